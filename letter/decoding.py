"""JSON to LetterContent and back: strict, naming every wrong place in Chinese.

In: what ``json.loads`` gives. Out: LetterContent whose every text has passed ``clean_text``, or ContentError.
"""

from __future__ import annotations

import dataclasses
import difflib
import json
import types
import typing
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, Literal

from letter.clean import PARAGRAPH_LIMIT, clean_text
from letter.content import DocNumber, Item, LetterContent, Paragraph, Passage, Section
from letter.limits import (
    DEPTH_LIMIT,
    ENTRIES_LIMIT,
    JSON_LIMIT,
    LIST_LIMITS,
    NUMBER_LIMITS,
    size_problems,
)
from letter.numerals import doc_number

DATES: frozenset[tuple[type, str]] = frozenset({(LetterContent, "dated_on")})

LINED: frozenset[tuple[type, str]] = frozenset({(LetterContent, "title")})
"""Texts that may hold line breaks; in all others the lines are joined."""

_PROBLEMS_MAX = 50
_PASSAGES: dict[str, type] = {"section": Section, "item": Item, "paragraph": Paragraph}


class ContentError(ValueError):
    """The data is not a letter. ``problems`` holds one Chinese sentence a place, e.g. ``title：应为文字，得到数字``."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def content_from(data: object) -> LetterContent:
    """Read a letter from JSON data. Every problem is collected; any problem raises ContentError."""
    reader = _Reader()
    content = reader.record(LetterContent, data, "", 0)
    if not reader.problems:
        reader.problems.extend(size_problems(content))
    if reader.problems:
        raise ContentError(reader.problems)
    return content


def content_to(content: LetterContent) -> dict[str, Any]:
    """Write a letter as JSON data: every field, in the order of its declaration."""
    return _plain(content)


def loads(text: bytes | str) -> object:
    """Parse JSON text strictly: UTF-8, no doubled names, no NaN, a size limit. Raises ContentError."""
    if len(text) > JSON_LIMIT:
        raise ContentError([f"文件过大：最多 {JSON_LIMIT // 1024 // 1024} MB"])
    try:
        text = text.decode("utf-8-sig") if isinstance(text, bytes) else text
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant)
    except UnicodeDecodeError as error:
        raise ContentError([f"不是 UTF-8 文本（第 {error.start + 1} 字节）"]) from None
    except json.JSONDecodeError as error:
        raise ContentError([f"不是合法的 JSON：第 {error.lineno} 行第 {error.colno} 列"]) from None
    except RecursionError:
        raise ContentError(["层次过深"]) from None
    except ContentError:
        raise
    except ValueError:
        raise ContentError(["数字过长"]) from None


@cache
def field_kinds(record: type) -> dict[str, Any]:
    """The resolved type of every field of a content dataclass, in the order of declaration."""
    hints = typing.get_type_hints(record)
    return {field.name: hints[field.name] for field in dataclasses.fields(record)}


@cache
def required_fields(record: type) -> tuple[str, ...]:
    """The fields of a content dataclass that have no default."""
    missing = dataclasses.MISSING
    return tuple(
        field.name
        for field in dataclasses.fields(record)
        if field.default is missing and field.default_factory is missing
    )


class _Reader:
    """Reads values of the kinds the content uses, collecting what is wrong as ``place：reason``."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def wrong(self, where: str, reason: str) -> None:
        if len(self.problems) < _PROBLEMS_MAX:
            self.problems.append(f"{where or '内容'}：{reason}")

    def record(self, kind: type, data: object, where: str, depth: int) -> Any:
        if not isinstance(data, dict):
            return self.wrong(where, f"应为对象，得到{_name_of(data)}")
        kinds = field_kinds(kind)
        values = {}
        for name, value in data.items():
            place = f"{where}.{_shown(name)}" if where else _shown(name)
            if name in kinds:
                values[name] = self.value(kinds[name], value, place, depth, (kind, name))
            else:
                self.wrong(place, _unknown(name, kinds))
        lacking = [name for name in required_fields(kind) if name not in data]
        for name in lacking:
            self.wrong(f"{where}.{name}" if where else name, "缺少这个字段")
        if kind is DocNumber and not lacking:
            self.check_issuer_code(values["issuer_code"], where)
        return None if lacking else kind(**values)

    def check_issuer_code(self, code: object, where: str) -> None:
        try:
            doc_number(str(code), 2026, 1)
        except ValueError:
            self.wrong(f"{where}.issuer_code", f"“{_shown(code)}”不能用作机关代字")

    def value(self, kind: Any, data: object, where: str, depth: int, spot: tuple[type, str]) -> Any:
        origin = typing.get_origin(kind)
        if kind is str:
            return self.text(data, where, spot)
        if kind in (int, float):
            return self.number(kind, data, where, spot)
        if kind is bool:
            return data if isinstance(data, bool) else self.expected(" true 或 false", data, where)
        if origin is Literal:
            return self.choice(typing.get_args(kind), data, where)
        if origin is tuple:
            return self.several(typing.get_args(kind)[0], data, where, depth, spot)
        if origin in (typing.Union, types.UnionType):
            return self.either(kind, data, where, depth, spot)
        return self.record(kind, data, where, depth)

    def expected(self, wanted: str, data: object, where: str) -> None:
        self.wrong(where, f"应为{wanted}，得到{_name_of(data)}")

    def text(self, data: object, where: str, spot: tuple[type, str]) -> str | None:
        if not isinstance(data, str):
            return self.expected("文字", data, where)
        cleaned = clean_text(data, multiline=spot in LINED)
        if len(cleaned) > PARAGRAPH_LIMIT:
            self.wrong(where, f"共 {len(cleaned)} 字，超过 {PARAGRAPH_LIMIT} 字")
        if spot in DATES and cleaned and not _is_date(cleaned):
            self.wrong(where, f"应为日期（如 2026-06-09），得到“{_shown(cleaned)}”")
        return cleaned

    def number(self, kind: type, data: object, where: str, spot: tuple[type, str]) -> Any:
        kinds = (int,) if kind is int else (int, float)
        if isinstance(data, bool) or not isinstance(data, kinds):
            return self.expected("整数" if kind is int else "数字", data, where)
        low, high = NUMBER_LIMITS[spot]
        if not low <= data <= high:  # NaN is in no range
            wanted = f"{low:g}" if low == high else f"{low:g} 至 {high:g}"
            return self.wrong(where, f"应为 {wanted}")
        return kind(data)

    def choice(self, options: tuple[str, ...], data: object, where: str) -> Any:
        if not isinstance(data, str):
            return self.expected("文字", data, where)
        if data not in options:
            listed = "、".join(option or "空" for option in options)
            return self.wrong(where, f"“{_shown(data)}”不在可选值之内（{listed}）")
        return data

    def several(self, kind: Any, data: object, where: str, depth: int, spot: tuple[type, str]) -> Any:
        if not isinstance(data, list | tuple):
            return self.expected("列表", data, where)
        limit = LIST_LIMITS.get(spot, ENTRIES_LIMIT)
        if len(data) > limit:
            return self.wrong(where, f"共 {len(data)} 项，超过 {limit} 项")
        return tuple(self.value(kind, entry, f"{where}[{index}]", depth, spot) for index, entry in enumerate(data))

    def either(self, kind: Any, data: object, where: str, depth: int, spot: tuple[type, str]) -> Any:
        if kind == Passage:
            return self.passage(data, where, depth)
        if data is None:
            return None
        (only,) = [option for option in typing.get_args(kind) if option is not types.NoneType]
        return self.value(only, data, where, depth, spot)

    def passage(self, data: object, where: str, depth: int) -> Any:
        if not isinstance(data, dict):
            return self.expected("对象", data, where)
        kind = _PASSAGES.get(data["type"]) if isinstance(data.get("type"), str) else None
        if kind is None:
            return self.wrong(f"{where}.type", f"应为 {'、'.join(_PASSAGES)} 之一")
        if kind is Section and depth >= DEPTH_LIMIT:
            return self.wrong(where, f"标题超过 {DEPTH_LIMIT} 级")
        return self.record(kind, data, where, depth + 1)


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _name_of(data: object) -> str:
    names = ((bool, "是非值"), (str, "文字"), (int | float, "数字"), (list | tuple, "列表"), (dict, "对象"))
    return next((name for kind, name in names if isinstance(data, kind)), "空值")


def _shown(name: object) -> str:
    """A name or value from outside as it may stand in a message: clean, one line, short."""
    text = clean_text(str(name), multiline=False)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _unknown(name: object, kinds: dict[str, Any]) -> str:
    near = difflib.get_close_matches(str(name)[:40], kinds, n=1, cutoff=0.75)
    return f"没有这个字段，是否为 {near[0]}？" if near else "没有这个字段"


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        doubled = next(name for name in names if names.count(name) > 1)
        raise ContentError([f"字段“{_shown(doubled)}”出现了两次"])
    return found


def _no_constant(name: str) -> None:
    raise ContentError([f"数字不能是 {name}"])
