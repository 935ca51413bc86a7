"""The picture of a seal: checked to be a red seal, cut to its edge, kept as a plain RGBA PNG.

In: what somebody uploads. Out: a square PNG without metadata whose edge is the seal's edge, so that printing it at
the seal's diameter gives the seal's true size; or SealError with a Chinese sentence. A signature stamp's picture is
twice as wide as high, so that printing it at the stamp's width distorts nothing.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageChops, ImageFile, ImageMath, ImageOps

from letter.gbt9704 import STAMP_HEIGHT_PART

BYTES_LIMIT = 5 * 1024 * 1024
SIDE_LIMIT = 1_500
"""Pixels a side as kept: 42 mm at 900 dpi."""
SOURCE_SIDE_LIMIT = 6_000
"""Pixels a side as uploaded; a larger picture is refused before it is unpacked."""
SIDE_LEAST = 200
"""Pixels a side below which a 42 mm seal looks like stairs (120 dpi)."""
RED_LEAST = 0.01
"""Share of red opaque pixels in the picture."""
WHITE_FROM = 225
"""Paper in a scan is seldom pure white: from this darkest channel on, a pixel is paper."""
SQUARE_WITHIN = 0.1
"""How far the shorter side may stay behind the longer."""
STAMP_FLATTEST = 6
"""How many times its height a signature stamp may be wide."""

_pillow = threading.Lock()


class SealError(ValueError):
    """The picture cannot serve as a seal; the text says why, in Chinese."""


def reencode(data: bytes, *, stamp: bool = False) -> bytes:
    """Turn an uploaded PNG or JPEG into the picture that is kept, of a seal or a signature stamp. Raises SealError.

    White paper becomes transparent where the picture brings no transparency of its own. Doing it twice changes
    nothing, byte for byte.
    """
    picture = _opened(data)
    if picture.getchannel("A").getextrema() == (255, 255):
        picture = _without_paper(picture)
    picture = _shrunk(_cut(picture))
    picture = _stamp_shaped(picture) if stamp else _square(picture)
    _check_red(picture)
    out = BytesIO()
    picture.save(out, "PNG", compress_level=6)
    return out.getvalue()


def check(data: bytes, *, stamp: bool = False) -> None:
    """Check a kept picture before it is printed: whole, red, square or of a stamp's shape. Raises SealError."""
    picture = _opened(data)
    if stamp and picture.height != round(picture.width * STAMP_HEIGHT_PART):
        raise SealError("签名章图片的宽不是高的二倍，请重新上传。")
    if not stamp and picture.width != picture.height:
        raise SealError("印章图片不是正方形，请重新上传。")
    _check_red(picture)


def red_share(picture: Image.Image) -> float:
    """The share of clearly red, opaque pixels in an RGBA picture, 0 to 1."""
    return _count(ImageChops.logical_and(_red(picture), _opaque(picture))) / (picture.width * picture.height)


def _opened(data: bytes) -> Image.Image:
    if not data:
        raise SealError("图片文件是空的。")
    if len(data) > BYTES_LIMIT:
        raise SealError(f"图片过大：{len(data) / 1024 / 1024:.1f} MB，最多 {BYTES_LIMIT // 1024 // 1024} MB。")
    try:
        picture = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        _check_source(picture.size)
        with _whole_only():
            picture.load()
        return ImageOps.exif_transpose(picture).convert("RGBA")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise SealError(f"图片尺寸过大，每边最多 {SOURCE_SIDE_LIMIT} 像素。") from None
    except SealError:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError) as error:
        raise SealError("图片无法读取：不是 PNG 或 JPEG，或者文件已损坏。") from error


@contextmanager
def _whole_only() -> Iterator[None]:
    """WeasyPrint tells Pillow, for the whole process, to take half a picture for a picture; a seal is whole or none."""
    with _pillow:
        before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _check_source(size: tuple[int, int]) -> None:
    if max(size) > SOURCE_SIDE_LIMIT:
        raise SealError(f"图片尺寸过大：{size[0]}×{size[1]} 像素，每边最多 {SOURCE_SIDE_LIMIT} 像素。")


