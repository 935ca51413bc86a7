"""Pages whose print cannot be read as text: a Side → why, and what that leaves of a measurement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from letter.measure.verdict import Outcome, unmeasured

Blind = Literal["", "scan", "hidden", "outlines", "turned"]
Sees = Literal["text", "first", "ink", "file"]
"""What a rule looks at: words of the whole letter · words of page 1 · ink · what no print tells."""
SENTENCES: dict[str, str] = {
    "scan": "是扫描件，只有图像没有文字",
    "hidden": "是扫描件，所带文字是看不见的识别（OCR）文字，其位置和字体不代表印出的样子",
    "outlines": "的文字已转成曲线，读不出文字",
    "turned": "是旋转过的页面，量不出文字的位置",
}
OF_A_SCAN = "按扫描件测量，扫描可能歪斜、缩放，以原件为准"
GREY = "扫描件不是彩色的，看不出红色"
ASKEW = "扫描件上没有找到标志和红色双线，可能歪斜或没有扫全"
NOTHING = "没有"
"""What a rule says that looked for something and found none."""


def sentence(blind: Mapping[int, str], pages: int) -> str:
    """Return which pages cannot be read, and why; empty where all can."""
    told = []
    for kind, why in SENTENCES.items():
        numbers = [page for page, each in blind.items() if each == kind]
        if numbers:
            which = "整个文件" if len(numbers) == pages else f"第 {'、'.join(map(str, numbers))} 页"
            told.append(which + why)
    return "；".join(told)


def tempered(outcome: Outcome, *, sees: Sees, blind: Mapping[int, str], why: str, has_red: bool) -> Outcome:
    """Return what is left of an outcome: nothing that a blind page does not show is passed or failed.

    ``why`` is the sentence about the blind pages, ``has_red`` whether page 1 shows red ink.
    """
    if not blind or sees == "file":
        return outcome
    if sees == "ink":
        return _of_ink(outcome, blind, why, has_red=has_red)
    if 1 in blind:
        return unmeasured(why)
    return outcome if sees == "first" else _of_the_rest(outcome, blind, why)


def _of_ink(outcome: Outcome, blind: Mapping[int, str], why: str, *, has_red: bool) -> Outcome:
    """Ink is exact on outlines, and on a scan as true as the scan; a grey one has no red."""
    pictured = [page for page, kind in blind.items() if kind in ("scan", "hidden")]
    places = [place for place in outcome.places if place.page in pictured]
    if not places and (outcome.places or 1 not in pictured):
        return outcome
    if not has_red and 1 in pictured:
        return unmeasured(f"{why}；{GREY}")
    if outcome.verdict == "unmeasured":
        return unmeasured(f"{why}；{ASKEW}")
    if outcome.verdict == "wrong":
        # A line that is missing may only be askew.
        if not any(place.box for place in places):
            return unmeasured(f"{why}；{outcome.found}")
        return replace(outcome, verdict="hint", why=OF_A_SCAN)
    return replace(outcome, why=OF_A_SCAN) if outcome.verdict == "right" else outcome


def _of_the_rest(outcome: Outcome, blind: Mapping[int, str], why: str) -> Outcome:
    """Page 1 can be read, others cannot: what was found stands, what was not found may stand there."""
    if outcome.verdict in ("beside", "unmeasured"):
        return unmeasured(f"{outcome.why}；{why}")
    readable = tuple(place for place in outcome.places if place.page not in blind)
    if outcome.verdict == "right" and not outcome.found.startswith(NOTHING):
        return replace(outcome, why="；".join(filter(None, [outcome.why, f"只看了读得出文字的页：{why}"])))
    if outcome.verdict == "hint" or (outcome.verdict == "wrong" and readable):
        return replace(outcome, places=readable)
    return unmeasured(f"{outcome.found}；{why}" if outcome.found else why)
