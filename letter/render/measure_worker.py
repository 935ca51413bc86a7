"""The process that opens an upload to measure it: it makes no letters, holds no seals, and ends with its one file.

Started as ``python -m letter.render.measure_worker <bounds as JSON>`` by letter.render.measuring, never by hand.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from letter.measure.document.even import even_lines
from letter.measure.errors import Unreadable
from letter.measure.files import is_docx, measure_docx, measure_pdf, prepared
from letter.render.bounds import Bounds
from letter.render.failure import RenderFailed
from letter.render.pages import pages_of
from letter.render.protocol import Message
from letter.render.worker import serve


def answer(head: dict[str, Any], blobs: list[bytes]) -> Message:
    """Do one job. Raises RenderFailed."""
    jobs = {"prepare": _prepare, "even": _even, "measure": _measure}
    try:
        return jobs[head["job"]](head, blobs)
    except Unreadable as error:
        raise RenderFailed("unreadable", str(error)) from error


def _prepare(head: dict[str, Any], blobs: list[bytes]) -> Message:
    """Say what an upload is; of a DOCX return the copy that may be laid out."""
    if not is_docx(blobs[0]):
        return {"kind": "pdf"}, []
    copy, even = prepared(blobs[0])
    return {"kind": "docx", "even": even}, [copy]


def _even(head: dict[str, Any], blobs: list[bytes]) -> Message:
    """Take the gaps between Chinese and figures out of LibreOffice's flat format."""
    return {}, [even_lines(blobs[0], head["styles"])]


def _measure(head: dict[str, Any], blobs: list[bytes]) -> Message:
    """Measure a PDF, or a DOCX with its print behind it; picture its pages where asked."""
    printed = blobs[-1] if head["kind"] == "pdf" or len(blobs) > 1 else None
    if head["kind"] == "pdf":
        report = measure_pdf(blobs[0])
    else:
        report = measure_docx(blobs[0], printed, **({"why_not": head["why_not"]} if head.get("why_not") else {}))
    pictures = {}
    if printed is not None and head["width"]:
        pictures = pages_of(printed, pages=range(1, head["pages"] + 1), width=head["width"])
    return {"report": report.to_json(), "pages": list(pictures)}, list(pictures.values())


def main() -> int:
    """Serve the jobs of one upload."""
    return serve(lambda: (answer, {}), Bounds(**json.loads(sys.argv[1])))


if __name__ == "__main__":
    sys.exit(main())
