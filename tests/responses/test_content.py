"""Reply → LetterContent: constant queries; and everything inspection has to say about it."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from letter.content import Item, Paragraph, Proposal, Proposer, Section
from letter.decoding import content_from, content_to
from letter.example import example
from proposals.enums import Part
from responses.content import content_of, draft_of, profile_of
from responses.inspection import inspect
from responses.models import LetterPattern, Reply
from responses.services.drafting import save_reply
from tests.responses.factories import assign, draft_data, make_case, make_pattern, make_reply


def test_the_same_number_of_queries_for_any_letter(cast):
    make_pattern(cast.unit)
    small = make_reply(cast)
    cases = []
    for _ in range(5):
        case = make_case(cast.unit, by=cast.supervisor, part=Part.LEAD, proposers=tuple((f"委员{n}", "member") for n in range(9)))
        assign(case, cast.other_unit, by=cast.supervisor, part=Part.ASSIST)
        cases.append(case)
    large = make_reply(cast, proposals=cases, issuers=[cast.unit.pk, cast.other_unit.pk])
    sections = [
        {"type": "section", "key": f"s{n}", "heading": "标题", "passages": [
            {"type": "item", "key": f"i{n}-{m}", "lead_in": "领句。", "text": "正文。"} for m in range(10)]}
        for n in range(20)
    ]  # fmt: skip
    attachments = [{"name": f"附件{n}", "paragraphs": ["一"], "rows": []} for n in range(5)]
    data = draft_data(issuers=[cast.unit.pk, cast.other_unit.pk], passages=sections, attachments=attachments)
    save_reply(large, by=cast.drafter_owner, version=large.version, data=data)
    counts = [queries_of(reply) for reply in (small, large)]
    assert counts[0] == counts[1]
    assert counts[0] <= 13


def queries_of(reply):
    fresh = Reply.objects.select_related("unit__level", "outcome__scheme").get(pk=reply.pk)
    with CaptureQueriesContext(connection) as caught:
        content_of(fresh)
        profile_of(fresh)
    return len(caught)


def test_a_save_costs_the_same_for_any_letter(cast):
    counts = []
    for size in (1, 30):
        reply = make_reply(cast)
        passages = [
            {"type": "section", "key": f"s{n}", "heading": "标题", "passages": [{"type": "paragraph", "key": f"p{n}", "text": "字"}]}
            for n in range(size)
        ]
        data = draft_data(issuers=[cast.unit.pk], passages=passages)
        save_reply(reply, by=cast.drafter_owner, version=reply.version, data=data)
        reply.refresh_from_db()
        with CaptureQueriesContext(connection) as caught:
            save_reply(reply, by=cast.drafter_owner, version=reply.version, data=data)
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_the_facts_of_the_register(cast):
    reply = make_reply(cast)
    said = content_of(reply)
    assert said.proposals[0].session == "政协云川市第九届委员会第二次会议"
    assert said.proposals[0].proposers == (Proposer("周云舒", "member", True, "", "0000-0000108"),)
    assert (said.issuer_mark, said.feedback.title) == ("云川市财政局", "政协提案办理情况征询意见表")
    assert (said.doc_number, said.dated_on) == (None, "")
    assert content_from(content_to(said)) == said


def test_no_sheet_where_none_is_wanted(cast):
    assert content_of(make_reply(cast, with_feedback=False)).feedback is None


def test_the_unit_s_layout(cast):
    reply = make_reply(cast)
    LetterPattern.objects.update(profile={"lead_style": "kaiti"})
    fresh = Reply.objects.get(pk=reply.pk)
    assert profile_of(fresh).lead_style == "kaiti"
    assert draft_of(fresh)["outcome"] == "A1"


def rules_of(**changes):
    return {finding.rule for finding in inspect(replace(example(), **changes))}


def test_a_good_letter_has_nothing_wrong():
    assert inspect(example()) == []


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"title": " \n"}, "FIL-01E"),
        ({"addressees": ()}, "FIL-02E"),
        ({"issuers": ()}, "FIL-04E"),
        ({"proposals": ()}, "FIL-05E"),
        ({"opening": ""}, "FIL-11S"),
        ({"passages": ()}, "FIL-12E"),
        ({"passages": (Section("只有标题"),)}, "FIL-12E"),
        ({"passages": (Paragraph("有"), Paragraph(" "))}, "FIL-13E"),
        ({"passages": (Paragraph("有"), Item())}, "FIL-13E"),
        ({"passages": (Section("", (Paragraph("有"),)),)}, "FIL-14E"),
        ({"outcome": None}, "FIL-21E"),
        ({"disclosure": ""}, "FIL-22E"),
        ({"disclosure": "on_request"}, "FIL-23E"),
        ({"copied_to": ()}, "FIL-25S"),
        ({"opening": "\U0010fffd"}, "FNT-01E"),
        ({"proposals": (Proposal("1", "题", proposers=(Proposer("\U0010fffd"),)),)}, "FNT-01E"),
    ],
)
def test_each_finding(changes, rule):
    assert rule in rules_of(**changes)


def test_the_place_is_the_decoder_s():
    found = inspect(replace(example(), passages=(Section("甲", (Paragraph("有"), Section("", (Paragraph("有"),)))),)))
    assert found[0].where == "passages[0].passages[1].heading"


def test_letters_without_a_class_need_none():
    assert "FIL-21E" not in rules_of(purpose="opinion", outcome=None, scheme=None)
