"""The 版记 of the 信函格式, which is 抄送 only: 7.4.2, 10.1."""

from __future__ import annotations

from statistics import median

from letter import gbt9704 as gb
from letter.measure import ink
from letter.measure.faces import called, main_face
from letter.measure.parts import Letter
from letter.measure.patterns import COPIED, DISCLOSURE, ISSUED
from letter.measure.rules import rule
from letter.measure.tolerance import INDENT_MM, MARGIN_MM, SIZE_PT
from letter.measure.verdict import Outcome, Place, beside, hint, right, said, unmeasured, wrong

NO_COPIES = "没有抄送"
CELL_MM = gb.COPIED_TO_PT * gb.MM_PER_PT
SIDE_MM = 1.3
"""左右各空一字: of 4号 or of 3号, 0.7 mm apart."""
AROUND_MM = 8.0
LINE_WIDTH_MM = 140.0


@rule("10.1", "版记的位置", "最后一面版心内最下方：末行字框下边缘 262 毫米（±1）")
def copied_foot(letter: Letter) -> Outcome:
    """At the very foot of the type area."""
    lines = [*letter.copied, *letter.imprint]
    if not letter.copied:
        return beside(NO_COPIES)
    lowest = max(lines, key=lambda line: line.em_bottom)
    within = abs(lowest.em_bottom - gb.BOTTOM_MM) <= MARGIN_MM
    return (right if within else wrong)(said(lowest.em_bottom), lowest)


@rule("10.1", "版记所在的面", "公文最后一面（不随文装订的附件除外）")
def copied_last(letter: Letter) -> Outcome:
    """On the last side of what is bound together."""
    if not letter.copied:
        return beside(NO_COPIES)
    apart = {page for attachment in letter.attachments if attachment.is_apart for page in attachment.pages}
    bound = [page for page in range(1, len(letter.paper or ()) + 1) if page not in apart]
    page = letter.copied[0].page
    within = page == max(bound, default=page)
    return (right if within else wrong)(f"第 {page} 页", letter.copied[0])


@rule("7.4.2", "抄送的左右边缘", "左右各空一字（4号）")
def copied_sides(letter: Letter) -> Outcome:
    """One character free on both sides."""
    if not letter.copied:
        return beside(NO_COPIES)
    first = letter.copied[0]
    left = first.left - gb.LEFT_MM
    over = [line for line in letter.copied if line.end_beyond(gb.RIGHT_MM - CELL_MM) > SIDE_MM]
    if abs(left - CELL_MM) > SIDE_MM:
        return wrong(f"左空 {said(left / CELL_MM, '字')}", first)
    return wrong(f"右空 {said((gb.RIGHT_MM - over[0].right) / CELL_MM, '字')}", *over) if over else right("左右各空一字")


@rule("7.4.2", "抄送的回行", "与冒号后的首字对齐")
def copied_hang(letter: Letter) -> Outcome:
    """Wrapped lines go on under the first character behind the colon."""
    if len(letter.copied) < 2:
        return beside("抄送没有回行" if letter.copied else NO_COPIES)
    first = letter.copied[0]
    colon = first.text.find("：")
    if colon < 0 or colon + 1 >= len(first.chars):
        return unmeasured("抄送没有全角冒号", first)
    edge = first.chars[colon + 1].left
    bad = [line for line in letter.copied[1:] if abs(line.left - edge) > INDENT_MM]
    return wrong("没有对齐", *bad) if bad else right("对齐")


@rule("7.4.2", "抄送的写法", "“抄送”后标全角冒号，末尾标句号", needs="words")
def copied_form(letter: Letter) -> Outcome:
    """A colon behind the word, a full stop at the end."""
    if not letter.copied:
        return beside(NO_COPIES)
    faults = []
    label = COPIED.match(letter.copied[0].words)
    if label and not label[0].endswith("："):
        faults.append("“抄送”后不是全角冒号")
    if not letter.copied[-1].words.endswith("。"):
        faults.append(f"以“{letter.copied[-1].words[-1]}”结尾")
    return wrong("，".join(faults), letter.copied[0], letter.copied[-1]) if faults else right("合规")


@rule("7.4.2", "抄送的字体字号", "4号仿宋体字", strength="usual", needs="words")
def copied_looks(letter: Letter) -> Outcome:
    """4号仿宋."""
    if not letter.copied:
        return beside(NO_COPIES)
    size = median(line.size_pt for line in letter.copied)
    face, font = main_face(char for line in letter.copied for char in line.chars)
    told = f"{called(face, font)}，{said(size, '磅')}"
    fits = abs(size - gb.COPIED_TO_PT) <= SIZE_PT and face in ("fangsong", "")
    return (right if fits else wrong)(told, *([] if fits else letter.copied))


@rule("10.1", "版记不加印发机关、印发日期", "没有", needs="words")
def no_issuer(letter: Letter) -> Outcome:
    """信函格式 has no 印发机关 and no date of issue."""
    issued = [line for line in letter.imprint if ISSUED.match(line.words) or line.words.endswith("印发")]
    if issued:
        return wrong(f"有“{issued[0].words[:20]}”", *issued)
    others = letter.imprint
    if not others:
        return right("没有")
    why = "信函格式的版记只有抄送" if DISCLOSURE.fullmatch(others[0].words) else "联系人的标准位置是附注"
    return hint(f"另有“{others[0].words[:12]}”", *others, why=why)


@rule("10.1", "版记不加分隔线", "没有")
def no_dividers(letter: Letter) -> Outcome:
    """信函格式 has no lines around the 抄送."""
    if not letter.copied or letter.paper is None:
        return beside(NO_COPIES)
    page = letter.copied[0].page
    top, foot = letter.copied[0].em_top - AROUND_MM, letter.copied[-1].em_bottom + AROUND_MM
    side = letter.paper.sides[page - 1]
    near = [one for one in ink.rules(side) if not one.is_red and top < one.box.top < foot]
    found = [one for one in near if one.box.width > LINE_WIDTH_MM and not ink.is_of_table(side, one)]
    places = [Place(page, one.box) for one in found]
    return wrong(f"有 {len(found)} 条分隔线", *places) if found else right("没有")
