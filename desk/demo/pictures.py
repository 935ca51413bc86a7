"""Pictures of the demo: seals that carry 演示, and scans of returned sheets that say they are none."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw, ImageFont

from letter.fonts.catalogue import FONT_FOLDER

SIDE_PX = 900
RED = (204, 0, 0, 255)
SEAL_FONT = "FuwenSong.ttf"
ARC_DEGREES = 250


def draw_seal(name: str) -> bytes:
    """Return a round red seal of a body as PNG: its name along the upper arc, a star, 演示 below it."""
    image = Image.new("RGBA", (SIDE_PX, SIDE_PX), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    middle = SIDE_PX / 2
    draw.ellipse((8, 8, SIDE_PX - 8, SIDE_PX - 8), outline=RED, width=26)
    draw.polygon(_star(middle, middle, 130), fill=RED)
    _along_arc(image, name)
    font = ImageFont.truetype(str(FONT_FOLDER / SEAL_FONT), 84)
    draw.text((middle, SIDE_PX * 0.76), "演示", font=font, fill=RED, anchor="mm", stroke_width=2, stroke_fill=RED)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def draw_scan(lines: list[str]) -> bytes:
    """Return a page that stands for a returned sheet: its lines, and the word 演示 that it is none."""
    image = Image.new("RGB", (1240, 1754), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT_FOLDER / SEAL_FONT), 44)
    for place, line in enumerate(["（演示用扫描件，不是真实文件）", "", *lines]):
        draw.text((120, 160 + place * 84), line, font=font, fill=(20, 20, 20))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _star(x: float, y: float, radius: float) -> list[tuple[float, float]]:
    points = []
    for corner in range(10):
        length = radius if corner % 2 == 0 else radius * 0.382
        angle = math.radians(corner * 36 - 90)
        points.append((x + length * math.cos(angle), y + length * math.sin(angle)))
    return points


def _along_arc(image: Image.Image, name: str) -> None:
    size = min(128, int(2000 / max(len(name), 8)))
    font = ImageFont.truetype(str(FONT_FOLDER / SEAL_FONT), size)
    step = min(ARC_DEGREES / max(len(name) - 1, 1), 24)
    for place, char in enumerate(name):
        tile = Image.new("RGBA", (size * 2, size * 2), (0, 0, 0, 0))
        ImageDraw.Draw(tile).text((size, size), char, font=font, fill=RED, anchor="mm", stroke_width=2, stroke_fill=RED)
        angle = (place - (len(name) - 1) / 2) * step
        turned = tile.rotate(-angle, resample=Image.Resampling.BICUBIC)
        radius = SIDE_PX / 2 - 50 - size / 2
        x = SIDE_PX / 2 + radius * math.sin(math.radians(angle)) - size
        y = SIDE_PX / 2 - radius * math.cos(math.radians(angle)) - size
        image.alpha_composite(turned, (round(x), round(y)))
