"""印发: every recipient with how and when; whatever is wrong, every row typed is still there."""

from datetime import timedelta

import pytest
from django.utils import timezone

from responses.enums import Stage
from responses.models import Delivery, SealUse
from responses.services.issuing import dispatch as send_off
from tests.access.posts import dispatch_rows, today
from tests.access.reading import Page
from tests.responses.factories import parcels

STAGES = (Stage.DISPATCH,)


def address(world) -> str:
    return f"/replies/{world.letters['dispatch']}/dispatch/"


def look(world):
    return world.client("office").get(address(world))


def form_of(page: Page):
    return next(form for form in page.forms if "deliveries-TOTAL_FORMS" in form.fields)


def send(world, rows: dict, *, copies="3", **data):
    fields = {"version": world.reply("dispatch").version, "copies": copies, "note": "", **rows, **data}
    return world.client("office").post(address(world), fields)


def test_the_recipients_are_proposed(world):
    reply, fields = world.reply("dispatch"), form_of(Page(look(world))).fields
    names = [*reply.addressees, *reply.copied_to]
    assert [fields[f"deliveries-{i}-recipient"] for i in range(len(names) + 2)] == [*names, "", ""]
    assert {fields[f"deliveries-{i}-delivered_on"] for i in range(len(names))} == {today()}
    assert fields["copies"] == str(len(names) + 1) and fields["deliveries-0-way"] == ""


def test_too_few_sealed_copies_are_told_at_once(world):
    """They cannot be made more: the page says so before anything is typed, and what can be done."""
    assert "用印10份：印制的、寄出的都不能多于这个数。" in Page(look(world)).text and "份数不够" not in Page(look(world)).text
    SealUse.objects.filter(reply=world.letters["dispatch"]).update(copies=1)
    page = Page(look(world))
    assert form_of(page).fields["copies"] == "1" and "用印1份" in page.text
    assert "收件人有2个，份数不够的，删去不寄的收件人；都要寄的，请作废后重新行文。" in page.text


def test_dispatched(world):
    rows = dispatch_rows("周云舒委员", "政协云川市委员会提案委员会") | {"deliveries-1-way": "courier"}
    answer = send(world, rows, note="随件附说明")
    assert (answer.status_code, answer["Location"]) == (302, f"/replies/{world.letters['dispatch']}/")
    reply = world.reply("dispatch")
    assert reply.stage == Stage.DISPATCHED and reply.dispatch.copies == 3 and reply.dispatch.dispatched_by == world.office
    assert list(Delivery.objects.values_list("recipient", "way", "copies")) == [
        ("周云舒委员", "post", 1), ("政协云川市委员会提案委员会", "courier", 1),
    ]  # fmt: skip
    assert reply.proposals.get().stage == "awaiting"


def test_struck_out_and_empty_rows_are_left_out(world):
    rows = dispatch_rows("周云舒委员", "政协云川市委员会提案委员会") | {"deliveries-TOTAL_FORMS": "4", "deliveries-1-DELETE": "on"}
    rows |= {f"deliveries-2-{name}": "" for name in ("recipient", "way", "delivered_on", "copies")}
    assert send(world, rows).status_code == 302
    assert [one.recipient for one in Delivery.objects.all()] == ["周云舒委员"]


WRONG = [
    ({"deliveries-0-way": ""}, {}, "第1行方式：请选择方式。"),
    ({"deliveries-0-way": "pigeon"}, {}, "第1行方式：选择一个有效的选项"),
    ({"deliveries-1-delivered_on": "2026-02-30"}, {}, "第2行日期：输入一个有效的日期。"),
    ({"deliveries-1-delivered_on": "99999-01-01"}, {}, "第2行日期：输入一个有效的日期。"),
    ({"deliveries-1-copies": "0"}, {}, "第2行份数：确保该值大于或等于1。"),
    ({"deliveries-1-copies": "501"}, {}, "第2行份数：确保该值小于或等于500。"),
    ({"deliveries-0-recipient": "字" * 101}, {}, "第1行收件人：确保该变量包含不超过 100 字符"),
    ({"deliveries-0-recipient": "\u200b"}, {}, "第1行收件人：请填写收件人。"),
    ({}, {"copies": ""}, "印制份数：请填写印制份数。"),
    ({}, {"copies": "99"}, "印制份数应在1至用印份数10之间，现为99。"),
    ({"deliveries-0-copies": "3"}, {}, "寄送共4份，多于印制的3份。"),
    ({"deliveries-0-DELETE": "on", "deliveries-1-DELETE": "on"}, {}, "请登记至少一个收件人。"),
    ({"deliveries-TOTAL_FORMS": "x"}, {}, "收件人的表格不完整，请刷新页面后再填。"),
    ({"deliveries-TOTAL_FORMS": "100000"}, {}, "收件人最多200个。"),
]


@pytest.mark.parametrize(("rows", "data", "words"), WRONG, ids=range(len(WRONG)))
def test_each_slip_is_told_on_top_and_every_row_stays(world, rows, data, words):
    typed = dispatch_rows("某某委员", "另一个机关") | {"deliveries-1-way": "courier"} | rows
    answer = send(world, typed, **data)
    page = Page(answer)
    assert answer.status_code == 422 and words in page.text, page.text
    summary = page.text[page.text.index("需要改正") : page.text.index("关于TITLE.dispatch.")]
    assert words in summary, "on top of the form"
    if "TOTAL_FORMS" not in str(rows):
        kept, lost = form_of(page).fields, ("pigeon",)  # what is no choice cannot be shown as chosen
        wanted = {name: value for name, value in typed.items() if "DELETE" not in name and value not in lost}
        assert {name: kept.get(name, "") for name in wanted} == wanted
    assert world.reply("dispatch").stage == Stage.DISPATCH and not Delivery.objects.exists()


def test_a_day_that_cannot_be(world):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    for day in (tomorrow, "2020-01-01"):
        answer = send(world, dispatch_rows("某某委员", delivered_on=day))
        assert answer.status_code == 422 and f"某某委员的寄送日期{day}应在成文日期" in Page(answer).text


def test_a_page_out_of_date_keeps_every_row(world):
    typed = dispatch_rows("某某委员", "另一个机关") | {"deliveries-0-way": "hand"}
    answer = send(world, typed, version="1", note="备注的话")
    page = Page(answer)
    assert answer.status_code == 409 and "页面已过期" in page.text
    fields = form_of(page).fields
    assert fields["deliveries-0-recipient"] == "某某委员" and fields["deliveries-0-way"] == "hand" and fields["note"] == "备注的话"
    assert fields["version"] == str(world.reply("dispatch").version)


def test_somebody_was_faster(world):
    reply = world.reply("dispatch")
    send_off(reply, by=world.office, version=reply.version, copies=3, parcels=parcels(reply))
    answer = send(world, dispatch_rows("某某委员"))
    assert answer.status_code == 422 and "此件现在的环节是“已印发”，不能印发。" in Page(answer).text
    assert Delivery.objects.count() == 1


def test_hostile_names_stay_names(world):
    answer = send(world, dispatch_rows('"><script>alert(1)</script>', way=""))
    page = Page(answer)
    assert form_of(page).fields["deliveries-0-recipient"] == '"><script>alert(1)</script>'
    assert page.tags.count("script") == Page(look(world)).tags.count("script")
