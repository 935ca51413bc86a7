"""The 发文字号: where it stands (10.1) and how it is written (7.2.5)."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.measure.faces import called, main_face
from letter.measure.parts import Letter
from letter.measure.patterns import DOC_NUMBER
from letter.measure.rules import rule
from letter.measure.tolerance import EM_BOX_MM, MARGIN_MM, SIZE_PT
from letter.measure.verdict import Outcome, beside, hint, near, right, said, unmeasured, wrong

NO_NUMBER = "首页没有找到发文字号"


@rule("10.1", "发文字号的右边缘", "顶格居版心右边缘：184 毫米（±1）", sees="first")
def number_right(letter: Letter) -> Outcome:
    """Flush right."""
    if letter.doc_number is None:
        return unmeasured(NO_NUMBER)
    return near(letter.doc_number.right, gb.RIGHT_MM, MARGIN_MM, letter.doc_number)


@rule("10.1", "发文字号与第一条红线的距离", "3号字高的 7/8：4.9 毫米（±0.8，至字框）", sees="first")
def number_gap(letter: Letter) -> Outcome:
    """The first line to the em box."""
    if letter.doc_number is None:
        return unmeasured(NO_NUMBER)
    if letter.first_rule is None:
        return unmeasured("没有第一条红色双线", letter.doc_number)
    gap = letter.doc_number.em_top - letter.first_rule.box.bottom
    return near(gap, gb.NUMBER_GAP_MM, EM_BOX_MM, letter.doc_number)


@rule(
    "7.2.5", "发文字号的写法", "机关代字〔年份〕序号：六角括号，年份四位，不编虚位，不加“第”字", needs="words", sees="first"
)
def number_form(letter: Letter) -> Outcome:
    """Six-cornered brackets, a whole year, no leading zero, no 第."""
    if letter.doc_number is None:
        return unmeasured(NO_NUMBER)
    words = letter.doc_number.words
    found = DOC_NUMBER.fullmatch(words)
    if not found:
        return wrong(f"“{words}”", letter.doc_number)
    faults = []
    if (found["open"], found["close"]) != ("〔", "〕"):
        faults.append("年份不在六角括号“〔〕”内")
    if len(found["year"]) != 4:
        faults.append("年份不是四位")
    if found["ordinal"]:
        faults.append("加了“第”字")
    if found["serial"].startswith("0"):
        faults.append("序号编了虚位")
    told = f"“{words}”" + ("：" + "，".join(faults) if faults else "")
    return (wrong if faults else right)(told, letter.doc_number)


@rule("5.2.2", "发文字号的字体字号", "3号仿宋体字", strength="usual", needs="words", sees="first")
def number_looks(letter: Letter) -> Outcome:
    """3号仿宋, as everything that has no face of its own."""
    line = letter.doc_number
    if line is None:
        return beside(NO_NUMBER)
    face, font = main_face(line.chars)
    told = f"{called(face, font)}，{said(line.size_pt, '磅')}"
    if abs(line.size_pt - gb.BODY_PT) > SIZE_PT:
        return wrong(told, line)
    return right(told) if face in ("fangsong", "") else hint(told, line)
