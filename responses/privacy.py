"""What a letter that will be published should not say of people: how to reach them, their identity numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letter.content import Item, LetterContent, Passage, Section
from letter.finding import Finding

IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])")
"""公民身份号码: region, birthday, three figures and a check (GB 11643)."""
TELEPHONE = re.compile(
    r"(?<![0-9A-Za-z-])(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8})(?![0-9A-Za-z])"
    r"|(?:电话|手机|座机|传真|联系方式)(?:号码)?[为是：: ]{0,3}\d{3,4}[ -]?\d{4}(?![0-9A-Za-z])"
)
"""A mobile, a number with its area code, a short one after its word. The service number of an office (12345) is none."""
MAIL = re.compile(r"(?<![0-9A-Za-z._+-])[0-9A-Za-z._+-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+")
HOUSE = re.compile("[0-9０-９一二三四五六七八九十]+[号栋幢楼室]")
"""What tells where somebody lives from where somebody works, which a letter may well name."""
SHOWN_LENGTH = 4
WIDTHS = str.maketrans("０１２３４５６７８９－—Ｘｘ＠　", "0123456789--Xx@ ")


def found_in_public(content: LetterContent) -> list[Finding]:
    """Say where the words of a public letter name a way to reach somebody. The 附注 is left out of the public version."""
    found = []
    known = _known(content)
    for where, text in _texts(content):
        plain = text.translate(WIDTHS)
        for match in IDENTITY.finditer(plain):
            found.append(_suspect("PRV-01S", where, f"文中像有身份证号（{_masked(match.group())}）"))
        for match in TELEPHONE.finditer(IDENTITY.sub(" ", plain)):
            found.append(_suspect("PRV-02S", where, f"文中像有电话号码（{_masked(match.group())}）"))
        if MAIL.search(plain):
            found.append(_suspect("PRV-04S", where, "文中像有电子邮箱地址"))
        for name, address in known:
            if address in text:
                found.append(_suspect("PRV-03S", where, f"文中有提案者{name}的通讯地址"))
    return found


def _known(content: LetterContent) -> list[tuple[str, str]]:
    """Addresses of the proposers as the register has them."""
    everyone = [one for proposal in content.proposals for one in proposal.proposers]
    return list(dict.fromkeys((one.name, one.address) for one in everyone if HOUSE.search(one.address)))


def _texts(content: LetterContent) -> Iterator[tuple[str, str]]:
    """Everything that is published, with its place as decoding names it."""
    yield "title", content.plain_title
    yield from ((f"addressees[{place}]", name) for place, name in enumerate(content.addressees))
    yield "opening", content.opening
    yield from _passages(content.passages, "passages")
    yield from ((f"closing[{place}]", text) for place, text in enumerate(content.closing))
    for place, attachment in enumerate(content.attachments):
        where = f"attachments[{place}]"
        yield f"{where}.name", attachment.name
        yield from ((f"{where}.paragraphs[{row}]", text) for row, text in enumerate(attachment.paragraphs))
        yield from ((f"{where}.rows[{row}]", "　".join(cells)) for row, cells in enumerate(attachment.rows))
    yield from ((f"copied_to[{place}]", name) for place, name in enumerate(content.copied_to))


def _passages(passages: tuple[Passage, ...], where: str) -> Iterator[tuple[str, str]]:
    for index, passage in enumerate(passages):
        place = f"{where}[{index}]"
        if isinstance(passage, Section):
            yield f"{place}.heading", passage.heading
            yield from _passages(passage.passages, f"{place}.passages")
        elif isinstance(passage, Item):
            # Lead and text are one paragraph: a number may begin in one and end in the other.
            yield place, passage.lead_in + passage.text
            yield from ((f"{place}.more[{row}]", text) for row, text in enumerate(passage.more))
        else:
            yield f"{place}.text", passage.text


def _masked(said: str) -> str:
    """Enough to find the place, too little to reach anybody."""
    return f"……{said[-SHOWN_LENGTH:]}"


def _suspect(rule: str, where: str, said: str) -> Finding:
    return Finding(rule, "suspect", where, said, "此件主动公开，请删去，或者改公开属性")
