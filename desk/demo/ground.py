"""The demo's ground: level, units, people, schemes, calendars, patterns, phrases. Rows only; nothing has happened yet."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import make_password

from accounts.models import HeldRole, IssuerCode, Level, Seal, ShortName, Unit, User
from proposals.enums import Kind
from proposals.models import CalendarDay, HandlingRule, Outcome, OutcomeScheme
from responses.enums import Purpose
from responses.models import FeedbackSheet, LetterPattern, Phrase

CHARACTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def read(name: str) -> Any:
    """Return the data of one file under fixtures/."""
    return json.loads((Path(settings.BASE_DIR) / "fixtures" / name).read_text(encoding="utf-8"))


def lay() -> str:
    """Write the ground of the demo; return the password of its accounts, drawn now."""
    _schemes()
    units = read("demo/units.json")
    level = _level(units["level"])
    for one in units["units"]:
        _unit(level, one)
    _calendars()
    _sheets()
    _patterns(units["units"])
    Phrase.objects.bulk_create(Phrase(use=one["use"], text=one["text"]) for one in read("phrases.json")["phrases"])
    return _users()


def _schemes() -> None:
    for one in read("schemes.json")["schemes"]:
        scheme = OutcomeScheme.objects.create(code=one["code"], name=one["name"])
        Outcome.objects.bulk_create(
            Outcome(scheme=scheme, position=place, **outcome) for place, outcome in enumerate(one["outcomes"])
        )


def _level(data: dict[str, Any]) -> Level:
    level = Level.objects.create(name=data["name"], cppcc_name=data["cppcc_name"], congress_name=data["congress_name"])
    for rule in data["handling_rules"]:
        scheme = OutcomeScheme.objects.get(code=rule["scheme"])
        HandlingRule.objects.create(level=level, kind=rule["kind"], scheme=scheme, session_pattern=rule["session_pattern"])
    return level


def _unit(level: Level, data: dict[str, Any]) -> None:
    plain = {name: data[name] for name in ("code", "full_name", "issuer_mark", "address", "phone")}
    unit = Unit.objects.create(level=level, **plain)
    ShortName.objects.bulk_create(ShortName(unit=unit, name=name) for name in data["short_names"])
    codes = dict.fromkeys(one["code"] for one in data.get("issuer_codes", []))
    IssuerCode.objects.bulk_create(IssuerCode(unit=unit, code=code) for code in codes)
    if data.get("is_handling"):
        Seal.objects.create(unit=unit, name=f"{unit.full_name}（演示）", diameter_mm=data.get("seal_mm", 42))


def _calendars() -> None:
    for path in sorted((Path(settings.BASE_DIR) / "fixtures" / "calendars").glob("*.json")):
        days = json.loads(path.read_text(encoding="utf-8"))["days"]
        CalendarDay.objects.bulk_create(CalendarDay(**day) for day in days)


def _sheets() -> None:
    for one in read("feedback_templates.json")["templates"]:
        FeedbackSheet.objects.create(code=one["code"], name=one["name"], template=one["template"])


def _patterns(units: list[dict[str, Any]]) -> None:
    patterns = read("demo/patterns.json")["patterns"]
    sheets = {kind: FeedbackSheet.objects.get(code=kind) for kind in Kind.values}
    for data in units:
        if not data.get("is_handling"):
            continue
        unit = Unit.objects.get(code=data["code"])
        codes = {one["kind"]: unit.issuer_codes.get(code=one["code"]) for one in data["issuer_codes"]}
        for one in patterns:
            for kind in [one["kind"]] if one["kind"] else Kind.values:
                is_answer = one["purpose"] in (Purpose.REPLY, Purpose.SECOND)
                LetterPattern.objects.create(
                    unit=unit,
                    kind=kind,
                    purpose=one["purpose"],
                    issuer_code=codes.get(kind if one["purpose"] == Purpose.REPLY else one["purpose"]) or codes[kind],
                    title_pattern=one["title"],
                    opening_pattern=one["opening"],
                    closing_pattern=one["closing"],
                    copied_to=one["copied_to"],
                    feedback_sheet=sheets[kind] if is_answer else None,
                )


def _users() -> str:
    password = "-".join("".join(secrets.choice(CHARACTERS) for _ in range(4)) for _ in range(3))
    kept = make_password(password)  # one password for the whole demo: hashed once, or loading takes half a minute more
    for one in read("demo/users.json")["users"]:
        unit = Unit.objects.get(code=one["unit"])
        is_administrator = "administrator" in one["roles"]
        user = User.objects.create(
            username=one["username"], name=one["name"], unit=unit, title=one["title"], phone=one["phone"], password=kept,
            is_staff=is_administrator,
        )  # fmt: skip
        HeldRole.objects.bulk_create(HeldRole(user=user, role=role) for role in one["roles"])
    return password
