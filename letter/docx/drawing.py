"""Pictures in the text: seals behind name and date, drawn tick boxes; each file stored once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from functools import cache

from letter import gbt9704 as gb
from letter.docx.errors import DocxError
from letter.docx.markup import EMU_PER_PT, emu
from letter.docx.places import lower_mm
from letter.layout import SealAnchor, Tick

PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
PNG = b"\x89PNG\r\n\x1a\n"
TICK_PIXELS = 192
TICK_NAMES = {False: "空格", True: "已勾选"}


class Pictures:
    """The pictures of one document: their files, their relationships' ids, their numbers."""

    def __init__(self, images: Mapping[int, bytes]) -> None:
        for issuer, data in images.items():
            if not data.startswith(PNG):
                raise DocxError(f"第{issuer + 1}枚印章的图片不是PNG格式，不能使用。")
        self._images = images
        self._count = 0
        self._laid: set[int] = set()
        self.files: dict[str, bytes] = {}
        """Name in word/media → content; its relationship's id is its stem."""

    def unlaid(self) -> set[int]:
        """Return the issuers whose seal was given and found no place."""
        return set(self._images) - self._laid

    def seal(self, anchor: SealAnchor, line_pt: float) -> str:
        """Return a run with a seal, if there is one: behind the text, in its true diameter, moving with the name."""
        data = self._images.get(anchor.issuer)
        if data is None:
            return ""
        self._laid.add(anchor.issuer)
        name = f"seal{anchor.issuer + 1}"
        self.files[f"{name}.png"] = data
        width, height = map(emu, anchor.size_mm)
        left_mm = anchor.centre_x_mm - anchor.size_mm[0] / 2
        top_mm = anchor.centre_below_mm + lower_mm(line_pt) - anchor.size_mm[1] / 2
        place = (left_mm, "page", top_mm, "paragraph")
        return self._anchored(name, f"印章{anchor.issuer + 1}", "印章", (width, height), place, "<wp:wrapNone/>")

    def _anchored(
        self, file: str, name: str, label: str, size: tuple[int, int], place: tuple[float, str, float, str], wrap: str
    ) -> str:
        """Return a run with a picture behind the text; ``place`` is millimetres across and down, each with its base."""
        number = self._next()
        left_mm, across, top_mm, down = place
        width, height = size
        return (
            "<w:r><w:drawing>"
            f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="1" '
            'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            f'<wp:positionH relativeFrom="{across}"><wp:posOffset>{emu(left_mm)}</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="{down}"><wp:posOffset>{emu(top_mm)}</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}'
            f'<wp:docPr id="{number}" name="{name}" descr="{label}"/><wp:cNvGraphicFramePr>'
            '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            f"{_graphic(file, number, width, height)}</wp:anchor></w:drawing></w:r>"
        )

    def spacer(self, top_mm: float, height_mm: float) -> str:
        """Return a run with an empty picture that text flows around, from top_mm of its page."""
        self.files["spacer.png"] = spacer_png()
        width, height = emu(gb.AREA_WIDTH_MM), emu(height_mm)
        place = (gb.LEFT_MM, "page", top_mm, "page")
        return self._anchored("spacer", "留白", "落款前留出的空白", (width, height), place, "<wp:wrapTopAndBottom/>")

    def tick(self, tick: Tick) -> str:
        """Return a run with a tick box: a picture as wide as a character, standing on the base line.

        A picture is the one thing every program draws alike, whatever fonts a machine has.
        """
        name = "ticked" if tick.ticked else "box"
        self.files[f"{name}.png"] = tick_png(tick.ticked)
        width, height = round(tick.size_pt * EMU_PER_PT), round(tick.size_pt * gb.TICK_SIDE_EM * EMU_PER_PT)
        number = self._next()
        label = TICK_NAMES[tick.ticked]
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
            f'<wp:docPr id="{number}" name="方框{number}" descr="{label}"/><wp:cNvGraphicFramePr/>'
            f"{_graphic(name, number, width, height)}</wp:inline></w:drawing></w:r>"
        )

    def _next(self) -> int:
        self._count += 1
        return self._count


def _graphic(relationship: str, number: int, width: int, height: int) -> str:
    return (
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{relationship}.png"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


@cache
def spacer_png() -> bytes:
    """Return a picture of one transparent point."""
    head = struct.pack(">LLBBBBB", 1, 1, 8, 4, 0, 0, 0)
    return PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0\0\0", 9)) + _chunk(b"IEND", b"")


@cache
def tick_png(ticked: bool) -> bytes:
    """Return the picture of a tick box: a square of TICK_SIDE_EM in a picture one em wide, black and white."""
    height = TICK_PIXELS
    width = round(height / gb.TICK_SIDE_EM)
    left = (width - height) // 2
    rule = height // 16
    rows = []
    for y in range(height):
        row = bytearray([1] * width)
        edge = y < rule or y >= height - rule
        for x in range(height):
            if edge or x < rule or x >= height - rule or (ticked and _in_check_mark(x / height, y / height)):
                row[left + x] = 0
        rows.append(bytes(row))
    return _one_bit_png(width, height, rows)


def _in_check_mark(x: float, y: float) -> bool:
    """Tell whether a point of the unit square belongs to the check mark: a short stroke down, a long one up."""
    strokes = (((0.22, 0.50), (0.43, 0.74)), ((0.43, 0.74), (0.80, 0.24)))
    return any(_distance(x, y, *stroke) < 0.055 for stroke in strokes)


def _distance(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return how far a point is from a stroke."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = max(0.0, min(1.0, ((x - start[0]) * dx + (y - start[1]) * dy) / (dx * dx + dy * dy)))
    return ((x - start[0] - along * dx) ** 2 + (y - start[1] - along * dy) ** 2) ** 0.5


def _one_bit_png(width: int, height: int, rows: list[bytes]) -> bytes:
    """Return a black and white PNG; written here because other writers' bytes change with their versions."""
    packed = bytearray()
    for row in rows:
        bits = int("".join(map(str, row)).ljust(-(-width // 8) * 8, "1"), 2)
        packed += b"\0" + bits.to_bytes(-(-width // 8), "big")
    head = struct.pack(">LLBBBBB", width, height, 1, 0, 0, 0, 0)
    return PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(bytes(packed), 9)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
