"""Makes cases, patterns and letters for tests, and takes a letter along its road by the services themselves."""

from datetime import date, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image, ImageDraw

from accounts.models import Seal, Unit, User
from accounts.services.seal_pictures import store_seal_image
from letter.decoding import content_to
from letter.render import Rendered, RenderFailed
from proposals.enums import AssignmentStage, CaseStage, Kind, Part, ProposerKind
from proposals.models import Assignment, HandlingRule, Outcome, OutcomeScheme, Proposal, Proposer
from responses.content import content_of
from responses.enums import DeliveryWay, Purpose, Stage
from responses.models import (
    Counter,
    DocNumber,
    FeedbackSheet,
    LetterPattern,
    ProofSettings,
    Reply,
    ReplyVersion,
    SignedText,
    Step,
)
from responses.services import issuing, numbering, rendering, sealing, signing, workflow
from responses.services.drafting import save_reply, start_reply
from responses.services.issuing import Parcel

_numbers = count(1)
SHEET = {
    "title": "政协提案办理情况征询意见表",
    "questions": [{"label": "办理态度"}, {"label": "办理结果"}],
    "notes": ["请在收到答复函之日起15个工作日内寄回。"],
}
TITLE_PATTERN = "关于〈会议〉〈编号〉〈类别〉的答复函"
OPENING_PATTERN = "〈尊称〉在〈会议〉上提出的〈提案〉收悉，现答复如下："


def make_scheme(**values) -> OutcomeScheme:
    """Return a scheme of three classes."""
    scheme = OutcomeScheme.objects.create(**{"code": f"scheme-{next(_numbers)}", "name": "办理结果分类", **values})
    for place, (code, label) in enumerate((("A1", "已经解决"), ("B1", "列入计划"), ("C1", "留作参考"))):
        Outcome.objects.create(scheme=scheme, position=place, code=code, label=label, definition=f"{label}的")
    return scheme


def make_rule(level, *, kind: str = Kind.CPPCC, **values) -> HandlingRule:
    """Return the level's rule for a kind, made once."""
    found = HandlingRule.objects.filter(level=level, kind=kind).first()
    pattern = "政协云川市第〈届〉届委员会第〈次〉次会议" if kind == Kind.CPPCC else "云川市第〈届〉届人民代表大会第〈次〉次会议"
    return found or HandlingRule.objects.create(
        level=level, kind=kind, session_pattern=pattern, **{"scheme": make_scheme(), **values}
    )


SHORT_LETTERS = ["CNT-01E", "CON-02E"]  # the opening in full, the proposal's own number


def allow_short_letters(unit: Unit) -> None:
    """Switch those rules off, as the unit's office may: tests of the road are not about the opening."""
    if by := User.objects.filter(unit=unit).first() or User.objects.first():
        ProofSettings.objects.get_or_create(unit=unit, defaults={"off": SHORT_LETTERS, "saved_by": by})


def make_pattern(unit: Unit, *, kind: str = Kind.CPPCC, purpose: str = Purpose.REPLY, **values) -> LetterPattern:
    """Return the unit's pattern for a kind and purpose, with the unit's first issuer code and a sheet."""
    sheet, _ = FeedbackSheet.objects.get_or_create(code="cppcc", defaults={"name": "征询意见表", "template": SHEET})
    defaults: dict[str, Any] = {
        "issuer_code": unit.issuer_codes.order_by("pk").first(),
        "title_pattern": TITLE_PATTERN,
        "opening_pattern": OPENING_PATTERN,
        "closing_pattern": "感谢〈尊称〉对我局工作的关心，欢迎继续监督。",
        "copied_to": ["政协云川市委员会提案委员会", "云川市人民政府督查室"],
        "feedback_sheet": sheet if purpose in (Purpose.REPLY, Purpose.SECOND) else None,
    }
    allow_short_letters(unit)
    return LetterPattern.objects.create(unit=unit, kind=kind, purpose=purpose, **{**defaults, **values})


def make_case(
    unit: Unit, *, by: User, part: str = Part.SOLE, proposers: tuple[tuple[str, str], ...] = (("周云舒", "member"),), **values
) -> Proposal:
    """Return a proposal in hand: assigned to the unit and signed for. The first proposer leads."""
    number = next(_numbers)
    kind = values.setdefault("kind", Kind.CPPCC)
    make_rule(unit.level, kind=kind)
    defaults = {
        "level": unit.level,
        "term": 9,
        "session": 2,
        "number": f"{number:03}",
        "title": f"关于第{number}件事的提案",
        "stage": CaseStage.HANDLING,
        "entered_by": by,
    }
    proposal = Proposal.objects.create(**{**defaults, **values})
    for place, (name, who) in enumerate(proposers):
        Proposer.objects.create(
            proposal=proposal, position=place, name=name, kind=ProposerKind(who), is_lead=place == 0, phone="0000-0000108"
        )
    assign(proposal, unit, by=by, part=part)
    return proposal


