"""Saving: what was sent is what stands there; limits, cleaning, both texts in a conflict, versions kept."""

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Act
from accounts.refusal import OutOfDate, Refused
from letter.content import Item, Paragraph, Section
from responses.content import content_of, draft_of
from responses.enums import Stage
from responses.models import Reply, ReplyVersion
from responses.services import returning, workflow
from responses.services.drafting import SaveConflict, save_reply
from responses.services.fields import UnfitDraft
from tests.responses.factories import bring_to, draft_data, make_reply, sign


def save(reply, by, data=None, *, version=None, is_asked=True, **values):
    data = draft_data(issuers=[reply.unit_id], **values) if data is None else data
    saved = save_reply(reply, by=by, version=reply.version if version is None else version, data=data, is_asked=is_asked)
    reply.refresh_from_db()
    return saved


def test_what_was_sent_is_what_stands_there(cast):
    reply = make_reply(cast)
    data = draft_data(
        issuers=[cast.unit.pk, cast.other_unit.pk],
        urgency="加急",
        title="云川市财政局\n关于某事的答复函",
        attachments=[{"name": "资金明细", "paragraphs": ["单位：万元"], "rows": [["项目", "金额"], ["甲", "12"]]}],
    )
    save(reply, cast.drafter_owner, data)
    assert draft_of(reply) == data
    said = content_of(reply)
    assert said.title == "云川市财政局\n关于某事的答复函"
    assert said.passages[0] == Section(
        "改造先摸底",
        (
            Item("把底数摸清。", "逐栋走访了186个小区。", (), "i1"),
            Item("把难题分给专人。", "每处明确一名责任人。", ("已销号58处。",), "i2"),
        ),
        "s1",
    )
    assert said.passages[1] == Paragraph("以上工作将持续推进。", "p1")
    assert [issuer.name for issuer in said.issuers] == ["云川市财政局", "云川市教育局"]
    assert (said.outcome.code, said.scheme.outcomes[2].code, said.urgency) == ("A1", "C1", "加急")
    assert "逐栋走访了186个小区" in reply.text


def test_three_levels_and_every_mixture(cast):
    reply = make_reply(cast)
    passages = [
        {"type": "paragraph", "key": "a", "text": "先说总的。"},
        {"type": "item", "key": "b", "lead_in": "领句。", "text": "不在标题下的条目。", "more": []},
        {"type": "section", "key": "c", "heading": "一级", "passages": [
            {"type": "section", "key": "d", "heading": "二级", "passages": [
                {"type": "section", "key": "e", "heading": "三级", "passages": [{"type": "paragraph", "key": "f", "text": "到底。"}]},
            ]},
            {"type": "paragraph", "key": "g", "text": "二级之后的段落。"},
        ]},
    ]  # fmt: skip
    save(reply, cast.drafter_owner, passages=passages)
    assert draft_of(reply)["passages"] == passages


def test_keys_stay_with_what_was_moved(cast):
    reply = make_reply(cast)
    data = draft_data(issuers=[cast.unit.pk])
    data["passages"] = [data["passages"][1], data["passages"][0]]
    data["passages"][1]["passages"].reverse()
    save(reply, cast.drafter_owner, data)
    assert [row["key"] for row in draft_of(reply)["passages"]] == ["p1", "s1"]
    assert [row["key"] for row in draft_of(reply)["passages"][1]["passages"]] == ["i2", "i1"]


def test_missing_doubled_and_hostile_keys_are_made_anew(cast):
    reply = make_reply(cast)
    passages = [{"type": "paragraph", "key": key, "text": "字"} for key in ("x", "x", "", "<script>", "y" * 37)]
    save(reply, cast.drafter_owner, passages=passages)
    keys = [row["key"] for row in draft_of(reply)["passages"]]
    assert keys[0] == "x"
    assert len(set(keys)) == 5
    assert all(key.isalnum() and len(key) <= 36 for key in keys)


def test_another_letter_s_rows_are_out_of_reach(cast):
    """A key of another letter is only a word here: nothing of that letter changes."""
    one, two = make_reply(cast), make_reply(cast)
    before = draft_of(two)
    save(one, cast.drafter_owner, passages=[{"type": "paragraph", "key": "i1", "text": "借来的标识"}])
    assert draft_of(two) == before


