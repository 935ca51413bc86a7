"""Format of what stands below the text: 附件说明, attachments, 署名, seals, 附注, 抄送."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from letter.compose.body import attachment_names
from letter.content import LetterContent
from letter.proof.facts import Facts
from letter.proof.marks import HAN, NUMERAL
from letter.proof.reading import PROSE, Hit, Read, Region
from letter.proof.rule import Example, Rule, register, rule

GB = "GB/T 9704—2012"
BODY_END = "局委办厅院部会府室心司行学校站队所团社馆"
"""The last character of a body's name. 区 and 县 are none: 各区、县人民政府 is one entry."""
SEVERAL = re.compile(rf"(?<=[{BODY_END}])(?:[、；;]|[ 　]+)(?=[{HAN}]{{2,}}[{BODY_END}])")
LIST_END = re.compile(r"[。；;，,、：:.\s]+\Z")
COUNTS = "万亿千百余多个元项条年月日天份张部类期页号级层名户处吨米公平小岁家所台辆套座栋批次件社镇乡村学小"
"""Behind a figure: it counts something and numbers nothing."""
NAME_NUMBER = re.compile(
    rf"\A(?:附\s*件?\s*[（(]?(?:[{NUMERAL}]{{1,2}}|[\d０-９]{{0,2}})[）)]?\s*[：:.．、，,—\-－]\s*|附\s*件\s*[（(]?(?:[{NUMERAL}\d]{{1,2}})[）)]?\s+|附件[（(]\d{{1,2}}[）)]|附件\d{{1,2}}(?![\d.．%％{COUNTS}])"
    rf"|第[{NUMERAL}\d]{{1,2}}[项个份]?[：:、，]\s*(?![{NUMERAL}\d])|[\d０-９]{{1,2}}\s*[.．、，,)）](?!\d(?!\d{{3}}年))\s*|\d{{1,2}}[ 　]+(?![{COUNTS}])|[{NUMERAL}]{{1,2}}[、.．，,)）](?![{NUMERAL}])|[（(][{NUMERAL}\d]{{1,2}}[）)]|[①-⑳⒈-⒛⑴-⒇]|[、，。．.·|—\-：:]+\s*)(?=[{HAN}《“\d])"
)
NAME_END = re.compile(r"(?:[。；;，,、：:.．！!·…|\s]+|\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd))\Z", re.IGNORECASE)
"""The kind of a file is pasted along with its name."""
LABEL = re.compile(r"\A附件\s*\d{0,2}\s*(?:[：:]\s*|\Z)")
REFERENCE = re.compile(r"(?<![》的])(?:(?:详见|参见|见|如)附件|(?<!文件)附件(?=\d)|(?<=（)附件(?=）))\s*(\d{0,2})(?![\d.年月个份页项万亿千百余多：:张套本件条类])(?:[：:]?《([^》]+)》)?")
SHEET = re.compile("意见表|反馈表|征询表|回执")
CONTACT_LINE = re.compile(
    r"\A[（(【]?\s*(?:附\s*注\s*[：:]\s*)?(?:(?:单位)?(?:联\s*系\s*人|经\s*办\s*人|承办人|承办(?:科室|处室|单位)|联系(?:电话|方式|单位|科室)|联系人员|经办|电话)(?:[及、和](?:联系)?(?:电话|方式))?\s*[：:]"
    rf"|(?:联系人|经办人|承办人)[ 　]*(?![为由是及和的应须制名])[{HAN}]{{2,4}}(?:[，,；; 　（(\d]|[）)】]?\s*\Z)|(?:联系)?电话[ 　]*[\d（(][\d\-—－）)]{{6,}})"
    r"|\A附\s*注\s*[：:]|\A[（(]?\s*此件(?:公开|主动公开|依申请公开|不予公开|不公开|发至)"
    rf"|(?<=[。！])\s*[（(【]\s*(?:联系人|经办人|承办人)\s*[：:]?[^（）]{{2,40}}[）)】]\s*\Z"
)
CONTACT_MARKS = re.compile(rf"\A[（(【]?\s*(?:(?:联\s*系|经\s*办|承\s*办)\s*(?:人员?)?\s*[：:]\s*|(?:联系|经办|承办)人[ 　]*(?=[{HAN}]{{2}}))|\A[（(]\s*|(?<=[^（(])\s*[）)]\Z")
PHONE_IN_NAME = re.compile(r"[，,；;、\s]*(?:[（(]\s*)?(?:(?:联系)?电话\s*[：:]?\s*)?[\d（(][\d\-－—（）() ]{5,}[）)]?\s*\Z|[，,；;\s]*(?:联系)?电话\s*[：:]?\s*\Z")
PHONE_MARKS = re.compile(r"\A\s*(?:(?:联系)?电话\s*[：:]\s*[（(]?|[（(])\s*([\d\-－—]{5,})\s*[）)]?\s*\Z")
NO_TEXT = re.compile(r"[（(【]?\s*(?:[此本该]\s*[页面处]|以下|下[页面]|后[页面])[^，。（）]{0,2}无\s*正\s*文(?:内容)?\s*[）)】]?|(?:\A|[（(【])\s*(?:[此本该][页面]|以下|下页)[^，。（）]{0,4}(?:无(?:内容|文字)|空白)\s*(?:\Z|[）)】])|\A[（(【]\s*(?:无正文|正文完|空白页)\s*[）)】]|\A空白页\Z")
DATE_LINE = re.compile(
    r"\A(?:成文日期[：:])?(?:[\d０-９]{4}年[\d０-９]{0,2}月(?:[\d０-９]{0,2}日)?|20\d\d[./-]\d{1,2}[./-]\d{1,2}|[〇零○Oo0一二三四五六七八九十]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?|年月日)[。.]?\Z"
)
STAMP = re.compile("[（(](?:盖章|公章|印章|签章|章)[）)]|[。，：:]\\Z|^(?:落款|署名|日期|时间|答复单位|承办单位|发文机关)[：:]")
ALIKE = 0.6
"""Two titles that share so much are meant to be the same."""


