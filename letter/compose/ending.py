"""How the text and the signature share the last pages: never a signature without text beside it (7.3.5.5).

Where the room left on the page of the last line does not hold the signature, spacing is adjusted within the bounds
of letter.gbt9704: first the gaps above and between the names, then the pitch of the lines on that page, then the
characters of a paragraph that gets a line shorter by it. Only where that is not enough lines are carried over; and
（此页无正文） is printed only where an office wants it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from letter import gbt9704 as gb
from letter.compose.body import paragraph, run
from letter.compose.names import Signature
from letter.compose.sides import Part, Plan, Sheaf, kept, line_parts
from letter.compose.spacing import Paragraphs, lines_closer, lines_saved
from letter.layout import FlowBlock, PageBreak, TextBlock
from letter.placing import Composed

TEXT = ("body", "heading_1", "heading_2", "heading_3")
"""Styles of the 正文."""
NO_TEXT = "（此页无正文）"
SLACK_MM = 0.02


@dataclass(frozen=True)
class Matter:
    """What stands below the title, adjusted or not."""

    paragraphs: Paragraphs
    """Addressee, text, 附件说明."""
    signature: Signature
    footnote: Composed | None = None
    mention: Composed | None = None
    """（此页无正文）: the signature then stands on a page of its own."""

    @property
    def text(self) -> list[int]:
        """Indexes of the text's paragraphs."""
        return [place for place, each in enumerate(self.paragraphs) if each.block.style in TEXT]


@dataclass(frozen=True)
class Trial:
    """One way to lay the matter, and how good it is."""

    matter: Matter
    plan: Plan
    is_carried: bool
    """The lines that go along with the signature begin a page."""
    along: int
    """So many last paragraphs of the text were carried over whole."""
    rank: tuple[bool, bool, bool, int] = (False, False, False, 0)
    """Signature parted; without text; page 1 without text; pages needed besides. The least is the best."""
    is_good: bool = True
    """Nothing of that, and the 抄送 finds its room below."""

    def flow(self) -> list[FlowBlock]:
        """Return the matter as paragraphs, told to stay together as they stand."""
        matter = self.matter
        blocks: list[FlowBlock] = [each.block for each in matter.paragraphs]
        if blocks:
            blocks[-1] = replace(blocks[-1], keep_with_next=matter.mention is None)
        for place in matter.text[len(matter.text) - self.along :]:
            blocks[place] = replace(blocks[place], keep_with_next=True)
        if matter.mention:
            blocks += [PageBreak("letter"), matter.mention.block]
        blocks += matter.signature.blocks
        if matter.footnote:
            blocks += [replace(blocks.pop(), keep_with_next=True), matter.footnote.block]
        return blocks


@dataclass(frozen=True)
class End:
    """Where the text would end if nothing had to stay with the signature."""

    side: int
    y_mm: float
    lines: dict[int, int]
    """How many lines each paragraph has there, by its index."""


