"""How fast two versions of 6,000 characters are compared: a letter corrected here and there, and wholly other texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from letter.content import LetterContent, Paragraph
from letter.traces import traces
from tests.bench.table import Row, cpu, wall

RUNS, CHARACTERS, PARAGRAPH = 11, 6_000, 300
WORDS = "我局高度重视您提出的建议，会同有关部门认真研究，逐条办理落实，取得了阶段性成效，2025年完成投资3.2亿元。"


def rows() -> Iterator[Row]:
    """The figures of the 花脸稿."""
    before = _letter(0)
    corrected = replace(before, passages=tuple(_corrected(one, place) for place, one in enumerate(before.passages)))
    other = _letter(7)
    one = replace(before, passages=(Paragraph("甲乙" * (CHARACTERS // 2), key="p0"),))
    two = replace(before, passages=(Paragraph("乙甲丙" * (CHARACTERS // 3), key="p0"),))
    for name, left, right in (("每段都有改动", before, corrected), ("全文改写", before, other), ("最坏的一段", one, two)):
        yield Row(f"花脸稿比对，两版各{CHARACTERS}字，{name}", wall(lambda left=left, right=right: traces(left, right), RUNS), "≤ 0.2")
        yield Row(f"花脸稿比对，{name}，CPU", cpu(lambda left=left, right=right: traces(left, right), RUNS), "≤ 0.2")


def _letter(shift: int) -> LetterContent:
    text = WORDS * (CHARACTERS // len(WORDS) + 2)
    texts = [
        "".join(chr(ord(char) + shift * (place % 3)) if char > "一" else char for place, char in enumerate(text[at : at + PARAGRAPH]))
        for at in range(0, CHARACTERS, PARAGRAPH)
    ]
    return LetterContent(title="标题", passages=tuple(Paragraph(text, key=f"p{place}") for place, text in enumerate(texts)))


def _corrected(one: Paragraph, place: int) -> Paragraph:
    return replace(one, text=one.text.replace("2025年", "2026年").replace("认真研究", f"专题研究{place}次").replace("逐条", "逐项"))
