"""What can be taken of a letter stands on its page: the files, or the sentence that says why not yet, or why not at all."""

import pytest

from letter.limits import COPIES_LIMIT
from responses.enums import Stage
from responses.models import Reply
from responses.services import kept_files, rendering
from responses.services.drafting import save_reply
from responses.services.issuing import RECIPIENTS_LIMIT
from tests.access.reading import Page
from tests.access.world import World
from tests.responses.factories import bring_to, draft_data, make_case, make_reply

STAGES = (Stage.DRAFT, Stage.SEAL)
NAMES = [f"委员{n}" for n in "甲乙丙丁戊己庚辛"]


def letter(world: World, count: int = 2, *, stage: str = Stage.DISPATCHED, **values) -> Reply:
    proposers = tuple((name, "member") for name in NAMES[:count])
    case = make_case(world.unit, by=world.supervisor, proposers=proposers)
    lines = [f"{name}委员" for name in NAMES[:count]]
    return make_reply(world.cast, stage=stage, proposals=[case], copies=lines, addressees=["委员甲等委员"], **values)


def look(world: World, reply: Reply, who: str = "drafter_owner"):
    answer = world.client(who).get(f"/replies/{reply.pk}/")
    return answer.context["downloads"], Page(answer)


def section(page: Page) -> str:
    return page.text.partition(" 下载 ")[2].partition(" 事实 ")[0]


def test_before_the_signature_there_is_the_draft_alone(world):
    reply = letter(world, stage=Stage.DRAFT)
    downloads, page = look(world, reply)
    assert not downloads.finished.pdf and downloads.finished.why and downloads.copies == [] and downloads.public is None
    assert downloads.draft.pdf == f"/replies/{reply.pk}/draft.pdf" and downloads.draft.docx == f"/replies/{reply.pk}/draft.docx"
    said = section(page)
    assert "正式件 还没有：要到签发、编号、用印之后。" in said and "每位一份，主送只写其一人" in said
    assert "草稿" in said and "公开版" not in said
    assert "分送 委员甲委员、委员乙委员（2份）" in page.text


def test_a_signed_letter_says_when_the_public_version_comes(world):
    _, page = look(world, world.reply("seal"))
    assert "公开版 公开版在用印成文之后提供。" in section(page)


def test_everything_of_an_issued_letter(world):
    reply = letter(world)
    downloads, page = look(world, reply)
    assert [(one.name, one.pdf, one.docx) for one in (downloads.finished, *downloads.copies, downloads.public, downloads.draft)] == [
        (name, f"/replies/{reply.pk}/{file}.pdf", f"/replies/{reply.pk}/{file}.docx")
        for name, file in (
            ("正式件", "letter"), ("委员甲委员", "copies/1"), ("委员乙委员", "copies/2"), ("公开版", "public"), ("草稿", "draft"),
        )
    ]  # fmt: skip
    for one in (downloads.finished, *downloads.copies, downloads.public, downloads.draft):
        for href in (one.pdf, one.docx):
            answer = world.client("drafter_owner").get(href)
            assert answer.status_code == 200, href
            assert "filename*=utf-8''" in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    assert "存档用，主送写全体" in section(page) and downloads.copies_why is None


def test_how_each_copy_went_and_which_carries_the_sheet(world):
    reply = letter(world)  # the factories send one parcel, to the addressee of the whole letter
    reply.dispatch.deliveries.create(recipient="委员乙委员", way="post", delivered_on="2026-06-10")
    downloads, _ = look(world, reply)
    assert [one.note for one in downloads.copies] == ["附征询意见表", "邮寄 2026-06-10"]


def test_one_letter_for_all_has_no_copies(world):
    reply = make_reply(world.cast, stage=Stage.DISPATCHED)
    downloads, page = look(world, reply)
    assert downloads.copies == [] and downloads.copies_why is None and "分送" not in page.text
    assert downloads.finished.note == "有发文字号和印章"


@pytest.mark.parametrize(("count", "is_folded"), [(6, False), (7, True)])
def test_many_copies_fold_away(world, count, is_folded):
    downloads, page = look(world, letter(world, count))
    assert downloads.is_folded is is_folded and len(downloads.copies) == count
    assert (f"分送件 {count}份" in page.text) is is_folded
    assert sum(href.endswith((".pdf", ".docx")) and "/copies/" in href for name, href in page.attributes if name == "href") == 2 * count


def test_what_is_not_published_says_so(world):
    reply = letter(world, disclosure="withheld", disclosure_reason="涉及个人事项")
    downloads, page = look(world, reply)
    assert not downloads.public.pdf and "签发的公开属性是“不予公开”，只有主动公开的才有公开版。" in section(page)
    answer = world.client("drafter_owner").get(f"/replies/{reply.pk}/public.pdf")
    assert answer.status_code == 403 and "只有主动公开的才有公开版" in answer.content.decode()


@pytest.mark.parametrize("place", [0, 3, 10**9, 10**30])
def test_a_copy_that_is_not_there(world, place):
    reply = letter(world)
    assert world.client("drafter_owner").get(f"/replies/{reply.pk}/copies/{place}.pdf").status_code == 404


def test_a_failed_print_of_the_public_version_is_told(world, renderer):
    reply = letter(world)
    renderer.fails = "生成文件超时，已停止。"
    answer = world.client("drafter_owner").get(f"/replies/{reply.pk}/public.docx")
    assert answer.status_code in (403, 503) and "生成文件超时" in answer.content.decode()


# --- fonts that stand in for others

SUPPLIED = "仿宋_GB2312 → 以复文仿宋代替"


