"""Who signs a sheet, or stamps it: one person, those who joined, a body, the addressee of a copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letter import gbt9704 as gb
from letter.content import (
    LetterContent,
    Proposer,
)
from letter.copies import copies_to, for_copy
from tests.letter.sheets import (
    JOINED,
    MEMBER,
    PARTY,
    USUAL,
    letter_with,
    said,
    table_of,
)


@pytest.mark.parametrize(
    ("proposers", "label", "text"),
    [
        ((MEMBER,), "提案者签名", "　　　年　　月　　日"),
        (JOINED, "领衔者签名", "　　　年　　月　　日"),
        ((PARTY,), "单位盖章", "负责人签名：　　　年　　月　　日"),
        (
            (replace(PARTY, kind="sector"), MEMBER),
            "单位盖章",
            "负责人签名：　　　年　　月　　日",
        ),
        ((replace(PARTY, kind="body"),), "单位盖章", "负责人签名：　　　年　　月　　日"),
        ((replace(PARTY, kind="committee"),), "单位盖章", "负责人签名：　　　年　　月　　日"),
        ((), "提案者签名", "　　　年　　月　　日"),
    ],
)
def test_a_person_signs_who_joins_signs_a_body_stamps(
    proposers: tuple[Proposer, ...], label: str, text: str
):
    assert said(letter_with(proposers=proposers))[label] == text


def test_all_who_joined_have_a_place_to_sign():
    content = letter_with(
        replace(USUAL, joint_signs="all", joint_signature="联名者签名"), proposers=JOINED
    )
    text = said(content)["联名者签名"]
    assert [name in text for name in ("沈青禾：", "陆闻笛：", "许明河：")] == [True] * 3
    assert (
        said(letter_with(replace(USUAL, joint_signs="all"), proposers=(MEMBER,)))["提案者签名"]
        == "　　　年　　月　　日"
    )
    without = replace(USUAL, joint_signature="")
    assert "提案者签名" in said(letter_with(without, proposers=JOINED))


def test_a_copy_of_ones_own_is_signed_by_its_addressee():
    other = replace(JOINED[1], address="云川市临江区示范路12号", phone="0000-0000002")
    whole = letter_with(
        replace(USUAL, joint_signs="all"),
        proposers=(MEMBER, other),
        addressees=("沈青禾等2名委员",),
    )
    whole = replace(
        whole, copies=copies_to(("沈青禾委员", "陆闻笛委员"), whole.proposals, sheet_to_all=True)
    )
    leads, joins = said(for_copy(whole, 0)), said(for_copy(whole, 1))
    assert leads["联系电话"] == "0000-0000001" and "陆闻笛：" in leads["领衔者签名"]
    assert joins["联系电话"] == "0000-0000002" and joins["通讯地址"] == "云川市临江区示范路12号"
    assert joins["提案者签名"] == "　　　年　　月　　日"


def test_a_stamp_has_more_room_than_a_signature():
    def height(content: LetterContent, label: str) -> float:
        rows = table_of(content).rows
        [row] = [
            row
            for row in rows
            if any(label in block.text for cell in row.cells for block in cell.blocks)
        ]
        return row.height_mm

    assert height(letter_with(), "提案者签名") < height(letter_with(proposers=(PARTY,)), "单位盖章")
    assert height(letter_with(proposers=(PARTY,)), "单位盖章") >= gb.SHEET_STAMP_LEAST_MM