def assign(proposal: Proposal, unit: Unit, *, by: User, part: str = Part.SOLE, stage: str = AssignmentStage.ACCEPTED) -> Assignment:
    """Give the unit a part in the proposal."""
    today = timezone.localdate()
    return Assignment.objects.create(
        proposal=proposal, unit=unit, part=part, stage=stage, assigned_on=today, due_on=today + timedelta(days=90), assigned_by=by
    )


def draft_data(**values) -> dict[str, Any]:
    """What the editor sends for a complete short letter."""
    data = {
        "title": "关于政协云川市第九届委员会第二次会议第001号提案的答复函",
        "addressees": ["周云舒委员"],
        "copies": [],
        "opening": "您提出的提案收悉，现答复如下：",
        "passages": [
            {
                "type": "section",
                "key": "s1",
                "heading": "改造先摸底",
                "passages": [
                    {"type": "item", "key": "i1", "lead_in": "把底数摸清。", "text": "逐栋走访了186个小区。", "more": []},
                    {"type": "item", "key": "i2", "lead_in": "把难题分给专人。", "text": "每处明确一名责任人。", "more": ["已销号58处。"]},
                ],
            },
            {"type": "paragraph", "key": "p1", "text": "以上工作将持续推进。"},
        ],
        "closing": ["感谢您对我局工作的关心。"],
        "outcome": "A1",
        "disclosure": "public",
        "disclosure_reason": "",
        "urgency": "",
        "contact_name": "演示承办",
        "contact_phone": "0000-0000012",
        "copied_to": ["政协云川市委员会提案委员会"],
        "print_run": "",
        "with_feedback": True,
        "is_wet_stamped": False,
        "issuers": [],
        "attachments": [],
    }
    return {**data, **values}


def make_reply(cast, *, stage: str = Stage.DRAFT, proposals: list[Proposal] | None = None, **values) -> Reply:
    """Return a complete letter of the cast's unit at ``stage``. ``values`` go into the draft.

    Up to 用印 its rows are laid down as the services would write them (test_road compares), without the log's.
    """
    if not LetterPattern.objects.filter(unit=cast.unit, kind=Kind.CPPCC, purpose=Purpose.REPLY).exists():
        make_pattern(cast.unit)
    proposals = proposals or [make_case(cast.unit, by=cast.supervisor)]
    reply = start_reply(proposals, unit=cast.unit, by=cast.drafter_owner)
    values.setdefault("issuers", [cast.unit.pk])
    save_reply(reply, by=cast.drafter_owner, version=reply.version, data=draft_data(**values), is_asked=True)
    reply.refresh_from_db()
    lay_down(reply, stage, cast)
    bring_to(reply, stage, cast)
    return reply


LAID = (
    ("submit", Stage.DRAFT, Stage.REVIEW, "drafter_owner"),
    ("review", Stage.REVIEW, Stage.VET, "reviewer"),
    ("vet", Stage.VET, Stage.SIGN_OFF, "office"),
    ("sign_off", Stage.SIGN_OFF, Stage.REGISTER, "signatory"),
    ("register", Stage.REGISTER, Stage.SEAL, "office"),
)


def lay_down(reply: Reply, stage: str, cast) -> None:
    """Put a draft at ``stage`` (at 用印 for what comes after) with the rows that the acts before it leave."""
    order = [Stage.DRAFT, *(target for _, _, target, _ in LAID)]
    way = LAID[: order.index(stage)] if stage in order else LAID
    if not way or settings.FUWEN_COUNTERSIGN or settings.FUWEN_VERIFY:
        return
    kept = content_to(content_of(reply))
    for version, (action, source, target, who) in enumerate(way, start=reply.version + 1):
        by = getattr(cast, who)
        Step.objects.create(reply=reply, action=action, from_stage=source, to_stage=target, version=version, by=by)
        if action != "register":
            ReplyVersion.objects.create(reply=reply, version=version, content=kept, reason=action, saved_by=by, stage=source)
        if action == "sign_off":
            shown = signing.signing_of(reply, by=by)
            SignedText.objects.create(
                reply=reply, version=version, content=shown.content, profile=shown.profile, dated_on=shown.dated_on,
                sha256=shown.digest.sha256, sm3=shown.digest.sm3, signed_by=by, drafted_by=reply.created_by,
                engine_version="x", font_set="x",
            )  # fmt: skip
        elif action == "register":
            code, year = numbering.pattern_of(reply).issuer_code, timezone.localdate().year
            counter, _ = Counter.objects.get_or_create(issuer_code=code, year=year)
            Counter.objects.filter(pk=counter.pk).update(last=counter.last + 1)
            DocNumber.objects.create(issuer_code=code, year=year, serial=counter.last + 1, reply=reply, registered_by=by)
    Reply.objects.filter(pk=reply.pk).update(stage=way[-1][2], version=reply.version + len(way))
    _fresh(reply)


