"""Consistency of the class: what is done or only planned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from letter.content import LetterContent, Outcome, Paragraph
from letter.proof.reading import PROSE, Hit, Read
from letter.proof.rule import Example, rule
from letter.proof.rules.register import ANSWERS

SENTENCE = re.compile("[^。；！？]+")
PLANNED = re.compile(
    "将(?!其|原|全市的)|拟(?!定|于?制)|计划|下一?步|争取|力争|逐步|适时|预计|打算|届时|今后|早日|研究制定|研究出台|择机|待|明年|后年|尽快|尽早|抓紧|继续|加快(?:推进|落实|实施)|后续|有望|准备|着手|考虑(?!到)|进一步|"
    "积极推[动进]|我们会|我局会(?!同)|正在(?:研究|制定|编制|论证|起草|申报|谋划)|需要?(?!求)|应当?(?!急)|予以研究|认真研究|[明后]年|早日"
)
ONLY_LISTED = re.compile("已(?:经)?(?:被)?(?:列入|纳入|列为)[^，。；]{0,20}(?:计划|规划|安排|方案|议程|项目库|盘子|重点)|已(?:经)?(?:着手|开始|启动)[^，。；]{0,10}(?:前期|研究|谋划|论证|编制|起草|制定)|已(?:收悉|收到|转|知悉)")
"""Said with 已, and nothing is done yet."""
TOPIC = re.compile("关于|对于?|您|你们|贵|为|针对|建议|提案|根据|按照|结合|围绕|就|如果|随着|在")
"""Begins what the answer is about, not what was done."""
DONE = re.compile(
    "已|了|完成|建成|印发|出台|累计|截至|投入使用|采纳|新增|启用|落实|达到|实现|开展|安排|组织|建立|改造|开通|增加|实行|推行|"
    "恢复|修复|更换|清理|拆除|安装|增设|调整|设置|设立|发放|办结|解决|整改|取消|延长|提高|降低|召开|走访|拨付|购置|划定|施划|[配修]备|加装|下发|制定|公布|开放|免费|实施|施行|得到|缓解|投用|被写入|写入|写进|采用"
)
REASONS = re.compile(
    "因(?!此|素|地|而)|由于|鉴于|受[^，。]{0,14}(?:限制|制约|影响|所限)|限制|制约|尚不|暂不|暂未|不具备|不符合|缺乏|缺少|超出|不属于|难以|不宜|权限|无法"
    "|不能|不足|上位法|理由|原因|考虑到|尚无|没有(?:相应|专门|明确)?(?:依据|规定|授权|先例)|无法律|不允许|不得|存在[^，。]{0,8}困难|与[^，。]{2,20}(?:不一致|抵触|冲突)|须待|无权|有待论证|超出|已有规定|仅此|国家定价|统一定价|成本过?高|待[^，。]{2,14}(?:后|再)|(?:国家|省|上级)[^，。]{0,10}(?:统一|正在|尚未|尚在)"
)
BACKGROUND = re.compile(
    r"[^，。；]{0,24}(?:不足|不能|无法|难以|缺乏|缺少|限制|制约|困难|难)[^，。；]{0,12}(?:的?(?:问题|现象|矛盾|难题|情况|局面|痛点|短板))|(?:您|你们|贵.|提案|建议)[^，。；]{0,6}(?:指出|提到|反映|所述|提出)的?[^，。；]{0,30}"
    r"|(?:缓解|解决|破解|消除|克服|打破)[^，。；]{0,16}"
)
"""What the proposal is about and no reason for its class."""


def _classed(code: str, *texts: str) -> Callable[[LetterContent], LetterContent]:
    """For the examples: a letter of this class that says these paragraphs and no others."""

    def made(letter: LetterContent) -> LetterContent:
        outcomes = letter.scheme.outcomes if letter.scheme else ()
        outcome = next((one for one in outcomes if one.code == code), Outcome(code))
        passages = tuple(Paragraph(text) for text in texts)
        return replace(letter, outcome=outcome, passages=passages, closing=letter.closing[-1:], attachments=())

    return made


@rule(
    "CON-08S", "办理结果与文字相符",
    source="实务", basis="实务",
    bad=Example(
        "办理结果A1；正文：我局将会同市民政局、市财政局制定加装扶手的计划。",
        make=_classed("A1", "我局将会同市民政局、市财政局制定加装扶手的计划。", "下一步拟在小区增设座椅。"),
    ),
    good=Example(
        "办理结果C1；正文：由于管线密集，暂不具备加装条件。",
        make=_classed("C1", "我局会同市民政局、市财政局逐处勘察。由于管线密集，这些小区暂不具备加装条件，我局将继续跟踪。"),
    ),
    note="A类正文只有“将”“拟”“计划”，或者C类没有说原因的，请核对分类。A3（已有规定）不看。",
)  # fmt: skip
def class_and_wording(read: Read) -> Iterator[Hit]:
    """The whole text against the class."""
    outcome = read.content.outcome
    if outcome is None or read.content.purpose not in ANSWERS:
        return
    text = "。".join(flow.masked for flow in read.paragraphs(PROSE - {"opening", "closing"}))
    sentences = SENTENCE.findall(text)
    if outcome.code.startswith("A") and outcome.code != "A3" and _only_plans(sentences, read):
        yield Hit("outcome", f"办理结果选的是{outcome.code}，正文只说将要怎么办", "写明已经办成的事，或者改选分类")
    if outcome.code.startswith("C") and sentences and not any(REASONS.search(BACKGROUND.sub("", one)) for one in sentences):
        yield Hit("outcome", f"办理结果选的是{outcome.code}，正文没有说明原因", "写明不能解决或者留作参考的原因")


def _before_plans(sentence: str) -> str:
    """What is said of deeds before the first clause that plans: 增设路灯12盏，下一步将加强管护."""
    clauses = sentence.split("，")
    first = next((spot for spot, clause in enumerate(clauses) if PLANNED.search(clause)), 0)
    return "，".join(clause for clause in clauses[:first] if not TOPIC.match(clause))


def _only_plans(sentences: list[str], read: Read) -> bool:
    """Something is planned, and nothing is said to be done. A year ahead is a plan without a word for it."""
    day = read.content.dated_on or read.facts.today
    planned = False
    for one in sentences:
        ahead = bool(PLANNED.search(one)) or any(day and int(year) > int(day[:4]) for year in re.findall(r"(20\d\d)年", one))
        past = ONLY_LISTED.sub("", one)
        if "已" in past or re.search("(?<!为)了(?!解)", past) or DONE.search(_before_plans(past) if ahead else past):
            return False
        planned = planned or ahead or past != one
    return planned
