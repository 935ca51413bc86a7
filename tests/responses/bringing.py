"""Brings old drafts to the draft of the test world, as the page's form does."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from tests.access.reading import Page
from tests.responses.originals import DRAFT


def address(world, more: str = "") -> str:
    return f"/replies/{world.letters['draft']}/split/{more}"


def bring(world, text: str = "", *, data: bytes | None = None, name: str = "旧稿.txt", who: str = "drafter_owner") -> HttpResponse:
    sent = {"text": text} | ({} if data is None else {"file": SimpleUploadedFile(name, data)})
    return world.client(who).post(address(world), sent)


def brought(world, text: str = DRAFT, **how) -> str:
    """Bring a draft and return the address of its report."""
    answer = bring(world, text, **how)
    assert answer.status_code == 302, Page(answer).text
    return answer["Location"]


def take(world, report: str, *parts: str, version: int | None = None, who: str = "drafter_owner") -> HttpResponse:
    reply = world.reply("draft")
    return world.client(who).post(report, {"version": version or reply.version, "parts": list(parts)})


def ticked(answer: HttpResponse) -> set[str]:
    content = answer.content.decode()
    rows = [tag for tag in content.split("<input") if 'name="parts"' in tag.partition(">")[0]]
    return {tag.partition('value="')[2].partition('"')[0] for tag in rows if "checked" in tag.partition(">")[0]}
