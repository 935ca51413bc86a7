"""What WeasyPrint draws with the set: the right file for every face, and lines of one height."""

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from letter import fonts
from letter.fonts import catalogue

# Runs in a process of its own: fontconfig reads its configuration once. Prints the lines' heights, then writes the PDF.
DRAW = """
import json, sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse
from letter import fonts

class Fetcher(URLFetcher):
    def fetch(self, url, headers=None):
        return URLFetcherResponse(url, fonts.font_path(url.removeprefix("asset:fonts/")).read_bytes())

def lines(box):
    if type(box).__name__ == "LineBox":
        yield round(box.height, 3)
    for child in getattr(box, "children", ()):
        yield from lines(child)

given = json.load(sys.stdin)
config, fetcher = FontConfiguration(), Fetcher()
sheet = CSS(string=given["css"], font_config=config, url_fetcher=fetcher)
document = HTML(string=given["html"], url_fetcher=fetcher).render(stylesheets=[sheet], font_config=config)
print(json.dumps([height for page in document.pages for height in lines(page._page_box)]))
document.write_pdf(given["target"])
"""
# One character a file of the chain: the face's own, a rare one, one beyond.
DRAWN = {
    "fangsong": {"云": "fangsong", "喆": "rarekai", "㐀": "raresong"},
    "fangsong_bold": {"川": "fangsong-bold", "堃": "rarekai-bold", "㐉": "raresong"},
    "kaiti": {"市": "kai", "祎": "rarekai", "㐊": "raresong"},
    "heiti": {"财": "hei", "玥": "rarehei", "㐋": "raresong"},
    "xiaobiaosong": {"政": "xbs", "燚": "rarexbs", "㐌": "raresong"},
    "songti": {"局": "song", "㐍": "raresong"},
}


def drawn(tmp_path: Path, *, css: str, html: str, folder: Path) -> tuple[list[float], dict[str, str]]:
    """Return the lines' heights in CSS px, and character → font name."""
    conf = tmp_path / "fonts.conf"
    conf.write_text(fonts.fontconfig(tmp_path / "cache", folder=folder), "utf-8")
    target = tmp_path / "drawn.pdf"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", DRAW],
        input=json.dumps({"css": css, "html": html, "target": str(target)}),
        env={**os.environ, "FONTCONFIG_FILE": str(conf), "PYTHONPATH": str(catalogue.FONT_FOLDER.parents[2])},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    with pdfplumber.open(BytesIO(target.read_bytes())) as document:
        names = {char["text"]: char["fontname"][7:] for page in document.pages for char in page.chars}
    return json.loads(done.stdout), names


@pytest.mark.parametrize("road", ["fontconfig", "font-face"])
def test_every_face_is_drawn_with_its_files(road, tmp_path):
    (tmp_path / "empty").mkdir()
    css = fonts.face_css() if road == "font-face" else ""
    folder = tmp_path / "empty" if road == "font-face" else fonts.FONT_FOLDER
    html = "".join(f'<p style="font-family: {fonts.family(face)}">{"".join(chars)}</p>' for face, chars in DRAWN.items())
    _, names = drawn(tmp_path, css=css, html=html, folder=folder)
    files = {catalogue.css_family(file): file for file in fonts.FILES}
    for face, chars in DRAWN.items():
        for char, name in chars.items():
            file = files[f"fw-{name}"]
            assert fonts.file_for(char, face) == file
            known_as = {f"fw-{name}", catalogue.internal_family(file).replace(" ", "-")}
            assert names[char].removesuffix("-Bold") in {each.removesuffix("-Bold") for each in known_as}, char
            assert names[char].endswith(("-bold", "-Bold")) == catalogue.is_bold(file), char
    assert set(names.values()) <= fonts.embedded_names()


def test_a_rare_character_makes_no_line_taller(tmp_path):
    css = "@page { size: A4 } p { margin: 0; font-size: 16pt; line-height: normal }"
    html = "".join(f'<p style="font-family: {fonts.family(face)}">云川A<p style="font-family: {fonts.family(face)}">云{char}A'
                   for face, chars in DRAWN.items() for char in chars)  # fmt: skip
    heights, _ = drawn(tmp_path, css=css, html=html, folder=fonts.FONT_FOLDER)
    assert len(heights) == 2 * sum(map(len, DRAWN.values()))
    assert set(heights) == {21.333}  # 16 pt: ascent and descent fill the em
