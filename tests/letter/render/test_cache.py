"""The cache of finished files: whole or not at all, checked on reading, bounded in size."""

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from letter.content import LetterContent
from letter.decoding import content_to
from letter.render import cache as cache_module
from letter.render.cache import Cache, key_of, render_cached
from letter.render.failure import RenderFailed
from letter.render.rendered import Rendered

CONTENT = content_to(LetterContent(title="答复"))
ENGINE = {"engine": "1"}


def key(number: int) -> str:
    return f"{number:064x}"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "cache"
    folder.mkdir()
    return folder


class CountingRenderer:
    """Stands where the renderer stands, and counts."""

    def __init__(self):
        self.made = 0

    def render(self, content, profile, *, seals, want, pages, width, draft):
        self.made += 1
        if content["title"] == "坏":
            raise RenderFailed("crashed")
        pictures = {number: b"png %d" % number for number in pages}
        return Rendered(page_count=2, pdf=b"pdf %d" % self.made, pictures=pictures, facts={"lines": [1, 2]})


def test_what_is_put_is_got(folder):
    cache = Cache(folder / "new")
    assert cache.get(key(1)) is None
    cache.put(key(1), b"one")
    cache.put(key(1), b"another one")
    assert cache.get(key(1)) == b"another one"
    assert Cache(folder / "new").get(key(1)) == b"another one"


@pytest.mark.parametrize("wrong", ["", "../../etc/passwd", "A" * 64, "1" * 63, "1" * 64 + "\n"])
def test_a_key_is_no_path(folder, wrong):
    with pytest.raises(ValueError):
        Cache(folder).put(wrong, b"")
    assert list(folder.iterdir()) == []


def flip(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize("damage", [lambda data: flip(data, 0), lambda data: flip(data, 40), lambda data: data[:-1], lambda data: b""])
def test_a_damaged_file_is_not_given_out(folder, damage):
    cache = Cache(folder)
    cache.put(key(1), b"a finished letter")
    (file,) = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert cache.get(key(1)) is None
    assert not file.exists()


def test_the_least_recently_used_goes_first(folder):
    cache = Cache(folder, bytes_limit=3 * 132)
    for number in range(3):
        cache.put(key(number), bytes(100))
        time.sleep(0.01)
    assert cache.get(key(0)) is not None
    cache.put(key(3), bytes(100))
    assert [number for number in range(4) if cache.get(key(number))] == [0, 2, 3]


def test_room_is_made_now_and_then(folder, monkeypatch):
    swept = []
    monkeypatch.setattr(Cache, "_make_room", lambda self: swept.append(len(list(folder.iterdir()))))
    cache = Cache(folder, bytes_limit=32 * 1000)
    for number in range(25):
        cache.put(key(number), bytes(100 - 32))
    assert swept == [1, 11, 21], "at once for what is there already, then after each 32nd part of the limit"


def test_what_a_dead_process_left_is_swept(folder):
    old, new = folder / "old.tmp", folder / "new.tmp"
    for file in (old, new):
        file.write_bytes(b"half a letter")
    os.utime(old, (0, 0))
    Cache(folder).put(key(1), b"one")
    assert not old.exists()
    assert new.exists()


def test_a_full_disk_leaves_nothing_behind(folder, monkeypatch):
    def full(number, mode):
        os.close(number)
        raise OSError(28, "No space left on device")

    cache = Cache(folder)
    monkeypatch.setattr(os, "fdopen", full)
    with pytest.raises(OSError):
        cache.put(key(1), b"one")
    assert list(folder.iterdir()) == []
    renderer = CountingRenderer()
    assert render_cached(renderer, cache, CONTENT).pdf == b"pdf 1", "the letter is made all the same"


def test_many_writers_and_readers(folder):
    cache = Cache(folder, bytes_limit=2_000)

    def work(number: int) -> bool:
        cache.put(key(number % 5), b"%d" % (number % 5) * 300)
        return cache.get(key(number % 5)) in (None, b"%d" % (number % 5) * 300)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(200)))
    assert sum(file.stat().st_size for file in folder.iterdir()) <= 2_000


def test_the_same_letter_is_made_once(folder):
    renderer, cache = CountingRenderer(), Cache(folder)
    first = render_cached(renderer, cache, CONTENT, {}, seals=[b"seal"], pages=[1, 2])
    again = render_cached(renderer, cache, dict(reversed(CONTENT.items())), None, seals=[b"seal"], pages=[1, 2])
    assert renderer.made == 1
    assert again == first
    assert again.pictures == {1: b"png 1", 2: b"png 2"}


def test_another_letter_profile_seal_engine_or_wish_is_made_anew(folder, monkeypatch):
    renderer, cache = CountingRenderer(), Cache(folder)
    render_cached(renderer, cache, CONTENT)
    render_cached(renderer, cache, CONTENT | {"title": "再次答复"})
    render_cached(renderer, cache, CONTENT, {"seal": "wet"})
    render_cached(renderer, cache, CONTENT, seals=[b"seal"])
    render_cached(renderer, cache, CONTENT, draft=True)
    monkeypatch.setattr(cache_module, "engine", lambda: {"engine": "2"})
    render_cached(renderer, cache, CONTENT)
    assert renderer.made == 6
    assert key_of(CONTENT, {}, made_by=ENGINE) == key_of(CONTENT, None, made_by=ENGINE)


def test_a_failure_is_not_kept(folder):
    renderer, cache = CountingRenderer(), Cache(folder)
    for _ in range(2):
        with pytest.raises(RenderFailed):
            render_cached(renderer, cache, CONTENT | {"title": "坏"})
    assert renderer.made == 2


def test_a_file_of_another_version_is_made_anew(folder):
    renderer, cache = CountingRenderer(), Cache(folder)
    render_cached(renderer, cache, CONTENT)
    (file,) = folder.iterdir()
    cache.put(file.stem, b"something else entirely")
    assert render_cached(renderer, cache, CONTENT).pdf == b"pdf 2"
