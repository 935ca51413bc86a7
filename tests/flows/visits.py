"""Every page of every role: where it is, who opens it, and in what state it is worth looking at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from accounts.models import Seal, Unit, User
from letter.pdf import write_pdf
from proposals.models import Proposal
from responses.models import FeedbackSheet, LetterPattern, Original, Reply
from responses.services import returning
from tests.flows.ground import DIGITAL, UNIT, City
from tests.flows.writing import open_editor
from tests.letter.measure.planted import bent_letter
from tests.responses.originals import make_original

DRAFTER, REVIEWER, OFFICE, SIGNATORY, KEEPER = "gx.zhouw", "gx.hex", "gx.meil", "gx.yanm", "gx.zhongy"
SUPERVISOR, ADMINISTRATOR, AUDITOR = "zf.duc", "zf.guanl", "zf.shenj"


@dataclass(frozen=True)
class Visit:
    """One page: by whom, at what address, and what is done there before looking."""

    by: str | None
    path: str
    act: Callable[[Page], None] | None = None


@dataclass(frozen=True)
class Ground:
    """What lies ready: proposals and letters at the stages whose pages differ."""

    filed: Proposal
    pending: Proposal
    in_hand: Proposal
    draft: Reply
    review: Reply
    sign_off: Reply
    register: Reply
    seal: Reply
    dispatch: Reply
    dispatched: Reply
    void: Reply
    original: Original


def prepare(city: City) -> Ground:
    """Play what the visits look at."""
    city.give_seal()
    city.give_seal("caizheng")
    draft = city.write(DIGITAL)
    return Ground(
        filed=city.enter("cppcc-9-2-156"),
        pending=city.hand_out("cppcc-9-2-152"),
        in_hand=draft.proposals.get(),
        draft=draft,
        review=city.write("cppcc-9-2-083", stage="review"),
        sign_off=city.write("cppcc-9-2-046", stage="sign_off"),
        register=city.write("npc-9-2-021", stage="register"),
        seal=city.write("npc-9-2-073", stage="seal"),
        dispatch=city.write("cppcc-9-1-051", stage="dispatch"),
        dispatched=city.write("cppcc-9-1-024", stage="dispatched"),
        void=_voided(city.write("cppcc-9-2-121", stage="register")),
        original=make_original(draft, by=User.objects.get(username=DRAFTER)),
    )


def _voided(reply: Reply) -> Reply:
    returning.void(reply, by=User.objects.get(username=OFFICE), version=reply.version, reason="收件人有误，另行行文。")
    return reply


def visits(ground: Ground) -> list[Visit]:
    """Return every page worth a look."""
    return [*_of_nobody(), *_of_supervisor(ground), *_of_drafters(ground), *_of_the_road(ground), *_of_the_others()]


def _of_nobody() -> list[Visit]:
    return [Visit(None, "/accounts/sign-in/"), Visit(None, "/accounts/sign-in/", _sign_in_wrongly)]


def _of_supervisor(ground: Ground) -> list[Visit]:
    pages = ["/", "/done/", "/ended/", "/proposals/", "/proposals/?q=没有这样的词", "/proposals/enter/", "/replies/"]
    pages += [f"/proposals/{one.pk}/" for one in (ground.filed, ground.pending, ground.in_hand)]
    pages += [f"/proposals/{ground.filed.pk}/edit/", f"/proposals/{ground.filed.pk}/assign/", f"/proposals/{ground.in_hand.pk}/assign/"]
    pages += [f"/proposals/{ground.review.proposals.get().pk}/assign/"]  # a unit that its letter holds
    pages += [f"/replies/{ground.dispatched.pk}/", "/accounts/me/", "/nowhere/"]
    typed = [Visit(SUPERVISOR, "/proposals/enter/", _send_empty), Visit(SUPERVISOR, f"/proposals/{ground.filed.pk}/assign/", _send_empty)]
    return [*(Visit(SUPERVISOR, path) for path in pages), *typed]


def _of_drafters(ground: Ground) -> list[Visit]:
    case, letter = f"/proposals/{ground.in_hand.pk}", f"/replies/{ground.draft.pk}"
    pages = ["/", "/done/", "/proposals/", "/replies/", f"/proposals/{ground.pending.pk}/", f"{case}/", f"{case}/contact/"]
    pages += [f"{letter}/", f"{letter}/versions/", f"{letter}/versions/{ground.draft.version}/", "/accounts/me/password/"]
    pages += [f"/replies/{ground.void.pk}/", f"/replies/{ground.void.pk}/versions/"]
    pages += [f"{letter}/sign-off/"]  # refused, with its reason
    return [
        *(Visit(DRAFTER, path) for path in pages),
        Visit(DRAFTER, f"{case}/", _open_what_cannot_be_done),
        Visit(DRAFTER, f"{case}/contact/", _send_empty),
        Visit(DRAFTER, "/replies/measure/"),
        Visit(DRAFTER, "/replies/phrases/"),
        Visit(DRAFTER, "/replies/proof/rules/"),
        Visit(OFFICE, "/replies/proof/lists/"),
        Visit(DRAFTER, f"{letter}/versions/compare/?from=1&to=2"),
        Visit(DRAFTER, "/replies/measure/", _measure_a_wrong_letter),
        Visit(DRAFTER, "/replies/measure/", _measure_what_is_no_letter),
        Visit(DRAFTER, f"{letter}/edit/", open_editor),
        Visit(DRAFTER, f"{letter}/edit/", _too_long),
        Visit(DRAFTER, f"{letter}/edit/", _attachment_and_issuer),
        Visit(DRAFTER, f"{letter}/split/"),
        Visit(DRAFTER, f"{letter}/split/", _split_nothing),
        Visit(DRAFTER, f"{letter}/split/{ground.original.pk}/", unfold),
        Visit("cz.fangj", f"{case}/opinion/"),
        Visit("cz.fangj", f"/replies/{ground.dispatched.pk}/feedback/"),
    ]


def _of_the_road(ground: Ground) -> list[Visit]:
    return [
        Visit(REVIEWER, "/"),
        Visit(REVIEWER, f"/replies/{ground.review.pk}/"),
        Visit(SIGNATORY, f"/replies/{ground.sign_off.pk}/"),
        Visit(SIGNATORY, f"/replies/{ground.sign_off.pk}/sign-off/"),
        Visit(OFFICE, "/proposals/enter/"),
        Visit(OFFICE, f"/proposals/{ground.pending.pk}/decline/"),
        Visit(OFFICE, f"/replies/{ground.register.pk}/number/"),
        Visit(KEEPER, f"/replies/{ground.seal.pk}/"),
        Visit(KEEPER, f"/replies/{ground.seal.pk}/seal/"),
        Visit(KEEPER, f"/replies/{ground.seal.pk}/seal/", _press_with_a_wrong_password),
        Visit(OFFICE, f"/replies/{ground.dispatch.pk}/"),
        Visit(OFFICE, f"/replies/{ground.dispatch.pk}/dispatch/"),
        Visit(OFFICE, f"/replies/{ground.dispatch.pk}/dispatch/", _send_empty),
        Visit(OFFICE, "/ended/"),
    ]


def _of_the_others() -> list[Visit]:
    seal = Seal.objects.get(unit__code=UNIT).pk
    unit, user = Unit.objects.get(code=UNIT).pk, User.objects.get(username=DRAFTER).pk
    pattern = f"responses/letterpattern/{LetterPattern.objects.filter(unit=unit).first().pk}/change/"
    admin = ["", "accounts/unit/", f"accounts/unit/{unit}/change/", f"accounts/user/{user}/change/", "accounts/user/add/", pattern]
    admin += ["responses/feedbacksheet/add/", f"responses/feedbacksheet/{FeedbackSheet.objects.first().pk}/change/"]
    return [
        *(Visit(KEEPER, f"/accounts/seals/{path}") for path in ("", "new/", f"{seal}/")),
        *(Visit(ADMINISTRATOR, path) for path in ("/", "/accounts/me/", "/replies/", *(f"/admin/{path}" for path in admin))),
        *(Visit(AUDITOR, path) for path in ("/", "/accounts/acts/", "/accounts/acts/?action=没有的动作", "/accounts/acts/?user=nobody")),
    ]


def _sign_in_wrongly(page: Page) -> None:
    page.get_by_label("用户名").fill("nobody")
    page.get_by_label("密码").fill("wrong-password")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _send_empty(page: Page) -> None:
    """Send the form with its first field emptied: the page with its errors."""
    field = page.locator("main form input:not([type=hidden]):visible, main form textarea:visible").first
    field.fill("")
    page.locator("main form .acts-end .btn-primary").click()
    expect(page.get_by_role("alert").first).to_be_visible()


def _measure(page: Page, content: bytes) -> None:
    page.get_by_label("要体检的文件").set_input_files({"name": "公文.PDF", "mimeType": "application/pdf", "buffer": content})
    page.get_by_role("button", name="开始体检").click()


def _measure_a_wrong_letter(page: Page) -> None:
    _measure(page, write_pdf(bent_letter()))
    expect(page.get_by_role("heading", name="体检结果")).to_be_visible()
    for part in page.locator("summary").all():
        part.click()


def _measure_what_is_no_letter(page: Page) -> None:
    _measure(page, b"%PDF-1.7")
    expect(page.get_by_role("alert")).to_be_visible()


def _split_nothing(page: Page) -> None:
    page.get_by_role("button", name="按结构拆分").click()
    expect(page.get_by_role("alert")).to_be_visible()


def unfold(page: Page) -> None:
    """Open everything that is folded."""
    folded = page.locator("main details:not([open]) > summary")
    for _ in range(folded.count()):
        folded.first.click()


def _open_what_cannot_be_done(page: Page) -> None:
    page.get_by_text("现在不能办的事项").click()


def _press_with_a_wrong_password(page: Page) -> None:
    page.get_by_label("登录密码").fill("wrong-password")
    page.get_by_role("button", name="盖章").click()
    expect(page.get_by_role("alert").first).to_be_visible()


def _too_long(page: Page) -> None:
    open_editor(page)
    page.get_by_role("textbox", name="结尾", exact=True).fill("长" * 5001)
    page.keyboard.press("Control+s")
    expect(page.locator("#problems")).to_be_visible()


def _attachment_and_issuer(page: Page) -> None:
    open_editor(page)
    page.get_by_role("button", name="加一个附件").click()
    page.get_by_role("button", name="加一个署名机关").click()
    page.locator(".passage-section").first.get_by_role("button", name="加下级标题").click()
