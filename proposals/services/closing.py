"""办结 and 归档 by hand: what the supervising office does where no returned sheet has closed the case."""

from __future__ import annotations

from accounts.models import User
from proposals.models import Proposal
from proposals.rules import refuse, why_not_archive, why_not_conclude
from proposals.services import stages


def conclude(proposal: Proposal, *, by: User) -> None:
    """办结 an answered case, its sheet back or not. Raises Refused."""
    refuse(why_not_conclude(by, proposal), action="conclude", on=proposal)
    stages.conclude(proposal, by=by)


def archive(proposal: Proposal, *, by: User) -> None:
    """归档 a concluded case: nothing of it changes afterwards. Raises Refused."""
    refuse(why_not_archive(by, proposal), action="archive_case", on=proposal)
    stages.archive(proposal, by=by)
