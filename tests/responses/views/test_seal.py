"""用印: the place of the seal is shown, the password asked once more, and a slip loses nothing that was typed."""

import pytest
from django.core import signing as signatures

from accounts.models import Act
from responses.enums import Stage
from responses.models import SealUse
from responses.services import returning, sealing
from responses.services.drafting import save_reply
from tests.access.reading import Page
from tests.factories import PASSWORD
from tests.responses.factories import bring_to, draft_data

STAGES = (Stage.SEAL, Stage.DRAFT)


def look(world, who="seal_keeper"):
    return world.client(who).get(f"/replies/{world.letters['seal']}/seal/")


def form_of(page: Page):
    return next(form for form in page.forms if "token" in form.fields)


def send(world, who="seal_keeper", **changes):
    fields = form_of(Page(look(world))).fields
    fields |= {"password": PASSWORD, **changes}
    return world.client(who).post(f"/replies/{world.letters['seal']}/seal/", fields)


def test_the_page_says_what_will_be_sealed_and_where(world):
    answer, reply = look(world), world.reply("seal")
    page, signed = Page(answer), reply.signed_texts.get()
    for words in (
        f"文件标题 {reply.title}", f"发文字号 {reply.numbers.get()}", f"批准人 {world.signatory}", f"监印人 {world.seal_keeper}",
        "署名1 云川市财政局：待用印", f"签发摘要 {signed.sha256[:16]}…", "不是具有法律效力的电子签章",
        f"收件人（主送、抄送）共{len(reply.addressees) + len(reply.copied_to)}个：每个至少要有1份",
    ):  # fmt: skip
        assert words in page.text, words
    circle = dict(page.attributes)
    assert (circle["cx"], circle["cy"], circle["r"]) == ("140.0", "200.5", "21.0"), "figures as SVG reads them"
    assert form_of(page).fields["copies"] == str(len(reply.addressees) + len(reply.copied_to) + 1)
    assert "password" in form_of(page).fields and form_of(page).fields["password"] == ""


def test_no_seal_before_the_password(world, renderer):
    renderer.asked.clear()
    page = Page(look(world))
    href = dict(page.attributes)["href"] if "image" not in page.tags else next(v for n, v in page.attributes if "/pages/" in v)
    assert world.client("seal_keeper").get(href).status_code == 200
    assert all(asked["seals"] == [] for asked in renderer.asked)


def test_sealed(world, renderer):
    renderer.asked.clear()
    answer = send(world, copies="7", note="急件")
    assert (answer.status_code, answer["Location"]) == (302, f"/replies/{world.letters['seal']}/")
    reply = world.reply("seal")
    use = reply.seal_uses.get()
    assert (reply.stage, use.copies, use.note, use.sealed_by) == (Stage.DISPATCH, 7, "急件", world.seal_keeper)
    assert len(renderer.asked[-1]["seals"]) == 1 and renderer.asked[-1]["want"] == ("pdf", "docx")
    assert PASSWORD not in str(list(Act.objects.values()))


def test_a_wrong_password_keeps_what_was_typed(world):
    answer = send(world, password="wrong", copies="7", note="急件")
    page = Page(answer)
    assert answer.status_code == 422 and "登录密码：密码不正确。连续输错5次" in page.text
    fields = form_of(page).fields
    assert (fields["copies"], fields["note"], fields["password"]) == ("7", "急件", "")
    assert "wrong" not in answer.content.decode()
    assert world.reply("seal").stage == Stage.SEAL and not world.reply("seal").seal_uses.exists()
    row = Act.objects.latest("number")
    assert (row.action, row.result) == ("reauthenticate", "failed")


def test_five_wrong_ones_lock(world):
    for _ in range(4):
        assert send(world, password="wrong").status_code == 422
    send(world, password="wrong")
    answer = send(world)
    assert answer.status_code in (403, 422, 429) and "锁定" in answer.content.decode()
    assert not world.reply("seal").seal_uses.exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"copies": "0"}, "用印份数：确保该值大于或等于1。"),
        ({"copies": "501"}, "用印份数：确保该值小于或等于500。"),
        ({"copies": ""}, "用印份数：请填写用印份数。"),
        ({"copies": "两份"}, "用印份数：输入整数。"),
        ({"note": "字" * 201}, "备注：确保该变量包含不超过 200 字符"),
        ({"password": ""}, "登录密码：请填写登录密码。"),
        ({"token": ""}, "用印许可无效，请刷新后重新用印。"),
        ({"token": "x:y:z"}, "用印许可无效"),
    ],
)
def test_each_slip_is_told_and_kept(world, changes, words):
    answer = send(world, **{"note": "急件", **changes})
    page = Page(answer)
    assert answer.status_code == 422 and words in page.text, page.text
    kept = {name: value for name, value in {"note": "急件", **changes}.items() if name not in ("password", "token")}
    assert {name: form_of(page).fields[name] for name in kept} == kept
    assert world.reply("seal").stage == Stage.SEAL


