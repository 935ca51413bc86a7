"""批注: they follow their passage and their words, hold 签发 back while open, and are the unit's own business."""

import threading

import pytest
from django.db import connection
from django.urls import reverse

from accounts.models import Act
from accounts.refusal import Refused
from responses.content import draft_of
from responses.models import Comment
from responses.services import commenting
from responses.services.drafting import save_reply
from tests.responses.factories import make_reply, sign

TEXT = "以上工作将持续推进。"


@pytest.fixture
def reply(office):
    return make_reply(office)


def write(reply, by, **said):
    said = {"text": "请补充数据。", "place": "p1", "field": "text", "start": 4, "words": "将持续推进", **said}
    return commenting.write_comment(reply, by=by, **said)


def save(reply, office, change):
    reply.refresh_from_db()
    data = draft_of(reply)
    change(data)
    save_reply(reply, by=office.drafter_owner, version=reply.version, data=data)
    return commenting.comments_of(reply)


def text_of(data, key):
    return next(passage for passage in data["passages"] if passage["key"] == key)


def test_it_follows_its_words(office, reply):
    write(reply, office.reviewer)
    [one] = commenting.comments_of(reply)
    assert (one.said, one.span, one.is_changed) == ("第1段", (4, 9), False)

    def longer(data):
        text_of(data, "p1")["text"] = "按照年度计划，" + TEXT
        data["passages"].reverse()

    [one] = save(reply, office, longer)
    assert one.span == (11, 16)
    [one] = save(reply, office, lambda data: text_of(data, "p1").update(text="以上工作已经完成。"))
    assert one.span is None and one.is_changed and one.place == "p1"
    [one] = save(reply, office, lambda data: data.update(passages=[row for row in data["passages"] if row["key"] != "p1"]))
    assert one.is_homeless and not one.place and one.comment.words == "将持续推进" and one.comment.said == "第1段"


def test_it_goes_with_its_words_into_another_passage(office, reply):
    write(reply, office.reviewer)

    def split(data):
        at = data["passages"].index(text_of(data, "p1"))
        data["passages"][at]["text"] = "以上工作。"
        data["passages"].insert(at + 1, {"type": "paragraph", "key": "new1", "text": "我局将持续推进。"})

    [one] = save(reply, office, split)
    assert (one.place, one.span, one.comment.field, one.is_changed) == ("new1", (2, 7), "text", False)
    [one] = save(reply, office, lambda data: data.update(passages=[row for row in data["passages"] if row["key"] != "p1"]))
    assert (one.place, one.is_homeless) == ("new1", False)

    def twice(data):
        text_of(data, "new1")["text"] = "我局将持续推进，并将持续推进宣传。"
        data["passages"].append({"type": "paragraph", "key": "new2", "text": "各街道将持续推进。"})

    [one] = save(reply, office, twice)
    assert one.is_homeless, "which of the two is meant cannot be told"


def test_open_first_then_in_reading_order(office, reply):
    places = ("closing", "p1", "s1", "", "title")
    rows = {place: write(reply, office.reviewer, place=place, words="", field="") for place in places}
    commenting.settle_comment(reply, rows["title"].pk, by=office.drafter_owner)
    assert [one.place for one in commenting.comments_of(reply)] == ["", "s1", "p1", "closing", "title"]


def test_answered_settled_reopened(office, reply):
    row = write(reply, office.reviewer)
    commenting.settle_comment(reply, row.pk, by=office.drafter_owner)
    with pytest.raises(Refused, match="刚刚已经处理"):
        commenting.settle_comment(reply, row.pk, by=office.reviewer)
    commenting.answer_comment(reply, row.pk, by=office.reviewer, text="还缺一个数。")
    [one] = commenting.comments_of(reply)
    assert one.comment.settled_at is None and [answer.text for answer in one.answers] == ["还缺一个数。"]
    commenting.settle_comment(reply, row.pk, by=office.drafter_owner)
    commenting.reopen_comment(reply, row.pk, by=office.office)
    with pytest.raises(Refused, match="已经重新打开"):
        commenting.reopen_comment(reply, row.pk, by=office.office)
    assert set(Act.objects.values_list("action", flat=True)) >= {"comment", "settle_comment", "reopen_comment"}


def test_refusals(office, reply):
    for code, said in (
        ("empty", {"text": " \n"}),
        ("too_long", {"text": "长" * 1001}),
        ("place", {"place": "nowhere"}),
    ):
        with pytest.raises(Refused) as refused:
            write(reply, office.reviewer, **said)
        assert refused.value.code == code
    for by in (office.drafter_other_unit, office.supervisor):
        with pytest.raises(Refused):
            write(reply, by)
    with pytest.raises(Refused, match="没有找到这条批注"):
        commenting.settle_comment(reply, 10**9, by=office.reviewer)
    assert Comment.objects.count() == 0


def test_open_ones_hold_the_signature_back(office):
    reply = make_reply(office, stage="sign_off")
    row = write(reply, office.office)
    with pytest.raises(Refused, match="还有1条批注没有处理") as refused:
        sign(reply, office.signatory)
    assert refused.value.code == "comments"
    commenting.settle_comment(reply, row.pk, by=office.drafter_owner)
    assert sign(reply, office.signatory).to_stage == "register"
    reply.refresh_from_db()
    with pytest.raises(Refused, match="文字已锁定"):
        write(reply, office.office)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow(office, reply, count, django_assert_max_num_queries):
    for _ in range(count):
        row = write(reply, office.reviewer)
        commenting.answer_comment(reply, row.pk, by=office.drafter_owner, text="好。")
    client = office.client("reviewer")
    with django_assert_max_num_queries(30):
        answer = client.get(reverse("responses:comments", args=[reply.pk])).json()
    assert answer["open"] == count == len(answer["comments"])
    assert {"place": "p1", "said": f"第1段　{TEXT}"} in answer["places"]


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_settle_at_once(office):
    reply = make_reply(office)
    row, answers = write(reply, office.reviewer), []

    def settle():
        try:
            commenting.settle_comment(reply, row.pk, by=office.drafter_owner)
            answers.append("done")
        except Refused:
            answers.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=settle) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["done", *["refused"] * 3]
    assert Act.objects.filter(action="settle_comment").count() == 1
