"""取用旧稿: what is ticked becomes a new version and nothing else; newer versions, second presses and full disks lose nothing."""

from __future__ import annotations

import json

import pytest
from django.conf import settings

from accounts.models import Act
from proposals.services.files import path_of
from responses.content import draft_of
from responses.enums import Stage
from responses.models import Original, Reply, ReplyVersion
from responses.services.drafting import save_reply
from tests.access.reading import Page
from tests.responses.bringing import address, bring, brought, take, ticked
from tests.responses.factories import draft_data
from tests.responses.originals import DRAFT

STAGES = (Stage.DRAFT, Stage.REVIEW)


def test_the_chosen_parts_become_a_new_version(world):
    before = world.reply("draft")
    old = draft_of(before)
    report = brought(world)
    answer = take(world, report, "opening", "passages", "contact")
    assert (answer.status_code, answer["Location"]) == (302, f"/replies/{before.pk}/edit/")
    reply = world.reply("draft")
    now = draft_of(reply)
    assert reply.version == before.version + 1
    assert now["opening"].startswith("您提出的《关于发展夜间经济的提案》")
    assert [one["heading"] for one in now["passages"]] == ["改造先摸底"]
    assert [one["lead_in"] for one in now["passages"][0]["passages"]] == ["把底数摸清。", "把难题分给专人。"]
    assert (now["contact_name"], now["contact_phone"]) == ("何时雨", "0000-0000555")
    for name in ("title", "addressees", "closing", "copied_to", "attachments", "issuers", "outcome", "disclosure"):
        assert now[name] == old[name], name
    # What was there before stays in the versions; what still says the same keeps its key.
    assert ReplyVersion.objects.filter(reply=reply, version=before.version).exists()
    assert (now["passages"][0]["key"], now["passages"][0]["passages"][0]["key"]) == ("s1", "i1")
    original = Original.objects.get(pk=int(report.rstrip("/").rpartition("/")[2]))
    assert (original.taken_version, original.parts) == (reply.version, ["opening", "passages", "contact"])
    assert Act.objects.filter(action="take_over", result="ok").count() == 1


def test_the_original_stays_attached_and_can_be_downloaded(world):
    take(world, brought(world, "", data=DRAFT.encode("gb18030"), name="去年的../答复.txt"), "opening")
    page = Page(world.client("reviewer").get(address(world).replace("split/", "")))
    answer = world.client("reviewer").get(page.links["下载原件"])
    assert answer.status_code == 200 and answer.content.decode("gb18030") == DRAFT
    assert answer["Content-Disposition"].startswith("attachment; ") and "sandbox" in answer["Content-Security-Policy"]
    assert "下载原件" not in Page(world.client("seal_keeper").get(address(world).replace("split/", ""))).links


def test_a_pasted_text_is_kept_as_it_was_pasted(world):
    text = "苏望舒委员：\r\n提案收悉，现答复如下：\r\n甲\t乙\r\n已办。\f\r\n"
    brought(world, text)
    original = Original.objects.latest("pk")
    assert original.is_pasted and original.file.name == "粘贴的文字.txt"
    assert path_of(original.file_id).read_bytes().decode() == text


def test_without_a_tick_nothing_happens(world):
    report, before = brought(world), world.reply("draft").version
    answer = take(world, report)
    assert answer.status_code == 422 and "请勾选要取用的部分" in Page(answer).text
    assert world.reply("draft").version == before


@pytest.mark.parametrize("part", ["attachments", "outcome", "number", "issuers", "text", "x" * 500])
def test_what_the_draft_does_not_offer_cannot_be_taken(world, part: str):
    report, before = brought(world), draft_of(world.reply("draft"))
    assert take(world, report, part).status_code == 422
    assert draft_of(world.reply("draft")) == before


