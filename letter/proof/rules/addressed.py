"""Who a letter speaks to, by its 主送 and the register: one person, several, bodies, or both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from letter.content import PERSONS, LetterContent

PERSON = re.compile(r"(?:委员|代表)(?:们|（[^）]*）)?\Z")
SEVERAL = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?[名位人]?(?:政协|人大)?(?:委员|代表)|各位|(?:委员|代表)们|[、，和].*(?:委员|代表)\Z")
BODY = re.compile(r"(?:委员会|委|会|党|社|盟|支部|总支|界别?|组|协会|联合会|商会|局|办公室|学院|公司|院|所|中心|工商联|民建|民革|民盟|民进|农工党|致公党|九三学社|台盟)\Z")


@dataclass(frozen=True)
class Addressed:
    """``kind`` and how many; ``said``: as the 主送 names them."""

    ONE: ClassVar[str] = "one"
    MANY: ClassVar[str] = "many"
    BODY: ClassVar[str] = "body"
    MIXED: ClassVar[str] = "mixed"

    kind: str
    number: int
    said: str


def addressed(content: LetterContent) -> Addressed | None:
    """None where the 主送 does not tell."""
    names = [name.strip().removeprefix("尊敬的").rstrip("：:") for name in content.addressees if name.strip()]
    persons = [name for name in names if _is_person(name, content)]
    bodies = [name for name in names if name not in persons and _is_body(name, content)]
    if not names or len(persons) + len(bodies) != len(names):
        return None
    said = "、".join(names)
    if persons and bodies:
        return Addressed(Addressed.MIXED, len(names), said)
    if bodies:
        return Addressed(Addressed.BODY, len(bodies), said)
    several = len(persons) > 1 or any(SEVERAL.search(name) for name in persons)
    return Addressed(Addressed.MANY if several else Addressed.ONE, 2 if several else 1, said)


def _kinds(name: str, content: LetterContent) -> set[str]:
    return {one.kind for proposal in content.proposals for one in proposal.proposers if one.name and name.startswith(one.name)}


def _is_person(name: str, content: LetterContent) -> bool:
    return PERSON.search(name) is not None or bool(_kinds(name, content) & PERSONS)


def _is_body(name: str, content: LetterContent) -> bool:
    return BODY.search(name) is not None or bool(_kinds(name, content) - PERSONS)
