"""The 附件说明: 7.3.4."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.measure.lines import Line
from letter.measure.parts import Letter
from letter.measure.patterns import NOTE, NOTE_ENTRY
from letter.measure.rules import rule
from letter.measure.tolerance import BLANK_LINES, INDENT_MM
from letter.measure.verdict import Outcome, beside, gap_said, right, said, unmeasured, wrong

NO_NOTE = "没有附件说明"
END_MARKS = tuple("。，；、,.;")


def entries(letter: Letter) -> list[tuple[str, list[Line]]]:
    """Return the attachments named: number (empty for a single one) and the lines of each; the label left out."""
    found: list[tuple[str, list[Line]]] = []
    for place, line in enumerate(letter.note):
        label = NOTE.match(line.words) if place == 0 else None
        rest = _behind(line, label.end()) if label else line
        numbered = NOTE_ENTRY.fullmatch(rest.words) if rest else None
        is_new = place == 0 or (numbered is not None and numbered["mark"] != "" and bool(found[0][0]))
        if is_new and rest:
            has_number = numbered is not None and numbered["mark"] != ""
            number = numbered["place"] + numbered["mark"] if numbered and has_number else ""
            found.append((number, [_behind(rest, len(number)) or rest]))
        elif found:
            found[-1][1].append(line)
    return found


def names(letter: Letter) -> list[str]:
    """Return the names of the attachments."""
    return ["".join(line.words for line in lines) for _, lines in entries(letter)]


def _behind(line: Line, count: int) -> Line | None:
    """Return what follows the first characters that are no blanks."""
    for place, char in enumerate(line.chars):
        if count == 0 and not char.text.isspace():
            return line.part(place, len(line.chars))
        count -= not char.text.isspace()
    return None


@rule("7.3.4", "附件说明与正文的距离", "正文下空一行（±0.35 行）")
def note_gap(letter: Letter) -> Outcome:
    """One blank line below the text."""
    if not letter.note:
        return beside(NO_NOTE)
    first = letter.note[0]
    above = [line for line in letter.body if line.page == first.page]
    if not above:
        return unmeasured("附件说明在页首，上面没有正文", first)
    lines = (first.baseline - above[-1].baseline) / gb.LINE_MM - 1
    within = abs(lines - gb.ATTACHMENT_NOTE_GAP_LINES) <= BLANK_LINES
    return (right if within else wrong)(gap_said(lines), first)


@rule("7.3.4", "附件说明的首行", "左空二字（±0.3 字）")
def note_indent(letter: Letter) -> Outcome:
    """Two characters in."""
    if not letter.note:
        return beside(NO_NOTE)
    cells = (letter.note[0].left - gb.LEFT_MM) / gb.CELL_MM
    within = abs(cells - gb.INDENT_CELLS) <= INDENT_MM / gb.CELL_MM
    return (right if within else wrong)(f"左空 {said(cells, '字')}", letter.note[0])


@rule("7.3.4", "附件说明的写法", "“附件”后标全角冒号，多个附件用“1.”编号，名称后不加标点", needs="words")
def note_form(letter: Letter) -> Outcome:
    """A full-width colon, numbers with a point where there are several, no mark at the end."""
    if not letter.note:
        return beside(NO_NOTE)
    faults = []
    if not letter.note[0].words.startswith("附件："):
        faults.append("不是全角冒号")
    found = entries(letter)
    numbers = [number for number, _ in found]
    wanted = [f"{place}." for place in range(1, len(found) + 1)] if len(found) > 1 else [""]
    if numbers != wanted:
        faults.append(f"编号为“{'、'.join(filter(None, numbers)) or '无'}”")
    ended = [lines[-1] for _, lines in found if lines[-1].words.endswith(END_MARKS)]
    if ended:
        faults.append(f"以“{ended[0].words[-1]}”结尾")
    return wrong("，".join(faults), *(ended or letter.note[:1])) if faults else right("合规")


@rule("7.3.4", "附件名称的回行", "与上一行附件名称的首字对齐")
def note_hang(letter: Letter) -> Outcome:
    """A wrapped name goes on under its first character."""
    if not letter.note:
        return beside(NO_NOTE)
    wrapped = [(lines[0].left, line) for _, lines in entries(letter) for line in lines[1:]]
    if not wrapped:
        return beside("附件名称没有回行")
    bad = [line for edge, line in wrapped if abs(line.left - edge) > INDENT_MM]
    return wrong("没有对齐", *bad) if bad else right("对齐")