def test_a_permit_for_another_person_letter_or_time(world, settings):
    reply = world.reply("seal")
    world.drafter_same_unit.held_roles.create(role="seal_keeper")
    for claim in ({"by": world.office.pk}, {"reply": reply.pk + 1}):
        whole = {"reply": reply.pk, "version": reply.version, "by": world.seal_keeper.pk, "sha256": "", **claim}
        answer = send(world, token=signatures.dumps(whole, salt=sealing.SALT))
        assert answer.status_code == 422 and "用印许可不是给此件、此人的" in Page(answer).text
    settings.FUWEN_REAUTH_SECONDS = -1
    answer = send(world)
    assert "用印许可已过期，请重新输入密码用印。" in Page(answer).text


def test_a_letter_that_changed_in_between(world):
    fields = form_of(Page(look(world))).fields | {"password": PASSWORD, "note": "急件"}
    reply = world.reply("seal")
    returning.send_back(reply, by=world.seal_keeper, version=reply.version, reason="改。", to="draft")
    answer = world.client("seal_keeper").post(f"/replies/{reply.pk}/seal/", fields)
    assert answer.status_code == 422 and "不能用印" in Page(answer).text
    bring_to(world.reply("seal"), Stage.SEAL, world.cast)
    answer = world.client("seal_keeper").post(f"/replies/{reply.pk}/seal/", fields)
    page = Page(answer)
    assert answer.status_code == 409 and "页面已过期" in page.text and form_of(page).fields["note"] == "急件"
    assert not world.reply("seal").seal_uses.filter(cancelled_at=None).exists()


def test_a_render_that_fails_leaves_the_letter_unsealed(world, renderer, settings):
    page = Page(look(world))
    fields = form_of(page).fields | {"password": PASSWORD, "note": "急件"}
    real = renderer.render
    renderer.render = lambda *args, seals=(), **how: real(*args, seals=seals, **how) if not seals else _broken()
    try:
        answer = world.client("seal_keeper").post(f"/replies/{world.letters['seal']}/seal/", fields)
    finally:
        del renderer.render
    page = Page(answer)
    assert answer.status_code == 422 and "成品中的印章与用印记录不符" in page.text
    assert form_of(page).fields["note"] == "急件" and world.reply("seal").stage == Stage.SEAL
    assert not SealUse.objects.filter(reply=world.letters["seal"]).exists()
    assert Act.objects.latest("number").result == "failed"


def _broken():
    from letter.render import RenderFailed

    raise RenderFailed("seal_missing")


def test_stamped_by_hand(world):
    reply = world.reply("draft")
    save_reply(reply, by=world.drafter_owner, version=reply.version, data=draft_data(issuers=[world.unit.pk], is_wet_stamped=True))
    bring_to(world.reply("draft"), Stage.SEAL, world.cast)
    answer = world.client("seal_keeper").get(f"/replies/{reply.pk}/seal/")
    page = Page(answer)
    assert "此件手工盖章，打印后请盖在虚线圈处。" in page.text and "登记手工盖章" in form_of(page).buttons


def test_two_bodies_seal_one_after_the_other(world):
    reply = world.reply("draft")
    keeper = world.cast.actors.drafter_other_unit
    keeper.held_roles.create(role="seal_keeper")
    world.unit.seals.all()
    data = draft_data(issuers=[world.unit.pk, world.other_unit.pk], is_wet_stamped=True)
    save_reply(reply, by=world.drafter_owner, version=reply.version, data=data)
    bring_to(world.reply("draft"), Stage.SEAL, world.cast)
    address = f"/replies/{reply.pk}/seal/"
    first = world.client("seal_keeper")
    assert first.post(address, form_of(Page(first.get(address))).fields | {"password": PASSWORD}).status_code == 302
    assert world.reply("draft").stage == Stage.SEAL
    assert "本机关已在此件上用印，其他署名机关尚未用印。" in Page(first.get(address)).text
    second = world.cast.client("drafter_other_unit")
    page = Page(second.get(address))
    assert "署名1 云川市财政局：已用印" in page.text and "署名2 云川市教育局：待用印" in page.text
    assert second.post(address, form_of(page).fields | {"password": PASSWORD}).status_code == 302
    assert world.reply("draft").stage == Stage.DISPATCH


@pytest.mark.parametrize("who", ["office", "signatory", "drafter_owner"])
def test_who_may_not_is_told_why(world, who):
    answer = look(world, who)
    assert answer.status_code == 403 and "用印由印章管理人员办理，您没有“用印”角色。" in Page(answer).text
