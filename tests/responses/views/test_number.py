"""编号: what the number will be, the last of the register, and the number an office types from its own."""

import pytest

from responses.enums import Stage
from responses.models import DocNumber, LetterPattern
from responses.services import returning
from tests.access.reading import Page
from tests.responses.factories import bring_to

STAGES = (Stage.REGISTER, Stage.SEAL)


def look(world):
    return world.client("office").get(f"/replies/{world.letters['register']}/number/")


def send(world, **data):
    fields = {"version": world.reply("register").version, **data}
    return world.client("office").post(f"/replies/{world.letters['register']}/number/", fields)


@pytest.fixture
def elsewhere(world):
    """The unit keeps its register elsewhere."""
    LetterPattern.objects.update(is_numbered_elsewhere=True)
    return world


def test_the_number_to_come_and_the_last_ones(world):
    given = world.reply("seal").numbers.get()
    page = Page(look(world))
    assert f"发文字号将是：{given.issuer_code}〔{given.year}〕{given.serial + 1}号" in page.text
    assert f"{given} 关于TITLE.seal.的答复函" in page.text and "有效" in page.text
    assert "请填入登记簿上的字号" not in page.text


def test_the_first_of_the_year(world):
    DocNumber.objects.update(year=2020)
    assert "今年还没有编过号，这将是第一个。" in Page(look(world)).text


def test_a_voided_number_stays_with_its_reason(world):
    reply = world.reply("seal")
    returning.send_back(reply, by=world.seal_keeper, version=reply.version, reason="漏了一段", to="draft")
    page = Page(look(world))
    assert "作废：退回拟稿：漏了一段" in page.text and "〕2号" in page.text


def test_numbered(world):
    answer = send(world)
    assert (answer.status_code, answer["Location"]) == (302, f"/replies/{world.letters['register']}/")
    number = world.reply("register").numbers.get()
    assert number.serial == 2 and not number.is_typed and world.reply("register").stage == Stage.SEAL


def test_a_page_out_of_date_gives_no_number(world):
    answer = send(world, version="1")
    assert answer.status_code == 409 and "页面已过期" in Page(answer).text
    assert not world.reply("register").numbers.exists()


def test_where_the_system_numbers_nobody_types(world):
    assert send(world, typed="云川财函〔2026〕99号").status_code == 302
    assert world.reply("register").numbers.get().serial == 2


def test_the_typed_number(elsewhere):
    page = Page(look(elsewhere))
    assert "请填入登记簿上的字号" in page.text and "发文字号将是" not in page.text
    year = elsewhere.reply("register").signed_texts.get().dated_on.year
    answer = send(elsewhere, typed=f" 云川财函[{year}]第0088号\u200b")
    assert answer.status_code == 302
    number = elsewhere.reply("register").numbers.get()
    assert str(number) == f"云川财函〔{year}〕88号" and number.is_typed


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "请填写发文字号。"),
        ("88", "发文字号应写作“机关代字〔年份〕顺序号”"),
        ("云川教函〔{year}〕8号", "机关代字应为“云川财函”，现为“云川教函”。"),
        ("云川财函〔2001〕8号", "年份应为成文日期的年份"),
        ("云川财函〔{year}〕1号", "已经登记过（作废的也不能再用），请核对。"),
        ("云川财函〔{year}〕0号", "发文字号应写作"),
        ("云川财函〔{year}〕99999999号", "顺序号最大为"),
        ("<b>云川财函〔{year}〕8号", "发文字号应写作|机关代字应为"),
        ("字" * 61, "不超过 60 字符"),
    ],
)
def test_a_typed_number_that_cannot_be_stays_in_its_field(elsewhere, typed, words):
    typed = typed.replace("{year}", str(elsewhere.reply("register").signed_texts.get().dated_on.year))
    answer = send(elsewhere, typed=typed)
    page = Page(answer)
    assert answer.status_code == 422 and any(one in page.text for one in words.split("|")), page.text
    form = next(form for form in page.forms if "typed" in form.fields)
    assert form.fields["typed"] == typed and "#id_typed" in page.links.values()
    assert not elsewhere.reply("register").numbers.exists()


def test_a_typed_number_survives_a_page_out_of_date(elsewhere):
    answer = send(elsewhere, typed="云川财函〔2026〕88号", version="1")
    page = Page(answer)
    form = next(form for form in page.forms if "typed" in form.fields)
    assert answer.status_code == 409 and form.fields["typed"] == "云川财函〔2026〕88号"
    assert form.fields["version"] == str(elsewhere.reply("register").version)


def test_once_it_has_gone_on_there_is_no_form(elsewhere):
    reply = elsewhere.reply("register")
    LetterPattern.objects.update(is_numbered_elsewhere=False)
    bring_to(reply, Stage.SEAL, elsewhere.cast)
    answer = send(elsewhere, typed="云川财函〔2026〕88号")
    assert answer.status_code == 422 and "此件现在的环节是“用印”，不能编号。" in Page(answer).text
