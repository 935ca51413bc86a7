"""The demo year: sixty proposals in every state, whose units, people, days and letters agree."""

import re
from collections import Counter

import pytest

from accounts.enums import Role
from letter.decoding import content_from
from proposals.enums import CaseStage, ContactWay, Kind, Part, ProposerKind
from responses.enums import Disclosure, Purpose, Satisfaction, Stage
from responses.models import Phrase
from tests.fixtures_data import files

FROZEN = {"register", "seal", "dispatch", "dispatched", "archived"}
SWITCHED_OFF = {"countersign", "verify"}
"""Steps that a setting switches on; the demo starts without them."""


def test_there_are_sixty_with_numbers_used_once_in_a_session() -> None:
    rows = files.proposals()
    assert len(rows) == 60 and len({row["id"] for row in rows}) == 60
    assert len({(row["kind"], row["term"], row["session"], row["number"]) for row in rows}) == 60
    assert Counter(row["kind"] for row in rows) == {"cppcc": 38, "npc": 22}
    assert sum(row["is_key"] for row in rows) == 5


def test_every_code_word_is_one_of_the_house() -> None:
    for row in files.proposals():
        assert row["kind"] in Kind.values and row["stage"] in CaseStage.values
        assert {p["kind"] for p in row["proposers"]} <= set(ProposerKind.values)
        assert {a["part"] for a in row["assignments"]} <= set(Part.values)
        assert {c["way"] for c in row["contacts"]} <= set(ContactWay.values)
    for _, reply in files.replies():
        assert reply["stage"] in Stage.values and reply["purpose"] in Purpose.values
        assert reply["disclosure"] in Disclosure.values
        for sheet in reply.get("feedbacks", []):
            assert {sheet["attitude"], sheet["result"]} <= set(Satisfaction.values)


def test_every_state_of_the_case_and_step_of_the_letter_is_shown() -> None:
    before_the_register = {"submitted", "examined"}
    assert {row["stage"] for row in files.proposals()} == set(CaseStage.values) - before_the_register
    assert {reply["stage"] for _, reply in files.replies()} == set(Stage.values) - SWITCHED_OFF
    assert {reply["outcome"] for _, reply in files.replies()} == {"A1", "A2", "A3", "B1", "B2", "C1", "C2"}
    assert {p["kind"] for row in files.proposals() for p in row["proposers"]} == set(ProposerKind.values)
    assert {a["part"] for row in files.proposals() for a in row["assignments"]} == set(Part.values)
    ways = {contact["way"] for row in files.proposals() for contact in row["contacts"]}
    assert ways >= {"meeting", "visit", "symposium", "phone"}


def test_the_lamps_of_open_cases_show_every_colour() -> None:
    days = [row["due_in_days"] for row in files.proposals() if row["stage"] in {"pending", "declining", "handling"}]
    assert sum(day < 0 for day in days) >= 3 and 0 in days
    for least, most in ((1, 3), (4, 7), (8, 15), (16, 30), (31, 90)):
        assert any(least <= day <= most for day in days), (least, most)


def test_titles_say_what_they_are_and_texts_were_written_one_by_one() -> None:
    rows = files.proposals()
    for row in rows:
        noun = "提案" if row["kind"] == "cppcc" else "建议"
        assert re.fullmatch(rf"关于.+的{noun}", row["title"]) and 15 <= len(row["title"]) <= 35
        assert 140 <= len(row["text"]) <= 400, (row["id"], len(row["text"]))
        assert 2 <= len(row["asks"]) <= 6 and "建议" in row["text"]
        assert all(len(ask) <= 40 and ask[-1] not in "。；，" for ask in row["asks"])
    sentences = Counter(s for row in rows for s in re.split("[。；]", row["text"]) if len(s) > 8)
    assert not [s for s, times in sentences.items() if times > 1]


def test_what_came_on_paper_is_in_hand_from_its_first_day() -> None:
    """A unit's office enters it: nobody assigns it and nobody signs for it, so it was never to be signed for."""
    papers = [row for row in files.proposals() if row["is_on_paper"]]
    assert papers and all(len(row["assignments"]) == 1 for row in papers)
    assert not {row["stage"] for row in papers} & {"filed", "pending"}


