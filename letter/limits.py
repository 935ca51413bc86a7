"""How large a letter may be, and which numbers make sense in it."""

from __future__ import annotations

from collections.abc import Iterator

from letter.clean import LETTER_LIMIT, SECTION_LIMIT
from letter.content import (
    Attachment,
    DocNumber,
    Issuer,
    Item,
    LetterContent,
    Passage,
    Section,
    walk,
)

DEPTH_LIMIT = 3
"""一、 （一） 1.: the levels a heading may have."""
ENTRIES_LIMIT = 2_000
"""Entries in any one list that has no limit of its own."""
NAMES_LIMIT = 5_000
"""Characters of all addressees together, and of all bodies in the 抄送: many times what a page holds."""
JSON_LIMIT = 4 * 1024 * 1024
"""Bytes of a content file; the largest letter the limits allow stays far below."""

COPIES_LIMIT = 30
"""Copies of one letter, a finished PDF and DOCX each: all are made in one go, while the seal keeper waits."""

PRINT_RUN_LIMIT = 500
"""Printed copies of one letter."""

LIST_LIMITS: dict[tuple[type, str], int] = {
    (LetterContent, "proposals"): 50,
    (LetterContent, "issuers"): 20,
    (LetterContent, "attachments"): 50,
    (LetterContent, "addressees"): 200,
    (LetterContent, "copies"): COPIES_LIMIT,
    (LetterContent, "copied_to"): 200,
    (Attachment, "rows"): 1_000,
}
NUMBER_LIMITS: dict[tuple[type, str], tuple[float, float]] = {
    (DocNumber, "year"): (1949, 9999),
    (DocNumber, "serial"): (1, 999_999),
    (Issuer, "seal_mm"): (20, 60),
    (Issuer, "stamp_mm"): (20, 60),
    (LetterContent, "schema"): (1, 1),
    (LetterContent, "copy_number"): (0, 999_999),
    (LetterContent, "print_run"): (0, PRINT_RUN_LIMIT),
}


def size_problems(content: LetterContent) -> list[str]:
    """Say which whole-letter limits a letter breaks, with the figure found. Empty when it keeps them."""
    problems = []
    length = sum(map(len, printed_texts(content)))
    if length > LETTER_LIMIT:
        problems.append(f"全文：共 {length} 字，超过 {LETTER_LIMIT} 字")
    sections = sum(isinstance(passage, Section) for passage, _ in walk(content.passages))
    if sections > SECTION_LIMIT:
        problems.append(f"passages：共 {sections} 个标题，超过 {SECTION_LIMIT} 个")
    copies = [copy.addressee for copy in content.copies]
    for where, names in (("addressees", content.addressees), ("copies", copies), ("copied_to", content.copied_to)):
        if (length := sum(map(len, names))) > NAMES_LIMIT:
            problems.append(f"{where}：共 {length} 字，超过 {NAMES_LIMIT} 字")
    return problems


def printed_texts(content: LetterContent) -> Iterator[str]:
    """Yield, in reading order, what the letter itself says: title, opening, passages, closing, attachments."""
    yield content.plain_title
    yield content.opening
    for passage, _ in walk(content.passages):
        yield from _passage_texts(passage)
    yield from content.closing
    for attachment in content.attachments:
        yield attachment.name
        yield from attachment.paragraphs
        for row in attachment.rows:
            yield from row


def _passage_texts(passage: Passage) -> tuple[str, ...]:
    if isinstance(passage, Section):
        return (passage.heading,)
    if isinstance(passage, Item):
        return (passage.lead_in, passage.text, *passage.more)
    return (passage.text,)
