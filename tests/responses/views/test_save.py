"""What the editor sends is kept, or every problem is told at its place, or both texts come back; nothing is lost."""

import json

import pytest
from django.utils.timezone import localtime

from accounts.models import Act
from responses.content import draft_of
from responses.enums import Stage
from responses.models import ReplyVersion
from responses.services import workflow
from responses.services.drafting import save_reply
from tests.factories import make_unit
from tests.responses.factories import draft_data

STAGES = (Stage.DRAFT, Stage.REVIEW)
STRANGE = [
    "[]",
    "null",
    '"x"',
    "3",
    "{}",
    '{"version": "1"}',
    '{"version": true}',
    '{"version": 1.0}',
    '{"version": null}',
    '{"version": [1]}',
]
BROKEN = ["", "{", "{'a': 1}", '{"version": NaN}', '{"version": 1, "version": 2}', "\xff\xfe", "[" * 100_000, '{"version": ' + "9" * 5000 + "}"]


def words_of(world, **changes):
    """A complete letter with some fields changed."""
    return draft_data(**{"issuers": [world.unit.pk], **changes})


def save(world, letter=None, *, who="drafter_owner", version=None, asked=True, **changes):
    """Send a letter for the draft, with the version it has or another one."""
    letter = words_of(world, **changes) if letter is None else letter
    shown = world.reply("draft").version if version is None else version
    return send(world, json.dumps({"version": shown, "is_asked": asked, "letter": letter}), who=who)


def send(world, body, *, who="drafter_owner"):
    """Send a body as it is."""
    address = f"/replies/{world.letters['draft']}/save/"
    return world.client(who).post(address, body, content_type="application/json")


def problems(answer) -> dict[str, str]:
    return {one["place"]: one["sentence"] for one in answer.json()["problems"]}


@pytest.fixture
def before(world):
    """The draft as it stood: a refused save leaves it so."""
    reply = world.reply("draft")
    stood = (reply.version, draft_of(reply), reply.versions.count(), Act.objects.filter(result="ok").count())
    yield stood
    now = world.reply("draft")
    assert (now.version, draft_of(now), now.versions.count(), Act.objects.filter(result="ok").count()) == stood


def test_saved(world):
    version = world.reply("draft").version
    answer = save(world, opening="您提出的提案收悉。", title="一行\n两行")
    reply = world.reply("draft")
    assert answer.status_code == 200
    assert answer.json() == {"version": version + 1, "saved_at": f"{localtime(reply.saved_at):%H:%M}", "notices": []}
    assert (reply.opening, reply.title, reply.saved_by) == ("您提出的提案收悉。", "一行\n两行", world.drafter_owner)
    row = Act.objects.latest("number")
    assert (row.action, row.data["is_asked"], row.ip) == ("save", True, "127.0.0.1")
    kept = ReplyVersion.objects.filter(reply=reply).latest("version")
    assert kept.reason == "save" and kept.content["opening"] == "您提出的提案收悉。"


def test_what_was_sent_comes_back_on_the_page(world):
    letter = draft_data(issuers=[world.unit.pk], attachments=[{"name": "附", "paragraphs": ["一"], "rows": [["甲", "乙"]]}])
    assert save(world, letter).status_code == 200
    assert draft_of(world.reply("draft")) == letter


def test_an_autosave_says_so(world):
    assert save(world, asked=False).status_code == 200
    assert world.reply("draft").versions.latest("version").reason == "autosave"
    assert save(world, asked="yes").status_code == 200, "only true is a person's own save"
    assert world.reply("draft").versions.latest("version").reason == "autosave"


def test_cleaning_is_told_at_its_place(world):
    answer = save(world, opening="开\u202e头\x00", passages=[{"type": "paragraph", "key": "p", "text": "段\u200b落\ud800"}])
    reply = world.reply("draft")
    assert reply.opening == "开头" and reply.passages.get().text == "段落"
    notices = {one["place"]: one["sentence"] for one in answer.json()["notices"]}
    assert set(notices) == {"opening", "passages"} and "已删去2个看不见的字符" in notices["opening"]


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\ud83d", "\udc00\ud800"])
def test_lone_surrogates_do_no_harm_anywhere(world, text):
    body = json.dumps({
        "version": world.reply("draft").version, "is_asked": False,
        "letter": draft_data(issuers=[world.unit.pk], title=f"题{text}", addressees=[f"主{text}送"], contact_name=text, closing=[text]),
    })  # fmt: skip
    assert "\\ud" in body
    answer = send(world, body)
    assert answer.status_code == 200
    reply = world.reply("draft")
    wanted = {"a\udfffb": ("题ab", ["主ab送"], "ab")}.get(text, ("题", ["主送"], ""))
    assert (reply.title, reply.addressees, reply.contact_name) == wanted
    assert world.client("drafter_owner").get(f"/replies/{reply.pk}/edit/").status_code == 200
    surrogate_key = send(world, json.dumps({"version": reply.version, "letter": {text: 1}}))
    assert surrogate_key.status_code == 422 and "没有" in surrogate_key.json()["problems"][0]["sentence"]


