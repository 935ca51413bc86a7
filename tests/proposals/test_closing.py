"""办结 and 归档 by hand: by the supervisor, in their order, with a reason where it is too early."""

import pytest
from django.urls import reverse

from accounts.models import Act
from accounts.refusal import Refused
from proposals.enums import CaseStage
from proposals.models import Proposal
from proposals.services import closing
from tests.proposals.factories import make_handled


@pytest.fixture
def answered(cast) -> Proposal:
    """A case whose answer is out, without a sheet that could come back."""
    proposal = make_handled(cast.unit)
    Proposal.objects.filter(pk=proposal.pk).update(stage=CaseStage.ANSWERED)
    return Proposal.objects.get(pk=proposal.pk)


def test_the_supervisor_concludes_and_archives(cast, answered):
    client = cast.client("supervisor")
    page = reverse("proposals:detail", args=[answered.pk])
    assert "办结之后才能归档" in client.get(page).content.decode()
    assert "已印发的答复函也不能再作废" not in client.get(page).content.decode(), "no warning before its time"
    for name, stage, action in (("conclude", CaseStage.CONCLUDED, "conclude"), ("archive", CaseStage.ARCHIVED, "archive_case")):
        assert client.post(reverse(f"proposals:{name}", args=[answered.pk])).status_code == 302
        answered.refresh_from_db()
        assert answered.stage == stage
        assert Act.objects.filter(action=action, result="ok", object_id=answered.pk).count() == 1
        warned = "归档以后，这件提案的登记、沟通记录和会办意见都不能再改" in client.get(page).content.decode()
        assert warned is (stage == CaseStage.CONCLUDED)


def test_not_before_its_time(cast):
    proposal = make_handled(cast.unit)
    with pytest.raises(Refused, match="答复全部印发之后才能办结"):
        closing.conclude(proposal, by=cast.supervisor)
    with pytest.raises(Refused, match="办结之后才能归档"):
        closing.archive(proposal, by=cast.supervisor)
    proposal.refresh_from_db()
    assert proposal.stage == CaseStage.HANDLING


def test_not_twice(cast, answered):
    closing.conclude(answered, by=cast.supervisor)
    with pytest.raises(Refused, match="提案已办结"):
        closing.conclude(answered, by=cast.supervisor)
    closing.archive(answered, by=cast.supervisor)
    with pytest.raises(Refused, match="提案已归档"):
        closing.archive(answered, by=cast.supervisor)


@pytest.mark.parametrize("who", ["office", "drafter_owner", "signatory", "drafter_other_unit", "administrator", "auditor"])
def test_nobody_else(cast, answered, who):
    with pytest.raises(Refused, match="由督查部门办理"):
        closing.conclude(answered, by=getattr(cast, who))
    answered.refresh_from_db()
    assert answered.stage == CaseStage.ANSWERED
