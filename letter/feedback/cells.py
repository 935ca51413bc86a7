"""What each field of the 征询意见表 says: a row of the template, with the letter's facts, as paragraphs of a cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from letter import gbt9704 as gb
from letter.content import (
    PERSONS,
    FeedbackTemplate,
    LetterContent,
    Proposal,
    Proposer,
    SheetField,
    SheetRow,
)
from letter.copies import proposers_at
from letter.feedback.rules import ANSWERS, CONTACT_WAYS
from letter.layout import Inline, Run, TextBlock, Tick
from letter.numerals import chinese_numeral, doc_number

NO_DAY = "　　　年　　月　　日"
NO_DAY_SHORT = "　　年　　月　　日"
SIGNING_CELLS = 5
"""Room behind a name for its signature."""

Blocks = tuple[TextBlock, ...]


@dataclass(frozen=True)
class Matter:
    """What a sheet is made of, at one size of type."""

    content: LetterContent
    template: FeedbackTemplate
    proposal: Proposal
    size_pt: float

    @property
    def note_pt(self) -> float:
        return min(self.size_pt, gb.SHEET_NOTE_PT)

    @property
    def leader(self) -> Proposer:
        proposers = self.proposal.proposers
        return next(
            (each for each in proposers if each.lead), proposers[0] if proposers else Proposer("")
        )

    @property
    def asked(self) -> Proposer:
        """Who fills the sheet in: the leader, or the co-signer whose own copy it comes with."""
        leader, addressees = self.leader, self.content.addressees
        if not self.template.rows or len(addressees) != 1:
            return leader
        named = proposers_at(addressees[0], [self.proposal])
        return leader if leader in named else next(iter(named), leader)

    @property
    def is_signed(self) -> bool:
        """A person signs; a body stamps."""
        return self.asked.kind in PERSONS

    @property
    def is_joint(self) -> bool:
        """Several proposed, and a person signs before them all."""
        return self.is_signed and self.asked == self.leader and len(self.proposal.proposers) > 1


def is_left_out(matter: Matter, row: SheetRow, rows: tuple[SheetRow, ...]) -> bool:
    """Whether a row has nothing to say in this letter and is not printed."""
    scheme = matter.content.scheme
    empty: dict[SheetField, bool] = {
        "outcome": not (scheme and scheme.outcomes),
        "definitions": not _defined(matter),
        "cosigners": not _cosigners(matter),
        "notes": not notes_of(matter, rows),
        "copies": not any(matter.template.kept_by),
    }
    return empty.get(row.field, False)


def cell_blocks(
    matter: Matter, row: SheetRow, rows: tuple[SheetRow, ...], *, width_mm: float
) -> Blocks:
    """Return the paragraphs of a row's value; ``width_mm`` is the cell's inner width."""
    size = matter.size_pt
    if row.field == "notes":
        return _numbered(notes_of(matter, rows), matter.note_pt)
    if row.field == "definitions":
        return (_note(f"{'；'.join(_defined(matter))}。", matter.note_pt),)
    if row.field == "copies":
        return (_note(copies_said(matter.template.kept_by), matter.note_pt),)
    if row.field == "outcome":
        code = matter.content.outcome.code if matter.content.outcome else ""
        codes = (
            [each.code for each in matter.content.scheme.outcomes] if matter.content.scheme else []
        )
        return (_ticks(codes, [code], size, gap="　"),)
    if row.field in ("question", "contact_ways"):
        is_question = row.field == "question"
        options = row.options or (ANSWERS if is_question else CONTACT_WAYS)
        ticked = () if is_question else matter.proposal.contact_ways
        return (_ticks(options, ticked, size, gap="　　" if is_question else "　"),)
    if row.field == "signature":
        return _signature(matter, width_mm)
    if row.field == "received_on":
        return text_blocks_of(NO_DAY_SHORT if row.beside else NO_DAY, size)
    return tuple(block for text in _SAID[row.field](matter) for block in text_blocks_of(text, size))


def _units(matter: Matter) -> list[str]:
    proposal = matter.proposal
    if not proposal.assisting_units:
        return [proposal.lead_unit]
    return [f"主办：{proposal.lead_unit}", "会办：" + "、".join(proposal.assisting_units)]


def _number(matter: Matter) -> list[str]:
    proposal = matter.proposal
    return [proposal.session + (f"第{proposal.number}号" if proposal.number else "")]


def _doc_number(matter: Matter) -> list[str]:
    number = matter.content.doc_number
    return [doc_number(number.issuer_code, number.year, number.serial) if number else ""]


def _undertaker(matter: Matter) -> list[str]:
    person = matter.content.contact
    return ["　".join(text for text in (person.name, person.phone) if text)]


_SAID: dict[SheetField, Callable[[Matter], list[str]]] = {
    "proposers": lambda matter: [proposer_names(matter.proposal)],
    "leader": lambda matter: [matter.leader.name],
    "cosigners": lambda matter: ["、".join(_cosigners(matter))],
    "address": lambda matter: [matter.asked.address],
    "phone": lambda matter: [matter.asked.phone],
    "title": lambda matter: [matter.proposal.title],
    "number": _number,
    "doc_number": _doc_number,
    "units": _units,
    "undertaker": _undertaker,
    "opinion": lambda matter: [""],
}
"""The fields that are plain text, a paragraph each."""


def proposer_names(proposal: Proposal) -> str:
    """Return all proposers, the lead first; he is marked where there are co-signers."""
    ordered = sorted(proposal.proposers, key=lambda each: not each.lead)
    names = [each.name for each in ordered if each.name]
    if len(names) > 1 and ordered[0].lead:
        names[0] += "（领衔）"
    return "、".join(names)


def _cosigners(matter: Matter) -> list[str]:
    leader = matter.leader
    return [each.name for each in matter.proposal.proposers if each is not leader and each.name]


def copies_said(kept_by: tuple[str, ...]) -> str:
    """Return how many copies there are and where they go, as a sentence; empty where nobody is named."""
    kept = [each for each in kept_by if each]
    if not kept:
        return ""
    if len(kept) == 1:
        return f"本表一份，由{kept[0]}留存。"
    count = "两" if len(kept) == 2 else chinese_numeral(len(kept))
    return f"本表一式{count}份，{'、'.join(kept)}各存一份。"


def _defined(matter: Matter) -> list[str]:
    """Return each class with its definition, without the full stop."""
    outcomes = matter.content.scheme.outcomes if matter.content.scheme else ()
    said = ((each.code, each.definition or each.label) for each in outcomes)
    return [f"{code}：{text.rstrip('。；')}" for code, text in said if text]


def notes_of(matter: Matter, rows: tuple[SheetRow, ...]) -> list[str]:
    """Return the notes; behind them where the copies go and the definitions, where these have no row of their own."""
    template, named = matter.template, {row.field for row in rows}
    notes = [note for note in template.notes if note]
    if "copies" not in named and (said := copies_said(template.kept_by)):
        notes.append(said)
    if template.with_definitions and "definitions" not in named and (defined := _defined(matter)):
        notes.append(f"办理结果分类：{'；'.join(defined)}。")
    return notes


def signature_label(matter: Matter, row: SheetRow) -> str:
    """Return what is asked for: the signature of a person or of those who joined, or the stamp of a body."""
    template = matter.template
    if not matter.is_signed:
        return template.body_signature
    return (matter.is_joint and template.joint_signature) or row.label or template.person_signature


def _signature(matter: Matter, width_mm: float) -> Blocks:
    """Return the room for signature or stamp with its date, all empty; a place for each where all sign."""
    size, template = matter.size_pt, matter.template
    day = block([Run(NO_DAY, gb.BODY_FACE, size)], size, align="right")
    if not matter.is_signed:
        signer = text_blocks_of(f"{template.body_signer}：", size) if template.body_signer else ()
        return (*signer, day)
    if not (matter.is_joint and template.joint_signs == "all"):
        return (day,)
    names = [each for each in (matter.leader.name, *_cosigners(matter)) if each]
    slot = max(map(len, names), default=0) + 1 + SIGNING_CELLS
    in_line = max(1, int(width_mm * gb.PT_PER_MM / (slot * size)))
    places = [f"{name}：".ljust(slot, "　") for name in names]
    lines = [
        "".join(places[start : start + in_line]).rstrip("　")
        for start in range(0, len(places), in_line)
    ]
    return (*(each for line in lines for each in text_blocks_of(line, size)), day)


def _ticks(
    options: tuple[str, ...] | list[str],
    ticked: tuple[str, ...] | list[str],
    size_pt: float,
    *,
    gap: str,
) -> TextBlock:
    """Return tick boxes with their words in one paragraph."""
    inlines: list[Inline] = []
    for option in options:
        inlines += [Tick(option in ticked, size_pt), Run(f" {option}{gap}", gb.BODY_FACE, size_pt)]
    if inlines and isinstance(inlines[-1], Run):
        inlines[-1] = replace(inlines[-1], text=inlines[-1].text.rstrip("　"))
    return block(inlines, size_pt)


def _numbered(notes: list[str], size_pt: float) -> Blocks:
    numbers = [f"{place}." if len(notes) > 1 else "" for place in range(1, len(notes) + 1)]
    return tuple(
        _note(number + note, size_pt, hang=len(number))
        for number, note in zip(numbers, notes, strict=True)
    )


def _note(text: str, size_pt: float, *, hang: int = 0) -> TextBlock:
    """Return a paragraph of small type; wrapped lines stand behind so many half-width characters."""
    said = block([Run(text, gb.BODY_FACE, size_pt)], size_pt, align="justify")
    hang_pt = hang * size_pt / 2
    return replace(said, style="sheet_note", left_pt=hang_pt, first_pt=-hang_pt)


def titled(label: str, blocks: Blocks) -> Blocks:
    """Return paragraphs of small type with their label before the first."""
    label = label.replace("　", "").replace(" ", "")
    if not blocks or not label:
        return blocks
    size = max(inline.size_pt for each in blocks for inline in each.inlines)
    head = Run(f"{label}：", gb.LABEL_FACE, size)
    return (replace(blocks[0], inlines=(head, *blocks[0].inlines)), *blocks[1:])


def block(inlines: list[Inline], size_pt: float, *, align: str = "left") -> TextBlock:
    """Return a paragraph of a cell."""
    return TextBlock("sheet_cell", tuple(inlines), align, line_pt=size_pt * gb.TABLE_LEADING)


def text_blocks_of(text: str, size_pt: float, *, align: str = "left") -> Blocks:
    """Return a text as the paragraph of a cell; an empty one keeps its line."""
    return (block([Run(text, gb.BODY_FACE, size_pt)] if text else [], size_pt, align=align),)
