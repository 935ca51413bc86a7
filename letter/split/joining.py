"""Puts together what a page end or a hard line break cut in mid-sentence; page numbers and running heads go."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from unicodedata import east_asian_width

from letter.clean import PARAGRAPH_LIMIT
from letter.split import patterns as words
from letter.split.blocks import Block
from letter.split.markers import marker_of
from letter.split.report import Report

LONG = 20
"""Characters: a line that is shorter may be a title, a name or a label."""
SHORTEST = 14
"""Characters of a line of text that was broken early."""
NEARLY = 6
"""A wrapped line ends this many half characters before the edge at most."""
ABOUT = 12
"""A line in mid-sentence may end further from it: a figure is not broken, nor a mark put first on a line."""
NARROWEST, WIDEST = 36, 130
WRAPPED_PART = 0.5
HEAD_LONGEST = 40
BESIDE = 2
"""A running head stands at most so many lines from the page number."""


def without_page_marks(blocks: list[Block], report: Report) -> list[Block]:
    """Leave out page numbers and running heads; what follows one remembers that it stood there."""
    numbers = {place for place in range(len(blocks)) if _is_page_number(blocks, place)}
    ends = numbers | {place for place, block in enumerate(blocks) if block.new_page and place}
    heads = _running_heads(blocks, ends) if ends else set()
    found: list[Block] = []
    bridges = False
    for place, block in enumerate(blocks):
        if place in numbers or place in heads:
            said = "页码没有收入。" if place in numbers else "每页重复的页眉或页脚没有收入。"
            report.dropped(said, block.place, block.text, about=said[:2])
            bridges = True
            continue
        found.append(replace(block, bridges=True) if bridges or block.new_page else block)
        bridges = False
    return found


def _is_page_number(blocks: list[Block], place: int) -> bool:
    text = blocks[place].text
    if not text or not words.PAGE_NUMBER.fullmatch(text) or len(text) > 16:
        return False
    if not text.strip(" 　").isdecimal():
        return any(char in text for char in "—―–－─-~·页/／")
    # A bare figure: only where a page may end, not a figure that stands alone in a list.
    before = blocks[place - 1].text if place else ""
    return len(text) <= 3 and ((bool(before) and not words.is_ended(before)) or (place + 1 < len(blocks) and blocks[place + 1].new_page))


def _running_heads(blocks: list[Block], ends: set[int]) -> set[int]:
    """Return the places of short lines that stand again and again where pages end."""
    near = {place + step for place in ends for step in range(-BESIDE, BESIDE + 1) if 0 <= place + step < len(blocks)} - ends
    near |= {place for place in ends if blocks[place].new_page and not _is_page_number(blocks, place)}
    count = Counter(words.plain(blocks[place].text) for place in near if 0 < len(blocks[place].text) <= HEAD_LONGEST)
    repeated = {text for text, times in count.items() if times > 1 and text}
    return {place for place in near if words.plain(blocks[place].text) in repeated}


def joined(blocks: list[Block], report: Report) -> list[Block]:
    """Return the blocks with sentences made whole again."""
    edge = _edge(blocks)
    set_in = _sets_in(blocks)
    found: list[Block] = []
    last_line = ""
    signed = in_sheet = False
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        signed = signed or words.date_of(block.text) is not None
        # The lines of a sheet are fields, each for itself.
        in_sheet = in_sheet or (signed and words.SHEET_TITLE.fullmatch(block.text) is not None)
        if found and not in_sheet and _goes_on(found[-1], last_line, block, following, edge=edge, set_in=set_in):
            before = found[-1]
            gap = " " if _is_latin(before.text[-1:]) and _is_latin(block.text[:1]) else ""
            where = before.place if before.place == block.place else f"{before.place.partition('至')[0]}至{block.place}"
            found[-1] = replace(before, text=before.text + gap + block.text, place=where)
            if words.is_ended(before.text) and not set_in:
                said = "一行正好在句末写满，按同一段接上了，请核对是否要分段。"
                report.doubtful(said, where, f"{before.text[-12:]}｜{block.text[:12]}", about="写满的行")
            elif last_line == before.text or block.bridges:
                report.joined(_why(block, edge), where, f"{before.text[-12:]}｜{block.text[:12]}")
        else:
            found.append(block)
        last_line = block.text
    return found


def _why(block: Block, edge: int) -> str:
    if block.bridges or block.new_page:
        return "一句话被分页断开，已接成一段。"
    return "一句话被换行断开，已接成一段。" if edge or block.is_cut or block.place.endswith("行") else "一句话分成了两段，已接成一段。"


def _goes_on(before: Block, line: str, block: Block, following: Block | None, *, edge: int, set_in: bool) -> bool:
    """Tell whether a block goes on with the sentence of the one before; ``line`` is the last line of that one."""
    if before.rows or block.rows or block.align or before.align or block.level or before.level:
        return False
    if len(before.text) + len(block.text) > PARAGRAPH_LIMIT:
        return False
    full = bool(edge) and _width(line) >= edge - NEARLY
    if set_in and full and not block.is_set_in and not block.after_gap:
        # Where paragraphs are set in, a line at the edge that is not goes on, whatever it begins with.
        return not _begins_part(block, following)
    if words.is_ended(before.text) and not set_in and edge and _is_full_text(line, edge, block):
        return not _begins_something(block, following)
    if words.is_ended(before.text) or _stands_alone(before) or _begins_something(block, following):
        return False
    if set_in and block.is_set_in and not (block.bridges and before.text[-1:] in words.MID):
        return False
    cut_short = before.text[-1:] in words.MID or block.text[:1] in "，、。；：）》”"
    if block.after_gap and not block.bridges and not cut_short:
        return False
    if cut_short or block.bridges or full:
        return True
    marker = marker_of(before)
    if marker is not None and marker.is_heading and "。" not in before.text:
        return False
    if edge and _width(line) >= edge - ABOUT:
        return True
    if marker is not None and "。" not in before.text:
        return False
    return len(line) >= SHORTEST and len(before.text) > LONG and (block.is_cut or any(mark in before.text for mark in "，。"))


def _is_full_text(line: str, edge: int, block: Block) -> bool:
    """Tell whether a sentence ended just where its line was full, and what follows begins like the middle of a paragraph."""
    if _width(line) < edge - 2 or block.after_gap or not line.endswith(("。", "；", "”", "）")):
        return False
    return not (words.ANSWERS.match(block.text) or words.CLOSING.match(block.text) or words.OUTLOOK.match(block.text))


def _begins_something(block: Block, following: Block | None) -> bool:
    """Tell whether a line begins a heading, an item or another part of the letter."""
    return marker_of(block) is not None or block.is_bold or _begins_part(block, following)


def _begins_part(block: Block, following: Block | None) -> bool:
    text = block.text
    if any(pattern.match(text) for pattern in (words.ATTACHED, words.COPIED, words.CONTACT, words.ISSUED, words.SIGNATORY)):
        return True
    if words.date_of(text) is not None or words.LABEL.fullmatch(text) or words.SHEET_TITLE.fullmatch(text):
        return True
    if text.endswith(("：", ":")) and words.TO_PERSON.search(text[:-1]) and len(text) < HEAD_LONGEST:
        return True
    is_before_date = following is not None and words.date_of(following.text) is not None
    return is_before_date and words.NAME.fullmatch(text) is not None


def _stands_alone(block: Block) -> bool:
    """Tell whether a line is complete without an end mark: a title, a heading, a label."""
    if block.is_bold or block.level or words.NUMBER.fullmatch(block.text) or words.date_of(block.text) is not None:
        return True
    if any(pattern.match(block.text) for pattern in (words.CONTACT, words.ISSUED, words.SIGNATORY, words.DISCLOSURE)):
        return True
    return words.LABEL.fullmatch(block.text) is not None


def _edge(blocks: list[Block]) -> int:
    """Return the width at which the lines of a text were wrapped, in half characters; 0 where they were not."""
    end = next((place for place, block in enumerate(blocks) if place and words.date_of(block.text) is not None), len(blocks))
    widths = [_width(block.text) for block in blocks[:end] if not block.rows and not words.is_ended(block.text)]
    widths = [width for width in widths if width >= NARROWEST]
    if len(widths) < 3 or max(widths) > WIDEST:
        return 0
    edge = sorted(widths)[-1 - len(widths) // 10]
    at_edge = sum(edge - ABOUT <= width <= edge + NEARLY for width in widths)
    return edge if at_edge >= WRAPPED_PART * len(widths) else 0


def _sets_in(blocks: list[Block]) -> bool:
    """Tell whether the paragraphs of a text begin with an indent."""
    long = [block for block in blocks if not block.rows and len(block.text) >= LONG]
    set_in = sum(block.is_set_in for block in long)
    return set_in >= 2 and set_in >= 0.15 * len(long)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
