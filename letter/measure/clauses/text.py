"""The 正文: 7.3.3, and 7.3.5.5 for the page of the signature."""

from __future__ import annotations

from letter import gbt9704 as gb
from letter.measure.clauses.paper import NO_TEXT
from letter.measure.cues import flush_mm
from letter.measure.faces import NAMES, called, main_face
from letter.measure.lines import Line
from letter.measure.parts import Letter
from letter.measure.patterns import NO_TEXT as NO_TEXT_HERE
from letter.measure.patterns import SENTENCE_ENDS, heading_level
from letter.measure.rules import rule
from letter.measure.tolerance import INDENT_MM
from letter.measure.verdict import (
    Outcome,
    Place,
    at,
    beside,
    each,
    hint,
    right,
    said,
    unmeasured,
    wrong,
)

LEVELS = {1: "heiti", 2: "kaiti", 3: "fangsong", 4: "fangsong"}
EXAMPLES = {1: "一、", 2: "（一）", 3: "1.", 4: "（1）"}


@rule("7.3.3", "首页必须显示正文", "首页有正文")
def text_on_page_1(letter: Letter) -> Outcome:
    """Page 1 shows text."""
    if not letter.body:
        return unmeasured(NO_TEXT)
    first = [line for line in letter.body if line.page == 1]
    return right(f"首页有 {len(first)} 行正文") if first else wrong("首页没有正文")


@rule("7.3.3", "自然段的首行", "左空二字（±0.3 字），回行顶格", needs="words")
def indents(letter: Letter) -> Outcome:
    """Every paragraph begins two characters in."""
    if not letter.paragraphs:
        return unmeasured(NO_TEXT)
    if letter.paper is None:
        return _indents_of_document(letter)
    edge = flush_mm(letter)
    firsts = [paragraph[0] for paragraph in letter.paragraphs]
    wanted = gb.INDENT_CELLS * gb.CELL_MM
    bad = [_cells(line, line.left - edge) for line in firsts if abs(line.left - edge - wanted) > INDENT_MM]
    return each(bad, good="左空二字", of=len(firsts))


def _cells(line: Line, indent_mm: float) -> Place:
    return at(line, f"左空 {said(indent_mm / gb.CELL_MM, '字')}")


def _indents_of_document(letter: Letter) -> Outcome:
    firsts = [line for line in letter.body if line.indent_cells is not None]
    bad = [line for line in firsts if abs(line.indent_cells - gb.INDENT_CELLS) > INDENT_MM / gb.CELL_MM]
    if bad:
        return wrong(f"{len(firsts)} 段中有 {len(bad)} 段不符，如“{bad[0].words[:8]}”左空 {said(bad[0].indent_cells, '字')}")
    return right("左空二字")


def _heading(level: int, letter: Letter) -> Outcome:
    """Judge the faces of one level's headings: of a heading that runs into text, up to its full stop."""
    heads = [head for paragraph in letter.paragraphs if (head := _head_of(paragraph[0], level))]
    if not heads:
        return beside(f"没有“{EXAMPLES[level]}”层次的标题")
    wanted = LEVELS[level]
    known = [(head, *main_face(head.chars)) for head in heads]
    if all(not face for _, face, _ in known):
        return unmeasured(f"认不出字体名“{known[0][2]}”属于哪一类", *heads)
    bad = [at(head, f"“{head.words[:8]}”为{called(face)}") for head, face, _ in known if face not in (wanted, "")]
    return each(bad, good=NAMES[wanted], of=len(heads))


def _head_of(line: Line, level: int) -> Line | None:
    """Return the heading that a paragraph's first line begins with."""
    if heading_level(line.words) != level:
        return None
    text = line.text
    # The point of "1." is no full stop.
    end = next((place + 1 for place, char in enumerate(text) if char in SENTENCE_ENDS), len(text))
    return line.part(0, end)


@rule("7.3.3", "第一层标题“一、”的字体", "3号黑体字", strength="usual", needs="words")
def heading_1_face(letter: Letter) -> Outcome:
    """黑体."""
    return _heading(1, letter)


@rule("7.3.3", "第二层标题“（一）”的字体", "3号楷体字", strength="usual", needs="words")
def heading_2_face(letter: Letter) -> Outcome:
    """楷体."""
    return _heading(2, letter)


@rule("7.3.3", "第三层标题“1.”的字体", "3号仿宋体字", strength="usual", needs="words")
def heading_3_face(letter: Letter) -> Outcome:
    """仿宋."""
    return _heading(3, letter)


@rule("7.3.3", "第四层标题“（1）”的字体", "3号仿宋体字", strength="usual", needs="words")
def heading_4_face(letter: Letter) -> Outcome:
    """仿宋."""
    return _heading(4, letter)


@rule("7.3.5.5", "署名所在页", "有正文，不单独成页")
def text_with_signature(letter: Letter) -> Outcome:
    """The page of the signature carries text; （此页无正文） is no way out the standard knows."""
    if letter.dated is None:
        return unmeasured("没有找到成文日期")
    noted = [line for line in letter.every_line if NO_TEXT_HERE.search(line.words)]
    if noted:
        return hint("标注“此页无正文”", *noted, why="应先调整行距、字距")
    if letter.text_of(letter.dated.page) or any(line.page == letter.dated.page for line in letter.note):
        return right("有正文")
    return hint("没有正文", letter.dated, why="应先调整行距、字距")
