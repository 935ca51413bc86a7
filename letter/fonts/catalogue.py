"""The fonts of the set: which files a face is drawn with, and the names each program knows a file by."""

from pathlib import Path

FONT_FOLDER = Path(__file__).parent / "files"
"""The fonts and their licences."""
COVERAGE = Path(__file__).parent / "coverage.json"
ORIGINS = Path(__file__).parent / "origins.toml"

FACES: dict[str, tuple[str, ...]] = {
    "fangsong": ("FuwenFangSong.ttf", "FuwenRareKai.ttf", "FuwenRareSong.ttf"),
    "fangsong_bold": ("FuwenFangSong-Bold.ttf", "FuwenRareKai-Bold.ttf", "FuwenRareKai.ttf", "FuwenRareSong.ttf"),
    "kaiti": ("FuwenKai.ttf", "FuwenRareKai.ttf", "FuwenRareSong.ttf"),
    "heiti": ("FuwenHei.ttf", "FuwenRareHei.ttf", "FuwenRareKai.ttf", "FuwenRareSong.ttf"),
    "xiaobiaosong": ("FuwenXBS.ttf", "FuwenRareXBS.ttf", "FuwenRareKai.ttf", "FuwenRareSong.ttf"),
    "songti": ("FuwenSong.ttf", "FuwenRareSong.ttf", "FuwenRareKai.ttf"),
}
"""Face → its files in the order they are asked for a character: the face, the rare characters, the last resort."""

FILES: tuple[str, ...] = tuple(dict.fromkeys(file for chain in FACES.values() for file in chain))
"""Every font file of the set."""

DOCX_NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "fangsong": ("仿宋_GB2312", ("仿宋", "FangSong", "华文仿宋", "FandolFang", "Fuwen FangSong")),
    "fangsong_bold": ("仿宋_GB2312", ("仿宋", "FangSong", "华文仿宋", "FandolFang", "Fuwen FangSong")),
    "kaiti": ("楷体_GB2312", ("楷体", "KaiTi", "华文楷体", "FandolKai", "Fuwen Kai")),
    "heiti": ("黑体", ("SimHei", "华文黑体", "Noto Sans CJK SC", "FandolHei", "Fuwen Hei")),
    "xiaobiaosong": ("方正小标宋简体", ("FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "华文中宋", "Fuwen XBS")),
    "songti": ("宋体", ("SimSun", "华文宋体", "Noto Serif CJK SC", "FandolSong", "Fuwen Song")),
}
"""Face → the name the standard's readers expect, and what to take where it is not installed, best first."""

CHINESE_NAMES: dict[str, str] = {
    "FuwenFangSong.ttf": "复文仿宋",
    "FuwenFangSong-Bold.ttf": "复文仿宋（加粗）",
    "FuwenKai.ttf": "复文楷体",
    "FuwenHei.ttf": "复文黑体",
    "FuwenSong.ttf": "复文宋体",
    "FuwenXBS.ttf": "复文小标宋",
    "FuwenRareKai.ttf": "复文补字楷体",
    "FuwenRareKai-Bold.ttf": "复文补字楷体（加粗）",
    "FuwenRareHei.ttf": "复文补字黑体",
    "FuwenRareXBS.ttf": "复文补字小标宋",
    "FuwenRareSong.ttf": "复文补字宋体",
}
"""What people are told a file of the set is called."""


def is_bold(file: str) -> bool:
    """Say whether the file is the bold style of its family."""
    return file.endswith("-Bold.ttf")


def internal_family(file: str) -> str:
    """Return the family name inside the font file: FuwenRareKai-Bold.ttf is the bold style of Fuwen Rare Kai."""
    name = file.removesuffix(".ttf").removesuffix("-Bold").removeprefix("Fuwen")
    return "Fuwen Rare " + name.removeprefix("Rare") if name.startswith("Rare") else "Fuwen " + name


def postscript_name(file: str) -> str:
    """Return the PostScript name inside the font file."""
    return internal_family(file).replace(" ", "") + ("-Bold" if is_bold(file) else "-Regular")


def css_family(file: str) -> str:
    """Return the @font-face name of a file: never the font's own name, or the two would be mixed up (fw-fangsong)."""
    return "fw-" + file.removesuffix(".ttf").removeprefix("Fuwen").lower()
