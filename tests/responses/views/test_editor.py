"""The page to write on: the letter as data, what can be chosen, for the holder of the step alone."""

import json

import pytest
from django.urls import reverse

from accounts.models import Unit
from proposals.models import Ask
from responses.content import draft_of
from responses.enums import Stage
from responses.models import Reply
from responses.services.drafting import save_reply
from tests.access.reading import Page
from tests.factories import make_unit
from tests.responses.factories import draft_data

STAGES = (Stage.DRAFT, Stage.REVIEW, Stage.REGISTER)
HOSTILE = [
    "</script><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    "<!--<script>",
    '"><svg/onload=alert(1)>',
    "{{ 7|add:1 }}{% debug %}",
    "&lt;b&gt;",
]


def edit(world, stage="draft", who="drafter_owner"):
    return world.client(who).get(f"/replies/{world.letters[stage]}/edit/")


def kept(world, text: str) -> Reply:
    """The draft with the text in every field that takes words."""
    reply = world.reply("draft")
    data = draft_data(
        issuers=[world.unit.pk], title=text, addressees=[text], opening=text, closing=[text], copied_to=[text],
        disclosure="withheld", disclosure_reason=text, contact_name=text[:30], contact_phone=text[:40],
        passages=[
            {"type": "section", "key": "s", "heading": text, "passages": [
                {"type": "item", "key": "i", "lead_in": text, "text": text, "more": [text]}]},
            {"type": "paragraph", "key": "p", "text": text},
        ],
        attachments=[{"name": text, "paragraphs": [text], "rows": [[text]]}],
    )  # fmt: skip
    save_reply(reply, by=world.drafter_owner, version=reply.version, data=data)
    return world.reply("draft")


def test_the_page_holds_the_letter_as_it_is_kept(world):
    answer = edit(world)
    page, reply = Page(answer), world.reply("draft")
    assert answer.status_code == 200
    assert json.loads(page.scripts["letter-data"]) == json.loads(json.dumps(draft_of(reply)))
    form = dict(page.attributes)
    assert form["data-version"] == str(reply.version) and form["data-save-url"] == f"/replies/{reply.pk}/save/"
    assert "答复函 · 九届二次会议第" in page.text and f"第{reply.version}版 已保存" in page.text
    assert page.links["去送核"] == f"/replies/{reply.pk}/"
    assert page.links["打开PDF"] == f"/replies/{reply.pk}/draft.pdf"


def test_the_reviewer_corrects_in_the_same_page(world):
    page = Page(edit(world, "review", "reviewer"))
    assert page.links["回到核稿"] == f"/replies/{world.letters['review']}/"


@pytest.mark.parametrize(
    ("stage", "who", "words"),
    [
        ("draft", "reviewer", "“修改”由本单位持“承办”角色的人员办理"),
        ("review", "drafter_owner", "“修改”由本单位持“核稿”角色的人员办理"),
        ("register", "signatory", "此件已经签发，文字已锁定；确需修改的，请先退回。"),
    ],
)
def test_everybody_else_is_told_why_not(world, stage, who, words):
    answer = edit(world, stage, who)
    assert answer.status_code == 403 and words in Page(answer).text


def test_what_can_be_chosen(world):
    Ask.objects.create(proposal=world.reply("draft").proposals.get(), position=0, text="请增加<公交>班次")
    far, gone = make_unit(), make_unit(level=world.level, is_active=False)
    answer = edit(world)
    assert [str(outcome) for outcome in answer.context["outcomes"]] == ["A1 已经解决", "B1 列入计划", "C1 留作参考"]
    assert set(answer.context["units"]) == set(Unit.objects.filter(level=world.level, is_active=True))
    text = Page(answer).text
    for words in ("A1 已经解决", "主动公开", "依申请公开", "不予公开", "特急"):
        assert words in text
    asks = world.client("drafter_owner").get(reverse("responses:asks", args=[world.letters["draft"]])).json()["asks"]
    assert [ask["text"] for ask in asks] == ["请增加<公交>班次"]
    assert far.full_name not in answer.content.decode() and gone.full_name not in answer.content.decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(world, text):
    """In the editor the letter is data inside a script element; nothing in it can close it or become markup."""
    before = Page(edit(world))
    reply = kept(world, text)
    page = Page(edit(world))
    assert json.loads(page.scripts["letter-data"])["opening"] == reply.opening == text
    assert page.tags == before.tags
    raw = edit(world).content.decode()
    data = raw[raw.index('id="letter-data"') :]
    assert not set("<>&") & set(data[data.index(">") + 1 : data.index("</script>")])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_escaped_once_on_every_other_page(world, text):
    """The title stands as it was typed: neither run, nor escaped twice."""
    pages = ("/replies/", f"/replies/{world.letters['draft']}/", f"/replies/{world.letters['draft']}/versions/2/")
    client = world.client("drafter_owner")
    before = [Page(client.get(address)) for address in pages]
    reply = kept(world, text)
    pages = (*pages[:2], f"/replies/{reply.pk}/versions/{reply.version}/")
    for was, address in zip(before, pages, strict=True):
        answer = client.get(address)
        page = Page(answer)
        assert text in page.text, address
        assert {"script", "img", "svg"} & set(page.tags) <= {"script"} and page.tags.count("script") == was.tags.count("script")
        assert [name for name, _ in page.attributes if name.startswith("on")] == []
        assert [value for _, value in page.attributes if value.startswith("javascript:")] == []
