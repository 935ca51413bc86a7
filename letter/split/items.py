"""Which paragraphs are items: 一是 二是, 首先 其次, 第一 第二 in sequence, and paragraphs whose lead is set off in bold."""

from __future__ import annotations

import itertools
import re

from letter.split.blocks import Block
from letter.split.markers import marker_of
from letter.split.report import Report

LEAD_LONGEST = 60
RUN_IN = re.compile("[；。，：]二(?:是|要|则是)")


def items_among(blocks: list[Block], report: Report) -> dict[int, int]:
    """Return the items by their place, each with the length of its marker (0 where only a bold lead shows it)."""
    found: dict[int, int] = {}
    for start, end in _stretches(blocks):
        found |= _counted(blocks, start, end, report)
    bold = {place: 0 for place, block in enumerate(blocks) if place not in found and _has_bold_lead(block)}
    if len(bold) > 1:
        report.noted("加粗领句开头、没有序词的段落按分条收入，同一节里不止一条时印出“一是”“二是”。", part="passages")
    return found | bold


def _stretches(blocks: list[Block]) -> list[tuple[int, int]]:
    """Return the runs of blocks between two headings."""
    edges = [-1]
    edges += [place for place, block in enumerate(blocks) if (marker := marker_of(block)) and marker.is_heading]
    edges.append(len(blocks))
    return [(edge + 1, following) for edge, following in itertools.pairwise(edges)]


def _counted(blocks: list[Block], start: int, end: int, report: Report) -> dict[int, int]:
    """Return the items of one stretch that are counted, where there are at least two and the first comes first."""
    found: dict[int, int] = {}
    for kind in ("一是", "首先"):
        marked = [(place, marker) for place in range(start, end) if (marker := marker_of(blocks[place])) and marker.kind == kind]
        if not marked:
            continue
        counted, expected = [], 1
        for place, marker in marked:
            if marker.number not in (0, expected) or (not counted and marker.number != 1):
                break
            counted.append((place, marker))
            expected += 1
        if len(counted) < 2:
            _tell_lone(blocks, marked, report)
            continue
        found |= {place: marker.length for place, marker in counted}
        if kind == "首先":
            said = "、".join(f"“{blocks[place].text[: marker.length].rstrip('，,、：: 　')}”" for place, marker in counted)
            report.noted(f"序词{said}按分条收入，印时统一为“一是”“二是”。", blocks[counted[0][0]].place, part="passages")
        _tell_lone(blocks, marked[len(counted) :], report)
    return found


def _tell_lone(blocks: list[Block], marked: list, report: Report) -> None:
    for place, _ in marked:
        block = blocks[place]
        if RUN_IN.search(block.text) or "其次" in block.text or "第二" in block.text:
            report.noted("一段之内的“一是……二是……”没有拆开，原样收入。", block.place, block.text[:40], "passages", about="段内分条")
        else:
            report.doubtful("序词不成序列，这一段原样收入，没有作为分条。", block.place, block.text[:40], "passages", about="序词")


def _has_bold_lead(block: Block) -> bool:
    """Tell whether a paragraph begins with a bold sentence and goes on in plain type."""
    if block.rows or not 2 < block.bold < len(block.text) or block.bold > LEAD_LONGEST or marker_of(block) is not None:
        return False
    return block.text[: block.bold].rstrip(" 　")[-1:] in tuple("。：:！？")
