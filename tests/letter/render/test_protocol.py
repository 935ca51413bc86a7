"""Messages of the render process: what is packed is unpacked, anything else is refused without harm."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letter.render import protocol
from letter.render.protocol import MAGIC, PREFIX, ProtocolError, pack, unpack

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def reader(data: bytes):
    place = 0

    def read(size: int) -> bytes:
        nonlocal place
        part = data[place : place + size]
        place += size
        if len(part) < size:
            raise EOFError
        return part

    return read


@given(st.dictionaries(st.text(max_size=5).filter(lambda name: name != "blobs"), VALUES, max_size=4), st.lists(st.binary(), max_size=4))
def test_a_message_comes_through(head, blobs):
    assert unpack(reader(pack(head, blobs))) == (head, blobs)


@given(st.binary(max_size=200) | st.binary(max_size=100).map(lambda data: MAGIC + data))
def test_noise_is_refused(noise):
    with pytest.raises((ProtocolError, EOFError)):
        unpack(reader(noise))


@pytest.mark.parametrize(
    "head",
    ["{}", "[]", "null", '{"blobs": 5}', '{"blobs": [-1]}', '{"blobs": [true]}', '{"blobs": ["1"]}', '{"blobs": [1.5]}',
     '{"blobs": [999999999999]}', "[" * 50_000, '{"blobs": [1e400]}'],
)  # fmt: skip
def test_a_head_that_makes_no_sense(head):
    text = head.encode()
    with pytest.raises(ProtocolError):
        unpack(reader(PREFIX.pack(MAGIC, len(text)) + text + bytes(10)))


def test_too_large_a_message_is_not_sent(monkeypatch):
    monkeypatch.setattr(protocol, "BLOBS_LIMIT", 10)
    monkeypatch.setattr(protocol, "HEAD_LIMIT", 100)
    assert pack({}, [b"12345", b"12345"])
    with pytest.raises(ProtocolError):
        pack({}, [b"12345", b"123456"])
    with pytest.raises(ProtocolError):
        pack({"text": "x" * 100})


def test_the_head_is_plain_json():
    message = pack({"字": "\ud800"}, [b"\x00\xff"])
    assert json.loads(message[PREFIX.size : -2]) == {"字": "\ud800", "blobs": [2]}
