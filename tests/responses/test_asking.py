"""建议点: marked by the passage's key, left out with a reason, never forgotten at 送核."""

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.refusal import Refused
from responses import rules
from responses.content import draft_of
from responses.enums import Purpose
from responses.models import AskReason, AskTie, Reply
from responses.services import asking, workflow
from responses.services.drafting import save_reply
from tests.responses.factories import make_case, make_reply


@pytest.fixture
def reply(office):
    proposal = make_case(office.unit, by=office.supervisor)
    for place, text in enumerate(("加大财政投入", "建立联席会议制度")):
        proposal.asks.create(position=place, text=text)
    return make_reply(office, proposals=[proposal])


def submit(reply, office):
    reply.refresh_from_db()
    return workflow.submit(reply, by=office.drafter_owner, version=reply.version)


def test_nothing_is_forgotten(office, reply):
    one, two = rules.asks_of(reply)
    assert (one.mark, two.mark, one.is_forgotten) == ("①", "②", True)
    with pytest.raises(Refused, match="还有2个建议点没有答复：①“加大财政投入”②“建立联席会议制度”") as refused:
        submit(reply, office)
    assert refused.value.code == "asks" and refused.value.link.endswith("?panel=asks")
    asking.tie_ask(reply, one.ask.pk, by=office.drafter_owner, key="p1", tied=True)
    asking.tie_ask(reply, one.ask.pk, by=office.drafter_owner, key="p1", tied=True)
    assert AskTie.objects.count() == 1 and Act.objects.filter(action="tie_ask").count() == 1
    with pytest.raises(Refused, match="还有1个建议点"):
        submit(reply, office)
    asking.leave_ask(reply, two.ask.pk, by=office.drafter_owner, kind="other", text="已纳入上级统一部署")
    assert [str(asked.reason or "") for asked in rules.asks_of(reply)] == ["", "其他（已纳入上级统一部署）"]
    assert submit(reply, office).to_stage == "review"


def test_the_mark_stays_with_the_passage(office, reply):
    one, _ = rules.asks_of(reply)
    asking.tie_ask(reply, one.ask.pk, by=office.drafter_owner, key="p1", tied=True)
    data = draft_of(reply)
    data["passages"].reverse()
    save_reply(reply, by=office.drafter_owner, version=reply.version, data=data)
    assert rules.asks_of(reply)[0].keys == ("p1",)
    reply.refresh_from_db()
    data["passages"] = [passage for passage in data["passages"] if passage["key"] != "p1"]
    save_reply(reply, by=office.drafter_owner, version=reply.version, data=data)
    assert rules.asks_of(reply)[0].is_forgotten, "a passage taken out answers nothing"


def test_a_mark_takes_the_reason_away_and_can_be_taken_back(office, reply):
    ask = rules.asks_of(reply)[0].ask
    asking.leave_ask(reply, ask.pk, by=office.drafter_owner, kind="other_unit")
    asking.leave_ask(reply, ask.pk, by=office.drafter_owner, kind="out_of_scope")
    assert AskReason.objects.get().kind == "out_of_scope"
    asking.tie_ask(reply, ask.pk, by=office.drafter_owner, key="p1", tied=True)
    assert AskReason.objects.count() == 0
    asking.tie_ask(reply, ask.pk, by=office.drafter_owner, key="p1", tied=False)
    assert rules.asks_of(reply)[0].is_forgotten
    asking.leave_ask(reply, ask.pk, by=office.drafter_owner, kind="before")
    asking.leave_ask(reply, ask.pk, by=office.drafter_owner, kind="")
    assert AskReason.objects.count() == 0


def test_refusals(office, reply):
    ask = rules.asks_of(reply)[0].ask
    foreign = make_case(office.unit, by=office.supervisor).asks.create(position=0, text="别件的")
    by = office.drafter_owner
    for code, act in (
        ("ask", lambda: asking.tie_ask(reply, foreign.pk, by=by, key="p1", tied=True)),
        ("key", lambda: asking.tie_ask(reply, ask.pk, by=by, key="不是标识", tied=True)),
        ("kind", lambda: asking.leave_ask(reply, ask.pk, by=by, kind="whatever")),
        ("reason", lambda: asking.leave_ask(reply, ask.pk, by=by, kind="other", text=" ")),
        ("too_long", lambda: asking.leave_ask(reply, ask.pk, by=by, kind="other", text="长" * 301)),
        ("role", lambda: asking.tie_ask(reply, ask.pk, by=office.reviewer, key="p1", tied=True)),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == code
    assert AskTie.objects.count() == AskReason.objects.count() == 0


@pytest.mark.parametrize("purpose", [Purpose.OPINION, Purpose.DECLINE, Purpose.EXTENSION])
def test_letters_that_answer_no_ask(reply, purpose):
    Reply.objects.filter(pk=reply.pk).update(purpose=purpose)
    reply.refresh_from_db()
    assert rules.why_unanswered(reply) is None


@pytest.mark.parametrize("count", [1, 3, 25])
def test_queries_do_not_grow(office, reply, count, django_assert_num_queries):
    proposal = reply.proposals.get()
    for place in range(2, count):
        proposal.asks.create(position=place, text=f"建议{place}")
    with django_assert_num_queries(4):
        asked = rules.asks_of(reply)
    assert len(asked) == max(2, count) and asked[-1].mark == ("（25）" if count == 25 else "③" if count == 3 else "②")


def test_on_the_letters_page(office, reply):
    one, two = rules.asks_of(reply)
    asking.tie_ask(reply, one.ask.pk, by=office.drafter_owner, key="p1", tied=True)
    page = office.client("drafter_owner").get(reverse("responses:detail", args=[reply.pk])).content.decode()
    assert "①加大财政投入" in page and "答复于第1段" in page and "没有答复" in page
    answer = office.client("drafter_owner").post(
        reverse("responses:asks", args=[reply.pk]), {"ask": two.ask.pk, "kind": "other"}, content_type="application/json"
    )
    assert answer.status_code == 422 and answer.json()["sentence"] == "选“其他”的，请写明理由。"
