"""How each element of the letter looks as a paragraph style, and what a paragraph adds to its style."""

from __future__ import annotations

from dataclasses import dataclass, replace

from letter import gbt9704 as gb
from letter.docx.markup import twips, twips_below
from letter.layout import Align, Face, Run, Style, TextBlock

ALIGNS = {"left": "left", "center": "center", "right": "right", "justify": "both"}


@dataclass(frozen=True)
class Type:
    """What a run looks like: face, half-points, twips of spacing, per cent of width, colour."""

    face: Face = "fangsong"
    half_points: int = 32
    spacing: int = 0
    percent: int = 100
    colour: str = "black"


@dataclass(frozen=True)
class Look:
    """What a paragraph looks like, in twips."""

    align: Align = "justify"
    first: int = 0
    left: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    line: int = 579
    keep_next: bool = False
    keep_lines: bool = False


def type_of(run: Run) -> Type:
    """Return the look of a run. Spacing is rounded down: −0.21 pt must become −5 twips, not −4."""
    return Type(
        run.face,
        int(run.size_pt * 2 + 1e-6),
        twips_below(run.spacing_pt),
        max(1, int(run.scale * 100 + 1e-6)),
        run.colour,
    )


def look_of(block: TextBlock, *, after_pt: float = 0.0) -> Look:
    """Return the look of a paragraph."""
    return Look(
        block.align,
        twips(block.first_pt),
        twips(block.left_pt),
        twips(block.right_pt),
        twips(block.before_pt),
        twips(after_pt),
        twips_below(block.line_pt),
        block.keep_with_next,
        block.keep_together,
    )


@dataclass(frozen=True)
class NamedStyle:
    """A paragraph style: its id, the name people see, its type and look, its outline level (0 the highest)."""

    id: str
    name: str
    type: Type
    look: Look
    outline: int | None = None
    built_in: str = ""
    """The name Word knows it by; ``name`` is then its alias."""


CELL = twips(gb.CELL_PT)
BODY = Type(spacing=twips_below(gb.BODY_SPACING_PT))
LINE = Look(line=twips_below(gb.LINE_PT))
TEXT = replace(LINE, first=gb.INDENT_CELLS * CELL)
HEADING = replace(TEXT, keep_next=True, keep_lines=True)
FLUSH = replace(LINE, align="left")
CENTRED = replace(LINE, align="center")
TITLE = Type(gb.TITLE_FACE, int(gb.TITLE_PT * 2))
LABEL = Type(gb.LABEL_FACE, int(gb.BODY_PT * 2))
TABLE = Type(half_points=int(gb.ATTACHMENT_TABLE_PT * 2))
TABLE_LINE = Look("left", line=twips_below(gb.ATTACHMENT_TABLE_PT * gb.TABLE_LEADING))
COPIED = Look(
    left=twips((gb.COPIED_TO_SIDE_CELLS + 3) * gb.COPIED_TO_PT),
    first=-twips(3 * gb.COPIED_TO_PT),
    right=twips(gb.COPIED_TO_SIDE_CELLS * gb.COPIED_TO_PT),
    line=twips_below(gb.COPIED_TO_LINE_PT),
)
PAGE_NUMBER = Type(gb.PAGE_NUMBER_FACE, int(gb.PAGE_NUMBER_PT * 2))
SHEET_NOTE = Type(half_points=int(gb.SHEET_NOTE_PT * 2))
MARK = Type(gb.MARK_FACE, int(gb.MARK_TALLEST_PT * 2), colour="red")

