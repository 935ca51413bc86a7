"""The table of the benchmark: a row a figure, its median, its 95th percentile and spread, the aim, whether it is met."""

from __future__ import annotations

import operator
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

COUNTED = ("次", "个", "页")
MET, LOWEST_MET, MISSED = "达到", "中位数未达到，最小值达到", "未达到"
RELATIONS = {"≤": operator.le, "≥": operator.ge, "<": operator.lt, "=": operator.eq}


@dataclass(frozen=True)
class Row:
    """One figure. ``values`` are seconds unless ``unit`` says otherwise; ``aim`` is what the project wants ("≤ 0.45").

    The aim is one for the median, ``p95_aim`` one for the 95th percentile.
    """

    name: str
    values: Sequence[float]
    aim: str = ""
    unit: str = "s"
    p95_aim: str = ""

    @property
    def median(self) -> float:
        """The value to quote."""
        return statistics.median(self.values)

    @property
    def p95(self) -> float:
        """The value that one run in twenty exceeds."""
        return (
            statistics.quantiles(self.values, n=20, method="inclusive")[-1]
            if len(self.values) > 1
            else self.values[0]
        )

    @property
    def verdict(self) -> str:
        """Whether the aims are met. On a machine with other work the lowest of many runs tells what the program takes."""
        if not self.aim:
            return ""
        if fits(self.median, self.aim) and (not self.p95_aim or fits(self.p95, self.p95_aim)):
            return MET
        best = max(self.values) if self.aim.startswith("≥") else min(self.values)
        return LOWEST_MET if fits(best, self.aim) else MISSED

    def __str__(self) -> str:
        low, high = min(self.values), max(self.values)
        aim = f"{self.aim}（p95 {self.p95_aim}）" if self.p95_aim else self.aim
        p95 = self._said(self.p95) if self.p95_aim else ""
        spread = f"{self._said(low)} – {self._said(high)}" if len(self.values) > 1 else ""
        return f"| {self.name} | {self._said(self.median)} {self.unit} | {p95} | {spread} | {len(self.values)} | {aim} | {self.verdict} |"


    def _said(self, value: float) -> str:
        """Seconds to the millisecond, counts whole, everything else to a tenth."""
        return f"{value:.3f}" if self.unit == "s" else f"{value:.0f}" if self.unit in COUNTED else f"{value:.1f}"


HEAD = "| 项目 | 中位数 | p95 | 最小 – 最大 | 次数 | 目标 | 结果 |\n|---|---|---|---|---|---|---|"


def fits(value: float, aim: str) -> bool:
    """Tell whether a value fits an aim: a relation (≤ ≥ < =) and a number."""
    relation, number = aim.split()
    return RELATIONS[relation](value, float(number))


def cpu_seconds() -> float:
    """CPU time of this process and of the children it has waited for."""
    own, children = (
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def tree_cpu_seconds() -> float:
    """CPU time of this process and of the children that still run, the render process among them (Linux)."""
    pids = [
        pid
        for file in Path("/proc/self/task").glob("*/children")
        for pid in file.read_text().split()
    ]
    running = (
        file.read_text() for pid in pids for file in Path("/proc", pid, "task").glob("*/schedstat")
    )
    return time.process_time() + sum(int(text.split()[0]) for text in running) / 1e9


def wall(act: Callable[[], object], runs: int) -> list[float]:
    """Wall-clock seconds of each run."""
    return [timed(act, time.perf_counter) for _ in range(runs)]


def cpu(act: Callable[[], object], runs: int) -> list[float]:
    """CPU seconds of each run."""
    return [timed(act, cpu_seconds) for _ in range(runs)]


def timed(act: Callable[[], object], clock: Callable[[], float]) -> float:
    """Return how far a clock went on during an act."""
    start = clock()
    act()
    return clock() - start
