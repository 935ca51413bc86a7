"""What no 征询意见表 can be: told in Chinese sentences to whoever sets one up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letter.content import FeedbackTemplate, SheetField, SheetRow
from letter.feedback.rules import GROUP_LONGEST, problems, usual_template

USUAL = usual_template("cppcc")


def with_rows(*rows: SheetRow) -> FeedbackTemplate:
    return replace(USUAL, rows=rows)


def row(field: SheetField, label: str = "", **values) -> SheetRow:
    return SheetRow(field, label, **values)


NEEDED = (row("proposers"), row("title"), row("question"), row("opinion"), row("signature"))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (NEEDED[1:], "缺少提案者这一栏"),
        (NEEDED[:1] + NEEDED[2:], "缺少“提案标题”这一栏"),
        (NEEDED[:2] + NEEDED[3:], "缺少“满意度（由提案者勾选）”这一栏"),
        (NEEDED[:3] + NEEDED[4:], "缺少“意见建议"),
        (NEEDED[:4], "缺少“签名或盖章"),
        ((*NEEDED, row("title")), "“提案标题”有2栏，只能有一栏"),
        ((*NEEDED, row("question", "态度"), row("question", "三")), "满意度有3栏，最多2栏"),
        ((*NEEDED, row("question")), "2栏满意度都叫“办理结果”"),
        (
            (*NEEDED, row("number", "长" * 15)),
            "第6栏（长长长长长长长长长长长长长长）：栏名共15字，最多14字",
        ),
        ((*NEEDED, row("number", group="长" * 11)), f"竖排栏名共11字，最多{GROUP_LONGEST}字"),
        ((*NEEDED, row("number", options=("一", "二"))), "只有满意度和沟通方式才有勾选项"),
        ((*NEEDED, row("contact_ways", options=("一",))), "勾选项有1个，应为2至8个"),
        ((*NEEDED, row("contact_ways", options=("一", "一"))), "有两个一样的勾选项"),
        ((*NEEDED, row("contact_ways", options=("一", "长" * 13))), "超过12字"),
        ((row("phone", beside=True), *NEEDED), "第1栏的上面没有别的栏"),
        ((*NEEDED, row("number"), row("phone", beside=True)), "一类短的栏可以两栏同行"),
        (
            (*NEEDED, row("address"), row("phone", beside=True), row("doc_number", beside=True)),
            "一行最多排两栏",
        ),
        (
            (*NEEDED, row("address", group="甲"), row("phone", beside=True)),
            "竖排栏名也应与上一栏相同",
        ),
        (
            (*NEEDED, row("address", group="甲"), row("number"), row("phone", group="甲")),
            "竖排栏名“甲”的各栏应排在一起",
        ),
        (NEEDED * 5, "共25栏，最多24栏"),
    ],
)
def test_what_no_sheet_can_be(rows: tuple[SheetRow, ...], sentence: str):
    assert any(sentence in problem for problem in problems(with_rows(*rows)))
    assert all(problem.endswith("。") for problem in problems(with_rows(*rows)))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": ""}, "表名应为1至60字，现有0字"),
        ({"notes": ("一",) * 11}, "说明共11条，最多10条"),
        ({"notes": ("长" * 201,)}, "共201字，最多200字"),
        ({"kept_by": ("甲",) * 9}, "留存单位共9条，最多8条"),
        ({"body_signature": "长" * 15}, "签名处的文字最多14字"),
    ],
)
def test_words_that_cannot_be(changes: dict, sentence: str):
    assert any(sentence in problem for problem in problems(replace(USUAL, **changes)))
