"""640 numbers from 16 processes at once: how many a second, and the longest wait."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.bench import people
from tests.bench.table import Row
from tests.factories import make_seal
from tests.responses.factories import add_seal_picture
from tests.responses.races.crowd import crowd
from tests.responses.races.test_numbering import EACH, PROCESSES, register_all, signed_letters


def rows() -> Iterator[Row]:
    """The race of the tests, timed."""
    office = people.office()
    add_seal_picture(make_seal(unit=office.unit), by=office.seal_keeper)
    pks = signed_letters(office, PROCESSES * EACH)

    def work(number, together):
        together()
        return register_all(office, pks[number::PROCESSES])

    start = time.perf_counter()
    answers = crowd(PROCESSES, work)
    seconds = time.perf_counter() - start
    given = {number for numbers, _ in answers for number in numbers}
    yield Row(f"编号：{PROCESSES}个进程各取{EACH}个，得到不同的号", [len(given)], f"= {PROCESSES * EACH}", unit="个")
    yield Row("编号：每秒", [len(given) / seconds], unit="个")
    yield Row("编号：最长等待", [max(longest for _, longest in answers)], "< 15")
