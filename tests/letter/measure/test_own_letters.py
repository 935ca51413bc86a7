"""Nothing is found on our own letters: every kind of letter, with seals and without, in both files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from letter.compose import compose
from letter.content import Issuer, LetterContent
from letter.docx import write_docx
from letter.example import example
from letter.layout import Layout
from letter.measure.files import measure_docx, measure_pdf
from letter.measure.verdict import Report
from letter.pdf import write_pdf
from letter.profile import Profile
from tests.letter.docx.conftest import CLOSING, LETTERS, demo, joint_letter
from tests.letter.docx.converting import evened
from tests.letter.samples import full_letter, letter_of, seal_png, short_letter

BODIES = ("云川市财政局", "云川市民政局", "云川市教育局", "云川市公安局", "云川市住房和城乡建设局", "云川市卫生健康委员会")
LONG_NAME = "云川市城市管理综合行政执法局住房和城乡建设委员会"


def joint(count: int) -> LetterContent:
    issuers = tuple(Issuer(name) for name in BODIES[:count])
    return letter_of(6, issuers=issuers, issuer_mark=BODIES[0], closing=CLOSING)


PROFILES: dict[str, tuple[LetterContent, Profile]] = {
    "kaiti": (full_letter(), Profile(lead_style="kaiti")),
    "heiti": (full_letter(), Profile(lead_style="heiti")),
    "wet": (full_letter(), Profile(seal="wet")),
    "none": (full_letter(), Profile(seal="none")),
    "preprinted": (short_letter(), Profile(preprinted=True)),
    "number-row": (short_letter(), Profile(class_mark_place="number_row")),
    **{
        f"head-{signatory}-{disclosure}-{mark}": (
            replace(short_letter(), signatory="周云舒", disclosure="withheld", disclosure_reason="涉及个人事项", urgency=urgency),
            Profile(signatory_place=signatory, disclosure_place=disclosure, class_mark_place=mark),
        )
        for signatory, disclosure, mark, urgency in (
            ("number_row", "none", "below_number", ""),
            ("number_row", "below_number", "number_row", "特急"),
            ("below_number", "below_number", "below_number", ""),
            ("below_number", "above_imprint", "upper_right", ""),
            ("number_row", "above_imprint", "upper_right", "特急"),
        )
    },
    "head-long": (
        replace(full_letter(), signatory="周云舒", disclosure="public"),
        Profile(signatory_place="number_row", disclosure_place="above_imprint", class_mark_place="upper_right"),
    ),
    "contact-below": (full_letter(), Profile(contact_place="below_copied_to")),
    "gap-1": (short_letter(), Profile(title_gap_lines=1)),
    "no-number": (letter_of(20, doc_number=None), Profile()),
    "long-name": (letter_of(20, issuers=(Issuer(LONG_NAME),)), Profile()),
    "long-name-unsealed": (letter_of(20, issuers=(Issuer(LONG_NAME),)), Profile(seal="none")),
    "short-name-unsealed": (letter_of(20, issuers=(Issuer("民政局"),)), Profile(seal="none")),
    "many-addressees": (letter_of(20, addressees=tuple(f"沈青禾{n}委员" for n in range(14))), Profile()),
    **{f"bodies-{count}": (joint(count), Profile()) for count in range(2, 7)},
    **{f"lines-{count}": (letter_of(count, closing=CLOSING), Profile()) for count in (1, 11, 13, 15, 33, 35, 60)},
}
EVERY = {"example": (example(), Profile()), **LETTERS, **PROFILES}
SEALED = {"example": example(), "full": full_letter(), "one-page": short_letter(), "joint": joint_letter()}
SEALED |= {name: demo(name) for name in ("long", "short", "deputy")}


def images(layout: Layout) -> dict[int, bytes]:
    return {slot.issuer: seal_png() for _, slot in layout.seals}


def wrong(report: Report) -> list[tuple[str, str]]:
    return [(one.rule, one.found) for one in report.of("wrong")]


@pytest.mark.parametrize("name", EVERY)
def test_nothing_on_the_pdf(name: str):
    layout = compose(*EVERY[name])
    assert wrong(measure_pdf(write_pdf(layout, images=images(layout)))) == []


@pytest.mark.parametrize("name", SEALED)
def test_nothing_on_the_pdf_without_its_seal(name: str):
    report = measure_pdf(write_pdf(compose(SEALED[name])))
    assert wrong(report) == []
    [axis] = [one for one in report.measurements if one.rule == "seal_axis"]
    assert axis.verdict == "unmeasured"
    assert axis.why


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """Return every DOCX, some without their seals as well, and its print."""
    layouts = {name: compose(*letter) for name, letter in EVERY.items()}
    documents = {name: write_docx(layout, images=images(layout)) for name, layout in layouts.items()}
    documents |= {f"{name}-plain": write_docx(layouts[name]) for name in SEALED}
    pdfs = evened(documents, Path(tmp_path_factory.mktemp("own")))
    return {name: (data, pdfs[name]) for name, data in documents.items()}


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", [*EVERY, *(f"{name}-plain" for name in SEALED)])
def test_nothing_on_the_docx(printed: dict[str, tuple[bytes, bytes]], name: str):
    assert wrong(measure_docx(*printed[name])) == []


@pytest.mark.parametrize("name", EVERY)
def test_nothing_on_the_docx_that_was_not_laid_out(name: str):
    layout = compose(*EVERY[name])
    report = measure_docx(write_docx(layout, images=images(layout)), None)
    assert wrong(report) == []
    assert report.page_count == 0
    places = [one for one in report.measurements if "毫米" in one.wanted and one.rule not in ("paper_size", "setup_top", "setup_sides")]
    assert len(places) > 15
    # 5.2.3's pitch is told in points by the XML.
    assert {one.verdict for one in places if one.rule not in ("line_pitch", "addressee_left")} == {"unmeasured"}


def test_what_most_letters_show_is_measured():
    """Not one rule passes by never being applied: on the fullest letter nearly all of them measure something."""
    layout = compose(full_letter())
    report = measure_pdf(write_pdf(layout, images=images(layout)))
    assert {one.rule for one in report.of("unmeasured")} == {"printing"}
    assert len(report.of("right")) >= 75
