"""作废 across every page: how a void letter looks wherever it is shown or handed out."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from letter.fonts.catalogue import FONT_FOLDER

WORD = "作废"
WIDTH_PX = 1240
"""The width of a struck page: 150 pixels an inch on A4, to be read and not to be reprinted."""
PAGE_INCHES = 210 / 25.4
FONT = "FuwenHei.ttf"
COLOUR = (179, 38, 30)
OPACITY = 150
"""Of 255: the words below stay legible."""
DEGREES = 30


def struck(pages: Sequence[bytes]) -> bytes:
    """Return a PDF of these pages (PNG, in their order), each with 作废 in a frame across its middle.

    The pages are pictures: nothing of the seal or the text can be taken out from under the mark. The same pages give
    the same bytes.
    """
    pictures = [_struck(picture) for picture in pages]
    file = io.BytesIO()
    pictures[0].save(
        file, "PDF", save_all=True, append_images=pictures[1:], resolution=pictures[0].width / PAGE_INCHES, quality=88,
        title=WORD, creationDate=None, modDate=None,
    )  # fmt: skip
    return file.getvalue()


def _struck(picture: bytes) -> Image.Image:
    page = Image.open(io.BytesIO(picture)).convert("RGBA")
    mark = _mark(page.width)
    place = ((page.width - mark.width) // 2, (page.height - mark.height) // 2)
    cover = Image.new("RGBA", page.size, (0, 0, 0, 0))
    cover.paste(mark, place)
    return Image.alpha_composite(page, cover).convert("RGB")


def _mark(page_px: int) -> Image.Image:
    """The word in its frame, turned, for a page of this width."""
    size = max(page_px // 5, 4)
    font = ImageFont.truetype(str(FONT_FOLDER / FONT), size)
    line, gap = max(size // 14, 1), size // 4
    frame = Image.new("RGBA", (2 * size + 2 * gap, size + 2 * gap), (0, 0, 0, 0))
    draw, ink = ImageDraw.Draw(frame), (*COLOUR, OPACITY)
    draw.rectangle((0, 0, frame.width - 1, frame.height - 1), outline=ink, width=line)
    draw.text((frame.width / 2, frame.height / 2), WORD, font=font, fill=ink, anchor="mm")
    return frame.rotate(DEGREES, expand=True, resample=Image.Resampling.BICUBIC)
