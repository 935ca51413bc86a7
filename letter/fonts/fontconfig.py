"""The fonts.conf that lets a program see the set and nothing else."""

from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from letter.fonts.catalogue import (
    DOCX_NAMES,
    FONT_FOLDER,
    css_family,
    internal_family,
    is_bold,
)
from letter.fonts.faces import chain, files
from letter.fonts.installed import own_folders
from letter.fonts.slots import SLOTS

# Names that offices' own documents use, beside those this program writes.
OTHER_NAMES = {
    "fangsong": ("FangSong_GB2312", "STFangsong", "方正仿宋_GBK", "方正仿宋简体"),
    "kaiti": ("KaiTi_GB2312", "STKaiti", "方正楷体_GBK", "方正楷体简体"),
    "heiti": ("STHeiti", "方正黑体_GBK", "方正黑体简体", "微软雅黑"),
    "xiaobiaosong": ("方正小标宋", "STZhongsong", "FZXiaoBiaoSong-B05"),
    "songti": ("新宋体", "STSong", "NSimSun", "serif", "sans-serif", "monospace"),
}


def fontconfig(cache: Path | str, *, folder: Path | str = FONT_FOLDER) -> str:
    """Return the text of a fonts.conf: only the set's folder and the office's own fonts, and a cache folder of its own.

    The names Chinese documents use (仿宋_GB2312, 方正小标宋简体, 黑体 …) lead to the shipped files with their fall-backs;
    bold 仿宋 leads to the emboldened file. The names family() gives lead there too, so that a page drawn under this
    configuration needs no @font-face and no copy of the files. Put it in a file and name that file in FONTCONFIG_FILE.
    """
    root = Element("fontconfig")
    for each in (folder, *own_folders()):
        SubElement(root, "dir").text = str(each)
    SubElement(root, "cachedir").text = str(cache)
    for face, others in OTHER_NAMES.items():
        name, alternatives = DOCX_NAMES[face]
        slot_names = (known for font in SLOTS[face].fonts for known in font)
        families = [internal_family(file) for file in chain(face)]
        for asked in dict.fromkeys((name, *alternatives, *others, *slot_names)):
            if asked not in families:
                _lead(root, asked, families)
    for file in files():
        _rename(root, file)
    # hintslight and friends change advances; the set has no hints.
    pattern = SubElement(root, "match", target="pattern")
    edit = SubElement(pattern, "edit", name="hinting", mode="assign")
    SubElement(edit, "bool").text = "false"
    header = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
    return header + tostring(root, encoding="unicode") + "\n"


def _lead(root: Element, asked: str, families: list[str]) -> None:
    match = SubElement(root, "match", target="pattern")
    test = SubElement(match, "test", qual="any", name="family", compare="eq")
    SubElement(test, "string").text = asked
    edit = SubElement(match, "edit", name="family", mode="assign", binding="strong")
    for family in families:
        SubElement(edit, "string").text = family


def _rename(root: Element, file: str) -> None:
    """Let the CSS name of one file, wherever it stands in a chain, mean that file."""
    match = SubElement(root, "match", target="pattern")
    test = SubElement(match, "test", qual="any", name="family", compare="eq")
    SubElement(test, "string").text = css_family(file)
    edit = SubElement(match, "edit", name="family", mode="assign", binding="strong")
    SubElement(edit, "string").text = internal_family(file)
    if is_bold(file):
        weight = SubElement(match, "edit", name="weight", mode="assign")
        SubElement(weight, "const").text = "bold"
