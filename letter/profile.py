"""Profile: what an office may change about the printed letter, each choice with the clause it leaves."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_type_hints

from letter.clean import clean_text
from letter.gbt9704 import BOX_GRID, INK_GRID, TITLE_GAP_LINES, Grid

Margins = Literal["box", "ink"]
"""天头: the first line's box begins at 37 mm · its characters do (GB/T 33476.2 as public tools quote it)."""

ClassMarkPlace = Literal["below_number", "number_row", "upper_right", "none"]
"""分类标记: a line of its own under the 发文字号, flush right · flush left on its line · above the 发文机关标志 at the
right · not printed."""

SignatoryPlace = Literal["none", "below_number", "number_row"]
"""签发人: not printed · a line under the 发文字号, flush right · flush left on its line."""

DisclosurePlace = Literal["none", "below_number", "above_imprint"]
"""公开属性: not printed · a line under the 发文字号, flush right · at the foot of the last side, above the 抄送."""

LeadStyle = Literal["bold", "kaiti", "heiti"]
"""领句: 仿宋加粗, 楷体 or 黑体."""

SheetBinding = Literal["separate", "bound"]
"""征询意见表: 另附 (torn off and sent back) · 随文装订 (抄送 stands on the last side, after the sheet)."""

SealMode = Literal["print", "wet", "none", "signature_stamp"]
"""Seal printed · place left free for a wet stamp · signature without a seal (7.3.5.2) · the signer's stamp (7.3.5.3)."""

ContactPlace = Literal["footnote", "below_copied_to"]
"""联系人: as 附注 (7.3.6) · in the line below the 抄送."""


class ProfileError(ValueError):
    """The data is no profile; the message is a Chinese sentence."""


@dataclass(frozen=True)
class Deviation:
    """One choice that leaves the standard: the clause and what is done instead, in Chinese."""

    clause: str
    said: str


@dataclass(frozen=True)
class Profile:
    """The layout an office uses. The defaults follow GB/T 9704-2012."""

    margins: Margins = "box"
    class_mark_place: ClassMarkPlace = "below_number"
    signatory_place: SignatoryPlace = "none"
    disclosure_place: DisclosurePlace = "none"
    lead_style: LeadStyle = "bold"
    title_gap_lines: int = TITLE_GAP_LINES
    sheet_binding: SheetBinding = "separate"
    seal: SealMode = "print"
    preprinted: bool = False
    """The paper already carries the mark and the red lines; their place stays empty."""
    draft_mark: str = ""
    """What a draft says in the head of every page: 草稿, and where it stands. Chosen for a print, never signed."""
    contact_place: ContactPlace = "footnote"
    duplex_imprint: bool = False
    """The 抄送 stands on an even side, the back of the last sheet; a blank side goes before it where one must (7.5)."""
    keep_headings: bool = True
    """A heading never stands last on a page, even if the page then has 21 lines."""
    no_text_page: bool = False
    """A signature that finds no room goes to the next page alone, under （此页无正文）; no lines are carried over."""

    @property
    def grid(self) -> Grid:
        """Where the lines stand on a side."""
        return INK_GRID if self.margins == "ink" else BOX_GRID

    def deviations(self) -> list[Deviation]:
        """Return what this profile does otherwise than the standard, in the order of the fields."""
        return [
            deviation
            for (name, value), deviation in DEVIATIONS.items()
            if getattr(self, name) == value
        ] + [
            deviation
            for is_so, deviation in ((self.draft_mark, DRAFT_MARK), (self.title_gap_lines != TITLE_GAP_LINES, TITLE_GAP))
            if is_so
        ]


DEVIATIONS: dict[tuple[str, object], Deviation] = {
    ("margins", "ink"): Deviation("5.2.1", "以首行文字的上缘为天头37毫米，每行29.6磅；版心高度比225毫米大4.8毫米"),
    ("class_mark_place", "upper_right"): Deviation("10.1", "分类标记排在发文机关标志上方，标准的红色双线以上只有发文机关标志"),
    ("signatory_place", "below_number"): Deviation("7.2.6", "标注签发人，标准只有上行文标注"),
    ("signatory_place", "number_row"): Deviation("7.2.6", "标注签发人，标准只有上行文标注"),
    ("disclosure_place", "below_number"): Deviation("10.1", "发文字号之下排公开属性，标准没有这一要素"),
    ("disclosure_place", "above_imprint"): Deviation("10.1", "抄送之上排公开属性，信函格式的版记只有抄送机关"),
    ("lead_style", "kaiti"): Deviation("5.2.2", "正文领句用楷体，标准一般用3号仿宋体字"),
    ("lead_style", "heiti"): Deviation("5.2.2", "正文领句用黑体，标准一般用3号仿宋体字"),
    ("seal", "wet"): Deviation("7.3.5.1", "印章不打印，留出位置由人工加盖"),
    ("no_text_page", True): Deviation("7.3.5.5", "署名排不下时另起一页并标“此页无正文”，标准要求调整行距、字距解决"),
    ("preprinted", True): Deviation("10.1", "发文机关标志和红色双线不打印，使用预印信笺"),
    ("contact_place", "below_copied_to"): Deviation("7.3.6", "联系人排在抄送之下，标准编排为附注"),
}
DRAFT_MARK = Deviation("4", "页眉标“草稿”字样，标准没有这一要素")
TITLE_GAP = Deviation("10.1", "标题与上一要素的距离不是二行")
TITLE_GAP_MOST = 4
DRAFT_MARK_MOST = 27
"""Characters of a draft's mark: so many fill the type area's width on one line."""
DRAFT_MARKS = {True: "草稿", False: ""}
"""How profiles were written, and may still be, that only said whether there is a mark."""


def profile_to(profile: Profile) -> dict[str, Any]:
    """Write a profile as JSON data: every field, in the order of its declaration."""
    return dataclasses.asdict(profile)


def profile_from(data: Mapping[str, Any]) -> Profile:
    """Read a profile from JSON data; missing fields keep their default. Raises ProfileError."""
    if not isinstance(data, Mapping):
        raise ProfileError("版式设置应为对象。")
    hints = get_type_hints(Profile)
    if isinstance(data.get("draft_mark"), bool):
        data = {**data, "draft_mark": DRAFT_MARKS[data["draft_mark"]]}
    for name, value in data.items():
        if name not in hints:
            raise ProfileError(f"版式设置没有“{name}”这一项。")
        if not _fits(hints[name], value):
            raise ProfileError(f"版式设置“{name}”的值“{value}”不可用。")
    return Profile(**data)


def _fits(hint: Any, value: object) -> bool:
    if hint is bool:
        return isinstance(value, bool)
    if hint is int:
        return (
            isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= TITLE_GAP_MOST
        )
    if hint is str:
        return isinstance(value, str) and len(value) <= DRAFT_MARK_MOST and clean_text(value, multiline=False) == value
    return isinstance(value, str) and value in get_args(hint)
