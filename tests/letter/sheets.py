"""Letters with a 征询意见表, and what its table says: for the tests of the sheet."""

from __future__ import annotations

from dataclasses import replace

from letter.compose import compose
from letter.content import (
    FeedbackTemplate,
    LetterContent,
    Outcome,
    OutcomeScheme,
    Proposer,
    SheetRow,
)
from letter.feedback.rules import usual_template
from letter.layout import Page, TableBlock, Tick
from letter.profile import Profile
from tests.letter.samples import PROPOSAL, short_letter, text_of

USUAL = usual_template("cppcc")
MEMBER = Proposer("沈青禾", lead=True, address="云川市临江区示范路11号", phone="0000-0000001")
PARTY = Proposer("民建云川市委员会", "party", lead=True)
JOINED = (MEMBER, Proposer("陆闻笛"), Proposer("许明河"))
TWENTY = (MEMBER, *(Proposer(f"联名{name}") for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"))
EIGHT = OutcomeScheme(
    "eight",
    "八类",
    tuple(
        Outcome(code, "", text_of(45)) for code in ("A1", "A2", "A3", "B1", "B2", "C1", "C2", "D")
    ),
)


def letter_with(
    template: FeedbackTemplate = USUAL, *, proposers=(MEMBER,), ways=(), title="", **changes
) -> LetterContent:
    proposal = replace(
        PROPOSAL, proposers=proposers, contact_ways=ways, title=title or PROPOSAL.title
    )
    return short_letter(
        feedback=template, proposals=(proposal,), **{"addressees": ("各位提案者",), **changes}
    )


def table_of(content: LetterContent) -> TableBlock:
    [table] = [block for block in compose(content).flow if isinstance(block, TableBlock)]
    return table


def page_of(content: LetterContent, profile: Profile | None = None) -> Page:
    [page] = [page for page in compose(content, profile).pages if page.kind == "sheet"]
    return page


def cells_of(content: LetterContent) -> list[list[str]]:
    """Return the rows' texts; a vertical label stands in the row it begins in."""
    return [
        ["".join(block.text for block in cell.blocks) for cell in row.cells]
        for row in table_of(content).rows
    ]


def said(content: LetterContent) -> dict[str, str]:
    """Return label → value of every pair of cells."""
    found = {}
    for row in table_of(content).rows:
        texts = [
            "".join(block.text for block in cell.blocks) for cell in row.cells if cell.rows == 1
        ]
        if len(texts) > 1:
            found |= dict(zip(texts[::2], texts[1::2], strict=True))
    return found


def ticked(content: LetterContent, label: str) -> list[bool]:
    """Return the tick boxes of the row of a label."""
    for row in table_of(content).rows:
        if any("".join(block.text for block in cell.blocks) == label for cell in row.cells):
            return [
                one.ticked
                for block in row.cells[-1].blocks
                for one in block.inlines
                if isinstance(one, Tick)
            ]
    raise AssertionError(label)


def size_of(page: Page) -> float:
    return max(line.size_pt for line in page.lines if line.style == "sheet_cell")


def with_rows(*rows: SheetRow, **changes) -> FeedbackTemplate:
    return replace(USUAL, rows=rows, **changes)
