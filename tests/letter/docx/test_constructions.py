"""Everything a DOCX is built of stands in docs/docx.md with its source, and nothing else is in any file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from letter.compose import compose
from letter.docx import write_docx
from letter.docx.markup import NAMESPACES
from letter.layout import Cell, Layout, Row, Run, TableBlock, TextBlock
from letter.profile import Profile
from tests.letter.docx.reading import parts
from tests.letter.samples import full_letter, letter_of, seal_png
from tests.letter.table import SHORT, bodies

PAGE = Path(__file__).parents[3] / "docs" / "docx.md"
PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()} | {
    "http://www.w3.org/XML/1998/namespace": "xml"
}
EVERY = {
    "copy_number": 12,
    "classification": "机密★1年",
    "urgency": "特急",
    "signatory": "沈亦川",
    "disclosure": "public",
}
OTHERS = (
    (
        full_letter(**EVERY),
        Profile(signatory_place="number_row", disclosure_place="above_imprint", draft_mark="草稿"),
    ),
    (letter_of(12, issuers=bodies(3)), Profile(seal="none", duplex_imprint=True)),
    (letter_of(13), Profile(no_text_page=True)),
    (letter_of(2), Profile(seal="signature_stamp")),
)


def merged() -> Layout:
    """Return a table with cells merged both ways."""

    def cell(text: str, **spans: int) -> Cell:
        return Cell(
            (TextBlock("table_cell", (Run(text, size_pt=12.0),), "left", line_pt=16.0),), **spans
        )

    rows = (Row((cell("甲", rows=2, columns=2), cell("乙")), 9.0), Row((cell("丙"),), 9.0))
    return Layout(
        (TextBlock("title", (Run("标题"),)), TableBlock((50.0, 50.0, 56.0), rows, 1.5, 0.75)), ()
    )


def layouts() -> Iterator[Layout]:
    yield from (compose(row.content, row.profile) for row in SHORT)
    yield from (compose(*letter) for letter in OTHERS)
    yield merged()


def short_name(name: str) -> str:
    uri, _, local = name.rpartition("}")
    return f"{PREFIXES[uri[1:]]}:{local}" if uri else local


def collected() -> dict[str, set[str]]:
    """Return every element of the files' own parts with the attributes it is seen with."""
    found: dict[str, set[str]] = {}
    for layout in layouts():
        data = write_docx(layout, images={slot.issuer: seal_png(60) for _, slot in layout.seals})
        for name, content in parts(data).items():
            if name.startswith("word/") and name.endswith(".xml"):
                for element in etree.fromstring(content).iter():
                    found.setdefault(short_name(element.tag), set()).update(
                        map(short_name, element.attrib)
                    )
    return found


def listed() -> dict[str, tuple[set[str], str]]:
    """Return the page's rows: element → its attributes and its source."""
    rows = [
        line.strip().strip("|").split("|")
        for line in PAGE.read_text("utf-8").splitlines()
        if line.startswith("| `")
    ]
    names = [row[0].strip().strip("`") for row in rows]
    assert len(names) == len(set(names)), "an element is listed twice"
    return {
        name: ({each.strip("`") for each in row[1].split() if each != "—"}, row[3].strip())
        for name, row in zip(names, rows, strict=True)
    }


@pytest.fixture(scope="module")
def found() -> dict[str, set[str]]:
    return collected()


def test_the_page_lists_what_is_in_the_files_and_nothing_else(found: dict[str, set[str]]):
    assert {name: attributes for name, (attributes, _) in listed().items()} == found


def test_every_construction_has_its_source_or_says_there_is_none():
    text = PAGE.read_text("utf-8")
    for name, (_, source) in listed().items():
        assert "WPS" in source, name
        for mark in ("W1", "W2", "W3", "W4", "W5"):
            assert mark not in source or f"- {mark} " in text, name
    assert "手边没有 Word 和 WPS" in text
