"""The pages as pictures and the drafts: of what stands now, kept by what is on them, refused in words."""

import pytest

from responses.enums import Stage
from responses.models import IssuedRecord
from responses.services.drafting import save_reply
from tests.access.one_page import PICTURE
from tests.responses.factories import draft_data

STAGES = (Stage.DRAFT, Stage.REGISTER, Stage.DISPATCHED)


def preview(world, stage="draft", who="drafter_owner"):
    return world.client(who).get(f"/replies/{world.letters[stage]}/preview/", headers={"accept": "application/json"})


def test_addresses_places_and_length(world):
    shown = preview(world).json()
    assert len(shown["pages"]) == 1 and (shown["places"]["title"], shown["places"]["copied_to"]) == (1, 1) and shown["uncovered"] == ""
    assert shown["characters"] == len(world.reply("draft").text.replace("\n", ""))


def test_what_only_the_layout_shows_is_said_beside_the_pages(world, renderer, monkeypatch):
    assert preview(world).json()["findings"] == []
    real, one = renderer.render, {"rule": "FMT-10E", "level": "error", "where": "title", "said": "首页没有正文", "wanted": "请精简标题"}

    def render(*args, **how):
        made = real(*args, **how)
        return type(made)(**{**vars(made), "facts": {**made.facts, "findings": [one]}})

    monkeypatch.setattr(renderer, "render", render)
    reply = world.reply("draft")
    save_reply(reply, by=world.drafter_owner, version=reply.version, data=draft_data(issuers=[world.unit.pk], title="长标题"))
    assert preview(world).json()["findings"] == ["首页没有正文。请精简标题。"]


def test_a_picture_may_be_kept_by_the_browser_of_its_person(world):
    answer = world.client("drafter_owner").get(preview(world).json()["pages"][0])
    assert (answer.status_code, answer["Content-Type"], answer.content) == (200, "image/png", PICTURE)
    assert answer["Cache-Control"] == "private, max-age=600, immutable" and answer["X-Content-Type-Options"] == "nosniff"


def test_other_words_have_other_addresses(world):
    before = preview(world).json()["pages"][0]
    reply = world.reply("draft")
    save_reply(reply, by=world.drafter_owner, version=reply.version, data=draft_data(issuers=[world.unit.pk], title="别的标题"))
    after = preview(world).json()["pages"][0]
    assert before != after
    assert world.client("drafter_owner").get(before).status_code == 404, "a page that is no longer so"
    assert world.client("drafter_owner").get(after).status_code == 200


@pytest.mark.parametrize("number", ["0", "2", "99999999999999999999", "-1", "x", "１"])
def test_pages_that_are_not_there(world, number):
    address = preview(world).json()["pages"][0].replace("/1.png", f"/{number}.png")
    assert world.client("drafter_owner").get(address).status_code == 404


def test_the_digest_of_another_letter_opens_nothing(world):
    own, other = preview(world).json()["pages"][0], preview(world, "register").json()["pages"][0]
    mixed = own.replace(own.split("/")[4], other.split("/")[4])
    assert mixed != own and world.client("drafter_owner").get(mixed).status_code == 404


def test_the_words_are_laid_out_once(world, renderer):
    preview(world)
    asked = len(renderer.asked)
    for _ in range(3):
        preview(world)
    assert len(renderer.asked) == asked


def test_a_render_that_fails_is_told_and_changes_nothing(world, renderer):
    reply = world.reply("draft")
    renderer.fails = "生成文件超时，已停止。"
    save_reply(reply, by=world.drafter_owner, version=reply.version, data=draft_data(issuers=[world.unit.pk], title="新标题"))
    answer = preview(world)
    assert answer.status_code == 422 and answer.json()["sentence"] == "生成文件超时，已停止。"
    page = world.client("drafter_owner").get(f"/replies/{reply.pk}/draft.pdf")
    assert page.status_code == 403 and "生成文件超时，已停止。" in page.content.decode()
    assert world.reply("draft").title == "新标题"


def test_drafts_say_that_they_are_drafts(world, renderer):
    renderer.asked.clear()
    for suffix, kind, how in (
        ("pdf", "application/pdf", "inline"),
        ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "attachment"),
    ):
        answer = world.client("drafter_owner").get(f"/replies/{world.letters['draft']}/draft.{suffix}")
        assert answer.status_code == 200 and answer["Content-Type"] == kind
        assert answer["Content-Disposition"].startswith(f'{how}; filename="fuwen-{world.letters["draft"]}.{suffix}"')
        assert "%E8%8D%89%E7%A8%BF" in answer["Content-Disposition"], "草稿 stands in the file's name"
        assert answer["X-Content-Type-Options"] == "nosniff" and "no-store" in answer["Cache-Control"]
    mark = f"草稿·拟稿中·第{world.reply('draft').version}版"
    assert [asked["profile"]["draft_mark"] for asked in renderer.asked] == [mark, mark]
    assert all(asked["seals"] == [] for asked in renderer.asked)


def test_the_finished_files_are_those_that_were_issued(world, settings):
    record = IssuedRecord.objects.get(signed__reply=world.letters["dispatched"])
    for suffix, name in (("pdf", record.pdf_name), ("docx", record.docx_name)):
        answer = world.client("supervisor").get(f"/replies/{world.letters['dispatched']}/letter.{suffix}")
        assert answer.content == (settings.FUWEN_ISSUED_DIR / name).read_bytes()
        assert answer["Content-Disposition"].startswith("attachment; ")


def test_before_the_seal_there_is_no_finished_file(world):
    answer = world.client("drafter_owner").get(f"/replies/{world.letters['register']}/letter.pdf")
    assert answer.status_code == 403 and "此件尚未用印成文，请下载草稿。" in answer.content.decode()


def test_a_file_that_changed_is_not_handed_out(world, settings):
    record = IssuedRecord.objects.get(signed__reply=world.letters["dispatched"])
    path = settings.FUWEN_ISSUED_DIR / record.pdf_name
    kept = path.read_bytes()
    try:
        for broken in (kept[:-1], kept + b" ", b""):
            path.write_bytes(broken)
            for address in ("letter.pdf", "preview/"):
                answer = world.client("office").get(f"/replies/{world.letters['dispatched']}/{address}")
                assert answer.status_code == 403 and "文件校验失败" in answer.content.decode()
        path.unlink()
        assert world.client("office").get(f"/replies/{world.letters['dispatched']}/letter.pdf").status_code == 403
    finally:
        path.write_bytes(kept)


def test_a_record_that_changed_is_not_handed_out(world):
    record = IssuedRecord.objects.get(signed__reply=world.letters["dispatched"])
    IssuedRecord.objects.filter(pk=record.pk).update(number="云川财函〔2026〕999号")
    answer = world.client("office").get(f"/replies/{world.letters['dispatched']}/letter.docx")
    assert answer.status_code == 403 and "文件校验失败" in answer.content.decode()
