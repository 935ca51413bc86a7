"""What only the composed letter shows to be wrong: page 1 without text, a mark too narrow to be read."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.compose import LayoutError, compose_letter, refused_sheets
from letter.content import LetterContent
from letter.finding import Finding
from letter.layout import Layout, Page
from letter.profile import Profile

TEXT_STYLES = frozenset({"body", "heading_1", "heading_2", "heading_3"})
"""Lines of the 正文 (7.3.3)."""
LONG_LINES = 3
"""A title or a row of addressees of so many lines is what takes the room on page 1."""


def findings_of(content: LetterContent, profile: Profile) -> list[Finding]:
    """Compose the letter's own pages, nothing drawn, and say what is wrong with them, or why they or the sheets cannot be."""
    try:
        refused = [Finding("FMT-15E", "error", "", said.rstrip("。")) for said in refused_sheets(content, profile)]
        return [*findings_in(compose_letter(content, profile)), *refused]
    except LayoutError as error:
        return [Finding("FMT-15E", "error", "", str(error).rstrip("。"))]


def findings_in(layout: Layout) -> list[Finding]:
    """Say what is wrong with a letter that is composed already."""
    return [*_page_one(layout), *_mark(layout)]


def _page_one(layout: Layout) -> list[Finding]:
    """公文首页必须显示正文 (7.3.3). A letter without any text is another rule's."""
    first, *others = layout.pages
    if _has_text(first) or not any(map(_has_text, others)):
        return []
    styles = [line.style for page in layout.pages for line in page.lines]
    lines = {style: styles.count(style) for style in ("title", "addressee")}
    longest = max(lines, key=lambda style: lines[style])
    if lines[longest] < LONG_LINES:
        where, wanted = "", "最后两行正文须与署名同页，请充实正文，或者精简主送、附件、署名，使首页有正文"
    elif longest == "title":
        where, wanted = "title", f"标题占了{lines[longest]}行，请精简标题，使首页有正文"
    else:
        where, wanted = "addressees", f"主送占了{lines[longest]}行，请改用统称（如“某某等30名委员”），使首页有正文"
    return [Finding("FMT-10E", "error", where, "首页没有正文", wanted)]


def _has_text(page: Page) -> bool:
    return page.kind == "letter" and any(line.style in TEXT_STYLES for line in page.lines)


def _mark(layout: Layout) -> list[Finding]:
    """A mark is to strike the eye (7.2.4); on pre-printed paper there is none to look at."""
    runs = [run for line in layout.pages[0].lines if line.style == "mark" for run in line.runs]
    if all(run.scale >= gb.MARK_SCALE_LEAST for run in runs):
        return []
    said = f"发文机关标志有{sum(len(run.text) for run in runs)}个字，压窄到原字宽的{min(run.scale for run in runs):.0%}，难以辨认"
    return [Finding("FMT-14E", "error", "issuer_mark", said, "请系统管理员把发文机关标志改为登记的规范化简称")]
