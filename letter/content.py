"""LetterContent: what a reply letter says, as frozen, JSON-able data.

Everything that is printed stands here once: the sheet, the slip and the letter draw from the same facts.
Dates are ISO text (``2026-06-09``), lengths millimetres. Nothing here knows how a letter looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from letter.clean import clean_text

Kind = Literal["cppcc", "npc"]
"""政协提案 or 人大建议."""

Purpose = Literal["reply", "opinion", "second", "decline", "extension"]
"""答复函, 会办意见函, 再次答复函, 申退说明, 延期说明."""

Disclosure = Literal["", "public", "on_request", "withheld"]
"""公开属性: 未选, 主动公开, 依申请公开, 不予公开."""

DISCLOSED = {"public": "主动公开", "on_request": "依申请公开", "withheld": "不予公开"}
"""公开属性 in words."""

ProposerKind = Literal["member", "deputy", "party", "body", "sector", "committee"]
"""委员, 代表, 党派, 团体, 界别, 专门委员会."""

PERSONS: frozenset[str] = frozenset({"member", "deputy"})
"""Proposer kinds that are persons: they sign; the others stamp."""


@dataclass(frozen=True)
class Paragraph:
    """A plain paragraph (自然段)."""

    text: str
    key: str = ""
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Item:
    """一是…: a bold lead sentence (领句), the text that goes on in the same paragraph, further paragraphs."""

    lead_in: str = ""
    text: str = ""
    more: tuple[str, ...] = ()
    key: str = ""
    type: Literal["item"] = "item"


@dataclass(frozen=True)
class Section:
    """A heading with what stands under it. Its level (一、 （一） 1.) is its depth, 1 to 3; its number its place."""

    heading: str
    passages: tuple[Passage, ...] = ()
    key: str = ""
    type: Literal["section"] = "section"


Passage = Section | Item | Paragraph


@dataclass(frozen=True)
class Proposer:
    """提案者: one member, deputy, party, body, sector or committee. ``address`` and ``phone`` go to the sheet only."""

    name: str
    kind: ProposerKind = "member"
    lead: bool = False
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Proposal:
    """The register's facts of one proposal that the letter answers."""

    number: str
    title: str
    session: str = ""
    """As printed: ``政协云川市第九届委员会第二次会议``."""
    kind: Kind = "cppcc"
    proposers: tuple[Proposer, ...] = ()
    lead_unit: str = ""
    assisting_units: tuple[str, ...] = ()
    contact_ways: tuple[str, ...] = ()
    """How the proposer was met on it, as the sheet's tick boxes name it: ``面商``, ``电话``."""


@dataclass(frozen=True)
class Outcome:
    """One class of a scheme (办理结果分类): ``A1``, its label and the definition printed on the sheet."""

    code: str
    label: str = ""
    definition: str = ""


@dataclass(frozen=True)
class OutcomeScheme:
    """The ordered classes a place uses. A letter keeps the scheme as it was."""

    code: str
    name: str
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True)
class Issuer:
    """署名 of one issuing body. ``seal_mm`` is its seal's true diameter.

    Where the signer's stamp (签名章) stands in the seal's place, ``signer_title`` is printed beside it, in full
    (``云川市民政局局长``), and ``stamp_mm`` is the stamp's true width.
    """

    name: str
    seal_mm: float = 42.0
    signer_title: str = ""
    stamp_mm: float = 40.0


@dataclass(frozen=True)
class DocNumber:
    """发文字号: 机关代字〔year〕serial号."""

    issuer_code: str
    year: int
    serial: int


@dataclass(frozen=True)
class Attachment:
    """附件: its name (as in the 附件说明), its own pages' paragraphs and table rows (the first row is the head)."""

    name: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class ContactPerson:
    """联系人: printed as 附注."""

    name: str = ""
    phone: str = ""


@dataclass(frozen=True)
class FeedbackQuestion:
    """One row of tick boxes for the proposer: ``办理态度`` with 满意, 基本满意, 不满意."""

    label: str
    options: tuple[str, ...] = ("满意", "基本满意", "不满意")


