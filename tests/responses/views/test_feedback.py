"""征询意见: what a returned sheet says, with its scan; no scan, no record, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from responses.enums import Stage
from responses.models import Feedback
from tests.access.posts import today
from tests.access.reading import Page
from tests.responses.factories import scan

STAGES = (Stage.DRAFT, Stage.DISPATCHED, Stage.ARCHIVED)


def address(world) -> str:
    return f"/replies/{world.letters['dispatched']}/feedback/"


def look(world, who="office"):
    return world.client(who).get(address(world))


def send(world, who="office", **changes):
    proposal = world.reply("dispatched").proposals.get()
    data = {
        "proposal": proposal.pk, "proposer_name": "周云舒", "attitude": "satisfied", "result": "mostly", "opinion": "望继续推进。",
        "signed_on": "", "received_on": today(), "scan": scan(), **changes,
    }  # fmt: skip
    return world.client(who).post(address(world), {name: value for name, value in data.items() if value is not None})


def form_of(page: Page):
    return next(form for form in page.forms if "proposer_name" in form.fields)


def test_the_page(world):
    page = Page(look(world))
    fields = form_of(page).fields
    assert fields["received_on"] == today() and fields["proposal"] == str(world.reply("dispatched").proposals.get().pk)
    assert (fields["attitude"], fields["result"]) == ("", "") and "不得代填" in page.text
    assert "已收回的表 林一木：结果满意" in page.text
    scan_of = page.links["扫描件"]
    answer = world.client("supervisor").get(scan_of)
    assert answer.status_code == 200 and answer["Content-Disposition"].startswith("attachment; ")
    assert "sandbox" in answer["Content-Security-Policy"] and answer.content.startswith(b"%PDF-")


def test_recorded(world):
    answer = send(world)
    assert (answer.status_code, answer["Location"]) == (302, f"/replies/{world.letters['dispatched']}/")
    sheet = Feedback.objects.get(proposer_name="周云舒")
    assert (sheet.attitude, sheet.result, sheet.opinion, sheet.recorded_by) == ("satisfied", "mostly", "望继续推进。", world.office)
    assert sheet.scan.name == "征询意见表.pdf"


def test_dissatisfied_opens_the_second_round(world):
    assert send(world, result="dissatisfied").status_code == 302
    proposal = world.reply("dispatched").proposals.get()
    assert proposal.stage == "second" and proposal.assignments.get().second_due_on > timezone.localdate()


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"result": ""}, "id_result", "办理结果：请选择办理结果。"),
        ({"result": "great"}, "id_result", "办理结果：选择一个有效的选项"),
        ({"attitude": "great"}, "id_attitude", "办理态度：选择一个有效的选项"),
        ({"proposer_name": " \u200b"}, "id_proposer_name", "填表人：请填写填表人。"),
        ({"proposer_name": "字" * 61}, "id_proposer_name", "填表人：确保该变量包含不超过 60 字符"),
        ({"opinion": "字" * 5001}, "id_opinion", "意见建议：确保该变量包含不超过 5000 字符"),
        ({"received_on": "2026-02-30"}, "id_received_on", "收到日期：输入一个有效的日期。"),
        ({"received_on": ""}, "id_received_on", "收到日期：请填写收到日期。"),
        ({"scan": None}, "id_scan", "征询意见表扫描件："),
        ({"scan": SimpleUploadedFile("a.pdf", b"")}, "id_scan", "征询意见表扫描件：所提交的是空文件。"),
        ({"scan": SimpleUploadedFile("a.pdf", b"<html><script>")}, "id_scan", "征询意见表扫描件：只收PDF、PNG、JPEG和DOCX文件"),
        ({"scan": SimpleUploadedFile("a.svg", b"<svg onload='x'/>")}, "id_scan", "征询意见表扫描件：只收PDF"),
        ({"proposal": "999999999"}, "id_proposal", "提案：选择一个有效的选项"),
        ({"proposal": "9" * 40}, "id_proposal", "提案：选择一个有效的选项"),
        ({"proposal": "x"}, "id_proposal", "提案：选择一个有效的选项"),
        ({"received_on": "2020-01-01"}, "", "收到日期应在印发日期"),
        ({"signed_on": (timezone.localdate() + timedelta(days=3)).isoformat()}, "", "签署日期应在印发日期"),
        ({"proposer_name": "林一木"}, "", "林一木的征询意见表已经登记过。"),
    ],
)
def test_each_slip_is_told_and_the_rest_stays(world, changes, field, words):
    if isinstance(changes.get("scan"), SimpleUploadedFile):
        changes["scan"].seek(0)
    answer = send(world, **changes)
    page = Page(answer)
    assert answer.status_code == 422 and words in page.text, page.text
    assert not field or f"#{field}" in page.links.values(), page.links
    kept = {name: value for name, value in {"opinion": "望继续推进。", **changes}.items() if name not in ("scan", "proposal", "result", "attitude")}
    assert {name: form_of(page).fields[name] for name in kept} == kept
    assert Feedback.objects.count() == 1


def test_another_letters_proposal_is_no_choice(world):
    other = world.proposals["handling"]
    answer = send(world, proposal=other)
    assert answer.status_code == 422 and "选择一个有效的选项" in Page(answer).text


def test_an_empty_form_is_told_as_well(world):
    answer = world.client("office").post(address(world))
    assert answer.status_code == 422 and "有5处需要改正" in Page(answer).text


@pytest.mark.parametrize(
    ("stage", "who", "words"),
    [
        ("draft", "office", "答复函印发之后才能登记征询意见。"),
        ("dispatched", "reviewer", "征询意见由本单位承办人或办公室登记。"),
        ("dispatched", "supervisor", "此件不属于您所在的单位。"),
    ],
)
def test_who_may_not_is_told_why(world, stage, who, words):
    answer = world.client(who).get(f"/replies/{world.letters[stage]}/feedback/")
    assert answer.status_code == 403 and words in Page(answer).text


def test_a_letter_without_a_sheet(world):
    reply = world.reply("archived")
    type(reply).objects.filter(pk=reply.pk).update(with_feedback=False)
    answer = world.client("office").get(f"/replies/{reply.pk}/feedback/")
    assert answer.status_code == 403 and "此件没有附征询意见表。" in Page(answer).text
