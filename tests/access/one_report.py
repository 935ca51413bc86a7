"""Stands in for measuring where a test is about who may see a page: every file has one fault."""

from letter.measure import Measurement, Place, Report
from letter.measure.geometry import Box
from letter.render import Measured
from tests.access.one_page import PICTURE

FAULT = Measurement(
    "number_form", "7.2.5", "发文字号的写法", "六角括号", "must", "wrong", "“云川函[2026]1号”", "", (Place(1, Box(128, 55, 184, 61)),)
)  # fmt: skip


class OneReportMeasurer:
    """Gives one report for everything."""

    def measure(self, data: bytes, *, width: int = 0) -> Measured:
        """One page with one fault."""
        return Measured(Report("pdf", ((210.0, 297.0),), (FAULT,)), {1: PICTURE})
