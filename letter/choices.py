"""What a layout profile lets an office choose, in its own words: the label, the clause, and every value by its name.

In the order the elements stand on the page. Forms, the command line and documents take their words from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from letter.profile import DRAFT_MARK_MOST, TITLE_GAP_MOST, Deviation, Profile


@dataclass(frozen=True)
class Choice:
    """One field of a profile. ``options`` name the values of a list; a switch and a number have none."""

    group: str
    label: str
    clause: str
    """Of GB/T 9704-2012; 实务 where the standard says nothing."""
    note: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


CHOICES: Mapping[str, Choice] = MappingProxyType({
    "margins": Choice(
        "页面", "天头和行距", "5.2.1",
        options={
            "box": "天头37毫米量到首行行框，版心高225毫米",
            "ink": "天头37毫米量到首行文字上缘，每行29.6磅（GB/T 33476.2的做法）",
        },
    ),
    "preprinted": Choice("首页", "用预印信笺", "10.1", "发文机关标志和红色双线已印在纸上，只留出位置"),
    "class_mark_place": Choice(
        "首页", "分类标记（A、B等）", "实务",
        options={
            "below_number": "发文字号下一行，右端对齐",
            "number_row": "与发文字号同一行，左端顶格",
            "upper_right": "首页右上角，发文机关标志之上",
            "none": "不印",
        },
    ),
    "signatory_place": Choice(
        "首页", "签发人", "7.2.6", "上行文才标注；本单位习惯标注的可以选",
        options={"none": "不印", "below_number": "发文字号之下另起一行，右端对齐", "number_row": "左端顶格，与发文字号同行起"},
    ),
    "disclosure_place": Choice(
        "首页", "公开属性", "实务", "在编辑页选定的公开属性是否印在函上",
        options={"none": "不印", "below_number": "首页，发文字号之下另起一行，右端对齐", "above_imprint": "末面，抄送之上一行"},
    ),
    "title_gap_lines": Choice("首页", "标题之上空几行", "10.1", "标准为2行，可填0至4"),
    "lead_style": Choice(
        "正文", "领句（“一是……”）的字体", "5.2.2",
        options={"bold": "仿宋加粗", "kaiti": "楷体", "heiti": "黑体"},
    ),
    "keep_headings": Choice("正文", "标题不落在页末", "实务", "标题移到下一页时，这一页少排一行"),
    "seal": Choice(
        "落款", "印章", "7.3.5",
        options={
            "print": "打印印章图样",
            "wet": "留出位置，人工加盖",
            "signature_stamp": "签名章",
            "none": "不加盖印章",
        },
    ),
    "no_text_page": Choice("落款", "排不下时另起一页标“此页无正文”", "7.3.5.5", "标准要求用调整行距、字距的办法解决；不选即照标准办"),
    "contact_place": Choice(
        "落款", "联系人和电话", "7.3.6",
        options={"footnote": "成文日期之下，作附注", "below_copied_to": "末面，抄送之下"},
    ),
    "sheet_binding": Choice(
        "版记和附表", "征询意见表", "7.3.7",
        options={"separate": "另附：首行印发文字号和“附件”，不编页码", "bound": "随文装订：抄送排在表的那一面"},
    ),
    "duplex_imprint": Choice("版记和附表", "抄送排在偶数页", "7.5", "双面印刷、抄送须在末张背面的选这一项；有空白页时空白页和抄送页不编页码"),
})  # fmt: skip
"""Every field but the mark of a draft, which is put on by what is printed and is nobody's choice."""


def deviations_said(deviations: list[Deviation]) -> list[str]:
    """Return each deviation as a line: 第7.2.6条：…."""
    return [f"第{deviation.clause}条：{deviation.said}" for deviation in deviations]


def profile_schema() -> dict[str, Any]:
    """Return the JSON schema (2020-12) of a file of layout settings, every value by its name; all fields may be left out."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "版式设置",
        "type": "object",
        "description": "一个单位对版式的选择；没有写的各项按 GB/T 9704—2012。",
        "properties": {one.name: _property(one.name, one.default) for one in fields(Profile)},
        "required": [],
        "additionalProperties": False,
    }


def _property(name: str, default: object) -> dict[str, Any]:
    choice = CHOICES.get(name)
    if choice is None:
        said = "草稿每页页眉印的字样；空则不印。随打印临时给出，不属于单位的选择。"
        return {"description": said, "type": "string", "maxLength": DRAFT_MARK_MOST, "default": default}
    clause = choice.clause if choice.clause == "实务" else f"第{choice.clause}条"
    listed = "".join(f"；{value}：{said}" for value, said in choice.options.items())
    said = f"{choice.group}：{choice.label}（{clause}）{'。' + choice.note if choice.note else ''}{listed}。"
    if choice.options:
        kind: dict[str, Any] = {"enum": list(choice.options)}
    elif isinstance(default, bool):
        kind = {"type": "boolean"}
    else:
        kind = {"type": "integer", "minimum": 0, "maximum": TITLE_GAP_MOST}
    return {"description": said, **kind, "default": default}
