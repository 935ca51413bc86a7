"""Titles: broken by meaning, in a trapezium or a diamond (7.3.1); the table is what a typesetter would set."""

from __future__ import annotations

import re
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letter import gbt9704 as gb
from letter.clean import clean_text
from letter.compose import compose
from letter.compose.phrases import TITLED
from letter.compose.title import ALIKE, title_lines
from letter.layout import Run
from letter.lines import natural_width
from letter.words import words_of
from tests.letter.placed import lines_of, said
from tests.letter.samples import short_letter

LONGEST_PT = gb.AREA_WIDTH_MM * gb.PT_PER_MM
TITLES = (
    "关于政协云川市第九届委员会第二次会议|第088号提案的答复函",
    "云川市教育局|关于对市十四届人大三次会议|第0127号建议的答复",
    "云川市文化广电和旅游局|关于政协云川市第九届委员会第二次会议|第0266号提案会办意见的函",
    "云川市住房和城乡建设局关于加快推进|既有住宅加装电梯工作建议的答复函",
    "云川市人力资源和社会保障局|关于政协云川市第九届委员会第二次会议|第0188号（社会保障类12号）提案答复的函",
    "对《关于进一步优化12345政务服务便民热线|工作机制的提案》的答复",
    "关于第012号提案的答复函",
    "关于云川市第十四届人民代表大会第三次会议|第45号建议办理情况的答复函",
    "云川市发展和改革委员会|关于政协云川市九届二次会议|第102号提案的答复函",
    "关于市政协九届二次会议第88号、|第96号、第103号提案的并案答复函",
    "云川市财政局关于对市政协九届二次会议|第0056号提案办理情况的再次答复函",
    "关于申请延长政协云川市第九届委员会|第二次会议第141号提案办理期限的函",
    "云川市卫生健康委员会|关于《关于加强基层医疗卫生机构|人才队伍建设和完善家庭医生签约服务|激励机制的提案》的答复函",
    "云川市市场监督管理局关于促进平台经济|规范健康持续发展提案的答复",
    "关于周云舒委员提出的|加快新能源汽车充电桩建设提案的答复函",
    "云川市自然资源和规划局|关于退回政协云川市第九届委员会|第二次会议第0311号提案的函",
    "2026年老旧小区停车设施改造计划|及资金安排情况表",
    "政协提案办理情况征询意见表|（云川市住房和城乡建设局）",
    "关于推进5G网络、数据中心、|人工智能等新型基础设施建设提案的答复函",
    "云川市交通运输局关于优化公交线网布局、|方便群众出行提案的答复函",
    "关于《加强未成年人网络保护的建议》|（第0277号）的答复",
    "云川市人民政府国有资产监督管理委员会|关于市政协九届二次会议|第0134号提案的答复函",
    "关于市政协九届二次会议第203号|《关于推进老旧小区适老化改造的提案》的|答复函",
)
BODIES = ("云川市财政局", "云川市住房和城乡建设局", "云川市卫生健康委员会", "云川市人民政府办公室", "")
SESSIONS = ("政协云川市第九届委员会第二次会议", "市十四届人大三次会议", "市政协九届二次会议", "")
MATTERS = (
    "加强学校周边交通安全管理", "推进老旧小区适老化改造", "扩大5G网络覆盖面", "设立2026年专项资金1200万元", "优化营商环境",
    "完善社区居家养老服务体系", "治理城区停车难", "把绿化率提高到42.6%", "加快新能源汽车充电设施建设和运营管理",
)  # fmt: skip
KINDS = ("的提案", "的建议")
ENDS = ("的答复函", "的答复", "会办意见的函", "办理情况的再次答复函")
NUMBER_WITH_UNIT = re.compile("第?[0-9]+(?:[.][0-9]+)?(?:年|月|号|%|万元|G)")


def width_pt(text: str) -> float:
    return natural_width([Run(text, gb.TITLE_FACE, gb.TITLE_PT)])


def breaks(lines: tuple[str, ...]) -> set[int]:
    """Where the lines of a title end, as places of the whole."""
    ends = [len("".join(lines[: row + 1])) for row in range(len(lines))]
    return set(ends[:-1])


def is_shaped(lines: tuple[str, ...]) -> bool:
    """Tell whether no line stands clearly narrower between two wider ones."""
    ems = [width_pt(line) / gb.TITLE_PT for line in lines]
    grown = [b - a for a, b in pairwise(ems) if abs(b - a) >= ALIKE]
    return not any(first < 0 < second for first, second in pairwise(grown))


