"""The three letters written at length: they decode, have their shape, and agree with the register."""

import pytest

from letter.content import Item, LetterContent, Paragraph, Section, walk
from letter.decoding import content_from
from tests.fixtures_data import files

IDS = {"long": "cppcc-9-2-088", "short": "cppcc-9-2-136", "deputy": "npc-9-2-037"}


def content(name: str) -> LetterContent:
    return content_from(files.letter(name))


def test_the_long_letter_has_six_sections_and_nineteen_items_with_lead_sentences() -> None:
    sections = [passage for passage in content("long").passages if isinstance(passage, Section)]
    assert [len(section.passages) for section in sections] == [3, 3, 3, 3, 3, 4]
    for section in sections:
        for item in section.passages:
            assert isinstance(item, Item)
            assert item.lead_in.endswith("。") and item.lead_in.count("。") == 1
            assert 140 <= len(item.text) <= 200, item.lead_in


@pytest.mark.parametrize(("name", "least", "most"), [("long", 4050, 4500), ("short", 600, 900), ("deputy", 1500, 2000)])
def test_the_text_is_as_long_as_such_a_letter(name: str, least: int, most: int) -> None:
    written = content(name)
    text = written.opening + files.words(files.letter(name)["passages"]) + "".join(written.closing)
    assert least <= len(text.replace("\n", "")) <= most


def test_the_short_letter_is_a_plain_series_without_sections() -> None:
    passages = content("short").passages
    assert [type(passage) for passage in passages] == [Paragraph, Item, Item, Item, Paragraph]


def test_the_deputys_letter_has_a_second_level_in_one_section_only() -> None:
    sections = [passage for passage in content("deputy").passages if isinstance(passage, Section)]
    inner = [[type(passage) for passage in section.passages] for section in sections]
    assert inner == [[Paragraph] * 3, [Section] * 4, [Item] * 4]
    assert max(depth for passage, depth in walk(content("deputy").passages) if isinstance(passage, Section)) == 2


@pytest.mark.parametrize("name", files.LETTERS)
def test_a_demo_draft_carries_neither_number_nor_date(name: str) -> None:
    draft = content(name)
    assert draft.doc_number is None and draft.dated_on == "" and draft.signatory == ""
    assert draft.issuer_mark == draft.issuers[0].name and draft.issuers[0].seal_mm == 42.0


@pytest.mark.parametrize("name", files.LETTERS)
def test_the_opening_cites_session_number_title_receipt_and_answer(name: str) -> None:
    draft = content(name)
    (proposal,) = draft.proposals
    noun = "提案" if draft.kind == "cppcc" else "建议"
    for part in (proposal.session, f"第{proposal.number}号{noun}", f"《{proposal.title}》", "收悉，现答复如下："):
        assert part in draft.opening
    assert f"第{proposal.number}号{noun}" in draft.plain_title and draft.title.endswith("答复函")
    assert any(word in draft.closing[-1] for word in ("感谢",))


@pytest.mark.parametrize("name", files.LETTERS)
def test_the_letter_says_what_the_register_says(name: str) -> None:
    draft = content(name)
    (proposal,) = draft.proposals
    row = next(row for row in files.proposals() if row["id"] == IDS[name])
    assert (row["kind"], row["number"], row["title"]) == (draft.kind, proposal.number, proposal.title)
    assert [(p["name"], p["kind"], p["lead"]) for p in row["proposers"]] == [
        (p.name, p.kind, p.lead) for p in proposal.proposers
    ]
    full = {assigned["part"]: [] for assigned in row["assignments"]}
    for assigned in row["assignments"]:
        full[assigned["part"]].append(files.units()[assigned["unit"]]["full_name"])
    assert full.get("lead", full.get("sole")) == [proposal.lead_unit]
    assert full.get("assist", []) == list(proposal.assisting_units)
    assert set(proposal.assisting_units) <= set(draft.copied_to)
    (reply,) = row["replies"]
    assert draft.outcome is not None and reply["outcome"] == draft.outcome.code


@pytest.mark.parametrize("name", files.LETTERS)
def test_sheet_and_scheme_are_those_of_the_place(name: str) -> None:
    draft = files.letter(name)
    sheets = {row["kind"]: row["template"] for row in files.read("feedback_templates.json")["templates"] if row["is_default"]}
    assert draft["feedback"] == sheets[draft["kind"]]
    scheme = next(row for row in files.read("schemes.json")["schemes"] if row["code"] == draft["scheme"]["code"])
    printed = [{key: outcome[key] for key in ("code", "label", "definition")} for outcome in scheme["outcomes"]]
    assert draft["scheme"] == {"code": scheme["code"], "name": scheme["name"], "outcomes": printed}
    assert draft["outcome"] in printed
