"""取自: a paragraph taken over has its source beside it, is warned of while its old words stand, and never prints it."""

from datetime import date

import pytest

from accounts.models import Act
from accounts.refusal import Refused
from letter.decoding import content_to
from responses.content import content_of, draft_of
from responses.enums import Stage
from responses.models import PassageSource
from responses.services import reusing
from responses.services.ageing import aged_words, still_there, warning_of
from responses.services.drafting import save_reply
from tests.factories import make_unit, make_user
from tests.responses.factories import make_reply

TODAY = date(2026, 6, 9)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024年新建泊位1200个，2026年继续。", ["2024年", "1200个"]),
        ("截至3月底，完成率达92.5%，同比提高3个百分点。", ["截至3月底", "92.5%", "3个百分点"]),
        ("去年以来，投入1.2亿元，惠及3万余人。", ["去年", "1.2亿元", "3万余人"]),
        ("二〇二三年起实施，百分之八十已完成。", ["二〇二三年", "百分之八十"]),
        ("近三年共改造56个小区。", ["近三年", "56个"]),
        ("目前正在推进，年内完成。", ["目前", "年内"]),
        ("２０２４年底前完成１２处。", ["２０２４年", "１２处"]),
        ("严格执行国家标准，做好服务。", []),
        ("2026年的工作", []),
        ("2026年5月20日印发，2025年12月起试行", ["2025年12月"]),
        ("印发办法（云川民发〔2025〕18号），60岁以上每餐2元", ["〔2025〕18号", "60岁", "2元"]),
        ("6月底前完成第3批。", ["6月底"]),
        ("2021—2025年规划", ["2021", "2025年"]),
        ("增长1,200元，约1.5万平方米", ["1,200元", "1.5万平方米"]),
        ("", []),
    ],
)
def test_what_may_be_old(text, words):
    assert aged_words(text, today=TODAY) == words


def test_the_sentence_names_them():
    assert warning_of([]) == ""
    assert warning_of(["2024年", "1200个"]) == "这是旧件中的话，请核对“2024年”、“1200个”是否仍然属实。"
    assert "等12处" in warning_of([f"{number}个" for number in range(12)])
    assert still_there(["2024年", "1200个"], "新建泊位1200个") == ["1200个"]


@pytest.fixture
def old(office):
    return make_reply(office, stage=Stage.DISPATCHED)


@pytest.fixture
def draft(office, old):
    return make_reply(office)


def note(office, draft, old, **values):
    given = {"by": office.drafter_owner, "place": "p1", "source": old.pk, "key": "i1"}
    return reusing.note_source(draft, **{**given, **values})


def test_noted_warned_of_and_taken_away(office, draft, old):
    data = draft_of(draft)
    data["passages"][1]["text"] = "把底数摸清。逐栋走访了186个小区。"
    save_reply(draft, by=office.drafter_owner, version=draft.version, data=data)
    row = note(office, draft, old)
    assert note(office, draft, old).pk == row.pk, "twice is once"
    (noted,) = reusing.sources_of(draft)
    number = old.numbers.get()
    assert noted.said.startswith(f"取自{number}《{old.plain_title}》（")
    assert noted.warning == "这是旧件中的话，请核对“186个”是否仍然属实。"
    draft.refresh_from_db()
    data["passages"][1]["text"] = "逐栋走访了203个小区。"
    save_reply(draft, by=office.drafter_owner, version=draft.version, data=data)
    assert reusing.sources_of(draft)[0].warning == "", "brought up to date"
    draft.refresh_from_db()
    data["passages"].reverse()
    save_reply(draft, by=office.drafter_owner, version=draft.version, data=data)
    assert reusing.sources_of(draft)[0].source.place == "p1", "it moves with its passage"
    reusing.drop_source(draft, row.pk, by=office.drafter_owner)
    reusing.drop_source(draft, row.pk, by=office.drafter_owner)
    assert reusing.sources_of(draft) == []
    assert list(Act.objects.filter(action__in=("reuse", "drop_source")).order_by("pk").values_list("action", flat=True)) == [
        "reuse", "reuse", "drop_source",
    ]  # fmt: skip


def test_it_never_prints(office, draft, old):
    before = content_to(content_of(draft))
    note(office, draft, old)
    draft.refresh_from_db()
    assert content_to(content_of(draft)) == before


def test_a_passage_that_is_gone_shows_none(office, draft, old):
    note(office, draft, old, place="gone")
    note(office, draft, old, place="opening")
    assert [one.source.place for one in reusing.sources_of(draft)] == ["opening"]


def test_refused(office, draft, old):
    unseen = make_reply(office)
    for values, sentence in (
        ({"place": "x" * 40}, "没有找到放入的位置"),
        ({"source": unseen.pk}, "没有找到所取的段落"),
        ({"source": 10**15}, "没有找到所取的段落"),
        ({"key": "nothing"}, "没有找到所取的段落"),
        ({"by": office.reviewer}, "修改"),
        ({"by": make_user(unit=make_unit(level=office.level))}, "不属于"),
    ):
        with pytest.raises(Refused, match=sentence):
            note(office, draft, old, **values)
    with pytest.raises(Refused):
        reusing.drop_source(draft, 1, by=office.reviewer)
    assert not PassageSource.objects.exists()
