"""One text, one number: what a copy for one co-signer says, what the published version leaves out, what a draft's head says."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given

from letter.compose import compose
from letter.content import ContactPerson, Copy, DocNumber, LetterContent, Proposer
from letter.copies import (
    PUBLIC_PROFILE,
    copies_to,
    for_copy,
    for_public,
    proposers_at,
    why_not_public,
)
from letter.decoding import ContentError, content_from, content_to
from letter.digest import digest_of
from letter.docx import write_docx
from letter.example import example
from letter.limits import COPIES_LIMIT, printed_texts
from letter.profile import Profile, ProfileError, profile_from, profile_to
from tests.letter.samples import full_letter
from tests.letter.strategies import letters

LINES = ("周云舒委员", "陈知远委员")


def of_two(**changes) -> LetterContent:
    content = example()
    return replace(content, copies=copies_to(LINES, content.proposals), **changes)


def text_of(content: LetterContent, profile: Profile | None = None) -> str:
    return compose(content, profile).text


def test_a_copy_is_the_same_letter_addressed_to_one():
    content = of_two(doc_number=DocNumber("云川住建函", 2026, 12), dated_on="2026-06-09")
    for place, line in enumerate(LINES):
        copy = for_copy(content, place)
        same = replace(copy, addressees=content.addressees, copies=content.copies, proposals=content.proposals, feedback=content.feedback)
        assert same == content
        assert (copy.addressees, copy.copies) == ((line,), ())
        assert list(printed_texts(copy)) == list(printed_texts(content))
        printed = text_of(copy)
        assert f"{line}：" in printed and "云川住建函〔2026〕12号" in printed and "2026年6月9日" in printed
        assert not any(f"{other}：" in printed for other in LINES if other != line)


def test_the_sheet_goes_to_who_leads_or_to_all():
    proposals = example().proposals
    assert [copy.with_feedback for copy in copies_to(LINES, proposals)] == [True, False]
    assert [copy.with_feedback for copy in copies_to(LINES, proposals, sheet_to_all=True)] == [True, True]
    # Typed otherwise than in the register: somebody must have it.
    assert [copy.with_feedback for copy in copies_to(("甲委员", "乙委员"), proposals)] == [True, False]
    assert copies_to((), proposals) == ()
    content = of_two()
    title = content.feedback.title
    assert title in text_of(for_copy(content, 0)) and title not in text_of(for_copy(content, 1))


def test_a_copy_carries_nobody_else_s_address_or_telephone():
    content = replace(of_two(), copies=copies_to(LINES, example().proposals, sheet_to_all=True))
    lead, other = example().proposals[0].proposers
    assert lead.address in text_of(for_copy(content, 0)) and lead.phone in text_of(for_copy(content, 0))
    printed, kept = text_of(for_copy(content, 1)), str(content_to(for_copy(content, 1)))
    for private in (lead.address, lead.phone):
        assert private not in printed and private not in kept
    assert other.phone in kept


@pytest.mark.parametrize(
    ("line", "named"),
    [("周云舒委员", ["周云舒"]), ("周云委员", ["周云"]), ("周云舒", ["周云舒"]), ("民盟云川市委员会", ["民盟云川市委员会"]), ("周委员", []), ("", [])],
)
def test_whom_a_line_names(line, named):
    names = ("周云", "周云舒", "民盟云川市委员会", "")
    proposal = replace(example().proposals[0], proposers=tuple(Proposer(name) for name in names))
    assert [one.name for one in proposers_at(line, [proposal])] == named


@pytest.mark.parametrize("place", [2, -1, 99])
def test_there_is_no_such_copy(place):
    with pytest.raises(IndexError):
        for_copy(of_two(), place)


@given(letters())
def test_any_letter_s_copies_and_public_version_say_its_words(content):
    for place, copy in enumerate(content.copies):
        made = for_copy(content, place)
        assert made.addressees == (copy.addressee,) and list(printed_texts(made)) == list(printed_texts(content))
        assert (made.feedback is None) == (content.feedback is None or not copy.with_feedback)
        assert content_from(content_to(made)) == made
    public = for_public(content)
    assert list(printed_texts(public)) == list(printed_texts(content)) and content_from(content_to(public)) == public
    assert not any(one.address or one.phone for proposal in public.proposals for one in proposal.proposers)


def test_copies_are_part_of_what_is_signed():
    signed = content_to(of_two())
    assert signed["copies"] == [{"addressee": LINES[0], "with_feedback": True}, {"addressee": LINES[1], "with_feedback": False}]
    assert content_from(signed) == of_two()
    others = [replace(of_two(), copies=of_two().copies[:1]), replace(of_two(), copies=(Copy(LINES[0]), Copy(LINES[1])))]
    assert len({digest_of(content_to(one)).sha256 for one in (of_two(), example(), *others)}) == 4


def test_a_record_from_before_there_were_copies_is_read():
    data = content_to(example())
    del data["copies"]
    assert content_from(data).copies == ()


@pytest.mark.parametrize(
    ("copies", "said"),
    [
        ([{"addressee": "某委员"}] * (COPIES_LIMIT + 1), f"copies：共 {COPIES_LIMIT + 1} 项，超过 {COPIES_LIMIT} 项"),
        (["某委员"], "copies[0]：应为对象，得到文字"),
        ([{"with_feedback": True}], "copies[0].addressee：缺少这个字段"),
        ([{"addressee": "某" * 4000}] * 2, "copies：共 8000 字"),
    ],
)
def test_copies_that_are_none(copies, said):
    with pytest.raises(ContentError) as refused:
        content_from({"copies": copies})
    assert any(problem.startswith(said) for problem in refused.value.problems)


def test_the_public_version_says_the_same_and_names_no_way_to_reach_anybody():
    content = of_two()
    public = for_public(content)
    assert list(printed_texts(public)) == list(printed_texts(content))
    assert (public.addressees, public.copied_to, public.doc_number) == (content.addressees, content.copied_to, content.doc_number)
    assert (public.contact, public.feedback, public.copies) == (ContactPerson(), None, ())
    private = {content.contact.name, content.contact.phone, content.feedback.title}
    private |= {value for proposal in content.proposals for one in proposal.proposers for value in (one.address, one.phone)}
    for place in ("footnote", "below_copied_to"):
        profile = profile_from({**profile_to(Profile(contact_place=place, preprinted=True)), **PUBLIC_PROFILE})
        printed = text_of(public, profile)
        assert [value for value in private if value in printed or value in str(content_to(public))] == []
        assert "联系" not in printed and content.issuer_mark in printed
        assert list(compose(public, profile).seals) == []


@pytest.mark.parametrize(("disclosure", "word"), [("", "未选"), ("on_request", "依申请公开"), ("withheld", "不予公开")])
def test_only_what_is_public_has_a_public_version(disclosure, word):
    assert word in why_not_public(replace(example(), disclosure=disclosure))
    assert why_not_public(example()) == ""


WORDS = "草稿·已签发，待编号·第120版"


def test_a_draft_says_in_its_head_where_it_stands():
    profile = profile_from({"draft_mark": WORDS})
    layout = compose(full_letter(), profile)
    assert {page.lines[0].text for page in layout.pages} == {WORDS}
    with ZipFile(BytesIO(write_docx(layout))) as package:
        heads = [package.read(name).decode() for name in package.namelist() if name.startswith("word/header")]
    assert len(heads) >= 3 and all(WORDS in head for head in heads)
    assert "4" in [deviation.clause for deviation in profile.deviations()]
    assert Profile().deviations() == []


def test_profiles_that_only_said_whether_there_is_a_mark_are_read():
    assert profile_from({"draft_mark": True}).draft_mark == "草稿"
    assert profile_from({"draft_mark": False}) == Profile()


@pytest.mark.parametrize("mark", ["草" * 28, "草\n稿", "草\x00稿", "草\u202e稿", " 草稿", 3, None, ["草稿"]])
def test_marks_that_are_none(mark):
    with pytest.raises(ProfileError, match="draft_mark"):
        profile_from({"draft_mark": mark})


def test_the_longest_mark_stays_on_the_paper():
    [line] = [line for line in compose(full_letter(), Profile(draft_mark="草" * 27)).pages[0].lines if line.style == "draft_mark"]
    assert line.x_mm >= 25
