"""拟稿: what a new letter starts with, from the register and the unit's pattern; and who may not start one."""

import pytest

from accounts.refusal import Refused
from proposals.enums import AssignmentStage, Kind, Part
from responses.content import content_of, draft_of
from responses.enums import Purpose, Stage
from responses.models import DocNumber, LetterPattern, Reply
from responses.rules.begin import PROPOSALS_AT_MOST
from responses.services.drafting import save_reply, start_reply
from responses.services.proposing import filled
from responses.services.returning import void
from tests.factories import make_seal
from tests.responses.factories import assign, draft_data, make_case, make_pattern, make_reply


def start(cast, *proposals, purpose=Purpose.REPLY, by=None):
    return start_reply(proposals, unit=cast.unit, by=by or cast.drafter_owner, purpose=purpose)


def test_one_member(cast):
    make_pattern(cast.unit)
    seal = make_seal(unit=cast.unit)
    proposal = make_case(cast.unit, by=cast.supervisor, number="088", title="关于养老的提案")
    reply = start(cast, proposal)
    assert reply.title == "关于政协云川市第九届委员会第二次会议第088号提案的答复函"
    assert reply.addressees == ["周云舒委员"]
    assert reply.opening == (
        "您在政协云川市第九届委员会第二次会议上提出的《关于养老的提案》（第088号提案）收悉，现答复如下："
    )
    assert reply.closing == ["感谢您对我局工作的关心，欢迎继续监督。"]
    assert reply.copied_to == ["政协云川市委员会提案委员会", "云川市人民政府督查室"]
    issuer = reply.issuers.get()
    assert (issuer.name, issuer.unit, issuer.seal) == ("云川市财政局", cast.unit, seal)
    assert (reply.contact_name, reply.with_feedback, reply.version, reply.stage) == (cast.drafter_owner.name, True, 1, "draft")
    assert reply.versions.get().reason == "start"


@pytest.mark.parametrize(
    ("proposers", "addressees", "honorific"),
    [
        ((("周云舒", "member"),), ["周云舒委员"], "您"),
        ((("周云舒", "member"), ("陈知远", "member")), ["周云舒等2名委员"], "你们"),
        ((("江映雪", "deputy"),), ["江映雪代表"], "您"),
        ((("江映雪", "deputy"), *[(f"代表{n}", "deputy") for n in range(11)]), ["江映雪等12名代表"], "你们"),
        ((("民建云川市委员会", "party"),), ["民建云川市委员会"], "贵委"),
        ((("云川市妇女联合会", "body"),), ["云川市妇女联合会"], "贵会"),
        ((("农业界", "sector"),), ["农业界"], "贵单位"),
        ((("九三学社云川市委", "party"), ("周云舒", "member")), ["九三学社云川市委", "周云舒委员"], "你们"),
        ((("周云舒", "member"), ("云川市总工会", "body")), ["周云舒委员", "云川市总工会"], "你们"),
    ],
)
def test_addressee_and_honorific(cast, proposers, addressees, honorific):
    make_pattern(cast.unit, opening_pattern="〈尊称〉")
    reply = start(cast, make_case(cast.unit, by=cast.supervisor, proposers=proposers))
    assert (reply.addressees, reply.opening) == (addressees, honorific)


def test_several_proposals_in_one_letter(cast):
    make_pattern(cast.unit)
    first = make_case(cast.unit, by=cast.supervisor, number="088", title="甲")
    second = make_case(cast.unit, by=cast.supervisor, number="112", title="乙", proposers=(("陈知远", "member"),))
    reply = start(cast, first, second)
    assert reply.title == "关于政协云川市第九届委员会第二次会议第088号、第112号提案的答复函"
    assert "《甲》（第088号提案）、《乙》（第112号提案）收悉" in reply.opening
    assert reply.addressees == ["周云舒委员", "陈知远委员"]
    assert reply.opening.startswith("你们在")
    assert [one.number for one in content_of(reply).proposals] == ["088", "112"]
    assert start_order(reply) == [first.pk, second.pk]


