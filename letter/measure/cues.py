"""What tells the elements of a letter apart, on a page and in a document that was not laid out."""

from __future__ import annotations

from collections import Counter

from letter import gbt9704 as gb
from letter.measure.faces import main_face
from letter.measure.lines import Line
from letter.measure.parts import Letter
from letter.measure.patterns import (
    CLASS_MARK,
    COPIED,
    DISCLOSURE,
    GRADES,
    ISSUED,
    LOOKS_LIKE_NUMBER,
    NOTE,
    SENTENCE_ENDS,
    SIGNATORY,
    heading_level,
    is_date,
)

TITLE_LEAST_PT = 18.5
"""Type between 3号 and 2号: what is larger is no text."""
CENTRED_WITHIN_MM = 4.0
INSET_CELLS = 2.5
"""A centred line of text's size stands this far in on both sides."""
HEAD_WIDEST_MM = 100.0
HEAD_ROWS = (GRADES, CLASS_MARK, SIGNATORY, DISCLOSURE)
"""What stands about the 发文字号, wherever on its row."""
ADDRESSEE_LINES = 12
CLOSE_PITCH = 1.35
"""Lines of one block follow each other within this part of a line."""
STRAY = 0.03
"""Part of a text's lines that may stand anywhere."""
SHORT_CELLS = 2.5
"""A line that ends this far from the right edge ends its paragraph."""


def sorted_head(letter: Letter, rows: list[Line]) -> list[Line]:
    """Take 发文字号, the rows beside it and the title out of page 1; return what follows."""
    place = 0
    for place, row in enumerate(rows):  # noqa: B007 - the place is used behind the loop
        if letter.doc_number is None and LOOKS_LIKE_NUMBER.fullmatch(row.words):
            letter.doc_number = row
        elif any(pattern.fullmatch(row.words) for pattern in HEAD_ROWS) or _stands_at_an_edge(row):
            letter.head.append(row)
        else:
            break
    letter.title = title_of(rows[place:])
    return rows[place + len(letter.title) :] if letter.title or rows else []


def _stands_at_an_edge(row: Line) -> bool:
    """Tell whether a short row stands flush left or right, and is no addressee."""
    if is_title_line(row) or row.words.endswith(("：", ":")):
        return False
    if row.align:
        return row.align == "right" and len(row.words) < 12
    return row.width < HEAD_WIDEST_MM and row.right > gb.RIGHT_MM - gb.CELL_MM and row.left > gb.PAGE_WIDTH_MM / 2


def title_of(rows: list[Line]) -> list[Line]:
    """Return the lines of a title that stand first, none where what stands first is text."""
    title: list[Line] = []
    for row in rows:
        if not is_title_line(row) or (title and abs(row.size_pt - title[0].size_pt) > 1):
            break
        title.append(row)
    return title


def is_title_line(row: Line) -> bool:
    """Tell whether a line looks like part of a title: by its size, its face, or standing centred and set in."""
    if row.words.endswith(("：", ":")) and row.size_pt < TITLE_LEAST_PT:
        return False
    if row.size_pt >= TITLE_LEAST_PT or main_face(row.chars)[0] == "xiaobiaosong":
        return True
    return is_centred(row)


def is_centred(row: Line) -> bool:
    """Tell whether a line stands in the middle, set in on both sides."""
    if row.align:
        return row.align == "center"
    middle = (gb.LEFT_MM + gb.RIGHT_MM) / 2
    inset = min(row.left - gb.LEFT_MM, gb.RIGHT_MM - row.right)
    return abs(row.centre - middle) < CENTRED_WITHIN_MM and inset > INSET_CELLS * gb.CELL_MM


def sort_text(letter: Letter, rows: list[Line]) -> None:
    """Sort what follows the title: addressee, text, 附件说明, signature, 附注, 版记."""
    letter.imprint += [row for row in rows if DISCLOSURE.fullmatch(row.words)]
    rows = _addressee(letter, [row for row in rows if row not in letter.imprint])
    rows = _imprint(letter, rows)
    end = _signature(letter, rows)
    rows = _note(letter, rows[:end])
    letter.paragraphs = [rows]
    letter.paragraphs = in_paragraphs(rows, flush_mm(letter)) if rows else []


def _addressee(letter: Letter, rows: list[Line]) -> list[Line]:
    """Take the addressee out: the first line, and on to the colon where it is flush left and goes on."""
    if not letter.title or not rows:
        return rows
    end = 1
    if not rows[0].words.endswith(("：", ":")):
        if _is_set_in(rows[0]):
            return rows
        for place, row in enumerate(rows[:ADDRESSEE_LINES]):
            if _is_set_in(row):
                break
            if row.words.endswith(("：", ":")):
                end = place + 1
                break
    letter.addressee = rows[:end]
    return rows[end:]


