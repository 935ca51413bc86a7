"""The administrator's tables of how letters are written: patterns, sheets, phrases, and no letter."""

from io import BytesIO
from typing import get_args, get_type_hints

import pdfplumber
import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from accounts.models import Act
from letter.choices import CHOICES
from letter.compose import compose
from letter.profile import Profile, profile_to
from responses import models
from responses.forms.patterns import MARKS
from responses.models import FeedbackSheet, LetterPattern, Phrase
from responses.services import samples
from responses.services.proposing import marks_of
from tests.responses.factories import make_case, make_pattern, make_reply

PATTERNS, SHEETS, PHRASES = (f"/admin/responses/{name}/" for name in ("letterpattern", "feedbacksheet", "phrase"))
OTHERS = ("supervisor", "drafter_owner", "office", "signatory", "seal_keeper", "auditor")


@pytest.fixture
def client(cast):
    return cast.client("administrator")


@pytest.fixture
def pattern(cast):
    return make_pattern(cast.unit)


def errors(answer) -> dict:
    return dict(answer.context["adminform"].form.errors)


def pattern_form(pattern: LetterPattern, **values) -> dict:
    """The form of a pattern as its page sends it."""
    data = {name: getattr(pattern, name) for name in ("title_pattern", "opening_pattern", "closing_pattern")}
    data |= {"issuer_code": pattern.issuer_code_id, "feedback_sheet": pattern.feedback_sheet_id or ""}
    data |= {"copied_to": "\n".join(pattern.copied_to)}
    return {**data, **layout_form(), **values}


def layout_form(**chosen) -> dict:
    """The layout's fields as the page sends them: a switch that is off sends nothing."""
    values = {**profile_to(Profile()), **chosen}
    return {f"profile_{name}": values[name] for name in CHOICES if values[name] is not False}


def new_pattern(cast, **values) -> dict:
    """The form of a new pattern."""
    code = cast.unit.issuer_codes.get().pk
    words = {"title_pattern": "〈单位〉\n关于〈编号〉的答复函", "opening_pattern": "收悉。", "closing_pattern": ""}
    return {"unit": cast.unit.pk, "kind": "npc", "purpose": "reply", "issuer_code": code, **layout_form(), **words, **values}


def test_pages_open_for_administrators_alone(cast, client, pattern):
    addresses = [page + more for page in (PATTERNS, SHEETS, PHRASES) for more in ("", "add/")]
    addresses += [f"{PATTERNS}{pattern.pk}/change/", f"{SHEETS}{pattern.feedback_sheet_id}/change/"]
    for address in addresses:
        assert client.get(address).status_code == 200, address
        for who in OTHERS:
            assert cast.client(who).get(address).status_code == 403, (who, address)


def test_no_letter_is_among_them(cast, client):
    reply = make_reply(cast, title="不给管理员看的标题")
    shown = {LetterPattern, FeedbackSheet, Phrase}
    every = {model for model in vars(models).values() if isinstance(model, type) and hasattr(model, "_meta")}
    assert every & set(admin.site._registry) == shown
    for model in every - shown:
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:responses_{model._meta.model_name}_changelist")
        assert client.get(f"/admin/responses/{model._meta.model_name}/{reply.pk}/change/").status_code == 404
    for address in ("/admin/", "/admin/responses/", PATTERNS, f"{PATTERNS}{LetterPattern.objects.get().pk}/change/"):
        assert "不给管理员看的标题" not in client.get(address).content.decode()


def test_a_pattern_is_added_and_logged(cast, client):
    answer = client.post(f"{PATTERNS}add/", new_pattern(cast, copied_to="甲机关\n\n 乙\u200b机关 "))
    assert answer.status_code == 302, errors(answer)
    pattern = LetterPattern.objects.get(kind="npc")
    assert pattern.title_pattern == "〈单位〉\n关于〈编号〉的答复函", "its line break is kept"
    assert (pattern.copied_to, pattern.profile) == (["甲机关", "乙机关"], {})
    row = Act.objects.get(action="decision_add")
    assert row.actor_id == cast.administrator.pk and "答复函" in row.object_label


def test_one_pattern_for_each_kind_and_purpose(cast, client, pattern):
    answer = client.post(f"{PATTERNS}add/", new_pattern(cast, kind="cppcc"))
    assert "请直接修改它" in str(errors(answer)) and LetterPattern.objects.count() == 1


def test_the_code_is_the_units_own(cast, client, pattern):
    other = cast.other_unit.issuer_codes.get()
    page = client.get(f"{PATTERNS}{pattern.pk}/change/")
    offered = page.context["adminform"].form.fields["issuer_code"].queryset
    assert list(offered) == list(cast.unit.issuer_codes.all())
    answer = client.post(f"{PATTERNS}{pattern.pk}/change/", pattern_form(pattern, issuer_code=other.pk))
    assert "issuer_code" in errors(answer)
    answer = client.post(f"{PATTERNS}add/", new_pattern(cast, issuer_code=other.pk))
    assert errors(answer)["issuer_code"] == ["“云川教函”是云川市教育局的机关代字，请选云川市财政局自己的。"]