class Ending:
    """One matter to be laid from where a sheaf stands, with room kept free at the foot of its last page."""

    def __init__(
        self,
        sheaf: Sheaf,
        matter: Matter,
        sign: Callable[[float], Signature],
        *,
        reserve_mm: float,
        mention: Composed | None,
    ) -> None:
        """``sign`` composes the signature so many millimetres lower; ``mention`` is given where it may be printed."""
        self.sheaf, self.matter, self.sign, self.mention = sheaf, matter, sign, mention
        self.reserve_mm, self.line_mm = reserve_mm, sheaf.grid.line_mm
        self._made: dict[int, tuple[Composed, list[Part]]] = {}

    def settled(self) -> Trial:
        """Return the best way: as it comes, adjusted, or with lines carried over."""
        tries: list[Trial] = []
        for reserve_mm in dict.fromkeys((self.reserve_mm, 0.0)):
            for trial in self._tries(reserve_mm):
                if trial.is_good:
                    return trial
                tries.append(trial)
        return min(tries, key=lambda trial: trial.rank)

    def _tries(self, reserve_mm: float) -> Iterator[Trial]:
        """Yield every way worth trying, in the order of preference: of two that are alike the first is taken."""
        ties = self._ties()
        first = self._trial(self.matter, ties[0], reserve_mm)
        if not first.is_carried:
            yield first
        end = self._end()
        for tie in ties:
            plain = self._trial(self.matter, tie, reserve_mm)
            if plain.plan.spots[-1].side == end.side:
                yield plain
        for matter in self._adjusted(end, reserve_mm, sum(ties[0])):
            adjusted = self._trial(matter, ties[0], reserve_mm)
            if adjusted.plan.spots[-1].side == end.side:
                yield adjusted
        if self.mention:
            alone = self._trial(replace(self.matter, mention=self.mention), [], reserve_mm)
            if alone.plan.side == end.side + 1:
                yield alone
        lower = replace(self.matter, signature=self.sign(self.matter.signature.give_mm))
        for matter in (self.matter, lower):
            for tie in ties:
                yield self._trial(matter, tie, reserve_mm)

    def _ties(self) -> list[list[int]]:
        """Return how many lines of the last paragraphs go along, counted from the last one up; the best way first.

        At least two lines; a short paragraph goes whole, and of a longer one two lines, so that none stands alone on
        either page. Where the signature leaves less room two lines do, or one.
        """
        lines = [len(self.matter.paragraphs[place].lines) for place in reversed(self.matter.text)]
        best: list[int] = []
        for count in lines:
            if sum(best) < gb.BODY_LINES_WITH_SEAL:
                best.append(count if count <= gb.SHORT_PARAGRAPH_LINES else gb.BODY_LINES_WITH_SEAL)
        ties = [best]
        for wanted in (gb.BODY_LINES_WITH_SEAL, 1):
            ties.append([])
            for count in lines:
                if sum(ties[-1]) < wanted:
                    ties[-1].append(min(count, wanted - sum(ties[-1])))
        return ties

    def _lines(self, composed: Composed) -> list[Part]:
        """Return a paragraph's lines as parts, made once for all trials."""
        made = self._made.get(id(composed))
        if made is None:
            # The paragraph is kept with its lines, or another could come to have its id.
            made = self._made[id(composed)] = composed, line_parts(composed)
        return made[1]

    def _end(self) -> End:
        matter = self.matter
        through = matter.text[-1] + 1 if matter.text else 0
        lines = [(place, part) for place in range(through) for part in self._lines(matter.paragraphs[place])]
        plan = self.sheaf.plan([part for _, part in lines])
        there: dict[int, int] = {}
        for (place, _), spot in zip(lines, plan.spots, strict=True):
            if spot.side == plan.side:
                there[place] = there.get(place, 0) + 1
        return End(plan.side, plan.y_mm, there)

    def _trial(self, matter: Matter, tie: list[int], reserve_mm: float) -> Trial:
        """Plan the matter with the last lines of the text, so many of each paragraph, tied to the signature."""
        parts: list[Part] = []
        text: list[int] = []
        for composed in matter.paragraphs:
            lines = self._lines(composed)
            if composed.block.style in TEXT:
                text += range(len(parts), len(parts) + len(lines))
            parts += lines
        for place in text[len(text) - sum(tie) :]:
            parts[place] = replace(parts[place], keep_with_next=True)
        if parts and matter.mention:
            parts[-1] = replace(parts[-1], keep_with_next=False)
            parts += [replace(part, turns=True) for part in line_parts(matter.mention)]
        names = range(len(parts), len(parts) + len(matter.signature.parts))
        parts += matter.signature.parts
        if matter.footnote:
            parts[names[0] :] = kept(parts[names[0] :])
            parts += line_parts(matter.footnote)
        plan = self.sheaf.plan(parts, reserve_mm=reserve_mm)
        begin = names[0]
        while begin and parts[begin - 1].keep_with_next:
            begin -= 1
        sides = [spot.side for spot in plan.spots]
        is_carried = begin > 0 and sides[begin] > sides[begin - 1]
        along = self._along(matter, tie) if is_carried and tie else 0
        return self._judged(Trial(matter, plan, is_carried, along), sides[names[0] :], [sides[place] for place in text])

    def _judged(self, trial: Trial, names: list[int], text: list[int]) -> Trial:
        """Rank a trial by the sides its names and its lines of text stand on."""
        rank = (
            names[0] != names[-1],
            bool(text) and not trial.matter.mention and text[-1] != names[0],
            bool(text) and len(self.sheaf.sides) == 1 and text[0] > 0,
        )
        has_room = not self.reserve_mm or trial.plan.y_mm <= gb.BOTTOM_MM - self.reserve_mm + SLACK_MM
        return replace(
            trial, rank=(*rank, trial.plan.side + (not has_room)), is_good=has_room and not any(rank)
        )

    def _along(self, matter: Matter, tie: list[int]) -> int:
        """Return how many paragraphs are tied with all their lines, from the last one up."""
        lines = [len(matter.paragraphs[place].lines) for place in reversed(matter.text)]
        return sum(count == whole for count, whole in zip(tie, lines, strict=False))

    def _adjusted(self, end: End, reserve_mm: float, tied: int) -> Iterator[Matter]:
        """Yield the matter with its spacing so adjusted that the signature should fit under the text's end.

        First the gaps of the signature give way, then the lines of the page, then the characters of one paragraph or
        two, each of which so gets a line shorter.
        """
        matter = self.matter
        over_mm = self._over_mm(end, reserve_mm) + SLACK_MM
        over_mm += max(0, tied - sum(end.lines.values())) * self.line_mm
        note = matter.paragraphs[matter.text[-1] + 1 :] if matter.text else ()
        count = sum(end.lines.values()) + sum(len(each.lines) for each in note)
        closest_mm = count * (self.line_mm - gb.LINE_PT_LEAST * gb.MM_PER_PT)
        over_mm -= matter.signature.give_mm

        def choices() -> Iterator[Paragraphs]:
            yield matter.paragraphs
            if over_mm - gb.TIGHTENED_PARAGRAPHS * self.line_mm <= closest_mm:
                yield from lines_saved(matter.paragraphs, end.lines)

        for saved, paragraphs in enumerate(choices()):
            rest_mm = over_mm - saved * self.line_mm
            if rest_mm > closest_mm:
                continue
            if rest_mm > 0:
                line_pt = (self.line_mm - rest_mm / (count - saved)) * gb.PT_PER_MM
                there = {*end.lines, *range(len(paragraphs) - len(note), len(paragraphs))}
                paragraphs = lines_closer(paragraphs, there, line_pt)
            if paragraphs:
                lower_mm = max(0.0, matter.signature.give_mm + min(rest_mm, 0.0))
                yield replace(matter, paragraphs=paragraphs, signature=self.sign(lower_mm))

    def _over_mm(self, end: End, reserve_mm: float) -> float:
        """Return how far the signature and what stands around it would reach beyond the foot of the text's last page."""
        matter = self.matter
        foot_mm, clear_mm = self.sheaf.feet_mm(end.side, reserve_mm)
        note = matter.paragraphs[matter.text[-1] + 1 :] if matter.text else ()
        parts = [part for composed in note for part in line_parts(composed)] + matter.signature.parts
        parts += line_parts(matter.footnote) if matter.footnote else []
        y_mm, over_mm = end.y_mm, 0.0
        for part in parts:
            y_mm += part.before_mm + part.height_mm
            if part.reach_mm:
                over_mm = max(over_mm, y_mm + part.reach_mm - clear_mm)
        return max(over_mm, y_mm - foot_mm)


def no_text_block(line_pt: float) -> TextBlock:
    """Return （此页无正文）, 左空二字."""
    return replace(paragraph(run(NO_TEXT), style="no_text", line_pt=line_pt), keep_with_next=True)