@rule(
    "FMT-04E", "抄送的标点",
    source=f"{GB} 第7.4.2条", basis="国标",
    bad=Example("政协云川市委员会提案委员会\n云川市民政局、云川市财政局。", into="copied_to", at="。"),
    good=Example("政协云川市委员会提案委员会\n云川市民政局\n各区、县人民政府", into="copied_to"),
    note="一个机关一项；之间的逗号、最后的句号自动加。",
)  # fmt: skip
def copied_to(read: Read) -> Iterator[Hit]:
    """Several bodies in one entry are parted by commas too; 各区、县人民政府 is one."""
    for region in read.of({"copied_to"}):
        for match in SEVERAL.finditer(region.text):
            yield region.hit(*match.span(), f"抄送机关之间用了“{match[0].strip() or '空格'}”", "用逗号，或者分作几项", "，")
        if match := LIST_END.search(region.text):
            yield region.hit(*match.span(), f"抄送“{region.text.strip()}”末尾有标点", "标点自动加，请删去", "")


@rule(
    "FMT-05E", "附件说明",
    source=f"{GB} 第7.3.4条", basis="国标",
    bad=Example("1.既有住宅加装电梯补助标准；", into="attachment_name", at="；"),
    good=Example("2.8亿元专项资金安排表", into="attachment_name"),
    note="“附件”二字和序号自动排，名称前不写序号，名称后不加标点。“2.8亿元”“附件10万元预算表”里的数字不是序号。",
)  # fmt: skip
def attachment_notes(read: Read) -> Iterator[Hit]:
    """What was typed before and behind the name."""
    for region in read.of({"attachment_name"}):
        if match := NAME_NUMBER.search(region.text):
            yield region.hit(*match.span(), f"附件名称前写了“{match[0].strip()}”", "序号自动排，请删去", "")
        if match := NAME_END.search(region.text):
            yield region.hit(*match.span(), f"附件名称末尾有“{match[0].strip() or '空格'}”", "附件名称后不加标点", "")


