"""The passages of a draft as a tree by key, and two trees grown from one joined: nothing twice, nothing lost."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

Own = dict[str, Any]
"""A passage without its key and without what stands under it."""
Settle = Callable[[str, "Own | None", "Own | None"], list[Own]]
ROOT = ""
DEPTH_MOST = 3


@dataclass
class Tree:
    """What each passage says, under which heading it stands, and the order under each heading."""

    own: dict[str, Own] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    under: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, passages: Iterable[dict[str, Any]]) -> Tree:
        """Read the editor's passages; each key occurs once (see services.joining)."""
        tree = cls()
        tree._read(passages, ROOT)
        return tree

    def _read(self, passages: Iterable[dict[str, Any]], parent: str) -> None:
        for passage in passages:
            key = passage["key"]
            self.own[key] = {name: value for name, value in passage.items() if name not in ("key", "passages")}
            self.parent[key] = parent
            self.under.setdefault(parent, []).append(key)
            self._read(passage.get("passages", ()), key)

    def passages(self, parent: str = ROOT) -> list[dict[str, Any]]:
        """As the editor's plain data again."""
        return [self._passage(key) for key in self.under.get(parent, ())]

    def _passage(self, key: str) -> dict[str, Any]:
        own = self.own[key]
        said = {"type": own["type"], "key": key, **{name: value for name, value in own.items() if name != "type"}}
        return {**said, "passages": self.passages(key)} if own["type"] == "section" else said

    def order(self, parent: str = ROOT) -> list[str]:
        """All keys in the order of paper."""
        return [one for key in self.under.get(parent, ()) for one in (key, *self.order(key))]

    def depth(self, key: str) -> int:
        """How many headings a passage stands under."""
        depth = 0
        while (key := self.parent.get(key, ROOT)) != ROOT:
            depth += 1
        return depth


def join_trees(base: Tree, mine: Tree, theirs: Tree, settle: Settle) -> Tree:
    """Join two trees that grew from one; ``settle`` says what stands where both changed the same passage."""
    joined = Tree()
    extra: dict[str, Own] = {}
    for key in {**theirs.own, **mine.own}:
        values = _values(key, base.own.get(key), mine.own.get(key), theirs.own.get(key), settle)
        if values:
            joined.own[key] = values[0]
        if len(values) > 1:
            extra[key] = values[1]
    _place(joined, base, mine, theirs)
    _keep_headings(joined, mine, theirs)
    members: dict[str, set[str]] = {}
    for key, parent in joined.parent.items():
        members.setdefault(parent, set()).add(key)
    for parent, keys in members.items():
        joined.under[parent] = _ordered(keys, *(tree.under.get(parent, []) for tree in (base, mine, theirs)))
    for key, own in extra.items():
        _put_after(joined, key, own)
    return joined


def _values(key: str, base: Own | None, mine: Own | None, theirs: Own | None, settle: Settle) -> list[Own]:
    if mine in (theirs, base):
        return [theirs] if theirs is not None else []
    if theirs == base:
        return [mine] if mine is not None else []
    return settle(key, mine, theirs)


def _place(joined: Tree, base: Tree, mine: Tree, theirs: Tree) -> None:
    """Say under which heading each passage stands: where either moved it, and mine where both did."""

    def wanted(key: str) -> str:
        if key not in mine.parent or (key in theirs.parent and mine.parent[key] == base.parent.get(key)):
            return theirs.parent[key]
        return mine.parent[key]

    joined.parent = {key: wanted(key) for key in {**theirs.own, **mine.own}}
    if _is_unfit(joined):  # each moved one heading under the other: theirs is a tree for certain
        joined.parent = {key: theirs.parent.get(key, mine.parent.get(key, ROOT)) for key in joined.parent}


def _is_unfit(joined: Tree) -> bool:
    """Whether a heading stands under itself or too deep."""
    for key in joined.parent:
        seen, above = 0, key
        while (above := joined.parent.get(above, ROOT)) != ROOT:
            seen += 1
            if seen > DEPTH_MOST:
                return True
    return False


def _keep_headings(joined: Tree, mine: Tree, theirs: Tree) -> None:
    """A heading that one side removed stays while something is left under it; the rest of what was removed goes."""
    for key in list(joined.own):
        above = joined.parent[key]
        while above != ROOT and above not in joined.own:
            joined.own[above] = theirs.own.get(above) or mine.own[above]
            above = joined.parent[above]
    joined.parent = {key: parent for key, parent in joined.parent.items() if key in joined.own}


def _ordered(keys: set[str], base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """The order of whoever changed it (mine where both did), with what the other put in after what it followed there."""
    mine, theirs = [key for key in mine if key in keys], [key for key in theirs if key in keys]
    first, second = (mine, theirs) if _is_reordered(base, mine) else (theirs, mine)
    result = list(first)
    for place, key in enumerate(second):
        if key not in result:
            result.insert(result.index(second[place - 1]) + 1 if place else 0, key)
    return result + sorted(keys - set(result))


def _is_reordered(base: list[str], other: list[str]) -> bool:
    return [key for key in base if key in other] != [key for key in other if key in base]


def _put_after(joined: Tree, key: str, own: Own) -> None:
    new, row = uuid4().hex, joined.under[joined.parent[key]]
    row.insert(row.index(key) + 1, new)
    joined.own[new], joined.parent[new] = own, joined.parent[key]