def many(cast, count, **values):
    """So many proposals in the unit's hands."""
    return [make_case(cast.unit, by=cast.supervisor, **values) for _ in range(count)]


def test_as_many_together_as_a_letter_holds(cast):
    """Naming fifty one by one would not fit a title: the first stands for all, and what is begun can be kept."""
    make_pattern(cast.unit)
    proposals = many(cast, PROPOSALS_AT_MOST, title="关" * 190)
    reply = start(cast, *proposals)
    assert (PROPOSALS_AT_MOST, len(content_of(reply).proposals)) == (50, 50)
    first = proposals[0].number
    assert reply.title == f"关于政协云川市第九届委员会第二次会议第{first}号等50件提案的答复函"
    assert f"》（第{first}号提案）等50件收悉" in reply.opening
    data = {**draft_of(reply), "passages": draft_data()["passages"]}
    assert save_reply(reply, by=cast.drafter_owner, version=1, data=data).version == 2


def test_a_pattern_that_grows_too_long_is_cut(cast):
    make_pattern(cast.unit, title_pattern="关于〈提案标题〉" + "的" * 100)
    (proposal,) = many(cast, 1, title="关" * 190)
    assert start(cast, proposal).title == f"关于《{'关' * 190}》" + "的" * 56


def test_one_more_than_a_letter_holds(cast):
    make_pattern(cast.unit)
    with pytest.raises(Refused, match="最多并案答复50件提案，现选了51件") as refusal:
        start(cast, *many(cast, 51))
    assert refusal.value.code == "too_many"


def start_order(reply):
    return list(reply.answers.order_by("position").values_list("proposal_id", flat=True))


def test_a_deputy_s_suggestion_has_its_own_words(cast):
    make_pattern(cast.unit, kind=Kind.NPC)
    reply = start(cast, make_case(cast.unit, by=cast.supervisor, kind=Kind.NPC, number="037", proposers=(("江映雪", "deputy"),)))
    assert reply.title == "关于云川市第九届人民代表大会第二次会议第037号建议的答复函"
    assert "（第037号建议）" in reply.opening


def test_the_lead_unit_copies_to_the_assisting_units(cast):
    make_pattern(cast.unit)
    proposal = make_case(cast.unit, by=cast.supervisor, part=Part.LEAD)
    assign(proposal, cast.other_unit, by=cast.supervisor, part=Part.ASSIST)
    reply = start(cast, proposal)
    assert reply.copied_to[-1] == "云川市教育局"
    said = content_of(reply).proposals[0]
    assert (said.lead_unit, said.assisting_units) == ("云川市财政局", ("云川市教育局",))


def test_an_assisting_unit_s_opinion_goes_to_the_lead_unit(cast):
    make_pattern(cast.unit, purpose=Purpose.OPINION)
    proposal = make_case(cast.other_unit, by=cast.supervisor, part=Part.LEAD)
    assign(proposal, cast.unit, by=cast.supervisor, part=Part.ASSIST)
    reply = start(cast, proposal, purpose=Purpose.OPINION)
    assert (reply.addressees, reply.with_feedback) == (["云川市教育局"], False)
    assert content_of(reply).scheme is None


def test_each_unit_answers_its_part(cast):
    """分办: two units, two letters to the same proposal."""
    make_pattern(cast.unit)
    make_pattern(cast.other_unit)
    proposal = make_case(cast.unit, by=cast.supervisor, part=Part.SEPARATE)
    assign(proposal, cast.other_unit, by=cast.supervisor, part=Part.SEPARATE)
    mine = start(cast, proposal)
    other = start_reply([proposal], unit=cast.other_unit, by=cast.drafter_other_unit, purpose=Purpose.REPLY)
    assert {reply.pk for reply in proposal.replies.all()} == {mine.pk, other.pk}
    assert content_of(other).proposals[0].lead_unit == "云川市教育局"


