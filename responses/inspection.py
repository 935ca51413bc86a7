"""Everything wrong with a letter, as a list of Findings; any 必错 (error) among them blocks 签发."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import replace

from letter.check.layout import findings_of
from letter.content import PERSONS, Item, LetterContent, Passage, Section, walk
from letter.copies import proposers_at
from letter.finding import Finding
from letter.fonts.coverage import uncovered
from letter.limits import printed_texts
from letter.profile import Profile
from responses.content import CLASSED

HONORIFIC = re.compile("你们|您|贵[委会局党社府厅]|贵单位")
REASONED = ("on_request", "withheld")
BODY = re.compile("(?:[^、，,；;（(]|[（(][^）)]*[）)]?)+")
"""One of the bodies that were typed into one entry; inside brackets a mark parts something else."""


def inspect(content: LetterContent, profile: Profile | None = None) -> list[Finding]:
    """What stands in the way of 签发 and what a person should look at, in reading order.

    The letter is composed in the layout of ``profile``, not rendered: a few milliseconds.
    """
    return [
        *_head(content),
        *_text(content),
        *_facts(content),
        *_copied_to(content),
        *_each_copy(content),
        *findings_of(_longest_copy(content), profile or Profile()),
        *_characters(content),
    ]


def _head(content: LetterContent) -> list[Finding]:
    found = []
    if not content.plain_title.strip():
        found.append(_error("FIL-01E", "title", "没有标题", "标题由发文机关、事由和文种组成"))
    if not any(name.strip() for name in content.addressees):
        found.append(_error("FIL-02E", "addressees", "没有主送", "写明答复给谁"))
    if not content.issuers:
        found.append(_error("FIL-04E", "issuers", "没有署名机关", "至少一个署名机关"))
    if not content.proposals:
        found.append(_error("FIL-05E", "proposals", "没有所答复的提案", "一件或几件提案"))
    return found


def _text(content: LetterContent) -> list[Finding]:
    found = []
    if not content.opening.strip():
        found.append(_suspect("FIL-11S", "opening", "没有开头", "写明来件标题、编号和“收悉”"))
    if not any(_words(passage) for passage, _ in walk(content.passages) if not isinstance(passage, Section)):
        found.append(_error("FIL-12E", "passages", "正文是空的", "逐条答复所提建议"))
    for where, passage in _placed(content.passages, "passages"):
        found.extend(_passage(where, passage))
    return found


def _passage(where: str, passage: Passage) -> list[Finding]:
    if not isinstance(passage, Section):
        if _words(passage):
            return []
        label = "条目" if isinstance(passage, Item) else "段落"
        return [_error("FIL-13E", where, f"有一个空的{label}", "填写或者删去")]
    if not passage.heading.strip():
        return [_error("FIL-14E", f"{where}.heading", "有一个标题没有文字", "填写或者删去")]
    return []


def _facts(content: LetterContent) -> list[Finding]:
    found = []
    if content.purpose in CLASSED and content.outcome is None:
        found.append(_error("FIL-21E", "outcome", "没有选办理结果分类", "按分类办法选一类"))
    if not content.disclosure:
        found.append(_error("FIL-22E", "disclosure", "没有选公开属性", "主动公开、依申请公开或不予公开"))
    if content.disclosure in REASONED and not content.disclosure_reason.strip():
        found.append(_error("FIL-23E", "disclosure_reason", "没有写不主动公开的理由", "依申请公开、不予公开应当说明理由"))
    if content.purpose in CLASSED and not (content.contact.name and content.contact.phone):
        found.append(_suspect("FIL-24S", "contact", "没有联系人或联系电话", "附注中写明联系人及电话"))
    if content.purpose in CLASSED and not content.copied_to:
        found.append(_suspect("FIL-25S", "copied_to", "没有抄送机关", "一般抄送提案（建议）工作机构和督查部门"))
    for index, attachment in enumerate(content.attachments):
        if not attachment.name.strip():
            found.append(_error("FIL-26E", f"attachments[{index}]", f"附件{index + 1}没有名称", "填写附件名称"))
    return found


def _copied_to(content: LetterContent) -> list[Finding]:
    """抄送 is for bodies that do not get the letter otherwise, each once."""
    found = []
    issuers = {name for issuer in content.issuers for name, _ in _bodies(issuer.name)}
    addressees = {name for entry in content.addressees for name, _ in _bodies(entry)}
    times = Counter(name for entry in content.copied_to for name, _ in _bodies(entry))
    for index, entry in enumerate(content.copied_to):
        where = f"copied_to[{index}]"
        for name, written in dict(_bodies(entry)).items():
            if name in issuers:
                found.append(_suspect("FIL-27S", where, f"抄送“{written}”又是署名机关", "发文机关不必抄送自己，请核对"))
            elif name in addressees:
                found.append(_suspect("FIL-27S", where, f"抄送“{written}”又是主送", "已经主送的不再抄送，请核对"))
            if times[name] > 1:
                found.append(_suspect("FIL-28S", where, f"抄送“{written}”列了{times[name]}次", "同一机关只列一次，请核对"))
                times[name] = 0
    return found


def _each_copy(content: LetterContent) -> list[Finding]:
    """分送: a copy for each co-signer, nobody twice, nobody left out, in words that fit whoever opens it."""
    found, lines = [], [copy.addressee.strip() for copy in content.copies]
    if content.print_run and content.print_run < len(lines):
        found.append(_error("FIL-33E", "print_run", f"印制{content.print_run}份，少于分送的{len(lines)}份", "改正印制份数"))
    for index, line in enumerate(lines):
        where = f"copies[{index}]"
        if line in lines[:index]:
            found.append(_error("FIL-32E", where, f"分送“{line}”列了不止一次", "每位一份，请删去重复的"))
        if content.purpose in CLASSED and not proposers_at(line, content.proposals):
            found.append(_suspect("FIL-34S", where, f"分送“{line}”不是登记的提案者", "请与登记的姓名、名称核对"))
    if lines and content.purpose in CLASSED:
        named = {one.name for line in lines for one in proposers_at(line, content.proposals)}
        everyone = dict.fromkeys(one.name for proposal in content.proposals for one in proposal.proposers if one.name)
        if absent := [name for name in everyone if name not in named]:
            found.append(_suspect("FIL-35S", "copies", f"提案者{'、'.join(absent[:5])}没有分送件", "每位提案者一份，或者改为合送"))
        found += _honorific(content)
    return found


def _honorific(content: LetterContent) -> list[Finding]:
    """All copies have the same words: 您 fits persons, 贵委 a body, 你们 only where both are among them."""
    is_person = {one.kind in PERSONS for copy in content.copies for one in proposers_at(copy.addressee, content.proposals)}
    if len(is_person) != 1:
        fits, wanted = "你们", "分送的既有个人又有单位，各份文字相同，称“你们”"
    elif is_person == {True}:
        fits, wanted = "您", "每份只寄一人，一般称“您”"
    else:
        fits, wanted = "贵", "每份只寄一个单位，一般称“贵委”“贵会”“贵单位”"
    said = HONORIFIC.search(content.opening)
    if said is None or said.group().startswith(fits):
        return []
    return [_suspect("FIL-36S", "opening", f"分送每位一份，开头却称“{said.group()}”", wanted)]


def _longest_copy(content: LetterContent) -> LetterContent:
    """The letter with the addressee that takes most room: the copies differ in nothing else that is laid out."""
    lines = ["、".join(content.addressees), *(copy.addressee for copy in content.copies)]
    longest = max(lines, key=len)
    return content if longest == lines[0] else replace(content, addressees=(longest,))


def _bodies(entry: str) -> list[tuple[str, str]]:
    """Each body named in an entry: as a reader takes it, whatever its spaces and widths, and as it is written."""
    names = (name.strip().rstrip("：:。") for name in BODY.findall(entry))
    return [("".join(unicodedata.normalize("NFKC", name).casefold().split()), name) for name in names if name]


def _characters(content: LetterContent) -> list[Finding]:
    texts = [*printed_texts(content), *content.addressees, *content.copied_to, content.contact.name]
    texts += [copy.addressee for copy in content.copies]
    texts += [issuer.name for issuer in content.issuers] + [content.issuer_mark]
    for proposal in content.proposals:
        texts += [proposal.title, *(one.name for one in proposal.proposers)]
    absent = uncovered("".join(texts))
    if not absent:
        return []
    listed = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in absent[:10])
    more = f"等{len(absent)}个" if len(absent) > 10 else ""
    return [_error("FNT-01E", "", f"字库中没有这些字：{listed}{more}", "改用其他写法，或请系统管理员补充字体")]


def _placed(passages: tuple[Passage, ...], where: str) -> list[tuple[str, Passage]]:
    """Every passage with its place as decoding names it: passages[2].passages[0]."""
    found = []
    for index, passage in enumerate(passages):
        place = f"{where}[{index}]"
        found.append((place, passage))
        if isinstance(passage, Section):
            found.extend(_placed(passage.passages, f"{place}.passages"))
    return found


def _words(passage: Passage) -> str:
    if isinstance(passage, Section):
        return passage.heading.strip()
    if isinstance(passage, Item):
        return (passage.lead_in + passage.text + "".join(passage.more)).strip()
    return passage.text.strip()


def _error(rule: str, where: str, said: str, wanted: str) -> Finding:
    return Finding(rule, "error", where, said, wanted)


def _suspect(rule: str, where: str, said: str, wanted: str) -> Finding:
    return Finding(rule, "suspect", where, said, wanted)
