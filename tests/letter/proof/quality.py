"""How good the proofreading is: recall on planted errors, false findings on clean letters. ``python -m tests.letter.proof.quality``."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from letter.finding import Finding
from letter.proof import RULES, proofread, text_at
from tests.letter.proof.corpus.reading import Letter, corpus, size
from tests.letter.proof.planting import (
    agreement,
    figures,
    forms,
    marks,
    outline,
    replying,
    second,
    words,
)
from tests.letter.proof.planting.plant import Plant

NOT_PLANTED = {
    "FMT-10E": "排版后才看得出，由 letter.check 检查",
    "FMT-09H": "份号在内容里是整数，自动印成六位，写不错",
}
"""Rules nothing in a letter's content or the register's facts can break, and why."""


@dataclass
class Row:
    """One rule in the table."""

    rule: str
    planted: int = 0
    found: int = 0
    false: int = 0
    """Findings on clean letters."""


@dataclass
class Quality:
    """The measure: rows by rule, what was missed, what was said of clean letters."""

    rows: dict[str, Row]
    characters: int = 0
    letters: int = 0
    missed: list[Plant] = field(default_factory=list)
    false: list[tuple[Letter, Finding]] = field(default_factory=list)

    def false_of(self, level: str) -> int:
        """Findings of a level on clean letters."""
        return sum(finding.level == level for _, finding in self.false)

    def per_thousand(self, level: str) -> float:
        """Findings of a level per 1,000 characters of clean text."""
        return 1000 * self.false_of(level) / self.characters


@cache
def all_plants() -> tuple[Plant, ...]:
    """Every plant of every family, in the order of the families."""
    families = (forms, outline, marks, figures, words, agreement, replying, second)
    return tuple(plant for family in families for plant in family.plants())


def is_found(plant: Plant, findings: Iterable[Finding]) -> bool:
    """Whether one of the findings is of the plant's rule, at its place, on its characters."""
    return any(_meets(plant, finding) for finding in findings)


def _meets(plant: Plant, finding: Finding) -> bool:
    if finding.rule != plant.rule and finding.rule not in plant.same:
        return False
    if plant.wheres and finding.where not in plant.wheres:
        return False
    if plant.span and finding.span and finding.where == plant.wheres[0]:
        (start, end), (first, last) = plant.span, finding.span
        return first <= end and start <= last
    return True


@cache
def measured() -> Quality:
    """Proofread the corpus and every plant once."""
    quality = Quality({rule: Row(rule) for rule in RULES})
    for letter in corpus():
        quality.letters += 1
        quality.characters += size(letter.content)
        for finding in proofread(letter.content, letter.facts):
            quality.rows[finding.rule].false += 1
            quality.false.append((letter, finding))
    for plant in all_plants():
        row = quality.rows[plant.rule]
        row.planted += 1
        if is_found(plant, proofread(plant.content, plant.facts, plant.lists)):
            row.found += 1
        else:
            quality.missed.append(plant)
    return quality


def table(quality: Quality) -> str:
    """The table per rule in Chinese, with the sums below."""
    lines = ["| 规则 | 名称 | 植入 | 查出 | 查全率 | 误报 |", "|---|---|---:|---:|---:|---:|"]
    for row in quality.rows.values():
        rate = f"{row.found / row.planted:.0%}" if row.planted else "—"
        lines.append(f"| {row.rule} | {RULES[row.rule].name} | {row.planted} | {row.found} | {rate} | {row.false} |")
    planted = sum(row.planted for row in quality.rows.values())
    found = sum(row.found for row in quality.rows.values())
    lines += [
        "",
        f"干净的函 {quality.letters} 件，{quality.characters} 字；植入错误 {planted} 处，查出 {found} 处（{found / planted:.1%}）。",
        f"误报：必错 {quality.false_of('error')} 处；{_rate(quality, '疑似', 'suspect')}；{_rate(quality, '提示', 'hint')}。",
    ]
    return "\n".join(lines)


def _rate(quality: Quality, name: str, level: str) -> str:
    return f"{name} {quality.false_of(level)} 处，每千字 {quality.per_thousand(level):.2f} 处"


def shortcomings(quality: Quality) -> str:
    """What was missed and what was said of clean letters, one line each."""
    lines = ["未查出："]
    lines += [f"  {plant.rule} {plant.letter} {plant.wheres[:1]} {plant.shown}" for plant in quality.missed]
    lines += ["", "误报："]
    lines += [f"  {finding.rule} {letter.name} {_passage(letter, finding)}　{finding.said}" for letter, finding in quality.false]
    return "\n".join(lines)


def _passage(letter: Letter, finding: Finding) -> str:
    try:
        text = text_at(letter.content, finding.where)
    except LookupError:
        return finding.where
    start, end = finding.span or (0, min(len(text), 40))
    return f"{finding.where} {text[max(0, start - 30) : start]}⟦{text[start:end]}⟧{text[end : end + 20]}"


def main() -> None:
    """Print the table, what is wanting, the time it took and the count of plants per rule that are too few."""
    began = time.perf_counter()
    quality = measured()
    write = sys.stdout.write
    write(table(quality) + "\n\n" + shortcomings(quality) + "\n")
    few = Counter(plant.rule for plant in all_plants())
    write(f"\n植入不足十处：{[rule for rule in RULES if few[rule] < 10 and rule not in NOT_PLANTED]}\n")
    write(f"用时 {time.perf_counter() - began:.1f} 秒\n")


if __name__ == "__main__":
    main()
