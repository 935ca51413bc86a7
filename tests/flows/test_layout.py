"""An administrator chooses a layout and sees what comes of it: the deviations by clause, the sample's pages."""

from __future__ import annotations

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from responses.models import LetterPattern
from tests.flows.ground import UNIT, City
from tests.flows.visits import ADMINISTRATOR

WIDE = "() => [...document.querySelectorAll('.samples img')].every(one => one.complete && one.naturalWidth === 600)"


def test_choosing_a_layout(city: City, seat) -> None:
    pattern = LetterPattern.objects.filter(unit__code=UNIT, purpose="reply").first()
    page = seat(ADMINISTRATOR).open(f"/admin/responses/letterpattern/{pattern.pk}/change/")
    expect(page.get_by_text("没有，全部按GB/T 9704—2012。")).to_be_visible()
    page.get_by_label("签发人（第7.2.6条）").select_option(label="发文字号之下另起一行，右端对齐")
    page.get_by_label("分类标记").select_option(label="首页右上角，发文机关标志之上")
    page.get_by_label("抄送排在偶数页").check()
    page.get_by_label("标题之上空几行").fill("1")
    page.get_by_role("button", name="保存并继续编辑").click()
    expect(page.get_by_text("第7.2.6条：标注签发人，标准只有上行文标注")).to_be_visible()
    expect(page.get_by_text("第10.1条：标题与上一要素的距离不是二行")).to_be_visible()
    for picture in page.locator(".samples img").all():
        picture.scroll_into_view_if_needed()
    page.wait_for_function(WIDE)
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
    assert [one["id"] for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    if folder := os.environ.get("PICS"):
        page.screenshot(path=str(Path(folder) / "layout.png"), full_page=True)
    pattern.refresh_from_db()
    assert pattern.profile == {
        "class_mark_place": "upper_right", "signatory_place": "below_number", "title_gap_lines": 1, "duplex_imprint": True,
    }  # fmt: skip
