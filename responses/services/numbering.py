"""编号: one number after another for each issuer code and year, without a gap and without a double.

The year is that of the 成文日期. The letter is moved first, by a conditional UPDATE, so that a losing request never
touches the counter; then the counter's row is locked and counted up; all of it is one transaction with the log row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import IssuerCode, User
from accounts.refusal import Refused
from letter.limits import NUMBER_LIMITS
from letter.numerals import parse_doc_number
from responses.content import pattern_of
from responses.enums import Action
from responses.models import Counter, DocNumber, LetterPattern, Reply, SignedText, Step
from responses.services import signing, workflow

SHOWN = 5
"""Numbers of the register shown beside the one to come."""
SERIAL_LIMIT = int(max(limits[1] for (_, name), limits in NUMBER_LIMITS.items() if name == "serial"))


@dataclass(frozen=True)
class NextNumber:
    """What the page of 编号 shows: the number to come (empty where the office types it), and the last of the register."""

    text: str
    last: tuple[DocNumber, ...]
    is_typed: bool


def next_number(reply: Reply) -> NextNumber:
    """Say which number this letter will get if nobody is faster. Nothing is written. Raises Refused before 签发."""
    signed = signing.live_signed(reply)
    pattern = _pattern(reply)
    year = signed.dated_on.year
    rows = DocNumber.objects.filter(issuer_code=pattern.issuer_code, year=year).select_related("issuer_code", "reply")
    last = tuple(rows.order_by("-serial")[:SHOWN])
    if pattern.is_numbered_elsewhere:
        return NextNumber("", last, is_typed=True)
    counter = Counter.objects.filter(issuer_code=pattern.issuer_code, year=year).first()
    serial = (counter.last if counter else 0) + 1
    return NextNumber(f"{pattern.issuer_code}〔{year}〕{serial}号", last, is_typed=False)


def register(reply: Reply, *, by: User, version: int, typed: str = "") -> DocNumber:
    """编号: give the signed letter its 发文字号 and take it to 用印.

    ``typed`` is the whole number as an office registered it elsewhere, and only such an office types one; its form,
    code, year and uniqueness are checked. Raises Refused, OutOfDate.
    """
    workflow.check(reply, action=Action.REGISTER, by=by, version=version)
    signed = signing.live_signed(reply)
    pattern = _pattern(reply)
    wanted = _typed_serial(typed, pattern, signed, reply) if pattern.is_numbered_elsewhere else None
    if typed.strip() and wanted is None:
        raise Refused("本单位的字号由系统编排，不能手工填写。", code="typed", action=Action.REGISTER, on=reply)
    given: list[DocNumber] = []

    def allocate(step: Step) -> dict[str, Any]:
        number = _allocate(reply, by=by, code=pattern.issuer_code, year=signed.dated_on.year, wanted=wanted)
        given.append(number)
        return {"number": str(number), "sha256": signed.sha256, "is_typed": number.is_typed}

    workflow.move(reply, action=Action.REGISTER, by=by, version=version, alongside=allocate)
    return given[0]


def live_number(reply: Reply) -> DocNumber | None:
    """The letter's number in force."""
    return reply.numbers.filter(voided_at__isnull=True).select_related("issuer_code").first()


def void_number(reply: Reply, *, by: User, reason: str) -> DocNumber | None:
    """作废 the letter's number, if it has one: it stays in the register with its reason and is never given again.

    Part of 退回 and 作废: must run inside their transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a number is voided only together with the act that voids it")
    number = live_number(reply)
    if number is not None:
        number.voided_at, number.voided_by, number.void_reason = timezone.now(), by, reason[:200]
        number.save(update_fields=["voided_at", "voided_by", "void_reason"])
    return number


def _pattern(reply: Reply) -> LetterPattern:
    pattern = pattern_of(reply)
    if pattern is None:
        label = reply.get_purpose_display()
        raise Refused(f"本单位还没有“{label}”的行文样式，不知道用哪个机关代字，请系统管理员设置。", code="no_pattern", on=reply)
    return pattern


def _allocate(reply: Reply, *, by: User, code: IssuerCode, year: int, wanted: int | None) -> DocNumber:
    Counter.objects.get_or_create(issuer_code=code, year=year)
    counter = locked_counter(code, year)
    if wanted is None:
        serial = counter.last + 1
    else:
        serial = wanted
        if DocNumber.objects.filter(issuer_code=code, year=year, serial=serial).exists():
            text = f"{code}〔{year}〕{serial}号"
            raise Refused(f"{text}已经登记过（作废的也不能再用），请核对。", code="taken", action=Action.REGISTER, on=reply)
    # A typed number moves the counter as well: an office that gives up its own register goes on after it.
    counter.last = max(counter.last, serial)
    counter.save(update_fields=["last"])
    return DocNumber.objects.create(
        issuer_code=code, year=year, serial=serial, reply=reply, is_typed=wanted is not None, registered_by=by
    )


def locked_counter(code: IssuerCode, year: int) -> Counter:
    """The counter's row, held until the transaction ends (SQLite holds the whole database: IMMEDIATE)."""
    return Counter.objects.select_for_update().get(issuer_code=code, year=year)


def _typed_serial(typed: str, pattern: LetterPattern, signed: SignedText, reply: Reply) -> int:
    year = signed.dated_on.year
    try:
        code, typed_year, serial = parse_doc_number(typed)
    except ValueError as error:
        raise Refused(str(error), code="form", action=Action.REGISTER, on=reply) from error
    sentence = ""
    if code != pattern.issuer_code.code:
        sentence = f"机关代字应为“{pattern.issuer_code}”，现为“{code}”。"
    elif typed_year != year:
        sentence = f"年份应为成文日期的年份{year}，现为{typed_year}。"
    elif serial > SERIAL_LIMIT:
        sentence = f"顺序号最大为{SERIAL_LIMIT}，现为{serial}。"
    if sentence:
        raise Refused(sentence, code="form", action=Action.REGISTER, on=reply)
    return serial


def gaps(code: IssuerCode, year: int) -> list[int]:
    """Serials missing between 1 and the last one given, where the series is ours alone (no typed numbers)."""
    rows = DocNumber.objects.filter(issuer_code=code, year=year)
    if rows.filter(is_typed=True).exists():
        return []
    there = set(rows.values_list("serial", flat=True))
    return [serial for serial in range(1, (rows.aggregate(last=Max("serial"))["last"] or 0) + 1) if serial not in there]
