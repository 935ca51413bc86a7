"""用语: what the panel asks for, in a bounded number of queries; the page where phrases are kept."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.enums import Stage
from responses.models import Passage, PassageSource, Phrase, Reply
from tests.access.reading import Page

STAGES = (Stage.DRAFT, Stage.REVIEW, Stage.DISPATCHED, Stage.ARCHIVED)
SIGNED_IN = 6
"""Queries of the frame: session, person, roles, unit, the letter itself."""


def get(world, name, query="", who="drafter_owner", stage="draft"):
    return world.client(who).get(f"/replies/{world.letters[stage]}/{name}/{query}")


def post(world, data, who="drafter_owner"):
    path = f"/replies/{world.letters['draft']}/sources/"
    return world.client(who).post(path, json.dumps(data), content_type="application/json", HTTP_ACCEPT="application/json")


def test_phrases_for_the_text_and_letters_alike(world):
    Phrase.objects.create(use="text", text="特此函复。", user=world.drafter_owner)
    Phrase.objects.create(use="review", text="同意送审。")
    proposal = world.reply("draft").proposals.get()
    answered = world.reply("dispatched").proposals.get()
    type(proposal).objects.filter(pk=proposal.pk).update(title="关于既有住宅加装电梯的提案")
    type(answered).objects.filter(pk=answered.pk).update(title="关于老旧小区加装电梯的提案")
    said = get(world, "wording").json()
    assert said["phrases"] == [{"text": "特此函复。", "whose": "个人"}]
    (alike,) = said["alike"]
    assert alike["href"] == f"/replies/{world.letters['dispatched']}/" and alike["outcome"].startswith("A1")
    assert alike["proposal_title"] == "关于老旧小区加装电梯的提案" and alike["shared"]
    assert alike["promises"] == ["以上工作将持续推进。"]


def test_found_with_its_paragraphs(world):
    said = get(world, "found", "?q=底数 小区").json()
    assert {hit["reply"] for hit in said["hits"]} == {world.letters["dispatched"], world.letters["archived"]}
    (paragraph,) = said["hits"][0]["paragraphs"]
    assert paragraph["whole"] == "把底数摸清。逐栋走访了186个小区。" and ["底数", True] in paragraph["shown"]
    assert "“186个”" in paragraph["warning"]
    assert said["before"] == "" and said["sentence"] == "共2件，由新到旧。"
    assert "只有一个字" in get(world, "found", "?q=路").json()["sentence"]
    assert get(world, "found", "?q=底数&before=" + "9" * 30).json()["hits"]
    assert get(world, "found", f"?q={'字' * 5000}").json()["hits"] == []
    assert get(world, "found").json()["sentence"].startswith("请输入")


def test_sources_noted_and_taken_away(world):
    source = {"place": "p1", "source": world.letters["dispatched"], "key": "i1"}
    (noted,) = post(world, source).json()["sources"]
    assert noted["place"] == "p1" and noted["said"].startswith("取自") and noted["href"].endswith(f"{source['source']}/")
    assert get(world, "sources").json()["sources"] == [noted]
    assert post(world, {"drop": noted["id"]}).json()["sources"] == []
    assert not PassageSource.objects.exists()


@pytest.mark.parametrize(
    "data", [[], {}, {"source": "1"}, {"source": True}, {"source": -1}, {"source": 2**70}, {"source": 10**9, "place": "p1", "key": "i1"}]
)
def test_a_source_that_cannot_be(world, data):
    answer = post(world, data)
    assert answer.status_code == 422 and answer.json()["sentence"]


def test_queries_do_not_grow_with_letters(world):
    """Each answer in a number of queries of its own, whatever there is."""
    for name, query, most in (("wording", "", 16), ("found", "?q=小区", 14), ("sources", "", 14)):
        client = world.client("drafter_owner")
        with CaptureQueriesContext(connection, ) as queries:
            client.get(f"/replies/{world.letters['draft']}/{name}/{query}")
        assert len(queries) <= SIGNED_IN + most, [query["sql"] for query in queries]


def test_the_editor_has_the_panel(world):
    page = get(world, "edit").content.decode()
    assert 'id="side-wording"' in page and 'data-panel="wording"' in page


def test_phrases_are_kept_changed_and_dropped(world):
    client = world.client("reviewer")
    answer = client.post("/replies/phrases/", {"use": "review", "text": "同意送审。", "whose": "own"}, follow=True)
    assert "已存为常用语。" in Page(answer).text and "同意送审。" in Page(answer).text
    row = Phrase.objects.get(user=world.reviewer)
    assert "修改一条" in Page(client.get(f"/replies/phrases/?phrase={row.pk}")).text
    client.post("/replies/phrases/", {"phrase": row.pk, "use": "vet", "text": "请审签。"})
    assert list(Phrase.objects.filter(user=world.reviewer).values_list("use", "text")) == [("vet", "请审签。")]
    client.post("/replies/phrases/", {"act": "drop", "phrase": row.pk})
    assert not Phrase.objects.filter(user=world.reviewer).exists()


def test_what_was_typed_stays_with_a_refusal(world):
    client = world.client("reviewer")
    client.post("/replies/phrases/", {"use": "review", "text": "同意送审。", "whose": "own"})
    again = client.post("/replies/phrases/", {"use": "review", "text": "同意送审。", "whose": "own"})
    assert again.status_code == 422 and "这句话已经在常用语中了" in Page(again).text
    empty = client.post("/replies/phrases/", {"use": "review", "text": " ", "whose": "own"})
    assert empty.status_code == 422 and Phrase.objects.filter(user=world.reviewer).count() == 1


def test_the_units_are_its_offices(world):
    assert "装入随系统的常用语" not in Page(world.client("reviewer").get("/replies/phrases/")).text
    client = world.client("reviewer")
    client.post("/replies/phrases/", {"use": "text", "text": "特此函复。", "whose": "unit"})
    assert not Phrase.objects.filter(unit=world.unit).exists()
    office = world.client("office")
    assert "装入随系统的常用语" in Page(office.get("/replies/phrases/")).text
    office.post("/replies/phrases/", {"act": "take"})
    assert Phrase.objects.filter(unit=world.unit).count() >= 48
    refused = client.post("/replies/phrases/", {"act": "drop", "phrase": Phrase.objects.filter(unit=world.unit).first().pk})
    assert refused.status_code == 422
    for junk in ("", "x", "9" * 40, "-1"):
        assert office.post("/replies/phrases/", {"act": "drop", "phrase": junk}).status_code == 422


def test_opinions_fill_the_box_and_lead_to_their_page(world):
    for number in range(6):
        Phrase.objects.create(use="review", text=f"第{number}句。")
    page = world.client("reviewer").get(f"/replies/{world.letters['review']}/").content.decode()
    assert page.count("data-phrase-for=\"opinion-review\"") == 6 and "更多常用意见" in page and "/replies/phrases/" in page
    assert page.count('type="button"') >= 6, "they fill, they never send"


def test_a_letter_that_was_never_indexed_is_not_found(world):
    assert Passage.objects.filter(reply=world.letters["review"]).exists()
    assert Reply.objects.filter(pk=world.letters["review"], searched__isnull=True).exists()
