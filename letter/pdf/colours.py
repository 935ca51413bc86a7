"""The letter's colours and the profile that says, for the archive, which colours they are.

sRGB2014.icc is the International Color Consortium's own profile of sRGB (IEC 61966-2-1), unchanged. The ICC grants
everybody, without fee, the right to use, copy and distribute it for any purpose, without warranty, as long as it is
not changed and the ICC's name is not used in advertising.
"""

from __future__ import annotations

from pathlib import Path

from letter import gbt9704 as gb

COLOURS = {"black": gb.BLACK, "red": gb.RED, "grey": gb.GREY}
PROFILE = Path(__file__).parent / "sRGB2014.icc"
PROFILE_ADDRESS = "asset:sRGB2014.icc"
OUTPUT_INTENT = "--fuwen-srgb"
"""The name of the profile in the style sheet and among the options."""


def profile_css() -> str:
    """Return the rule that reads the profile."""
    return f"@color-profile {OUTPUT_INTENT} {{ src: url({PROFILE_ADDRESS}); components: R, G, B }}\n"
