"""What the fonts cannot draw, found before anything is printed: named, shown as 〓 in a draft, or drawn by a substitute."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from letter.content import LetterContent
from letter.decoding import content_from, content_to
from letter.fonts import Substitute, substitutes_among, substitutes_for, uncovered
from letter.layout import Layout, Run, text_blocks
from letter.render import streams
from letter.render.failure import RenderFailed

GETA = "〓"
"""Stands, in a draft, for a character no font has: what Chinese printers put there."""
NAMED = 20
"""Characters, and places, that are named at most."""


def uncovered_in(layout: Layout) -> list[str]:
    """The characters of a layout that the face they are set in cannot draw, each once, in order."""
    found = (char for face, text in _texts(layout).items() for char in uncovered(text, face=face))
    return [char for char in dict.fromkeys(found) if char not in "\n\t"]


def substitutes_in(layout: Layout) -> list[Substitute]:
    """The fonts that stand in, in this letter, for those the standard names."""
    return substitutes_for(_texts(layout))


def substitutes_of_pdf(pdf: bytes) -> list[Substitute]:
    """The fonts that stand in for others in a finished PDF of ours. Raises RenderFailed where it is none."""
    try:
        outside, _ = streams.split(pdf)
    except streams.StrangePdf as error:
        raise RenderFailed("failed", detail=str(error)) from error
    names = streams.font_names(outside)
    if not names:
        # No letter is without fonts: nothing found does not mean nothing substituted.
        raise RenderFailed("failed", "文件中读不出字体。")
    return substitutes_among(names)


def _texts(layout: Layout) -> dict[str, str]:
    """What is printed in each face."""
    texts: dict[str, list[str]] = {}
    for run in _runs(layout):
        texts.setdefault(run.face, []).append(run.text)
    return {face: "".join(parts) for face, parts in texts.items()}


def with_geta(content: LetterContent, missing: list[str]) -> LetterContent:
    """The letter with 〓 in the place of each missing character."""
    return content_from(_replaced(content_to(content), dict.fromkeys(map(ord, missing), GETA)))


def refusal(content: LetterContent, missing: list[str]) -> RenderFailed:
    """The refusal to print a letter, with the characters and where they stand."""
    named = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in missing[:NAMED])
    places = [
        f"{where}：“{char}”（U+{ord(char):04X}）"
        for where, text in places_of(content_to(content))
        for char in missing
        if char in text
    ]
    return RenderFailed("uncovered", f"以下字符没有可用的字形，不能印出：{named}。", problems=places[:NAMED])


def places_of(data: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text of JSON data with its place, named as decoding names it."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from places_of(value, f"{where}.{name}" if where else name)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from places_of(value, f"{where}[{index}]")


def _runs(layout: Layout) -> Iterator[Run]:
    for page in layout.pages:
        for line in page.lines:
            yield from line.runs
    for block in text_blocks(layout.flow):
        yield from (inline for inline in block.inlines if isinstance(inline, Run))


def _replaced(data: Any, table: dict[int, str]) -> Any:
    if isinstance(data, str):
        return data.translate(table)
    if isinstance(data, dict):
        return {name: _replaced(value, table) for name, value in data.items()}
    if isinstance(data, list):
        return [_replaced(value, table) for value in data]
    return data
