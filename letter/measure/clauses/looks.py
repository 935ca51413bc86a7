"""Colours: 5.2.4, and what 10.1 says is red."""

from __future__ import annotations

from letter.measure.lines import Line
from letter.measure.parts import Letter
from letter.measure.rules import rule
from letter.measure.tolerance import DARKEST
from letter.measure.verdict import Outcome, Place, each, unmeasured


@rule("5.2.4", "文字颜色", "没有特殊说明的均为黑色", needs="words")
def black_text(letter: Letter) -> Outcome:
    """Everything but the mark is black; what stands in the head of pages is told elsewhere."""
    known = {id(line) for line in [*letter.mark, *letter.running]}
    lines = [line for line in letter.every_line if id(line) not in known]
    if not lines:
        return unmeasured("文件里没有文字（可能是扫描件）")
    bad = [found for line in lines if not _in_seal(letter, line) and (found := _coloured(line))]
    return each(bad, good="黑色", of=len(lines))


def _in_seal(letter: Letter, line: Line) -> bool:
    """Tell whether a line is part of a stamp that holds its words as text."""
    x, y = line.box.centre
    red, green, blue = line.chars[0].colour
    return red > max(green, blue) + DARKEST and any(
        seal.page == line.page and seal.box.left < x < seal.box.right and seal.box.top < y < seal.box.bottom
        for seal in letter.seals
    )


def _coloured(line: Line) -> Place | None:
    """Return the part of a line that is not black."""
    chars = [char for char in line.chars if not char.text.isspace()]
    places = [place for place, char in enumerate(chars) if max(char.colour) > DARKEST]
    if not places:
        return None
    first = chars[places[0]]
    part = Line(tuple(chars[places[0] : places[-1] + 1]), line.page)
    words = part.words[:10]
    return Place(line.page, part.box if line.page else None, f"“{words}”为{colour_name(first.colour)}")


def colour_name(colour: tuple[int, int, int]) -> str:
    """Return a plain word for a colour."""
    red, green, _ = colour
    if max(colour) - min(colour) < 30:
        return "黑色" if red <= DARKEST else "白色" if red > 230 else "灰色"
    if red == max(colour):
        return "红色" if green < red / 2 else "黄色"
    return "绿色" if green == max(colour) else "蓝色"