def _is_set_in(row: Line) -> bool:
    if row.indent_cells is not None:
        return row.indent_cells > 1
    return row.left > gb.LEFT_MM + gb.CELL_MM


def _imprint(letter: Letter, rows: list[Line]) -> list[Line]:
    for place, row in enumerate(rows):
        if COPIED.match(row.words):
            sort_imprint(letter, rows[place:])
            return rows[:place]
    return rows


def sort_imprint(letter: Letter, rows: list[Line]) -> None:
    """Sort the lines from the 抄送 on: its own, and what else stands in the 版记."""
    for row in rows:
        others = [one for one in letter.imprint if not DISCLOSURE.fullmatch(one.words)]
        other = ISSUED.match(row.words) or row.words.startswith(("联系人", "联系电话")) or bool(others)
        (letter.imprint if other else letter.copied).append(row)


def _signature(letter: Letter, rows: list[Line]) -> int:
    """Find date, names and 附注; return where the text before them ends."""
    dates = [place for place, row in enumerate(rows) if is_date(row.words)]
    right = [place for place in dates if rows[place].align or rows[place].centre > gb.PAGE_WIDTH_MM / 2]
    if not dates:
        return len(rows)
    place = (right or dates)[-1]
    letter.dated = rows[place]
    letter.footnote = _footnote(rows[place + 1 :], letter.dated)
    first = place
    while first and _is_name(rows, first - 1, letter.dated):
        first -= 1
    letter.names = rows[first:place]
    return first


def _footnote(rows: list[Line], dated: Line) -> list[Line]:
    """Return the 附注: what stands in brackets behind the date, on to the closing one."""
    if not rows or not rows[0].words.startswith(("（", "(")) or rows[0].page - dated.page > 1:
        return []
    end = next((place for place, row in enumerate(rows) if row.words.endswith(("）", ")"))), 0)
    return rows[: end + 1]


def _is_name(rows: list[Line], place: int, dated: Line) -> bool:
    """Tell whether a line above the date is a name: on its page, without an end mark, in no indent of text."""
    row, below = rows[place], rows[place + 1]
    if row.page != dated.page or row.words.endswith(tuple(SENTENCE_ENDS + "：，:")) or NOTE.match(row.words):
        return False
    if _begins_entry(row):
        return False
    if row.align:
        return heading_level(row.words) == 0
    if abs(row.baseline - below.baseline) < 1.0 and below is not dated:
        return True  # the leftmost of names side by side
    # A long name reaches into the indent of text; it stands right above the date.
    is_next = below is dated and below.baseline - row.baseline < CLOSE_PITCH * gb.LINE_MM
    return row.left > gb.LEFT_MM + SHORT_CELLS * gb.CELL_MM or is_next


def _begins_entry(row: Line) -> bool:
    """Tell whether a line goes on with the 附件说明: a number and a name under the first one."""
    return row.words[:1].isdigit() and row.words[1:2] in ".．、"


def _note(letter: Letter, rows: list[Line]) -> list[Line]:
    """Take the 附件说明 out of the end of the text."""
    starts = [place for place, row in enumerate(rows) if NOTE.match(row.words)]
    if not starts:
        return rows
    end = starts[-1] + 1
    while end < len(rows) and _follows(rows[end - 1], rows[end]):
        end += 1
    if any(row.words.endswith(tuple(SENTENCE_ENDS)) for row in rows[end:]):
        return rows  # text follows: the word 附件 began a paragraph
    letter.note, letter.names = rows[starts[-1] : end], rows[end:] + letter.names
    return rows[: starts[-1]]


def _follows(upper: Line, lower: Line) -> bool:
    if upper.page == 0:
        return _begins_entry(lower)
    return upper.page != lower.page or lower.baseline - upper.baseline < CLOSE_PITCH * gb.LINE_MM


def flush_mm(letter: Letter) -> float:
    """Return the left edge of a letter's text: the leftmost that more than a stray line keeps to."""
    lefts = Counter(round(row.left * 2) / 2 for row in [*letter.addressee, *letter.body])
    steady = [left for left, count in lefts.items() if count > lefts.total() * STRAY]
    return min(steady, default=gb.LEFT_MM)


def in_paragraphs(rows: list[Line], left: float) -> list[list[Line]]:
    """Group lines into paragraphs: one begins where a line is set in, or where the line before ended short."""
    if rows[0].page == 0:
        return [[row] for row in rows]
    right = max(row.right for row in rows)
    right = gb.RIGHT_MM if right > gb.RIGHT_MM - SHORT_CELLS * gb.CELL_MM else right
    paragraphs: list[list[Line]] = []
    for row in rows:
        short = bool(paragraphs) and paragraphs[-1][-1].right < right - SHORT_CELLS * gb.CELL_MM
        if not paragraphs or short or row.left > left + gb.CELL_MM:
            paragraphs.append([row])
        else:
            paragraphs[-1].append(row)
    return paragraphs
