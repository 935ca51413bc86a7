"""The list of letters: what a line says, how it is narrowed, how many questions it asks the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from proposals.models import Outcome
from responses.enums import Stage
from responses.models import Reply
from responses.services import returning
from tests.access.reading import Page
from tests.responses.factories import make_case

STAGES = (Stage.DRAFT, Stage.SEAL, Stage.DISPATCHED)
LIST = "/replies/"


def lists(world, who="drafter_owner", **chosen):
    return world.client(who).get(LIST, chosen)


def titles(answer) -> list[str]:
    return [reply.title for reply in answer.context["page"]]


def make_letters(world, count: int) -> None:
    """Letters of the unit, each with its own proposal, class and number of nothing."""
    outcome = Outcome.objects.first()
    for place in range(count):
        reply = Reply.objects.create(
            unit=world.unit, kind="cppcc", title=f"第{place}件", outcome=outcome, created_by=world.drafter_owner, saved_by=world.drafter_owner
        )  # fmt: skip
        reply.answers.create(proposal=make_case(world.unit, by=world.supervisor))


def test_a_line_says_what_it_is(world):
    reply = world.reply("dispatched")
    number, proposal = reply.numbers.get(), reply.proposals.get()
    page = Page(lists(world))
    assert page.links["关于TITLE.dispatched.的答复函"] == f"/replies/{reply.pk}/"
    row = page.text[page.text.index(f"第{proposal.number}号 关于TITLE.dispatched.") :]
    assert row.startswith(f"第{proposal.number}号 关于TITLE.dispatched.的答复函 答复函 云川市财政局 {number} A1 已印发")
    assert "共 3 件" in page.text


def test_a_voided_number_is_not_shown(world):
    reply = world.reply("seal")
    number = str(reply.numbers.get())
    assert number in Page(lists(world)).text
    returning.send_back(reply, by=world.seal_keeper, version=reply.version, reason="有误。", to="draft")
    assert number not in Page(lists(world)).text


def test_empty_lists_say_what_to_do(world):
    assert "还没有答复函。" in Page(lists(world, "administrator")).text
    page = Page(lists(world, q="没有这样的字"))
    assert "没有符合条件的答复函。" in page.text and page.links["清除条件，看全部"] == LIST


def test_it_is_found_by_its_number_words_and_proposal(world):
    reply = world.reply("dispatched")
    number, proposal = reply.numbers.get(), reply.proposals.get()
    Reply.objects.filter(pk=reply.pk).update(text="加装了ＡＢ型elevator电梯")
    own = [reply.title]
    for typed in (
        str(number),
        f"{number.issuer_code}[{number.year}]{number.serial}号",
        f"第{proposal.number.lstrip('0')}号",
        proposal.title,
        "ELEVATOR 电梯",
        f"电梯 {proposal.number}",
    ):
        assert titles(lists(world, q=typed)) == own, typed
    assert len(titles(lists(world, q="云川财函"))) == 2, "letters with a number of this series"
    assert titles(lists(world, q="电梯 没有的词")) == []
    assert titles(lists(world, q=f"{number.issuer_code}〔{number.year}〕{10**12}号")) == []


def test_what_was_searched_for_stays_in_its_field(world):
    page = Page(lists(world, q='"><script>alert(1)</script>'))
    assert 'alert(1)' in page.forms[-1].fields["q"] and "<script>" in page.forms[-1].fields["q"]
    assert [name for name in page.scripts if not name] == []


def test_a_filter_that_is_no_choice_is_told(world):
    answer = lists(world, stage="nowhere")
    assert answer.status_code == 400 and "nowhere" in answer.content.decode() and titles(answer) == []


def test_last_answers_leave_out_what_a_later_round_replaced(world):
    first = world.reply("dispatched")
    assert titles(lists(world, issued="last")) == [first.title]
    second = Reply.objects.create(
        unit=world.unit, kind="cppcc", purpose="second", round=2, stage="draft", title="再次答复", outcome=first.outcome,
        created_by=world.drafter_owner, saved_by=world.drafter_owner,
    )  # fmt: skip
    second.answers.create(proposal=first.proposals.get())
    assert titles(lists(world, issued="last")) == [first.title], "it is not out yet"
    Reply.objects.filter(pk=second.pk).update(stage="dispatched")
    assert titles(lists(world, issued="last")) == ["再次答复"]
    first.answers.create(proposal=make_case(world.unit, by=world.supervisor), position=1)
    assert set(titles(lists(world, issued="last"))) == {"再次答复", first.title}, "the last word on the other proposal"
    assert titles(lists(world, issued="last", outcome="C1")) == []


@pytest.mark.parametrize("who", ["drafter_owner", "supervisor"])
def test_the_same_questions_for_one_letter_and_for_ten(world, who):
    client = world.client(who)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert client.get(LIST).status_code == 200
        return len(asked)

    queries()
    before = queries()
    make_letters(world, 10)
    if who == "supervisor":
        Reply.objects.filter(title__startswith="第", stage="draft").update(stage="archived")
    assert queries() == before <= 12


def test_pages_keep_the_filter(world):
    make_letters(world, 31)
    answer = lists(world, stage="draft", q="第")
    page = Page(answer)
    assert len(titles(answer)) == 30 and "共 31 件，第 1 页 / 共 2 页" in page.text
    assert page.links["下一页"] == "?stage=draft&q=%E7%AC%AC&page=2"
    assert len(titles(lists(world, stage="draft", q="第", page=2))) == 1
    assert len(titles(lists(world, page="x"))) == 30, "a page that is none is the first"


def test_a_supervisor_is_told_when_not_every_step_is_listed(world, monkeypatch):
    monkeypatch.setattr("responses.views.register.STEPS_SHOWN", 2)
    assert "只列出在本环节停留最久的2件" in Page(lists(world, "supervisor")).text