def test_the_slower_one_keeps_both_texts(cast):
    reply = make_reply(cast)
    mine, theirs = Reply.objects.get(pk=reply.pk), Reply.objects.get(pk=reply.pk)
    save(theirs, cast.drafter_same_unit, opening="对方写的开头。")
    with pytest.raises(SaveConflict) as caught:
        save(mine, cast.drafter_owner, opening="我写的开头。")
    conflict = caught.value
    assert conflict.draft["opening"] == "对方写的开头。"
    assert (conflict.saved_by, conflict.version) == (cast.drafter_same_unit, theirs.version)
    assert isinstance(conflict, OutOfDate)
    assert Reply.objects.get(pk=reply.pk).opening == "对方写的开头。"
    # Chosen to go on: mine becomes the newest, theirs stays among the versions.
    mine.refresh_from_db()
    save(mine, cast.drafter_owner, opening="我写的开头。")
    kept = [version.content["opening"] for version in ReplyVersion.objects.filter(reply=reply).order_by("version")]
    assert kept[-2:] == ["对方写的开头。", "我写的开头。"]


def test_a_save_after_somebody_sent_it_on_says_so(cast):
    reply = make_reply(cast)
    open_page = Reply.objects.get(pk=reply.pk)
    workflow.submit(reply, by=cast.drafter_same_unit, version=reply.version)
    with pytest.raises(Refused, match="“核稿”角色") as caught:
        save(open_page, cast.drafter_owner)
    assert not isinstance(caught.value, OutOfDate)
    assert caught.value.link.endswith(f"/{reply.pk}/")


def test_a_letter_sent_there_and_back_shows_both_texts_too(cast):
    reply = make_reply(cast)
    open_page = Reply.objects.get(pk=reply.pk)
    workflow.submit(reply, by=cast.drafter_same_unit, version=reply.version)
    returning.send_back(reply, by=cast.reviewer, version=reply.version, to=Stage.DRAFT, reason="补充")
    with pytest.raises(SaveConflict, match="退回，形成了第4版") as caught:
        save(open_page, cast.drafter_owner)
    assert caught.value.saved_by == cast.reviewer


def test_autosaves_of_one_sitting_are_kept_once(cast):
    reply = make_reply(cast)
    for number in range(4):
        save(reply, cast.drafter_owner, opening=f"第{number}次", is_asked=False)
    save(reply, cast.drafter_same_unit, opening="同事", is_asked=False)
    save(reply, cast.drafter_owner, opening="再写", is_asked=False)
    save(reply, cast.drafter_owner, opening="保存", is_asked=True)
    save(reply, cast.drafter_owner, opening="之后", is_asked=False)
    rows = ReplyVersion.objects.filter(reply=reply).order_by("version").values_list("reason", "content__opening")
    assert list(rows)[2:] == [
        ("autosave", "第3次"), ("autosave", "同事"), ("save", "保存"), ("autosave", "之后"),
    ]  # fmt: skip
    assert reply.version == 2 + 8


@pytest.mark.parametrize(
    ("stage", "may"),
    [
        (Stage.DRAFT, {"drafter_owner", "drafter_same_unit"}),
        (Stage.REVIEW, {"reviewer"}),
        (Stage.VET, {"office"}),
        (Stage.SIGN_OFF, {"signatory"}),
        (Stage.REGISTER, set()),
        (Stage.SEAL, set()),
        (Stage.DISPATCHED, set()),
        (Stage.VOID, set()),
    ],
)
def test_who_may_save_at_which_stage(office, stage, may):
    reply = make_reply(office, stage=Stage.DRAFT if stage == Stage.VOID else stage)
    if stage == Stage.VOID:
        Reply.objects.filter(pk=reply.pk).update(stage=Stage.VOID)
        reply.refresh_from_db()
    for name, actor in vars(office.actors).items():
        if actor is None:
            continue
        before = reply.version
        if name in may:
            save(reply, actor)
            assert reply.version == before + 1
        else:
            with pytest.raises(Refused):
                save(reply, actor)
            assert Reply.objects.get(pk=reply.pk).version == before


def test_every_save_has_its_log_row(cast):
    reply = make_reply(cast)
    count = Act.objects.filter(action="save").count()
    save(reply, cast.drafter_owner)
    assert Act.objects.filter(action="save").count() == count + 1
    with pytest.raises(UnfitDraft):
        save(reply, cast.drafter_owner, outcome="Z9")
    assert Act.objects.filter(action="save").count() == count + 1


