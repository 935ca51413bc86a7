"""What a 征询意见表 may be made of: its fields in Chinese, their usual labels, the usual rows, and what no sheet can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import get_args

from letter.content import FeedbackTemplate, Kind, SheetField, SheetRow

CONTACT_WAYS = ("面商", "走访", "座谈", "电话", "书面")
"""As 沟通记录 names them."""
ANSWERS = ("满意", "基本满意", "不满意")
ROWS_MOST, LABEL_LONGEST, GROUP_LONGEST, TITLE_LONGEST = 24, 14, 10, 60
OPTIONS_LEAST, OPTIONS_MOST, OPTION_LONGEST = 2, 8, 12
QUESTIONS_MOST = 2
"""办理结果, and with it or not 办理态度."""
NOTES_MOST, KEPT_MOST, NOTE_LONGEST = 10, 8, 200


@dataclass(frozen=True)
class Named:
    """A field as people call it: what it holds, and its label on the sheets of 政协提案 and of 人大建议."""

    said: str
    cppcc: str
    npc: str = ""
    is_half: bool = False
    """Short enough to share a line with another."""


FIELDS: dict[SheetField, Named] = {
    "proposers": Named("全部提案者（领衔者在前）", "提案者", "代表姓名"),
    "leader": Named("第一提案者", "第一提案者", "领衔代表", True),
    "cosigners": Named("联名提案者（没有则不印这一栏）", "联名提案者", "联名代表"),
    "address": Named("填表人的通讯地址", "通讯地址", is_half=True),
    "phone": Named("填表人的联系电话", "联系电话", is_half=True),
    "title": Named("提案标题", "提案标题", "建议标题"),
    "number": Named("届次和提案编号", "提案编号", "建议编号"),
    "doc_number": Named("答复函的发文字号", "答复字号", is_half=True),
    "units": Named("主办、会办单位", "承办单位"),
    "undertaker": Named("承办单位联系人及电话", "联 系 人", is_half=True),
    "contact_ways": Named("沟通方式（按沟通记录预先勾出）", "沟通方式"),
    "received_on": Named("收到答复函的日期（由提案者填）", "收到日期", is_half=True),
    "outcome": Named("办理结果分类（按分类办法，本件的已勾出）", "办理结果分类"),
    "definitions": Named("各类办理结果的说明（按分类办法）", "分类说明"),
    "question": Named("满意度（由提案者勾选）", "办理结果"),
    "opinion": Named("意见建议（由提案者填，占余下的地方）", "意见建议", "代表意见"),
    "signature": Named("签名或盖章、日期（由提案者填）", "签名"),
    "copies": Named("一式几份、由谁留存", "份　　数"),
    "notes": Named("表下的说明", "说　　明"),
}
"""Every field in the order it is offered."""
ONCE = frozenset(get_args(SheetField)) - {"question"}
OPTIONED = ("question", "contact_ways")


def label_of(row: SheetRow, kind: Kind) -> str:
    """Return a row's label: its own, or the usual one of its field."""
    named = FIELDS[row.field]
    return row.label or (named.npc if kind == "npc" and named.npc else named.cppcc)


def usual_template(kind: Kind) -> FeedbackTemplate:
    """Return the form that is used today for 政协提案, or for 人大建议."""
    is_npc = kind == "npc"
    who, office = "代表" if is_npc else "提案者", "承办单位填写"
    unit = (
        "proposers",
        "address",
        "phone",
        "title",
        "number",
        "units",
        "undertaker",
        "contact_ways",
        "outcome",
    )
    filled = tuple(SheetRow(field, beside=field == "phone", group=office) for field in unit)
    theirs = f"{who}填写"
    answered = (
        SheetRow("received_on", group=theirs),
        SheetRow("question", "办理态度", group=theirs),
        SheetRow("question", "办理结果", group=theirs),
        SheetRow("opinion", group=theirs),
        SheetRow("signature", group=theirs),
    )
    committee = "人大常委会代表工作委员会" if is_npc else "政协提案委员会"
    return FeedbackTemplate(
        title="代表建议办理情况征求意见表" if is_npc else "政协提案办理情况征询意见表",
        rows=(*filled, *answered, SheetRow("definitions"), SheetRow("notes")),
        person_signature="代表签名" if is_npc else "提案者签名",
        joint_signature="领衔代表签名" if is_npc else "领衔者签名",
        body_signature="代表团盖章" if is_npc else "单位盖章",
        body_signer="负责人签名",
        notes=(
            f"本表由{who}本人填写并签名。",
            "请在收到答复函之日起15个工作日内，将本表寄回承办单位。",
        ),
        kept_by=("承办单位", committee, "政府督查室"),
    )


def traditional_rows(template: FeedbackTemplate) -> tuple[SheetRow, ...]:
    """Return the rows of a template that names none: what all sheets had before rows were data."""
    return (
        SheetRow("proposers", template.proposer_label),
        SheetRow("address"),
        SheetRow("phone", beside=True),
        SheetRow("title", template.title_label),
        SheetRow("number", template.number_label),
        SheetRow("outcome"),
        SheetRow("units"),
        *(
            SheetRow("question", question.label, options=question.options)
            for question in template.questions
        ),
        SheetRow("opinion", template.opinion_label),
        SheetRow("signature"),
        SheetRow("notes"),
    )


