"""Canonical JSON and its two digests."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letter import digest as digest_module
from letter.decoding import content_from, content_to
from letter.digest import SM3_ABC, Digest, canonical, digest_of, digest_of_bytes
from letter.example import example

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcé键", max_size=3), inner, max_size=4),
    max_leaves=12,
)


def test_the_published_vectors():
    found = digest_of_bytes(b"abc")
    assert found.sm3 == SM3_ABC == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert found.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert found.remark == ""


def test_one_spelling():
    assert canonical({"b": [1, 2.5, 42.0, -0.0], "a": "e\u0301", "键": None}) == '{"a":"é","b":[1,2.5,42,0],"键":null}'.encode()


@given(JSON)
def test_a_trip_through_json_changes_nothing(data):
    assert canonical(json.loads(json.dumps(data))) == canonical(data)
    assert canonical(json.loads(canonical(data))) == canonical(data)


def test_the_order_of_names_does_not_matter_and_the_order_of_entries_does():
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of([1, 2]) != digest_of([2, 1])


@pytest.mark.parametrize("data", [float("nan"), float("inf"), "\ud800", {"é": 1, "e\u0301": 2}])
def test_what_has_no_spelling_is_refused(data):
    with pytest.raises(ValueError):
        canonical(data)


@pytest.mark.parametrize("data", [b"abc", {1: 2}, {"a": {3}}])
def test_what_is_no_json_is_refused(data):
    with pytest.raises(TypeError):
        canonical(data)


def test_every_byte_of_a_letter_counts():
    data = content_to(example())
    signed = digest_of(data)
    assert digest_of(content_to(content_from(data))) == signed
    data["passages"][0]["passages"][0]["text"] += "。"
    changed = digest_of(data)
    assert changed.sha256 != signed.sha256
    assert changed.sm3 != signed.sm3


def test_without_sm3_it_says_so(monkeypatch):
    def no_sm3(name, data):
        raise ValueError("unsupported hash type sm3")

    monkeypatch.setattr(digest_module.hashlib, "new", no_sm3)
    found = digest_of_bytes(b"abc")
    assert found == Digest(sha256=hashlib.sha256(b"abc").hexdigest(), sm3="")
    assert found.remark == "本机的 OpenSSL 不支持 SM3，只记录 SHA-256。"
