"""Files and functions stay small enough to be read in one go."""

import ast

from tests.house.sources import modules, name_of, own_files, templates

MODULE_LINES, FUNCTION_LINES, TEMPLATE_LINES, ASSET_LINES = 300, 40, 200, 200
VAGUE = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "manager",
    "managers",
    "tools",
    "base_utils",
}


def _lines(path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_modules():
    long = [(name, _lines(path)) for name, path, _ in modules() if _lines(path) > MODULE_LINES]
    assert long == []


def test_functions():
    long = [
        (name, node.name, node.end_lineno - node.lineno + 1)
        for name, _, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_templates():
    long = [(name_of(path), _lines(path)) for path in templates() if _lines(path) > TEMPLATE_LINES]
    assert long == []


def test_style_and_script():
    long = [
        (name_of(path), _lines(path))
        for path in own_files(".css", ".js")
        if _lines(path) > ASSET_LINES
    ]
    assert long == []


def test_first_line_says_what_a_module_is_for():
    silent = [
        name
        for name, path, tree in modules()
        if path.stat().st_size and not (ast.get_docstring(tree) or "").split("\n")[0].strip()
    ]
    assert silent == []


def test_no_vague_names():
    vague = [name for name, path, _ in modules() if path.stem in VAGUE or path.parent.name in VAGUE]
    assert vague == []


def test_there_is_something_to_measure():
    assert len(list(modules())) > 20
    assert len(templates()) > 4
