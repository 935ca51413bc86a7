"""Makes proposals with their assignments, contacts and files for tests."""

import io
from datetime import date, timedelta
from itertools import count
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from accounts.enums import Role
from accounts.models import Level, Unit
from proposals.enums import AssignmentStage, CaseStage, Kind, Part, ProposerKind
from proposals.facts import AskFacts, ProposalFacts, ProposerFacts
from proposals.models import Ask, Assignment, HandlingRule, OutcomeScheme, Proposal, Proposer
from tests.factories import make_level, make_unit, make_user

_numbers = count(1)
CPPCC_PATTERN = "政协云川市第〈届〉届委员会第〈次〉次会议"
NPC_PATTERN = "云川市第〈届〉届人民代表大会第〈次〉次会议"
TODAY = date(2026, 6, 10)
"""A Wednesday in a year whose calendar is published; for what takes its day as an argument."""


def make_rule(level: Level, *, kind: str = Kind.CPPCC, **values) -> HandlingRule:
    """Return the handling rule of a level for one kind."""
    scheme, _ = OutcomeScheme.objects.get_or_create(code="seven", defaults={"name": "七类"})
    pattern = CPPCC_PATTERN if kind == Kind.CPPCC else NPC_PATTERN
    defaults = {"scheme": scheme, "session_pattern": pattern}
    return HandlingRule.objects.create(level=level, kind=kind, **{**defaults, **values})


def make_proposal(
    *, level: Level | None = None, proposers: tuple[str, ...] = ("林一木",), asks: tuple[str, ...] = (), **values
) -> Proposal:
    """Return a proposal of 九届二次 with its next free number."""
    level = level or make_level()
    defaults = {
        "kind": Kind.CPPCC,
        "term": 9,
        "session": 2,
        "number": str(next(_numbers)).zfill(3),
        "title": "关于加快发展数字经济的提案",
    }
    if "entered_by" not in values:
        values["entered_by"] = make_user(roles=[Role.SUPERVISOR], unit=make_unit(level=level))
    proposal = Proposal.objects.create(level=level, **{**defaults, **values})
    kind = ProposerKind.MEMBER if proposal.kind == Kind.CPPCC else ProposerKind.DEPUTY
    for position, name in enumerate(proposers):
        Proposer.objects.create(
            proposal=proposal, position=position, kind=kind, name=name, is_lead=position == 0, phone="0000-0000000"
        )
    for position, text in enumerate(asks):
        Ask.objects.create(proposal=proposal, position=position, text=text)
    return proposal


def make_assignment(proposal: Proposal, unit: Unit, **values) -> Assignment:
    """Return a unit's part, assigned today and due in 90 days; the case's stage is left as it is."""
    today = timezone.localdate()
    defaults = {
        "part": Part.SOLE,
        "stage": AssignmentStage.PENDING,
        "assigned_on": today,
        "due_on": today + timedelta(days=90),
        "assigned_by": proposal.entered_by,
    }
    return Assignment.objects.create(proposal=proposal, unit=unit, **{**defaults, **values})


def make_handled(unit: Unit, *, part: str = Part.SOLE, **values) -> Proposal:
    """Return a proposal that the unit has signed for and is working on."""
    proposal = make_proposal(level=unit.level, stage=CaseStage.HANDLING, **values)
    stage = AssignmentStage.ACCEPTED
    make_assignment(proposal, unit, part=part, stage=stage, accepted_at=timezone.now(), accepted_by=proposal.entered_by)
    return proposal


def make_facts(**values) -> ProposalFacts:
    """Return facts of a proposal as a form would give them."""
    defaults = {
        "kind": Kind.CPPCC,
        "term": 9,
        "session": 2,
        "number": "088",
        "title": "关于完善养老服务体系的提案",
        "text": "第一段。\n第二段。",
        "asks": (AskFacts("加大财政投入"), AskFacts("建立联席会议制度")),
        "proposers": (
            ProposerFacts("member", "林一木", "云川市示范路1号", "0000-0000001"),
            ProposerFacts("member", "何二水"),
        ),
    }
    return ProposalFacts(**{**defaults, **values})


def rows(prefix: str, lines: list[dict]) -> dict[str, str]:
    """Return the fields of rows as a page posts them."""
    data = {f"{prefix}-TOTAL_FORMS": str(len(lines)), f"{prefix}-INITIAL_FORMS": "0"}
    for index, line in enumerate(lines):
        data |= {f"{prefix}-{index}-{name}": value for name, value in line.items()}
    return data


def entry_data(**values) -> dict[str, str]:
    """Return what the entry page posts for a proposal with two asks and two proposers."""
    own = {"kind": "cppcc", "term": "9", "session": "2", "number": "88", "title": "关于完善养老服务体系的提案", "text": "正文。"}
    asks = rows("asks", [{"text": "加大财政投入"}, {"text": "建立联席会议制度"}])
    people = [
        {"kind": "member", "name": "林一木", "address": "云川市示范路1号", "phone": "0000-0000001"},
        {"kind": "member", "name": "何二水", "address": "", "phone": ""},
    ]
    return {**own, **asks, **rows("proposers", people), **values}


def png(width: int = 40, height: int = 30, *, mode: str = "RGB", form: str = "PNG", **options) -> bytes:
    """Return a small picture."""
    target = io.BytesIO()
    Image.new(mode, (width, height), 200 if mode == "L" else None).save(target, form, **options)
    return target.getvalue()


def pdf() -> bytes:
    """Return the shortest thing that is a PDF to whoever looks at its ends."""
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def docx(extra: dict[str, bytes] | None = None) -> bytes:
    """Return a package with the two parts that every DOCX has."""
    target = io.BytesIO()
    with ZipFile(target, "w") as package:
        parts = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>", **(extra or {})}
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def upload(content: bytes, name: str = "扫描件.png") -> SimpleUploadedFile:
    """Return the content as a browser sends it; its claimed type is a lie that nobody should believe."""
    return SimpleUploadedFile(name, content, content_type="text/html")