@rule(
    "FMT-06E", "附件与附件说明一致",
    source=f"{GB} 第7.3.7条", basis="国标",
    bad=Example("既有住宅加装电梯补贴标准\n补助对象为2005年以前建成的住宅。", into="attachment", at="补贴"),
    good=Example("补助对象为2005年以前建成的住宅。", into="attachment"),
    note="附件页上的“附件”和标题按附件说明自动排，不要再写；正文说“见附件2”“附件《……》”的，附件说明里要有。",
)  # fmt: skip
def attachments(read: Read) -> Iterator[Hit]:
    """The page's first lines against the name; what the text refers to against all names."""
    for index, attachment in enumerate(read.content.attachments):
        for row, text in enumerate(attachment.paragraphs[:2]):
            where = f"attachments[{index}].paragraphs[{row}]"
            label = LABEL.match(text)
            title = text[label.end() :] if label else text
            if label and (not title or _ratio(title, attachment.name) >= ALIKE):
                yield Hit(where, f"附件页上写了“{text}”", "“附件”、序号和标题自动排，请删去", (0, len(text)))
            elif text and not re.search("[。；：，]", text) and _ratio(text, attachment.name) >= ALIKE:
                said = "又写了一遍附件标题" if text == attachment.name else f"附件标题与附件说明的“{attachment.name}”不一致"
                yield Hit(where, said, "标题按附件说明自动排，请删去，名称以附件说明为准", (0, len(text)))
    names = attachment_names(read.content)
    for flow, match in read.find(REFERENCE, PROSE, masked=False):
        number, title = int(match[1] or 0), match[2]
        if number > len(names) or not (names if SHEET.search(flow.text) or number else read.content.attachments):
            yield flow.hit(*match.span(), f"正文说“{match[0]}”，附件说明里没有", "补上附件，或者改正文")
        elif title and title not in (names[number - 1 : number] if number else names):
            yield flow.hit(*match.span(2), f"正文称附件为《{title}》，与附件说明不一致", "附件名称前后一致")


@rule(
    "FMT-07S", "附注",
    source=f"{GB} 第7.3.6条", basis="国标",
    bad=Example("（联系人：许明河）", into="contact", at="（联系人："),
    good=Example("许明河", into="contact"),
    note="联系人和电话填在“联系人”一栏，自动加圆括号排在成文日期之下、抄送之前。",
)  # fmt: skip
def footnotes(read: Read) -> Iterator[Hit]:
    """Brackets and labels that are printed anyway; a contact line among the text or the 抄送."""
    for region in read.of({"contact"}):
        if region.where == "contact.name":
            if match := PHONE_IN_NAME.search(region.text):
                yield region.hit(*match.span(), f"联系人一栏里写了“{match[0].strip()}”", "电话填在“联系电话”一栏")
                continue
            for match in CONTACT_MARKS.finditer(region.text):
                yield region.hit(*match.span(), f"联系人写了“{match[0].strip()}”", "括号和“联系人”自动加，请删去", "")
        elif match := PHONE_MARKS.search(region.text):
            yield region.hit(*match.span(), f"联系电话写作“{region.text}”", f"只写号码：{match[1]}", match[1])
    for region in read.of(PROSE | {"copied_to"}):
        if match := CONTACT_LINE.search(region.text):
            yield region.hit(match.start(), len(region.text), "联系人写在了这里", "填在“联系人”一栏，作附注加圆括号排在抄送之前")


register(Rule(
    "FMT-10E", "首页有正文", f"{GB} 第7.3.3条", "国标",
    bad=Example("主送列了几十人，首页排不下正文。"), good=Example("主送写作“周云舒等30名委员”，首页有正文。"),
    note="排版后才看得出，在编辑页的检查里指出。", kept_in="letter.check",
))  # fmt: skip


def _stamped(letter: LetterContent) -> LetterContent:
    return letter


@rule(
    "FMT-11E", "印章与署名相符",
    source="《党政机关公文处理工作条例》第九条第（十三）项", basis="条例",
    bad=Example(
        "署名：云川市住房和城乡建设局，印章：云川市民政局", make=_stamped, facts=Facts(seal_bodies=("云川市民政局",)),
    ),
    good=Example(
        "署名：云川市住房和城乡建设局，印章：云川市住房和城乡建设局", make=_stamped,
        facts=Facts(seal_bodies=("云川市住房和城乡建设局",)),
    ),
    note="署名不能空着；登记了印章的，印章上的机关与署名一一相符。",
)  # fmt: skip
def seals(read: Read) -> Iterator[Hit]:
    """By place: the first seal belongs to the first name."""
    bodies = read.facts.seal_bodies
    for index, issuer in enumerate(read.content.issuers):
        where = f"issuers[{index}].name"
        if not issuer.name.strip():
            yield Hit(where, f"第{index + 1}个署名是空的", "写明发文机关")
        elif index < len(bodies) and issuer.name.strip() not in _names(read, bodies[index]):
            yield Hit(where, f"署名“{issuer.name}”，印章是“{bodies[index]}”的", "印章与署名相符")
    if bodies and len(bodies) != len(read.content.issuers):
        yield Hit("issuers", f"署名{len(read.content.issuers)}个，印章{len(bodies)}枚", "一个署名一枚印章")


