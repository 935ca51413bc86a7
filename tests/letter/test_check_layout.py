"""What only the composed letter shows: page 1 without text (FMT-10E), a mark too narrow to be read (FMT-14E)."""

from __future__ import annotations

import pytest

from letter import gbt9704 as gb
from letter.check.layout import findings_in, findings_of
from letter.compose import compose, compose_letter
from letter.compose.letterhead import fit_mark
from letter.content import Attachment, Issuer, LetterContent, Paragraph, Section
from letter.example import example
from letter.finding import Finding
from letter.profile import Profile
from letter.render.jobs import facts_of
from tests.letter.samples import full_letter, letter_of, short_letter, text_of


def found(rule: str, content: LetterContent, profile: Profile | None = None) -> list[Finding]:
    return [finding for finding in findings_of(content, profile or Profile()) if finding.rule == rule]


@pytest.mark.parametrize("content", [example(), full_letter(), short_letter(), letter_of(60)])
def test_a_good_letter_has_no_findings(content: LetterContent):
    assert findings_of(content, Profile()) == []


@pytest.mark.parametrize(
    ("changes", "where", "wanted"),
    [
        ({"addressees": tuple(f"云川市第{n}小学教育集团委员会" for n in range(30))}, "addressees", "请改用统称"),
        ({"title": "关于" + "云川市老旧小区停车改造" * 22 + "的答复函"}, "title", "请精简标题"),
        (
            {
                "opening": "", "passages": (Paragraph("一句话。"),), "feedback": None, "addressees": ("沈青禾委员",) * 8,
                "attachments": tuple(Attachment(f"名称{n}") for n in range(8)), "issuers": (Issuer("云川市民政局"),) * 6,
            },
            "", "与署名同页",
        ),
    ],
    ids=["addressees", "title", "signature"],
)  # fmt: skip
def test_page_one_without_text(changes: dict[str, object], where: str, wanted: str):
    content = short_letter(**changes)
    [finding] = found("FMT-10E", content)
    assert (finding.level, finding.where, finding.said) == ("error", where, "首页没有正文")
    assert wanted in finding.wanted
    first, *others = compose(content).pages
    assert not any(line.style == "body" for line in first.lines)
    assert any(line.style == "body" for page in others for line in page.lines)


@pytest.mark.parametrize(
    "changes",
    [
        {"addressees": ("沈青禾等30名委员",)},
        {"addressees": tuple(f"沈青{n}委员" for n in "一二三四五六七八九十" * 3)},
        {"title": "关于" + "云川市老旧小区停车改造" * 3 + "的答复函"},
        {"opening": "", "passages": (Section("标题", (Paragraph(text_of(900)),)),)},
    ],
)
def test_page_one_with_text(changes: dict[str, object]):
    assert found("FMT-10E", short_letter(**changes)) == []


def test_a_letter_without_any_text_is_another_rules():
    assert found("FMT-10E", short_letter(opening="", passages=(), title="长" * 240)) == []
    assert found("FMT-10E", LetterContent()) == []


def test_the_layout_counts():
    """The same words fit where less stands above them."""
    content = short_letter(passages=(Paragraph(text_of(900)),), addressees=("沈青禾委员",) * 60)
    assert found("FMT-10E", content, Profile(title_gap_lines=4))
    assert not found("FMT-10E", content)


@pytest.mark.parametrize("count", [2, 5, 10, 15, 20, 24, 30])
def test_a_mark_of_up_to_30_characters_is_legible(count: int):
    content = short_letter(issuer_mark="云" * count)
    assert found("FMT-14E", content) == []
    run = fit_mark(content.issuer_mark)
    assert run.size_pt * run.scale >= gb.COPIED_TO_PT, "no narrower than the least type of the letter"


@pytest.mark.parametrize("count", [32, 40, 57])
def test_a_mark_squeezed_beyond_reading(count: int):
    content = short_letter(issuer_mark="云" * count)
    [finding] = found("FMT-14E", content)
    assert (finding.level, finding.where) == ("error", "issuer_mark")
    assert f"{count}个字" in finding.said
    assert "规范化简称" in finding.wanted
    assert found("FMT-14E", content, Profile(preprinted=True)) == [], "the paper bears its own mark"


def test_the_facts_of_a_rendered_letter_name_them():
    bad = short_letter(issuer_mark="云" * 57, title="关于" + "云川市老旧小区停车改造" * 22)
    assert [one["rule"] for one in facts_of(compose(bad))["findings"]] == ["FMT-10E", "FMT-14E"]
    assert facts_of(compose(short_letter()))["findings"] == []


def test_what_cannot_be_composed_is_said():
    [finding] = findings_of(short_letter(copied_to=("云川市人民政府办公室督查室",) * 200), Profile())
    assert (finding.rule, finding.level) == ("FMT-15E", "error")
    assert finding.said == "抄送机关过多，一面排不下，请精简抄送"


@pytest.mark.parametrize("profile", [Profile(), Profile(sheet_binding="bound"), Profile(seal="none", draft_mark="草稿")])
@pytest.mark.parametrize("content", [full_letter(), short_letter(), letter_of(60), full_letter(attachments=())])
def test_the_letter_alone_is_the_letter_of_the_whole(content: LetterContent, profile: Profile):
    alone, whole = compose_letter(content, profile), compose(content, profile)
    assert all(page.kind == "letter" for page in alone.pages)
    for page, same in zip(alone.pages, whole.pages, strict=False):
        assert page.lines == tuple(line for line in same.lines if line.style != "copied_to")
    assert findings_in(alone) == findings_in(whole)
