"""Ways to bend a finished layout or a finished DOCX: what is planted is drawn by our writers like everything else."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

from lxml import etree

from letter import gbt9704 as gb
from letter.layout import (
    DoubleRuleBlock,
    FrameBlock,
    Layout,
    Page,
    PlacedLine,
    Run,
    TextBlock,
)

Bend = Callable[[Layout], Layout]
Edit = Callable[[bytes], bytes]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TWIPS_PER_MM = 20 * gb.PT_PER_MM
LETTERHEAD = ("mark", "urgency", "doc_number", "class_mark")


def both(*bends: Bend) -> Bend:
    """Return several bends one after the other."""

    def bend(layout: Layout) -> Layout:
        for each in bends:
            layout = each(layout)
        return layout

    return bend


# --- what both writers draw


def look(style: str, **changes: object) -> Bend:
    """Return: the runs of one kind of element look different."""
    return _runs(style, lambda run: replace(run, **changes))


def say(style: str, old: str, new: str) -> Bend:
    """Return: one kind of element says something else."""

    def change(run: Run) -> Run:
        return replace(run, text=run.text.replace(old, new))

    def bend(layout: Layout) -> Layout:
        bent = _runs(style, change)(layout)
        assert bent != layout, (style, old)
        return bent

    return bend


def _runs(style: str, change: Callable[[Run], Run]) -> Bend:
    return both(
        lines(style, lambda line: replace(line, runs=tuple(map(change, line.runs)))),
        blocks(style, lambda block: replace(block, inlines=tuple(map(change, block.inlines)))),
    )


def strokes(change: Callable[..., object], *, second: bool) -> Bend:
    """Return: one of the red double lines is another, as strokes of page 1 and as a block of the flow.

    ``change`` gets a stroke or a block and returns it bent, or None to leave it out.
    """

    def is_meant(top_mm: float) -> bool:
        return (top_mm > gb.PAGE_HEIGHT_MM / 2) == second

    def bend(layout: Layout) -> Layout:
        first = layout.pages[0]
        bent = [change(each) if is_meant(each.top_mm) else each for each in first.strokes]
        pages = (replace(first, strokes=tuple(each for each in bent if each)), *layout.pages[1:])
        flow = [change(b) if isinstance(b, DoubleRuleBlock) and is_meant(b.top_mm) else b for b in layout.flow]
        return replace(layout, pages=pages, flow=tuple(each for each in flow if each))

    return bend


# --- what the PDF draws


def lines(style: str, change: Callable[[PlacedLine], PlacedLine]) -> Bend:
    """Return: the placed lines of one kind are others; "*" for all but the letterhead and the page numbers."""
    kept = (*LETTERHEAD, "page_number", "copied_to")

    def is_meant(line: PlacedLine) -> bool:
        return line.style == style or (style == "*" and line.style not in kept)

    def bent(page: Page) -> Page:
        return replace(page, lines=tuple(change(line) if is_meant(line) else line for line in page.lines))

    return lambda layout: replace(layout, pages=tuple(map(bent, layout.pages)))


def move(style: str, *, dx: float = 0.0, dy: float = 0.0) -> Bend:
    """Return: the placed lines of one kind stand elsewhere."""
    return lines(style, lambda line: replace(line, x_mm=line.x_mm + dx, top_mm=line.top_mm + dy))


def page(index: int, change: Callable[[Page], Page]) -> Bend:
    """Return: one page is another."""
    return lambda layout: replace(
        layout, pages=tuple(change(each) if place == index else each for place, each in enumerate(layout.pages))
    )


# --- what the DOCX draws


def blocks(style: str, change: Callable[[TextBlock], TextBlock]) -> Bend:
    """Return: the paragraphs of one kind are others, those in frames too; "*" for all of the text."""

    def bent(block: object) -> object:
        if isinstance(block, TextBlock):
            return change(block) if style in (block.style, "*") else block
        if isinstance(block, FrameBlock) and style != "*":
            return replace(block, blocks=tuple(map(bent, block.blocks)))
        return block

    return lambda layout: replace(layout, flow=tuple(map(bent, layout.flow)))


def frame(kind: str, **changes: object) -> Bend:
    """Return: a frame of the flow stands elsewhere; a callable gets the old value."""

    def bent(block: object) -> object:
        if not isinstance(block, FrameBlock) or block.kind != kind:
            return block
        new = {name: value(getattr(block, name)) if callable(value) else value for name, value in changes.items()}
        return replace(block, **new)

    return lambda layout: replace(layout, flow=tuple(map(bent, layout.flow)))


def edit(change: Callable[[etree._Element], None], *, part: str = "word/document.xml") -> Edit:
    """Return: a part of the finished file is changed."""
    return lambda docx: _rewritten(docx, {part: lambda data: _changed(data, change)})


def copy_part(source: str, target: str) -> Edit:
    """Return: one part of the finished file is the same as another."""

    def copied(docx: bytes) -> bytes:
        with zipfile.ZipFile(BytesIO(docx)) as archive:
            data = archive.read(source)
        return _rewritten(docx, {target: lambda _: data})

    return copied


def shift(attribute: str, mm: float, *, tag: str = "pgMar") -> Edit:
    """Return: a length of every element of a kind is another by so many millimetres."""

    def change(root: etree._Element) -> None:
        for element in root.iter(f"{W}{tag}"):
            element.set(f"{W}{attribute}", str(round(int(element.get(f"{W}{attribute}")) + mm * TWIPS_PER_MM)))

    return edit(change)


def shift_frame(begins: str, *, dx: float = 0.0, dy: float = 0.0) -> Edit:
    """Return: the frame of the paragraphs whose text begins so stands elsewhere."""

    def change(root: etree._Element) -> None:
        for paragraph in root.iter(f"{W}p"):
            place = paragraph.find(f"{W}pPr/{W}framePr")
            if place is not None and "".join(text.text for text in paragraph.iter(f"{W}t")).startswith(begins):
                place.set(f"{W}x", str(round(int(place.get(f"{W}x")) + dx * TWIPS_PER_MM)))
                place.set(f"{W}y", str(round(int(place.get(f"{W}y")) + dy * TWIPS_PER_MM)))

    return edit(change)


def _changed(data: bytes, change: Callable[[etree._Element], None]) -> bytes:
    root = etree.fromstring(data)
    before = etree.tostring(root)
    change(root)
    assert etree.tostring(root) != before
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _rewritten(docx: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in archive.namelist():
            data = archive.read(name)
            target.writestr(name, changes[name](data) if name in changes else data)
    return out.getvalue()