def _without_paper(picture: Image.Image) -> Image.Image:
    """Take the white out: alpha and colour so chosen that over white paper the picture looks as it did."""
    red, green, blue, _ = picture.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    alpha = darkest.point([255 - level if level < WHITE_FROM else 0 for level in range(256)])
    cover = alpha.point([max(level, 1) for level in range(256)])
    bare = [
        ImageMath.lambda_eval(
            lambda of: of["max"](255 - (255 - of["level"]) * 255 / of["cover"], 0), level=channel, cover=cover
        ).convert("L")
        for channel in (red, green, blue)
    ]
    return Image.merge("RGBA", (*bare, alpha))


def _cut(picture: Image.Image) -> Image.Image:
    box = _visible(picture).getbbox()
    if box is None:
        raise SealError("图片是空白的，看不到印章。")
    return picture.crop(box)


def _shrunk(picture: Image.Image) -> Image.Image:
    longer = max(picture.size)
    if longer <= SIDE_LIMIT:
        return picture
    size = (max(1, side * SIDE_LIMIT // longer) for side in picture.size)
    # Shrinking pales the outermost pixels: cut once more, so that doing all this twice changes nothing.
    return _cut(picture.resize(tuple(size), Image.Resampling.LANCZOS))


def _square(picture: Image.Image) -> Image.Image:
    longer, shorter = max(picture.size), min(picture.size)
    if shorter < longer * (1 - SQUARE_WITHIN):
        raise SealError(f"印章应大致为正圆或正方形，图中为 {picture.width}×{picture.height} 像素。")
    if longer < SIDE_LEAST:
        raise SealError(f"印章过小：{picture.width}×{picture.height} 像素，每边至少 {SIDE_LEAST} 像素。")
    return _centred(picture, longer, longer)


def _stamp_shaped(picture: Image.Image) -> Image.Image:
    if not picture.height < picture.width <= STAMP_FLATTEST * picture.height:
        raise SealError(f"签名章应为横排，宽大于高，图中为 {picture.width}×{picture.height} 像素。")
    if picture.width < SIDE_LEAST:
        raise SealError(f"签名章过小：{picture.width}×{picture.height} 像素，宽至少 {SIDE_LEAST} 像素。")
    width = max(picture.width, math.ceil(picture.height / STAMP_HEIGHT_PART))
    return _centred(picture, width, max(picture.height, round(width * STAMP_HEIGHT_PART)))


def _centred(picture: Image.Image, width: int, height: int) -> Image.Image:
    # A fresh picture carries no metadata.
    framed = Image.new("RGBA", (width, height))
    framed.paste(picture, ((width - picture.width) // 2, (height - picture.height) // 2))
    return framed


def _check_red(picture: Image.Image) -> None:
    visible = _count(_visible(picture))
    red = _count(ImageChops.logical_and(_red(picture), _visible(picture)))
    share = red_share(picture)
    if share < RED_LEAST or red < visible / 2:
        raise SealError(f"图片不是红色印章：红色部分只占 {share:.1%}。")


def _visible(picture: Image.Image) -> Image.Image:
    """Where there is ink: opaque and not paper."""
    red, green, blue, _ = picture.split()
    darkest = ImageChops.darker(ImageChops.darker(red, green), blue)
    return ImageChops.logical_and(_opaque(picture), _mask(darkest, lambda level: level < WHITE_FROM))


def _opaque(picture: Image.Image) -> Image.Image:
    return _mask(picture.getchannel("A"), lambda level: level >= 128)


def _red(picture: Image.Image) -> Image.Image:
    red, green, blue, _ = picture.split()
    lead = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    return ImageChops.logical_and(_mask(red, lambda level: level >= 110), _mask(lead, lambda level: level >= 60))


def _mask(channel: Image.Image, holds) -> Image.Image:
    return channel.point([255 * holds(level) for level in range(256)], "1")


def _count(mask: Image.Image) -> int:
    return mask.histogram()[-1]
