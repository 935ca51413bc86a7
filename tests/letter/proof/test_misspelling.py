"""Words with one wrong character that no list has: what the dictionary finds, what it leaves alone."""

from dataclasses import replace

import pytest

from letter.content import Paragraph
from letter.example import example
from letter.proof import proofread
from letter.proof.lists import DEFAULT, Body
from letter.proof.misspelling import misspellings

WRONG = [tuple(one.split(">")) for one in ["实现产值持序增长>持续", "进一步夯实工作基楚>基础", "建立联席会议机治>机制", "坚持以点代面推广经验>以点带面", "开展专题培驯活动>培训", "加强组织领寻>领导", "全面推近项目建设>推进", "切实保璋群众利益>保障", "提高服物质量>服务", "解决居民关心的问提>问题", "组织开展安全捡查>检查", "不断完膳相关制度>完善", "积极争趣上级资金>争取", "扩大优质教育姿源>资源", "严历打击违法行为>严厉", "改善人居环竟>环境"]]  # fmt: skip
"""A sentence with a word written wrong, and the word."""
RIGHT = ["张建纲同志负责此项工作", "联系人为李文智和王秀芝", "位于石桥镇柳树沟村", "沿望月路至清溪桥", "推行智改数转网联", "落实惠企助企政策", "实施微更新微改造", "实行河湖长制和林长制", "开展助餐助浴助洁服务", "推进雨污分流和厂网一体", "推广校地合作和医养结合", "落实稳岗扩岗措施", "引导企业上云用数", "建设零工驿站和司机之家", "推行容缺受理和告知承诺", "开展联防联控和群防群治", "探索以奖代补和以工代赈", "做到学深悟透、改彻底、用到位", "推行一网通办、一窗受理"]


def _said(text, lists=None):
    letter = replace(example(), passages=(Paragraph(f"经核实，{text}。"),))
    return [one for one in proofread(letter, lists=lists) if one.rule == "TXT-03S" and one.where.startswith("passages")]


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_found_with_its_fix(text, right):
    (found,) = _said(text)
    assert found.level == "suspect"
    assert right in found.fix
    assert found.said.endswith(f"疑为“{found.fix}”")


@pytest.mark.parametrize("text", RIGHT)
def test_left_alone(text):
    assert _said(text) == []


def test_two_in_one_sentence():
    assert [one.right for one in misspellings("持序推动夯实工作基楚")] == ["持续", "基础"]


def test_quoted_words_are_left_alone():
    assert _said("会议提出“夯实工作基楚”的要求") == []


def test_a_rule_switched_off_says_nothing():
    letter = replace(example(), passages=(Paragraph("夯实工作基楚。"),))
    assert not [one for one in proofread(letter, off=frozenset({"TXT-03S"})) if one.rule == "TXT-03S"]


@pytest.mark.parametrize(
    "lists",
    [
        replace(DEFAULT, places=(*DEFAULT.places, "基楚")),
        replace(DEFAULT, bodies=(*DEFAULT.bodies, Body("工作基楚中心", ("工作基楚",)))),
    ],
    ids=["places", "bodies"],
)
def test_names_of_the_lists_are_right(lists):
    assert _said("夯实工作基楚", lists) == []


def test_a_listed_word_is_told_once():
    assert len(_said("部份群众反映")) == 1
