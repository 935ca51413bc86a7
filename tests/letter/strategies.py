"""Hypothesis strategies for letters: any content the limits allow, in clean text."""

from dataclasses import fields
from typing import get_args

from hypothesis import strategies as st

from letter import content
from letter.clean import clean_text

HANZI = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
TYPED = HANZI | st.sampled_from("，。：；！？（）《》“”、 0123456789AaZz%℃㎡")

ISSUER_CODES = st.text(HANZI, min_size=1, max_size=6)


def texts(alphabet=None, *, max_size: int = 12) -> st.SearchStrategy[str]:
    """One-line texts as the door leaves them, empty ones among them."""
    raw = st.text(st.characters() if alphabet is None else alphabet, max_size=max_size)
    return raw.map(lambda text: clean_text(text, multiline=False))


def lists(entries: st.SearchStrategy) -> st.SearchStrategy[tuple]:
    return st.lists(entries, max_size=3).map(tuple)


def passages(text: st.SearchStrategy[str], depth: int = 3) -> st.SearchStrategy[tuple]:
    leaves = st.builds(content.Paragraph, text=text, key=text) | st.builds(
        content.Item, lead_in=text, text=text, more=lists(text), key=text
    )
    if depth == 0:
        return lists(leaves)
    return lists(leaves | st.builds(content.Section, heading=text, passages=passages(text, depth - 1), key=text))


def proposals(text: st.SearchStrategy[str]) -> st.SearchStrategy[content.Proposal]:
    people = st.builds(content.Proposer, name=text, address=text, phone=text)
    return st.builds(
        content.Proposal, number=text, title=text, session=text, proposers=lists(people), assisting_units=lists(text),
        contact_ways=lists(text),
    )


def letters(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[content.LetterContent]:
    text = texts() if text is None else text
    outcomes = st.builds(content.Outcome, code=text, label=text, definition=text)
    schemes = st.builds(content.OutcomeScheme, code=text, name=text, outcomes=lists(outcomes))
    questions = st.builds(content.FeedbackQuestion, label=text, options=lists(text))
    rows = st.builds(
        content.SheetRow, st.sampled_from(get_args(content.SheetField)), text, beside=st.booleans(), group=text, options=lists(text)
    )
    sheets = st.builds(
        content.FeedbackTemplate, title=text, questions=lists(questions), notes=lists(text), rows=lists(rows), kept_by=lists(text)
    )
    known = {
        "doc_number": st.none() | st.builds(content.DocNumber, ISSUER_CODES, st.integers(1949, 9999), st.integers(1, 999_999)),
        "outcome": st.none() | outcomes,
        "scheme": st.none() | schemes,
        "title": text,
        "addressees": lists(text),
        "copies": lists(st.builds(content.Copy, addressee=text, with_feedback=st.booleans())),
        "print_run": st.integers(0, 500),
        "passages": passages(text),
        "closing": lists(text),
        "attachments": lists(
            st.builds(content.Attachment, name=text, paragraphs=lists(text), rows=lists(lists(text)))
        ),
        "issuers": lists(st.builds(content.Issuer, name=text, seal_mm=st.floats(20, 60))),
        "dated_on": st.just("") | st.dates().map(lambda day: day.isoformat()),
        "contact": st.builds(content.ContactPerson, name=text, phone=text),
        "copied_to": lists(text),
        "proposals": lists(proposals(text)),
        "feedback": st.none() | sheets,
        "schema": st.just(1),
    }
    drawn = {field.name: known[field.name] for field in fields(content.LetterContent) if field.name in known}
    plain = dict.fromkeys(("issuer_mark", "opening", "disclosure_reason", "urgency", "signatory"), text)
    return st.builds(content.LetterContent, **drawn, **plain)