def test_words_sent_along_are_not_taken(world):
    report = brought(world)
    forged = {"version": world.reply("draft").version, "parts": ["opening"], "opening": "伪造的开头", "title": "伪造的标题", "split": json.dumps({})}
    assert world.client("drafter_owner").post(report, forged).status_code == 302
    now = draft_of(world.reply("draft"))
    assert "伪造" not in json.dumps(now, ensure_ascii=False)


def test_a_newer_version_in_between_loses_nothing(world):
    report, reply = brought(world), world.reply("draft")
    shown = reply.version
    newer = draft_data(opening="同事刚写的开头，提案收悉。", issuers=[world.unit.pk])
    save_reply(reply, by=world.drafter_same_unit, version=shown, data=newer, is_asked=True)
    answer = take(world, report, "opening", version=shown)
    text = Page(answer).text
    assert answer.status_code == 409 and "还没有取用任何部分" in text and "同事刚写的开头" in text
    assert ticked(answer) == {"opening"}
    assert draft_of(world.reply("draft"))["opening"] == "同事刚写的开头，提案收悉。"
    # With the newer version before one's eyes it can be taken.
    assert take(world, report, "opening").status_code == 302


def test_pressed_twice_it_is_taken_once(world):
    report, shown = brought(world), world.reply("draft").version
    assert [take(world, report, "opening", version=shown).status_code for _ in range(2)] == [302, 302]
    assert world.reply("draft").version == shown + 1
    assert Act.objects.filter(action="take_over", result="ok").count() == 1


def test_another_part_can_be_taken_later(world):
    report = brought(world)
    take(world, report, "opening")
    assert "还可以再取用其他部分" in Page(world.client("drafter_owner").get(report)).text
    assert take(world, report, "copied_to").status_code == 302
    assert world.reply("draft").copied_to == ["市政协提案委员会", "市政府督查室"]
    assert Original.objects.latest("pk").parts == ["opening", "copied_to"]


def test_what_cannot_be_kept_is_told_and_nothing_is_lost(world):
    report = brought(world, "关于" + "夜" * 260 + "的答复\n苏望舒委员：\n提案收悉，现答复如下：\n已办。\n")
    before = world.reply("draft").version
    answer = take(world, report, "title", "opening")
    assert answer.status_code == 422 and "标题" in Page(answer).text and "没有取用" in Page(answer).text
    assert world.reply("draft").version == before and ticked(answer) == {"title", "opening"}


def test_what_no_letter_may_hold_is_refused_before(world):
    answer = bring(world, "苏望舒委员：\n提案收悉，现答复如下：\n" + "字" * 5_100 + "。\n")
    assert answer.status_code == 422 and "超过5000字" in Page(answer).text and "字" * 5_100 in answer.content.decode()


def test_once_it_has_moved_on_nothing_is_taken(world):
    report, reply = brought(world), world.reply("draft")
    Reply.objects.filter(pk=reply.pk).update(stage=Stage.REVIEW)
    answer = take(world, report, "opening")
    assert answer.status_code == 422 and world.reply("draft").version == reply.version
    Reply.objects.filter(pk=reply.pk).update(stage=Stage.DRAFT)


def test_a_draft_of_another_letter_is_not_found(world):
    report = brought(world)
    other = report.replace(f"/{world.letters['draft']}/", f"/{world.letters['review']}/")
    assert world.client("reviewer").get(other).status_code == 404
    assert world.client("reviewer").post(other, {"version": 1, "parts": ["opening"]}).status_code == 404


def test_a_full_disk_leaves_no_half(world, monkeypatch: pytest.MonkeyPatch):
    files = sum(1 for _ in (settings.MEDIA_ROOT / "files").rglob("*") if _.is_file())
    monkeypatch.setattr("responses.services.importing.log.record", _full)
    with pytest.raises(OSError, match="full"):
        bring(world, DRAFT)
    assert sum(1 for _ in (settings.MEDIA_ROOT / "files").rglob("*") if _.is_file()) == files


def _full(*_: object, **__: object) -> None:
    raise OSError("full")
