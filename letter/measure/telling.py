"""A report as plain text: what is wrong first, then what could not be measured, then the rest."""

from __future__ import annotations

from collections.abc import Iterator

from letter.measure.verdict import VERDICTS, Measurement, Report


def told(report: Report, notes: tuple[str, ...] = ()) -> str:
    """Return a report as lines of text."""
    return "\n".join(_lines(report, notes))


def counts(report: Report) -> str:
    """Return how many measurements have which verdict, in one line."""
    return "，".join(f"{label} {len(report.of(verdict))} 项" for verdict, label in VERDICTS.items())


def pages_of(one: Measurement) -> str:
    """Return the pages of a measurement's places: 第1、3页."""
    return f"第{'、'.join(map(str, one.pages))}页" if one.pages else ""


def _lines(report: Report, notes: tuple[str, ...]) -> Iterator[str]:
    yield counts(report)
    yield from notes
    for verdict, label in VERDICTS.items():
        found = report.of(verdict)
        if not found:
            continue
        yield ""
        yield label
        for one in found:
            yield f"  {one.clause:<8}{one.item}：{_said(one)}"


def _said(one: Measurement) -> str:
    if one.verdict in ("unmeasured", "beside"):
        return one.why
    parts = [one.found]
    if one.verdict != "right":
        parts.insert(0, f"应为：{one.wanted}（{one.strength_label}）")
        parts[-1] = f"实为：{parts[-1]}"
    if one.why:
        parts.append(one.why)
    if one.pages and one.verdict != "right":
        parts.append(pages_of(one))
    return "；".join(part for part in parts if part)