@pytest.mark.parametrize(
    ("changes", "place", "sentence"),
    [
        ({"title": "字" * 251}, "title", "标题共251字，最多250字。"),
        ({"opening": "字" * 5001}, "opening", "开头：共 5001 字，超过 5000 字。"),
        ({"disclosure_reason": "字" * 201}, "disclosure_reason", "不公开理由共201字，最多200字。"),
        ({"contact_name": "字" * 31}, "contact_name", "联系人共31字，最多30字。"),
        ({"contact_phone": "0" * 41}, "contact_phone", "联系电话共41字，最多40字。"),
        ({"urgency": "很急"}, "urgency", "紧急程度只有“特急”“加急”，没有“很急”。"),
        ({"outcome": "Z9"}, "outcome", "分类办法中没有“Z9”这一类。"),
        ({"disclosure": "secret"}, "disclosure", "不在可选值之内"),
        ({"title": 3}, "title", "标题：应为文字，得到数字。"),
        ({"addressees": "某某"}, "addressees", "主送：应为列表，得到文字。"),
        ({"addressees": [None]}, "addressees", "主送第1项：应为文字，得到空值。"),
        ({"closing": {"a": 1}}, "closing", "结尾：应为列表，得到对象。"),
        ({"with_feedback": "yes"}, "with_feedback", "附征询意见表：应为是或否。"),
        ({"is_wet_stamped": 1}, "is_wet_stamped", "手工盖章：应为是或否。"),
        ({"contact_name": ["x"]}, "contact_name", "联系人：应为文字。"),
        ({"passages": [3]}, "passages", "正文第1项：应为对象，得到数字。"),
        ({"passages": [{"type": "poem", "text": "x"}]}, "passages", "应为 section、item、paragraph 之一。"),
        ({"passages": [{"type": "paragraph", "key": "here", "text": "字" * 5001}]}, "here", "共 5001 字，超过 5000 字。"),
        ({"passages": [{"type": "section", "key": "h", "heading": "字" * 121, "passages": []}]}, "h", "共121字，最多120字。"),
        ({"attachments": [{"name": "字" * 121, "paragraphs": [], "rows": []}]}, "attachments", "附件1的名称共121字，最多120字。"),
        ({"attachments": [{"name": "a", "rows": "x"}]}, "attachments", "表格：应为列表，得到文字。"),
        ({"issuers": ["1"]}, "issuers", "署名：应为最多20个单位。"),
        ({"issuers": [True]}, "issuers", "署名：应为最多20个单位。"),
        ({"issuers": [2**70]}, "issuers", "署名：应为最多20个单位。"),
        ({"issuers": [10**9]}, "issuers", "署名：有的单位不存在或已停用。"),
        ({"stage": "archived"}, "", "没有“stage”这一项。"),
        ({"version": 9}, "", "没有“version”这一项。"),
        ({"created_by": 1}, "", "没有“created_by”这一项。"),
    ],
)
def test_each_wrong_place_is_named(world, before, changes, place, sentence):
    answer = save(world, words_of(world, **changes))
    assert answer.status_code == 422
    assert place in problems(answer) and sentence in problems(answer)[place], problems(answer)


def test_all_wrong_places_at_once(world, before):
    answer = save(world, title="字" * 251, urgency="很急", outcome="Z9", nonsense=1)
    assert set(problems(answer)) == {"title", "urgency", "outcome", ""}


def test_limits_of_the_whole_letter(world, before):
    many = [{"type": "paragraph", "key": f"k{i}", "text": "字" * 4600} for i in range(11)]
    assert "超过 50000 字" in str(problems(save(world, passages=many)))
    sections = [{"type": "section", "key": f"k{i}", "heading": "题", "passages": []} for i in range(201)]
    assert "共 201 个标题，超过 200 个" in str(problems(save(world, passages=sections)))
    deep = {"type": "paragraph", "key": "x", "text": "x"}
    for level in range(4):
        deep = {"type": "section", "key": f"s{level}", "heading": "题", "passages": [deep]}
    assert "标题超过 3 级" in str(problems(save(world, passages=[deep])))


