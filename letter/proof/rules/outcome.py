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
PLANNED = re.compile("将(?!其|原|全市的)|拟(?!定|于?制)|计划|下一步|争取|力争|逐步|适时|预计|打算|届时|今后|研究制定|研究出台|择机|待")
DONE = re.compile("已|了|完成|建成|印发|出台|累计|截至|投入使用|采纳|新增|启用|落实|达到|实现|开展|安排|组织|建立|改造|开通|增加|实行|推行")
REASONS = re.compile(
    "因(?!此|素|地|而)|由于|鉴于|受[^，。]{0,14}(?:限制|制约|影响|所限)|限制|制约|尚不|暂不|暂未|不具备|不符合|缺乏|缺少|超出|不属于|难以|不宜|权限|无法"
    "|不能|不足|上位法|理由|原因|考虑到|尚无|没有(?:相应|专门|明确)?(?:依据|规定|授权|先例)|无法律|不允许|不得|存在[^，。]{0,8}困难|与[^，。]{2,20}(?:不一致|抵触|冲突)"
)


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
    if outcome.code.startswith("A") and outcome.code != "A3":
        planned = [one for one in sentences if PLANNED.search(one)]
        done = [one for one in sentences if "已" in one or (DONE.search(one) and not PLANNED.search(one))]
        if len(planned) > 1 and not done:
            yield Hit("outcome", f"办理结果选的是{outcome.code}，正文只说将要怎么办", "写明已经办成的事，或者改选分类")
    if outcome.code.startswith("C") and sentences and not REASONS.search(text):
        yield Hit("outcome", f"办理结果选的是{outcome.code}，正文没有说明原因", "写明不能解决或者留作参考的原因")
