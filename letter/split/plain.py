"""Plain text and Markdown as blocks: a line each, with indents, gaps, page ends, # and ** read and taken off."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from letter.clean import clean_text
from letter.split.blocks import Block, Rows, stripped
from letter.split.report import Report

HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
RULE = re.compile(r"[ \t]*(?:[-*_=—─][ \t]*){3,}")
FENCE = re.compile(r"```|~~~")
QUOTE = re.compile(r"[ \t]*>[ \t]?")
STARS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
DIVIDER = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
SET_IN_CELLS = 2
LINES_LIMIT = 20_000


def blocks_of_text(text: str, report: Report) -> list[Block]:
    """Return the lines of a text that hold something."""
    lines = re.split("\r\n|[\r\n\v\x85\u2028\u2029]", text.replace("\f", "\n\f"))[:LINES_LIMIT]
    marked = _is_marked(lines)
    if marked:
        report.noted("原文是带标记的文字：“#”按标题级别、“**”按加粗处理，标记本身已去掉。")
    blocks: list[Block] = []
    after_gap = new_page = False
    for number, line in enumerate(lines, 1):
        new_page = new_page or line.startswith("\f")
        line = line.lstrip("\f")
        if not line.strip(" \t　") or (marked and (RULE.fullmatch(line) or FENCE.match(line))):
            after_gap = True
            continue
        block = _block(line, f"第{number}行", marked)
        if block.text or block.rows:
            blocks.append(replace(block, after_gap=after_gap, new_page=new_page))
        after_gap = new_page = False
    return _with_tables(blocks)


def _is_marked(lines: list[str]) -> bool:
    """Tell whether the text is Markdown: headings with #, a line all in stars, or several passages in them."""
    whole = any(HASHES.match(line) or STARS.fullmatch(line.strip(" \t　")) for line in lines)
    return whole or sum(bool(STARS.search(line)) for line in lines) > 1


def _block(line: str, place: str, marked: bool) -> Block:
    level = bold = 0
    if marked:
        line = QUOTE.sub("", line)
        if found := HASHES.match(line):
            level, line = len(found[1]), line[found.end() :].rstrip("# \t")
        line, bold = _without_stars(line)
    cells = _cells(line, marked)
    if len(cells) > 1:
        return Block("", place, rows=(tuple(clean_text(cell, multiline=False) for cell in cells),))
    text, bold, width = stripped(line, bold)
    # What cleaning takes out of the middle of a bold beginning moves its end.
    bold = len(clean_text(text[:bold]))
    return Block(clean_text(text).strip(" 　"), place, bold=bold, level=level, is_set_in=width >= SET_IN_CELLS * 2 or line[:1] == "\t")


def _without_stars(line: str) -> tuple[str, int]:
    """Return a line without ** and how much of its beginning was between them."""
    found = STARS.match(line.lstrip(" \t　"))
    indent = len(line) - len(line.lstrip(" \t　"))
    bold = indent + len(found[2]) if found else 0
    return STARS.sub(r"\2", line).replace("\\*", "*"), bold


def _cells(line: str, marked: bool) -> list[str]:
    """Return the cells of a table's row: parted by tabs, or by | in Markdown; one cell for any other line."""
    if marked and line.strip().startswith("|") and line.strip().endswith("|") and line.count("|") > 2:
        return [""] if DIVIDER.fullmatch(line.strip()) else [cell.strip() for cell in line.strip().strip("|").split("|")]
    inner = line.strip(" 　").strip("\t")
    return [cell.strip(" 　") for cell in inner.split("\t")] if "\t" in inner else [line]


def _with_tables(blocks: list[Block]) -> list[Block]:
    """Put rows that follow each other into one table; a single row is a line whose parts stand apart."""
    found: list[Block] = []
    for is_table, group in groupby(blocks, key=lambda block: bool(block.rows)):
        rows = list(group)
        if is_table and len(rows) > 1:
            cells: Rows = tuple(row for block in rows for row in block.rows)
            found.append(replace(rows[0], rows=cells, place=f"{rows[0].place}至{rows[-1].place}"))
        elif is_table:
            found.append(replace(rows[0], text="　　".join(filter(None, rows[0].rows[0])), rows=()))
        else:
            found += rows
    return found