def test_a_draft_lists_its_substituted_fonts(world):
    reply = letter(world, stage=Stage.DRAFT)
    downloads, page = look(world, reply)
    assert SUPPLIED in downloads.substitutes and "方正小标宋简体 → 以复文小标宋代替" in downloads.substitutes
    assert "替代字体" in section(page) and SUPPLIED in section(page) and "“本单位的字体”文件夹" in section(page)
    assert not [line for line in downloads.substitutes if "喆" in line]
    Reply.objects.filter(pk=reply.pk).update(opening="张喆委员提出的提案收悉。")
    assert "复文仿宋没有的字“喆” → 以复文补字楷体补" in look(world, reply)[0].substitutes


def test_a_finished_letter_lists_those_of_its_file(world, monkeypatch):
    reply = letter(world)
    downloads, page = look(world, reply)
    # The file of these tests has no fonts: that says nothing, and is not taken for "none".
    assert downloads.substitutes == [] and "列不出：文件中读不出字体。" in section(page)
    pdf = b"1 0 obj <</Type /Font /BaseFont /ABCDEF+Fuwen-OwnFangSong>> 2 0 obj <</FontName /ABCDEF+Fuwen-XBS>>"
    monkeypatch.setattr(kept_files, "read_issued", lambda *_: pdf)
    assert look(world, reply)[0].substitutes == ["方正小标宋简体 → 以复文小标宋代替"]
    monkeypatch.setattr(kept_files, "read_issued", None)  # what a finished file holds is read once
    assert look(world, reply)[0].substitutes == ["方正小标宋简体 → 以复文小标宋代替"]


def test_a_letter_in_the_office_s_fonts_says_so(world, monkeypatch):
    monkeypatch.setattr(rendering, "substitutes", lambda reply: [])
    assert "替代字体 没有，全部用应有的字体。" in section(look(world, letter(world))[1])


# --- where the copies are written and used


def test_the_editor_offers_the_proposers_one_by_one(world):
    reply = letter(world, stage=Stage.DRAFT)
    answer = world.client("drafter_owner").get(f"/replies/{reply.pk}/edit/")
    page = Page(answer)
    assert dict(page.attributes)["data-lines"] == "委员甲委员\n委员乙委员"
    assert "按提案者逐一列出（2位）" in page.text and "name" in dict(page.attributes)
    alone = Page(world.client("drafter_owner").get(f"/replies/{world.letters['draft']}/edit/"))
    assert "按提案者逐一列出" not in alone.text and "data-lines" not in dict(alone.attributes)
    assert ("name", "copies") in alone.attributes, "the field is there for what a letter may hold, only hidden"


def test_hostile_names_stay_words(world):
    reply, text = world.reply("draft"), '"><img src=x onerror=alert(1)>'
    proposal = reply.proposals.get()
    proposal.proposers.create(name=text, kind="member", position=1)
    save_reply(reply, by=world.drafter_owner, version=reply.version, data=draft_data(issuers=[world.unit.pk], copies=[text]))
    for address in ("", "edit/", f"versions/{world.reply('draft').version}/"):
        page = Page(world.client("drafter_owner").get(f"/replies/{reply.pk}/{address}"))
        assert "onerror" not in dict(page.attributes)


def test_the_page_to_check_and_the_kept_version_name_the_copies(world):
    reply = letter(world, stage=Stage.SIGN_OFF, print_run="9")
    page = Page(world.client("signatory").get(f"/replies/{reply.pk}/sign-off/"))
    assert "征询意见表 只随委员甲委员的一份" in page.text
    assert "分送 委员甲委员、委员乙委员（2份） 修改" in page.text and "印制份数 9份 修改" in page.text
    kept = Page(world.client("reviewer").get(f"/replies/{reply.pk}/versions/{reply.version}/"))
    assert "分送：委员甲委员、委员乙委员" in kept.text


def test_who_seals_is_told_what_was_approved(world):
    reply = letter(world, stage=Stage.SEAL, print_run="9")
    page = Page(world.client("seal_keeper").get(f"/replies/{reply.pk}/seal/"))
    assert "分送 委员甲委员、委员乙委员（每位一份，共2份，用印时逐份制成，需要多等一会儿）" in page.text and "批准份数 9份" in page.text
    assert next(form for form in page.forms if "token" in form.fields).fields["copies"] == "9"


def test_the_register_of_what_was_sent_proposes_each_of_them(world):
    reply = letter(world, stage=Stage.DISPATCH)
    page = Page(world.client("office").get(f"/replies/{reply.pk}/dispatch/"))
    fields = next(form for form in page.forms if "deliveries-TOTAL_FORMS" in form.fields).fields
    assert [fields[f"deliveries-{n}-recipient"] for n in range(3)] == ["委员甲委员", "委员乙委员", "政协云川市委员会提案委员会"]
    assert page.links["此件的下载"] == f"/replies/{reply.pk}/#downloads"


def test_as_many_copies_as_a_letter_may_have_can_be_sent(world):
    """What one letter may hold is not more than what the register of deliveries takes."""
    assert COPIES_LIMIT < RECIPIENTS_LIMIT


def test_the_questions_do_not_grow_with_the_copies(world, django_assert_max_num_queries):
    few, many = letter(world, 2), letter(world, 6)
    client = world.client("drafter_owner")
    client.get(f"/replies/{few.pk}/")
    with django_assert_max_num_queries(60) as asked:
        client.get(f"/replies/{few.pk}/")
    with django_assert_max_num_queries(len(asked)):
        client.get(f"/replies/{many.pk}/")
    assert bring_to(few, Stage.ARCHIVED, world.cast).stage == Stage.ARCHIVED
