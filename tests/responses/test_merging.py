"""Two drafts grown from one: disjoint edits make the union, the same place asks, no passage is doubled or lost."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from responses.merging import Clash, merge


def para(key: str, text: str = "") -> dict:
    return {"type": "paragraph", "key": key, "text": text or f"{key}。"}


def item(key: str, text: str = "") -> dict:
    return {"type": "item", "key": key, "lead_in": f"{key}句。", "text": text, "more": []}


def section(key: str, *passages: dict, heading: str = "") -> dict:
    return {"type": "section", "key": key, "heading": heading or key, "passages": list(passages)}


def letter(*passages: dict, **fields) -> dict:
    plain = {"title": "题", "opening": "开头。", "closing": ["尾一。", "尾二。"], "outcome": "A1", "with_feedback": True, "attachments": []}
    return {**plain, **copy.deepcopy(fields), "passages": copy.deepcopy(list(passages))}


BASE = letter(section("s", item("a"), item("b")), para("p"), section("t", item("c")))


def keys(passages: list[dict]) -> list:
    return [(one["key"], keys(one["passages"])) if one["type"] == "section" else one["key"] for one in passages]


def flat(passages: list[dict]) -> dict[str, dict]:
    found = {}
    for one in passages:
        assert one["key"] not in found, "a passage stands twice"
        found[one["key"]] = {name: value for name, value in one.items() if name != "passages"}
        found |= flat(one.get("passages", []))
    return found


def changed(source: dict = BASE, **fields) -> dict:
    return {**copy.deepcopy(source), **fields}


def test_different_fields_and_passages_are_joined():
    mine = changed(opening="我的开头。")
    mine["passages"][0]["passages"][0] = item("a", "我写的。")
    theirs = changed(closing=["新尾。"], outcome="B1", with_feedback=False)
    theirs["passages"][1] = para("p", "对方写的。")
    merged = merge(BASE, mine, theirs)
    assert merged.clashes == ()
    assert (merged.letter["opening"], merged.letter["closing"]) == ("我的开头。", ["新尾。"])
    assert (merged.letter["outcome"], merged.letter["with_feedback"]) == ("B1", False)
    said = flat(merged.letter["passages"])
    assert (said["a"]["text"], said["p"]["text"]) == ("我写的。", "对方写的。")
    assert set(merged.taken) == {"closing", "outcome", "with_feedback", "p"}


def test_the_same_change_on_both_sides_is_one():
    both = changed(opening="同样的开头。")
    merged = merge(BASE, both, copy.deepcopy(both))
    assert (merged.letter, merged.clashes, merged.taken) == (both, (), ())


def test_the_same_passage_asks_and_takes_the_choice():
    mine, theirs = changed(), changed()
    mine["passages"][1], theirs["passages"][1] = para("p", "我的。"), para("p", "对方的。")
    clash = Clash("p", {"type": "paragraph", "text": "对方的。"}, {"type": "paragraph", "text": "我的。"}, may_both=True)
    assert merge(BASE, mine, theirs).clashes == (clash,)

    def chosen(pick: str, **other) -> list[str]:
        choice = {"pick": pick, "theirs": clash.theirs, "mine": clash.mine, **other}
        merged = merge(BASE, mine, theirs, {"p": choice})
        if merged.clashes:
            return ["asked"]
        return [one["text"] for one in merged.letter["passages"] if one["type"] == "paragraph"]

    assert chosen("mine") == ["我的。"]
    assert chosen("theirs") == ["对方的。"]
    assert chosen("both") == ["对方的。", "我的。"]
    for pick, other in (("", {}), ("neither", {}), ("mine", {"theirs": None}), ("theirs", {"mine": "别的"})):
        assert chosen(pick, **other) == ["asked"], "a choice counts only for the texts it was made for"


def test_removed_here_and_rewritten_there_asks():
    mine, theirs = changed(), changed()
    del mine["passages"][1]
    theirs["passages"][1] = para("p", "改过的。")
    merged = merge(BASE, mine, theirs)
    assert merged.clashes == (Clash("p", {"type": "paragraph", "text": "改过的。"}, None),)
    choice = {"theirs": merged.clashes[0].theirs, "mine": None}
    kept = merge(BASE, mine, theirs, {"p": {"pick": "theirs", **choice}}).letter
    gone = merge(BASE, mine, theirs, {"p": {"pick": "mine", **choice}}).letter
    assert keys(kept["passages"]) == [("s", ["a", "b"]), "p", ("t", ["c"])]
    assert keys(gone["passages"]) == [("s", ["a", "b"]), ("t", ["c"])]
    assert merge(BASE, mine, theirs, {"p": {"pick": "both", **choice}}).clashes, "nothing beside a removed passage"


def test_removed_here_and_untouched_there_goes():
    theirs = changed()
    theirs["passages"][0]["passages"].pop()
    merged = merge(BASE, changed(opening="我的。"), theirs)
    assert keys(merged.letter["passages"]) == [("s", ["a"]), "p", ("t", ["c"])]
    assert merged.taken == ("b",)


def test_a_removed_heading_stays_while_something_new_stands_under_it():
    mine, theirs = changed(), changed()
    del mine["passages"][2]
    theirs["passages"][2]["passages"].append(item("d"))
    assert keys(merge(BASE, mine, theirs).letter["passages"]) == [("s", ["a", "b"]), "p", ("t", ["d"])]


def test_order_and_additions_of_both_sides():
    mine, theirs = changed(), changed()
    mine["passages"].reverse()
    theirs["passages"][0]["passages"] = [item("b"), item("n"), item("a")]
    theirs["passages"].insert(1, para("q"))
    mine["passages"][0]["passages"].insert(0, item("m"))
    merged = merge(BASE, mine, theirs)
    assert keys(merged.letter["passages"]) == [("t", ["m", "c"]), "p", ("s", ["b", "n", "a"]), "q"]
    assert merged.clashes == ()


def test_moved_by_one_and_written_by_the_other():
    mine, theirs = changed(), changed()
    theirs["passages"][2]["passages"].append(theirs["passages"][0]["passages"].pop(0))
    mine["passages"][0]["passages"][0]["text"] = "我写的。"
    merged = merge(BASE, mine, theirs)
    assert keys(merged.letter["passages"]) == [("s", ["b"]), "p", ("t", ["c", "a"])]
    assert flat(merged.letter["passages"])["a"]["text"] == "我写的。"


def test_headings_moved_under_each_other_do_not_swallow_themselves():
    mine = letter(section("s", item("a"), item("b"), section("t", item("c"))), para("p"))
    theirs = letter(para("p"), section("t", item("c"), section("s", item("a"), item("b"))))
    merged = merge(BASE, mine, theirs)
    assert keys(merged.letter["passages"]) == ["p", ("t", ["c", ("s", ["a", "b"])])]


def test_lists_of_lines_and_headings_touched_by_both():
    mine, theirs = changed(closing=["尾一。", "我的。"], title="甲"), changed(closing=["尾一。", "对方的。"], title="乙")
    mine["passages"][0]["heading"], theirs["passages"][0]["heading"] = "我的", "对方的"
    clashes = {one.place: one for one in merge(BASE, mine, theirs).clashes}
    assert {place: one.may_both for place, one in clashes.items()} == {"title": False, "closing": True, "s": False}
    choices = {place: {"pick": "both" if one.may_both else "theirs", **one.to_json()} for place, one in clashes.items()}
    merged = merge(BASE, mine, theirs, choices)
    assert merged.letter["closing"] == ["尾一。", "对方的。", "我的。"]
    assert (merged.letter["title"], merged.letter["passages"][0]["heading"]) == ("乙", "对方的")


@pytest.mark.parametrize(("mine", "theirs", "joined"), [
    (["1", "b"], ["a", "2"], ["1", "2"]), (["1", "b"], ["1", "b", "c"], None), (["1", "b"], ["2", "b"], None),
])  # fmt: skip
def test_attachments_one_by_one(mine, theirs, joined):
    merged = merge(letter(attachments=["a", "b"]), letter(attachments=mine), letter(attachments=theirs))
    assert (None if merged.clashes else merged.letter["attachments"]) == joined


PARTS = ["s", "a", "b", "p", "t", "c", "title", "opening"]


def touched(source: dict, acts: list[tuple[str, str]], mark: str) -> dict:
    """The letter after some acts on its parts: rewritten, removed, moved to the end, something added after it."""
    after = copy.deepcopy(source)
    for number, (act, part) in enumerate(acts):
        if part in after:
            after[part] += mark
            continue
        row, at = next(_rows(after["passages"], part))
        passage = row[at]
        if act == "add":
            row.insert(at + 1, para(f"{mark}{number}{part}", mark))
        elif act == "move":
            row.append(row.pop(at))
        elif act == "remove" and passage["type"] != "section":
            del row[at]
        else:
            name = "heading" if passage["type"] == "section" else "text"
            passage[name] += mark
    return after


def _rows(row: list[dict], key: str):
    for at, one in enumerate(row):
        if one["key"] == key:
            yield row, at
        yield from _rows(one.get("passages", []), key)


@st.composite
def disjoint(draw):
    """Acts of two people, no part touched by both; order is changed by one of them."""
    order = draw(st.permutations(PARTS))
    cut = draw(st.integers(0, len(order)))
    acts = st.sampled_from(["write", "add", "remove"])
    mine = [(draw(acts), part) for part in order[:cut]]
    theirs = [(draw(st.sampled_from(["write", "add", "remove", "move"])), part) for part in order[cut:]]
    return mine, theirs


@settings(max_examples=150, derandomize=True, deadline=None)
@given(disjoint())
def test_disjoint_acts_make_the_union(acts):
    mine, theirs = touched(BASE, acts[0], "我"), touched(BASE, acts[1], "他")
    merged = merge(BASE, mine, theirs)
    assert merged.clashes == ()
    base, own, other, said = (flat(one["passages"]) for one in (BASE, mine, theirs, merged.letter))
    for key in base.keys() | own.keys() | other.keys():
        wanted = other.get(key) if own.get(key) == base.get(key) else own.get(key)
        assert said.get(key) == wanted, key
    for name in ("title", "opening"):
        assert merged.letter[name] == (theirs[name] if mine[name] == BASE[name] else mine[name])


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["write", "add", "move"]), st.sampled_from(PARTS[:6])), max_size=5),
       st.lists(st.tuples(st.sampled_from(["write", "add", "move"]), st.sampled_from(PARTS[:6])), max_size=5))  # fmt: skip
def test_whatever_both_do_nothing_is_lost_or_doubled(first, second):
    mine, theirs = touched(BASE, first, "我"), touched(BASE, second, "他")
    merged = merge(BASE, mine, theirs)
    every = flat(mine["passages"]).keys() | flat(theirs["passages"]).keys()
    assert flat(merged.letter["passages"]).keys() == every
    rewritten = {part for act, part in first if act == "write"} & {part for act, part in second if act == "write"}
    assert {one.place for one in merged.clashes} == {
        part for part in rewritten if flat(mine["passages"])[part] != flat(theirs["passages"])[part]
    }


def test_nothing_changed_comes_back_as_it_was():
    assert merge(BASE, changed(), changed()).letter == BASE
