"""Mechanical corrections: the fixes of findings put into the letter they were found in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from letter.content import LetterContent
from letter.finding import Finding
from letter.proof.places import text_at, with_text


def fixed(content: LetterContent, findings: Iterable[Finding], *, found_in: LetterContent | None = None) -> LetterContent:
    """Return the letter with every fix of these findings put in, in each text from right to left.

    ``found_in`` is the letter the findings were made of, where it may have changed since: a fix is left out when the span
    no longer holds what was found there. Where two fixes overlap, the one that begins further right is kept.
    """
    places: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for finding in findings:
        if finding.fix is not None and finding.span is not None:
            places[finding.where].append((*finding.span, finding.fix))
    for where, fixes in places.items():
        try:
            text = text_at(content, where)
            before = text if found_in is None else text_at(found_in, where)
        except LookupError:
            continue
        mended = _mended(text, before, fixes)
        if mended != text:
            content = with_text(content, where, mended)
    return content


def _mended(text: str, before: str, fixes: list[tuple[int, int, str]]) -> str:
    limit, whole = len(text), text
    for start, end, fix in sorted(set(fixes), reverse=True):
        # Beginning and end of what is untouched so far must be as they were found.
        if not 0 <= start <= end <= limit or whole[start:end] != before[start:end]:
            continue
        text = text[:start] + fix + text[end:]
        limit = start
    return text
