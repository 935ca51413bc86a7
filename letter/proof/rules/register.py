"""Consistency with the register: title, number, session, proposers, class, unit and year are the same everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from letter.content import PERSONS, Proposal
from letter.proof.marks import COUNTED, HAN, NUMERAL
from letter.proof.reading import PROSE, Hit, Read, Region
from letter.proof.rule import Example, rule

ANSWERS = ("reply", "second")
"""Letters that answer a proposer; opinions and explanations go to an office and are worded otherwise."""
WORK = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
ASKED = re.compile("(?:提案|建议|议案)[）)]?\\Z")
ALIKE, MUCH_ALIKE = 0.5, 0.8
COUNT = rf"(?:[{NUMERAL}]{{1,3}}|\d{{1,2}})"
SESSION = re.compile(rf"第?(?P<term>{COUNT})届[^，。；《》]{{0,14}}?第?(?P<session>{COUNT})次(?:全体)?会议")
NUMBER = re.compile(r"第(?P<all>[ 　]*[A-Za-z]{0,2}\d{1,6}(?:[ 　]*(?:[、，,和及至]|—|号、|号和)[ 　]*第?[A-Za-z]{0,2}\d{1,6})*[ 　]*)号(?!楼|院|线|路|公告|令|修|桥)")
RECEIVED = re.compile("收悉|收到|已悉")
PERSON = re.compile(rf"\A(?:尊敬的)?(?P<names>[{HAN}·、]{{2,60}}?)(?:等(?:\d+|[{NUMERAL}]+)?[名位人]?)?(?:政协|人大|省|市|县|区)*(?:委员|代表)(?:们)?\Z")
NOBODY = frozenset(("各位", "诸位", "全体", "有关", "相关", "联名", "提案", "领衔", "列席", "特邀"))
RAISED_BY = re.compile(rf"(?:\A|[，。；])(?P<name>[{HAN}]{{2,4}}?)(?:委员|代表)(?:等\d*[名位人]?(?:委员|代表)?)?(?:提出|领衔|联名)")
CLASS = re.compile(r"(?<![0-9A-Za-z])(?P<code>[A-D][1-3]?)(?P<end>[”’]?类)(?!地|车|人|企|药|产|项|物|设|场|用|客|火)")
ABOUT_CLASS = re.compile("办理|答复|分类|结果|提案|建议")


@rule(
    "CON-01E", "提案标题一致",
    source="《党政机关公文处理工作条例》第十九条；实务", basis="实务",
    bad=Example(
        "你们在政协云川市第九届委员会第二次会议上提出的《关于推进老旧小区适老化改建的提案》（第108号）收悉，现答复如下：",
        into="opening", at="改建",
    ),
    good=Example(
        "你们在政协云川市第九届委员会第二次会议上提出的《关于推进老旧小区适老化改造的提案》（第108号）收悉，现答复如下：",
        into="opening",
    ),
    note="开头、标题和正文里写的提案标题与登记的一字不差；征询意见表取登记的标题。",
)  # fmt: skip
def titles(read: Read) -> Iterator[Hit]:
    """The sheet prints the register's title; so the letter's is what may differ."""
    known = {_plain(one.title): one.title for one in read.content.proposals if one.title}
    for index, (kept, now) in enumerate(_pairs(read)):
        if now.title and _plain(now.title) != _plain(kept.title):
            yield Hit(f"proposals[{index}].title", f"提案标题“{kept.title}”与登记的“{now.title}”不同", "以登记为准，改正")
    if not known:
        return
    for region in read.of(PROSE | {"title", "heading"}):
        written = list(WORK.finditer(region.text))
        open_titles = {plain: title for plain, title in known.items() if all(_plain(one[1]) != plain for one in written)}
        for match in written:
            if _plain(match[1]) not in known and (title := _meant(region, match[1], open_titles)):
                said = f"提案标题写作《{match[1]}》，登记的是《{title}》"
                yield region.hit(match.start(1), match.end(1), said, "与登记的一字不差", title)


def _meant(region: Region, said: str, titles: dict[str, str]) -> str:
    """The registered title that was meant; empty for a work of its own."""
    if not titles:
        return ""
    plain = max(titles, key=lambda title: _ratio(title, _plain(said)))
    ratio = _ratio(plain, _plain(said))
    if region.kind in ("opening", "title"):
        return titles[plain] if ratio >= MUCH_ALIKE or (ratio >= ALIKE and ASKED.search(said)) else ""
    return titles[plain] if ratio >= MUCH_ALIKE and ASKED.search(said) else ""


def _plain(title: str) -> str:
    """As two people write the same title: spaces, and the marks that change inside 《》."""
    return re.sub(r"\s", "", title).translate(str.maketrans("《》“”", "〈〉‘’"))


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


@rule(
    "CON-02E", "编号、届次、提案者、分类、单位一致",
    source="《党政机关公文处理工作条例》第十九条；实务", basis="实务",
    bad=Example("关于政协云川市第九届委员会第二次会议第118号提案的答复函", into="title", at="118"),
    good=Example("关于市政协九届二次会议第108号提案的答复函", into="title"),
    note="标题、开头、主送与登记的比；届次写全称、简称都可以。正文里提到的其他会议、其他提案不看。",
)  # fmt: skip
def facts_everywhere(read: Read) -> Iterator[Hit]:
    """What title, opening and addressees say of the proposal."""
    yield from _registered(read)
    if read.content.purpose in ANSWERS:
        for region in read.of({"title", "opening"}):
            text = re.sub(r"\n", " ", region.masked)
            if region.kind == "opening" and (received := RECEIVED.search(text)):
                text = text[: received.start()]
            yield from _sessions(read, region, text)
            yield from _numbers(read, region, text)
        yield from _people(read)
        yield from _bodies(read)
        yield from _unit(read)
    yield from _classes(read)


def _registered(read: Read) -> Iterator[Hit]:
    for index, (kept, now) in enumerate(_pairs(read)):
        before, after = ([one.name for one in proposal.proposers] for proposal in (kept, now))
        for name, label in (("number", "编号"), ("session", "届次"), ("lead_unit", "承办单位")):
            if (right := getattr(now, name)) and right != getattr(kept, name):
                said = f"提案{label}“{getattr(kept, name)}”与登记的“{right}”不同"
                yield Hit(f"proposals[{index}].{name}", said, "以登记为准，改正")
        if after and before != after:
            said = f"提案者“{'、'.join(before)}”与登记的“{'、'.join(after)}”不同"
            yield Hit(f"proposals[{index}].proposers", said, "以登记为准，改正")


def _pairs(read: Read) -> list[tuple[Proposal, Proposal]]:
    """Each proposal as the letter keeps it and as the register has it now."""
    return list(zip(read.content.proposals, read.facts.proposals, strict=False))


def _sessions(read: Read, region: Region, text: str) -> Iterator[Hit]:
    known = {found for one in read.content.proposals if (found := _session(SESSION.search(one.session)))}
    for match in SESSION.finditer(text):
        if known and _session(match) not in known:
            wanted = "、".join(dict.fromkeys(one.session for one in read.content.proposals))
            yield region.hit(*match.span(), f"届次写作“{match[0]}”，与登记的不同", f"登记的是“{wanted}”")


def _session(match: re.Match[str] | None) -> tuple[int, int] | None:
    if match is None:
        return None
    term, session = (int(one) if one.isdecimal() else COUNTED.get(one, 0) for one in (match["term"], match["session"]))
    return term, session


def _numbers(read: Read, region: Region, text: str) -> Iterator[Hit]:
    known = {_bare(one.number): one.number for one in read.content.proposals if _bare(one.number)}
    for match in NUMBER.finditer(text):
        if not known or "至" in match["all"] or "—" in match["all"]:
            continue
        for number in re.finditer(r"\d+", match["all"]):
            if _bare(number[0]) not in known:
                start = match.start("all") + number.start()
                right = next(iter(known.values())) if len(known) == 1 else None
                said = f"编号写作“第{number[0]}号”，与登记的不同"
                yield region.hit(start, start + len(number[0]), said, f"登记的是第{'、'.join(known.values())}号", right)


def _bare(number: str) -> str:
    return re.sub(r"\D", "", number).lstrip("0")


def _people(read: Read) -> Iterator[Hit]:
    everyone = {one.name for proposal in read.content.proposals for one in proposal.proposers if one.name}
    persons = {one.name for proposal in read.content.proposals for one in proposal.proposers if one.kind in PERSONS}
    if not persons:
        return
    for region in read.of({"addressee"}):
        match = PERSON.match(region.text.strip())
        for name in match["names"].split("、") if match else ():
            if name and name not in everyone | NOBODY and not any(name.startswith((one, "各", "全")) for one in everyone):
                at = region.text.find(name)
                yield region.hit(at, at + len(name), f"主送“{name}”不是登记的提案者", f"登记的是{'、'.join(sorted(everyone))}")
    for region in read.of({"opening"}):
        for match in RAISED_BY.finditer(region.masked):
            if match["name"] not in everyone | NOBODY:
                yield region.hit(*match.span("name"), f"“{match['name']}”不是登记的提案者", f"登记的是{'、'.join(sorted(everyone))}")


def _bodies(read: Read) -> Iterator[Hit]:
    """A body addressed by a name that is its own but for one character."""
    names = [one.name for proposal in read.content.proposals for one in proposal.proposers if one.kind not in PERSONS and len(one.name) >= 6]
    for region in read.of({"addressee"}):
        text = region.text.strip()
        for name in names:
            if text not in names and len(text) == len(name) and sum(a != b for a, b in zip(text, name, strict=True)) == 1:
                yield region.hit(0, len(region.text), f"主送“{text}”与登记的提案者“{name}”差一个字", "按登记的名称写", name)


def _unit(read: Read) -> Iterator[Hit]:
    """A short name of the same body, and one that is not the mark's, are FMT-12E's matter."""
    leads = {one.lead_unit for one in read.content.proposals if one.lead_unit}
    mark = read.content.issuer_mark.strip()
    for index, issuer in enumerate(read.content.issuers[:1]):
        if mark and not _is_short(issuer.name, mark):
            return
        same = any(_is_short(issuer.name, lead) or _is_short(lead, issuer.name) for lead in leads)
        if leads and issuer.name and not same and not any(one.name in leads for one in read.content.issuers):
            said = f"署名“{issuer.name}”不是登记的承办单位“{'、'.join(sorted(leads))}”"
            yield Hit(f"issuers[{index}].name", said, "署名与承办单位一致", (0, len(issuer.name)))


def _is_short(short: str, full: str) -> bool:
    rest = iter(full)
    return all(char in rest for char in short)


def _classes(read: Read) -> Iterator[Hit]:
    outcome, scheme = read.content.outcome, read.content.scheme
    if outcome is None:
        return
    if scheme and scheme.outcomes and (outcome.code, outcome.label) not in {(one.code, one.label) for one in scheme.outcomes}:
        said = f"办理结果“{outcome.code} {outcome.label}”与分类办法“{scheme.name}”不符"
        yield Hit("outcome", said, "按分类办法选一类")
    for flow, match in read.find(CLASS, PROSE, masked=False):
        begin = max(flow.text.rfind(mark, 0, match.start()) for mark in "。；") + 1
        # A permit or a worker has classes too: B类（专业人才）118件.
        if not ABOUT_CLASS.search(flow.text, begin, match.start()) or re.match("[（(]|[\\d、]", flow.text[match.end() :]):
            continue
        code = match["code"]
        if not outcome.code.startswith(code) and outcome.code[:1] in "ABCD":
            yield flow.hit(*match.span("code"), f"正文说是{code}类，办理结果选的是{outcome.code}", "改成一致", outcome.code)


@rule(
    "CON-06E", "发文字号的年份",
    source="《党政机关公文处理工作条例》第九条第（五）项", basis="条例",
    bad=Example(
        "发文字号：云川住建函〔2025〕12号，成文日期：2026年6月9日",
        make=lambda letter: replace(letter, doc_number=replace(letter.doc_number, year=2025)) if letter.doc_number else letter,
    ),
    good=Example("发文字号：云川住建函〔2026〕12号，成文日期：2026年6月9日", make=lambda letter: letter),
    note="发文字号按年编，年份是成文日期的年份。",
)  # fmt: skip
def years(read: Read) -> Iterator[Hit]:
    """Only where both are known."""
    number, day = read.content.doc_number, read.content.dated_on
    if number is not None and day[:4].isdecimal() and number.year != int(day[:4]):
        yield Hit("doc_number", f"发文字号是{number.year}年的，成文日期是{day[:4]}年的", "年份一致")


