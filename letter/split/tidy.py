"""Notes stray blanks, half-width marks and signs that may not print. Nothing is changed: the person decides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from letter.split.blocks import Block
from letter.split.patterns import HAN
from letter.split.report import Report

WIDE = f"{HAN}，。、；：？！“”‘’（）《》〔〕"
STRAY = re.compile(f"(?<=[{WIDE}])[ 　]+(?=[{WIDE}0-9A-Za-z])|(?<=[0-9A-Za-z%％])[ 　]+(?=[{WIDE}])|[ 　]{{2,}}")
HALF = re.compile(f"(?<=[{HAN}”》）])[,;:!?()\"'.]|[,;:!?(\"'](?=[{HAN}“《（])|(?<=[0-9A-Za-z])[,;](?=[{HAN}])")
STOP = re.compile(f"(?<=[{HAN}])\\.(?=[{HAN}]|$)")
FULL = re.compile("[０-９Ａ-Ｚａ-ｚ％．]")
EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff\u2700-\u27bf\ue000-\uf8ff]")
AROUND = 8


def tell_oddities(blocks: Iterable[Block], report: Report) -> None:
    """Say what looks odd in the text, paragraph by paragraph."""
    for block in blocks:
        if block.rows:
            continue
        _tell(block, STRAY, "多余的空格", report)
        _tell(block, HALF, "半角标点", report)
        _tell(block, FULL, "全角的数字或字母", report)
        if found := EMOJI.findall(block.text):
            marks = "".join(dict.fromkeys(found))
            report.noted(f"表情或特殊符号（{marks}），原样保留，正式公文里可能印不出。", block.place, about="表情符号")


def _tell(block: Block, pattern: re.Pattern[str], name: str, report: Report) -> None:
    found = list(pattern.finditer(block.text))
    if not found:
        return
    first = found[0]
    start = max(0, first.start() - AROUND)
    signs = "" if name == "多余的空格" else f"（{'、'.join(dict.fromkeys(one[0] for one in found))}）"
    said = f"{name}{len(found)}处{signs}，原样保留，请在编辑页改正。"
    report.noted(said, block.place, block.text[start : first.end() + AROUND], about=name)
