"""What stands beside the text: 建议点, 批注, 校核 as the scripts ask for them, and the pages of rules and lists."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.enums import Stage
from responses.models import AskTie, Comment, IgnoredFinding, Reply
from responses.services import asking, commenting
from tests.access.reading import Page

STAGES = (Stage.DRAFT, Stage.REVIEW)
JUNK = ["", "[]", "null", "{", "1", '"x"', "[" * 9000, "x" * 50_000]
"""Bodies that are no object."""


def get(world, name, who="drafter_owner", stage="draft"):
    return world.client(who).get(f"/replies/{world.letters[stage]}/{name}/", HTTP_ACCEPT="application/json")


def post(world, name, data, who="drafter_owner", stage="draft"):
    body = data if isinstance(data, str) else json.dumps(data)
    path = f"/replies/{world.letters[stage]}/{name}/"
    return world.client(who).post(path, body, content_type="application/json", HTTP_ACCEPT="application/json")


def add_asks(world, count):
    proposal = world.reply("draft").proposals.get()
    return [proposal.asks.create(position=place, text=f"第{place}点建议") for place in range(count)]


def cost(world, name, who="drafter_owner"):
    with CaptureQueriesContext(connection) as queries:
        assert get(world, name, who).status_code == 200
    # A session that goes on is written anew once a minute, whatever was asked for.
    return sum(query["sql"].startswith("SELECT") for query in queries)


@pytest.mark.parametrize("name", ["asks", "comments", "findings/ignore"])
@pytest.mark.parametrize("body", JUNK)
def test_rubbish_is_refused_with_a_sentence(world, name, body):
    answer = post(world, name, body)
    assert answer.status_code == 422 and answer.json()["sentence"].startswith("没有收到")


@pytest.mark.parametrize("ask", ["1", True, -1, 0, 1.5, None, 2**63, 10**30])
def test_an_ask_that_cannot_be(world, ask):
    assert post(world, "asks", {"ask": ask, "key": "p1", "tied": True}).status_code == 422
    assert not AskTie.objects.exists()


def test_asks_marked_and_left_out(world):
    one, two = add_asks(world, 2)
    said = get(world, "asks").json()
    assert said["forgotten"] == 2 and [row["mark"] for row in said["asks"]] == ["①", "②"]
    assert {"kind": "other", "label": "其他"} in said["kinds"] and said["asks"][0]["number"] == ""
    said = post(world, "asks", {"ask": one.pk, "key": "i1", "tied": True}).json()
    assert said["asks"][0]["keys"] == ["i1"] and said["asks"][0]["said"] == ["一、一是"] and said["forgotten"] == 1
    said = post(world, "asks", {"ask": two.pk, "kind": "other_unit", "text": " <b>会办</b> "}).json()
    reason = said["asks"][1]["reason"]
    assert said["forgotten"] == 0 and reason["text"] == "<b>会办</b>" and reason["by"] == str(world.drafter_owner)
    page = get(world, "edit").content.decode()
    assert "<b>会办" not in page  # words of people never come as marks of the page
    assert "&lt;b&gt;会办" in world.client("drafter_owner").get(f"/replies/{world.letters['draft']}/").content.decode()


def test_of_several_proposals_each_ask_names_its_own(world):
    add_asks(world, 1)
    reply = world.reply("draft")
    other = world.reply("review").proposals.get()
    other.asks.create(position=0, text="并案的建议")
    reply.answers.create(proposal=other, position=1)
    said = get(world, "asks").json()["asks"]
    assert [row["mark"] for row in said] == ["①", "②"] and all("号" in row["number"] for row in said)


def test_queries_of_the_asks_do_not_grow(world):
    def tie(count):
        for ask in add_asks(world, count):
            asking.tie_ask(world.reply("draft"), ask.pk, by=world.drafter_owner, key="p1", tied=True)

    tie(1)
    few = cost(world, "asks")
    tie(12)
    assert cost(world, "asks") == few <= 22


def test_comments_written_answered_settled_opened(world):
    said = post(world, "comments", {"text": "请核实。", "place": "p1", "field": "text", "start": 2, "words": "工作"}, "reviewer").json()
    (one,) = said["comments"]
    assert (one["said"], one["span"], one["words"], said["open"]) == ("第1段", [2, 4], "工作", 1)
    assert one["who"].startswith(str(world.reviewer)) and {"place", "said"} == set(said["places"][0])
    said = post(world, "comments", {"act": "answer", "id": one["id"], "text": "已核。"}).json()
    assert [row["text"] for row in said["comments"][0]["answers"]] == ["已核。"]
    said = post(world, "comments", {"act": "settle", "id": one["id"]}).json()
    assert said["open"] == 0 and said["comments"][0]["settled"].startswith(str(world.drafter_owner))
    assert post(world, "comments", {"act": "settle", "id": one["id"]}).status_code == 422
    assert post(world, "comments", {"act": "reopen", "id": one["id"]}, "office").json()["open"] == 1


def test_words_quoted_from_the_pages_are_found(world):
    (one,) = post(world, "comments", {"text": "数？", "place": "i1", "words": "186个小区"}, "reviewer").json()["comments"]
    assert one["field"] == "text" and one["span"] == [5, 11] and not one["changed"]
    said = post(world, "comments", {"text": "领句", "place": "i1", "words": "底数摸清"}, "reviewer").json()["comments"]
    assert {row["field"]: row["span"] for row in said} == {"lead_in": [1, 5], "text": [5, 11]}
    refused = post(world, "comments", {"text": "数？", "place": "i1", "words": "187个小区"}, "reviewer")
    assert refused.status_code == 422 and "中没有“187个小区”" in refused.json()["sentence"]
    assert Comment.objects.count() == 2


@pytest.mark.parametrize("odd", [{"line": -1, "start": "x"}, {"line": 10**40, "start": True}, {"field": "__class__"}, {"id": []}])
def test_odd_figures_of_a_comment_do_no_harm(world, odd):
    said = post(world, "comments", {"text": "请核实。", "place": "p1", "words": "工作", **odd}, "reviewer").json()
    assert said["comments"][0]["span"] == [2, 4]


@pytest.mark.parametrize("data", [{}, {"act": "settle", "id": "1"}, {"act": "answer", "text": "好"}, {"act": "reopen", "id": 2**70}])
def test_a_comment_that_cannot_be(world, data):
    answer = post(world, "comments", data)
    assert answer.status_code == 422 and answer.json()["sentence"]


def test_queries_of_the_comments_do_not_grow(world):
    reply = world.reply("draft")

    def write(count):
        for _ in range(count):
            row = commenting.write_comment(reply, by=world.reviewer, text="请核实。", place="p1", words="工作")
            commenting.answer_comment(reply, row.pk, by=world.drafter_owner, text="已核。")
            commenting.settle_comment(reply, row.pk, by=world.office)

    write(1)
    few = cost(world, "comments", "reviewer")
    write(9)
    assert cost(world, "comments", "reviewer") == few <= 22


def finding(world, rule):
    Reply.objects.filter(pk=world.letters["draft"]).update(copied_to=[])
    return next(row for row in get(world, "findings").json()["findings"] if row["rule"] == rule)


def test_findings_set_aside_and_heard_again(world):
    said = get(world, "findings").json()
    assert set(said["counts"]) == {"error", "suspect", "hint"}
    assert sum(said["counts"].values()) == len(said["findings"]) and said["version"] == world.reply("draft").version
    one = finding(world, "FIL-25S")
    assert one["level_word"] == "疑似" and one["needs_reason"] and one["name"]
    target = {"rule": one["rule"], "place": one["place"], "words": one["words"]}
    assert post(world, "findings/ignore", {**target, "reason": " "}).status_code == 422
    said = post(world, "findings/ignore", {**target, "reason": "依照惯例"}).json()
    (aside,) = said["ignored"]
    assert aside["answer"]["reason"] == "依照惯例" and aside["answer"]["by"] == world.drafter_owner.name
    assert "FIL-25S" not in [row["rule"] for row in said["findings"]]
    said = post(world, "findings/ignore", {"back": aside["answer"]["id"]}).json()
    assert said["ignored"] == [] and IgnoredFinding.objects.get().withdrawn_by == world.drafter_owner


@pytest.mark.parametrize("data", [{}, {"back": 10**30}, {"back": -1}, {"back": True}, {"rule": "NO-00E", "reason": "x"}])
def test_a_finding_that_cannot_be(world, data):
    answer = post(world, "findings/ignore", data)
    assert answer.status_code == 422 and answer.json()["sentence"]


def test_queries_of_the_findings_do_not_grow(world):
    few = cost(world, "findings")
    one = finding(world, "FIL-25S")
    post(world, "findings/ignore", {"rule": one["rule"], "place": one["place"], "words": one["words"], "reason": "依照惯例"})
    assert cost(world, "findings") <= few + 1 <= 34


def test_the_page_of_rules_and_the_lists(world):
    client = world.client("office")
    page = Page(client.get("/replies/proof/rules/"))
    assert "半角标点" in page.text and "GB/T 15834" in page.text
    assert "/replies/proof/lists/" in page.links.values()
    assert "/replies/proof/lists/" not in Page(world.client("drafter_owner").get("/replies/proof/rules/")).links.values()
    for path, most in (("/replies/proof/rules/", 8), ("/replies/proof/lists/", 10)):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        assert len(queries) <= most, [query["sql"] for query in queries]
    for junk in ("", "x", "-1", "9" * 30, "０"):
        assert client.post("/replies/proof/lists/ignored/", {"row": junk}).status_code == 422
