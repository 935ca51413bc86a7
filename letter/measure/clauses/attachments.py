"""附件 on pages of their own: 7.3.7."""

from __future__ import annotations

from collections.abc import Iterator

from letter import gbt9704 as gb
from letter.measure.clauses.note import names
from letter.measure.faces import called, main_face
from letter.measure.parts import Attachment, Letter
from letter.measure.patterns import LABEL
from letter.measure.rules import rule
from letter.measure.tolerance import FIRST_LINE_MM, MARGIN_MM, ON_AXIS_MM, SIZE_PT
from letter.measure.verdict import Outcome, Place, at, beside, each, said, unmeasured

NO_PAGES = "没有另页编排的附件"
LEAD_MM = (gb.LINE_MM - gb.BODY_PT * gb.MM_PER_PT) / 2
TITLE_MIDDLE_MM = gb.TOP_MM + (gb.ATTACHMENT_TITLE_LINE - 0.5) * gb.LINE_MM
THIRD_LINE_MM = gb.LINE_MM * 0.2
"""A title is of another size than the lines it is counted in."""


@rule("7.3.7", "“附件”二字及顺序号的位置", "版心左上角第一行，顶格")
def label_place(letter: Letter) -> Outcome:
    """Flush left in line 1."""
    if not letter.attachments:
        return beside(NO_PAGES)
    return each(_misplaced_labels(letter), good="第一行顶格", of=len(letter.attachments))


def _misplaced_labels(letter: Letter) -> Iterator[Place]:
    for attachment in letter.attachments:
        label = attachment.label
        if abs(label.left - gb.LEFT_MM) > MARGIN_MM:
            yield at(label, f"距左页边 {said(label.left)}")
        elif abs(label.em_top - gb.TOP_MM - LEAD_MM) > FIRST_LINE_MM and abs(label.em_top - gb.TOP_MM) > MARGIN_MM:
            yield at(label, f"在版心第 {said((label.em_middle - gb.TOP_MM) / gb.LINE_MM + 0.5, '行')}")


@rule("7.3.7", "“附件”二字的字体字号", "3号黑体字", needs="words")
def label_face(letter: Letter) -> Outcome:
    """3号黑体."""
    if not letter.attachments:
        return beside(NO_PAGES)
    known = [(attachment.label, *main_face(attachment.label.chars)) for attachment in letter.attachments]
    if all(not face for _, face, _ in known):
        return unmeasured(f"认不出字体名“{known[0][2]}”属于哪一类")
    bad = [at(label, called(face)) for label, face, _ in known if face not in ("heiti", "")]
    bad += [at(label, said(label.size_pt, "磅")) for label, _, _ in known if abs(label.size_pt - gb.BODY_PT) > SIZE_PT]
    return each(bad, good="3号黑体", of=len(known))


@rule("7.3.7", "附件标题的位置", "居中排布在版心第三行")
def attachment_title_place(letter: Letter) -> Outcome:
    """Centred in line 3."""
    titled = [attachment for attachment in letter.attachments if attachment.title]
    if not letter.attachments:
        return beside(NO_PAGES)
    if not titled:
        return unmeasured("没有认出附件标题")
    return each(_misplaced_titles(titled), good="第三行居中", of=len(titled))


def _misplaced_titles(titled: list[Attachment]) -> Iterator[Place]:
    for attachment in titled:
        first = attachment.title[0]
        # Counted from line 1 as it stands: programs place the characters of a line up to 0.9 mm apart.
        line = (first.em_middle - attachment.label.em_middle) / gb.LINE_MM + 1
        middle = (gb.LEFT_MM + gb.RIGHT_MM) / 2
        if abs(first.em_middle - TITLE_MIDDLE_MM) > THIRD_LINE_MM and abs(line - gb.ATTACHMENT_TITLE_LINE) > 0.25:
            yield at(first, f"在第 {said(line, '行')}")
        elif abs(first.centre - middle) > ON_AXIS_MM:
            yield at(first, f"中线距左页边 {said(first.centre)}")


@rule("7.3.7", "附件顺序号、标题与附件说明一致", "一致", needs="words")
def attachments_agree(letter: Letter) -> Outcome:
    """Numbers and titles are those of the 附件说明."""
    if not letter.attachments:
        return beside(NO_PAGES)
    told = names(letter)
    if not told:
        return unmeasured("没有找到附件说明")
    return each(_disagreeing(letter, told), good="一致", of=len(letter.attachments))


def _disagreeing(letter: Letter, told: list[str]) -> Iterator[Place]:
    for attachment in letter.attachments:
        number = LABEL.fullmatch(attachment.label.words)
        place = int(number["place"]) if number and number["place"].isdigit() else 1
        title = "".join(line.words for line in attachment.title)
        if place > len(told):
            yield at(attachment.label, f"附件说明里没有第 {place} 个附件")
        elif title and title != told[place - 1]:
            yield at(attachment.title[0], f"标题为“{title[:20]}”，附件说明为“{told[place - 1][:20]}”")


@rule("7.3.7", "不随文装订的附件", "第一行标发文字号和“附件”及顺序号", needs="words")
def apart_label(letter: Letter) -> Outcome:
    """The first line of what is bound apart names the letter's own number."""
    apart = [attachment for attachment in letter.attachments if attachment.is_apart]
    if not apart:
        return beside("附件随文装订，或没有附件")
    if letter.doc_number is None:
        return unmeasured("首页没有找到发文字号")
    own = letter.doc_number.words
    bad = [at(one.label, f"“{one.label.words}”") for one in apart if not one.label.words.startswith(own)]
    return each(bad, good=f"“{apart[0].label.words}”", of=len(apart))