@rule(
    "FMT-12E", "署名是登记的名称",
    source="《党政机关公文处理工作条例》第九条第（十一）项", basis="条例",
    bad=Example("云川市民政局", into="issuer", at="云川市民政局"),
    good=Example("云川市住建局", into="issuer"),
    note="署发文机关全称或者规范化简称，与发文机关标志是同一机关；登记了机关名称的，与登记的一致。",
)  # fmt: skip
def issuers(read: Read) -> Iterator[Hit]:
    """Against the register where it is known, the office's list of bodies, and the letter's own mark."""
    mark = read.content.issuer_mark.strip()
    marked = any(_is_of(issuer.name.strip(), mark) for issuer in read.content.issuers)
    known = {name for body in read.lists.bodies for name in (body.name, *body.short) if mark in (body.name, *body.short)}
    for region in read.of({"issuer"}):
        name = region.text.strip()
        if read.facts.issuer_names and name not in read.facts.issuer_names:
            yield region.hit(0, len(region.text), f"署名“{name}”不是登记的全称或简称", "署登记的全称或者规范化简称")
        elif mark and not marked and len(read.content.issuers) == 1:
            yield region.hit(0, len(region.text), f"署名“{name}”与发文机关标志“{mark}”不是同一机关", "核对署名")
        elif known and len(read.content.issuers) == 1 and name not in known:
            yield region.hit(0, len(region.text), f"署名“{name}”不是“{mark}”登记的简称", "署登记的全称或者规范化简称")


@rule(
    "FMT-13E", "署名、成文日期与正文同页",
    source=f"{GB} 第7.3.5.5条", basis="国标",
    bad=Example("感谢你们对我们工作的支持。\n（此页无正文）", into="closing", at="此页无正文"),
    good=Example("感谢你们对我们工作的支持。", into="closing"),
    note="署名和日期自动与正文排在同一页；不写“此页无正文”，也不把署名、日期写进正文。",
)  # fmt: skip
def signed_with_text(read: Read) -> Iterator[Hit]:
    """What people type to push the signature about, or because they expect to have to."""
    names = {name for issuer in read.content.issuers for name in _names(read, issuer.name.strip())}
    for region in read.of(PROSE):
        if match := NO_TEXT.search(region.masked):
            yield region.hit(*match.span(), f"写了“{match[0]}”", "删去；排不下时调整行距、字距")
        elif region.kind in ("closing", "paragraph", "more") and _is_signature(region, names):
            yield region.hit(0, len(region.text), f"正文里写了“{region.text.strip()}”", "署名和成文日期自动排在正文之后，请删去")


def _is_signature(region: Region, names: set[str]) -> bool:
    """A line with the name, the day or both, and nothing else. A month alone may head a paragraph of the text."""
    line = STAMP.sub("", re.sub(r"\s", "", region.text))
    for name in names:
        if name and line.startswith(name):
            behind = STAMP.sub("", line.removeprefix(name))
            return not behind or DATE_LINE.match(behind) is not None
    if 4 <= len(line) <= 20 and line[-1] in BODY_END and any(_is_of(line, name) for name in names):
        return True
    return DATE_LINE.match(line) is not None and (region.kind == "closing" or not line.endswith("月"))


def _names(read: Read, name: str) -> set[str]:
    """All names of the body that has this one."""
    return {name}.union(*((body.name, *body.short) for body in read.lists.bodies if name in (body.name, *body.short)))


def _is_of(name: str, mark: str) -> bool:
    """Whether two names are the same body's: all characters of the shorter stand in the longer in the same order (云川市住建局).

    A name without its place (市住建局) is nobody's: any city has one.
    """
    short, long = sorted((name, mark), key=len)
    left = iter(long)
    return bool(short) and name[:2] == mark[:2] and all(char in left for char in short)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
