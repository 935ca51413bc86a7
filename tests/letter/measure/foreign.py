"""Letters as people type them in a word processor: nothing in them comes from our engine."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as Typed
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING as SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

TEXT = (
    "经会同市财政局、市住房和城乡建设局研究，您提出的建议符合我市实际，对改进有关工作具有重要参考价值。近年来，我局围绕"
    "老旧小区停车难问题，先后组织开展摸底调查、方案论证和项目实施，新增停车泊位一千二百余个，群众满意度明显提高。"
)
XBS = "方正小标宋简体"
CELLS = ("提案者", "提案标题", "办理结果", "意见")


@dataclass(frozen=True)
class Habits:
    """How somebody sets a letter: margins (top, bottom, left, right) in mm, type and pitch in points; no pitch: single."""

    margins: tuple[float, float, float, float] = (37, 35, 28, 26)
    face: str = "仿宋_GB2312"
    size: float = 16
    pitch: float | None = 28.8
    head: str = "云川市民政局"
    only: str = ""


def typed(habits: Habits) -> bytes:
    """Return the DOCX of a letter; indents and the signature's place are typed with full-width blanks."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    sides = ("top_margin", "bottom_margin", "left_margin", "right_margin")
    for side, width in zip(sides, habits.margins, strict=True):
        setattr(section, side, Mm(width))
    if habits.head:
        _say(document, habits, habits.head, face=XBS, size=34, align=ALIGN.CENTER, red=True)
    if habits.only:
        _say(document, habits, habits.only)
    else:
        _letter(document, habits)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def _letter(document: Typed, habits: Habits) -> None:
    _say(document, habits, "云民函〔2026〕12号", align=ALIGN.RIGHT)
    _say(document, habits, "")
    for line in ("关于政协云川市第九届委员会第二次会议", "第012号提案的答复函"):
        _say(document, habits, line, face=XBS, size=22, align=ALIGN.CENTER)
    _say(document, habits, "")
    _say(document, habits, "沈青禾委员：")
    _say(document, habits, "　　一、工作情况", face="黑体")
    for _ in range(12):
        _say(document, habits, "　　" + TEXT)
    _say(document, habits, "")
    _say(document, habits, "　" * 18 + "云川市民政局")
    _say(document, habits, "　" * 17 + "2026年6月9日")
    table = document.add_table(rows=len(CELLS), cols=2)
    for row, words in zip(table.rows, CELLS, strict=True):
        row.cells[0].text = words


def _say(
    document: Typed, habits: Habits, words: str, *, face: str = "", size: float = 0, align: ALIGN | None = None, red: bool = False
) -> None:
    face, size = face or habits.face, size or habits.size
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    spacing = paragraph.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    if habits.pitch:
        spacing.line_spacing_rule = SPACING.EXACTLY
        spacing.line_spacing = Pt(max(habits.pitch, size * 1.3))
    else:
        spacing.line_spacing = 1.0
    run = paragraph.add_run(words)
    run.font.size, run.font.name = Pt(size), face
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face)
    if red:
        run.font.color.rgb = RGBColor(255, 0, 0)