STYLES: dict[Style, NamedStyle] = {
    "mark": NamedStyle("Mark", "发文机关标志", MARK, CENTRED),
    "copy_number": NamedStyle("CopyNumber", "份号", BODY, FLUSH),
    "classification": NamedStyle("Classification", "密级和保密期限", replace(LABEL, spacing=BODY.spacing), FLUSH),
    "urgency": NamedStyle("Urgency", "紧急程度", replace(LABEL, spacing=BODY.spacing), FLUSH),
    "doc_number": NamedStyle("DocNumber", "发文字号", BODY, replace(LINE, align="right")),
    "class_mark": NamedStyle("ClassMark", "分类标记", replace(LABEL, spacing=BODY.spacing), replace(LINE, align="right")),
    "signatory": NamedStyle("Signatory", "签发人", BODY, replace(LINE, align="right")),
    "disclosure": NamedStyle("Disclosure", "公开属性", BODY, replace(LINE, align="right")),
    "title": NamedStyle("Title", "公文标题", TITLE, replace(CENTRED, line=twips(gb.TITLE_LINE_PT), keep_next=True), built_in="Title"),
    "addressee": NamedStyle("Addressee", "主送机关", BODY, LINE),
    "body": NamedStyle("BodyText", "公文正文", BODY, TEXT, built_in="Body Text"),
    "heading_1": NamedStyle("Heading1", "一级标题", replace(BODY, face="heiti"), HEADING, 0, "heading 1"),
    "heading_2": NamedStyle("Heading2", "二级标题", replace(BODY, face="kaiti"), HEADING, 1, "heading 2"),
    "heading_3": NamedStyle("Heading3", "三级标题", BODY, HEADING, 2, "heading 3"),
    "attachment_note": NamedStyle("AttachmentNote", "附件说明", BODY, replace(LINE, keep_next=True, keep_lines=True)),
    "issuer_name": NamedStyle("IssuerName", "署名", BODY, replace(CENTRED, keep_next=True, keep_lines=True)),
    "signer_title": NamedStyle("SignerTitle", "签发人职务", BODY, replace(LINE, align="right", keep_next=True, keep_lines=True)),
    "no_text": NamedStyle("NoText", "此页无正文", BODY, replace(TEXT, keep_next=True)),
    "dated_on": NamedStyle("DatedOn", "成文日期", BODY, replace(CENTRED, keep_lines=True)),
    "footnote": NamedStyle("Footnote", "附注", BODY, replace(TEXT, keep_lines=True)),
    "copied_to": NamedStyle("CopiedTo", "抄送", Type(half_points=int(gb.COPIED_TO_PT * 2)), COPIED),
    "attachment_label": NamedStyle("AttachmentLabel", "附件序号", LABEL, replace(FLUSH, keep_next=True)),
    "attachment_title": NamedStyle("AttachmentTitle", "附件标题", TITLE, replace(CENTRED, keep_next=True, keep_lines=True), 0),
    "attachment_body": NamedStyle("AttachmentBody", "附件正文", BODY, TEXT),
    "table_head": NamedStyle("TableHead", "表头", replace(TABLE, face=gb.LABEL_FACE), replace(TABLE_LINE, align="center")),
    "table_cell": NamedStyle("TableCell", "表格文字", TABLE, TABLE_LINE),
    "sheet_label": NamedStyle("SheetLabel", "征询意见表附件序号", LABEL, FLUSH),
    "sheet_title": NamedStyle("SheetTitle", "征询意见表标题", TITLE, CENTRED, 0),
    "sheet_cell": NamedStyle("SheetCell", "征询意见表文字", TABLE, TABLE_LINE),
    "sheet_note": NamedStyle("SheetNote", "征询意见表说明", SHEET_NOTE, replace(TABLE_LINE, align="justify")),
    "page_number": NamedStyle("PageNumber", "页码", PAGE_NUMBER, FLUSH),
    "draft_mark": NamedStyle("DraftMark", "草稿字样", replace(LABEL, colour="grey"), replace(FLUSH, align="right", line=twips(gb.DRAFT_PT))),
}  # fmt: skip
"""Every element of the layout, with the numbers of the standard."""

RULE = NamedStyle("DoubleRule", "红色双线", Type(), Look("left", line=20))
TAIL = NamedStyle("Tail", "节尾", Type(half_points=2), Look("left", line=20))
"""Not elements of the letter: carries a red line; ends a section after a table or a frame."""
