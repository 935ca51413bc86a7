"""The letterhead of the 信函格式 (clause 10.1): mark, red double lines, and what stands under the first of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import zip_longest

from letter import gbt9704 as gb
from letter.content import DISCLOSED, LetterContent
from letter.ink import ink
from letter.layout import (
    DoubleRuleBlock,
    FrameBlock,
    LayoutError,
    PlacedLine,
    Run,
    Stroke,
    Style,
    TextBlock,
)
from letter.lines import natural_width
from letter.numerals import doc_number
from letter.profile import Profile


@dataclass(frozen=True)
class Entry:
    """One element under the first double line, on a line of its own."""

    style: Style
    runs: tuple[Run, ...]

    def fitted(self, width_mm: float) -> Entry:
        """Return the element narrowed where it is wider: nothing is ever wider than the paper."""
        if self.width_mm <= width_mm:
            return self
        scale = width_mm / self.width_mm
        return replace(self, runs=tuple(replace(run, scale=run.scale * scale) for run in self.runs))

    @property
    def width_mm(self) -> float:
        """Its advance; the last character's spacing is no part of it."""
        if not self.runs:
            return 0.0
        last = self.runs[-1]
        return (natural_width(self.runs) - last.spacing_pt * last.scale) * gb.MM_PER_PT


@dataclass
class Letterhead:
    """What stands above the title: flow blocks, placed lines and strokes, and the foot of the last element."""

    blocks: list[FrameBlock | DoubleRuleBlock]
    lines: list[PlacedLine]
    strokes: list[Stroke]
    foot_mm: float
    """Lower edge of the line box of the last element above the title."""


def compose_letterhead(content: LetterContent, profile: Profile) -> Letterhead:
    """Compose the letterhead; a pre-printed one keeps its place and stays unprinted."""
    mark, mark_line, ink_foot = _mark(content.issuer_mark)
    first_rule = ink_foot + gb.RULE_GAP_MM
    second_rule = gb.PAGE_HEIGHT_MM - gb.SECOND_RULE_MM - gb.DOUBLE_RULE_MM
    rules = [(first_rule, True), (second_rule, False)]
    head = Letterhead([], [], [], first_rule)
    if not profile.preprinted:
        head.blocks.append(mark)
        head.lines += [mark_line] if mark_line.runs else []
        for top, thick_above in rules:
            head.blocks.append(
                DoubleRuleBlock(gb.RULE_LEFT_MM, top, gb.RULE_LENGTH_MM, thick_above)
            )
            head.strokes += _double_rule(top, thick_above)
    line_mm = profile.grid.line_mm
    above_em = (line_mm - gb.BODY_PT * gb.MM_PER_PT) / 2
    row_top = first_rule + gb.DOUBLE_RULE_MM + gb.NUMBER_GAP_MM - above_em
    if profile.class_mark_place == "upper_right":
        class_mark = _class_mark(content).fitted(gb.AREA_WIDTH_MM)
        _add_row(head, class_mark, "right", gb.CLASS_MARK_TOP_MM - above_em, line_mm)
    left, right = _columns(content, profile)
    for index, pair in enumerate(zip_longest(left, right)):
        for align, entry in zip(("left", "right"), _side_by_side(*pair), strict=True):
            if entry:
                _add_row(head, entry, align, row_top + index * line_mm, line_mm)
    # The row of the 发文字号 keeps its place while there is no number yet.
    head.foot_mm = row_top + max(1, len(left), len(right)) * line_mm
    return head


def number_text(content: LetterContent) -> str:
    """Return the 发文字号, empty while there is none. Raises LayoutError where it cannot be written."""
    number = content.doc_number
    if number is None:
        return ""
    try:
        return doc_number(number.issuer_code, number.year, number.serial)
    except ValueError as error:
        raise LayoutError(str(error)) from error


def _columns(content: LetterContent, profile: Profile) -> tuple[list[Entry], list[Entry]]:
    """Return what stands flush left (10.1: 份号, 密级, 紧急程度) and flush right under the first line, row by row."""
    copy_number = f"{content.copy_number:0{gb.COPY_NUMBER_DIGITS}}" if content.copy_number else ""
    left = [
        _entry("copy_number", copy_number, gb.COPY_NUMBER_FACE),
        _entry("classification", content.classification, gb.LABEL_FACE),
        _entry("urgency", content.urgency, gb.LABEL_FACE),
    ]
    right = [_entry("doc_number", number_text(content), gb.BODY_FACE)]
    for entry, place in (
        (_class_mark(content), profile.class_mark_place),
        (_signatory(content), profile.signatory_place),
        (_disclosure(content), profile.disclosure_place),
    ):
        if place in ("number_row", "below_number"):
            (left if place == "number_row" else right).append(entry)
    # The number keeps its row while there is none.
    return [entry for entry in left if entry.runs], [right[0], *(entry for entry in right[1:] if entry.runs)]