def test_what_a_pattern_is_for_stays(cast, client, pattern):
    data = pattern_form(pattern, unit=cast.other_unit.pk, kind="npc", purpose="second", title_pattern="新的标题")
    assert client.post(f"{PATTERNS}{pattern.pk}/change/", data).status_code == 302
    pattern.refresh_from_db()
    assert (pattern.unit, pattern.kind, pattern.purpose) == (cast.unit, "cppcc", "reply")
    assert pattern.title_pattern == "新的标题"
    assert "标题" in Act.objects.get(action="decision_change").data["change"]


@pytest.mark.parametrize(
    ("chosen", "field", "sentence"),
    [
        ({"lead_style": "comic"}, "profile_lead_style", "选择一个有效的选项"),
        ({"title_gap_lines": "9"}, "profile_title_gap_lines", "小于或等于4"),
        ({"title_gap_lines": ""}, "profile_title_gap_lines", "这个字段是必填项"),
        ({"seal": "none"}, "profile_seal", "选择一个有效的选项"),
    ],
)
def test_a_layout_that_cannot_be(client, pattern, chosen, field, sentence):
    answer = client.post(f"{PATTERNS}{pattern.pk}/change/", pattern_form(pattern, **layout_form(**chosen)))
    assert sentence in str(errors(answer)[field])
    pattern.refresh_from_db()
    assert pattern.profile == {}


def test_a_layout_is_kept_as_far_as_it_differs_from_the_standard(client, pattern):
    chosen = {"lead_style": "kaiti", "title_gap_lines": 1, "preprinted": True, "signatory_place": "below_number"}
    data = pattern_form(pattern, **layout_form(**chosen))
    assert client.post(f"{PATTERNS}{pattern.pk}/change/", data).status_code == 302
    pattern.refresh_from_db()
    assert pattern.profile == chosen
    shown = client.get(f"{PATTERNS}{pattern.pk}/change/").context["adminform"].form
    assert {name: shown[f"profile_{name}"].value() for name in chosen} == chosen
    change = Act.objects.get(action="decision_change").data["change"]
    assert "签发人（第7.2.6条）" in change and "天头" not in change
    back = {**data, **layout_form()}
    del back["profile_preprinted"]
    assert client.post(f"{PATTERNS}{pattern.pk}/change/", back).status_code == 302
    pattern.refresh_from_db()
    assert pattern.profile == {}


def test_every_choice_has_its_words_and_its_clause(client, pattern):
    hints = get_type_hints(Profile)
    assert set(CHOICES) == set(hints) - {"draft_mark"}
    page = client.get(f"{PATTERNS}{pattern.pk}/change/").context["adminform"].form
    for name, choice in CHOICES.items():
        field = page.fields[f"profile_{name}"]
        assert choice.label in field.label and choice.clause in field.label
        assert set(choice.options) == set(get_args(hints[name])), name
    offered = dict(page.fields["profile_seal"].choices)
    assert set(offered) == {"print", "wet"}, "these letters all bear a seal"


def test_what_leaves_the_standard_is_listed_with_its_clause(client, pattern):
    def shown() -> str:
        return client.get(f"{PATTERNS}{pattern.pk}/change/").content.decode()

    assert "没有，全部按GB/T 9704—2012。" in shown()
    pattern.profile = {"signatory_place": "number_row", "title_gap_lines": 1}
    pattern.save()
    assert "<li>第7.2.6条：标注签发人，标准只有上行文标注</li>" in shown()
    assert "<li>第10.1条：标题与上一要素的距离不是二行</li>" in shown()


@pytest.mark.parametrize(
    "kept", [{"draft_mark": True}, {"class_mark_place": "below_number", "lead_style": "heiti", "draft_mark": False}]
)
def test_a_layout_kept_by_an_older_version_still_loads(client, pattern, kept):
    pattern.profile = kept
    pattern.save()
    page = client.get(f"{PATTERNS}{pattern.pk}/change/")
    assert page.context["adminform"].form["profile_lead_style"].value() == kept.get("lead_style", "bold")
    assert "读不出" not in page.content.decode()


def test_a_layout_that_cannot_be_read_says_so(client, pattern):
    pattern.profile = {"margin": 3}
    pattern.save()
    text = client.get(f"{PATTERNS}{pattern.pk}/change/").content.decode()
    assert "存着的版式读不出（版式设置没有“margin”这一项。）" in text
    assert client.post(f"{PATTERNS}{pattern.pk}/change/", pattern_form(pattern)).status_code == 302
    pattern.refresh_from_db()
    assert pattern.profile == {}