def problems(template: FeedbackTemplate) -> list[str]:
    """Say, in Chinese sentences, why nobody could use such a sheet; empty where it is in order.

    For whoever sets one up. A letter signed with an older one is drawn as it is.
    """
    return [
        *_words(template),
        *_whole(template.rows),
        *_each(template.rows),
        *_neighbours(template.rows),
    ]


def _words(template: FeedbackTemplate) -> Iterator[str]:
    if not 0 < len(template.title) <= TITLE_LONGEST:
        yield f"表名应为1至{TITLE_LONGEST}字，现有{len(template.title)}字。"
    for name, entries, most in (
        ("说明", template.notes, NOTES_MOST),
        ("留存单位", template.kept_by, KEPT_MOST),
    ):
        if len(entries) > most:
            yield f"{name}共{len(entries)}条，最多{most}条。"
        yield from (
            f"{name}“{entry[:10]}……”共{len(entry)}字，最多{NOTE_LONGEST}字。"
            for entry in entries
            if len(entry) > NOTE_LONGEST
        )
    labels = (
        template.person_signature,
        template.joint_signature,
        template.body_signature,
        template.body_signer,
    )
    yield from (
        f"“{label}”共{len(label)}字，签名处的文字最多{LABEL_LONGEST}字。"
        for label in labels
        if len(label) > LABEL_LONGEST
    )


def _whole(rows: tuple[SheetRow, ...]) -> Iterator[str]:
    """What a sheet needs, and what it can hold once only."""
    if len(rows) > ROWS_MOST:
        yield f"共{len(rows)}栏，最多{ROWS_MOST}栏。"
    count = Counter(row.field for row in rows)
    for field in ("title", "question", "opinion", "signature"):
        if not count[field]:
            yield f"缺少“{FIELDS[field].said}”这一栏。"
    if not {"proposers", "leader"} & set(count):
        yield "缺少提案者这一栏（“全部提案者”或者“第一提案者”）。"
    yield from (
        f"“{FIELDS[field].said}”有{count[field]}栏，只能有一栏。"
        for field in count
        if field in ONCE and count[field] > 1
    )
    if count["question"] > QUESTIONS_MOST:
        yield f"满意度有{count['question']}栏，最多{QUESTIONS_MOST}栏（办理态度、办理结果）。"
    asked = Counter(label_of(row, "cppcc") for row in rows if row.field == "question")
    yield from (
        f"有{times}栏满意度都叫“{label}”，请分别写明问的是什么。"
        for label, times in asked.items()
        if times > 1
    )


def _each(rows: tuple[SheetRow, ...]) -> Iterator[str]:
    for place, row in enumerate(rows, 1):
        where = f"第{place}栏（{label_of(row, 'cppcc')[:LABEL_LONGEST]}）"
        if len(row.label) > LABEL_LONGEST:
            yield f"{where}：栏名共{len(row.label)}字，最多{LABEL_LONGEST}字。"
        if len(row.group) > GROUP_LONGEST:
            yield f"{where}：竖排栏名共{len(row.group)}字，最多{GROUP_LONGEST}字。"
        if row.options and row.field not in OPTIONED:
            yield f"{where}：只有满意度和沟通方式才有勾选项。"
        elif row.options and not OPTIONS_LEAST <= len(row.options) <= OPTIONS_MOST:
            yield f"{where}：勾选项有{len(row.options)}个，应为{OPTIONS_LEAST}至{OPTIONS_MOST}个。"
        yield from (
            f"{where}：勾选项“{option[:OPTION_LONGEST]}……”超过{OPTION_LONGEST}字。"
            for option in row.options
            if len(option) > OPTION_LONGEST
        )
        if len(set(row.options)) < len(row.options):
            yield f"{where}：有两个一样的勾选项。"


def _neighbours(rows: tuple[SheetRow, ...]) -> Iterator[str]:
    """Two short rows can share a line, of one group; a group stands together."""
    if rows and rows[0].beside:
        yield "第1栏的上面没有别的栏，不能“与上一栏同行”。"
    for place, (before, row) in enumerate(pairwise(rows), 2):
        if not row.beside:
            continue
        if before.beside:
            yield f"第{place}栏：一行最多排两栏。"
        elif not (FIELDS[before.field].is_half and FIELDS[row.field].is_half):
            yield f"第{place}栏：只有通讯地址、电话、字号、联系人、日期一类短的栏可以两栏同行。"
        elif before.group != row.group:
            yield f"第{place}栏：与上一栏同行的，竖排栏名也应与上一栏相同。"
    runs = Counter(group for group, _ in groupby(row.group for row in rows) if group)
    yield from (
        f"竖排栏名“{group}”的各栏应排在一起，中间不能隔着别的栏。"
        for group, times in runs.items()
        if times > 1
    )