def _class_mark(content: LetterContent) -> Entry:
    return _entry("class_mark", content.outcome.code if content.outcome else "", gb.LABEL_FACE)


def _signatory(content: LetterContent) -> Entry:
    """Return 签发人：name (7.2.6); a draft keeps the place."""
    label = _entry("signatory", "签发人：", gb.BODY_FACE)
    return replace(label, runs=label.runs + _entry("signatory", content.signatory, gb.SIGNATORY_FACE).runs)


def _disclosure(content: LetterContent) -> Entry:
    return _entry("disclosure", "公开属性：" + DISCLOSED.get(content.disclosure, ""), gb.BODY_FACE)


def _entry(style: Style, text: str, face: str) -> Entry:
    return Entry(style, (Run(text, face, gb.BODY_PT, spacing_pt=gb.BODY_SPACING_PT),) if text else ())


def _side_by_side(left: Entry | None, right: Entry | None) -> tuple[Entry | None, Entry | None]:
    """Return what shares a row, narrowed so that the two keep a character apart."""
    both = left and right and left.runs and right.runs
    apart = gb.CELL_MM if both else 0.0
    if left:
        left = left.fitted(gb.AREA_WIDTH_MM / 2 - apart if both else gb.AREA_WIDTH_MM)
    if right:
        right = right.fitted(gb.AREA_WIDTH_MM - apart - (left.width_mm if both else 0.0))
    return left, right


def _add_row(head: Letterhead, entry: Entry, align: str, top_mm: float, line_mm: float) -> None:
    if not entry.runs:
        return
    x_mm = gb.LEFT_MM if align == "left" else gb.RIGHT_MM - entry.width_mm
    head.lines.append(
        PlacedLine(entry.style, -1, x_mm, top_mm, line_mm, entry.runs, entry.width_mm)
    )
    block = TextBlock(entry.style, entry.runs, align, line_pt=line_mm * gb.PT_PER_MM)
    kind = "number_row" if entry.style == "doc_number" else entry.style
    head.blocks.append(FrameBlock(kind, (block,), gb.LEFT_MM, top_mm, gb.AREA_WIDTH_MM, line_mm))


def _double_rule(top_mm: float, thick_above: bool) -> list[Stroke]:
    thick, thin = gb.THICK_RULE_PT * gb.MM_PER_PT, gb.THIN_RULE_PT * gb.MM_PER_PT
    upper, lower = (thick, thin) if thick_above else (thin, thick)
    lower_top = top_mm + gb.DOUBLE_RULE_MM - lower
    return [
        Stroke(gb.RULE_LEFT_MM, top, gb.RULE_LENGTH_MM, height, "red")
        for top, height in ((top_mm, upper), (lower_top, lower))
    ]


def _mark(text: str) -> tuple[FrameBlock, PlacedLine, float]:
    """Return the mark as a frame, as a placed line, and the lower edge of its ink."""
    run = fit_mark(text)
    high, low = ink(text, gb.MARK_FACE)
    if high == low:  # nothing to print yet: the em box stands in for the ink
        high, low = gb.EM_ASCENT, gb.EM_ASCENT - 1
    em = run.size_pt * gb.MM_PER_PT
    baseline = gb.MARK_INK_TOP_MM + high * em
    # The last character's spacing is no part of the mark's width.
    width = (natural_width([run]) - (run.spacing_pt * run.scale if text else 0)) * gb.MM_PER_PT
    top = baseline - gb.EM_ASCENT * em
    x_mm = (gb.PAGE_WIDTH_MM - width) / 2
    line = PlacedLine("mark", -1, x_mm, top, em, (run,) if text else (), width)
    block = TextBlock("mark", line.runs, "center", line_pt=run.size_pt)
    frame = FrameBlock("mark", (block,), gb.RULE_LEFT_MM, top, gb.RULE_LENGTH_MM, em)
    return frame, line, baseline - low * em


def fit_mark(text: str) -> Run:
    """Choose the mark's height (30–45 pt), the gaps of a short one and the narrowing of a long one.

    A long mark is first narrowed to MARK_SCALE, then lowered to MARK_LOWEST_PT, then narrowed as far as needed.
    """
    count = max(1, len(text))
    width = gb.MARK_WIDTH_MM * gb.PT_PER_MM
    run = Run(text, gb.MARK_FACE, 1.0, "red")
    ems = natural_width([run]) or 1.0
    size = min(gb.MARK_TALLEST_PT, max(gb.MARK_LOWEST_PT, width / (ems * gb.MARK_SCALE)))
    run = replace(run, size_pt=size, scale=min(1.0, width / (ems * size)))
    spread = gb.MARK_SPREAD_MM * gb.PT_PER_MM - ems * size
    if count > 1 and spread > 0:
        run = replace(run, spacing_pt=min(spread / (count - 1), gb.MARK_SPREAD_EM * size))
    return run