def test_a_sample_shows_the_layout(cast, client, pattern):
    pattern.profile = {"signatory_place": "below_number", "duplex_imprint": True}
    pattern.save()
    page = client.get(f"{PATTERNS}{pattern.pk}/change/").content.decode()
    address = f"{PATTERNS}{pattern.pk}/sample.pdf"
    assert address in page and f"{PATTERNS}{pattern.pk}/sample/1.png" in page
    pdf = client.get(address)
    assert pdf["Content-Type"] == "application/pdf" and pdf.content.startswith(b"%PDF")
    with pdfplumber.open(BytesIO(pdf.content)) as document:
        first = document.pages[0].extract_text().replace(" ", "")
    assert "样张" in first and "签发人：" in first and cast.unit.issuer_mark in first
    picture = client.get(f"{PATTERNS}{pattern.pk}/sample/2.png")
    assert picture["Content-Type"] == "image/png" and picture.content.startswith(b"\x89PNG")
    assert client.get(f"{PATTERNS}{pattern.pk}/sample/9.png").status_code == 404
    assert client.get(f"{PATTERNS}0/sample.pdf").status_code == 404
    for who in OTHERS:
        assert cast.client(who).get(address).status_code == 403, who


@pytest.mark.parametrize("purpose", ["reply", "opinion", "second", "decline", "extension"])
def test_every_purpose_has_its_sample(cast, purpose):
    pattern = make_pattern(cast.unit, purpose=purpose)
    content = samples.content_for(pattern)
    assert (content.purpose, content.outcome is None) == (purpose, purpose not in ("reply", "second"))
    assert len(compose(content, samples.layout_of(pattern)).pages) >= 2


def test_marks_are_those_the_register_fills(cast, client, pattern):
    proposal = make_case(cast.unit, by=cast.supervisor)
    assert set(MARKS) == set(marks_of([proposal], unit=cast.unit, purpose="reply"))
    answer = client.post(f"{PATTERNS}{pattern.pk}/change/", pattern_form(pattern, opening_pattern="〈尊称〉的〈题目〉收悉。"))
    assert errors(answer)["opening_pattern"][0].startswith("没有〈题目〉这样的标记")


def test_copies_have_limits(client, pattern):
    for typed, said in (("字" * 61, "共61字，最多60字"), ("\n".join("甲" * 21), "共21个，最多20个")):
        answer = client.post(f"{PATTERNS}{pattern.pk}/change/", pattern_form(pattern, copied_to=typed))
        assert said in str(errors(answer)["copied_to"])


def test_only_answers_carry_a_sheet(cast, client, pattern):
    answer = client.post(f"{PATTERNS}add/", new_pattern(cast, purpose="opinion", feedback_sheet=pattern.feedback_sheet_id))
    assert errors(answer)["feedback_sheet"] == ["会办意见函不附征询意见表。"]


def test_phrases_come_and_go(cast, client):
    assert client.post(f"{PHRASES}add/", {"use": "review", "text": "同意，\u202e请审核。"}).status_code == 302
    phrase = Phrase.objects.get()
    assert (phrase.text, phrase.unit, phrase.user) == ("同意，请审核。", None, None)
    answer = client.post(f"{PHRASES}add/", {"use": "vet", "text": "同意。", "unit": cast.other_unit.pk, "user": cast.office.pk})
    assert "不是云川市教育局的人" in str(errors(answer)["user"])
    assert client.post(f"{PHRASES}{phrase.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Phrase.objects.exists()
    assert [act.action for act in Act.objects.order_by("number")] == ["decision_add", "phrase_delete"]


def test_patterns_and_sheets_stay(client, pattern):
    for address in (f"{PATTERNS}{pattern.pk}/delete/", f"{SHEETS}{pattern.feedback_sheet_id}/delete/"):
        assert client.post(address, {"post": "yes"}).status_code == 403
    assert LetterPattern.objects.exists() and FeedbackSheet.objects.exists()


def test_lists_take_the_same_queries_however_long(cast, client, pattern, django_assert_max_num_queries):
    def queries(page: str) -> int:
        client.get(page)
        with django_assert_max_num_queries(12) as captured:
            client.get(page)
        return len(captured)

    Phrase.objects.create(use="text", text="第一句")
    before = [queries(page) for page in (PATTERNS, PHRASES)]
    for purpose in ("opinion", "second", "decline", "extension"):
        make_pattern(cast.unit, purpose=purpose)
    Phrase.objects.bulk_create(Phrase(use="text", text=f"第{i}句", unit=cast.unit, user=cast.office) for i in range(9))
    assert [queries(page) for page in (PATTERNS, PHRASES)] == before
