"""What an office changed in the lists, kept apart from what is delivered: the rest goes on growing with the program."""

from __future__ import annotations

from typing import Any

from letter.proof.lists import DEFAULT, NAMES, Lists, lists_from, lists_to


def changes_in(lists: Lists, *, base: Lists | None = None) -> dict[str, Any]:
    """Return by list what was ``added`` to those of ``base`` (changed entries among them) and ``removed`` from them."""
    delivered, own = lists_to(DEFAULT if base is None else base), lists_to(lists)
    changes = {}
    for name in NAMES:
        before = {_key(entry): entry for entry in delivered[name]}
        after = {_key(entry): entry for entry in own[name]}
        added = [entry for key, entry in after.items() if before.get(key) != entry]
        removed = [key for key in before if key not in after]
        if added or removed:
            changes[name] = {"added": added, "removed": removed}
    return changes


def lists_with(changes: dict[str, Any], *, base: Lists | None = None) -> Lists:
    """Return the lists of ``base`` with an office's changes, its own entries first.

    A list kept whole, as it was before changes were kept, stands for itself. Raises ContentError as lists_from does.
    """
    base = DEFAULT if base is None else base
    delivered = lists_to(base)
    data = {}
    for name, change in changes.items():
        if not isinstance(change, dict):
            data[name] = change
            continue
        added = change.get("added", [])
        gone = {*change.get("removed", []), *map(_key, added)}
        data[name] = [*added, *(entry for entry in delivered.get(name, []) if _key(entry) not in gone)]
    return lists_from(data, base=base)


def _key(entry: Any) -> str:
    """What an entry is known by: itself, a body's name, the wrong words with the right ones."""
    if isinstance(entry, str):
        return entry
    return entry["name"] if "name" in entry else f"{entry.get('wrong')}→{entry.get('right')}"