def bring_to(reply: Reply, stage: str, cast) -> Reply:
    """Take the letter along its road to ``stage``, each act by who holds it."""
    for _ in range(12):
        if reply.stage == stage:
            return reply
        STEPS[reply.stage](reply, cast)
        reply = _fresh(reply)
    raise AssertionError(f"never came to {stage}: {reply.stage}")


def _fresh(reply: Reply) -> Reply:
    reply.refresh_from_db()
    reply.__dict__.pop("_pattern", None)
    return reply


def sign(reply: Reply, by: User, *, on: date | None = None):
    """Sign off what is shown."""
    shown = signing.signing_of(reply, by=by, on=on)
    return signing.sign_off(reply, by=by, version=reply.version, digest=shown.digest.sha256, opinion="同意。", on=on)


def press(reply: Reply, by: User, *, copies: int = 10):
    """Seal with a fresh permit."""
    return sealing.seal(reply, by=by, token=sealing.token_for(reply, by=by), copies=copies)


def parcels(reply: Reply) -> list[Parcel]:
    """One parcel for each addressee, sent today."""
    return [Parcel(name, DeliveryWay.POST, timezone.localdate()) for name in reply.addressees]


STEPS = {
    Stage.DRAFT: lambda reply, cast: workflow.submit(reply, by=cast.drafter_owner, version=reply.version),
    Stage.REVIEW: lambda reply, cast: workflow.review(reply, by=cast.reviewer, version=reply.version),
    Stage.COUNTERSIGN: lambda reply, cast: workflow.countersign(reply, by=cast.reviewer, version=reply.version),
    Stage.VET: lambda reply, cast: workflow.vet(reply, by=cast.office, version=reply.version),
    Stage.SIGN_OFF: lambda reply, cast: sign(reply, cast.signatory),
    Stage.VERIFY: lambda reply, cast: workflow.verify(reply, by=cast.office, version=reply.version),
    Stage.REGISTER: lambda reply, cast: numbering.register(reply, by=cast.office, version=reply.version),
    Stage.SEAL: lambda reply, cast: press(reply, cast.seal_keeper),
    Stage.DISPATCH: lambda reply, cast: issuing.dispatch(
        reply, by=cast.office, version=reply.version, copies=5, parcels=parcels(reply)
    ),
    Stage.DISPATCHED: lambda reply, cast: issuing.archive(reply, by=cast.office, version=reply.version),
}
"""Each stage's act onward, by the actor who holds it."""


def seal_picture(*, side: int = 240, colour: tuple[int, int, int] = (200, 20, 20)) -> bytes:
    """A red ring with a star's place in it, as PNG."""
    picture = Image.new("RGBA", (side, side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((4, 4, side - 4, side - 4), outline=(*colour, 255), width=side // 20)
    draw.ellipse((side * 0.4, side * 0.4, side * 0.6, side * 0.6), fill=(*colour, 255))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def add_seal_picture(seal: Seal, *, by: User, **values):
    """Upload a picture for the seal by its keeper."""
    return store_seal_image(seal, data=seal_picture(**values), by=by)


def scan(name: str = "征询意见表.pdf") -> SimpleUploadedFile:
    """A small PDF as somebody scanned it."""
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    return SimpleUploadedFile(name, body, content_type="application/pdf")


class FakeRenderer:
    """Stands in for the render process where a test is about the rows: remembers what was asked, or fails."""

    def __init__(self, fails: str = "") -> None:
        self.fails, self.asked = fails, []

    def render(self, content, profile, *, seals=(), want=("pdf",), pages=(), width=900, draft=False) -> Rendered:
        """A Rendered with recognisable bytes."""
        if self.fails:
            raise RenderFailed(self.fails)
        self.asked.append({"content": content, "profile": profile, "seals": list(seals), "want": tuple(want)})
        files = {"pdf": b"%PDF-fake", "docx": b"PK-fake"}
        return Rendered(page_count=3, **{name: files[name] for name in want})


def use_fake_renderer(monkeypatch, *, fails: str = "") -> FakeRenderer:
    """Put the stand-in in the renderer's place for one test."""
    fake = FakeRenderer(fails)
    monkeypatch.setattr(rendering, "renderer", lambda: fake)
    return fake
