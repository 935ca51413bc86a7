"""What stands at a fixed place of its page: letterhead, red double lines, 抄送, as framed paragraphs."""

from __future__ import annotations

from dataclasses import replace
from math import floor

from letter import gbt9704 as gb
from letter.docx import places
from letter.docx.drawing import Pictures
from letter.docx.looks import RULE
from letter.docx.markup import mm_twips, twips
from letter.docx.text import COLOURS, paragraph, plain_paragraph
from letter.ink import ink
from letter.layout import DoubleRuleBlock, FrameBlock, Run, TextBlock
from letter.lines import natural_width

MARK_LINE_EM = 1.3
"""Exact line of the mark: a lower one would cut its tops off."""
WIDER_MM = 10.0
"""A frame is this much wider than its text: other fonts, or gaps a program puts around figures, must not wrap it."""
RULE_LINE_PT = gb.RULE_INNER_GAP_PT
EIGHTHS = 8


def frame(block: FrameBlock, pictures: Pictures) -> str:
    """Return a frame's paragraphs."""
    if block.kind == "mark":
        return _mark(block, pictures)
    if block.from_foot:
        return _foot(block, pictures)
    return _row(block, pictures)


def double_rule(block: DoubleRuleBlock) -> str:
    """Return a red double line: an empty framed paragraph between two single borders."""
    thick, thin = gb.THICK_RULE_PT, gb.THIN_RULE_PT
    upper, lower = (thick, thin) if block.thick_above else (thin, thick)
    height = f'w:h="{twips(RULE_LINE_PT)}" w:hRule="exact" '
    place = _place(block.x_mm, block.width_mm, block.top_mm, height)
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{round(rule * EIGHTHS)}" w:space="0" w:color="{COLOURS["red"]}"/>'
        for side, rule in (("top", upper), ("bottom", lower))
    )
    return plain_paragraph(RULE, properties=f"{place}<w:pBdr>{borders}</w:pBdr>")


def _place(x_mm: float, width_mm: float, top_mm: float, height: str = "") -> str:
    """Return a frame's place on its page: the page's edge means the same to every program, a margin does not."""
    return (
        f'<w:framePr w:w="{mm_twips(width_mm)}" {height}w:hSpace="0" w:wrap="around" w:vAnchor="page" '
        f'w:hAnchor="page" w:x="{mm_twips(x_mm)}" w:y="{mm_twips(top_mm)}"/>'
    )


def _foot(block: FrameBlock, pictures: Pictures) -> str:
    """Return the 抄送, its last em box on the lower edge of the type area."""
    place = _place(block.x_mm, block.width_mm, places.COPIED_TO_FOOT_MM - block.height_mm)
    return "".join(paragraph(each, pictures, frame=place) for each in block.blocks)


def _mark(block: FrameBlock, pictures: Pictures) -> str:
    """Return the 发文机关标志, its ink's top at 30.0 mm for the type size a DOCX can have (half points)."""
    line = block.blocks[0]
    run = line.inlines[0] if line.inlines else Run("", gb.MARK_FACE, line.line_pt, "red")
    size = int(run.size_pt * 2) / 2
    line_pt = size * MARK_LINE_EM
    high, _ = ink(run.text, run.face)
    base_mm = gb.MARK_INK_TOP_MM + high * size * gb.MM_PER_PT
    top_mm = base_mm - places.EXACT_ASCENT * line_pt * gb.MM_PER_PT
    inlines = _last_unspaced(_as_wide(run, size))
    place = _place(block.x_mm, block.width_mm, top_mm)
    return paragraph(replace(line, inlines=inlines, line_pt=line_pt), pictures, frame=place)


def _as_wide(run: Run, size_pt: float) -> Run:
    """Return the mark in a size and a whole per cent of width, as a DOCX has them, spaced to the width composed."""
    count = len(run.text)
    if count < 2 or (size_pt, run.scale) == (run.size_pt, 1.0):
        return replace(run, size_pt=size_pt)
    given = replace(run, size_pt=size_pt, scale=floor(run.scale * 100 + 1e-6) / 100, spacing_pt=0.0)
    wanted_pt = natural_width((run,)) - run.spacing_pt * run.scale
    return replace(given, spacing_pt=(wanted_pt - natural_width((given,))) / (count - 1))


def _last_unspaced(run: Run) -> tuple[Run, ...]:
    """Return a spaced run without the space after its last character, which would move it off the centre."""
    if not run.spacing_pt or len(run.text) < 2:
        return (run,)
    return replace(run, text=run.text[:-1]), replace(run, text=run.text[-1], spacing_pt=0.0)


def _row(block: FrameBlock, pictures: Pictures) -> str:
    """Return 发文字号, class mark or 紧急程度: as wide as its text, so that two of them can share a row."""
    line: TextBlock = block.blocks[0]
    size = max((run.size_pt for run in line.inlines if isinstance(run, Run)), default=gb.BODY_PT)
    top_mm = block.top_mm - places.lower_pt(line.line_pt, size) * gb.MM_PER_PT
    width = min(block.width_mm, natural_width(line.inlines) * gb.MM_PER_PT + WIDER_MM)
    x_mm = block.x_mm + (block.width_mm - width if line.align == "right" else 0.0)
    place = _place(x_mm, width, top_mm)
    return paragraph(line, pictures, frame=place)
