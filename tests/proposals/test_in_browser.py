"""The entry page in Chromium: rows without a reload, Enter, errors that lead to their field, axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from proposals.enums import CaseStage, Part
from proposals.models import Proposal
from tests.proposals.factories import make_assignment, make_handled, make_proposal, make_rule

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def signed_in(cast, live_server, new_context):
    """Return a function that opens a page as an actor, by the session cookie of the test client."""
    made: list[Page] = []

    def open_as(who: str, path: str, **options) -> Page:
        context = new_context(**options)
        session = cast.client(who).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
        page.goto(live_server.url + path)
        made.append(page)
        return page

    yield open_as
    for page in made:
        page.context.close()


def texts(page: Page, prefix: str = "asks") -> list[str]:
    fields = page.locator(f"[data-rows={prefix}] [data-line] input[type=text]")
    return [fields.nth(place).input_value() for place in range(fields.count())]


def test_rows_move_without_a_reload_and_are_kept(signed_in):
    page = signed_in("supervisor", "/proposals/enter/")
    page.evaluate("window.stayed = true")
    for name, value in (("term", "9"), ("session", "2"), ("number", "88"), ("title", "关于养老的提案")):
        page.fill(f"[name={name}]", value)
    page.fill("[name=asks-0-text]", "甲")
    for text in ("乙", "丙"):
        page.get_by_role("button", name="加一条建议点").click()
        page.keyboard.type(text)
    assert texts(page) == ["甲", "乙", "丙"]
    page.get_by_role("button", name="第3行上移").first.click()
    assert texts(page) == ["甲", "丙", "乙"]
    page.get_by_role("button", name="第1行删除").first.click()
    assert texts(page) == ["丙", "乙"]
    page.fill("[name=proposers-0-name]", "林一木")
    assert page.evaluate("window.stayed") is True
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("第088号已登记。")).to_be_visible()
    assert [ask.text for ask in Proposal.objects.get().asks.all()] == ["丙", "乙"]


def test_the_same_without_script(signed_in):
    page = signed_in("supervisor", "/proposals/enter/", java_script_enabled=False)
    page.fill("[name=title]", "关于养老的提案")
    page.fill("[name=asks-0-text]", "甲")
    page.get_by_role("button", name="加一条建议点").click()
    page.fill("[name=asks-1-text]", "乙")
    page.get_by_role("button", name="第2行上移").first.click()
    expect(page.locator("[name=asks-0-text]")).to_have_value("乙")  # a new page: it takes its time
    assert texts(page) == ["乙", "甲"]
    expect(page.locator("[name=title]")).to_have_value("关于养老的提案")
    assert Proposal.objects.count() == 0


def test_enter_saves_and_an_error_leads_to_its_field(signed_in):
    page = signed_in("supervisor", "/proposals/enter/")
    page.fill("[name=title]", "关于养老的提案")
    page.fill("[name=asks-0-text]", "甲")
    page.press("[name=asks-0-text]", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("请填写届。")
    assert texts(page) == ["甲"], "Enter pressed no row button"
    page.get_by_role("alert").get_by_role("link", name="请填写编号。").click()
    expect(page.locator("#id_number")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("supervisor", ""),
        ("supervisor", "enter/"),
        ("supervisor", "{0}/"),
        ("supervisor", "{0}/edit/"),
        ("supervisor", "{0}/assign/"),
        ("office", "enter/"),
        ("office", "{0}/"),
        ("office", "{0}/contact/"),
        ("office", "{0}/opinion/"),
        ("office", "{1}/decline/"),
        ("office", "?lamp=nonsense"),
    ],
)
def test_axe_finds_nothing(cast, signed_in, who, path):
    make_rule(cast.level)
    handled = make_handled(cast.unit, part=Part.LEAD, asks=("甲", "乙"), text="正文。", is_key=True)
    make_assignment(handled, cast.other_unit, part=Part.ASSIST)
    pending = make_proposal(level=cast.level, stage=CaseStage.PENDING)
    make_assignment(pending, cast.unit)
    page = signed_in(who, "/proposals/" + path.format(handled.pk, pending.pk))
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    result = Axe().run(page)
    assert result.violations_count == 0, result.generate_report()
