"""Where seals and signature stamps are laid: seen from their paragraph in the flow, and on their page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SealAnchor:
    """Seal here: where a seal's centre stands, seen from its paragraph."""

    issuer: int
    """Index into content.issuers."""
    diameter_mm: float
    centre_x_mm: float
    """From the page's left edge."""
    centre_below_mm: float
    """Below the top of the paragraph's first line box; space before does not count."""
    height_mm: float = 0.0
    """Of a signature stamp, whose width ``diameter_mm`` then is; 0 for a seal, as high as wide."""

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height."""
        return self.diameter_mm, self.height_mm or self.diameter_mm


@dataclass(frozen=True)
class SealSlot:
    """Where a seal is laid over name and date, if one is given when the letter is written."""

    issuer: int
    centre_x_mm: float
    centre_y_mm: float
    diameter_mm: float
    height_mm: float = 0.0
    """Of a signature stamp, whose width ``diameter_mm`` then is; 0 for a seal, as high as wide."""

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height."""
        return self.diameter_mm, self.height_mm or self.diameter_mm
