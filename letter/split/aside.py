"""What a DOCX holds beside its visible text (changes, comments, notes, pictures, running heads), told in the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from letter.clean import clean_text
from letter.measure.document.package import Package, W
from letter.split.report import Report

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def tell_aside(package: Package, seen: Counter[str], report: Report) -> None:
    """Say what was left out of a DOCX and what was kept of its tracked changes."""
    if seen["inserted"] or seen["deleted"]:
        report.dropped(
            f"原文带有修订：只取看得见的文字，插入的{seen['inserted']}处已保留，删除的{seen['deleted']}处没有收入，修订痕迹不保留。"
        )
    for name, said in (
        ("pictures", "图片{}幅，没有收入。"),
        ("objects", "嵌入的对象{}个，没有收入。"),
        ("hidden", "隐藏的文字{}处，没有收入。"),
        ("chunks", "从别的文件引来的内容{}处，没有收入。"),
        ("signs", "符号字体里的符号{}个，读不出来，没有收入。"),
    ):
        if seen[name]:
            report.dropped(said.format(seen[name]))
    if seen["boxes"]:
        report.doubtful(f"文本框{seen['boxes']}个：其中的文字放在它旁边的段落之后，请核对位置。")
    if seen["formulas"]:
        report.doubtful(f"公式{seen['formulas']}处，只取了其中的文字，请核对。")
    if seen["numbered"]:
        report.recognised(f"自动编号{seen['numbered']}处：编号不在文字里，已按原文的编号读出。")
    _tell_parts(package, report)


def _tell_parts(package: Package, report: Report) -> None:
    related = package.related(package.main)
    for kind, name in (("footnotes", "脚注"), ("endnotes", "尾注"), ("comments", "批注")):
        for part in [target for each, target in related.values() if each == kind]:
            said = [text for text in _entries(package.trees.get(part), kind.removesuffix("s")) if text]
            for text in said:
                report.dropped(f"{name}没有收入。", name, text, about=name)
    heads = dict.fromkeys(
        text
        for kind in ("header", "footer")
        for part in dict.fromkeys(target for each, target in related.values() if each == kind)
        for text in _lines(package.trees.get(part))
    )
    for text in heads:
        report.dropped("页眉、页脚里的文字没有收入。", "页眉页脚", text, about="页眉页脚")


def _entries(root: etree._Element | None, name: str) -> Iterator[str]:
    for entry in root.iter(f"{W}{name}") if root is not None else ():
        if entry.get(f"{W}type") not in ("separator", "continuationSeparator"):
            yield _words(entry)


def _lines(root: etree._Element | None) -> Iterator[str]:
    """Yield the lines of a running head that are more than a page number."""
    for paragraph in root.iter(f"{W}p") if root is not None else ():
        text = _words(paragraph)
        if any(char.isalpha() for char in text) and not (len(text) < 12 and text.startswith("第") and text.endswith("页")):
            yield text


def _words(root: etree._Element) -> str:
    return clean_text("".join(part.text or "" for part in root.iter(f"{W}t")), multiline=False)
