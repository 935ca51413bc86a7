"""The nine-page letter of the figures, and the same letter with other words, so that nothing kept answers for it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

LETTERS = Path(__file__).resolve().parents[2] / "fixtures" / "letters"
CHARACTERS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"

Content = dict[str, Any]


def letter(name: str = "long") -> Content:
    """One of the project's letters as JSON data: long (nine pages with its sheet), deputy (five), short (three)."""
    return json.loads((LETTERS / f"{name}.json").read_text(encoding="utf-8"))


def rewritten(content: Content, number: int) -> Content:
    """The letter with a word of its own in every paragraph: another ``number``, no body page like one before."""
    word = _word(number)
    return content | {"passages": _replaced(content["passages"], word)}


def with_one_word(content: Content, number: int) -> Content:
    """The letter with one word more in the first item of its last section."""
    changed = copy.deepcopy(content)
    sections = [passage for passage in changed["passages"] if passage["type"] == "section"]
    item = sections[-1]["passages"][0]
    item["text"] = _with(item["text"], _word(number))
    return changed


def _word(number: int) -> str:
    length = len(CHARACTERS)
    return CHARACTERS[number % length] + CHARACTERS[number // length % length]


def _with(text: str, word: str) -> str:
    return f"{text[:4]}{word}{text[4:]}"


def _replaced(data: Any, word: str) -> Any:
    if isinstance(data, dict):
        return {
            name: _with(value, word) if name == "text" else _replaced(value, word)
            for name, value in data.items()
        }
    if isinstance(data, list):
        return [_replaced(value, word) for value in data]
    return data
