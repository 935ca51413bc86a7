"""A full content file to start from: one reply letter with everything a letter can hold."""

from __future__ import annotations

from importlib import resources

from letter.content import LetterContent
from letter.decoding import content_from, loads


def example_json() -> str:
    """The example as JSON text, laid out for reading."""
    return resources.files("letter").joinpath("example.json").read_text(encoding="utf-8")


def example() -> LetterContent:
    """The example as a letter."""
    return content_from(loads(example_json()))