SheetField = Literal[
    "proposers", "leader", "cosigners", "address", "phone", "title", "number", "doc_number", "units", "undertaker",
    "contact_ways", "received_on", "outcome", "definitions", "question", "opinion", "signature", "copies", "notes",
]  # fmt: skip
"""What can stand in a row of the 征询意见表; letter.feedback.rules names each in Chinese."""


@dataclass(frozen=True)
class SheetRow:
    """One row of the sheet: what stands in it, under which label, and how it stands to its neighbours."""

    field: SheetField
    label: str = ""
    """Empty for the usual one of the field."""
    beside: bool = False
    """Shares a line with the row before it."""
    group: str = ""
    """The vertical label at the left that this row shares with its neighbours of the same group."""
    options: tuple[str, ...] = ()
    """The tick boxes of a question or of the ways of contact; empty for the usual ones."""


@dataclass(frozen=True)
class FeedbackTemplate:
    """征询意见表 as a place words it: labels, questions and notes are data, its facts come from the content."""

    title: str
    proposer_label: str = "提案者"
    title_label: str = "提案标题"
    number_label: str = "提案编号"
    questions: tuple[FeedbackQuestion, ...] = ()
    opinion_label: str = "意见建议"
    person_signature: str = "提案者签名"
    body_signature: str = "单位（盖章）"
    notes: tuple[str, ...] = ()
    with_definitions: bool = True
    rows: tuple[SheetRow, ...] = ()
    """The rows in their order. Empty: the traditional ones, of the labels and questions above."""
    joint_signature: str = ""
    """Where several persons proposed; empty for ``person_signature``."""
    joint_signs: Literal["lead", "all"] = "lead"
    body_signer: str = ""
    """Beside a body's stamp, who signs for it: ``负责人签名``."""
    kept_by: tuple[str, ...] = ()
    """Who keeps a copy of the filled sheet: so many copies there are."""


@dataclass(frozen=True)
class Copy:
    """一份: the same letter, number, date and seals, addressed to one proposer alone."""

    addressee: str
    """Without the colon: ``张某某委员``."""
    with_feedback: bool = True
    """Whether the 征询意见表 goes along with this copy."""


@dataclass(frozen=True)
class LetterContent:
    """One reply letter. ``title`` may hold ``\\n`` where a person broke it; it is one line of text otherwise."""

    kind: Kind = "cppcc"
    purpose: Purpose = "reply"
    issuer_mark: str = ""
    doc_number: DocNumber | None = None
    outcome: Outcome | None = None
    scheme: OutcomeScheme | None = None
    disclosure: Disclosure = ""
    disclosure_reason: str = ""
    urgency: str = ""
    copy_number: int = 0
    """份号; printed with six digits, 0 prints none."""
    classification: str = ""
    """密级和保密期限 (机密★1年): its place only. Nothing offers it, and a letter that has one is not signed (PRV-03E)."""
    title: str = ""
    addressees: tuple[str, ...] = ()
    """Without the colon: ``张某某委员``."""
    copies: tuple[Copy, ...] = ()
    """分送: one copy for each of these under the same number; empty where one letter goes to all addressees."""
    opening: str = ""
    passages: tuple[Passage, ...] = ()
    closing: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    issuers: tuple[Issuer, ...] = ()
    dated_on: str = ""
    """成文日期, ISO; empty while the letter is a draft (the place is kept)."""
    signatory: str = ""
    contact: ContactPerson = field(default_factory=ContactPerson)
    copied_to: tuple[str, ...] = ()
    print_run: int = 0
    """印制份数 as approved with 签发; 0 leaves it to who seals. Not printed."""
    proposals: tuple[Proposal, ...] = ()
    feedback: FeedbackTemplate | None = None
    """One sheet is printed for each proposal; ``None`` prints none."""
    schema: int = 1

    @property
    def plain_title(self) -> str:
        """The title on one line, as registers and files name it: without the breaks a person set, without a stray space."""
        return clean_text(self.title, multiline=False)


def walk(passages: tuple[Passage, ...], depth: int = 1) -> Iterator[tuple[Passage, int]]:
    """Yield every passage in reading order with its depth (1 = level of the body)."""
    for passage in passages:
        yield passage, depth
        if isinstance(passage, Section):
            yield from walk(passage.passages, depth + 1)
