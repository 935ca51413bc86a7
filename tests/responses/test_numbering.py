"""编号: after 签发 only, in order, by the year of the 成文日期; typed numbers checked; voided ones stay."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Act, IssuerCode
from accounts.refusal import OutOfDate, Refused
from proposals.enums import Part
from responses.enums import Purpose, Stage
from responses.models import Counter, DocNumber, LetterPattern, Reply
from responses.services import numbering, returning
from responses.services.drafting import save_reply, start_reply
from tests.responses.factories import (
    assign,
    bring_to,
    draft_data,
    make_case,
    make_pattern,
    make_reply,
    sign,
)


def register(reply, cast, **values):
    number = numbering.register(reply, by=cast.office, version=reply.version, **values)
    reply.refresh_from_db()
    return number


def ready(cast, *, on=date(2026, 6, 9), **values):
    reply = make_reply(cast, stage=Stage.SIGN_OFF, **values)
    sign(reply, cast.signatory, on=on)
    return reply


def test_one_after_another(office):
    numbers = [str(register(ready(office), office)) for _ in range(3)]
    assert numbers == ["云川财函〔2026〕1号", "云川财函〔2026〕2号", "云川财函〔2026〕3号"]
    act = Act.objects.filter(action="register").first()
    assert (act.data["number"], act.data["is_typed"]) == ("云川财函〔2026〕1号", False)


def test_the_year_is_that_of_the_date_on_the_letter(office):
    """Signed on New Year's Eve and registered later: the old year's series goes on."""
    register(ready(office, on=date(2026, 12, 30)), office)
    new = register(ready(office, on=date(2027, 1, 1)), office)
    old = register(ready(office, on=date(2026, 12, 31)), office)
    assert (str(old), str(new)) == ("云川财函〔2026〕2号", "云川财函〔2027〕1号")
    assert {(one.year, one.last) for one in Counter.objects.all()} == {(2026, 2), (2027, 1)}


def test_each_code_has_its_own_series(office):
    opinion_code = IssuerCode.objects.create(unit=office.unit, code="云川财会")
    make_pattern(office.unit, purpose=Purpose.OPINION, issuer_code=opinion_code)
    register(ready(office), office)
    proposal = make_case(office.other_unit, by=office.supervisor, part=Part.LEAD)
    assign(proposal, office.unit, by=office.supervisor, part=Part.ASSIST)
    opinion = start_reply([proposal], unit=office.unit, by=office.drafter_owner, purpose=Purpose.OPINION)
    data = draft_data(issuers=[office.unit.pk], outcome="", with_feedback=False)
    save_reply(opinion, by=office.drafter_owner, version=opinion.version, data=data)
    opinion.refresh_from_db()
    bring_to(opinion, Stage.SIGN_OFF, office)
    sign(opinion, office.signatory, on=date(2026, 6, 9))
    assert str(register(opinion, office)) == "云川财会〔2026〕1号"


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.REVIEW, Stage.VET, Stage.SIGN_OFF, Stage.SEAL, Stage.DISPATCHED, Stage.VOID])
def test_only_at_its_step(office, stage):
    reply = make_reply(office, stage=Stage.DRAFT if stage == Stage.VOID else stage)
    if stage == Stage.VOID:
        returning.void(reply, by=office.drafter_owner, version=reply.version, reason="x")
    before = list(Counter.objects.values_list("last", flat=True))
    with pytest.raises(Refused, match="不能编号"):
        register(Reply.objects.get(pk=reply.pk), office)
    assert list(Counter.objects.values_list("last", flat=True)) == before


def test_after_a_return_there_is_no_number_to_have(office):
    reply = ready(office)
    returning.send_back(reply, by=office.office, version=reply.version, to=Stage.REVIEW, reason="x")
    with pytest.raises(Refused, match="不能编号"):
        register(Reply.objects.get(pk=reply.pk), office)
    assert not Counter.objects.exists()


def test_a_stage_without_a_signature_is_not_enough(office):
    """Somebody moved the row by SQL: there is no signed record to number."""
    reply = make_reply(office, stage=Stage.VET)
    Reply.objects.filter(pk=reply.pk).update(stage=Stage.REGISTER)
    with pytest.raises(Refused, match="尚未签发"):
        register(Reply.objects.get(pk=reply.pk), office)


@pytest.mark.parametrize("who", ["drafter_owner", "reviewer", "signatory", "seal_keeper", "supervisor", "administrator", "auditor"])
def test_only_the_office(office, who):
    reply = ready(office)
    with pytest.raises(Refused):
        numbering.register(reply, by=getattr(office, who), version=reply.version)


def test_an_old_page(office):
    reply = ready(office)
    page = Reply.objects.get(pk=reply.pk)
    register(reply, office)
    with pytest.raises(OutOfDate):
        numbering.register(page, by=office.office, version=page.version)
    assert DocNumber.objects.count() == 1
    assert Counter.objects.get().last == 1


def test_the_preview_writes_nothing(office):
    for _ in range(6):
        register(ready(office), office)
    reply = ready(office)
    shown = numbering.next_number(reply)
    assert (shown.text, shown.is_typed) == ("云川财函〔2026〕7号", False)
    assert [number.serial for number in shown.last] == [6, 5, 4, 3, 2]
    assert str(register(reply, office)) == shown.text


def test_the_preview_of_an_empty_year(office):
    assert numbering.next_number(ready(office)).text == "云川财函〔2026〕1号"
    assert not Counter.objects.exists()


class TestTyped:
    @pytest.fixture
    def elsewhere(self, office):
        make_pattern(office.unit, is_numbered_elsewhere=True)
        return office

    @pytest.mark.parametrize("typed", ["云川财函〔2026〕12号", "云川财函[2026]12号", " 云川财函（2026）第012号 "])
    def test_its_forms(self, elsewhere, typed):
        number = register(ready(elsewhere), elsewhere, typed=typed)
        assert (str(number), number.is_typed) == ("云川财函〔2026〕12号", True)

    @pytest.mark.parametrize(
        ("typed", "sentence"),
        [
            ("", "应写作"),
            ("12", "应写作"),
            ("云川财函2026-12", "应写作"),
            ("云川教函〔2026〕12号", "机关代字应为“云川财函”"),
            ("云川财函〔2025〕12号", "成文日期的年份2026"),
            ("云川财函〔2026〕0号", "应写作"),
            ("云川财函〔2026〕1000000号", "最大为999999"),
            ("云川财函〔２０２６〕12号", "应写作"),
        ],
    )
    def test_what_is_refused(self, elsewhere, typed, sentence):
        reply = ready(elsewhere)
        with pytest.raises(Refused, match=sentence) as caught:
            register(reply, elsewhere, typed=typed)
        assert caught.value.code == "form"
        assert not DocNumber.objects.exists()
        assert Reply.objects.get(pk=reply.pk).stage == Stage.REGISTER

    def test_never_twice_not_even_a_voided_one(self, elsewhere):
        first = ready(elsewhere)
        register(first, elsewhere, typed="云川财函〔2026〕12号")
        returning.void(first, by=elsewhere.office, version=first.version, reason="x")
        with pytest.raises(Refused, match="已经登记过"):
            register(ready(elsewhere), elsewhere, typed="云川财函〔2026〕12号")

    def test_the_counter_goes_on_after_it(self, elsewhere):
        register(ready(elsewhere), elsewhere, typed="云川财函〔2026〕12号")
        register(ready(elsewhere), elsewhere, typed="云川财函〔2026〕3号")
        LetterPattern.objects.update(is_numbered_elsewhere=False)
        assert str(register(ready(elsewhere), elsewhere)) == "云川财函〔2026〕13号"

    def test_the_preview_proposes_nothing(self, elsewhere):
        shown = numbering.next_number(ready(elsewhere))
        assert (shown.text, shown.is_typed) == ("", True)

    def test_an_office_whose_numbers_we_give_types_none(self, office):
        with pytest.raises(Refused, match="不能手工填写"):
            register(ready(office), office, typed="云川财函〔2026〕12号")


def test_the_database_refuses_doubles(office):
    reply = ready(office)
    number = register(reply, office)
    other = ready(office)
    values = {"issuer_code": number.issuer_code, "year": 2026, "registered_by": office.office}
    with pytest.raises(IntegrityError), transaction.atomic():
        DocNumber.objects.create(**values, serial=1, reply=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        DocNumber.objects.create(**values, serial=2, reply=reply)


def test_a_failed_log_takes_the_number_back(office, monkeypatch):
    """Fault injection: number, stage and counter stand and fall with the log row."""
    reply = ready(office)
    before = reply.version

    def broken(*args, **kwargs):
        raise OSError("no space")

    monkeypatch.setattr("responses.services.workflow.log.record", broken)
    with pytest.raises(OSError, match="no space"):
        register(reply, office)
    fresh = Reply.objects.get(pk=reply.pk)
    assert (fresh.stage, fresh.version) == (Stage.REGISTER, before)
    assert not DocNumber.objects.exists()
    assert not Counter.objects.exists()
    monkeypatch.undo()
    assert str(register(fresh, office)) == "云川财函〔2026〕1号"


def test_gaps_are_seen(office):
    for _ in range(3):
        register(ready(office), office)
    code = IssuerCode.objects.get(code="云川财函")
    assert numbering.gaps(code, 2026) == []
    DocNumber.objects.filter(serial=2).delete()
    assert numbering.gaps(code, 2026) == [2]


def test_voiding_outside_an_act_is_a_mistake_of_the_program(transactional_db):
    with pytest.raises(RuntimeError, match="together with the act"):
        numbering.void_number(Reply(), by=None, reason="x")
