"""常用语: each person keeps the own ones, the office the unit's; nobody another's."""

import pytest

from accounts.models import Act
from accounts.refusal import Refused
from responses.models import Phrase
from responses.services import phrases


def keep(by, text="请核对数字。", **values):
    return phrases.keep_phrase(by=by, **{"use": "review", "text": text, "for_unit": False, **values})


def test_own_first_then_the_units_then_the_systems(office):
    Phrase.objects.create(use="review", text="系统的")
    keep(office.office, "单位的", for_unit=True)
    keep(office.reviewer, "自己的")
    keep(office.office, "别人的")
    assert [row.text for row in phrases.phrases_for(office.reviewer, "review")] == ["自己的", "单位的", "系统的"]
    assert [row.text for row in phrases.phrases_for(office.drafter_other_unit, "review")] == ["系统的"]
    assert Act.objects.filter(action="keep_phrase").count() == 3


def test_changed_and_dropped(office):
    row = keep(office.reviewer)
    keep(office.reviewer, "改好了。", use="vet", phrase=row.pk)
    assert list(Phrase.objects.values_list("use", "text", "user")) == [("vet", "改好了。", office.reviewer.pk)]
    phrases.drop_phrase(row.pk, by=office.reviewer)
    assert not Phrase.objects.exists()
    assert Act.objects.get(action="phrase_delete").data["words"] == "改好了。"


def test_cleaned(office):
    assert keep(office.reviewer, "请\u200b核对\n数字。 ").text == "请核对数字。"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"text": " \u200b "}, "请写上要存的话"),
        ({"text": "长" * 301}, "最多300字，现有301字"),
        ({"use": "nothing"}, "没有这一种用处"),
        ({"for_unit": True}, "由办公室维护"),
        ({"phrase": 10**12}, "没有这条常用语"),
    ],
)
def test_refused(office, values, sentence):
    with pytest.raises(Refused, match=sentence):
        keep(office.reviewer, **values)


def test_not_twice_and_not_too_many(office, monkeypatch):
    keep(office.reviewer)
    with pytest.raises(Refused, match="已经在常用语中"):
        keep(office.reviewer)
    keep(office.office)
    monkeypatch.setattr(phrases, "KEPT_AT_MOST", 1)
    with pytest.raises(Refused, match="最多存1条"):
        keep(office.reviewer, "又一句。")


def test_nobody_touches_anothers(office):
    own, units = keep(office.reviewer), keep(office.office, "单位的", for_unit=True)
    shared = Phrase.objects.create(use="review", text="系统的")
    for by, row in ((office.office, own), (office.reviewer, units), (office.office, shared), (office.drafter_other_unit, units)):
        with pytest.raises(Refused):
            phrases.drop_phrase(row.pk, by=by)
        with pytest.raises(Refused):
            keep(by, "改", phrase=row.pk)
    with pytest.raises(Refused, match="没有这些角色"):
        keep(office.administrator)


def test_a_fresh_unit_takes_the_starting_set(office):
    with pytest.raises(Refused):
        phrases.take_starting_set(by=office.reviewer)
    count = phrases.take_starting_set(by=office.office)
    assert count == len(phrases.starting_set()) >= 48 and Phrase.objects.filter(unit=office.unit).count() == count
    assert phrases.take_starting_set(by=office.office) == 0
    for use in Phrase.Use.values:
        assert phrases.phrases_for(office.reviewer, use).count() >= 6
