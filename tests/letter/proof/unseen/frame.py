"""The frame the unseen passages stand in: an ordinary short letter, and how a passage gets into a field of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from letter.content import (
    Attachment,
    ContactPerson,
    DocNumber,
    Issuer,
    LetterContent,
    Paragraph,
    Proposal,
    Proposer,
    Section,
)
from letter.example import example
from letter.proof import Ask, Facts

OFFICE = "云川市人民政府办公室"
SESSION = "政协云川市第九届委员会第二次会议"
NUMBER = "076"
TITLE = "关于办好城乡便民服务的提案"

_TO: dict[str, tuple[str, tuple[Proposer, ...], tuple[str, ...]]] = {
    "one": ("您", (Proposer("苏若衡", lead=True, address="云川市河西区枫林路9号"),), ("苏若衡委员",)),
    "several": ("你们", (Proposer("苏若衡", lead=True), Proposer("季长风")), ("苏若衡委员", "季长风委员")),
    "party": ("贵委", (Proposer("民盟云川市委员会", kind="party", lead=True),), ("民盟云川市委员会",)),
}
"""By kind of proposer: the honorific, the proposers and the addressees."""

Placing = Callable[[LetterContent, list[str]], tuple[LetterContent, str]]
"""Puts lines into a letter; says too where they stand, ``#`` for the row."""


def frame(to: str = "one") -> tuple[LetterContent, Facts]:
    """A faultless letter and what the register knows of it."""
    you, proposers, addressees = _TO[to]
    proposal = Proposal(NUMBER, TITLE, SESSION, proposers=proposers, lead_unit=OFFICE)
    content = replace(
        example(),
        issuer_mark=OFFICE,
        doc_number=DocNumber("云川政办函", 2026, 57),
        title=f"{OFFICE}关于{SESSION}第{NUMBER}号提案的答复函",
        addressees=addressees,
        opening=f"{you}在{SESSION}上提出的《{TITLE}》（第{NUMBER}号提案）收悉。经研究，现答复如下：",
        passages=(
            Paragraph(f"{you}的建议切中要害，有关单位已经按照分工落实到位。"),
            Paragraph("有关做法已经坚持了一段时间，得到群众的认可。"),
        ),
        closing=(f"感谢{you}对我们工作的关心和支持。",),
        attachments=(),
        issuers=(Issuer(OFFICE),),
        dated_on="2026-06-16",
        contact=ContactPerson("季长风", "0000-0000000"),
        copied_to=("政协云川市委员会提案委员会",),
        proposals=(proposal,),
        feedback=None,
    )
    facts = Facts(
        today="2026-06-16",
        received_on="2026-03-20",
        due_on="2026-06-30",
        asks=(Ask("方便群众就近办事", answered=True),),
        contacts=1,
        issuer_names=(OFFICE,),
        seal_bodies=(OFFICE,),
        proposals=(proposal,),
    )
    return content, facts


def with_paragraphs(content: LetterContent, lines: list[str]) -> tuple[LetterContent, str]:
    """The lines as paragraphs amid the body, each in the place its number in ``passages`` tells."""
    first, *others = content.passages
    added = [Paragraph(line) for line in lines]
    return replace(content, passages=(first, *added, *others)), "passages[#+1].text"


def _body(content: LetterContent, lines: list[str]) -> tuple[LetterContent, str]:
    return replace(content, passages=tuple(map(Paragraph, lines))), ""


def _headings(content: LetterContent, lines: list[str]) -> tuple[LetterContent, str]:
    under = (Paragraph("这一条建议已经采纳。"),)
    added = tuple(Section(line, under) for line in (*lines, "其他说明"))
    return replace(content, passages=(*content.passages, *added)), "passages[#+2].heading"


def _bare_headings(content: LetterContent, lines: list[str]) -> tuple[LetterContent, str]:
    under = (Paragraph("这一条建议已经采纳。"),)
    added = (*(Section(line) for line in lines), Section("其他说明", under))
    return replace(content, passages=(*content.passages, *added)), "passages[#+2].heading"


def _attached(content: LetterContent, lines: list[str]) -> tuple[LetterContent, str]:
    added = tuple(Attachment(line, ("具体内容如下。",), (("序号", "名称"), ("1", "河东站"))) for line in lines)
    return replace(content, attachments=added), "attachments[#].name"


def _issued(content: LetterContent, lines: list[str]) -> tuple[LetterContent, str]:
    return replace(content, issuers=tuple(map(Issuer, lines))), "issuers[#].name"


def _field(name: str) -> Placing:
    return lambda content, lines: (replace(content, **{name: "\n".join(lines)}), "" if name == "dated_on" else name)


def _fields(name: str) -> Placing:
    return lambda content, lines: (replace(content, **{name: tuple(lines)}), f"{name}[#]")


PLACED: dict[str, Placing] = {
    "paragraph": with_paragraphs,
    "body": _body,
    "heading": _headings,
    "bare_heading": _bare_headings,
    "attachment_name": _attached,
    "issuer": _issued,
    "title": _field("title"),
    "opening": _field("opening"),
    "dated_on": _field("dated_on"),
    "addressee": _fields("addressees"),
    "copied_to": _fields("copied_to"),
    "closing": _fields("closing"),
}
"""How a text gets into each field. The place is empty where the whole letter is at fault."""
