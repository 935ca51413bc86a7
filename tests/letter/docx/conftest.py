"""The letters that LibreOffice prints once for all tests of the DOCX."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from letter.compose import compose
from letter.content import DocNumber, Issuer, LetterContent
from letter.decoding import content_from
from letter.docx import write_docx
from letter.layout import Layout
from letter.profile import Profile
from tests.letter.docx.converting import converted
from tests.letter.measuring import Measured
from tests.letter.samples import PROPOSAL, full_letter, letter_of, seal_png, short_letter

DEMO = Path(__file__).parents[3] / "fixtures" / "letters"

CLOSING = ("感谢您对我市工作的关心和支持。",)


@dataclass(frozen=True)
class Printed:
    """A letter: as composed, and as LibreOffice prints its DOCX."""

    layout: Layout
    docx: Measured


def demo(name: str) -> LetterContent:
    """Return a demo letter as it goes out: numbered and dated."""
    content = content_from(json.loads((DEMO / f"{name}.json").read_text("utf-8")))
    return replace(content, doc_number=DocNumber("云川示函", 2026, 12), dated_on="2026-06-09")


def joint_letter() -> LetterContent:
    issuers = (Issuer("云川市财政局"), Issuer("云川市民政局"), Issuer("云川市教育局"))
    return letter_of(6, issuers=issuers, issuer_mark="云川市财政局", closing=CLOSING)


LETTERS: dict[str, tuple[LetterContent, Profile]] = {
    "full": (full_letter(), Profile()),
    "plain": (letter_of(50), Profile()),
    "one-page": (short_letter(), Profile()),
    "joint": (joint_letter(), Profile()),
    "unsealed": (letter_of(12, closing=CLOSING), Profile(seal="none")),
    "bound": (short_letter(), Profile(sheet_binding="bound", draft_mark="草稿")),
    "merged": (full_letter(proposals=tuple(replace(PROPOSAL, number=number) for number in ("012", "088", "105"))), Profile()),
    "long-mark": (letter_of(5, issuer_mark="云川市城市管理综合行政执法局住房和城乡建设委员会"), Profile()),
    **{name: (demo(name), Profile()) for name in ("short", "deputy", "long")},
}


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Return every letter of LETTERS through LibreOffice."""
    layouts = {name: compose(*letter) for name, letter in LETTERS.items()}
    documents = {
        name: write_docx(layout, images={slot.issuer: seal_png() for _, slot in layout.seals})
        for name, layout in layouts.items()
    }
    pdfs = converted(documents, tmp_path_factory.mktemp("libreoffice"))
    return {name: Printed(layouts[name], Measured(pdfs[name])) for name in LETTERS}
