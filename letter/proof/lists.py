"""Lists: the words and names the rules go by, as data: the default of lists.json, and what an office makes of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib import resources
from typing import Any

from letter.clean import clean_text
from letter.decoding import ContentError

ENTRIES_MOST = 5_000
"""Entries in one list."""
LENGTH_MOST = 100
"""Characters in one entry."""


@dataclass(frozen=True)
class Body:
    """A body with its registered full name and the short names it may be called by."""

    name: str
    short: tuple[str, ...] = ()


@dataclass(frozen=True)
class Confusable:
    """A word often written for another. Silent inside one of ``unless``; with ``near``, only where one of them stands close by.

    In a phrase of ``unless`` … is anything of the same sentence: 既将…又 lets 既将方案公布，又 alone.
    ＃ in ``wrong`` is any figure, and in ``right`` the same one: 截止＃ finds 截止2026年.
    """

    wrong: str
    right: str
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Lists:
    """What an office may edit. Every list may be empty."""

    bodies: tuple[Body, ...] = ()
    places: tuple[str, ...] = ()
    confusables: tuple[Confusable, ...] = ()
    doublings: tuple[str, ...] = ()
    """Words in which a character stands twice rightly: 常常, 稳稳."""
    periodicals: tuple[str, ...] = ()
    """Newspapers, journals, programmes: they take 《》."""
    honorifics: tuple[str, ...] = ()
    """How a body is addressed, and by what in its name it is known: 贵会：会、协、联."""
    stock_phrases: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    """Foreign abbreviations everybody reads (GDP, PM2.5); with what they mean behind ： those that want it beside them."""
    relative_times: tuple[str, ...] = ()
    """Words that say another day to who reads later: 今年, 近日."""
    not_works: tuple[str, ...] = ()
    """Last words of a name that is no work or document and takes no 《》: 活动, 工程."""


NAMES: Mapping[str, str] = {
    "bodies": "机关名称", "places": "地名", "confusables": "易混词", "doublings": "叠字", "periodicals": "报刊和节目",
    "honorifics": "敬称", "stock_phrases": "套话", "abbreviations": "外文缩写",
    "relative_times": "相对时间", "not_works": "不用书名号的名称",
}  # fmt: skip
_RECORDS: dict[str, type] = {"bodies": Body, "confusables": Confusable}


def lists_from(data: object, *, base: Lists | None = None) -> Lists:
    """Read lists from JSON data. A list the data does not have is that of ``base`` (the default where it is not given).

    Raises ContentError with a Chinese sentence for every wrong place.
    """
    base = DEFAULT if base is None else base
    problems: list[str] = []
    if not isinstance(data, dict):
        raise ContentError(["校核词表：应为对象"])
    for name in data:
        if name not in NAMES:
            problems.append(f"没有这个词表：{clean_text(str(name), multiline=False)[:40]}")
    read = {name: _entries(name, data[name], problems) if name in data else getattr(base, name) for name in NAMES}
    if problems:
        raise ContentError(problems[:50])
    return Lists(**read)


def lists_to(lists: Lists) -> dict[str, Any]:
    """Write lists as JSON data."""
    return {name: [_plain(entry) for entry in getattr(lists, name)] for name in NAMES}


def _plain(entry: object) -> Any:
    if isinstance(entry, str):
        return entry
    written = {one.name: getattr(entry, one.name) for one in fields(entry)}  # type: ignore[arg-type]
    return {name: list(value) if isinstance(value, tuple) else value for name, value in written.items() if value}


def _entries(name: str, data: object, problems: list[str]) -> tuple[Any, ...]:
    if not isinstance(data, list | tuple) or len(data) > ENTRIES_MOST:
        problems.append(f"{NAMES[name]}：应为列表，最多{ENTRIES_MOST}项")
        return ()
    made = []
    for index, entry in enumerate(data, 1):
        where = f"{NAMES[name]}第{index}项"
        one = _record(_RECORDS[name], entry, where, problems) if name in _RECORDS else _word(entry, where, problems)
        if one:
            made.append(one)
    return tuple(dict.fromkeys(made))


def _record(kind: type, data: object, where: str, problems: list[str]) -> Any:
    if not isinstance(data, dict):
        problems.append(f"{where}：应为对象")
        return None
    values: dict[str, Any] = {}
    kinds = {one.name: one.default for one in fields(kind)}
    for name, value in data.items():
        if name not in kinds:
            problems.append(f"{where}：没有“{clean_text(str(name), multiline=False)[:40]}”这一栏")
        elif isinstance(kinds[name], tuple):
            if not isinstance(value, list | tuple) or len(value) > LENGTH_MOST:
                problems.append(f"{where}：“{name}”应为列表")
                continue
            values[name] = tuple(filter(None, (_word(word, where, problems) for word in value)))
        else:
            values[name] = _word(value, where, problems, empty=kinds[name] == "")
    missing = [one.name for one in fields(kind) if one.default not in ("", ()) and not values.get(one.name)]
    if missing:
        problems.append(f"{where}：没有填写完整")
        return None
    return kind(**values)


def _word(data: object, where: str, problems: list[str], *, empty: bool = False) -> str:
    word = clean_text(data, multiline=False) if isinstance(data, str) else ""
    if (not word and not (empty and isinstance(data, str))) or len(word) > LENGTH_MOST:
        problems.append(f"{where}：应为1至{LENGTH_MOST}个字的文字")
        return ""
    return word


def _default() -> Lists:
    data = json.loads(resources.files("letter.proof").joinpath("lists.json").read_text(encoding="utf-8"))
    return lists_from(data, base=Lists())


DEFAULT: Lists = _default()
"""What the program brings along."""
