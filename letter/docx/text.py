"""Runs and paragraphs: a TextBlock as a living paragraph in its named style."""

from __future__ import annotations

from collections.abc import Iterator

from letter import gbt9704 as gb
from letter.docx.drawing import Pictures
from letter.docx.fitting import cut, fitted_inlines, line_start
from letter.docx.looks import ALIGNS, STYLES, Look, NamedStyle, Type, look_of, type_of
from letter.docx.markup import escaped, twips
from letter.fonts import docx_names
from letter.layout import Inline, TextBlock, Tick

COLOURS = {"black": "000000", "red": gb.RED.lstrip("#").upper(), "grey": gb.GREY.lstrip("#").upper()}
BOLD_FACE = "fangsong_bold"
AREA_PT = gb.AREA_WIDTH_MM * gb.PT_PER_MM


def fonts_xml(face: str) -> str:
    """Return w:rFonts with all four slots; the hint lets quotes, dashes and ellipses be Chinese ones."""
    name = docx_names(face)[0]
    slots = "".join(f' w:{slot}="{name}"' for slot in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f'<w:rFonts{slots} w:hint="eastAsia"/>'


def run_properties(look: Type, style: Type | None = None) -> str:
    """Return the properties a run has beside its paragraph's style, in the order of the schema."""
    style = style or Type("", 0, 0, 0, "")
    parts = []
    if look.face != style.face:
        parts.append(fonts_xml(look.face))
        if look.face == BOLD_FACE:
            parts.append("<w:b/><w:bCs/>")
    else:
        # The slots come from the style, the hint does not.
        parts.append('<w:rFonts w:hint="eastAsia"/>')
    if look.colour != style.colour:
        parts.append(f'<w:color w:val="{COLOURS[look.colour]}"/>')
    if look.spacing != style.spacing:
        parts.append(f'<w:spacing w:val="{look.spacing}"/>')
    if look.percent != style.percent:
        parts.append(f'<w:w w:val="{look.percent}"/>')
    if look.half_points != style.half_points:
        parts.append(f'<w:sz w:val="{look.half_points}"/><w:szCs w:val="{look.half_points}"/>')
    return f"<w:rPr>{''.join(parts)}</w:rPr>" if parts else ""


def paragraph_properties(look: Look, style: Look, *, tabs: str = "") -> Iterator[str]:
    """Yield what a paragraph has beside its style, in the order of the schema (frames and breaks go before)."""
    if tabs:
        yield tabs
    spacing = [
        f' w:{name}="{getattr(look, field)}"'
        for name, field in (("before", "before"), ("after", "after"), ("line", "line"))
        if getattr(look, field) != getattr(style, field)
    ]
    if spacing:
        rule = ' w:lineRule="exact"' if look.line != style.line else ""
        yield f"<w:spacing{''.join(spacing)}{rule}/>"
    yield from _indents(look, style)
    if look.align != style.align:
        yield f'<w:jc w:val="{ALIGNS[look.align]}"/>'


def _indents(look: Look, style: Look) -> Iterator[str]:
    indents = []
    if look.left != style.left:
        indents.append(f' w:left="{look.left}"')
    if look.right != style.right:
        indents.append(f' w:right="{look.right}"')
    if look.first != style.first:
        kind = "hanging" if look.first < 0 or (look.first == 0 and style.first < 0) else "firstLine"
        indents.append(f' w:{kind}="{abs(look.first)}"')
    if indents:
        yield f"<w:ind{''.join(indents)}/>"


def on_off(tag: str, wanted: bool, given: bool) -> str:
    """Return a switch where it differs from the style's."""
    if wanted == given:
        return ""
    return f"<w:{tag}/>" if wanted else f'<w:{tag} w:val="0"/>'


def paragraph(
    block: TextBlock,
    pictures: Pictures,
    *,
    frame: str = "",
    page_break: bool = False,
    section: str = "",
    after_pt: float = 0.0,
    width_pt: float = AREA_PT,
    held: tuple[int, str] | None = None,
) -> str:
    """Return a paragraph.

    ``frame`` is its w:framePr; ``page_break`` puts it on a new page; ``section`` is the w:sectPr of the section
    it ends; ``after_pt`` the space below; ``width_pt`` the room between the edges of the type area or of its cell;
    ``held`` a run that is anchored to one of its lines, with the number of that line.
    """
    style = STYLES[block.style]
    look = look_of(block, after_pt=after_pt)
    properties = [
        f'<w:pStyle w:val="{style.id}"/>',
        on_off("keepNext", look.keep_next, style.look.keep_next),
        on_off("keepLines", look.keep_lines, style.look.keep_lines),
        "<w:pageBreakBefore/>" if page_break else "",
        frame,
        *paragraph_properties(look, style.look, tabs=_tabs(block)),
        section,
    ]
    seals = "".join(pictures.seal(anchor, block.line_pt) for anchor in block.seals)
    inlines = fitted_inlines(block, width_pt)
    if held is None:
        runs = "".join(_runs(inlines, style, pictures))
    else:
        before, after = cut(inlines, line_start(block, held[0], width_pt))
        runs = "".join((*_runs(before, style, pictures), held[1], *_runs(after, style, pictures)))
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{seals}{runs}</w:p>"


def plain_paragraph(style: NamedStyle, *, properties: str = "", section: str = "", runs: str = "") -> str:
    """Return a paragraph that is no element of the letter."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{properties}{section}</w:pPr>{runs}</w:p>'


def _tabs(block: TextBlock) -> str:
    if not block.tabs:
        return ""
    stops = "".join(f'<w:tab w:val="{tab.align}" w:pos="{twips(tab.at_pt)}"/>' for tab in block.tabs)
    return f"<w:tabs>{stops}</w:tabs>"


def _runs(inlines: tuple[Inline, ...], style: NamedStyle, pictures: Pictures) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Tick):
            yield pictures.tick(inline)
        elif inline.text:
            yield run_xml(inline.text, type_of(inline), style.type)


def run_xml(text: str, look: Type, style: Type | None = None) -> str:
    """Return characters of one look."""
    return f"<w:r>{run_properties(look, style)}{''.join(_pieces(text))}</w:r>"


def _pieces(text: str) -> Iterator[str]:
    for row, line in enumerate(text.split("\n")):
        if row:
            yield "<w:br/>"
        for column, piece in enumerate(line.split("\t")):
            if column:
                yield "<w:tab/>"
            if piece:
                yield f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'