def test_a_request_to_be_taken_off_goes_to_who_assigned(cast):
    make_pattern(cast.unit, purpose=Purpose.DECLINE)
    proposal = make_case(cast.unit, by=cast.supervisor)
    proposal.assignments.update(stage=AssignmentStage.PENDING)
    reply = start(cast, proposal, purpose=Purpose.DECLINE)
    assert reply.addressees == ["云川市人民政府办公室"]


def test_a_second_answer_knows_the_first(office):
    reply = make_reply(office, stage=Stage.DISPATCHED)
    proposal = reply.proposals.get()
    make_pattern(office.unit, purpose=Purpose.SECOND, opening_pattern="〈原发文字号〉")
    with pytest.raises(Refused, match="没有进入二次办理"):
        start(office, proposal, purpose=Purpose.SECOND)
    part = proposal.assignments.get()
    part.stage, part.second_due_on = AssignmentStage.ACCEPTED, part.due_on
    part.save()
    second = start(office, proposal, purpose=Purpose.SECOND)
    assert (second.round, second.opening) == (2, str(DocNumber.objects.get()))


def test_marks_are_replaced_once_and_nothing_is_evaluated(cast):
    make_pattern(cast.unit, title_pattern="〈提案标题〉{{ 7|add:1 }}{0.__class__}%(x)s〈没有这个〉")
    proposal = make_case(cast.unit, by=cast.supervisor, title="〈单位〉${7*7}")
    assert start(cast, proposal).title == "《〈单位〉${7*7}》{{ 7|add:1 }}{0.__class__}%(x)s〈没有这个〉"


def test_a_mark_that_came_in_with_a_value_stays():
    assert filled("〈甲〉〈乙〉〈甲〉", {"〈甲〉": "〈乙〉", "〈乙〉": "〈甲〉"}) == "〈乙〉〈甲〉〈乙〉"


@pytest.mark.parametrize(
    ("who", "change", "sentence"),
    [
        ("reviewer", None, "“承办”角色"),
        ("drafter_other_unit", None, "只能为本单位拟稿"),
        ("deactivated", None, "只能为本单位拟稿"),
        ("drafter_owner", "unassigned", "不是第.*承办单位"),
        ("drafter_owner", "pending", "请先签收"),
        ("drafter_owner", "assist", "会办意见送主办单位"),
        ("drafter_owner", "ended", "已办结"),
        ("drafter_owner", "no_pattern", "还没有“答复函”的行文样式"),
        ("drafter_owner", "mixed", "同一层级、同一类别"),
        ("drafter_owner", "none", "请先选所答复的提案"),
        ("drafter_owner", "begun", "已有这件提案的答复函"),
    ],
)
def test_why_not(cast, who, change, sentence):
    make_pattern(cast.unit)
    proposal = make_case(cast.unit, by=cast.supervisor)
    proposals = [proposal]
    if change == "unassigned":
        proposal.assignments.update(unit=cast.other_unit)
    elif change == "pending":
        proposal.assignments.update(stage=AssignmentStage.PENDING)
    elif change == "assist":
        proposal.assignments.update(part=Part.ASSIST)
    elif change == "ended":
        proposal.stage = "concluded"
        proposal.save()
    elif change == "no_pattern":
        LetterPattern.objects.all().delete()
    elif change == "mixed":
        proposals.append(make_case(cast.unit, by=cast.supervisor, kind=Kind.NPC))
    elif change == "none":
        proposals = []
    elif change == "begun":
        start(cast, proposal)
    before = Reply.objects.count()
    with pytest.raises(Refused, match=sentence):
        start(cast, *proposals, by=getattr(cast, who))
    assert Reply.objects.count() == before


def test_a_voided_letter_makes_room_for_another(office):
    reply = make_reply(office)
    void(reply, by=office.drafter_owner, version=reply.version, reason="重新起草")
    assert start(office, reply.proposals.get()).pk != reply.pk
