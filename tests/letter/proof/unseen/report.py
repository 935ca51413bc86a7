"""The measure of the unseen set in Chinese: a table per rule, what was missed, what was said of clean passages."""

from __future__ import annotations

from letter.proof import RULES
from letter.proof.rule import LEVEL_NAMES
from tests.letter.proof.unseen.reading import clean, measured


def table() -> str:
    """One row per rule that has entries or was wrongly said of a clean passage, the sums below."""
    measure = measured()
    lines = ["| 规则 | 名称 | 写错 | 查出 | 查全率 | 误报 |", "|---|---|---:|---:|---:|---:|"]
    for row in measure.rows.values():
        if row.written or row.false:
            rate = f"{row.found / row.written:.0%}" if row.written else "—"
            lines.append(f"| {row.rule} | {RULES[row.rule].name} | {row.written} | {row.found} | {rate} | {row.false} |")
    written = sum(row.written for row in measure.rows.values())
    found = sum(row.found for row in measure.rows.values())
    false = "，".join(f"{name} {measure.false_of(level)} 处" for level, name in LEVEL_NAMES.items())
    lines += ["", f"写错 {written} 处，查出 {found} 处（{found / written:.1%}）。无错 {len(clean())} 段，误报：{false}。"]
    return "\n".join(lines)


def shortcomings() -> str:
    """One line for each entry that was missed and each finding on a clean passage."""
    measure = measured()
    lines = ["未查出："]
    lines += [f"  {one.rule} {one.marked}".replace("\n", " // ") for one in measure.missed]
    lines += ["", "误报："]
    for passage, finding in sorted(measure.false, key=lambda pair: pair[1].rule):
        lines.append(f"  {finding.rule} {passage}　{finding.where} {finding.span} {finding.said}")
    return "\n".join(lines)