@pytest.mark.parametrize(
    ("values", "place", "sentence"),
    [
        ({"title": "题" * 251}, "title", "251字，最多250字"),
        ({"opening": "字" * 5001}, "opening", "共 5001 字，超过 5000 字"),
        ({"copied_to": ["名" * 501] * 10}, "copied_to", "抄送：共 5010 字，超过 5000 字"),
        ({"disclosure_reason": "由" * 201}, "disclosure_reason", "201字，最多200字"),
        ({"contact_name": "名" * 31}, "contact_name", "31字，最多30字"),
        ({"contact_phone": "0" * 41}, "contact_phone", "41字，最多40字"),
        ({"outcome": "Z9"}, "outcome", "没有“Z9”这一类"),
        ({"disclosure": "secret"}, "disclosure", "不在可选值之内"),
        ({"urgency": "很急"}, "urgency", "没有“很急”"),
        ({"issuers": [2**63]}, "issuers", "最多20个单位"),
        ({"issuers": "x"}, "issuers", "最多20个单位"),
        ({"with_feedback": "yes"}, "with_feedback", "应为是或否"),
        ({"stage": "archived"}, "", "没有“stage”这一项"),
        ({"passages": [{"type": "paragraph", "key": "k", "text": "字" * 5001}]}, "k", "超过 5000 字"),
        ({"passages": [{"type": "section", "key": "h", "heading": "字" * 121, "passages": []}]}, "h", "121字，最多120字"),
        ({"passages": [{"type": "paragraph", "key": f"k{n}", "text": "字" * 5000} for n in range(11)]}, "", "超过 50000 字"),
        ({"passages": [{"type": "section", "key": f"k{n}", "heading": "标题"} for n in range(201)]}, "passages", "201 个标题"),
        ({"attachments": [{"name": "名" * 121}]}, "attachments", "121字，最多120字"),
        ({"passages": [{"type": "table", "key": "t"}]}, "t", "之一"),
    ],
)
def test_limits_refuse_with_the_figure_and_the_place(cast, values, place, sentence):
    reply = make_reply(cast)
    before = draft_of(reply)
    data = {**draft_data(issuers=[cast.unit.pk]), **values}
    with pytest.raises(UnfitDraft) as caught:
        save(reply, cast.drafter_owner, data)
    assert [problem for problem in caught.value.problems if sentence in problem.sentence and problem.place == place]
    reply.refresh_from_db()
    assert draft_of(reply) == before


def test_all_problems_are_named_at_once(cast):
    reply = make_reply(cast)
    with pytest.raises(UnfitDraft, match="另有2处") as caught:
        save(reply, cast.drafter_owner, title="题" * 251, outcome="Z9", contact_name="名" * 31)
    assert {problem.place for problem in caught.value.problems} == {"title", "outcome", "contact_name"}


def test_exactly_at_the_limit_is_kept(cast):
    reply = make_reply(cast)
    data = draft_data(issuers=[cast.unit.pk], title="", opening="", closing=[], attachments=[])
    data["passages"] = [{"type": "paragraph", "key": f"k{n}", "text": "字" * 5000} for n in range(10)]
    save(reply, cast.drafter_owner, data)
    assert sum(len(row.text) for row in reply.passages.all()) == 50_000


def test_the_hidden_is_taken_out_and_told(cast):
    reply = make_reply(cast)
    saved = save(
        reply,
        cast.drafter_owner,
        title="关于\u202e某事\x00的答复函",
        passages=[{"type": "paragraph", "key": "p", "text": "有\ud800一个\u200b洞"}],
    )
    assert reply.title == "关于某事的答复函"
    assert draft_of(reply)["passages"][0]["text"] == "有一个洞"
    assert {notice.place for notice in saved.notices} == {"title", "passages"}


def test_rare_characters_come_back_whole(cast):
    reply = make_reply(cast)
    save(reply, cast.drafter_owner, opening="𠮷、𠀀、\U00030000与﨑", contact_name="𠮷" * 30)
    assert reply.opening.startswith("𠮷、𠀀、\U00030000")
    assert reply.contact_name == "𠮷" * 30


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from([*draft_data(), "version", "stage"]), value=json_values)
def test_any_shape_is_kept_or_refused_never_an_error(cast, name, value):
    reply = Reply.objects.first() or make_reply(cast)
    before = Reply.objects.get(pk=reply.pk)
    data = copy.deepcopy(draft_data(issuers=[cast.unit.pk]))
    data[name] = value
    try:
        save_reply(before, by=cast.drafter_owner, version=before.version, data=data)
    except UnfitDraft as unfit:
        assert unfit.problems
        assert Reply.objects.get(pk=reply.pk).version == before.version
    else:
        assert content_of(Reply.objects.get(pk=reply.pk)) is not None


def test_a_register_change_needs_no_save(cast):
    """What the register says is not copied into the draft: the sheet follows it until 签发."""
    reply = make_reply(cast)
    reply.proposals.update(title="改过的标题")
    assert content_of(Reply.objects.get(pk=reply.pk)).proposals[0].title == "改过的标题"


def test_a_correction_at_the_signatory_s_step_is_kept_as_its_own(office):
    reply = make_reply(office, stage=Stage.SIGN_OFF)
    save(reply, office.signatory, opening="领导改过的开头。")
    sign(reply, office.signatory)
    reply.refresh_from_db()
    assert reply.signed_texts.get().content["opening"] == "领导改过的开头。"
    kept = reply.versions.get(reason="save", stage=Stage.SIGN_OFF)
    assert kept.saved_by == office.signatory
    bring_to(reply, Stage.SEAL, office)
