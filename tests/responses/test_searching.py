"""查以往答复: what has gone out is found by its words, by who may read it, as long as it stands; on both databases."""

import io

import pytest
from django.core.management import call_command
from django.db import transaction

from accounts.enums import Role
from proposals.enums import Part
from responses.enums import Purpose, Stage
from responses.models import Reply, SearchedLetter, SignedText
from responses.services import returning, search_index, searching
from responses.services.drafting import save_reply, start_reply
from tests.cast import ACTORS
from tests.factories import make_level, make_unit, make_user
from tests.responses.factories import (
    assign,
    bring_to,
    draft_data,
    make_case,
    make_pattern,
    make_reply,
)

OWN = {"drafter_owner", "drafter_same_unit", "reviewer", "office", "signatory", "seal_keeper"}


def said(*texts: str) -> list[dict]:
    return [{"type": "paragraph", "key": f"p{place}", "text": text} for place, text in enumerate(texts)]


def issued(office, *texts: str, **values) -> Reply:
    """A letter of these paragraphs that has gone out."""
    return make_reply(office, stage=Stage.DISPATCHED, passages=said(*texts), **values)


def numbers(user, words: str) -> list[int]:
    return [hit.reply.pk for hit in searching.search(user, words).hits]


@pytest.fixture
def letters(office):
    """Two letters that have gone out, the older first."""
    lift = issued(office, "老旧小区加装电梯，每台补助20万元。", "ＡＰＰ已上线，覆盖ＰＭ2.5监测。")
    park = issued(office, "老旧小区停车难，新增泊位1200个。")
    return lift, park


def test_found_by_every_word_the_newest_first(office, letters):
    lift, park = letters
    drafter = office.drafter_owner
    assert numbers(drafter, "老旧小区") == [park.pk, lift.pk]
    assert numbers(drafter, "老旧 小区　电梯") == [lift.pk], "all words, whatever the space between them"
    assert numbers(drafter, "小区 停车 泊位") == [park.pk]
    assert numbers(drafter, "小区电梯") == []
    assert numbers(drafter, "地铁") == []
    found = searching.search(drafter, "地铁")
    assert "没有找到" in found.sentence and found.before is None


@pytest.mark.parametrize("words", ["app", "APP", "ａｐｐ", "PM2.5", "pm2.5", "ｐｍ２．５", "20万", "２０万元"])
def test_width_and_case_are_one(office, letters, words):
    assert numbers(office.drafter_owner, words) == [letters[0].pk]


def test_by_title_and_number(office, letters):
    number = letters[0].numbers.get()
    assert numbers(office.drafter_owner, str(number)) == [letters[0].pk]
    assert len(numbers(office.drafter_owner, "第九届委员会")) == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "请输入要找的词"),
        ("　 ", "请输入要找的词"),
        ("路", "“路”只有一个字，请输入两个字以上的词。"),
        ("路 桥", "“路”、“桥”只有一个字"),
        ("，。！", "“,。!”只有一个字"),
        ("\x00\u202e", "请输入要找的词"),
        ("'", "只有一个字"),
    ],
)
def test_a_single_character_gets_a_sentence(office, letters, words, sentence):
    found = searching.search(office.drafter_owner, words)
    assert sentence in found.sentence and found.hits == ()


@pytest.mark.parametrize("words", ['"', "a OR b", "NOT AND", "col:x*", "老旧%", "_小区", "{x}", "𠀀𠀁", "é̂" * 3, "小区" * 400])
def test_strange_words_are_words(office, letters, words):
    assert not searching.search(office.drafter_owner, words).hits


def test_a_short_word_beside_a_long_one_is_named(office, letters):
    found = searching.search(office.drafter_owner, "电梯 台")
    assert [hit.reply.pk for hit in found.hits] == [letters[0].pk]
    assert found.sentence.startswith("“台”只有一个字，没有用来查找。")


def test_the_paragraph_with_its_words_marked(office, letters):
    (hit,) = searching.search(office.drafter_owner, "pm2.5 上线").hits
    (paragraph,) = hit.paragraphs
    assert (paragraph.key, paragraph.kind) == ("p1", "paragraph")
    assert "".join(words for words, _ in paragraph.shown) == paragraph.whole
    assert [words for words, is_word in paragraph.shown if is_word] == ["上线", "ＰＭ2.5"]
    (hit,) = searching.search(office.drafter_owner, "补助").hits
    assert hit.paragraphs[0].warning == "这是旧件中的话，请核对“20万元”是否仍然属实。"


def test_words_outside_the_paragraphs_show_their_place(office, letters):
    hit = searching.search(office.drafter_owner, "感谢您对我局").hits[0]
    assert hit.paragraphs == () and ("感谢您对我局", True) in hit.shown


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.SIGN_OFF, Stage.SEAL, Stage.DISPATCH])
def test_what_has_not_gone_out_is_not_found(office, stage):
    make_reply(office, stage=stage, passages=said("无人机巡河试点"))
    assert numbers(office.drafter_owner, "无人机巡河") == []


