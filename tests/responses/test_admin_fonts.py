"""The fonts on the page of a pattern: what fills each slot, what stands in, what is not used."""

from letter.fonts.own import look_through
from tests.letter.fonts.made_up import put, tiny
from tests.responses.factories import make_pattern


def test_what_fills_each_font_slot_is_listed(cast, monkeypatch, tmp_path):
    client, pattern = cast.client("administrator"), make_pattern(cast.unit)

    def shown() -> str:
        return client.get(f"/admin/responses/letterpattern/{pattern.pk}/change/").content.decode()

    assert "<li>小标宋（发文机关标志、标题）：以复文小标宋代替</li>" in shown()
    assert "<li>加粗仿宋（领句）：以复文仿宋（加粗）代替</li>" in shown()
    put(tmp_path / "own", a_ttf=tiny("方正小标宋_GBK"), b_ttf=tiny("方正小标宋简体"))
    found = look_through(tmp_path / "own", tmp_path / "kept")
    monkeypatch.setattr("letter.fonts.substitutes.installed", lambda: found.fonts)
    monkeypatch.setattr("responses.admin.unused", lambda: found.unused)
    assert "<li>小标宋（发文机关标志、标题）：方正小标宋简体（b.ttf）</li>" in shown()
    assert "<li>a.ttf：小标宋（发文机关标志、标题）用了 b.ttf，没有用它。</li>" in shown()
