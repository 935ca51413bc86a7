"""How long the renderer takes: each function returns seconds, for the benchmark and for a look by hand.

``python -m tests.letter.render.speed`` prints the table for the example.
"""

import statistics
import time
from collections.abc import Callable, Mapping
from typing import Any

from letter.decoding import content_to
from letter.example import example
from letter.render import Renderer

RUNS = 7
Content = Mapping[str, Any]


def wall(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def cold_start(content: Content) -> float:
    """Wall seconds from no process at all to the first PDF."""
    renderer = Renderer()
    try:
        return wall(lambda: renderer.render(content, {}))
    finally:
        renderer.close()


def warm_cpu(renderer: Renderer, content: Content, want: str, *, runs: int = RUNS) -> float:
    """Median CPU seconds of one file ("pdf" or "docx") in the warm process."""
    return statistics.median(renderer.render(content, {}, want=[want]).cpu_seconds for _ in range(runs))


def warm_wall(renderer: Renderer, content: Content, want: str, *, runs: int = RUNS) -> float:
    """Median wall seconds of the same, seen from the site."""
    return statistics.median(wall(lambda: renderer.render(content, {}, want=[want])) for _ in range(runs))


def first_preview(renderer: Renderer, content: Content) -> float:
    """Wall seconds of a first preview in the warm process: the PDF and the pictures of its first two pages."""
    return wall(lambda: renderer.render(content, {}, pages=[1, 2], draft=True))


def changed_preview(renderer: Renderer, content: Content, *, runs: int = RUNS) -> float:
    """Median wall seconds of a preview after one paragraph changed: the PDF and the picture of the page looked at."""

    def once(number: int) -> float:
        changed = dict(content) | {"opening": f"{content['opening']}（第{number}稿）"}
        return wall(lambda: renderer.render(changed, {}, pages=[1], draft=True))

    return statistics.median(once(number) for number in range(runs))


def measured(content: Content) -> dict[str, float]:
    """All of them, by name."""
    found = {"cold start to PDF": cold_start(content)}
    renderer = Renderer()
    try:
        renderer.render(content, {})
        found["first preview"] = first_preview(renderer, content)
        found["changed preview"] = changed_preview(renderer, content)
        for want in ("pdf", "docx"):
            found[f"warm {want}, CPU"] = warm_cpu(renderer, content, want)
            found[f"warm {want}, wall"] = warm_wall(renderer, content, want)
    finally:
        renderer.close()
    return found


if __name__ == "__main__":
    for name, seconds in measured(content_to(example())).items():
        print(f"{name:<20}{seconds:7.3f} s")
