"""The text between addressee and signature: opening, sections, items with their leads, closing."""

from __future__ import annotations

from letter.content import Item, Paragraph, Passage, Section
from letter.limits import DEPTH_LIMIT
from letter.split import patterns as words
from letter.split.blocks import Block
from letter.split.items import items_among
from letter.split.markers import Marker, marker_of
from letter.split.report import Report

LEAD_LONGEST = 40
"""Characters of a first sentence that can be a heading or a lead."""
HEADING_LONGEST = 60
UNNUMBERED = {"b": "加粗的段落", "#": "标题样式", "关": "独立成行的“关于……的建议”"}
"""Headings without a number, by the first character of their kind."""
LIST_KINDS = ("1.", "（1）")


def take_opening(blocks: list[Block], report: Report) -> tuple[str, list[Block]]:
    """Return the opening and the blocks behind it."""
    if not blocks or blocks[0].rows or marker_of(blocks[0]) is not None:
        return "", blocks
    first, rest = blocks[0], blocks[1:]
    text = first.text
    if words.GREETING.fullmatch(text) and rest and not rest[0].rows:
        text += rest[0].text
        report.joined("问候语与下一段并为开头。", first.place, text[:30], "opening")
        rest = rest[1:]
    if not words.OPENING.search(text):
        report.doubtful("没有认出开头（“……收悉，现答复如下：”），第一段留在正文。", first.place, text, "opening")
        return "", blocks
    report.recognised("开头：第一段。", first.place, text, "opening")
    if "如下：" in text and not text.endswith("如下："):
        report.doubtful("开头一段里“如下：”之后还有文字，请看是否要另起一段。", first.place, text.partition("如下：")[2], "opening")
    return text, rest


def take_closing(blocks: list[Block], report: Report) -> tuple[tuple[str, ...], list[Block]]:
    """Return the closing paragraphs and the blocks before them."""
    start = len(blocks)
    while start and not blocks[start - 1].rows and _closes(blocks[start - 1]):
        start -= 1
    if start == len(blocks):
        return (), blocks
    if start and not blocks[start - 1].rows and _looks_ahead(blocks[start - 1]) and marker_of(blocks[start - 1]) is None and start > 1:
        start -= 1
        report.doubtful("“下一步”一段归入结尾，也可能属于它上面的一节，请核对。", blocks[start].place, blocks[start].text, "closing")
    closing = tuple(block.text for block in blocks[start:])
    report.recognised(f"结尾：{len(closing)}段。", blocks[start].place, closing[0], "closing")
    return closing, blocks[:start]


def _closes(block: Block) -> bool:
    return words.CLOSING.match(block.text) is not None and marker_of(block) is None


def _looks_ahead(block: Block) -> bool:
    return words.OUTLOOK.match(block.text) is not None


