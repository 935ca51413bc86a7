"""Deviations from the standard, each with the rule that must find it. Nothing here knows how measuring works."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

from letter import gbt9704 as gb
from letter.compose.imprint import page_number_line
from letter.layout import DoubleRuleBlock, Layout, Run, TextBlock
from tests.letter.measure.altering import (
    Bend,
    Edit,
    W,
    blocks,
    both,
    copy_part,
    edit,
    frame,
    lines,
    look,
    move,
    page,
    say,
    shift,
    shift_frame,
    strokes,
)
from tests.letter.measure.letters import layout_of

CELL, CELL_PT = gb.CELL_MM, gb.CELL_PT


def same(thing: object) -> object:
    """Return it as it is."""
    return thing


@dataclass(frozen=True)
class Planted:
    """One deviation: ``bend`` for both files, ``pdf`` and ``docx`` where the two need different hands."""

    name: str
    clause: str
    rule: str
    bend: Bend = same
    pdf: Bend = same
    docx: Bend = same
    edit: Edit = same
    letter: str = "everything"


def _tighter(layout: Layout) -> Layout:
    """Set the lines of every page 28 pt apart, from its first line of text down."""
    scale = 28.0 / gb.LINE_PT

    def bent(number: int, line: object) -> object:
        top = 120.0 if number == 0 else gb.TOP_MM
        if line.style not in ("body", "footnote", "issuer_name", "dated_on") or line.top_mm < top:
            return line
        return replace(line, top_mm=top + (line.top_mm - top) * scale)

    pages = [replace(p, lines=tuple(bent(n, line) for line in p.lines)) for n, p in enumerate(layout.pages)]
    return replace(layout, pages=tuple(pages))


def _without_last_lines(layout: Layout) -> Layout:
    """Leave the last two lines of every later page out: twenty are left."""

    def bent(each: object) -> object:
        body = [line for line in each.lines if line.style == "body"][-2:]
        return replace(each, lines=tuple(line for line in each.lines if line not in body))

    return replace(layout, pages=(layout.pages[0], *map(bent, layout.pages[1:])))


def _second_lines_on_page_2(layout: Layout) -> Layout:
    """Draw the second double line on page 2 as well: as strokes, and anchored to the last paragraph of the text."""
    low = tuple(s for s in layout.pages[0].strokes if s.top_mm > gb.PAGE_HEIGHT_MM / 2)
    layout = page(1, lambda each: replace(each, strokes=each.strokes + low))(layout)
    [rule] = [b for b in layout.flow if isinstance(b, DoubleRuleBlock) and b.top_mm > gb.PAGE_HEIGHT_MM / 2]
    place = next(n for n, b in enumerate(layout.flow) if isinstance(b, TextBlock) and b.style == "issuer_name")
    return replace(layout, flow=(*layout.flow[:place], rule, *layout.flow[place:]))


def _seal_5_mm_off(layout: Layout) -> Layout:
    def slots(each: object) -> object:
        return replace(each, seals=tuple(replace(s, centre_x_mm=s.centre_x_mm + 5) for s in each.seals))

    layout = replace(layout, pages=tuple(map(slots, layout.pages)))
    return blocks(
        "issuer_name", lambda b: replace(b, seals=tuple(replace(a, centre_x_mm=a.centre_x_mm + 5) for a in b.seals))
    )(layout)


def _signature_two_cells_left(layout: Layout) -> Layout:
    """Move name, date and seal to the left by two characters: 右空六字."""

    def slots(each: object) -> object:
        return replace(each, seals=tuple(replace(s, centre_x_mm=s.centre_x_mm - 2 * CELL) for s in each.seals))

    def block(b: TextBlock) -> TextBlock:
        seals = tuple(replace(a, centre_x_mm=a.centre_x_mm - 2 * CELL) for a in b.seals)
        return replace(b, left_pt=b.left_pt - 4 * CELL_PT, seals=seals)

    moved = both(*(move(style, dx=-2 * CELL) for style in ("issuer_name", "dated_on")))
    return both(moved, *(blocks(style, block) for style in ("issuer_name", "dated_on")))(
        replace(layout, pages=tuple(map(slots, layout.pages)))
    )


def _label_one_line_lower(layout: Layout) -> Layout:
    place = next(n for n, b in enumerate(layout.flow) if isinstance(b, TextBlock) and b.style == "attachment_label")
    blank = TextBlock("attachment_body", (Run("　", "fangsong", 16.0),), line_pt=gb.LINE_PT)
    layout = both(*(move(style, dy=gb.LINE_MM) for style in ("attachment_label", "attachment_title")))(layout)
    return replace(layout, flow=(*layout.flow[:place], blank, *layout.flow[place:]))


def _one_red_line(layout: Layout) -> Layout:
    [first, *_] = [line for line in layout.pages[0].lines if line.style == "body"]
    red = lines("body", lambda line: replace(line, runs=tuple(replace(r, colour="red") for r in line.runs)) if line is first else line)
    number = next(n for n, b in enumerate(layout.flow) if isinstance(b, TextBlock) and b.style == "body")
    block = layout.flow[number]
    flow = list(layout.flow)
    flow[number] = replace(block, inlines=tuple(replace(r, colour="red") for r in block.inlines))
    return replace(red(layout), flow=tuple(flow))


def _other_sides(layout: Layout) -> Layout:
    """Set odd page numbers to the left and even ones to the right."""

    def bent(number: int, line: object) -> object:
        return replace(page_number_line(number + 1), runs=line.runs) if line.style == "page_number" else line

    pages = [replace(p, lines=tuple(bent(n + 1, line) for line in p.lines)) for n, p in enumerate(layout.pages)]
    return replace(layout, pages=tuple(pages))


def _without_dashes(root: etree._Element) -> None:
    for text in root.iter(f"{W}t"):
        text.text = (text.text or "").replace("—", "").strip()


def _align(value: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        for align in root.iter(f"{W}jc"):
            align.set(f"{W}val", value)

    return change


def _in_footers(change: Callable[[etree._Element], None]) -> Edit:
    parts = ("word/footer_default.xml", "word/footer_even.xml")
    return lambda docx: edit(change, part=parts[1])(edit(change, part=parts[0])(docx))


def _larger(root: etree._Element) -> None:
    for run in root.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        for tag in ("sz", "szCs"):
            etree.SubElement(properties, f"{W}{tag}").set(f"{W}val", "32")


FOOTERS_SWAPPED: Edit = lambda docx: edit(_align("right"), part="word/footer_even.xml")(  # noqa: E731
    edit(_align("left"), part="word/footer_default.xml")(docx)
)

PAGE: tuple[Planted, ...] = (
    Planted("left margin 30", "5.2.1", "left_margin", pdf=move("*", dx=2), edit=shift("left", 2)),
    Planted("top margin 39", "5.2.1", "top_margin", pdf=move("*", dy=2), edit=shift("top", 2), letter="long"),
    Planted("pitch 28 pt", "5.2.3", "line_pitch", pdf=_tighter, docx=blocks("body", lambda b: replace(b, line_pt=28.0)), letter="long"),
    Planted("20 lines a page", "5.2.3", "lines_a_page", pdf=_without_last_lines,
            docx=blocks("body", lambda b: replace(b, line_pt=gb.AREA_HEIGHT_MM * gb.PT_PER_MM / 20 - 0.1)), letter="long"),
    Planted("text in 宋体", "5.2.2", "body_face", bend=look("body", face="songti")),
    Planted("text of 15 pt", "5.2.2", "body_size", bend=look("body", size_pt=15.0)),
    Planted("one red line of text", "5.2.4", "black_text", bend=_one_red_line),
    Planted("page number on page 1", "10.1", "no_number_on_page_1",
            pdf=page(0, lambda each: replace(each, lines=(*each.lines, page_number_line(1)))),
            edit=copy_part("word/footer_default.xml", "word/footer_first.xml")),
    Planted("page numbers without dashes", "7.5", "number_dashes",
            pdf=lines("page_number", lambda line: replace(line, x_mm=line.x_mm + 5, runs=tuple(replace(r, text=r.text.strip("— ")) for r in line.runs))),
            edit=_in_footers(_without_dashes)),
    Planted("page numbers on the wrong side", "7.5", "number_side", pdf=_other_sides, edit=FOOTERS_SWAPPED),
    Planted("page numbers in 3号", "7.5", "number_type", pdf=look("page_number", size_pt=16.0), edit=_in_footers(_larger)),
)  # fmt: skip

LETTERHEAD: tuple[Planted, ...] = (
    Planted("mark 2 mm too low", "10.1", "mark_top", bend=both(move("mark", dy=2), frame("mark", top_mm=lambda top: top + 2)),
            edit=shift_frame("云川市住房和城乡建设局", dy=2)),
    Planted("mark with 文件", "10.1", "mark_words", bend=both(say("mark", "建设局", "建设局文件"), look("mark", scale=0.7))),
    Planted("black mark", "10.1", "mark_red", bend=look("mark", colour="black")),
    Planted("first line 1 mm off", "10.1", "first_rule_gap", bend=strokes(lambda s: replace(s, top_mm=s.top_mm + 1), second=False)),
    Planted("first line of 156 mm", "10.1", "first_rule_length",
            bend=strokes(lambda s: replace(s, x_mm=27.0, width_mm=156.0), second=False)),
    Planted("second line missing", "10.1", "second_rule_foot", bend=strokes(lambda s: None, second=True)),
    Planted("second line 18 mm from the foot", "10.1", "second_rule_foot",
            bend=strokes(lambda s: replace(s, top_mm=s.top_mm + 2), second=True)),
    Planted("second line on page 2", "10.1", "rules_once", bend=_second_lines_on_page_2),
    Planted("square brackets", "7.2.5", "number_form", bend=both(say("doc_number", "〔", "["), say("doc_number", "〕", "]"))),
    Planted("round brackets", "7.2.5", "number_form", bend=both(say("doc_number", "〔", "（"), say("doc_number", "〕", "）"))),
    Planted("leading zero", "7.2.5", "number_form", bend=say("doc_number", "12号", "012号")),
    Planted("第 in the number", "7.2.5", "number_form", bend=say("doc_number", "〕12", "〕第12")),
    Planted("number 5 mm from the edge", "10.1", "number_right", pdf=move("doc_number", dx=-5),
            edit=shift_frame("云川建函", dx=-5)),
    Planted("number 2 mm too low", "10.1", "number_gap", pdf=move("doc_number", dy=2), edit=shift_frame("云川建函", dy=2)),
)  # fmt: skip

TEXT: tuple[Planted, ...] = (
    Planted("title of 18 pt", "7.3.1", "title_size", bend=look("title", size_pt=18.0)),
    Planted("title in 黑体", "7.3.1", "title_face", bend=look("title", face="heiti")),
    Planted("title with a full stop", "7.3.1", "title_end", bend=say("title", "答复函", "答复函。")),
    Planted("addressee without colon", "7.3.2", "addressee_colon", bend=say("addressee", "：", "")),
    Planted("addressee set in", "7.3.2", "addressee_left", pdf=move("addressee", dx=2 * CELL),
            docx=blocks("addressee", lambda b: replace(b, left_pt=2 * CELL_PT))),
    Planted("paragraphs not set in", "7.3.3", "indents",
            pdf=lines("body", lambda line: replace(line, x_mm=gb.LEFT_MM)), docx=blocks("body", lambda b: replace(b, first_pt=0.0))),
    Planted("一、 in 仿宋", "7.3.3", "heading_1_face", bend=look("heading_1", face="fangsong")),
    Planted("（一） in 黑体", "7.3.3", "heading_2_face", bend=look("heading_2", face="heiti")),
    Planted("half-width colon in the 附件说明", "7.3.4", "note_form", bend=say("attachment_note", "附件：", "附件:")),
    Planted("附件说明 flush left", "7.3.4", "note_indent", pdf=move("attachment_note", dx=-2 * CELL),
            docx=blocks("attachment_note", lambda b: replace(b, left_pt=b.left_pt - 2 * CELL_PT))),
)  # fmt: skip

TAIL: tuple[Planted, ...] = (
    Planted("seal 5 mm off its date", "7.3.5.1", "seal_axis", bend=_seal_5_mm_off),
    Planted("date 右空六字", "7.3.5", "date_place", bend=_signature_two_cells_left),
    Planted("name not centred on the date", "7.3.5", "name_place", pdf=move("issuer_name", dx=-6),
            docx=blocks("issuer_name", lambda b: replace(b, right_pt=b.right_pt + 12 * gb.PT_PER_MM))),
    Planted("date with leading noughts", "7.3.5.4", "date_form", bend=say("dated_on", "6月9日", "06月09日")),
    Planted("date in Chinese figures", "7.3.5.4", "date_form", bend=say("dated_on", "2026年6月9日", "二〇二六年六月九日")),
    Planted("附注 flush left", "7.3.6", "footnote_place", pdf=move("footnote", dx=-2 * CELL),
            docx=blocks("footnote", lambda b: replace(b, first_pt=0.0))),
    Planted("label of the attachment in line 2", "7.3.7", "label_place", bend=_label_one_line_lower),
    Planted("label of the attachment in 仿宋", "7.3.7", "label_face", bend=look("attachment_label", face="fangsong")),
    Planted("attachment of another name", "7.3.7", "attachments_agree", bend=say("attachment_title", "停车", "充电")),
    Planted("抄送 10 mm above the foot", "10.1", "copied_foot", pdf=move("copied_to", dy=-10), edit=shift_frame("抄送", dy=-10)),
    Planted("抄送 without full stop", "7.4.2", "copied_form", bend=say("copied_to", "。", "")),
    Planted("抄送 in 3号", "7.4.2", "copied_looks", bend=look("copied_to", size_pt=16.0)),
)  # fmt: skip

PLANTED: tuple[Planted, ...] = (*PAGE, *LETTERHEAD, *TEXT, *TAIL)


def bent_letter() -> Layout:
    """Return a letter with a few deviations at once: marks on every page."""
    names = ("square brackets", "title with a full stop", "一、 in 仿宋", "date with leading noughts", "attachment of another name")
    layout = layout_of("everything")
    for planted in PLANTED:
        if planted.name in names:
            layout = planted.pdf(planted.bend(layout))
    return layout
