"""What the render process does for a job: content to files, a file to pictures, an upload to a seal."""

from __future__ import annotations

import json
import resource
from collections import Counter
from dataclasses import asdict
from typing import Any

from letter.check.layout import findings_in
from letter.compose import compose
from letter.content import LetterContent
from letter.decoding import ContentError, content_from
from letter.docx import DocxError, write_docx
from letter.example import example
from letter.layout import Layout, LayoutError
from letter.pdf import Print, RenderError
from letter.pdf import warm as warm_pdf
from letter.pdf.kept import Kept
from letter.pdf.traced import write_traces_pdf
from letter.profile import Profile, ProfileError, profile_from
from letter.render.engine import engine
from letter.render.failure import RenderFailed
from letter.render.missing import refusal, substitutes_in, uncovered_in, with_geta
from letter.render.paged import digests_of, first_changed, pictures_of
from letter.render.pages import pages_of
from letter.render.protocol import Message
from letter.render.rendered import Rendered
from letter.render.verify import verify
from letter.render.verify_docx import verify_docx
from letter.seal import SealError, check, reencode
from letter.traces import traces

WANTED = {"pdf", "docx"}
LAYOUTS_KEPT = 4
"""Letters whose pages are looked at one after the other are composed once."""

Composition = tuple[LetterContent, Profile, Layout, list[str]]

_layouts: Kept[Composition] = Kept(LAYOUTS_KEPT)


def warm():
    """Make one letter, so that fonts are read and style sheets parsed. Gives ``answer`` and the versions."""
    warm_pdf()
    layout = compose(example(), Profile())
    _docx(layout, [])
    pdf = _pdf(Print(layout), layout, [])
    pages_of(pdf, pages=[1], width=900)
    return answer, engine()


def answer(head: dict[str, Any], blobs: list[bytes]) -> Message:
    """Do one job. Raises RenderFailed."""
    jobs = {"render": _render, "pictures": _pictures, "seal": _seal, "traces": _traces}
    return jobs[head["job"]](head, blobs)


def _pictures(head: dict[str, Any], blobs: list[bytes]) -> Message:
    found = pages_of(blobs[0], pages=head["pages"], width=head["width"])
    return {"pages": list(found)}, list(found.values())


def _seal(head: dict[str, Any], blobs: list[bytes]) -> Message:
    try:
        return {}, [reencode(blobs[0], stamp=bool(head.get("stamp")))]
    except SealError as error:
        raise RenderFailed("seal_image", str(error)) from error


def _traces(head: dict[str, Any], blobs: list[bytes]) -> Message:
    """花脸稿 of two contents."""
    try:
        before, after = content_from(head["before"]), content_from(head["after"])
        pdf = write_traces_pdf(traces(before, after), title=str(head["title"]), facts=[str(one) for one in head["facts"]])
    except ContentError as error:
        raise RenderFailed("content", problems=error.problems) from error
    except RenderError as error:
        raise RenderFailed("failed", str(error)) from error
    return {}, [pdf]


def _render(head: dict[str, Any], seals: list[bytes]) -> Message:
    before = _cpu_seconds()
    _check_wanted(head)
    content, profile, layout, missing = _laid_out(head)
    _check_seals(seals, content, stamp=profile.seal == "signature_stamp")
    places = sorted(slot.issuer for _, slot in layout.seals)
    if seals and places != list(range(len(seals))):
        raise RenderFailed("seal_count", f"版面上有 {len(places)} 处印章位置，给出的印章有 {len(seals)} 枚。")
    if missing and not head["draft"]:
        raise refusal(content, missing)
    docx = _docx(layout, seals) if "docx" in head["want"] else None
    digests, pdf, pictures = ((), None, {}) if head["want"] == ["docx"] else _printed(head, layout, seals)
    return Rendered(
        page_count=len(layout.pages),
        page_digests=digests,
        pdf=pdf,
        docx=docx,
        pictures=pictures,
        facts=facts_of(layout),
        uncovered="".join(missing),
        engine=engine(),
        cpu_seconds=_cpu_seconds() - before,
    ).to_message()


