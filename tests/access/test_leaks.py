"""Lists, searches, filters, counts and panels hold no row of anybody else's, and say nothing about there being one."""

import pytest
from django.urls import reverse

from proposals.models import Proposal
from responses.enums import Stage
from responses.models import Reply, ReplyIssuer
from tests.access.world import OUT, UNIT, World

STAGES = (Stage.DRAFT, Stage.REGISTER, Stage.DISPATCHED)
READERS = (*UNIT, "drafter_other_unit", "supervisor", "administrator", "auditor")
REPLIES, CASES = "responses:register", "proposals:register"


def count(world: World, who: str, name: str, **chosen: str) -> int:
    """How many rows the list says it holds."""
    answer = world.client(who).get(reverse(name), chosen)
    assert answer.status_code == 200
    return answer.context["page"].paginator.count


@pytest.mark.parametrize("who", ["drafter_owner", "drafter_other_unit", "supervisor", "administrator", "auditor"])
def test_searching_finds_what_one_may_read_and_nothing_else(world, who):
    for mark, readers in world.readers.items():
        if mark.startswith(("TITLE", "WORDS")):
            assert count(world, who, REPLIES, q=mark) == (who in readers), mark
        if mark.startswith(("CASE", "TEXT")):
            assert count(world, who, CASES, q=mark) == (who in readers), mark


@pytest.mark.parametrize("who", READERS)
def test_every_filter_stays_inside(world, who):
    mine = set(Reply.objects.visible_to(getattr(world, who)).values_list("pk", flat=True))
    everything = Reply.objects.all()
    for chosen in (
        {"unit": world.other_unit.pk},
        {"unit": world.unit.pk},
        {"stage": "draft"},
        {"stage": "dispatched"},
        {"purpose": "reply"},
        {"kind": "cppcc"},
    ):
        of_all = set(everything.filter(**chosen).values_list("pk", flat=True))
        assert count(world, who, REPLIES, **chosen) == len(of_all & mine), chosen
    assert count(world, who, REPLIES) == len(mine)


@pytest.mark.parametrize("who", READERS)
@pytest.mark.parametrize("name", [REPLIES, CASES])
def test_units_of_other_levels_are_no_choice(world, who, name):
    far = Reply.objects.get(pk=world.letters["FARissued"]).unit
    answer = world.client(who).get(reverse(name), {"unit": far.pk})
    assert answer.status_code == 400
    assert answer.context["page"].paginator.count == 0 and far.full_name not in answer.content.decode()


STRANGE = ("'", "%", "_", "\\", "a' OR 1=1 --", "字" * 61, "9" * 30, "\x00", "__", "password", "１２")


@pytest.mark.parametrize("field", ["q", "stage", "purpose", "kind", "unit", "outcome", "issued", "page"])
def test_strange_filters_are_told_or_find_nothing_foreign(world, field):
    mine = Reply.objects.visible_to(world.drafter_owner).count()
    for value in STRANGE:
        answer = world.client("drafter_owner").get(reverse(REPLIES), {field: value})
        assert answer.status_code in (200, 400), value
        assert answer.context["page"].paginator.count <= mine, value


def test_percent_and_underscore_are_plain_characters(world):
    Reply.objects.filter(pk=world.letters["draft"]).update(text="完成率达到100%，代号A_1。")
    for typed, found in (("100%", 1), ("%", 1), ("A_1", 1), ("A_", 1), ("1__", 0), ("A__", 0), ("100％", 0), ("a_1", 1)):
        assert count(world, "drafter_owner", REPLIES, q=typed) == found, typed


def test_a_supervisor_sees_where_unsigned_letters_stand_and_no_word_of_them(world):
    answer = world.client("supervisor").get(reverse(REPLIES))
    steps = answer.context["steps"]
    unsigned = Reply.objects.filter(unit__level=world.level).exclude(stage__in=OUT)
    assert len(steps) == unsigned.count() and {row["unit"] for row in steps} == {"云川市财政局", "云川市教育局"}
    assert set(steps[0]) == {"proposals", "unit", "purpose", "stage", "days", "created_at"}
    text = answer.content.decode()
    assert [mark for mark, readers in world.readers.items() if mark in text and "supervisor" not in readers] == []
    for name in ("draft", "register", "OTHERdraft"):
        assert f"/replies/{world.letters[name]}/" not in text


@pytest.mark.parametrize("who", [*UNIT, "drafter_other_unit", "administrator", "auditor"])
def test_nobody_else_sees_the_steps_of_others(world, who):
    answer = world.client(who).get(reverse(REPLIES))
    assert answer.context["steps"] is None and "在此环节" not in answer.content.decode()


def test_the_counts_of_a_supervisor_are_of_the_own_level(world):
    answer = world.client("supervisor").get(reverse("desk:home"))
    level = Proposal.objects.filter(level=world.level).count()
    assert sum(figure.count for figure in answer.context["stages"]) == level
    assert sum(figure.count for figure in answer.context["kinds"]) == level
    assert {row.name for row in answer.context["units"]} == {"云川市财政局", "云川市教育局"}
    assert level < Proposal.objects.count()


@pytest.mark.parametrize("who", [name for name in READERS if name != "supervisor"])
def test_nobody_else_gets_the_counts(world, who):
    answer = world.client(who).get(reverse("desk:home"))
    assert "stages" not in answer.context and "全部提案的情况" not in answer.content.decode()


@pytest.mark.parametrize("name", ["desk:done", "desk:ended"])
def test_done_and_ended_hold_only_letters_one_still_sees(world, name):
    shown = {one.pk for one in world.client("drafter_owner").get(reverse(name)).context["page"]}
    assert shown and shown <= set(Reply.objects.visible_to(world.drafter_owner).values_list("pk", flat=True))
    Reply.objects.filter(pk__in=shown).update(unit=world.other_unit)
    ReplyIssuer.objects.filter(reply__in=shown).update(unit=world.other_unit)
    assert list(world.client("drafter_owner").get(reverse(name)).context["page"]) == []


def test_the_register_of_numbers_is_the_units_own(world):
    page = world.client("office").get(reverse("responses:number", args=[world.letters["register"]]))
    assert {str(row.issuer_code) for row in page.context["shown"].last} == {"云川财函"}


def test_a_letter_is_not_begun_to_others_proposals(world):
    for name in ("OTHERdraft", "FARissued"):
        data = {"purpose": "reply", "proposal": [world.proposals["handling"], world.proposals[name]]}
        before = Reply.objects.count()
        assert world.client("drafter_owner").post(reverse("responses:start"), data).status_code == 404
        assert Reply.objects.count() == before
