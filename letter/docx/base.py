"""The base document: styles, settings and font table, built in code and free of any template's leftovers."""

from __future__ import annotations

from functools import cache

from letter import gbt9704 as gb
from letter.docx.fitting import FITTED
from letter.docx.looks import LINE, RULE, STYLES, TAIL, Look, NamedStyle, Type
from letter.docx.markup import escaped, part, twips
from letter.docx.text import fonts_xml, on_off, paragraph_properties, run_properties
from letter.fonts import docx_names

LANGUAGE = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
# No mark hangs outside: the composer hangs none. LibreOffice reads the switch the wrong way round, and that is well: it
# never breaks a line between a mark and a number, but hangs the mark and ends the line there.
FIXED = (
    '<w:widowControl w:val="0"/>',
    '<w:kinsoku/><w:overflowPunct w:val="0"/><w:snapToGrid w:val="0"/>',
)
UNGAPPED = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
"""No gaps between Chinese and figures, where no line is fitted for them. LibreOffice 7.4 puts them everywhere."""
COMPATIBILITY = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
}


@cache
def styles_xml() -> str:
    """Return styles.xml: the defaults and one named style for every element of the letter."""
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'{fonts_xml(gb.BODY_FACE)}<w:sz w:val="{int(gb.BODY_PT * 2)}"/><w:szCs w:val="{int(gb.BODY_PT * 2)}"/>{LANGUAGE}'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        f'{FIXED[0]}{FIXED[1]}<w:spacing w:before="0" w:after="0" w:line="{LINE.line}" w:lineRule="exact"/><w:jc w:val="both"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{''.join(FIXED)}</w:pPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
        '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    return part("styles", defaults, normal, *map(_style, [*STYLES.values(), RULE, TAIL]))


def _style(style: NamedStyle) -> str:
    names = f'<w:name w:val="{style.built_in or style.name}"/>'
    if style.built_in:
        names += f'<w:aliases w:val="{style.name}"/>'
    look = style.look
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    paragraph = (
        on_off("keepNext", look.keep_next, False),
        on_off("keepLines", look.keep_lines, False),
        "" if look.align in FITTED else UNGAPPED,
        *paragraph_properties(look, Look(line=LINE.line)),
        outline,
    )
    following = f'<w:next w:val="{STYLES["body"].id}"/>' if style.built_in.startswith("heading") else ""
    custom = "" if style.built_in else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style.id}">{names}<w:basedOn w:val="Normal"/>{following}<w:qFormat/>'
        f"<w:pPr>{''.join(paragraph)}</w:pPr>{run_properties(style.type, Type(spacing=0))}</w:style>"
    )


@cache
def settings_xml() -> str:
    """Return settings.xml: odd and even footers, today's layout engine, marks never squeezed.

    What the composer squeezes stands in the spacing of the line; a program that squeezed once more would end it elsewhere.
    """
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in COMPATIBILITY.items()
    )
    return part(
        "settings",
        '<w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>',
        f'<w:defaultTabStop w:val="{twips(gb.INDENT_CELLS * gb.CELL_PT)}"/><w:evenAndOddHeaders/>',
        '<w:characterSpacingControl w:val="doNotCompress"/>',
        f"<w:compat><w:doNotExpandShiftReturn/><w:useFELayout/>{compatibility}</w:compat>",
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


@cache
def fonts_table_xml() -> str:
    """Return fontTable.xml: the names the standard's readers expect, with what to take where one is missing."""
    faces = dict.fromkeys(docx_names(face) for face in ("fangsong", "kaiti", "heiti", "xiaobiaosong", "songti"))
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{escaped(",".join(others))}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, others in faces
    )
    return part("fonts", fonts)


