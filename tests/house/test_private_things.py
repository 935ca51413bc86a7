"""The repository holds no phone of a person, no key, no password and no path of somebody's machine."""

import re
from pathlib import Path

import pytest

from tests.house.sources import name_of, own_files

# A number that ends in eight zeros is nobody's; tests of masking use such.
MOBILE = re.compile(r"(?<![0-9A-Za-z])1[3-9]\d(?!0{8})\d{8}(?![0-9A-Za-z])")
KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}")
# Not in Python: tests sign in people they made themselves.
PASSWORD = re.compile(r"\"password\"\s*:\s*\"[!-~]+\"|(?:pbkdf2_sha256|argon2|bcrypt\w*)\$\S{20,}")
MACHINE = re.compile(r"(?<![\w.])/(?:work|root)/\w|/home/(?!\w*<)\w+/|index-url\s*=|registry\s*=")
BINARY = {".icc", ".png", ".jpg", ".pdf", ".docx", ".xlsx", ".ttf", ".otf", ".gz", ".zip", ".woff2"}


@pytest.mark.parametrize(
    "pattern", [MOBILE, KEY, PASSWORD, MACHINE], ids=["mobile", "key", "password", "machine"]
)
def test_nothing_private(pattern):
    here = name_of(Path(__file__).resolve())
    found = [
        (name_of(path), match.group())
        for path in own_files()
        if path.suffix not in BINARY
        and name_of(path) != here
        and not name_of(path).startswith(".env")
        and not (pattern is PASSWORD and path.suffix == ".py")
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (MOBILE, "电话：13812345678，"),
        (KEY, "-----BEGIN RSA PRIVATE KEY-----"),
        (PASSWORD, '"password": "letmein"'),
        (MACHINE, "see /work/main"),
    ],
)
def test_each_would_be_found(pattern, bad):
    assert pattern.search(bad)


def test_invented_phones_and_digests_are_not_taken_for_mobiles():
    assert not MOBILE.search("0000-0000000 a13812345678b 2113812345678 13800000000")
