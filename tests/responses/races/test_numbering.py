"""640 numbers from 16 processes: each once, none missing, on either database. Without the protection they break."""

import time
from contextlib import nullcontext
from datetime import date

import pytest

from accounts.models import Act, IssuerCode
from accounts.services.verification import verify_log
from responses.enums import Stage
from responses.models import Counter, DocNumber, LetterPattern, Reply, SignedText
from responses.services import numbering, signing, workflow
from tests.responses.factories import make_reply
from tests.responses.races.crowd import crowd, killed_after

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

PROCESSES, EACH = 16, 40


def signed_letters(office, count: int, *, days: tuple[date, ...] = (date(2026, 6, 9),)) -> list[int]:
    """So many letters at 编号, all with the words of one that went the whole way there."""
    model = make_reply(office, stage=Stage.REGISTER)
    signed = model.signed_texts.get()
    letters = Reply.objects.bulk_create(
        Reply(
            unit=model.unit, kind=model.kind, stage=Stage.REGISTER, title=f"第{number}件", created_by=model.created_by, saved_by=model.saved_by
        )
        for number in range(count)
    )
    rows = []
    for number, letter in enumerate(letters):
        day = days[number % len(days)]
        digest = signing.digest_of_signed(signed.content, signed.profile, day)
        rows.append(
            SignedText(
                reply=letter, version=1, content=signed.content, profile=signed.profile, dated_on=day, sha256=digest.sha256, sm3=digest.sm3,
                signed_by=signed.signed_by, drafted_by=signed.drafted_by, engine_version="x", font_set="x",
            )
        )  # fmt: skip
    SignedText.objects.bulk_create(rows)
    return [letter.pk for letter in letters]


def register_all(office, pks: list[int]) -> tuple[list[str], float]:
    """Number each letter; the numbers, and the longest wait in seconds."""
    numbers, longest = [], 0.0
    for pk in pks:
        letter = Reply.objects.get(pk=pk)
        began = time.monotonic()
        numbers.append(str(numbering.register(letter, by=office.office, version=letter.version)))
        longest = max(longest, time.monotonic() - began)
    return numbers, longest


def test_640_numbers(office):
    pks = signed_letters(office, PROCESSES * EACH)

    def work(number, together):
        together()
        return register_all(office, pks[number::PROCESSES])

    answers = crowd(PROCESSES, work)
    given = [number for numbers, _ in answers for number in numbers]
    assert sorted(given, key=lambda text: int(text.split("〕")[1][:-1])) == [
        f"云川财函〔2026〕{serial}号" for serial in range(1, PROCESSES * EACH + 1)
    ]
    assert max(longest for _, longest in answers) < 15
    assert Counter.objects.get().last == PROCESSES * EACH
    assert DocNumber.objects.count() == Act.objects.filter(action="register").count() == PROCESSES * EACH
    assert Reply.objects.filter(stage=Stage.SEAL).count() == PROCESSES * EACH
    assert not verify_log().fault


def test_two_series_over_new_year(office):
    other = IssuerCode.objects.create(unit=office.unit, code="云川财复")
    pks = signed_letters(office, 64, days=(date(2026, 12, 31), date(2027, 1, 1)))
    pattern = LetterPattern.objects.get()
    pattern.pk, pattern.purpose, pattern.issuer_code = None, "second", other
    pattern.save()
    Reply.objects.filter(pk__in=pks[32:]).update(purpose="second")

    def work(number, together):
        together()
        return register_all(office, pks[number::8])[0]

    crowd(8, work)
    series = {}
    for row in DocNumber.objects.select_related("issuer_code"):
        series.setdefault((row.issuer_code.code, row.year), []).append(row.serial)
    assert {name: sorted(serials) for name, serials in series.items()} == {
        (code, year): list(range(1, 17)) for code in ("云川财函", "云川财复") for year in (2026, 2027)
    }


def test_canary_without_transaction_and_lock(office):
    """The same acts with the protection switched off: numbers come twice or are refused by the table."""
    pks = signed_letters(office, 80)

    def work(number, together):
        workflow.writing = nullcontext
        workflow.log.record = lambda *args, **kwargs: None
        numbering.locked_counter = lambda code, year: Counter.objects.get(issuer_code=code, year=year)
        together()
        failed = 0
        for pk in pks[number::8]:
            letter = Reply.objects.get(pk=pk)
            try:
                numbering.register(letter, by=office.office, version=letter.version)
            except Exception:
                failed += 1
        return failed

    failed = sum(crowd(8, work))
    assert failed > 0
    assert DocNumber.objects.count() < 80


def test_killed_at_any_moment(office):
    """kill -9 while numbers are given out: nothing half done, no gap, no double, the log whole."""
    pks = signed_letters(office, 60)
    for round_ in range(12):
        rest = list(Reply.objects.filter(pk__in=pks, stage=Stage.REGISTER).order_by("pk").values_list("pk", flat=True))
        killed_after(0.01 + 0.013 * round_, lambda rest=rest: register_all(office, rest))
        numbered = set(DocNumber.objects.values_list("reply_id", flat=True))
        assert numbered == set(Reply.objects.filter(pk__in=pks, stage=Stage.SEAL).values_list("pk", flat=True))
        assert Act.objects.filter(action="register").count() == len(numbered)
    register_all(office, list(Reply.objects.filter(pk__in=pks, stage=Stage.REGISTER).values_list("pk", flat=True)))
    assert sorted(DocNumber.objects.values_list("serial", flat=True)) == list(range(1, 61))
    assert not verify_log().fault
