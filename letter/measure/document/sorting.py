"""The paragraphs of a DOCX that was not laid out, sorted into a letter's elements by words, looks and settings."""

from __future__ import annotations

from letter.measure.cues import sort_text, sorted_head, title_of
from letter.measure.document.reading import Document
from letter.measure.lines import Line
from letter.measure.parts import Attachment, Letter
from letter.measure.patterns import COPIED, LABEL, SHEET, is_date

MARK_LEAST_PT = 24.0
MARK_AMONG = 6
"""The mark is one of the first lines."""


def sort_document(document: Document, why_not_placed: str) -> Letter:
    """Sort a document's lines into a letter's elements; every millimetre stays unknown."""
    letter = Letter(why_not_placed=why_not_placed, sections=document.sections)
    letter.numbers, letter.running = document.numbers, document.running
    rows = list(document.lines)
    mark = next((row for row in rows[:MARK_AMONG] if row.size_pt >= MARK_LEAST_PT), None)
    if mark:
        letter.mark = [mark]
        rows.remove(mark)
    rows = _attachments(letter, rows)
    # Frames and text boxes stand wherever they are anchored: the foot of the letter may come first.
    copied = [row for row in rows if COPIED.match(row.words)][:1]
    place = rows.index(copied[0]) if copied else len(rows)
    if copied and any(is_date(row.words) for row in rows[place:]):
        rows.remove(copied[0])
        letter.copied = copied
    sort_text(letter, sorted_head(letter, rows))
    return letter


def _attachments(letter: Letter, rows: list[Line]) -> list[Line]:
    """Take the attachments out; return the letter's own lines, with the 抄送 that may stand behind them."""
    starts = [place for place, row in enumerate(rows) if LABEL.fullmatch(row.words)]
    if not starts:
        return rows
    for place in starts:
        number = LABEL.fullmatch(rows[place].words)
        title = title_of(rows[place + 1 :])
        attachment = Attachment(rows[place], title, is_apart=bool(number and number["number"]))
        attachment.is_sheet = SHEET.search("".join(line.words for line in title)) is not None
        letter.attachments.append(attachment)
    return rows[: starts[0]] + [row for row in rows[starts[0] :] if COPIED.match(row.words)]
