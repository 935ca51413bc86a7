"""Make the font set again: `python -m letter.fonts.build WORK_FOLDER`. Needs apt-get, dpkg, npm and the extra `fonts`."""

import argparse
import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fontTools.ttLib import TTFont

from letter.fonts import build_licences
from letter.fonts.build_bold import embolden
from letter.fonts.build_coverage import coverage_of
from letter.fonts.build_outlines import cut, set_metrics, set_names
from letter.fonts.build_sources import Source, Workshop, fandol, noto, wenkai
from letter.fonts.catalogue import COVERAGE, FONT_FOLDER, ORIGINS, internal_family, is_bold
from letter.fonts.outlines import to_truetype


@dataclass(frozen=True)
class Recipe:
    """One file of the set: what it is cut from, which characters it keeps."""

    file: str
    source: Source
    role: str
    keeps: str
    """all: every character of the source; standard: what Fandol lacks of the 8,105 standard characters, with the
    signs; rest: what Fandol lacks; remainder: what neither Fandol nor WenKai has."""
    made_bold: bool = False


RECIPES = (
    Recipe("FuwenFangSong.ttf", fandol("Fang-Regular"), "仿宋：正文", "all"),
    Recipe("FuwenFangSong-Bold.ttf", fandol("Fang-Regular"), "加粗仿宋：段首主题句", "all", made_bold=True),
    Recipe("FuwenKai.ttf", fandol("Kai-Regular"), "楷体：二级标题", "all"),
    Recipe("FuwenHei.ttf", fandol("Hei-Regular"), "黑体：一级标题", "all"),
    Recipe("FuwenSong.ttf", fandol("Song-Regular"), "宋体：页码", "all"),
    Recipe("FuwenXBS.ttf", fandol("Song-Bold"), "小标宋的代用：发文机关标志、标题", "all"),
    Recipe("FuwenRareKai.ttf", wenkai("Light"), "仿宋、楷体缺字，各字体的最后补字", "rest"),
    Recipe("FuwenRareKai-Bold.ttf", wenkai("Bold"), "加粗仿宋缺字", "standard"),
    Recipe("FuwenRareHei.ttf", noto("SansCJK-Medium", extra=True), "黑体缺字", "standard"),
    Recipe("FuwenRareXBS.ttf", noto("SerifCJK-Bold"), "小标宋缺字", "standard"),
    Recipe("FuwenRareSong.ttf", noto("SerifCJK-Regular"), "扩展A区等最后补字", "remainder"),
)

# Rows of Unicode a letter may need: Latin with its accents, Greek, Cyrillic, signs, CJK signs, hanzi, full-width forms.
# Hangul syllables, private use and emoji are not made: they are named to the person before export.
ROWS = ((0x20, 0x52F), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x2BFF), (0x2E80, 0x33FF), (0x3400, 0x9FFF),
        (0xF900, 0xFAFF), (0xFE10, 0xFE6F), (0xFF01, 0xFFEF), (0x20000, 0x323AF))  # fmt: skip
SIGNS = ((0x20, 0x24F), (0x2010, 0x2027), (0x2030, 0x206F), (0x20A0, 0x23FF), (0x2460, 0x27BF), (0x3000, 0x303F), (0x3200, 0x33FF),
         (0xFE30, 0xFE4F), (0xFF01, 0xFFEF))  # fmt: skip


class Selection:
    """Which code points each kind of recipe keeps."""

    def __init__(self, workshop: Workshop):
        self.workshop = workshop
        self.allowed = _spread(ROWS)
        self.main = set.intersection(*(self.of(recipe.source) for recipe in RECIPES if recipe.keeps == "all"))
        self.standard = workshop.standard_characters()
        self.rest = (self.of(wenkai("Light")) & self.allowed) - self.main

    def of(self, source: Source) -> set[int]:
        """Return every code point of a source font."""
        with TTFont(self.workshop.path(source), fontNumber=source.index, lazy=True) as font:
            return set(font.getBestCmap())

    def for_recipe(self, recipe: Recipe) -> set[int]:
        """Return the code points the recipe's file is to have."""
        return {
            "all": lambda: self.of(recipe.source),
            "standard": lambda: (self.standard | _spread(SIGNS)) - self.main,
            "rest": lambda: self.rest,
            "remainder": lambda: (self.of(recipe.source) & self.allowed) - self.main - self.rest,
        }[recipe.keeps]()


def _spread(rows: tuple[tuple[int, int], ...]) -> set[int]:
    return {code for first, last in rows for code in range(first, last + 1)}


def make(recipe: Recipe, workshop: Workshop, selection: Selection) -> TTFont:
    """Return the finished font of one recipe."""
    source = recipe.source
    path, version = workshop.path(source), workshop.versions[source.package]
    font = cut(path, index=source.index, wanted=selection.for_recipe(recipe))
    to_truetype(font)
    if recipe.made_bold:
        embolden(font)
    set_metrics(font)
    changed = "cut, outlines turned into TrueType, metrics unified" + (", emboldened" if recipe.made_bold else "")
    note = f"Changed for Fuwen from {path.name} of Debian's {source.package} {version}: {changed}."
    set_names(font, family=internal_family(recipe.file), bold=is_bold(recipe.file), note=note, licence=source.licence)
    return font


def origin_of(recipe: Recipe, workshop: Workshop) -> str:
    """Return the recipe's entry for the origins file, with the digest of the file made."""
    source, path = recipe.source, FONT_FOLDER / recipe.file
    entry = {
        "file": recipe.file,
        "role": recipe.role,
        "family": internal_family(recipe.file),
        "source": Path(source.path).name,
        "package": source.package,
        "version": workshop.versions[source.package],
        "licence": source.licence,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "bytes": path.stat().st_size,
    }
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items())
    return "[[font]]\n" + "\n".join(lines) + "\n"


def build(folder: Path, *, only: str, say: Callable[[str], None]) -> None:
    """Make the fonts whose file name contains `only`, then coverage, licences and origins of the whole set."""
    workshop = Workshop(folder)
    selection = Selection(workshop)
    FONT_FOLDER.mkdir(exist_ok=True)
    for recipe in RECIPES:
        if only in recipe.file:
            path = FONT_FOLDER / recipe.file
            make(recipe, workshop, selection).save(path)
            say(f"{recipe.file}  {path.stat().st_size / 1e6:.1f} MB")
    build_licences.write(workshop, FONT_FOLDER)
    COVERAGE.write_text(json.dumps({recipe.file: coverage_of(FONT_FOLDER / recipe.file) for recipe in RECIPES}, indent=1) + "\n")
    made = "# Made by `python -m letter.fonts.build`; a test compares the digests.\n\n"
    ORIGINS.write_text(made + "\n".join(origin_of(recipe, workshop) for recipe in RECIPES), "utf-8")


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="folder for the packages; what is there is used again")
    parser.add_argument("--only", default="", help="make only the files whose name contains this")
    arguments = parser.parse_args()
    if not shutil.which("apt-get"):
        raise SystemExit("字体要从 Debian 软件包做起：请在 Debian 或 Ubuntu 上运行。")
    build(arguments.work.resolve(), only=arguments.only, say=print)


if __name__ == "__main__":
    main()
