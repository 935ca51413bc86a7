"""征询意见表样 on the administrator's page: rows as a table to fill in, pictures of what comes of it, refusals in Chinese."""

from io import BytesIO

import pdfplumber
import pytest
from django.utils import timezone

from accounts.models import Act
from letter.content import LetterContent, SheetRow
from letter.decoding import content_to
from letter.feedback.rules import ROWS_MOST, usual_template
from proposals.services.contacts import record_contact
from responses.content import content_of
from responses.models import FeedbackSheet
from responses.services import samples
from tests.responses.factories import SHEET, make_pattern, make_reply

SHEETS = "/admin/responses/feedbacksheet/"
OTHERS = ("supervisor", "drafter_owner", "office", "signatory", "seal_keeper", "auditor")
USUAL = usual_template("cppcc")
PLAIN = (
    "title",
    "person_signature",
    "joint_signature",
    "joint_signs",
    "body_signature",
    "body_signer",
)


@pytest.fixture
def client(cast):
    return cast.client("administrator")


@pytest.fixture
def sheet(cast):
    return make_pattern(cast.unit).feedback_sheet


def typed(rows=USUAL.rows, **values) -> dict:
    """The form as its page sends it."""
    data = {name: getattr(USUAL, name) for name in PLAIN}
    data |= {
        "code": "new",
        "name": "新表",
        "notes": "\n".join(USUAL.notes),
        "kept_by": "\n".join(USUAL.kept_by),
    }
    for place, row in enumerate(rows):
        data |= {f"rows-{place}-{part}": getattr(row, part) for part in ("field", "label", "group")}
        data |= {
            f"rows-{place}-order": str(10 * place + 10),
            f"rows-{place}-options": "、".join(row.options),
        }
        if row.beside:
            data[f"rows-{place}-beside"] = "on"
    return {**data, **values}


def errors(answer) -> str:
    return str(dict(answer.context["adminform"].form.errors))


def kept(template) -> dict:
    return content_to(LetterContent(feedback=template))["feedback"]


def test_a_new_sheet_begins_with_the_usual_one(client):
    form = client.get(f"{SHEETS}add/").context["adminform"].form
    assert [row["field"] for row in form["rows"].value()] == [row.field for row in USUAL.rows]
    npc = client.get(f"{SHEETS}add/?base=npc").context["adminform"].form
    assert npc["title"].value() == usual_template("npc").title
    assert client.post(f"{SHEETS}add/", typed()).status_code == 302
    template = FeedbackSheet.objects.get().template
    assert template == {**kept(USUAL), "with_definitions": False}
    assert Act.objects.get(action="decision_add").object_label == "新表"


def test_a_row_is_moved_by_its_number_changed_and_taken_out(cast, client, sheet):
    data = typed(
        **{
            "rows-3-order": "5",
            "rows-8-field": "",
            "rows-10-label": "对办理态度",
            "rows-10-options": "好，一般, 差",
        }
    )
    data |= {
        "rows-16-field": "doc_number",
        "rows-16-order": "15",
        "rows-16-label": "",
        "rows-16-group": "承办单位填写",
        "rows-16-options": "",
    }
    answer = client.post(f"{SHEETS}{sheet.pk}/change/", {**data, "code": sheet.code})
    assert answer.status_code == 302, errors(answer)
    sheet.refresh_from_db()
    rows = samples.template_of(sheet).rows
    assert [row.field for row in rows][:4] == ["title", "proposers", "doc_number", "address"]
    assert "outcome" not in {row.field for row in rows}
    assert (
        SheetRow("question", "对办理态度", group="提案者填写", options=("好", "一般", "差")) in rows
    )
    assert "各栏" in Act.objects.get(action="decision_change").data["change"]


def test_what_is_typed_is_cleaned_and_shown_again_when_it_cannot_be(client):
    dirty = typed(**{"rows-0-label": "提\u200b案者\u202e"})
    assert client.post(f"{SHEETS}add/", dirty).status_code == 302
    assert FeedbackSheet.objects.get().template["rows"][0]["label"] == "提案者"
    answer = client.post(f"{SHEETS}add/", typed(code="other", **{"rows-0-label": "提" * 20}))
    assert "第1栏（提提提提提提提提提提提提提提）：栏名共20字，最多14字。" in errors(answer)
    page = answer.content.decode()
    assert f'value="{"提" * 20}"' in page and page.count('value="signature" selected') == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"rows-14-field": "title"}, "“提案标题”有2栏"),
        ({"rows-12-field": ""}, "缺少“意见建议"),
        ({"rows-14-field": "weather"}, "没有“weather”这样的栏"),
        ({f"rows-{place}-field": "" for place in range(16)}, "请至少选一栏"),
        ({"title": ""}, "必填"),
        ({"joint_signs": "some"}, "选择一个有效的选项"),
        ({"notes": "\n".join("一二三四五六七八九十甲")}, "说明共11条，最多10条"),
        (
            {"notes": "\n".join("长" * 199 + f"{place}" for place in range(9))},
            "按示例试排：第108号的",
        ),
    ],
)
def test_a_sheet_that_cannot_be(client, values, sentence):
    answer = client.post(f"{SHEETS}add/", typed(**values))
    assert answer.status_code == 200 and sentence in errors(answer)
    assert not FeedbackSheet.objects.exists()


