"""Hands a kept file out: always as a download, never as a page of this site."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from proposals.models import StoredFile
from proposals.services.files import content_of_file


def attachment(stored: StoredFile) -> HttpResponse:
    """Return the file as a download. Raises Refused when its bytes are no longer those that were kept."""
    response = HttpResponse(content_of_file(stored), content_type=stored.content_type)
    response["Content-Disposition"] = disposition(stored.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def disposition(name: str) -> str:
    """Return the header by which old and new browsers name the download: an ASCII name, and the true one encoded."""
    suffix = name.rsplit(".", 1)[-1] if "." in name else "bin"
    plain = suffix if suffix.isascii() and suffix.isalnum() else "bin"
    return f"attachment; filename=\"file.{plain}\"; filename*=utf-8''{quote(name, safe='')}"
