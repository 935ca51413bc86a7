"""版本: kept on demand and at each act, compared, brought back as a new one; what came after 送核 is told."""

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.refusal import OutOfDate, Refused
from responses.content import draft_of
from responses.enums import Kept
from responses.models import Reply
from responses.services import returning, versions, workflow
from responses.services.drafting import save_reply
from tests.responses.factories import make_reply


def write(reply, by, text, **more):
    reply.refresh_from_db()
    data = draft_of(reply)
    next(row for row in data["passages"] if row["key"] == "p1")["text"] = text
    data |= more
    save_reply(reply, by=by, version=reply.version, data=data)
    reply.refresh_from_db()
    return reply


def test_what_is_kept_is_not_thinned_out(office):
    reply = make_reply(office)
    write(reply, office.drafter_owner, "第一稿。")
    kept = versions.keep_version(reply, by=office.drafter_owner, version=reply.version, note="按 会办意见\n修改")
    assert (kept.reason, kept.note) == (Kept.KEPT, "按 会办意见修改")
    for text in ("第二稿。", "第三稿。", "第四稿。"):
        write(reply, office.drafter_owner, text)
    rows = list(reply.versions.order_by("version").values_list("version", "reason"))
    assert (kept.version, Kept.KEPT) in rows and rows[-1] == (reply.version, Kept.AUTOSAVE)
    assert [reason for _, reason in rows].count(Kept.AUTOSAVE) == 1
    assert Act.objects.filter(action="keep_version").count() == 1


def test_a_version_at_each_act_says_so(office):
    reply = make_reply(office)
    workflow.submit(reply, by=office.drafter_owner, version=reply.version)
    versions.keep_version(reply, by=office.reviewer, version=reply.version, note="收到稿")
    returning.send_back(reply, by=office.reviewer, version=reply.version, reason="请补充。", to="draft")
    reasons = list(reply.versions.order_by("version").values_list("reason", "note"))
    assert ("submit", "收到稿") in reasons and ("send_back", "") in reasons


def test_refusals(office):
    reply = make_reply(office)
    with pytest.raises(OutOfDate):
        versions.keep_version(reply, by=office.drafter_owner, version=reply.version - 1)
    with pytest.raises(Refused, match="说明共101字"):
        versions.keep_version(reply, by=office.drafter_owner, version=reply.version, note="长" * 101)
    with pytest.raises(Refused, match="没有第99版"):
        versions.restore_version(reply, 99, by=office.drafter_owner, version=reply.version)
    with pytest.raises(Refused, match="不必恢复"):
        versions.restore_version(reply, reply.version, by=office.drafter_owner, version=reply.version)
    for by in (office.reviewer, office.drafter_other_unit):
        with pytest.raises(Refused):
            versions.keep_version(reply, by=by, version=reply.version)
        with pytest.raises(Refused):
            versions.restore_version(reply, 1, by=by, version=reply.version)


def test_an_older_version_comes_back_as_a_new_one(office):
    reply = make_reply(office)
    before = draft_of(reply)
    number = reply.version
    write(reply, office.drafter_owner, "全部改写。", disclosure="withheld", disclosure_reason="涉及个人", copied_to=[], outcome="C1")
    older = reply.version
    with pytest.raises(OutOfDate):
        versions.restore_version(reply, number, by=office.drafter_owner, version=number)
    saved = versions.restore_version(reply, number, by=office.drafter_owner, version=older)
    reply.refresh_from_db()
    assert draft_of(reply) == before and saved.version == older + 1
    row = reply.versions.get(version=saved.version)
    assert (row.reason, row.note) == (Kept.RESTORED, f"恢复自第{number}版")
    assert reply.versions.filter(version__in=(number, older)).count() == 2, "nothing is lost"


def test_what_is_there_no_more_stays_as_it_is(office):
    reply = make_reply(office)
    number = reply.version
    write(reply, office.drafter_owner, "改写。", outcome="B1")
    reply.outcome.scheme.outcomes.filter(code="A1").update(code="A9")
    versions.restore_version(reply, number, by=office.drafter_owner, version=reply.version)
    reply = Reply.objects.get(pk=reply.pk)
    assert reply.outcome.code == "B1"


def test_since_submitted(office):
    reply = make_reply(office)
    assert versions.since_submitted(reply) is None
    workflow.submit(reply, by=office.drafter_owner, version=reply.version)
    assert versions.since_submitted(reply) is None
    write(reply, office.reviewer, "以上工作将于年底前完成。")
    sent, last, traced = versions.since_submitted(reply)
    assert sent.reason == "submit" and last.saved_by == office.reviewer and len(traced.changed) == 1
    returning.send_back(reply, by=office.reviewer, version=reply.version, reason="请看改动。", to="draft")
    page = office.client("drafter_owner").get(reverse("responses:detail", args=[reply.pk])).content.decode()
    assert "送核以来的改动" in page and f"?from={sent.version}&amp;to=" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_two_versions(office, count, django_assert_max_num_queries):
    reply = make_reply(office)
    number = reply.version
    for turn in range(count):
        write(reply, office.drafter_owner, f"以上工作将持续推进，第{turn}次补充<b>数据</b>。")
    address = reverse("responses:compare", args=[reply.pk])
    client = office.client("drafter_owner")
    with django_assert_max_num_queries(14):
        page = client.get(address, {"from": reply.version, "to": number}).content.decode()
    assert "共1处" in page and "&lt;b&gt;数据&lt;/b&gt;" in page and "下一处" not in page
    assert "段没有改动" in page and f"恢复第{number}版的文字" in page
    for wrong in ({"from": "x", "to": "1"}, {"from": "1"}, {"from": "1", "to": "9999"}, {"from": "9" * 30, "to": "1"}):
        assert client.get(address, wrong).status_code == 404


def test_acts_on_the_page(office):
    reply = make_reply(office)
    number = reply.version
    write(reply, office.drafter_owner, "改写。")
    client = office.client("drafter_owner")
    answer = client.post(reverse("responses:keep_version", args=[reply.pk]), {"version": reply.version, "note": "二稿"})
    assert answer.status_code == 302 and reply.versions.get(version=reply.version).note == "二稿"
    answer = client.post(reverse("responses:restore", args=[reply.pk, number]), {"version": reply.version})
    assert answer["Location"] == reverse("responses:edit", args=[reply.pk])
    answer = client.post(reverse("responses:restore", args=[reply.pk, number]), {"version": reply.version})
    assert answer.status_code == 409, "the page was made before"
