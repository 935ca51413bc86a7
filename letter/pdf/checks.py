"""What is looked at before a PDF is drawn and when it is drawn: a library leaves things out without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageFile

from letter.fonts import embedded_names, uncovered
from letter.layout import Layout
from letter.pdf.errors import RenderError, UncoveredCharacters


def check_characters(layout: Layout) -> None:
    """Raise UncoveredCharacters where a character would be printed as a box."""
    texts: dict[str, list[str]] = {}
    for page in layout.pages:
        for line in page.lines:
            for run in line.runs:
                texts.setdefault(run.face, []).append(run.text)
    missing = [
        char for face, parts in texts.items() for char in uncovered("".join(parts), face=face)
    ]
    if missing:
        raise UncoveredCharacters(list(dict.fromkeys(missing)))


def check_images(layout: Layout, images: Mapping[int, bytes]) -> None:
    """Look at every picture before: the library leaves a damaged one out without a word."""
    places = [slot.issuer for _, slot in layout.seals]
    for issuer, data in images.items():
        if places.count(issuer) != 1:
            raise RenderError(f"版面上没有第{issuer + 1}枚印章的位置。")
        try:
            with _strict_pictures(), Image.open(BytesIO(data)) as picture:
                picture.load()
        except Exception as error:
            raise RenderError(f"第{issuer + 1}枚印章的图片已损坏，不能使用。") from error


def check_objects(objects: Iterable[object], *, images: int) -> None:
    """Count the pictures and look at the fonts among the objects of a drawn file."""
    drawn = 0
    for entry in objects:
        extra = getattr(entry, "extra", entry)
        if not isinstance(extra, dict):
            continue
        drawn += extra.get("Subtype") == "/Image" and "SMask" in extra
        name = extra.get("FontName", b"").decode().rpartition("+")[2]
        if name and name not in embedded_names():
            raise RenderError("成品中有系统字库以外的字体，文件没有生成。")
    if drawn != images:
        raise RenderError("成品中的印章与给出的不符，文件没有生成。")


@contextmanager
def _strict_pictures() -> Iterator[None]:
    """Let Pillow refuse a picture that is cut off; importing WeasyPrint tells it not to."""
    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient
