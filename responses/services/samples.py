"""Made-up letters: what an administrator sees of a layout or of a 征询意见表 before the first letter is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from letter.compose import LayoutError, compose
from letter.content import DocNumber, FeedbackTemplate, Issuer, LetterContent, Proposer
from letter.decoding import ContentError, content_from, content_to
from letter.example import example
from letter.profile import Profile, ProfileError, profile_from, profile_to
from responses.content import CLASSED, sheet_of
from responses.models import FeedbackSheet, LetterPattern
from responses.services import rendering

MARK = "样张"
"""In the head of every page: no sample is taken for a letter."""
WIDTH_PX = 600
SERIAL = 12


def layout_of(pattern: LetterPattern) -> Profile:
    """The layout as it is kept; the standard one where it cannot be read."""
    try:
        return profile_from(pattern.profile)
    except ProfileError:
        return Profile()


def content_for(pattern: LetterPattern) -> LetterContent:
    """The example letter, shortened to two pages, as if the unit had written it."""
    whole = example()
    day = date.fromisoformat(whole.dated_on)
    return replace(
        whole,
        kind=pattern.kind,
        purpose=pattern.purpose,
        issuer_mark=pattern.unit.issuer_mark or pattern.unit.full_name,
        doc_number=DocNumber(pattern.issuer_code.code, day.year, SERIAL),
        outcome=whole.outcome if pattern.purpose in CLASSED else None,
        disclosure="public",
        passages=(whole.passages[0], whole.passages[2]),
        issuers=(Issuer(pattern.unit.full_name, whole.issuers[0].seal_mm),),
        copied_to=tuple(pattern.copied_to) or whole.copied_to,
        feedback=sheet_of(pattern),
    )


def pdf_of(pattern: LetterPattern) -> bytes:
    """The sample as a PDF. Raises Refused."""
    return rendering.preview_of(*_asked(pattern)).pdf or b""


def page_of(pattern: LetterPattern, number: int) -> bytes:
    """One page of the sample, from 1, as PNG. Raises Refused."""
    shown = rendering.composed(*_asked(pattern))
    return rendering.page_pictures(shown, pages=[number], width=WIDTH_PX)[number]


def _asked(pattern: LetterPattern) -> tuple[dict, dict]:
    return content_to(content_for(pattern)), {**profile_to(layout_of(pattern)), "draft_mark": MARK}


SHEET_SIGNERS = {1: "委员（代表）一人", 2: "几人联名", 3: "党派、团体等集体"}
"""The three a sheet is shown for, by the number of its picture."""


def content_for_sheet(template: FeedbackTemplate, signer: int) -> LetterContent:
    """The example letter with its sheet as one of SHEET_SIGNERS gets it; on the last page, torn off."""
    whole = example()
    [proposal] = whole.proposals
    is_npc = "代表" in template.title or "建议" in template.title
    persons = tuple(replace(one, kind="deputy" if is_npc else "member") for one in proposal.proposers)
    body = Proposer("云川市代表团" if is_npc else "民建云川市委员会", "body", lead=True, address=persons[0].address)
    kind = "npc" if is_npc else "cppcc"
    if is_npc:
        title, session = proposal.title.replace("提案", "建议"), "云川市第九届人民代表大会第二次会议"
        proposal = replace(proposal, title=title, session=session)
    asked = replace(
        proposal,
        kind=kind,
        proposers={1: persons[:1], 2: persons, 3: (body,)}[signer],
        contact_ways=("面商", "电话"),
    )
    return replace(
        whole, kind=kind, passages=whole.passages[:1], attachments=(), proposals=(asked,), feedback=template
    )


def sheet_problem(template: FeedbackTemplate) -> str:
    """Say why the sheet cannot be laid out with the example's words, in the words of the letter; empty where it can."""
    try:
        for signer in SHEET_SIGNERS:
            compose(content_for_sheet(template, signer))
    except LayoutError as error:
        return str(error)
    return ""


def sheet_size_pt(template: FeedbackTemplate) -> float:
    """The size the example's type has on the sheet; 0 where it has no place. Raises LayoutError."""
    page = compose(content_for_sheet(template, 1)).pages[-1]
    return max((line.size_pt for line in page.lines if line.style == "sheet_cell"), default=0.0)


def sheet_pdf_of(sheet: FeedbackSheet) -> bytes:
    """A letter of the example with the sheet, as a PDF. Raises Refused."""
    return rendering.preview_of(*_asked_for(sheet, 1)).pdf or b""


def sheet_page_of(sheet: FeedbackSheet, signer: int) -> bytes:
    """The sheet as one of SHEET_SIGNERS gets it, as PNG. Raises Refused."""
    shown = rendering.composed(*_asked_for(sheet, signer))
    last = shown.page_count
    return rendering.page_pictures(shown, pages=[last], width=WIDTH_PX)[last]


def template_of(sheet: FeedbackSheet) -> FeedbackTemplate:
    """The sheet as the letter reads it. Raises ContentError."""
    template = content_from({"feedback": sheet.template}).feedback
    if template is None:
        raise ContentError(["表样是空的"])
    return template


def _asked_for(sheet: FeedbackSheet, signer: int) -> tuple[dict, dict]:
    content = content_for_sheet(template_of(sheet), signer)
    return content_to(content), {**profile_to(Profile()), "draft_mark": MARK}
