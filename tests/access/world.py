"""The world of the access tests: the cast, a letter at each stage, proposals at hand, foreign ones; and who may read what."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.conf import settings
from django.test import Client
from django.utils import timezone

from accounts.models import Seal
from proposals.enums import AssignmentStage, CaseStage, Part
from proposals.models import Proposal
from proposals.services.contacts import record_contact
from responses.enums import Stage
from responses.models import LetterPattern, Reply
from responses.services.feedback import record_feedback
from tests.cast import ACTORS, Cast, make_cast
from tests.factories import make_seal, make_unit
from tests.proposals.factories import pdf, upload
from tests.responses.factories import add_seal_picture, assign, make_case, make_reply, scan
from tests.responses.originals import make_original

UNIT = ("drafter_owner", "drafter_same_unit", "reviewer", "office", "signatory", "seal_keeper")
"""The six who work on letters in the unit of the letters."""
STAGES = (
    Stage.DRAFT,
    Stage.REVIEW,
    Stage.VET,
    Stage.SIGN_OFF,
    Stage.REGISTER,
    Stage.SEAL,
    Stage.DISPATCH,
    Stage.DISPATCHED,
    Stage.ARCHIVED,
)
OUT = (Stage.DISPATCHED, Stage.ARCHIVED)
EACH = {"copies": ["周云舒委员"]}
SENT = dict.fromkeys((Stage.SEAL, Stage.DISPATCH, Stage.DISPATCHED), EACH)
SENT[Stage.ARCHIVED] = {"disclosure": "on_request", "disclosure_reason": "涉及个人事项"}
"""Letters that go out as a copy each, and one that is not to be published."""


@dataclass
class World:
    """Everything by its name: ``letters`` and ``proposals`` hold primary keys, ``readers`` who may read which mark."""

    cast: Cast
    letters: dict[str, int] = field(default_factory=dict)
    proposals: dict[str, int] = field(default_factory=dict)
    seals: dict[str, int] = field(default_factory=dict)
    scan: str = ""
    sheet: int = 0
    original: int = 0
    pattern: int = 0
    sheet_form: int = 0
    readers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    addresses: dict[tuple, tuple[str, str]] = field(default_factory=dict)

    def __getattr__(self, name: str):
        """world.reviewer is short for world.cast.reviewer."""
        return getattr(self.cast, name)

    def reply(self, stage: str) -> Reply:
        """The letter at this stage, read now."""
        return Reply.objects.select_related("unit").get(pk=self.letters[stage])

    def proposal(self, name: str) -> Proposal:
        """The proposal of this name, read now."""
        return Proposal.objects.select_related("level").get(pk=self.proposals[name])

    def client(self, who: str, **options) -> Client:
        """A browser with the actor's session."""
        client = Client(**options)
        if key := self.sessions[who]:
            client.cookies[settings.SESSION_COOKIE_NAME] = key
        return client


def make_world(stages: tuple[str, ...] = STAGES) -> World:
    """Write the world into the database, with one letter of the cast's unit at each of these stages."""
    world = World(make_cast())
    _sign_in(world)
    _seals(world)
    _letters(world, stages)
    world.pattern, world.sheet_form = LetterPattern.objects.values_list("pk", "feedback_sheet").exclude(feedback_sheet=None).first() or (0, 0)
    _proposals(world)
    _foreign(world)
    return world


def _sign_in(world: World) -> None:
    for who in ACTORS:
        world.sessions[who] = world.cast.client(who).session.session_key if getattr(world.cast, who) else ""


def _seals(world: World) -> None:
    seal = make_seal(unit=world.unit)
    add_seal_picture(seal, by=world.seal_keeper)
    foreign = Seal.objects.create(unit=world.other_unit, name="别家的印章", diameter_mm=Decimal("42.0"))
    world.seals = {"own": seal.pk, "foreign": foreign.pk}


def _letters(world: World, stages: tuple[str, ...]) -> None:
    for stage in stages:
        words, title = f"WORDS.{stage}.", f"TITLE.{stage}."
        proposal = make_case(world.unit, by=world.supervisor, title=f"关于{stage}的提案")
        more = SENT.get(stage, {})
        reply = make_reply(world.cast, stage=stage, proposals=[proposal], title=f"关于{title}的答复函", opening=f"{words}收悉。", **more)
        world.letters[stage] = reply.pk
        if stage == Stage.DISPATCHED:
            _sheet(world, reply)
        if stage == Stage.DRAFT:
            world.original = make_original(reply, by=world.drafter_owner, taken=True).pk
        world.readers[words] = world.readers[title] = (*UNIT, "supervisor") if stage in OUT else UNIT


def _sheet(world: World, reply: Reply) -> None:
    """One returned sheet of the letter, with its scan."""
    today = timezone.localdate()
    sheet = record_feedback(
        reply, by=world.office, proposal=reply.proposals.get(), proposer_name="林一木", result="satisfied", received_on=today, scan=scan()
    )  # fmt: skip
    world.sheet = sheet.pk


def _proposals(world: World) -> None:
    lead = make_case(world.unit, by=world.supervisor, part=Part.LEAD, title="关于CASE.handling.的提案", text="TEXT.handling.")
    assign(lead, make_unit(level=world.level), by=world.supervisor, part=Part.ASSIST)
    pending = make_case(world.unit, by=world.supervisor, title="关于CASE.pending.的提案", stage=CaseStage.PENDING)
    pending.assignments.update(stage=AssignmentStage.PENDING)
    filed = make_case(world.unit, by=world.supervisor, title="关于CASE.filed.的提案", stage=CaseStage.FILED)
    filed.assignments.all().delete()
    contact = record_contact(
        lead, by=world.office, contacted_on=timezone.localdate(), way="phone", with_whom="周云舒", by_whom="演示",
        outcome="通话。", scan=upload(pdf()),
    )  # fmt: skip
    world.scan = str(contact.scan_id)
    world.proposals = {"handling": lead.pk, "pending": pending.pk, "filed": filed.pk}
    for mark in ("CASE.handling.", "TEXT.handling.", "CASE.pending."):
        world.readers[mark] = (*UNIT, "supervisor")
    world.readers["CASE.filed."] = ("supervisor",)


def _foreign(world: World) -> None:
    """A draft and an issued letter of the other unit, and a letter of another level that nobody of the cast may see."""
    far = make_unit()
    for name, unit, stage, readers in (
        ("OTHERdraft", world.other_unit, Stage.DRAFT, ("drafter_other_unit",)),
        ("OTHERissued", world.other_unit, Stage.DISPATCHED, ("drafter_other_unit", "supervisor")),
        ("FARissued", far, Stage.DISPATCHED, ()),
    ):
        by = world.drafter_other_unit
        case = make_case(unit, by=by, title=f"关于CASE.{name}.的提案", text=f"TEXT.{name}.")
        reply = Reply.objects.create(
            unit=unit, kind="cppcc", stage=stage, title=f"关于TITLE.{name}.的答复函", text=f"WORDS.{name}.", opening=f"WORDS.{name}.",
            created_by=by, saved_by=by,
        )  # fmt: skip
        reply.answers.create(proposal=case)
        world.letters[name], world.proposals[name] = reply.pk, case.pk
        world.readers[f"TITLE.{name}."] = world.readers[f"WORDS.{name}."] = readers
        sees_case = ("drafter_other_unit", "supervisor") if unit == world.other_unit else ()
        world.readers[f"CASE.{name}."] = world.readers[f"TEXT.{name}."] = sees_case
