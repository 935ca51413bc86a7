"""What a paragraph or a run of a DOCX finally looks like: defaults, styles, direct settings, theme fonts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from letter.gbt9704 import MM_PER_PT
from letter.measure.document.package import Package, W

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
TWIPS = 20
DEPTH_LIMIT = 20
"""Styles based on each other; a circle ends here."""
Settings = dict[str, str]
"""Settings as attributes of their elements: "rFonts.eastAsia", "sz.val"."""


class Styles:
    """The styles of one document."""

    def __init__(self, package: Package) -> None:
        root = package.part_of("styles")
        self._theme = _theme_fonts(package.part_of("theme"))
        self._styles: dict[str, etree._Element] = {}
        self._default_paragraph = ""
        self._defaults: dict[str, Settings] = {"rPr": {}, "pPr": {}}
        if root is None:
            return
        for style in root.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._default_paragraph = name
        for kind, place in (("rPr", "rPrDefault"), ("pPr", "pPrDefault")):
            found = root.find(f"{W}docDefaults/{W}{place}/{W}{kind}")
            self._defaults[kind] = settings(found)

    def paragraph(self, properties: etree._Element | None) -> tuple[str, Settings, Settings]:
        """Return a paragraph's style id, its own settings, and those its runs begin with."""
        given = properties.find(f"{W}pStyle") if properties is not None else None
        name = given.get(f"{W}val", "") if given is not None else self._default_paragraph
        own = self._defaults["pPr"] | self._chain(name, "pPr") | settings(properties)
        return name, own, self._defaults["rPr"] | self._chain(name, "rPr")

    def run(self, base: Settings, properties: etree._Element | None) -> Settings:
        """Return a run's settings over those of its paragraph."""
        if properties is None:
            return base
        given = properties.find(f"{W}rStyle")
        style = self._chain(given.get(f"{W}val", ""), "rPr") if given is not None else {}
        return base | style | settings(properties)

    def _chain(self, name: str, kind: str) -> Settings:
        chain: list[Settings] = []
        while name in self._styles and len(chain) < DEPTH_LIMIT:
            chain.append(settings(self._styles[name].find(f"{W}{kind}")))
            based = self._styles[name].find(f"{W}basedOn")
            name = based.get(f"{W}val", "") if based is not None else ""
        merged: Settings = {}
        for each in reversed(chain):
            merged |= each
        return merged

    def without_gaps(self) -> Iterator[str]:
        """Yield the names of the paragraph styles that have no gaps between Chinese and figures."""
        for name, style in self._styles.items():
            look = self._defaults["pPr"] | self._chain(name, "pPr")
            shown = style.find(f"{W}name")
            gaps = is_on(look, "autoSpaceDE", True) or is_on(look, "autoSpaceDN", True)
            if style.get(f"{W}type") == "paragraph" and shown is not None and not gaps:
                yield shown.get(f"{W}val", "")

    def font(self, look: Settings, slot: str) -> str:
        """Return the font's name for "eastAsia" or "ascii"; a theme's name counts where it is given."""
        theme = look.get(f"rFonts.{slot}Theme", "")
        return self._theme.get(theme) or look.get(f"rFonts.{slot}", "")


def settings(properties: etree._Element | None) -> Settings:
    """Return the attributes of a property element's children. A plain name overrides a theme's, and the other way."""
    found: Settings = {}
    for child in properties if properties is not None else ():
        if not isinstance(child.tag, str):
            continue
        local = etree.QName(child).localname
        if not child.attrib:
            found[local] = "1"
        for name, value in child.attrib.items():
            attribute = etree.QName(name).localname
            found[f"{local}.{attribute}"] = value
            if local == "rFonts":
                # Later layers decide between the two kinds of name.
                other = attribute.removesuffix("Theme") if attribute.endswith("Theme") else f"{attribute}Theme"
                found.setdefault(f"{local}.{other}", "")
    return found


def size_mm(look: Settings) -> float:
    """Return the em in millimetres; 10 pt where nothing is said."""
    return number(look.get("sz.val"), 20) / 2 * MM_PER_PT


def colour(look: Settings) -> tuple[int, int, int]:
    """Return the colour of the type; automatic is black."""
    value = look.get("color.val", "")
    try:
        return int(value[0:2], 16), int(value[2:4], 16), int(value[4:6], 16)
    except ValueError:
        return 0, 0, 0


def number(value: str | None, default: float = 0.0) -> float:
    """Return an attribute as a number, the default for what is none."""
    try:
        found = float(value) if value else default
    except ValueError:
        return default
    return found if abs(found) < 1e7 else default


def is_on(look: Settings, name: str, default: bool) -> bool:
    """Return whether a switch is on: present without a value means yes."""
    if name in look and f"{name}.val" not in look:
        return True
    value = look.get(f"{name}.val")
    return default if value is None else value not in ("0", "false", "off")


def indent_cells(own: Settings, size: float) -> float:
    """Return by how many characters a first line is set in from the left edge."""
    left = number(own.get("ind.left") or own.get("ind.start"))
    chars = number(own.get("ind.leftChars")) / 100
    first = number(own.get("ind.firstLine")) - number(own.get("ind.hanging"))
    first_chars = (number(own.get("ind.firstLineChars")) - number(own.get("ind.hangingChars"))) / 100
    # Characters go before twips where both are given.
    cell = size / MM_PER_PT * TWIPS
    return (chars or left / cell) + (first_chars or first / cell)


def line_pt(own: Settings) -> float:
    """Return the exact line height of a paragraph; 0 where it follows the type."""
    return number(own.get("spacing.line")) / TWIPS if own.get("spacing.lineRule") == "exact" else 0.0


def _theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """Return the theme's fonts: minorEastAsia → 宋体."""
    found: dict[str, str] = {}
    for kind in ("major", "minor"):
        scheme = theme.find(f".//{DRAWING}{kind}Font") if theme is not None else None
        if scheme is None:
            continue
        latin, asian = scheme.find(f"{DRAWING}latin"), scheme.find(f"{DRAWING}ea")
        hans = next((one for one in scheme.iter(f"{DRAWING}font") if one.get("script") == "Hans"), None)
        names = [one.get("typeface") for one in (asian, hans) if one is not None and one.get("typeface")]
        found[f"{kind}EastAsia"] = names[0] if names else ""
        found[f"{kind}HAnsi"] = found[f"{kind}Ascii"] = (latin.get("typeface") or "") if latin is not None else ""
    return found
