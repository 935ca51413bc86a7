"""The list of rules as a page (Markdown), made from the rules so that it cannot lag behind: docs/proofreading.md."""

from __future__ import annotations

from collections.abc import Iterator

from letter.proof.rule import FAMILIES, FAMILY_NAMES, LEVEL_NAMES, Example, Rule, in_order

INTRODUCTION = """# 校核规则

这一页由程序生成（`python -m letter proof --rules > docs/proofreading.md`），与程序里的规则逐条一致，有测试保证。

- **必错**：有国家标准、条例明文，或者机械上必然不对；不改不能签发。
- **疑似**：程序判断不了的，由人核对：改正，或者写明理由后忽略，理由随稿保存。
- **提示**：可以关掉。

编号的前三个字母是类别，最后一个字母是级别（E 必错、S 疑似、H 提示）。依据是“实务”“单位制度”的规则和提示，本单位可以关掉；依据是国标、条例的不能。机械的错误给出改法，可以逐处改，也可以一条规则一次改完；其余的由人来写。

检查前先分清标题、正文、引语、书名、引用的文号、附件和表格：引号、书名号里的话按引用对待，不当作本函自己的话。机关名称、地名、易混词、叠字、报刊名等词表是数据（`letter/proof/lists.json`），各单位可以增改。

在程序之外检查一件函：`python -m letter proof 文件`（内容文件 JSON，或者旧稿 DOCX、TXT），加 `--json` 得到数据；没有发现返回 0，有发现返回 1，读不了返回 2。
"""
HEAD = "| 编号 | 级别 | 规则 | 依据 | 错例 | 正例 | 说明 |\n|---|---|---|---|---|---|---|"


def manual() -> str:
    """Return the whole page."""
    return "\n".join([INTRODUCTION, *_tables()]) + "\n"


def row(one: Rule) -> str:
    """Return a rule's line of its table."""
    source = one.source if one.basis in one.source else f"{one.source}（{one.basis}）"
    note = one.note + (f"（由 {one.kept_in} 检查）" if one.kept_in else "")
    cells = (one.id, LEVEL_NAMES[one.level], one.name, source, _shown(one.bad), _shown(one.good), note)
    return f"| {' | '.join(cell.replace('|', '／') for cell in cells)} |"


def _tables() -> Iterator[str]:
    rules = in_order().values()
    for family in FAMILIES:
        of_family = [one for one in rules if one.family == family]
        if of_family:
            yield "\n".join([f"## {family} {FAMILY_NAMES[family]}", "", HEAD, *map(row, of_family), ""])


def _shown(example: Example) -> str:
    """The text on one line; what is wrong in it stands in bold where bold can be seen."""
    text = example.text
    if example.at.strip() and example.at in text and "\n" not in example.at:
        before, _, after = text.partition(example.at)
        text = f"{before}<b>{example.at}</b>{after}"
    return text.replace("\n", "<br>")
