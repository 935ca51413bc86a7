"""并案, one reply to several proposals: a sheet for each, under the number and the title the 附件说明 gives it (7.3.7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letter import gbt9704 as gb
from letter.compose import compose
from letter.content import Attachment, LetterContent
from letter.docx import write_docx
from letter.layout import Layout
from letter.pdf import write_pdf
from letter.profile import Profile
from tests.letter.docx.reading import paragraphs, tree
from tests.letter.docx.reading import said as docx_said
from tests.letter.measuring import Measured
from tests.letter.placed import lines_of, said
from tests.letter.samples import PROPOSAL, SHEET, full_letter, short_letter

NUMBERS = ("012", "088", "105")
PROPOSALS = tuple(replace(PROPOSAL, number=number) for number in NUMBERS)
ENTRIES = [f"政协提案办理情况征询意见表（第{number}号）" for number in NUMBERS]


def entries(layout: Layout) -> list[str]:
    """Return the 附件说明 as a reader sees it: an entry an item, with its number."""
    return [text.removeprefix("附件：") for text in said(layout, "attachment_note")]


def sheets(layout: Layout) -> list[tuple[str, str]]:
    """Return label and title of every sheet's page."""
    pages = [page for page in layout.pages if page.kind == "sheet"]
    texts = [
        {style: "".join(line.text for line in page.lines if line.style == style) for style in ("sheet_label", "sheet_title")}
        for page in pages
    ]
    return [(each["sheet_label"], each["sheet_title"]) for each in texts]


@pytest.mark.parametrize("binding", ["separate", "bound"])
@pytest.mark.parametrize(("content", "first"), [(short_letter(), 1), (full_letter(), 2)])
def test_each_sheet_is_an_entry_of_the_note(content: LetterContent, first: int, binding: str):
    layout = compose(replace(content, proposals=PROPOSALS), Profile(sheet_binding=binding))
    assert entries(layout)[first - 1 :] == [f"{number}.{entry}" for number, entry in enumerate(ENTRIES, first)]
    number = content.doc_number
    before = f"{number.issuer_code}〔{number.year}〕{number.serial}号" if binding == "separate" else ""
    assert sheets(layout) == [(f"{before}附件{place}", entry) for place, entry in enumerate(ENTRIES, first)]


def test_one_proposal_needs_no_number_in_the_title():
    layout = compose(short_letter())
    assert entries(layout) == [SHEET.title]
    assert sheets(layout) == [("云川民函〔2026〕3号附件", SHEET.title)]


def test_equal_numbers_of_two_sessions_are_told_apart():
    earlier = replace(PROPOSAL, session="政协云川市第九届委员会第一次会议")
    layout = compose(short_letter(proposals=(earlier, PROPOSAL)))
    titles = [title for _, title in sheets(layout)]
    assert titles == [f"{SHEET.title}（{each.session}第012号）" for each in (earlier, PROPOSAL)]
    assert [f"{place}.{title}" for place, title in enumerate(titles, 1)] == entries(layout)


def test_a_proposal_without_a_number_has_none_in_brackets():
    layout = compose(short_letter(proposals=(PROPOSAL, replace(PROPOSAL, number=""))))
    assert entries(layout) == [f"1.{SHEET.title}（第012号）", f"2.{SHEET.title}"]


def test_a_long_title_keeps_the_number_whole():
    sheet = replace(SHEET, title="云川市人大代表建议、批评和意见办理情况征求意见表")
    layout = compose(short_letter(proposals=PROPOSALS, feedback=sheet))
    lines = [line.text for line in lines_of(layout, "sheet_title")]
    assert len(lines) == 2 * len(PROPOSALS)
    assert all(line.endswith(f"（第{number}号）") for line, number in zip(lines[1::2], NUMBERS, strict=True))


def test_pdf_and_docx_say_the_same():
    layout = compose(full_letter(proposals=PROPOSALS))
    root = tree(write_docx(layout))
    note = [docx_said(each).removeprefix("附件：") for each in paragraphs(root, "AttachmentNote")]
    assert note == entries(layout)
    labels, titles = ([docx_said(each) for each in paragraphs(root, style)] for style in ("SheetLabel", "SheetTitle"))
    assert list(zip(labels, titles, strict=True)) == sheets(layout)
    measured = Measured(write_pdf(layout))
    drawn = [measured.text(page) for page in range(len(measured))]
    assert all(any(entry in text for text in drawn) for entry in note)
    for page, (label, title) in zip(drawn[-len(PROPOSALS) :], sheets(layout), strict=True):
        assert page.startswith(label + title)


@pytest.mark.parametrize("count", [gb.NOTE_ENTRIES_WITH_SEAL, gb.NOTE_ENTRIES_WITH_SEAL + 1, 25, 50])
def test_name_date_and_note_stand_together_however_long_the_note(count: int):
    names = tuple(Attachment(f"名称{place}") for place in range(count))
    layout = compose(short_letter(attachments=names, feedback=None))
    [page] = [page for page in layout.pages if any(line.style == "issuer_name" for line in page.lines)]
    styles = [line.style for line in page.lines]
    assert styles.count("dated_on") == 1
    assert styles.count("attachment_note") >= gb.BODY_LINES_WITH_SEAL
    assert any(line.style == "body" for line in layout.pages[0].lines)
    assert entries(layout) == [f"{place}.名称{place - 1}" for place in range(1, count + 1)]