def test_issuers_of_another_level_or_without_the_own_unit(world, before):
    for ids, words in (
        ([make_unit().pk, world.unit.pk], "有的单位不存在或已停用"),
        ([world.unit.pk, world.unit.pk], "同一单位列了两次"),
        ([world.other_unit.pk], "应当有本单位（云川市财政局）"),
        ([world.unit.pk] * 21, "最多20个单位"),
    ):
        assert words in problems(save(world, issuers=ids))["issuers"]


def test_keys_of_another_letter_touch_nothing_there(world):
    other = world.reply("review")
    row = other.passages.first()
    stood = draft_of(other)
    passages = [{"type": "paragraph", "key": row.key, "text": "写到别处去。"}]
    assert save(world, passages=passages).status_code == 200
    assert draft_of(world.reply("review")) == stood
    assert world.reply("draft").passages.get().text == "写到别处去。"


@pytest.mark.parametrize("body", STRANGE)
def test_no_version_no_save(world, before, body):
    answer = send(world, body)
    assert answer.status_code == 400
    assert answer.json()["problems"] == [{"place": "", "sentence": "没有保存：缺少版本号，请刷新页面。"}]


@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_json_is_told_in_chinese(world, before, body):
    answer = send(world, body.encode("latin-1"))
    assert answer.status_code == 400 and answer.json()["problems"][0]["sentence"].startswith("没有保存：")


@pytest.mark.parametrize("letter", [[], "x", 3, True, [{}]])
def test_a_letter_that_is_none(world, before, letter):
    answer = save(world, letter)
    assert answer.status_code == 422 and "收到的数据不是一份答复函。" in str(problems(answer))


@pytest.mark.parametrize("size", [4 * 1024 * 1024 + 1, 5 * 1024 * 1024 + 1])
def test_too_large_is_refused_in_chinese_before_it_is_read(world, before, size):
    body = json.dumps({"version": 1, "letter": {"title": "x" * size}})
    answer = send(world, body)
    assert answer.status_code == 413
    assert answer.json()["problems"] == [{"place": "", "sentence": "没有保存：内容过大，一份答复函最多50000字。"}]


def test_a_form_instead_of_json(world, before):
    answer = world.client("drafter_owner").post(f"/replies/{world.letters['draft']}/save/", {"version": "2"})
    assert answer.status_code == 400


def test_the_slower_one_gets_both_texts_who_and_when(world):
    reply = world.reply("draft")
    version = reply.version
    theirs = draft_data(issuers=[world.unit.pk], opening="同事的文字。")
    save_reply(reply, by=world.drafter_same_unit, version=version, data=theirs, is_asked=True)
    answer = save(world, version=version, opening="我的文字。")
    newer = world.reply("draft")
    assert answer.status_code == 409
    shown = answer.json()
    assert shown["conflict"] is True and shown["version"] == newer.version == version + 1
    assert shown["letter"] == json.loads(json.dumps(theirs)) and shown["saved_by"] == str(world.drafter_same_unit)
    assert shown["saved_at"][-5:] in shown["sentence"] and f"保存了第{newer.version}版" in shown["sentence"]
    assert newer.opening == "同事的文字。"
    assert Act.objects.latest("number").result == "denied"
    assert save(world, version=newer.version, opening="我的文字。").status_code == 200, "the choice is the person's"
    assert world.reply("draft").versions.filter(content__opening="同事的文字。").exists(), "theirs is still there"


@pytest.mark.parametrize("version", [0, -1, 1, 99, 10**30])
def test_a_version_that_was_never_shown_is_a_conflict(world, before, version):
    answer = save(world, version=version)
    assert answer.status_code == 409 and answer.json()["conflict"] is True


def test_a_letter_that_went_on_is_told_with_the_way_to_it(world):
    reply = world.reply("draft")
    version = reply.version
    workflow.submit(reply, by=world.drafter_same_unit, version=version)
    answer = save(world, version=version, opening="我的文字。")
    assert answer.status_code in (409, 422)
    assert answer.json()["link"] == f"/replies/{reply.pk}/" and "conflict" not in answer.json()
    assert world.reply("draft").opening != "我的文字。"


def test_the_wrong_person_is_told_why(world, before):
    answer = save(world, who="reviewer")
    assert answer.status_code == 422 and "“修改”由本单位持“承办”角色的人员办理" in answer.json()["sentence"]
    assert Act.objects.latest("number").result == "denied"


def test_signed_out_is_told_as_json(world, before):
    answer = save(world, who="anonymous")
    assert answer.status_code == 401 and "登录" in answer.json()["sentence"]
    assert answer.json()["link"] == "/accounts/sign-in/"
