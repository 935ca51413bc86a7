"""版本记录: every version with its reason, each to be read as it was printed, by the unit alone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from responses.enums import Stage
from responses.services.drafting import save_reply
from tests.access.reading import Page
from tests.responses.factories import draft_data

STAGES = (Stage.DRAFT, Stage.VET, Stage.DISPATCHED)


def look(world, stage="draft", number="", who="drafter_owner"):
    more = f"{number}/" if number else ""
    return world.client(who).get(f"/replies/{world.letters[stage]}/versions/{more}")


def test_each_version_says_why_it_was_kept(world):
    page = Page(look(world, "vet"))
    rows = page.text[page.text.index("时间") :]
    places = [rows.index(words) for words in ("第4版 核稿 核稿", "第3版 送核 拟稿", "第2版 保存 拟稿", "第1版 起稿 拟稿")]
    assert places == sorted(places), "the newest first"
    assert page.links["第2版"] == f"/replies/{world.letters['vet']}/versions/2/"


def test_a_version_reads_as_it_was_printed(world):
    reply = world.reply("draft")
    inner = {"type": "section", "key": "b", "heading": "下级", "passages": [{"type": "paragraph", "key": "c", "text": "段。"}]}
    passages = [
        {"type": "section", "key": "a", "heading": "标题", "passages": [
            inner,
            {"type": "item", "key": "d", "lead_in": "领句一。", "text": "文。", "more": ["续。"]},
            {"type": "item", "key": "e", "lead_in": "领句二。", "text": "", "more": []},
        ]},
        {"type": "section", "key": "f", "heading": "只有一条", "passages": [{"type": "item", "key": "g", "lead_in": "独句。", "text": "", "more": []}]},
    ]  # fmt: skip
    save_reply(reply, by=world.drafter_owner, version=reply.version, data=draft_data(issuers=[world.unit.pk], passages=passages))
    text = Page(look(world, number=world.reply("draft").version)).text
    assert "一、标题 （一）下级 段。 一是领句一。文。 续。 二是领句二。 二、只有一条 独句。" in text
    older = Page(look(world, number=2)).text
    assert "一、改造先摸底 一是把底数摸清。逐栋走访了186个小区。" in older and "WORDS.draft.收悉。" in older


@pytest.mark.parametrize("number", ["99", "0", "99999999999999999999"])
def test_versions_that_are_not_there(world, number):
    assert look(world, number=number).status_code == 404


def test_a_supervisor_reads_the_letter_but_not_its_drafts(world):
    for number in ("", "2"):
        assert look(world, "dispatched", number, who="supervisor").status_code == 404
    assert world.client("supervisor").get(f"/replies/{world.letters['dispatched']}/").status_code == 200


def test_the_same_questions_for_two_versions_and_for_twenty(world):
    client, reply = world.client("drafter_owner"), world.reply("draft")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/replies/{reply.pk}/versions/")
        return len(asked)

    queries()
    before = queries()
    for _ in range(18):
        fresh = world.reply("draft")
        save_reply(fresh, by=world.drafter_owner, version=fresh.version, data=draft_data(issuers=[world.unit.pk]), is_asked=True)
    assert queries() == before <= 15