@st.composite
def titles(draw) -> str:
    matter = "、".join(draw(st.lists(st.sampled_from(MATTERS), min_size=1, max_size=2, unique=True)))
    number = f"第{draw(st.integers(1, 9999)):03d}号"
    kind, end = draw(st.sampled_from(KINDS)), draw(st.sampled_from(ENDS))
    said = draw(st.sampled_from([f"《关于{matter}{kind}》", matter, ""]))
    session = draw(st.sampled_from(SESSIONS))
    about = f"{session}{number}{said or kind[1:]}" if draw(st.booleans()) else f"{said or session + number}{kind[1:]}"
    return f"{draw(st.sampled_from(BODIES))}关于{about}{end}"


@pytest.mark.parametrize("title", TITLES)
def test_broken_as_a_typesetter_would(title: str):
    lines = tuple(title.split("|"))
    assert title_lines("".join(lines)) == lines
    assert is_shaped(lines)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(titles().filter(lambda title: 8 <= len(title) <= 80))
def test_no_word_number_or_quoted_name_is_cut(title: str):
    lines = title_lines(title)
    assert "".join(lines) == title
    assert all(width_pt(line) <= LONGEST_PT + 0.01 for line in lines)
    cut = breaks(lines)
    ends, place = {0}, 0
    for word in words_of(title):
        place += len(word.text)
        ends.add(place)
    assert cut <= ends, "a word is cut"
    for whole in NUMBER_WITH_UNIT.finditer(title):
        assert not cut & set(range(whole.start() + 1, whole.end())), "a number is cut from its unit"
    for whole in TITLED.finditer(title):
        if width_pt(whole[0]) <= LONGEST_PT:
            assert not cut & set(range(whole.start() + 1, whole.end())), "a 书名号 that fits a line is cut"
    # A 书名号 that fills a line by itself leaves what stands around it no choice.
    if not TITLED.search(title):
        assert is_shaped(lines), lines
    for line, following in pairwise(lines):
        assert not following.startswith(("号", "》", "，", "、"))
        # 关于 and 的 stand apart from a 书名号 only where they find no room beside it.
        quoted = TITLED.match(following)
        assert not line.endswith(("关于", "《", "第", "和")) or (quoted and width_pt("关于" + quoted[0]) > LONGEST_PT), lines
        quoted = re.search("《[^《]*》$", line)
        assert not following.startswith("的") or (quoted and width_pt(line + "的") > LONGEST_PT), lines


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5) | st.sampled_from("《》（）0123AZ，%号"), min_size=8, max_size=80))
def test_any_title_keeps_its_characters_and_its_measure(title: str):
    title = clean_text(title, multiline=False)
    lines = title_lines(title)
    assert "".join(lines) == title
    assert all(width_pt(line) <= LONGEST_PT + 0.01 for line in lines)


def test_a_break_a_person_made_stays_and_leaves_no_space():
    letter = short_letter(title="云川市民政局\n 关于推进APEC \nCEO交流提案的答复函")
    assert [line.text for line in lines_of(compose(letter), "title")] == ["云川市民政局", "关于推进APEC", "CEO交流提案的答复函"]
    assert letter.plain_title == "云川市民政局关于推进APEC CEO交流提案的答复函", "only between two Latin words"
    layout = compose(short_letter(title="关于第012号\n提案的答复函"))
    assert layout.title == "关于第012号提案的答复函"
    assert said(layout, "title") == ["关于第012号提案的答复函"]


def test_a_line_a_person_made_too_long_is_broken_further():
    first = "云川市住房和城乡建设局"
    lines = title_lines(f"{first}\n关于政协云川市第九届委员会第二次会议第088号提案的答复函")
    assert lines == (first, "关于政协云川市第九届委员会第二次会议", "第088号提案的答复函")


def test_the_dictionary_is_read_with_the_first_long_title():
    """Neither a process that composes nothing nor a title of one line pays for it."""
    script = (
        "import sys; from letter.compose.title import title_lines; assert 'rjieba' not in sys.modules;"
        "title_lines('关于第012号提案的答复函'); assert 'rjieba' not in sys.modules;"
        "title_lines('关于政协云川市第九届委员会第二次会议第088号提案的答复函'); assert 'rjieba' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_title_of_any_length_is_laid_out_at_once():
    title = "云川市财政局，" * 700
    lines = title_lines(title)
    assert "".join(lines) == title and all(line.endswith("，") for line in lines)
