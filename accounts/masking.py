"""Hides the middle of telephone numbers wherever people other than the letter's own unit read."""

import re

# No letter or digit may stand beside: a digest or an identifier that holds such a run of digits is no telephone.
_MOBILE = re.compile(r"(?<![0-9A-Za-z])((?:\+?86[- ]?)?1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?![0-9A-Za-z])")
_LANDLINE = re.compile(r"(?<![0-9A-Za-z-])(0\d{2,3}[-－ ]?)\d{3,4}(\d{4})(?![0-9A-Za-z])")


def mask_phones(text: str) -> str:
    """Return the text with 13800000000 as 138****0000 and 0000-0000000 as 0000-****0000."""
    return _LANDLINE.sub(r"\1****\2", _MOBILE.sub(r"\1****\2", text))
