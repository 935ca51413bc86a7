"""The picture of a seal: what is taken, what is refused, and that it stays what it was."""

import random
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFile, PngImagePlugin

from letter.seal import SIDE_LIMIT, SealError, check, red_share, reencode

RED = (208, 24, 24)


def drawn(side: int = 600, *, margin: int = 40, paper="white", mode: str = "RGB", ink=RED) -> Image.Image:
    picture = Image.new(mode, (side, side), paper)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((margin, margin, side - margin, side - margin), outline=ink, width=side // 30)
    pen.regular_polygon((side / 2, side / 2, side / 8), 5, fill=ink)
    return picture


def stored(picture: Image.Image, kind: str = "PNG", **options) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(BytesIO(data))
    picture.load()
    return picture


def on_white(picture: Image.Image) -> Image.Image:
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    return paper.convert("RGB")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_seal_on_white_paper_loses_the_paper_and_nothing_else(kind):
    given = stored(drawn(), kind)
    kept = opened(reencode(given))
    assert (kept.mode, kept.format) == ("RGBA", "PNG")
    # 600 - 2 × 40, both edges drawn
    assert kept.width == kept.height
    assert abs(kept.width - 521) <= 2
    assert kept.getpixel((0, 0))[3] == 0, "the corner is clear"
    assert kept.getpixel((kept.width // 2, kept.height // 2))[3] > 200
    apart = ImageChops.difference(on_white(kept), opened(given).crop((40, 40, 40 + kept.width, 40 + kept.height)))
    # Only what is nearly white may turn white: 255 - WHITE_FROM.
    assert max(high for _, high in apart.getextrema()) <= 30


def test_a_transparent_picture_keeps_its_own_transparency():
    kept = opened(reencode(stored(drawn(paper=(0, 0, 0, 0), mode="RGBA", ink=(*RED, 190)))))
    assert kept.getpixel((kept.width // 2, kept.height // 2)) == (*RED, 190)


@pytest.mark.parametrize(
    "picture",
    [
        drawn(),
        drawn(2400, margin=100),
        drawn(side=400, margin=0),
        drawn(paper=(248, 246, 240)),
        drawn(paper=(0, 0, 0, 0), mode="RGBA"),
        Image.new("RGB", (300, 300), (255, 0, 0)),
    ],
)
def test_twice_is_once(picture):
    once = reencode(stored(picture))
    assert reencode(once) == once
    check(once)
    assert max(opened(once).size) <= SIDE_LIMIT


def test_nothing_but_the_pixels_is_kept():
    facts = PngImagePlugin.PngInfo()
    facts.add_text("Author", "somebody")
    exif = Image.Exif()
    exif[0x010E] = "a secret"
    for data in (stored(drawn(), pnginfo=facts, dpi=(300, 300)), stored(drawn(), "JPEG", exif=exif)):
        kept = reencode(data)
        assert opened(kept).info == {}
        assert b"somebody" not in kept
        assert b"secret" not in kept


def test_a_picture_turned_by_its_metadata_is_turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = drawn().rotate(90)
    ImageDraw.Draw(turned).rectangle((300, 100, 340, 200), fill=RED)
    kept = opened(reencode(stored(turned, "JPEG", exif=exif, quality=95)))
    assert kept.getpixel((kept.width - 100, kept.height // 2 + 18))[3] > 150


def test_red_share():
    half = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    half.paste((*RED, 255), (0, 0, 100, 50))
    assert red_share(half) == 0.5
    half.putalpha(0)
    assert red_share(half) == 0


@pytest.mark.parametrize("size", [(700, 200), (600, 300), (500, 400)])
def test_a_signature_stamp_is_kept_twice_as_wide_as_high(size):
    picture = Image.new("RGB", (size[0] + 80, size[1] + 80), "white")
    ImageDraw.Draw(picture).rectangle((40, 40, size[0] + 39, size[1] + 39), outline=RED, width=12)
    kept = reencode(stored(picture), stamp=True)
    assert opened(kept).width == 2 * opened(kept).height
    assert opened(kept).getchannel("A").getbbox()[2:] != (0, 0)
    left, top, right, bottom = opened(kept).getchannel("A").getbbox()
    assert (right - left, bottom - top) == size, "nothing is distorted"
    assert abs(left - (opened(kept).width - right)) <= 1
    assert abs(top - (opened(kept).height - bottom)) <= 1
    assert reencode(kept, stamp=True) == kept
    check(kept, stamp=True)
    with pytest.raises(SealError, match="不是正方形"):
        check(kept)


@pytest.mark.parametrize(
    ("size", "said"), [((300, 400), "宽大于高"), ((400, 400), "宽大于高"), ((1400, 200), "宽大于高"), ((180, 90), "过小")]
)
def test_what_is_no_signature_stamp(size, said):
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((0, 0, size[0] - 1, size[1] - 1), outline=RED, width=12)
    with pytest.raises(SealError, match=said):
        reencode(stored(picture), stamp=True)


def test_a_seal_does_not_serve_as_a_stamp():
    with pytest.raises(SealError, match="高的二倍"):
        check(reencode(stored(drawn())), stamp=True)


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "空的"),
        (noise(6 * 1024 * 1024), "图片过大：6.0 MB，最多 5 MB"),
        (noise(1000), "无法读取"),
        (b"<html>seal</html>", "无法读取"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "无法读取"),
        (stored(drawn(), "GIF"), "无法读取"),
        (stored(drawn(), "BMP"), "无法读取"),
        (stored(drawn())[:2000], "无法读取"),
        (stored(drawn(), "JPEG")[:3000], "无法读取"),
        (stored(Image.new("RGB", (600, 600), "white")), "空白"),
        (stored(Image.new("RGBA", (600, 600), (255, 0, 0, 0))), "空白"),
        (stored(Image.new("RGBA", (600, 600), (255, 0, 0, 40))), "空白"),
        (stored(drawn(ink=(20, 20, 200))), "不是红色印章"),
        (stored(drawn(ink="black")), "不是红色印章"),
        (stored(Image.new("L", (600, 600), 60)), "不是红色印章"),
        (stored(drawn(side=180, margin=0)), "过小"),
        (stored(drawn().resize((600, 400))), "正圆或正方形"),
        (stored(Image.new("1", (12_000, 12_000))), "尺寸过大"),
        (stored(Image.new("1", (7_000, 100))), "尺寸过大"),
    ],
)
def test_what_is_refused(data, said):
    with pytest.raises(SealError) as raised:
        reencode(data)
    assert said in str(raised.value)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_half_a_picture_is_refused_even_where_a_library_is_content_with_half(kind, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does when it is imported
    data = stored(drawn(), kind)
    with pytest.raises(SealError, match="无法读取"):
        reencode(data[: len(data) * 2 // 3])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


def test_a_red_speck_in_a_black_picture_is_no_seal():
    picture = Image.new("RGB", (600, 600), "black")
    picture.paste(RED, (0, 0, 100, 100))
    with pytest.raises(SealError, match="不是红色印章"):
        reencode(stored(picture))


def test_a_damaged_header_is_told_in_chinese():
    good = stored(drawn())
    for place in range(0, 400, 7):
        data = good[:place] + bytes([good[place] ^ 0x55]) + good[place + 1 :]
        try:
            reencode(data)
        except SealError as error:
            assert str(error)


def test_check_wants_what_reencode_makes():
    check(reencode(stored(drawn())))
    for data in (b"", stored(drawn())[:500], stored(drawn().resize((600, 560))), stored(Image.new("RGBA", (300, 300)))):
        with pytest.raises(SealError):
            check(data)
