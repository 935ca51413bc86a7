"""The page of one proposal: what it shows, what can be done, and why not."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.models import Contact
from proposals.services.contacts import record_contact
from proposals.services.opinions import record_opinion
from tests.proposals.factories import (
    make_assignment,
    make_handled,
    make_proposal,
    make_rule,
    pdf,
    png,
    upload,
)


def page(cast, who, proposal) -> str:
    answer = cast.client(who).get(f"/proposals/{proposal.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def full(cast):
    """A led and assisted proposal with everything that can hang on it."""
    make_rule(cast.level)
    proposal = make_handled(
        cast.unit, part=Part.LEAD, title="关于养老的提案", text="第一段。\n第二段。", asks=("加大投入", "建立机制"), number="088"
    )
    assist = make_assignment(proposal, cast.other_unit, part=Part.ASSIST, stage=AssignmentStage.ACCEPTED)
    values = {"contacted_on": timezone.localdate(), "way": "visit", "with_whom": "林一木", "by_whom": "演示", "outcome": "上门走访。"}
    record_contact(proposal, by=cast.office, scan=upload(png(), "合影.png"), **values)
    record_opinion(assist, by=cast.office, dated_on=timezone.localdate(), text="同意主办意见。", file=upload(pdf(), "来函.pdf"))
    return proposal


def test_everything_is_on_the_page(cast, full):
    text = page(cast, "drafter_owner", full)
    for words in (
        "关于养老的提案", "第088号", "政协云川市第九届委员会第二次会议", "加大投入", "建立机制", "第二段。",
        "林一木", "0000-0000000", "云川市财政局", "主办", "云川市教育局", "会办", "剩余90天", "走访", "上门走访。",
        "合影.png", "同意主办意见。", "来函.pdf", "办理进程", "期限由交办时另定为",
    ):  # fmt: skip
        assert words in text, words


def test_a_foreign_proposal_is_a_missing_one(cast, full):
    stranger = make_proposal(title="别处的")
    client = cast.client("drafter_owner")
    foreign, missing = client.get(f"/proposals/{stranger.pk}/"), client.get("/proposals/999999/")
    assert foreign.status_code == missing.status_code == 404

    def told(answer) -> str:
        lines = answer.content.decode().splitlines()
        return "\n".join(line for line in lines if "csrf" not in line)

    assert told(foreign) == told(missing)


@pytest.mark.parametrize("pk", [2**63, 2**64, 10**40, "-1", "1e5", "０１", "1/../2"])
def test_numbers_that_are_no_proposal(cast, pk):
    assert cast.client("supervisor").get(f"/proposals/{pk}/").status_code == 404


def acts_of(cast, who, proposal) -> tuple[list[str], dict[str, str]]:
    case = cast.client(who).get(f"/proposals/{proposal.pk}/").context["case"]
    return [act.label for act in case.acts], {act.label: str(act.reason) for act in case.not_now}


def test_acts_of_a_unit_that_has_not_signed(cast):
    make_rule(cast.level)
    proposal = make_proposal(level=cast.level, stage=CaseStage.PENDING)
    make_assignment(proposal, cast.unit)
    can, cannot = acts_of(cast, "office", proposal)
    assert can == ["签收", "申退"]
    assert cannot["记录沟通"] == "请先签收。"
    can, cannot = acts_of(cast, "reviewer", proposal)
    assert can == [] and cannot["签收"] == "签收由本单位承办人或办公室办理。"
    assert "btn-primary" in page(cast, "office", proposal)


def test_acts_while_handling(cast, full):
    can, cannot = acts_of(cast, "drafter_owner", full)
    assert can == ["记录沟通", "录入会办意见"]
    assert cannot["签收"] == "已经签收，不必再签。" and cannot["申退"] == "申退由本单位办公室提出。"
    can, cannot = acts_of(cast, "supervisor", full)
    assert can == ["调整承办单位", "修改登记内容"]


def test_acts_of_a_supervisor_who_has_to_assign(cast):
    proposal = make_proposal(level=cast.level)
    can, _ = acts_of(cast, "supervisor", proposal)
    assert can == ["交办", "修改登记内容"]


def test_every_act_has_its_word_for_everybody(cast, full):
    everybody = {"签收", "调整承办单位", "记录沟通", "录入会办意见", "申退", "修改登记内容"}
    for who in ("drafter_owner", "reviewer", "office", "signatory", "seal_keeper", "supervisor"):
        can, cannot = acts_of(cast, who, full)
        assert {*can, *cannot} == everybody | ({"办结", "归档"} if who == "supervisor" else set())
        assert len(can) + len(cannot) == len({*can, *cannot}) and all(cannot.values())


def test_a_page_that_offers_an_act_performs_it(cast):
    """What the page offers the service takes, and what it does not the service refuses: one rule for both."""
    make_rule(cast.level)
    proposal = make_proposal(level=cast.level, stage=CaseStage.PENDING)
    make_assignment(proposal, cast.unit)
    for who in ("reviewer", "signatory", "drafter_other_unit"):
        cast.client(who).post(f"/proposals/{proposal.pk}/accept/")
        proposal.refresh_from_db()
        assert proposal.stage == CaseStage.PENDING
    answer = cast.client("office").post(f"/proposals/{proposal.pk}/accept/", follow=True)
    assert "已签收" in answer.content.decode()
    proposal.refresh_from_db()
    assert proposal.stage == CaseStage.HANDLING


def test_what_an_unpublished_year_cannot_tell_is_said(cast):
    from datetime import date

    proposal = make_proposal(level=cast.level, stage=CaseStage.HANDLING)
    make_assignment(proposal, cast.unit, assigned_on=date(2098, 12, 1), due_on=date(2099, 3, 1))
    text = page(cast, "office", proposal)
    assert "2098年的放假安排还没有公布或录入" in text and "2099年放假安排未公布" in text


@pytest.mark.parametrize("who", ["drafter_owner", "supervisor"])
@pytest.mark.parametrize("with_panels", [True, False])
def test_queries_do_not_grow(cast, full, who, with_panels, monkeypatch):
    """Twelve of this room's own; the panels of other rooms stay constant as well."""
    if not with_panels:
        monkeypatch.setattr("proposals.panels._makers", [])
    client = cast.client(who)
    client.get(f"/proposals/{full.pk}/")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/proposals/{full.pk}/")
        return len(captured)

    before = queries()
    contact = full.contacts.get()
    for number in range(10):
        Contact.objects.create(
            proposal=full, unit=cast.unit, contacted_on=contact.contacted_on, way="phone", with_whom=str(number),
            by_whom="演示", outcome="通话", recorded_by=cast.office, scan=contact.scan,
        )  # fmt: skip
        full.asks.create(position=number + 5, text=str(number))
        full.proposers.create(position=number + 5, kind="member", name=str(number))
    assert queries() == before <= (20 if with_panels else 12)


