"""The invented figures add up: parts in brackets, and the sums, shares and products of the logbook."""

import re
from decimal import ROUND_HALF_UP, Decimal
from math import prod

import pytest

from tests.fixtures_data import files
from tests.fixtures_data.facts import PRODUCTS, SHARES, SUMS, Product, Share, Sum

SCALE = {"": 1, "万": 10**4, "亿": 10**8}
NUMBER = r"(\d+(?:\.\d+)?)(万|亿)?"
WHOLE = re.compile(NUMBER + r"(人次|公里|个|家|元|人|项|户|名|台|件)[^，。；\d（）]{0,10}（([^（）]+)）")
PART = re.compile(r".*[^\d.]" + NUMBER + r"(人次|公里|个|家|元|人|项|户|名|台|件)")


def value(phrase: str) -> Decimal:
    """The last figure of a printed phrase, in ones: ``1.86亿元`` is 186000000."""
    number, scale = re.findall(NUMBER, phrase)[-1]
    return Decimal(number) * SCALE[scale]


def body(where: str) -> str:
    """The words of one letter; a proposal's several letters are taken together."""
    return "\n".join(text for name, text in files.bodies().items() if name.split("/")[0] == where)


def bracket_sums() -> list[tuple[str, str, Decimal, list[Decimal]]]:
    """Every whole that is followed by its parts in brackets, all in one measure."""
    found = []
    for name, text in files.bodies().items():
        for match in WHOLE.finditer(text):
            parts = [PART.fullmatch(part) for part in match.group(4).split("、")]
            if len(parts) < 2 or not all(part and part.group(3) == match.group(3) for part in parts):
                continue
            values = [Decimal(part.group(1)) * SCALE[part.group(2) or ""] for part in parts if part]
            found.append((name, match.group(), Decimal(match.group(1)) * SCALE[match.group(2) or ""], values))
    return found


def test_parts_in_brackets_make_up_the_whole() -> None:
    found = bracket_sums()
    counts = {name: sum(1 for row in found if row[0] == name) for name in files.LETTERS}
    assert counts == {"long": 10, "short": 3, "deputy": 3} and len(found) >= 22
    for name, printed, whole, parts in found:
        assert sum(parts) == whole, (name, printed)


def test_a_wrong_sum_in_brackets_would_be_found() -> None:
    match = WHOLE.search("投入资金1860万元（道路修复1140万元、桥梁重建710万元）")
    assert match is not None
    parts = [PART.fullmatch(part) for part in match.group(4).split("、")]
    assert sum(Decimal(part.group(1)) * SCALE[part.group(2)] for part in parts if part) != value(match.group(1) + match.group(2))


@pytest.mark.parametrize("fact", SUMS, ids=lambda fact: f"{fact.where} {fact.whole}")
def test_sums(fact: Sum) -> None:
    printed = [part.lstrip("-") for part in fact.parts]
    for phrase in [*printed, *([] if fact.whole == "100%" else [fact.whole])]:
        assert phrase in body(fact.where), phrase
    assert sum(-value(part) if part.startswith("-") else value(part) for part in fact.parts) == value(fact.whole)


@pytest.mark.parametrize("fact", SHARES, ids=lambda fact: f"{fact.where} {fact.percent}")
def test_shares(fact: Share) -> None:
    for phrase in (fact.part, fact.whole, fact.percent):
        assert phrase in body(fact.where), phrase
    stated = Decimal(fact.percent.rstrip("%"))
    exact = 100 * value(fact.part) / value(fact.whole)
    assert exact.quantize(stated, rounding=ROUND_HALF_UP) == stated


@pytest.mark.parametrize("fact", PRODUCTS, ids=lambda fact: f"{fact.where} {fact.result}")
def test_products(fact: Product) -> None:
    for phrase in (*fact.factors, fact.result):
        assert phrase in body(fact.where), phrase
    assert prod(map(value, fact.factors)) == value(fact.result)


def test_the_upkeep_of_the_deputys_roads_is_its_three_rates() -> None:
    text = body("deputy")
    lengths = [value(phrase) for phrase in ("县道1268公里", "乡道2354公里", "村道4804公里")]
    rates = [value(phrase) for phrase in ("1.2万元", "6000元", "3500元")]
    for phrase in ("县道1268公里", "乡道2354公里", "村道4804公里", "1.2万元、6000元、3500元", "4615.4万元"):
        assert phrase in text
    assert sum(length * rate for length, rate in zip(lengths, rates, strict=True)) == value("4615.4万元")


def test_the_meals_of_the_short_letter_cost_what_was_paid() -> None:
    text = body("short")
    for phrase in ("60周岁至79周岁116万人次、80周岁以上170万人次", "每餐补助2元", "每餐补助3元", "发放补助742万元"):
        assert phrase in text
    assert value("116万人次") * 2 + value("170万人次") * 3 == value("742万元")
