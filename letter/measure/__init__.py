"""格式体检: any PDF or DOCX measured against the 信函格式 of GB/T 9704-2012, clause by clause.

What cannot be measured says so and why; it never counts as passed. Here stand the words of a report; files are read in
letter.measure.files, in a process of their own.
"""

from __future__ import annotations

from letter.measure.verdict import VERDICTS, Measurement, Place, Report, report_from

__all__ = ["BYTES_LIMIT", "INSTALL", "VERDICTS", "Measurement", "Place", "Report", "report_from"]

BYTES_LIMIT = 20 * 1024 * 1024
"""The largest file that is measured."""
INSTALL = "apt-get install -y --no-install-recommends libreoffice-writer-nogui"
"""The one line that installs the program that lays a DOCX out."""
