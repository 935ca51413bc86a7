"""Our own style and script keep to what Chrome 80 knows: offices use browsers built on it."""

import re

import pytest

from tests.house.sources import name_of, own_files

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LINE_COMMENT = re.compile(r"(?<![:'\"])//[^\n]*")

STYLE = {
    # One selector a browser does not know takes its whole rule away.
    # `:focus:not(:focus-visible)` alone may be lost: it takes an outline away, it gives none.
    "selector": r"(?<!:focus:not\():(?:is|where|has|focus-visible|user-valid|user-invalid)\b",
    "not() of several": r":not\([^()]*,",
    "property": r"(?<![\w-])(?:aspect-ratio|inset(?:-\w+)*|accent-color|content-visibility|scrollbar-gutter"
    r"|text-underline-offset|text-decoration-thickness|appearance|translate|rotate|scale"
    r"|(?:margin|padding)-(?:inline|block))\s*:",
    # In a grid `grid-gap` says it; between flex items Chrome 80 leaves no gap at all.
    "gap": r"(?<!grid-)(?<![\w-])(?:row-|column-)?gap\s*:",
    "at-rule": r"@(?:layer|container|property|scope|starting-style)\b",
    "function": r"\b(?:color-mix|light-dark|oklch|oklab|lch|lab)\(",
    "unit": r"\d(?:dvh|svh|lvh|dvw|svw|lvw|cqw|cqh|lh|rlh)\b",
    "nesting": r"(?:^|[{;}])\s*&",
    "overflow": r"overflow(?:-[xy])?\s*:\s*clip",
}
SCRIPT = {
    "assignment": r"\?\?=|\|\|=|&&=",
    "method": r"\.(?:replaceAll|at|replaceChildren|findLast|findLastIndex|toSorted|toReversed|toSpliced|hasOwn|checkVisibility"
    r"|groupBy|allSettledAny|showPopover)\(",
    "function": r"\b(?:structuredClone|WeakRef|FinalizationRegistry|AggregateError)\b|\bPromise\.any\b|\bcrypto\.randomUUID\b"
    r"|\bAbortSignal\.(?:timeout|any)\b",
    "submitter": r"\.submitter\b",
    "private member": r"(?:^|[\s.(])#[A-Za-z_]\w*\s*(?:[=;(.,)]|in\b)",
    "static block": r"\bstatic\s*\{",
    "await outside a function": r"^await\b|^(?:const|let|var)\s[^=\n]+=\s*await\b",
    "number with separators": r"\b\d+_\d",
    "regular expression": r"/[gimsuy]*[dv][gimsuy]*\.(?:test|exec)\(",
    "import attributes": r"\bimport\b[^\n]*\b(?:with|assert)\s*\{",
}


def faults(text: str, patterns: dict[str, str]) -> list[str]:
    """Return what Chrome 80 would not understand; comments do not count."""
    text = COMMENT.sub("", text)
    if patterns is SCRIPT:
        text = LINE_COMMENT.sub("", text)
    return [found.group().strip() for pattern in patterns.values() for found in re.finditer(pattern, text, re.MULTILINE)]


@pytest.mark.parametrize(("suffix", "patterns"), [(".css", STYLE), (".js", SCRIPT)])
def test_nothing_newer_than_chrome_80(suffix, patterns):
    paths = [path for path in own_files(suffix) if name_of(path).startswith("static/")]
    assert len(paths) > 3
    found = {name_of(path): faults(path.read_text(encoding="utf-8"), patterns) for path in paths}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "bad",
    [
        "a:is(.x, .y) { color: red; }",
        "li:has(> a) { color: red; }",
        "button:focus-visible { outline: 0; }",
        "p:not(.a, .b) { margin: 0; }",
        ".x { aspect-ratio: 1; }",
        ".x { inset: 0; }",
        ".x { display: flex; gap: 4px; }",
        ".x { row-gap: 4px; }",
        "@layer base { a { color: red; } }",
        ".x { height: 100dvh; }",
        ".x { color: red; &:hover { color: blue; } }",
    ],
)
def test_newer_style_would_be_found(bad):
    assert faults(bad, STYLE)


@pytest.mark.parametrize(
    "bad",
    [
        "a ??= 1;",
        "a ||= 1;",
        'text.replaceAll("a", "b");',
        "list.at(-1);",
        "box.replaceChildren();",
        "const copy = structuredClone(letter);",
        "form.addEventListener('submit', (e) => e.submitter.disabled = true);",
        "class A { #count = 0; }",
        "class A { static { go(); } }",
        "await go();",
        "const answer = await fetch(url);",
        "const id = crypto.randomUUID();",
    ],
)
def test_newer_script_would_be_found(bad):
    assert faults(bad, SCRIPT)


@pytest.mark.parametrize(
    ("good", "patterns"),
    [
        (".x { display: grid; grid-gap: 4px; }", STYLE),
        (".x { position: absolute; top: 0; overflow-wrap: anywhere; }", STYLE),
        ("a:not(.here):focus { outline: 2px solid; }", STYLE),
        (":focus:not(:focus-visible) { outline: none; }", STYLE),
        ("const a = b?.c ?? 1; // list.at(-1) came later", SCRIPT),
        ("async function go() {\n  const answer = await fetch(url);\n}", SCRIPT),
        ('document.querySelector("#conflict");', SCRIPT),
        ("for (const card of list.children) cards.push(...read(card));", SCRIPT),
    ],
)
def test_what_chrome_80_knows_is_not_found(good, patterns):
    assert faults(good, patterns) == []