def test_proposers_have_one_lead_and_belong_to_their_house() -> None:
    for row in files.proposals():
        assert [p["lead"] for p in row["proposers"]] == [True] + [False] * (len(row["proposers"]) - 1)
        deputies = {p["kind"] == "deputy" for p in row["proposers"]}
        assert deputies == {row["kind"] == "npc"}, row["id"]
    assert sum(len(row["proposers"]) >= 3 for row in files.proposals()) >= 15


def test_units_and_people_resolve() -> None:
    units, users = files.units(), files.users()
    staff = {(user["name"], user["unit"]) for user in users.values()}
    for row in files.proposals():
        handling = {a["unit"] for a in row["assignments"]}
        assert all(units[code]["is_handling"] for code in handling)
        assert {opinion["unit"] for opinion in row["opinions"]} <= {
            a["unit"] for a in row["assignments"] if a["part"] == "assist"
        }
        for contact in row["contacts"]:
            assert any((contact["by"], unit) in staff for unit in handling), (row["id"], contact["by"])
        if "decline" in row:
            assert units[row["decline"]["suggested_unit"]]["is_handling"]
        assert ("decline" in row) == (row["stage"] == "declining")


def test_a_case_is_alone_led_or_parted() -> None:
    for row in files.proposals():
        parts = Counter(a["part"] for a in row["assignments"])
        if row["stage"] == "filed":
            assert not parts and row["due_in_days"] is None
        else:
            whole = {key: parts[key] for key in parts if key != "assist"}
            assert whole in ({"sole": 1}, {"lead": 1}, {"separate": 2}), row["id"]
            assert ("lead" in parts) == ("assist" in parts)


def test_units_have_names_and_numbers_of_their_own() -> None:
    units = files.units().values()
    handling = [unit for unit in units if unit["is_handling"]]
    assert len(handling) >= 8
    names = [name for unit in units for name in (unit["full_name"], *unit["short_names"])]
    assert len(names) == len(set(names))
    codes = [code for unit in handling for code in {entry["code"] for entry in unit["issuer_codes"]}]
    assert len(codes) == len(set(codes))
    for unit in handling:
        kinds = {entry["kind"] for entry in unit["issuer_codes"]}
        assert kinds == {"cppcc", "npc", "opinion", "second", "decline", "extension"}
        assert unit["issuer_mark"] in (unit["full_name"], *unit["short_names"])


def test_every_role_is_held_and_three_units_are_fully_staffed() -> None:
    users = files.users().values()
    assert {role for user in users for role in user["roles"]} == set(Role.values)
    assert len({user["name"] for user in users}) == len(users)
    for unit, row in files.units().items():
        held = Counter(role for user in users if user["unit"] == unit for role in user["roles"])
        if row["is_handling"]:
            assert {"drafter", "reviewer", "office", "signatory", "seal_keeper"} <= set(held), unit
        if unit in {"caizheng", "gongxin", "minzheng"}:
            assert held == {"drafter": 2, "reviewer": 1, "office": 1, "signatory": 1, "seal_keeper": 1}
    for user in users:
        assert not {"drafter", "signatory"} <= set(user["roles"])
        assert not {"drafter", "seal_keeper"} <= set(user["roles"])
        assert "password" not in user


def test_a_letter_is_drafted_in_the_unit_that_answers() -> None:
    users = files.users()
    for row, reply in files.replies():
        drafter = users[reply["drafted_by"]]
        assert drafter["unit"] == reply["unit"] and "drafter" in drafter["roles"]
        answering = {a["unit"] for a in row["assignments"] if a["part"] != "assist"}
        assert reply["unit"] in answering, row["id"]


