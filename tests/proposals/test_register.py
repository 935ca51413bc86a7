"""The register: whose proposals, which filters, how many queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from proposals.enums import AssignmentStage, CaseStage, Kind, Part
from proposals.models import Proposal
from tests.factories import make_unit
from tests.proposals.factories import make_assignment, make_handled, make_proposal, make_rule

PAGE = "/proposals/"


def titles(answer) -> list[str]:
    return [row.proposal.title for row in answer.context["rows"]]


@pytest.fixture
def shelf(cast):
    """One foreign level, and in the cast's level one proposal each: own, other unit's, unassigned."""
    make_rule(cast.level)
    make_proposal(title="外地的", level=make_unit().level)
    make_handled(cast.unit, title="本单位的")
    make_handled(cast.other_unit, title="他单位的")
    make_proposal(level=cast.level, title="未交办的")
    taken = make_proposal(level=cast.level, title="已调出的")
    make_assignment(taken, cast.unit, stage=AssignmentStage.DECLINED)
    make_proposal(level=cast.level, title="纸质的", paper_unit=cast.unit, is_on_paper=True)
    return cast


OWN = {"本单位的", "纸质的"}
LEVEL = {"本单位的", "他单位的", "未交办的", "已调出的", "纸质的"}


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("drafter_owner", OWN),
        ("drafter_same_unit", OWN),
        ("drafter_other_unit", {"他单位的"}),
        ("reviewer", OWN),
        ("office", OWN),
        ("signatory", OWN),
        ("seal_keeper", OWN),
        ("supervisor", LEVEL),
        ("administrator", set()),
        ("auditor", set()),
    ],
)
def test_who_sees_what(shelf, who, seen):
    answer = shelf.client(who).get(PAGE)
    assert answer.status_code == 200 and set(titles(answer)) == seen
    assert answer.context["page"].paginator.count == len(seen)
    assert answer.context["all_count"] == len(seen)
    for words in ("外地", "他单位", "的"):
        found = set(titles(shelf.client(who).get(PAGE, {"q": words})))
        assert found == {title for title in seen if words in title}


def test_nobody_else_comes_in(shelf):
    for who in ("anonymous", "deactivated"):
        assert shelf.client(who).get(PAGE).status_code == 302
    assert not Proposal.objects.visible_to(shelf.deactivated).exists()


def test_the_clerk_who_changes_units_takes_no_paper_along(shelf):
    paper = Proposal.objects.get(title="纸质的")
    paper.entered_by = shelf.office
    paper.save()
    shelf.office.unit = shelf.other_unit
    shelf.office.save()
    assert set(titles(shelf.client("office").get(PAGE))) == {"他单位的"}


def test_filters_narrow_the_choices_of_nobody_else(shelf):
    Proposal.objects.filter(title="外地的").update(term=3, field="外地领域")
    answer = shelf.client("supervisor").get(PAGE)
    assert "三届" not in answer.content.decode() and "外地领域" not in answer.content.decode()


@pytest.fixture
def lamps(cast):
    """Proposals whose nearest answer is owed in so many days; rule: orange up to 5, yellow up to 15."""
    make_rule(cast.level)
    today = timezone.localdate()
    for title, days in (("逾期", -2), ("橙", 5), ("黄", 15), ("蓝", 16)):
        proposal = make_proposal(level=cast.level, title=title, stage=CaseStage.HANDLING)
        make_assignment(
            proposal, cast.unit, part=Part.LEAD, stage=AssignmentStage.ACCEPTED, due_on=today + timedelta(days=days)
        )
        make_assignment(proposal, cast.other_unit, part=Part.ASSIST, due_on=today - timedelta(days=30))
    done = make_proposal(level=cast.level, title="答", stage=CaseStage.ANSWERED)
    make_assignment(done, cast.unit, stage=AssignmentStage.ANSWERED, answered_on=today, due_on=today)
    make_proposal(level=cast.level, title="未")
    return cast


@pytest.mark.parametrize(
    ("lamp", "title", "words"),
    [
        ("red", "逾期", "逾期2天"),
        ("orange", "橙", "剩余5天"),
        ("yellow", "黄", "剩余15天"),
        ("blue", "蓝", "剩余16天"),
        ("answered", "答", "按期答复"),
    ],
)
@pytest.mark.parametrize("who", ["supervisor", "drafter_owner"])
def test_each_colour_finds_its_own(lamps, who, lamp, title, words):
    answer = lamps.client(who).get(PAGE, {"lamp": lamp})
    assert titles(answer) == [title]
    assert [row.lamp.words for row in answer.context["rows"]] == [words]


def test_an_assisting_unit_sees_its_own_lamp(lamps):
    answer = lamps.client("drafter_other_unit").get(PAGE, {"lamp": "red"})
    assert set(titles(answer)) == {"逾期", "橙", "黄", "蓝"}
    assert {row.lamp.words for row in answer.context["rows"]} == {"逾期30天"}


def test_a_supervisor_asks_for_one_units_lamps(lamps):
    client = lamps.client("supervisor")
    assert len(titles(client.get(PAGE, {"lamp": "red", "unit": lamps.other_unit.pk}))) == 4
    answering = {"lamp": "red", "unit": lamps.unit.pk, "part": "answering"}
    assert titles(client.get(PAGE, answering)) == ["逾期"]
    assert titles(client.get(PAGE, {**answering, "unit": lamps.other_unit.pk})) == []


def test_the_nearest_day_comes_first(lamps):
    answer = lamps.client("supervisor").get(PAGE, {"order": "owed_on"})
    assert titles(answer)[:4] == ["逾期", "橙", "黄", "蓝"] and set(titles(answer)[4:]) == {"答", "未"}


def test_every_filter(cast):
    make_rule(cast.level)
    key = make_handled(cast.unit, title="重", is_key=True, field="教育", session=1, part=Part.LEAD)
    make_assignment(key, cast.other_unit, part=Part.ASSIST)
    make_handled(cast.other_unit, title="轻", field="交通", kind=Kind.NPC, term=17)
    client = cast.client("supervisor")
    for chosen in (
        {"kind": "cppcc"},
        {"session": "9-1"},
        {"stage": "handling", "q": "重"},
        {"unit": cast.unit.pk},
        {"part": "lead"},
        {"unit": cast.other_unit.pk, "part": "assist"},
        {"field": "教育"},
        {"is_key": "1"},
        {"q": "林一木", "kind": "cppcc"},
    ):
        answer = client.get(PAGE, chosen)
        assert titles(answer) == ["重"], chosen
        assert answer.context["page"].paginator.count == 1
    assert titles(client.get(PAGE, {"stage": "filed"})) == []
    assert len(titles(client.get(PAGE, {"unit": cast.other_unit.pk}))) == 2


def test_counts_stand_over_all_stages_of_the_search(cast):
    make_handled(cast.unit, title="甲一")
    make_handled(cast.unit, title="甲二")
    make_proposal(level=cast.level, title="甲三")
    make_proposal(level=cast.level, title="乙")
    answer = cast.client("supervisor").get(PAGE, {"q": "甲", "stage": "handling"})
    assert answer.context["stages"] == [("filed", "待交办", 1), ("handling", "办理中", 2)]
    assert answer.context["all_count"] == 3 and len(titles(answer)) == 2
    page = answer.content.decode()
    assert "q=%E7%94%B2&amp;stage=filed" in page, "a tab keeps the search"
    assert '<input type="hidden" name="stage" value="handling"' in page, "a search keeps the tab"


@pytest.mark.parametrize(
    "chosen",
    [
        {"order": "password"},
        {"order": "entered_by__password"},
        {"stage": "nonsense"},
        {"lamp": "' OR 1=1"},
        {"unit": "999999999999999999999999"},
        {"unit": "-1"},
        {"unit": "x"},
        {"session": "9"},
        {"session": "9-2-1"},
        {"part": ["x", "y"]},
        {"q": "长" * 61},
    ],
)
def test_what_is_no_choice_is_said_so_and_lists_nothing(shelf, chosen):
    answer = shelf.client("supervisor").get(PAGE, chosen)
    assert answer.status_code == 400 and titles(answer) == []
    assert "筛选条件有误" in answer.content.decode()


def test_another_levels_unit_is_no_choice(shelf):
    answer = shelf.client("supervisor").get(PAGE, {"unit": make_unit().pk})
    assert answer.status_code == 400


@pytest.mark.parametrize("number", ["0", "-1", "x", "99", "９", "9" * 30, "1.5"])
def test_pages_that_are_none(shelf, number):
    assert shelf.client("supervisor").get(PAGE, {"page": number}).status_code == 200


def test_thousand_comes_after_nine_hundred(cast):
    for number in ("1000", "999", "002"):
        make_proposal(level=cast.level, number=number, title=number)
    assert titles(cast.client("supervisor").get(PAGE)) == ["002", "999", "1000"]


def test_a_row_of_the_table(cast):
    proposal = make_handled(cast.unit, part=Part.LEAD, proposers=("林一木", "何二水"), is_key=True, number="088")
    make_assignment(proposal, cast.other_unit, part=Part.ASSIST)
    page = cast.client("drafter_owner").get(PAGE).content.decode()
    for words in ("第088号", "九届二次 · 政协提案", "林一木等2名", "主办 云川市财政局；会办 云川市教育局", "办理中", "剩余90天", "重点"):
        assert words in page, words
    assert "0000-0000000" not in page, "no phone in a list"


@pytest.mark.parametrize(
    ("who", "words"),
    [("supervisor", "登记第一件"), ("office", "登记第一件"), ("reviewer", "还没有交办给本单位的提案")],
)
def test_an_empty_register_says_what_to_do(cast, who, words):
    assert words in cast.client(who).get(PAGE).content.decode()


@pytest.mark.parametrize("who", ["supervisor", "drafter_owner"])
@pytest.mark.parametrize("chosen", [{}, {"q": "养老"}, {"lamp": "blue", "order": "owed_on"}, {"part": "lead"}])
def test_queries_do_not_grow(cast, who, chosen):
    make_rule(cast.level)
    client = cast.client(who)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert titles(client.get(PAGE, chosen))
        return len(captured)

    def add() -> None:
        proposal = make_handled(cast.unit, part=Part.LEAD, title="养老", proposers=("甲", "乙"))
        make_assignment(proposal, cast.other_unit, part=Part.ASSIST)

    add()
    client.get(PAGE)
    with_one = queries()
    for _ in range(9):
        add()
    assert queries() == with_one <= 12
