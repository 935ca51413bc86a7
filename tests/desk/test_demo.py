"""The demo year, played small: a few cases of every fate, by the services, on their days."""

import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import Act, SealImage, User
from accounts.services.verification import verify_log
from desk.demo import acts, ground, play
from proposals.models import Proposal
from responses.models import Feedback, LetterPattern, Reply
from responses.services import rendering
from responses.services.integrity import problems
from tests.access.one_page import OnePageRenderer

CHOSEN = (
    "cppcc-9-2-156",  # not assigned yet
    "cppcc-9-2-096",  # to be signed for
    "cppcc-9-2-067",  # wants to be taken off
    "cppcc-9-2-117",  # one letter void, the next begun
    "cppcc-9-2-034",  # to be signed, with an assisting unit
    "cppcc-9-2-140",  # to be sealed
    "cppcc-9-2-092",  # answered, dissatisfied, second round
    "cppcc-9-2-113",  # concluded
    "npc-9-2-031",  # came on paper
)


@pytest.fixture
def own_folders(tmp_path, settings):
    """Folders of this test's own; the demo's accounts are kept in one of them."""
    for name in ("FUWEN_SEAL_DIR", "FUWEN_ISSUED_DIR", "MEDIA_ROOT", "FUWEN_RENDER_DIR"):
        setattr(settings, name, tmp_path / name.lower())
    settings.FUWEN_LOG_HEAD, settings.VAR_DIR = tmp_path / "log-head", tmp_path


@pytest.fixture
def small(monkeypatch):
    """Nine of the sixty cases, and no render process."""

    def few(name):
        data = ground.read(name)
        if name == "demo/proposals.json":
            data["proposals"] = [one for one in data["proposals"] if one["id"] in CHOSEN]
        return data

    fake = OnePageRenderer()
    fake.close = lambda: None
    monkeypatch.setattr(play, "read", few)
    monkeypatch.setattr(rendering, "renderer", lambda: fake)
    return {one["id"]: one for one in few("demo/proposals.json")["proposals"]}


def load(*options: str) -> str:
    out = StringIO()
    call_command("load_demo", *options, stdout=out)
    return out.getvalue()


def test_the_year_is_played(db, own_folders, small, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        said = load()
    wanted = {(one["kind"], one["session"], one["number"]): one for one in small.values()}
    assert len(wanted) == Proposal.objects.count() == len(CHOSEN)
    for proposal in Proposal.objects.all():
        data = wanted[proposal.kind, proposal.session, proposal.number]
        assert proposal.stage == data["stage"], data["id"]
        stages = list(proposal.replies.order_by("pk").values_list("stage", flat=True))
        assert stages == [letter["stage"] for letter in data["replies"]], data["id"]
        sheets = sum(len(letter.get("feedbacks", [])) for letter in data["replies"])
        assert Feedback.objects.filter(proposal=proposal).count() == sheets
    _every_record_holds(settings)
    _accounts_are_kept(said, settings)
    with pytest.raises(CommandError, match="已有数据"):
        load()
    assert said.endswith(load("--if-empty")), "only the accounts once more"


def _every_record_holds(settings) -> None:
    """The log is a chain in the order of its days, none after today; nothing kept differs from its record."""
    assert list(problems()) == [] and verify_log().fault == ""
    days = list(Act.objects.order_by("number").values_list("at", flat=True))
    assert days == sorted(days) and days[-1] <= timezone.now() and (days[-1] - days[0]).days > 100
    assert not Act.objects.exclude(result="ok").exists()
    assert SealImage.objects.count() >= 8 and LetterPattern.objects.count() > 50
    for path in settings.FUWEN_SEAL_DIR.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not Reply.objects.filter(created_at__gt=timezone.now()).exists()


def _accounts_are_kept(said: str, settings) -> None:
    """One password, drawn now, for every account; kept for its owner's eyes, and good."""
    path = settings.VAR_DIR / "demo-accounts.txt"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    password = head.partition("（密码都是 ")[2].rstrip("）：")
    assert len(rows) == User.objects.count() and len(password) == 14
    assert User.objects.get(username=rows[0].split()[0]).check_password(password)
    assert head in said and any(line.strip().startswith("gx.") for line in said.splitlines())


def test_what_a_service_refuses_stops_the_loading(db, own_folders, small, monkeypatch):
    monkeypatch.setattr(acts, "assign", lambda *args, **how: (_ for _ in ()).throw(acts.assigning.Refused("不行。")))
    with pytest.raises(acts.assigning.Refused, match="不行"):
        load()