def test_a_sheet_too_full_is_told_what_is_too_long(client):
    notes = "\n".join("长" * 199 + f"{place}" for place in range(9))
    assert "一面A4纸排不下：字号已缩到9磅" in (
        said := errors(client.post(f"{SHEETS}add/", typed(notes=notes)))
    )
    assert "“说明”（" in said


def test_more_lines_than_a_sheet_has_are_not_read(client):
    rows = [SheetRow("number")] * (ROWS_MOST + 10)
    assert f"“届次和提案编号”有{ROWS_MOST}栏" in errors(client.post(f"{SHEETS}add/", typed(rows)))


def test_an_older_sheet_is_shown_by_its_rows_and_kept_until_it_is_changed(client, sheet):
    assert sheet.template == SHEET
    form = client.get(f"{SHEETS}{sheet.pk}/change/").context["adminform"].form
    fields = [row["field"] for row in form["rows"].value()]
    assert fields.count("question") == 2 and fields[-2:] == ["definitions", "notes"]
    assert form["notes"].value() == "\n".join(SHEET["notes"])
    sheet.refresh_from_db()
    assert sheet.template == SHEET
    data = typed(
        samples_rows(form),
        code=sheet.code,
        title=SHEET["title"],
        notes=SHEET["notes"][0],
        kept_by="",
    )
    assert client.post(f"{SHEETS}{sheet.pk}/change/", data).status_code == 302
    sheet.refresh_from_db()
    assert [row["field"] for row in sheet.template["rows"]] == fields


def samples_rows(form) -> list[SheetRow]:
    """The rows the form shows."""
    return [SheetRow(**{**row, "options": tuple(row["options"])}) for row in form["rows"].value()]


@pytest.mark.parametrize(
    "template", [{}, [], None, {"title": "表", "rows": [{"field": "weather"}]}]
)
def test_a_sheet_that_cannot_be_read_says_so(client, sheet, template):
    FeedbackSheet.objects.filter(pk=sheet.pk).update(
        template=template if template is not None else {"title": None}
    )
    answer = client.get(f"{SHEETS}{sheet.pk}/change/")
    assert answer.status_code == 200 and "存着的表样排不出" in answer.content.decode()
    assert client.post(f"{SHEETS}{sheet.pk}/change/", typed(code=sheet.code)).status_code == 302
    sheet.refresh_from_db()
    assert samples.template_of(sheet).rows == USUAL.rows


def test_pictures_show_it_for_a_person_for_several_and_for_a_body(cast, client, sheet):
    sheet.template = kept(USUAL)
    sheet.save()
    page = client.get(f"{SHEETS}{sheet.pk}/change/").content.decode()
    assert "表内排12磅字" in page and "最大14磅，最小9磅" in page
    for number in samples.SHEET_SIGNERS:
        address = f"{SHEETS}{sheet.pk}/sample/{number}.png"
        picture = client.get(address)
        assert address in page and picture.content.startswith(b"\x89PNG")
    assert client.get(f"{SHEETS}{sheet.pk}/sample/4.png").status_code == 404
    assert client.get(f"{SHEETS}0/sample.pdf").status_code == 404
    pdf = client.get(f"{SHEETS}{sheet.pk}/sample.pdf")
    with pdfplumber.open(BytesIO(pdf.content)) as document:
        last = document.pages[-1].extract_text().replace(" ", "")
    assert "样张" in last and USUAL.title in last and "本表一式三份" in last
    for who in OTHERS:
        assert cast.client(who).get(f"{SHEETS}{sheet.pk}/sample.pdf").status_code == 403, who


@pytest.mark.parametrize("kind", ["cppcc", "npc"])
@pytest.mark.parametrize("signer", samples.SHEET_SIGNERS)
def test_a_sample_speaks_the_words_of_its_kind(kind, signer):
    template = usual_template(kind)
    content = samples.content_for_sheet(template, signer)
    assert content.kind == kind and samples.sheet_problem(template) == ""
    assert ("提案" in content.proposals[0].title) == (kind == "cppcc")


def test_a_letter_ticks_how_its_own_unit_met_the_proposer(cast):
    make_pattern(cast.unit)
    reply = make_reply(cast)
    assert content_of(reply).proposals[0].contact_ways == ()
    proposal = reply.proposals.get()
    for way in ("phone", "meeting", "phone"):
        record_contact(
            proposal,
            by=cast.drafter_owner,
            contacted_on=timezone.localdate(),
            way=way,
            with_whom="周云舒",
            by_whom="许明河",
            outcome="已沟通。",
        )
    assert content_of(reply).proposals[0].contact_ways == ("面商", "电话")
