"""Ways around escaping, CSRF and the query layer are used nowhere but where a reason is written."""

import ast
import re

import pytest

from tests.house.sources import modules, name_of, own_files, templates

# (file, word) -> why it is safe there.
ALLOWED: dict[tuple[str, str], str] = {}

# Calls and imports by their last name.
WORDS = {
    "mark_safe", "csrf_exempt", "eval", "exec", "pickle", "marshal", "from_string", "SafeString",
    "SafeText", "yaml.load", "raw", "extra", "RawSQL",
}  # fmt: skip
IN_TEMPLATES = re.compile(r"\|\s*safe(seq)?\b|\{%\s*autoescape\s+off|\{%\s*debug\b|\bcsrf_exempt\b")


def dangerous(tree: ast.AST) -> set[str]:
    """Return the dangerous words a module uses as code (not as text)."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names]
            found |= WORDS & {*names, getattr(node, "module", None) or ""}
        elif isinstance(node, ast.Call):
            function = node.func
            name = getattr(function, "attr", None) or getattr(function, "id", "")
            found |= WORDS & {name}
            if name == "Template":  # compiling text as a template
                found.add("Template")
            if any(
                word.arg == "shell" and getattr(word.value, "value", False)
                for word in node.keywords
            ):
                found.add("shell=True")
        elif isinstance(node, ast.Name | ast.Attribute):
            name = getattr(node, "attr", None) or getattr(node, "id", "")
            found |= {"mark_safe", "csrf_exempt"} & {name}
    return found


def test_python():
    used = [
        (name, word)
        for name, _, tree in modules(tests=False)
        for word in sorted(dangerous(tree))
        if (name, word) not in ALLOWED
    ]
    assert used == []


def test_templates():
    used = [
        (name_of(path), found.group())
        for path in templates()
        for found in IN_TEMPLATES.finditer(path.read_text(encoding="utf-8"))
    ]
    assert used == []


def test_scripts():
    words = re.compile(
        r"\beval\(|new Function\(|\.innerHTML\s*=|insertAdjacentHTML|document\.write"
    )
    used = [
        (name_of(path), found.group())
        for path in own_files(".js")
        for found in words.finditer(path.read_text(encoding="utf-8"))
        if (name_of(path), found.group()) not in ALLOWED
    ]
    assert used == []


def test_allowed_list_is_not_older_than_the_code():
    names = {name_of(path) for path in own_files()}
    assert [place for place in ALLOWED if place[0] not in names] == []


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ("from django.utils.safestring import mark_safe", "mark_safe"),
        ("x = safestring.mark_safe(text)", "mark_safe"),
        ("urls = [csrf_exempt(view)]", "csrf_exempt"),
        ("Reply.objects.raw(sql)", "raw"),
        ("Reply.objects.extra(where=[q])", "extra"),
        ("Template(reply.text).render(context)", "Template"),
        ("engine.from_string(text)", "from_string"),
        ("import pickle", "pickle"),
        ("subprocess.run(line, shell=True)", "shell=True"),
        ("eval(text)", "eval"),
    ],
)
def test_each_word_would_be_found(source, word):
    assert word in dangerous(ast.parse(source))
