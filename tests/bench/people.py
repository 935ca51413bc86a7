"""The office of the figures: one for every part that needs people, for its level exists once in a database."""

from __future__ import annotations

from functools import cache

from tests.cast import Cast, make_cast


@cache
def office() -> Cast:
    """The standing cast of the tests."""
    return make_cast()
