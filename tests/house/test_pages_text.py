"""Templates, styles and scripts obey the content policy and load nothing from outside."""

import re

import pytest

from tests.house.sources import name_of, own_files, templates

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc\s*=)[^>]*>", re.IGNORECASE)
HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE)
STYLE = re.compile(r"<style\b|<[a-z][^>]*\sstyle\s*=", re.IGNORECASE)
SCRIPT_URL = re.compile(r"javascript:", re.IGNORECASE)
OUTSIDE = re.compile(r"(?:https?:)?//(?!www\.w3\.org/|127\.0\.0\.1)[\w-]+\.[\w.-]+", re.IGNORECASE)
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)


def _html(path) -> str:
    return TAGS.sub("", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "forbidden", [INLINE_SCRIPT, HANDLER, STYLE, SCRIPT_URL], ids=lambda r: r.pattern
)
def test_templates_hold_nothing_the_policy_forbids(forbidden):
    assert [
        (name_of(p), m.group()) for p in templates() for m in forbidden.finditer(_html(p))
    ] == []


def test_nothing_is_loaded_from_outside():
    pages = [(path, _html(path)) for path in templates()]
    pages += [(path, path.read_text(encoding="utf-8")) for path in own_files(".css", ".js", ".svg")]
    assert [
        (name_of(path), found.group()) for path, text in pages for found in OUTSIDE.finditer(text)
    ] == []


def test_every_form_that_posts_carries_its_token():
    bare = []
    for path in templates():
        text = path.read_text(encoding="utf-8")
        for form in re.findall(r"<form\b.*?(?:</form>|\Z)", text, re.DOTALL):
            if (
                re.search(r"method\s*=\s*[\"']?post", form, re.IGNORECASE)
                and "csrf_token" not in form
            ):
                bare.append((name_of(path), form[:80]))
    assert bare == []


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (INLINE_SCRIPT, "<script>go()</script>"),
        (HANDLER, '<a href="#" onclick="go()">'),
        (STYLE, '<p style="color:red">'),
        (OUTSIDE, 'src="https://cdn.example.com/x.js"'),
        (OUTSIDE, 'src="//cdn.example.com/x.js"'),
    ],
)
def test_each_fault_would_be_found(pattern, bad):
    assert pattern.search(bad)


@pytest.mark.parametrize(
    ("pattern", "good"),
    [
        (INLINE_SCRIPT, '<script src="/static/js/site.js" defer></script>'),
        (HANDLER, '<button name="on" type="submit">'),
        (OUTSIDE, '<svg xmlns="http://www.w3.org/2000/svg">'),
    ],
)
def test_what_is_allowed_is_not_found(pattern, good):
    assert not pattern.search(good)
