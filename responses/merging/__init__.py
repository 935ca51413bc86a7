"""Three drafts in, one out: what both sides wrote on since they parted, and the places where both touched the same.

Base, mine and theirs are the editor's plain data (see content.draft_of), cleaned. A place is a field's name or a
passage's key; its text is one thing: the lead sentence and what follows it are one paragraph on paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from responses.merging.trees import Own, Tree, join_trees

__all__ = ["Clash", "Merged", "merge"]

LISTED = ("addressees", "copies", "closing", "copied_to", "attachments")
"""Fields of lines: both may stand, one after the other."""


@dataclass(frozen=True)
class Clash:
    """One place that both touched: either text (None where it was removed), and whether both may stand."""

    place: str
    theirs: Any
    mine: Any
    may_both: bool = False

    def to_json(self) -> dict[str, Any]:
        """As the editor's script shows it and sends it back with its choice."""
        return {"place": self.place, "theirs": self.theirs, "mine": self.mine, "may_both": self.may_both}


@dataclass(frozen=True)
class Merged:
    """The letter of both; what is still to be chosen; the places where it differs from mine."""

    letter: dict[str, Any]
    clashes: tuple[Clash, ...] = ()
    taken: tuple[str, ...] = ()


def merge(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any], choices: Mapping[str, Any] | None = None
) -> Merged:
    """Join two drafts that began from one.

    ``choices`` says for a place {"pick": "theirs" | "mine" | "both", "theirs": …, "mine": …}; it counts only while both
    texts are still those it was made for. No passage is doubled or lost: what one side removed stays while the other
    wrote in it, and then it is asked.
    """
    chooser = _Chooser(choices or {})
    letter: dict[str, Any] = {}
    taken = []
    for name in (name for name in theirs if name != "passages"):
        letter[name] = _field(name, base.get(name), mine.get(name), theirs[name], chooser)
        if letter[name] != mine.get(name):
            taken.append(name)
    trees = Tree.of(base["passages"]), Tree.of(mine["passages"]), Tree.of(theirs["passages"])
    joined = join_trees(*trees, chooser.passage)
    letter["passages"] = joined.passages()
    return Merged(letter, tuple(chooser.clashes), (*taken, *_taken(trees[1], joined)))


def _taken(mine: Tree, joined: Tree) -> list[str]:
    """The passages that are not as mine has them, and “passages” where only their order is another."""
    changed = [key for key in {**joined.own, **mine.own} if mine.own.get(key) != joined.own.get(key)]
    common = mine.own.keys() & joined.own.keys()
    moved = [key for key in common if mine.parent[key] != joined.parent[key] and key not in changed]
    if not moved and [key for key in mine.order() if key in common] != [key for key in joined.order() if key in common]:
        moved = ["passages"]
    return changed + moved


def _field(name: str, base: Any, mine: Any, theirs: Any, chooser: _Chooser) -> Any:
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    if name == "attachments" and (each := _each(base, mine, theirs)) is not None:
        return each
    return chooser.field(name, mine, theirs)


def _each(base: list, mine: list, theirs: list) -> list | None:
    """Attachments one by one, where none was added or taken away and no two touched the same."""
    if not len(base) == len(mine) == len(theirs):
        return None
    if any(own not in (old, other) and other != old for old, own, other in zip(base, mine, theirs, strict=True)):
        return None
    return [other if own == old else own for old, own, other in zip(base, mine, theirs, strict=True)]


class _Chooser:
    """Answers what both touched: by the choice that was made for these very texts, else it notes a clash."""

    def __init__(self, choices: Mapping[str, Any]) -> None:
        self.choices = choices
        self.clashes: list[Clash] = []

    def pick(self, clash: Clash) -> str:
        choice = self.choices.get(clash.place)
        allowed = ("theirs", "mine", "both") if clash.may_both else ("theirs", "mine")
        if isinstance(choice, dict) and choice.get("pick") in allowed and _is_for(choice, clash):
            return choice["pick"]
        self.clashes.append(clash)
        return "mine"

    def field(self, name: str, mine: Any, theirs: Any) -> Any:
        picked = self.pick(Clash(name, theirs, mine, name in (*LISTED, "opening")))
        if picked == "both":
            return theirs + (mine if name == "opening" else [line for line in mine if line not in theirs])
        return theirs if picked == "theirs" else mine

    def passage(self, key: str, mine: Own | None, theirs: Own | None) -> list[Own]:
        """The texts that stand at a passage both touched; none where its removal is chosen."""
        may_both = mine is not None and theirs is not None and "section" not in (mine["type"], theirs["type"])
        picked = self.pick(Clash(key, theirs, mine, may_both))
        chosen = (theirs, mine) if picked == "both" else (theirs,) if picked == "theirs" else (mine,)
        return [one for one in chosen if one is not None]


def _is_for(choice: Mapping[str, Any], clash: Clash) -> bool:
    return (choice.get("theirs"), choice.get("mine")) == (clash.theirs, clash.mine)
