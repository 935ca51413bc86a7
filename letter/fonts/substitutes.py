"""Which fonts stand in for the ones the standard names: of the installation, of one letter, of a finished PDF."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from letter.fonts.catalogue import CHINESE_NAMES, FACES, FILES
from letter.fonts.coverage import file_for
from letter.fonts.faces import chain, embedded_as
from letter.fonts.installed import installed
from letter.fonts.slots import SLOTS

SHOWN = 12
"""Characters that are listed at most."""


@dataclass(frozen=True)
class Substitute:
    """One font that stands in for another."""

    face: str
    wanted: str
    by: str
    chars: str = ""
    """The characters it draws, where it stands in for single ones that the face's font has not."""

    @property
    def said(self) -> str:
        """As one line: 方正小标宋简体 → 以复文小标宋代替."""
        if not self.chars:
            return (
                f"{self.wanted} → 以{self.by}代替"
                if self.wanted
                else f"{self.by}（补其他字体没有的字）"
            )
        listed = self.chars[:SHOWN] + ("……" if len(self.chars) > SHOWN else "")
        return f"{self.wanted}没有的字“{listed}” → 以{self.by}补"


def slots_said() -> list[str]:
    """Return what fills each slot, a line each: 黑体（一级标题、附件）：黑体（simhei.ttf）."""
    said = []
    for face, slot in SLOTS.items():
        own = installed().get(face)
        filled = f"{own.family}（{own.source}）" if own else f"以{CHINESE_NAMES[FACES[face][0]]}代替"
        said.append(f"{slot.label}：{filled}")
    return said


def substitutes_for(texts: Mapping[str, str]) -> list[Substitute]:
    """Return what stands in for another font in a letter; ``texts`` is what is printed in each face."""
    found = []
    for face in SLOTS:
        drawn: dict[str, list[str]] = {}
        for char in dict.fromkeys(texts.get(face, "")):
            if not char.isspace() and (file := file_for(char, face)):
                drawn.setdefault(file, []).append(char)
        if not drawn:
            continue
        if face not in installed():
            found.append(_for_slot(face))
        for file in chain(face)[1:]:
            if file in drawn:
                found.append(Substitute(face, _drawn_with(face), CHINESE_NAMES[file], "".join(drawn[file])))
    return found


def substitutes_among(embedded: Collection[str]) -> list[Substitute]:
    """Return the substitutes among the font names of a finished PDF, whatever fonts are installed today."""
    found = [_for_slot(face) for face in SLOTS if embedded_as(FACES[face][0]) & set(embedded)]
    mains = {files[0] for files in FACES.values()}
    rare = [file for file in FILES if file not in mains and embedded_as(file) & set(embedded)]
    return found + [Substitute("", "", CHINESE_NAMES[file]) for file in rare]


def _for_slot(face: str) -> Substitute:
    return Substitute(face, SLOTS[face].wanted, CHINESE_NAMES[FACES[face][0]])


def _drawn_with(face: str) -> str:
    own = installed().get(face)
    return own.family if own else CHINESE_NAMES[FACES[face][0]]

