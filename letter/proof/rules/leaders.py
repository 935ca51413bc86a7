"""Citing: what leaders said."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.proof.reading import PROSE, Flow, Hit, Read
from letter.proof.rule import Example, rule

HIGHEST = "总书记|国家副?主席|主席|(?:国务院)?副?总理"
"""By office: a name alone is nobody's to list."""
OTHERS = (
    "国务委员|委员长|(?:省|市|县|区|州)委(?:常委|副?书记)|(?:常务|分管)?副?(?:省长|市长|县长|区长|州长)|(?:省|市)委[、和](?:省|市)政府领导|"
    "(?:党中央|中央|国务院|全国人大|全国政协|(?:省|市|县|区|州)(?:委|政府|人大|政协)?)(?:常委会)?(?:主要|分管|有关)?(?:领导|负责)(?:同志|人)?|(?:主要|分管)(?:领导|负责)(?:同志|人)?|"
    "(?:人大常委会|人大|政协)(?:副?主任|副?主席)|部部长|厅厅长|副部长|副厅长|(?:省|市|县|区|州)委[^。；！？“”，]{0,6}书记"
)
NO_PERSON = "(?!热线|专线|信箱|质量奖|公开电话|助理|班子|小组|干部|机关|体制|制|带队|牵头)"
LEADER = rf"(?:{HIGHEST}|{OTHERS}){NO_PERSON}"
REPORT = "党的[一二三四五六七八九十]{1,3}大(?:上的)?报告"
SAYS = (
    "指出|强调|要求|指示|批示|提出|说过?|讲过?|讲话|讲到|嘱托|嘱咐|叮嘱|嘱|论述|明确|表示|谈到|提到|提醒|告诫|勉励|寄语|号召|称赞|赞扬|肯定|点评|写道|写下|阐述|阐明|希望|期望|"
    "评价|倡导|告诉|致辞|题词|感慨|坦言|承诺|表态|所言|概括|比喻|发问|追问|询问|问|一语|直言|点明|点出"
)
WORDS = "指示|批示|嘱托|嘱咐|叮嘱|论述|论断|要求|讲话|教导|教诲|理念|号召|期望|期许|寄语|方针|思想|箴言|名言|话|告诫|勉励|精神|方法论|倡议|牵挂|期盼|关怀|重托|心愿"
DIRECT = r"(?:(?!精神|批示|后|以来|下)[^。；！？“”，：]{0,10}[，：]|[^。；！？“”，：推实行建设开落打用按坚做]{0,6})(?:[要应须]|必须)?"
SAID = "“(?P<said>[^“”]{2,})”"
QUOTED = (
    # 市长在会上强调，要“……”
    re.compile(rf"(?:{LEADER}|{REPORT})(?:[^。；！？“”，]{{0,30}}[时中上后里]，)?[^。；！？“”，]{{0,36}}?(?:(?<!的)(?:{SAYS}){DIRECT}|的(?:{SAYS})[^。；！？“”，：]{{0,6}}：?){SAID}"),
    # 总书记“……”的嘱托
    re.compile(rf"(?:{HIGHEST})[^。；！？“”，]{{0,20}}?{SAID}[^。；！？“”，：、]{{0,8}}?(?:{WORDS})"),
    # 县长作了“……”的指示
    re.compile(rf"(?:{LEADER})[^。；！？“”，]{{0,10}}作(?:出|了|过)[了过]?{SAID}[^。；！？“”，：、]{{0,4}}?(?:指示|批示|要求|部署|表态|承诺)"),
    # “……”，这是总书记的嘱托
    re.compile(rf"{SAID}[，。—]{{0,2}}(?:这|这也|这句话)?(?:就|正|都)?(?:是|出自|源于)(?:{LEADER})[^。；！？“”，]{{0,24}}?(?:{WORDS}|{SAYS})"),
    # “……。”总书记这样说
    re.compile(rf"“(?P<said>[^“”]{{3,}}[。！？…])”[^。；！？“”，]{{0,6}}(?:{LEADER})[^。；！？“”，]{{0,24}}?(?:{WORDS}|{SAYS})"),
    # 正如总书记所说的那样，“……”
    re.compile(rf"(?:正如|诚如|恰如|用|按照|借用|引用)(?:{HIGHEST})[^。；！？“”]{{0,12}}?(?:话|说|言|讲)[^。；！？“”]{{0,6}}{SAID}"),
)
REPORTED = re.compile(rf"(?:{HIGHEST})[^。；！？“”]{{0,30}}?(?:指出|强调|指示|要求|说)[，：](?!“)")
TERM = re.compile("(?:制度|机制|模式|工作法|行动|工程|平台|活动|战略|计划|规划|试点|专班|品牌|清单|服务|改革)")
"""Behind what is only a name: 要求实行“首席服务员”制度."""


@rule(
    "REF-01S", "领导讲话引文",
    source="《党政机关公文处理工作条例》第十九条、第二十条", basis="实务",
    bad=Example("总书记指出：“民生无小事，枝叶总关情。”", at="民生无小事"),
    good=Example("市领导要求加快改造，居民说：“上下楼方便了。”"),
    note="引用领导讲话、指示的，逐字核对原文和出处。引文在前、在后都看；只是名称（“首席服务员”制度）的不看。",
)  # fmt: skip
def leaders(read: Read) -> Iterator[Hit]:
    """Nobody but a person with the source at hand can check it."""
    for flow in read.paragraphs(PROSE | {"heading"}):
        told: set[tuple[int, int]] = set()
        for pattern in QUOTED:
            for match in pattern.finditer(flow.text):
                span = match.span("said")
                if span not in told and not _is_term(flow, match):
                    told.add(span)
                    yield flow.hit(*span, "引用了领导讲话", "逐字核对原文和出处")
        for match in REPORTED.finditer(flow.text):
            yield flow.hit(*match.span(), "转述了领导讲话", "核对原意和出处")


def _is_term(flow: Flow, match: re.Match[str]) -> bool:
    short = len(match["said"]) <= 10 and not re.search("[，。；！？]", match["said"])
    return short and bool(TERM.match(flow.text, match.end("said") + 1))
