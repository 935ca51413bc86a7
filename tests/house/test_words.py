"""Every act that the services log has its Chinese name, and so has what it notes."""

import re
from pathlib import Path

from accounts.words import action_label, code_label, detail_label
from proposals.enums import ContactWay, Part
from proposals.services.intake import OWN_FIELDS
from responses.enums import Purpose, Satisfaction, Stage

ROOT = Path(__file__).resolve().parents[2]
LOGGED = re.compile(r"""(?:log\.record|record|deny|fail)\(\s*["']([a-z_]+)["']""")


def test_every_logged_act_has_a_chinese_name():
    codes = set()
    for app in ("accounts", "proposals", "responses", "desk"):
        for path in (ROOT / app).rglob("*.py"):
            codes |= set(LOGGED.findall(path.read_text(encoding="utf-8")))
    assert {"enter", "save", "sign_in"} <= codes
    assert [code for code in sorted(codes) if action_label(code) == code] == []


def test_every_logged_detail_has_a_chinese_name():
    keys = set()
    for app in ("accounts", "proposals", "responses"):
        for path in (ROOT / app).rglob("*.py"):
            for call in re.findall(r"data=\{([^{}]*)\}", path.read_text(encoding="utf-8")):
                keys |= set(re.findall(r'"([a-z_0-9]+)":', call))
    assert {"purpose", "sha256", "way"} <= keys
    assert [key for key in sorted(keys) if detail_label(key) == key] == []


def test_codes_in_the_details_are_words():
    codes = {"from": Stage.values, "to": Stage.values, "purpose": Purpose.values, "result": Satisfaction.values}
    codes |= {"way": ContactWay.values, "parts": Part.values, "changed": [*OWN_FIELDS, "asks", "proposers"]}
    assert [(key, code) for key, values in codes.items() for code in values if code_label(key, code) == code] == []
