"""相近的提案: rare words weigh more; the answer, its class and what was promised come along."""

import pytest

from responses.enums import Stage
from responses.services import likeness
from tests.responses.factories import make_case, make_reply


def answered(office, title, *asks, **values):
    case = make_case(office.unit, by=office.supervisor, title=title)
    for place, text in enumerate(asks):
        case.asks.create(position=place, text=text)
    return make_reply(office, stage=Stage.DISPATCHED, proposals=[case], **values)


@pytest.fixture
def city(office):
    """Three answered proposals, and one to answer."""
    office.lift = answered(
        office, "关于推进老旧小区加装电梯的提案", "提高财政补助标准",
        passages=[
            {"type": "paragraph", "key": "p1", "text": "已将加装电梯列入民生实事。2027年将补助标准提高到20万元；力争年底前完成60台。"},
            {"type": "paragraph", "key": "p2", "text": "虚拟养老院已建成。"},
        ],
    )  # fmt: skip
    office.park = answered(office, "关于缓解老旧小区停车难的建议", "挖掘停车潜力")
    office.book = answered(office, "关于建设智慧图书馆的提案", "延长开放时间")
    office.case = make_case(office.unit, by=office.supervisor, title="关于加快既有住宅加装电梯的提案")
    office.case.asks.create(position=0, text="老旧小区加装电梯提高补助标准")
    return office


def test_the_most_alike_first(city):
    found = likeness.alike([city.case], user=city.drafter_owner)
    assert found[0].reply == city.lift and city.book not in [one.reply for one in found]
    assert {"加装", "电梯"} & set(found[0].shared) or "加装电梯" in found[0].shared
    assert found[0].number == str(city.lift.numbers.get()) and found[0].reply.outcome.code == "A1"
    assert found[0].promises == ("2027年将补助标准提高到20万元；", "力争年底前完成60台。")


def test_nobody_sees_what_is_not_theirs(city):
    assert likeness.alike([city.case], user=city.drafter_other_unit) == []
    assert likeness.alike([city.case], user=city.administrator) == []
    assert likeness.alike([city.case], user=city.supervisor)[0].reply == city.lift


def test_not_the_letter_itself(city):
    found = likeness.alike([city.case], user=city.drafter_owner, but=city.lift)
    assert city.lift not in [one.reply for one in found]


def test_no_words_no_likeness(city):
    case = make_case(city.unit, by=city.supervisor, title="关于推进工作的建议")
    assert likeness.alike([case], user=city.drafter_owner) == []


def test_queries(city, django_assert_max_num_queries):
    city.drafter_owner.roles, city.drafter_owner.unit  # noqa: B018
    with django_assert_max_num_queries(7):
        likeness.alike([city.case], user=city.drafter_owner)


@pytest.mark.parametrize(
    ("text", "promised"),
    [
        ("我局将开展专项整治。", True),
        ("计划三年内完成。", True),
        ("拟于年底前出台办法。", True),
        ("预计明年通车。", True),
        ("下一步加强宣传。", True),
        ("已将该事项办结。", False),
        ("我局将其纳入台账。", False),
        ("计划生育政策调整后，需求上升。", False),
        ("本办法由专班拟稿。", False),
        ("虚拟现实中心已建成。", False),
        ("已经完成改造。", False),
        ("把网点建到家门口，将社区老年食堂列入民生实事项目。", False),
        ("该项建议将列入年度计划。", True),
    ],
)
def test_what_is_a_promise(text, promised):
    assert bool(likeness.promises_in(text)) is promised


def test_a_long_promise_is_cut():
    (said,) = likeness.promises_in("我局将" + "加强" * 100 + "。")
    assert len(said) == likeness.PROMISE_LIMIT and said.endswith("…")