def _laid_out(head: dict[str, Any]) -> Composition:
    """Content, profile, layout (in a draft with 〓 for what cannot be printed), and the characters no font has."""
    # Not canonical(): that refuses what decoding has yet to clean or to name.
    key = json.dumps([head["content"], head["profile"], head["draft"]], sort_keys=True)
    return _layouts.get(key, lambda: _laid_out_anew(head))


def _laid_out_anew(head: dict[str, Any]) -> Composition:
    content, profile = _read(head)
    layout = _composed(content, profile)
    missing = uncovered_in(layout)
    if missing and head["draft"]:
        layout = _composed(with_geta(content, missing), profile)
    return content, profile, layout, missing


def _printed(head: dict[str, Any], layout: Layout, seals: list[bytes]) -> tuple[tuple[str, ...], bytes | None, dict[int, bytes]]:
    """The pages' digests, the PDF where it is wanted, the pictures that are wanted and that of the first changed page."""
    try:
        printed = Print(layout, images=dict(enumerate(seals)))
        digests = digests_of(printed)
        pages, width = list(head["pages"]), head["width"]
        changed = first_changed(digests, head["known"]) if head.get("known") is not None else None
        pages += [changed] if changed else []
        if "pdf" in head["want"] or (pages and seals):
            pdf = _pdf(printed, layout, seals)
            return digests, pdf, pages_of(pdf, pages=pages, width=width) if pages else {}
        return digests, None, pictures_of(printed, layout, pages=pages, width=width)
    except RenderError as error:
        raise RenderFailed("failed", str(error)) from error


def _composed(content: LetterContent, profile: Profile) -> Layout:
    try:
        return compose(content, profile)
    except LayoutError as error:
        raise RenderFailed("content", str(error), problems=[str(error)]) from error


def _pdf(printed: Print, layout: Layout, seals: list[bytes]) -> bytes:
    pdf = printed.whole()
    verify(pdf, layout, seals)
    return pdf


def _docx(layout: Layout, seals: list[bytes]) -> bytes:
    try:
        docx = write_docx(layout, images=dict(enumerate(seals)))
    except DocxError as error:
        raise RenderFailed("failed", str(error)) from error
    verify_docx(docx, layout, seals)
    return docx


def _read(head: dict[str, Any]) -> tuple[LetterContent, Profile]:
    try:
        content, profile = content_from(head["content"]), profile_from(head["profile"])
    except ContentError as error:
        raise RenderFailed("content", "内容有误：" + "；".join(error.problems[:3]), problems=error.problems) from error
    except ProfileError as error:
        raise RenderFailed("content", str(error), problems=[str(error)]) from error
    return content, profile


def _check_wanted(head: dict[str, Any]) -> None:
    if not WANTED.issuperset(head["want"]):
        raise RenderFailed("failed", detail=f"unknown kinds of file: {head['want']}")


def _check_seals(seals: list[bytes], content: LetterContent, *, stamp: bool) -> None:
    if seals and len(seals) != len(content.issuers):
        raise RenderFailed("seal_count", f"署名机关有 {len(content.issuers)} 个，给出的印章有 {len(seals)} 枚。")
    for number, seal in enumerate(seals, start=1):
        try:
            check(seal, stamp=stamp)
        except SealError as error:
            raise RenderFailed("seal_image", f"第 {number} 枚印章不能使用：{error}") from error


def facts_of(layout: Layout) -> dict[str, Any]:
    """What the composition knows before anything is drawn: pages by kind, lines a page, findings, places of the seals, fonts that stand in for others."""
    return {
        "pages": dict(Counter(page.kind for page in layout.pages)),
        "lines": [len(page.lines) for page in layout.pages],
        "places": dict(layout.places),
        "findings": [asdict(finding) for finding in findings_in(layout)],
        "substitutes": [asdict(substitute) | {"said": substitute.said} for substitute in substitutes_in(layout)],
        "seals": [
            {
                "issuer": slot.issuer,
                "page": index + 1,
                "centre_x_mm": slot.centre_x_mm,
                "centre_y_mm": slot.centre_y_mm,
                "diameter_mm": slot.diameter_mm,
            }
            for index, slot in layout.seals
        ],
    }


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