@pytest.mark.parametrize("stage", [Stage.DISPATCHED, Stage.ARCHIVED])
def test_who_finds_it(office, stage):
    reply = make_reply(office, stage=stage, passages=said("无人机巡河试点"))
    there = set(ACTORS) - {"anonymous"}
    assert {name for name in there if numbers(getattr(office, name), "无人机巡河") == [reply.pk]} == OWN | {"supervisor"}
    assert numbers(make_user(roles=[Role.SUPERVISOR], unit=make_unit(level=make_level())), "无人机巡河") == []
    assert numbers(make_user(roles=[Role.DRAFTER]), "无人机巡河") == [], "of no unit"


def test_bodies_that_signed_along_find_it(office):
    reply = make_reply(office, passages=said("无人机巡河试点"))
    reply.issuers.create(position=1, unit=office.other_unit, name=office.other_unit.full_name)
    Reply.objects.filter(pk=reply.pk).update(stage=Stage.ARCHIVED)
    signed(reply, office)
    assert numbers(office.drafter_other_unit, "无人机巡河") == [reply.pk]


def signed(reply, office) -> None:
    """A letter that stands issued by its rows alone, and the index made anew."""
    reply.refresh_from_db()
    made = SignedText(
        reply=reply, version=1, content={}, profile={}, dated_on=reply.created_at.date(), sha256="0" * 64, engine_version="x",
        font_set="x", signed_by=office.signatory, drafted_by=office.drafter_owner,
    )  # fmt: skip
    made.save()
    search_index.rebuild()


def test_an_opinion_is_found_by_who_leads(office):
    make_pattern(office.unit, purpose=Purpose.OPINION)
    case = make_case(office.unit, by=office.supervisor, part=Part.ASSIST)
    assign(case, office.other_unit, by=office.supervisor, part=Part.LEAD)
    reply = start_reply([case], unit=office.unit, by=office.drafter_owner, purpose=Purpose.OPINION)
    data = draft_data(passages=said("无人机巡河试点"), issuers=[office.unit.pk], outcome="", with_feedback=False)
    save_reply(reply, by=office.drafter_owner, version=reply.version, data=data)
    reply.refresh_from_db()
    bring_to(reply, Stage.DISPATCHED, office)
    assert numbers(office.drafter_other_unit, "无人机巡河") == [reply.pk]
    case.assignments.filter(unit=office.other_unit).update(part=Part.ASSIST)
    assert numbers(office.drafter_other_unit, "无人机巡河") == [], "the scope of letters has the last word"


def test_void_takes_it_out(office, letters):
    lift, park = letters
    lift.refresh_from_db()
    returning.void(lift, by=office.office, version=lift.version, reason="错")
    assert numbers(office.drafter_owner, "老旧小区") == [park.pk]
    assert list(SearchedLetter.objects.values_list("reply_id", flat=True)) == [park.pk]
    assert search_index.rows_with({search_index.UNIT | office.unit.pk}, search_index.scope_of(office.drafter_owner), below=None, limit=9) == [
        park.searched.row
    ]


def test_made_anew_it_is_the_same(office, letters):
    rows = set(SearchedLetter.objects.values_list("row", "number", "dated_on"))
    with transaction.atomic():
        SearchedLetter.objects.all().delete()
    assert numbers(office.drafter_owner, "老旧小区") == []
    out = io.StringIO()
    call_command("rebuild_search", stdout=out)
    assert "2件" in out.getvalue()
    assert set(SearchedLetter.objects.values_list("row", "number", "dated_on")) == rows
    assert len(numbers(office.drafter_owner, "老旧小区")) == 2
    letters[0].searched.delete()
    call_command("rebuild_search", "--missing", stdout=out)
    assert "1件" in out.getvalue() and len(numbers(office.drafter_owner, "老旧小区")) == 2
    search_index.index(letters[1])
    assert len(numbers(office.drafter_owner, "老旧小区")) == 2, "taken in twice it is there once"


def test_more_of_them_page_by_page(office, letters, monkeypatch):
    monkeypatch.setattr(searching, "SHOWN", 1)
    drafter = office.drafter_owner
    first = searching.search(drafter, "老旧小区")
    assert [hit.reply.pk for hit in first.hits] == [letters[1].pk] and first.before
    second = searching.search(drafter, "老旧小区", before=first.before)
    assert [hit.reply.pk for hit in second.hits] == [letters[0].pk] and second.before is None


def test_what_has_the_pairs_and_not_the_word_is_passed_over(office, monkeypatch):
    """What was not read yet is named by the row to go on from."""
    older = issued(office, "河道清淤治理工程")
    issued(office, "河道清淤。清淤治理。治理工程")
    drafter = office.drafter_owner
    assert numbers(drafter, "河道清淤治理工程") == [older.pk]
    monkeypatch.setattr(searching, "FIRST", 1)
    monkeypatch.setattr(searching, "READ_AT_MOST", 1)
    found = searching.search(drafter, "河道清淤治理工程")
    assert found.hits == () and found.before and "可以再往前找" in found.sentence
    found = searching.search(drafter, "河道清淤治理工程", before=found.before)
    assert [hit.reply.pk for hit in found.hits] == [older.pk]


def test_the_queries_do_not_grow(office, letters, django_assert_max_num_queries):
    drafter = office.drafter_owner
    drafter.roles, drafter.unit  # noqa: B018 read once a request
    settings_of_the_planner = 4  # and a savepoint around them, on PostgreSQL
    with django_assert_max_num_queries(3 + settings_of_the_planner):
        assert len(searching.search(drafter, "老旧小区").hits) == 2
