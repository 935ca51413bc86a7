"""Put the licence texts of the sources beside the fonts made from them."""

import gzip
from pathlib import Path

from fontTools.ttLib import TTFont

from letter.fonts.build_sources import Workshop, fandol, noto, wenkai

FONT_EXCEPTION = """\
Font exception (named in the README of the Fandol fonts: "GPL + GPL font exception")

As a special exception, if you create a document which uses this font, and embed this font or unaltered portions of
this font into the document, this font does not by itself cause the resulting document to be covered by the GNU General
Public License. This exception does not however invalidate any other reasons why the document might be covered by the
GNU General Public License. If you modify this font, you may extend this exception to your version of the font, but you
are not obligated to do so. If you do not wish to do so, delete this exception statement from your version.

This exception is extended to the fonts made from them here: FuwenFangSong, FuwenFangSong-Bold, FuwenKai, FuwenHei,
FuwenSong and FuwenXBS. What was changed stands in each font's name table (entry 10); letter/fonts/build.py is the
script that made them from the packages named in origins.toml.

"""
RESERVED = """\
The fonts cut from it here carry names of their own, as the licence asks (Reserved Font Names of LXGW WenKai: "LXGW" and
"霞鹜"); they stay under this licence. What was changed stands in each font's name table (entry 10).

"""


def write(workshop: Workshop, folder: Path) -> None:
    """Write folder/LICENCES/: one text a source."""
    target = folder / "LICENCES"
    target.mkdir(exist_ok=True)
    fonts = "texlive-doc/fonts/fandol/"
    with gzip.open(workshop.document("texlive-lang-chinese", fonts + "COPYING.gz"), "rt", encoding="utf-8") as file:
        gpl = file.read()
    (target / "Fandol.txt").write_text(_copyright(workshop, fandol("Fang-Regular")) + FONT_EXCEPTION + gpl, "utf-8")
    ofl = _open_font_licence(workshop.document("fonts-lxgw-wenkai", "fonts-lxgw-wenkai/copyright"))
    for name, source in {"WenKai": wenkai("Light"), "NotoCJK": noto("SerifCJK-Regular")}.items():
        (target / f"{name}.txt").write_text(_copyright(workshop, source) + RESERVED + ofl, "utf-8")


def _copyright(workshop: Workshop, source) -> str:
    with TTFont(workshop.path(source), fontNumber=source.index, lazy=True) as font:
        return f"{font['name'].getDebugName(0)}\n\n"


def _open_font_licence(debian_copyright: Path) -> str:
    """Take the licence text out of a Debian copyright file: indented by one space, empty lines as dots."""
    text = debian_copyright.read_text("utf-8")
    body = text.split("License: OFL-1.1\n -----", 1)[1].split("\n\n", 1)[0]
    lines = (" -----" + body).splitlines()
    return "\n".join("" if line == " ." else line.removeprefix(" ") for line in lines) + "\n"
