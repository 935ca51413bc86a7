"""The only door through which WeasyPrint reads anything: seals given by the caller, the project's fonts and colours."""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from letter.fonts import files, font_path
from letter.pdf.colours import PROFILE, PROFILE_ADDRESS

SEAL = "seal:"
FONT = "asset:fonts/"


class LetterFetcher(URLFetcher):
    """Serves ``seal:<issuer>``, ``asset:fonts/<file>`` and the colour profile.

    Everything else is recorded and stops the rendering.

    Inside SVG the library swallows even a fatal error, so the record has to be looked at afterwards.
    """

    def __init__(self, seals: Mapping[int, bytes]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._seals = {f"{SEAL}{issuer}": data for issuer, data in seals.items()}
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return the bytes behind an address of ours."""
        if url in self._seals:
            return URLFetcherResponse(url, self._seals[url], {"Content-Type": "image/png"})
        if url.startswith(FONT) and url.removeprefix(FONT) in files():
            data = font_path(url.removeprefix(FONT)).read_bytes()
            return URLFetcherResponse(url, data, {"Content-Type": "font/ttf"})
        if url == PROFILE_ADDRESS:
            return URLFetcherResponse(
                url, PROFILE.read_bytes(), {"Content-Type": "application/vnd.iccprofile"}
            )
        self.refused.append(url)
        raise FatalURLFetchingError(f"refused: {url[:200]}")
