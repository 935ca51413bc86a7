"""The slots an office may fill with fonts of its own: one for every face, with the names of the fonts that fit it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

IGNORED = str.maketrans("", "", " _-")


@dataclass(frozen=True)
class Slot:
    """The place of one face. Names of one font stand together, the best font first; a DOCX uses the first of them."""

    face: str
    label: str
    fonts: tuple[tuple[str, ...], ...]
    file: str
    """What the working copy of the office's font is called; the names programs know it by follow from it."""
    bold: bool = False

    @property
    def wanted(self) -> str:
        """The font the standard's readers expect."""
        return self.fonts[0][0] + ("（加粗）" if self.bold else "")

    def rank(self, names: set[str]) -> int | None:
        """Return how well a font of these names fits (0 best), None where it does not."""
        known = {spelled(name) for name in names}
        for rank, font in enumerate(self.fonts):
            if known.intersection(map(spelled, font)):
                return rank
        return None


def spelled(name: str) -> str:
    """Return a font name as it is compared: width, case, spaces, hyphens and underscores do not count."""
    return unicodedata.normalize("NFKC", name).casefold().translate(IGNORED)


FANGSONG = (
    ("仿宋_GB2312", "FangSong_GB2312"),
    ("仿宋", "FangSong"),
    ("方正仿宋_GBK", "FZFangSong-Z02"),
    ("方正仿宋简体", "FZFangSong-Z02S"),
    ("华文仿宋", "STFangsong"),
)

SLOTS: dict[str, Slot] = {
    slot.face: slot
    for slot in (
        Slot("xiaobiaosong", "小标宋（发文机关标志、标题）", (
            ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
            ("方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
            ("方正小标宋_GB18030", "方正小标宋"),
            ("华文中宋", "STZhongsong"),
        ), "FuwenOwnXBS.ttf"),
        Slot("fangsong", "仿宋（正文）", FANGSONG, "FuwenOwnFangSong.ttf"),
        Slot("fangsong_bold", "加粗仿宋（领句）", FANGSONG, "FuwenOwnFangSong-Bold.ttf", bold=True),
        Slot("kaiti", "楷体（二级标题）", (
            ("楷体_GB2312", "KaiTi_GB2312"),
            ("楷体", "KaiTi"),
            ("方正楷体_GBK", "FZKai-Z03"),
            ("方正楷体简体", "FZKai-Z03S"),
            ("华文楷体", "STKaiti"),
        ), "FuwenOwnKai.ttf"),
        Slot("heiti", "黑体（一级标题、附件）", (
            ("黑体", "SimHei"),
            ("方正黑体_GBK", "FZHei-B01"),
            ("方正黑体简体", "FZHei-B01S"),
            ("华文黑体", "STHeiti"),
        ), "FuwenOwnHei.ttf"),
        Slot("songti", "宋体（页码）", (
            ("宋体", "SimSun"),
            ("新宋体", "NSimSun"),
            ("方正书宋_GBK", "FZShuSong-Z01"),
            ("方正书宋简体", "FZShuSong-Z01S"),
            ("华文宋体", "STSong"),
        ), "FuwenOwnSong.ttf"),
    )
}  # fmt: skip
"""Face → its slot, in the order in which they are listed."""


def slot_for(names: set[str], *, bold: bool) -> tuple[Slot, int] | None:
    """Return the slot a font of these names fits and how well, or None.

    Only 仿宋 has a slot for a bold style; for the other faces a file's weight says nothing (a 小标宋 is heavy by nature).
    """
    for slot in SLOTS.values():
        if slot.fonts is FANGSONG and slot.bold != bold:
            continue
        rank = slot.rank(names)
        if rank is not None:
            return slot, rank
    return None
