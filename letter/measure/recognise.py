"""The pages of a PDF sorted into the elements of a letter: by place, by words and by ink."""

from __future__ import annotations

from letter.measure import ink
from letter.measure.cues import sort_imprint, sort_text, sorted_head, title_of
from letter.measure.geometry import Box
from letter.measure.ink import Rule
from letter.measure.lines import Line
from letter.measure.paper import COARSE, Paper, Side
from letter.measure.parts import Attachment, Letter, Seal
from letter.measure.patterns import CLASS_MARK, COPIED, LABEL, PAGE_NUMBER, SHEET

RUNNING_FOOT_MM = 25.0
"""What ends above this stands in the head of the page: the mark's ink begins at 30."""
MARK_ROOM_MM = 75.0
"""Without a first line the mark is looked for above this."""
MARK_LEAST_PT = 24.0
NUMBER_HEAD_MM = 258.0
"""Page numbers stand below this."""
NUMBER_LARGEST_PT = 18.0
DARK_RULE_MM = 150.0
"""A line that is not red belongs to the letterhead only where it is this long, near the mark or the foot."""
SECOND_RULE_ROOM = (272.0, 284.0)


def recognise(paper: Paper) -> Letter:
    """Sort a PDF's lines into a letter's elements."""
    letter = Letter(paper=paper, blind={side.number: side.blind for side in paper.sides if side.blind})
    if letter.blind.get(1) in ("scan", "hidden"):
        first = paper.sides[0]
        letter.has_red = ink.ink(first, Box(0, 0, first.width_mm, first.height_mm), red=True, dots=COARSE) is not None
    rows = {side.number: list(side.lines) for side in paper.sides}
    _margins(letter, rows)
    _letterhead(letter, paper.sides[0], rows[1])
    _repeated(letter, paper)
    letter.letter_pages = _attachments(letter, rows)
    text = [line for page in range(1, letter.letter_pages + 1) for line in rows[page]]
    sort_text(letter, text)
    if not letter.copied:
        sort_imprint(letter, _copied_behind(rows, letter.letter_pages))
    _seals(letter, paper)
    return letter


def _margins(letter: Letter, rows: dict[int, list[Line]]) -> None:
    """Take out page numbers and what stands in the heads of pages."""
    for page, lines in rows.items():
        low = [line for line in lines if _is_page_number(line)]
        if low:
            letter.numbers.append(low[-1])
            lines.remove(low[-1])
        heads = [line for line in lines if line.em_bottom < RUNNING_FOOT_MM and line.size_pt < MARK_LEAST_PT]
        letter.running += heads
        rows[page] = [line for line in lines if line not in heads]


def _is_page_number(line: Line) -> bool:
    return line.em_top > NUMBER_HEAD_MM and line.size_pt < NUMBER_LARGEST_PT and PAGE_NUMBER.fullmatch(line.words) is not None


def _letterhead(letter: Letter, side: Side, lines: list[Line]) -> None:
    """Find lines, mark, head rows and title of page 1; what is left in ``lines`` is text."""
    found = ink.rules(side)
    letter.rules = [rule for rule in found if ink.is_across(rule)] or [rule for rule in found if _is_dark_head(rule)]
    first = letter.first_rule
    foot = first.box.top if first else MARK_ROOM_MM
    letter.mark = [line for line in lines if line.em_middle < foot and (first or _looks_like_mark(line))]
    # Some offices put the class mark above the mark, at the right.
    letter.head = [line for line in letter.mark if line.size_pt < MARK_LEAST_PT and CLASS_MARK.fullmatch(line.words)]
    letter.mark = [line for line in letter.mark if line not in letter.head]
    # A line may stand too near: its own ink is none of the mark's.
    room = Box(0, RUNNING_FOOT_MM, side.width_mm, foot - 0.2)
    letter.mark_ink = _mark_ink(letter, side, room)
    rest = [line for line in lines if line not in letter.mark and line not in letter.head]
    lines[:] = sorted_head(letter, rest)


def _is_dark_head(rule: Rule) -> bool:
    near_mark = rule.box.top < MARK_ROOM_MM
    near_foot = SECOND_RULE_ROOM[0] < rule.box.top < SECOND_RULE_ROOM[1]
    return rule.box.width >= DARK_RULE_MM and (near_mark or near_foot)


def _looks_like_mark(line: Line) -> bool:
    red, green, blue = line.chars[0].colour
    return line.size_pt >= MARK_LEAST_PT and (red > max(green, blue) + 60 or line.em_top < MARK_ROOM_MM / 2)


def _mark_ink(letter: Letter, side: Side, room: Box) -> Box | None:
    if room.bottom <= room.top or not (letter.mark or letter.first_rule):
        return None
    red = ink.ink(side, room, red=True)
    if red is not None or not letter.mark:
        return red
    # A mark that is not red is measured all the same: by the ink around its characters.
    box = letter.mark[0].box
    return ink.ink(side, Box(max(0, box.left - 2), max(RUNNING_FOOT_MM, box.top - 3), box.right + 2, room.bottom))


def _repeated(letter: Letter, paper: Paper) -> None:
    for side in paper.sides[1:]:
        across = [rule for rule in ink.rules(side, dots=COARSE) if ink.is_across(rule)]
        letter.repeated += [(side.number, rule) for rule in across]


def _attachments(letter: Letter, rows: dict[int, list[Line]]) -> int:
    """Find the attachments; return how many pages the letter itself has."""
    pages = 0
    for page, lines in rows.items():
        label = next(iter(lines), None)
        found = LABEL.fullmatch(label.words) if label and page > 1 else None
        if label and found:
            title = title_of(lines[1:])
            attachment = Attachment(label, title, [page], is_apart=bool(found["number"]))
            attachment.is_sheet = SHEET.search("".join(line.words for line in title)) is not None
            letter.attachments.append(attachment)
        elif page in letter.blind and page > 1:
            continue  # whose page it is cannot be read
        elif letter.attachments:
            letter.attachments[-1].pages.append(page)
        else:
            pages = page
    return pages


def _copied_behind(rows: dict[int, list[Line]], pages: int) -> list[Line]:
    """Return the 抄送 of a letter that goes on in its attachments: it stands on the last side."""
    for page, lines in rows.items():
        if page > pages:
            for place, line in enumerate(lines):
                if COPIED.match(line.words):
                    return lines[place:]
    return []


def _seals(letter: Letter, paper: Paper) -> None:
    for side in paper.sides[: letter.letter_pages]:
        top, foot = 0.0, None
        if side.number == 1:
            first, second = letter.first_rule, letter.second_rule
            top = first.box.bottom + 1 if first else (letter.mark_ink.bottom + 1 if letter.mark_ink else 0.0)
            foot = second.box.top - 1 if second else None
        letter.seals += [Seal(side.number, box) for box in ink.seals(side, below_mm=top, above_mm=foot)]
