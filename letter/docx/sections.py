"""Sections, footers and headers: page measures, page numbers, the word 草稿 in the head.

Page 1 is deeper than the others: the bottom margin is page 1's, and the footer of the others is so high that it
pushes their text up to the foot of the type area.
"""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.docx import places
from letter.docx.looks import PAGE_NUMBER, STYLES, TAIL, Type
from letter.docx.markup import escaped, mm_twips, part, twips, twips_below
from letter.docx.text import plain_paragraph, run_properties, run_xml
from letter.layout import TextBlock

DASH = "—"
TYPES = ("first", "default", "even")
SHEET_BOTTOM_MM = 25.0
"""Nothing is printed below a sheet of its own; its table keeps clear of the page's end by 10 mm."""


def exact(line_mm: float) -> str:
    """Return the spacing of a paragraph of one exact line."""
    return f'<w:spacing w:line="{max(20, mm_twips(line_mm))}" w:lineRule="exact"/>'


def footers() -> dict[str, str]:
    """Return every footer part: name → XML."""
    empty = part("ftr", _small(gb.MM_PER_PT))
    return {
        "footer_first": empty,
        "footer_default": _footer("right"),
        "footer_even": _footer("left"),
        "footer_sheet_default": empty,
        "footer_sheet_even": empty,
    }


def headers(*, draft_mark: TextBlock | None, text_top_mm: float) -> dict[str, str]:
    """Return the header parts: the word 草稿 on every page, and on page 1 the room of the letterhead.

    The text of page 1 begins at text_top_mm because its header is that high. Nothing else keeps it clear of the
    letterhead's frames in every program: Word spends the space above a paragraph once more below a frame it meets.
    """
    mark = ""
    taken = gb.DRAFT_TOP_MM
    if draft_mark is not None:
        style = STYLES["draft_mark"]
        mark = plain_paragraph(style, runs=run_xml(draft_mark.text, style.type, style.type))
        taken += style.look.line / 20 * gb.MM_PER_PT
    first = {"header_first": part("hdr", mark, _small(text_top_mm - taken))}
    return first | ({f"header_{kind}": part("hdr", mark) for kind in TYPES[1:]} if mark else {})


def letter_section(grid: gb.Grid, *, draft: bool) -> str:
    """Return the section of the letter and of what is bound with it."""
    return _section(
        _references("header", TYPES if draft else TYPES[:1], "header_") + _references("footer", TYPES, "footer_"),
        grid,
        bottom_mm=gb.PAGE_HEIGHT_MM - places.first_foot_mm(grid),
        title_page=True,
        next_page=False,
    )


def sheet_section(grid: gb.Grid, *, draft: bool) -> str:
    """Return the section of sheets that are not bound with the letter: without page numbers."""
    headers = "".join(_reference("header", kind, f"header_{kind}") for kind in TYPES[1:]) if draft else ""
    return _section(
        headers + _references("footer", TYPES[1:], "footer_sheet_"),
        grid,
        bottom_mm=SHEET_BOTTOM_MM,
        title_page=False,
        next_page=True,
    )


def _references(kind: str, types: tuple[str, ...], stem: str) -> str:
    return "".join(_reference(kind, each, stem + each) for each in types)


def _reference(kind: str, when: str, relationship: str) -> str:
    return f'<w:{kind}Reference w:type="{when}" r:id="{relationship}"/>'


def _section(references: str, grid: gb.Grid, *, bottom_mm: float, title_page: bool, next_page: bool) -> str:
    width, height = mm_twips(gb.PAGE_WIDTH_MM), mm_twips(gb.PAGE_HEIGHT_MM)
    right = mm_twips(gb.PAGE_WIDTH_MM - gb.RIGHT_MM)
    left = width - right - mm_twips(gb.AREA_WIDTH_MM)
    return (
        f"<w:sectPr>{references}"
        + ('<w:type w:val="nextPage"/>' if next_page else "")
        + f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{mm_twips(places.top_mm(grid))}" w:right="{right}" w:bottom="{mm_twips(bottom_mm)}" w:left="{left}" '
        f'w:header="{mm_twips(gb.DRAFT_TOP_MM)}" w:footer="{mm_twips(places.DISTANCE_MM)}" w:gutter="0"/>'
        + ("<w:titlePg/>" if title_page else "")
        + f'<w:docGrid w:linePitch="{twips_below(grid.line_pt)}"/></w:sectPr>'
    )


def _small(line_mm: float) -> str:
    return plain_paragraph(TAIL, properties=exact(line_mm))


def _footer(align: str) -> str:
    """Return — PAGE — with one character free beside it, and the filler below."""
    style = STYLES["page_number"]
    side = twips(gb.PAGE_NUMBER_SIDE_CELLS * gb.CELL_PT)
    properties = (
        exact(places.page_number_line_mm()) + f'<w:ind w:left="{side}" w:right="{side}"/><w:jc w:val="{align}"/>'
    )
    look = style.type
    runs = run_xml(f"{DASH} ", look, look) + _page_field(look) + run_xml(f" {DASH}", look, look)
    number = plain_paragraph(style, properties=properties, runs=runs)
    return part("ftr", number, _small(places.footer_filler_mm()))


def _page_field(look: Type) -> str:
    """Return the only field of the document."""
    properties = run_properties(look, PAGE_NUMBER)

    def character(kind: str) -> str:
        return f'<w:r>{properties}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f'<w:r>{properties}<w:instrText xml:space="preserve">{escaped(" PAGE ")}</w:instrText></w:r>'
    shown = run_xml("2", look, look)
    return character("begin") + code + character("separate") + shown + character("end")
