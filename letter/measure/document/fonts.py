"""The fonts a DOCX names, given to the characters of its print: that is drawn in the fonts of this machine."""

from __future__ import annotations

from dataclasses import replace

from letter.measure.document.reading import END, Document
from letter.measure.lines import Char, Line
from letter.measure.paper import Paper
from letter.measure.patterns import PAGE_NUMBER

AUTO_NUMBER = 6
"""Characters of a number that the laying-out program made: 一、 or （一） from a list."""
NUMBER_HEAD_MM = 258.0


def name_fonts(paper: Paper, document: Document) -> None:
    """Give every character of the print the font its document names."""
    words = "".join(char.text for char in document.chars)
    place = 0
    for side in paper.sides:
        lines = []
        for line in side.lines:
            if line.em_top > NUMBER_HEAD_MM and PAGE_NUMBER.fullmatch(line.words):
                lines.append(_numbered(line, document))
                continue
            found, skipped = _found(words, line.words, place)
            if found < 0:
                lines.append(line)
                continue
            place = found + len(line.words) - skipped
            lines.append(_named(line, document.chars[found:place], skipped))
        side.lines = lines


def _found(words: str, wanted: str, place: int) -> tuple[int, int]:
    """Return where a line stands in the document, and how many characters it has before that are not there.

    A whole line of the document goes before a part of one, what follows before what has been.
    """
    for skipped in range(min(AUTO_NUMBER, len(wanted) - 1) + 1):
        part = wanted[skipped:]
        if skipped and len(part) < AUTO_NUMBER:
            break
        whole = f"{END}{part}{END}"
        places = [words.find(whole, max(place - 1, 0)), words.find(part, place), words.find(whole), words.find(part)]
        steps = [1, 0, 1, 0]
        found = next((at + step for at, step in zip(places, steps, strict=True) if at >= 0), -1)
        if found >= 0:
            return found, skipped
    return -1, 0


def _named(line: Line, chars: list[Char], skipped: int) -> Line:
    fonts = [chars[0].font] * skipped + [char.font for char in chars]
    named, count = [], 0
    for char in line.chars:
        if char.text.isspace():
            named.append(char)
        else:
            named.append(replace(char, font=fonts[count] or char.font))
            count += 1
    return replace(line, chars=tuple(named))


def _numbered(line: Line, document: Document) -> Line:
    """Give a page number the font of the footer's figures."""
    shown = next((char for footer in document.numbers for char in footer.chars if char.text.isdigit()), None)
    if shown is None or not shown.font:
        return line
    return replace(line, chars=tuple(replace(char, font=shown.font) for char in line.chars))