def test_files_are_for_who_sees_the_proposal(cast, full):
    scan, letter = full.contacts.get().scan, full.assignments.get(part=Part.ASSIST).opinions.get().file
    for stored in (scan, letter):
        for who, status in (
            ("drafter_owner", 200), ("reviewer", 200), ("drafter_other_unit", 200), ("supervisor", 200),
            ("administrator", 404), ("auditor", 404), ("anonymous", 302), ("deactivated", 302),
        ):  # fmt: skip
            assert cast.client(who).get(f"/proposals/files/{stored.pk}/").status_code == status, who
    answer = cast.client("drafter_owner").get(f"/proposals/files/{letter.pk}/")
    assert answer.content == pdf() and answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    full.assignments.filter(unit=cast.other_unit).update(stage=AssignmentStage.DECLINED)
    assert cast.client("drafter_other_unit").get(f"/proposals/files/{letter.pk}/").status_code == 404


@pytest.mark.parametrize("name", ["../../etc/passwd", "%2e%2e%2fsecret", "x", "0" * 36])
def test_files_that_are_none(cast, name):
    assert cast.client("supervisor").get(f"/proposals/files/{name}/").status_code == 404


def test_a_damaged_file_is_refused_in_words(cast, full):
    from proposals.services.files import path_of

    stored = full.contacts.get().scan
    path_of(stored.pk).write_bytes(b"changed")
    answer = cast.client("office").get(f"/proposals/files/{stored.pk}/")
    assert answer.status_code == 403 and "文件校验失败" in answer.content.decode()