class Body:
    """Builds the passages: what a paragraph begins with says on which level it stands."""

    def __init__(self, blocks: list[Block], report: Report) -> None:
        self.blocks, self.report = blocks, report
        self.items = items_among(blocks, report)
        self.root: list[Passage | _Open] = []
        self.open: list[_Open] = []
        self.last: dict[str, int] = {}
        self.headings = self.leads = 0
        self.kinds: dict[int, set[str]] = {}

    def passages(self) -> tuple[Passage, ...]:
        """Return the passages of the text."""
        for place, block in enumerate(self.blocks):
            if block.rows:
                self._table(block)
            elif place in self.items:
                self._item(block, self.items[place])
            else:
                marker = marker_of(block)
                if marker is None or not marker.is_heading or not self._heading(place, block, marker):
                    self._text(block, marker)
        self._tell()
        return tuple(_closed(one) for one in self.root)

    @property
    def here(self) -> list[Passage | _Open]:
        return self.open[-1].inner if self.open else self.root

    def _heading(self, place: int, block: Block, marker: Marker) -> bool:
        """Open a section; tell whether the block has a heading."""
        rest = block.after(marker.length)
        heading, text = _parted(rest)
        if not heading or self._is_entry(place, rest, heading, text, marker):
            return False
        depth = self._depth(marker)
        if depth is None:
            return False
        if marker.number and marker.number not in (1, self.last.get(marker.kind, 0) + 1):
            said = f"序号不连续：“{block.text[: marker.length].strip()}”，印时按顺序重新编号。"
            self.report.doubtful(said, block.place, heading, "passages", about="序号")
        self.last[marker.kind] = marker.number
        section = _Open(marker.kind, heading.rstrip("。；;，,：:"))
        if section.heading != heading and not text:
            self.report.noted("标题末尾的标点已去掉。", block.place, heading, "passages", about="标题标点")
        self.open = [*self.open[:depth], section]
        (self.open[depth - 1].inner if depth else self.root).append(section)
        for kind in [kind for kind in self.last if kind not in [one.kind for one in self.open]]:
            del self.last[kind]
        self.headings += 1
        self.kinds.setdefault(depth, set()).add(marker.kind)
        if text:
            self.report.noted("标题与正文原在一段，标题已另起一行。", block.place, heading, "passages", about="标题分行")
            section.inner.append(Paragraph(text))
        return True

    def _depth(self, marker: Marker) -> int | None:
        """Return on which level a heading stands, from 0: beside the last of its kind, else one below what is open."""
        kinds = [one.kind for one in self.open]
        if marker.kind in kinds:
            return kinds.index(marker.kind)
        return len(kinds) if len(kinds) < DEPTH_LIMIT else None

    def _is_entry(self, place: int, rest: Block, heading: str, text: str, marker: Marker) -> bool:
        """Tell whether a numbered paragraph is an entry of a list, not a heading: a sentence with nothing under it."""
        if marker.kind not in LIST_KINDS or text or not words.is_ended(rest.text):
            return len(heading) > HEADING_LONGEST
        following = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        under = following is not None and not following.rows and marker_of(following) is None
        return rest.text.endswith(("；", ";")) or len(heading) > LEAD_LONGEST or not under

    def _item(self, block: Block, length: int) -> None:
        rest = block.after(length)
        lead, text = _lead(rest)
        self.leads += bool(lead)
        self.here.append(Item(lead, text))

    def _text(self, block: Block, marker: Marker | None) -> None:
        text = block.text
        if marker is not None and marker.kind == "•":
            text = block.after(marker.length).text
            self.report.dropped("项目符号已去掉，文字作为一段收入。", block.place, block.text[:20], "passages", about="项目符号")
        elif marker is not None and marker.length and marker.is_heading:
            said = "序号开头的这一段不像标题，连同序号作为一段收入，请核对。"
            self.report.doubtful(said, block.place, text[:40], "passages", about="序号段落")
        last = self.here[-1] if self.here else None
        if isinstance(last, Item) and not words.ANSWERS.match(text):
            self.here[-1] = Item(last.lead_in, last.text, (*last.more, text))
        else:
            self.here.append(Paragraph(text))

    def _table(self, block: Block) -> None:
        said = "正文里的表格不能原样放进正文，已逐行转为文字；建议移作附件。"
        self.report.doubtful(f"{said}（{len(block.rows)}行）", block.place, "　".join(block.rows[0]), "passages")
        for row in block.rows:
            self._text(Block("　".join(filter(None, (" ".join(cell.split("\n")) for cell in row))), block.place), None)

    def _tell(self) -> None:
        if self.headings:
            self.report.recognised(f"层次标题{self.headings}个。", part="passages")
        if self.items:
            self.report.recognised(f"分条{len(self.items)}条，其中有领句的{self.leads}条。", part="passages")
        for depth, usual in enumerate(("一、", "（一）", "1.")):
            others = sorted(self.kinds.get(depth, set()) - {usual})
            if others:
                names = "、".join(UNNUMBERED.get(kind[:1], f"“{kind}”") for kind in others)
                self.report.noted(f"第{depth + 1}级标题原文用{names}，印时统一为“{usual}”。", part="passages")


class _Open:
    """A section that is still being filled."""

    def __init__(self, kind: str, heading: str) -> None:
        self.kind, self.heading = kind, heading
        self.inner: list[Passage | _Open] = []


def _closed(passage: Passage | _Open) -> Passage:
    if isinstance(passage, _Open):
        return Section(passage.heading, tuple(_closed(one) for one in passage.inner))
    return passage


def _parted(block: Block) -> tuple[str, str]:
    """Return the heading a paragraph begins with and the text behind it; no heading where it begins with a long sentence."""
    text = block.text
    first = words.first_sentence(text)
    if 0 < block.bold < len(text) and block.bold <= LEAD_LONGEST and text[block.bold - 1] in "。：:！？" and len(first) > block.bold:
        first = text[: block.bold]
    rest = text[len(first) :].strip(" 　")
    if rest:
        return (first, rest) if len(first) <= LEAD_LONGEST else ("", "")
    if words.is_ended(text) and not text.endswith(("。", "；", ";", "？", "！")):
        return ("", "") if len(text) > LEAD_LONGEST else (text, "")
    return (text, "") if len(text) <= HEADING_LONGEST + 20 else ("", "")


def _lead(block: Block) -> tuple[str, str]:
    """Return the lead sentence of an item and its text; no lead where it is one sentence that is not set off."""
    text = block.text
    if 0 < block.bold <= len(text) and block.bold <= LEAD_LONGEST * 2:
        return text[: block.bold].rstrip(" 　"), text[block.bold :].lstrip(" 　")
    first = words.first_sentence(text)
    rest = text[len(first) :].strip(" 　")
    return (first, rest) if rest and len(first) <= LEAD_LONGEST else ("", text)