def test_days_run_in_their_order() -> None:
    for row in files.proposals():
        if row["assigned_in_days"] is None:
            continue
        assert row["submitted_in_days"] < row["assigned_in_days"] < 0
        assert row["due_in_days"] - row["assigned_in_days"] in range(80, 95), row["id"]
        days = [contact["in_days"] for contact in row["contacts"]]
        assert days == sorted(days) and all(row["assigned_in_days"] < day <= 0 for day in days)
        for reply in row["replies"]:
            signed = reply["dated_in_days"]
            assert (signed is not None) == (reply["stage"] in FROZEN), row["id"]
            if signed is None:
                continue
            if reply["round"] == 1:
                assert row["assigned_in_days"] < signed <= row["due_in_days"] and signed < 0
            assert all(row["assigned_in_days"] < opinion["in_days"] < signed for opinion in row["opinions"])
            assert all(signed < sheet["received_in_days"] <= 0 for sheet in reply.get("feedbacks", []))


def test_the_state_of_the_case_fits_its_letters() -> None:
    for row in files.proposals():
        stages = [reply["stage"] for reply in row["replies"] if reply["stage"] != "void"]
        sheets = [sheet["result"] for reply in row["replies"] for sheet in reply.get("feedbacks", [])]
        if row["stage"] in {"filed", "pending", "declining"}:
            assert not stages
        elif row["stage"] == "handling":
            assert not set(stages) & {"dispatched", "archived"} and not sheets
        elif row["stage"] in {"answered", "awaiting"}:
            assert stages == ["dispatched"] or "merged_into" in row
        elif row["stage"] == "second":
            assert "dissatisfied" in sheets and stages[0] == "archived"
        else:
            assert set(stages) == {"archived"} and sheets and "dissatisfied" not in sheets


def test_two_proposals_share_one_reply_and_one_has_two() -> None:
    rows = {row["id"]: row for row in files.proposals()}
    merged = [reply["answers"] for _, reply in files.replies() if "answers" in reply]
    assert merged == [["cppcc-9-2-121", "cppcc-9-2-124"]]
    assert rows["cppcc-9-2-124"]["merged_into"] == "cppcc-9-2-121" and not rows["cppcc-9-2-124"]["replies"]
    parted = [row for row in rows.values() if {a["part"] for a in row["assignments"]} == {"separate"}]
    assert [{reply["unit"] for reply in row["replies"]} for row in parted] == [{"wenlv", "shangwu"}]
    rounds = {row["id"]: [(reply["purpose"], reply["round"]) for reply in row["replies"]] for row in rows.values()}
    assert rounds["cppcc-9-2-092"] == [("reply", 1), ("second", 2)]


@pytest.mark.parametrize("stage", sorted(Stage.values))
def test_letters_of_each_stage_read_like_letters(stage: str) -> None:
    for row, reply in files.replies():
        if reply["stage"] != stage or "letter" in reply:
            continue
        content_from({"passages": reply["passages"]})
        text = files.words(reply["passages"])
        assert 150 <= len(text) <= 420 or stage == "void", row["id"]
        for opinion in row["opinions"]:
            names = files.units()[opinion["unit"]]["short_names"]
            assert any(f"{name}{word}" in text for name in names for word in ("会办意见", "研究", "逐条", "全部采纳")), row["id"]
        if stage != "void":
            assert _honorific(row) in text, row["id"]
            assert not any(other in text for other in _strange(row)), row["id"]


def _honorific(row: dict) -> str:
    """What the addressee is called: 您 one person, 你们 several or a sector, 贵委 or 贵会 a body alone."""
    if len(row["proposers"]) > 1 or row.get("id") == "cppcc-9-2-121":
        return "你们"
    lead = row["proposers"][0]
    if lead["kind"] in {"member", "deputy"}:
        return "您"
    if lead["kind"] == "sector":
        return "你们"
    return "贵会" if lead["name"].endswith("联合会") else "贵委"


def _strange(row: dict) -> set[str]:
    return {"您", "你们", "贵委", "贵会"} - {_honorific(row)}


def test_stock_phrases_cover_every_use() -> None:
    phrases = files.read("phrases.json")["phrases"]
    assert len({phrase["text"] for phrase in phrases}) == len(phrases)
    opinions = dict.fromkeys((use for use in Phrase.Use.values if use != Phrase.Use.TEXT), 6)
    assert Counter(phrase["use"] for phrase in phrases) == {**opinions, Phrase.Use.TEXT: 24}
