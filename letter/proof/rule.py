"""Rule: one proofreading rule with its source and examples; ``@rule`` puts its function into RULES."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from letter.content import Item, LetterContent, Paragraph, Passage, Section
from letter.finding import Level
from letter.proof.facts import Facts
from letter.proof.reading import Hit, Read

Basis = Literal["国标", "条例", "实务", "单位制度"]
"""Where a rule comes from; an office may switch off only what is 实务 or 单位制度, and hints."""

Into = Literal[
    "title", "addressee", "opening", "paragraph", "lead_in", "heading", "closing", "attachment_name", "attachment", "table",
    "issuer", "issuer_mark", "contact", "copied_to",
]  # fmt: skip
"""Where an example's text stands. Several lines are several paragraphs, names or rows (cells parted by ``|``)."""

ID = re.compile(r"(?P<family>[A-Z]{3})-(?P<number>\d\d)(?P<level>[ESH])")
FAMILIES = ("FMT", "STR", "PUN", "NUM", "TXT", "CON", "REF", "CNT", "PRV")
FAMILY_NAMES = {
    "FMT": "格式", "STR": "结构", "PUN": "标点", "NUM": "数字", "TXT": "文字",
    "CON": "一致", "REF": "引用", "CNT": "答复", "PRV": "公开和保密",
}  # fmt: skip
LEVELS: dict[str, Level] = {"E": "error", "S": "suspect", "H": "hint"}
LEVEL_NAMES: dict[Level, str] = {"error": "必错", "suspect": "疑似", "hint": "提示"}

Find = Callable[[Read], Iterable[Hit]]


@dataclass(frozen=True)
class Example:
    """A text as the help page shows it, and how it gets into a letter: ``into`` a field, or by ``make``."""

    text: str
    into: Into = "paragraph"
    at: str = ""
    """What of the text is wrong: the finding's span holds it, and the help page marks it."""
    make: Callable[[LetterContent], LetterContent] | None = None
    facts: Facts = field(default_factory=Facts)

    def placed(self, base: LetterContent) -> LetterContent:
        """The letter ``base`` with this example in it."""
        if self.make is not None:
            return self.make(base)
        return _placed(base, self.into, self.text.split("\n"))


@dataclass(frozen=True)
class Rule:
    """One rule. ``find`` is ``None`` where another part of the program keeps it, named in ``kept_in``."""

    id: str
    name: str
    source: str
    """The exact clause: ``GB/T 15834—2011 第4.5.3.5条``, ``《党政机关公文处理工作条例》第九条``, ``实务``."""
    basis: Basis
    bad: Example
    good: Example
    find: Find | None = None
    note: str = ""
    """What the help page adds: what it looks at, what it leaves alone."""
    kept_in: str = ""

    @property
    def level(self) -> Level:
        """必错, 疑似 or 提示: the last letter of the id."""
        return LEVELS[self.id[-1]]

    @property
    def family(self) -> str:
        """FMT, STR, PUN …"""
        return self.id[:3]

    @property
    def may_be_off(self) -> bool:
        """Whether an office may switch it off."""
        return self.level == "hint" or self.basis in ("实务", "单位制度")


_REGISTERED: dict[str, Rule] = {}


def rule(
    id: str, name: str, *, source: str, basis: Basis, bad: Example, good: Example, note: str = ""
) -> Callable[[Find], Find]:
    """Register a function as a rule: it looks at a Read and yields a Hit for each thing found."""

    def registered(find: Find) -> Find:
        register(Rule(id, name, source, basis, bad, good, find, note))
        return find

    return registered


def register(one: Rule) -> None:
    """Put a rule into RULES. Raises ValueError for an id that is not of the list or stands there already."""
    found = ID.fullmatch(one.id)
    if not found or found["family"] not in FAMILIES or one.id in _REGISTERED or one.basis not in get_args(Basis):
        raise ValueError(one.id)
    _REGISTERED[one.id] = one


def in_order() -> dict[str, Rule]:
    """Every rule that is registered, by family and number."""
    return dict(sorted(_REGISTERED.items(), key=lambda pair: (FAMILIES.index(pair[0][:3]), pair[0][4:])))


def _placed(base: LetterContent, into: Into, lines: list[str]) -> LetterContent:
    text = "\n".join(lines)
    if into in ("title", "opening", "issuer_mark"):
        return replace(base, **{into: text})
    if into in ("addressee", "copied_to", "closing"):
        return replace(base, **{"addressees" if into == "addressee" else into: tuple(lines)})
    if into == "issuer":
        issuers = tuple(replace(base.issuers[0], name=name) for name in lines)
        return replace(base, issuers=issuers)
    if into == "contact":
        return replace(base, contact=replace(base.contact, name=text))
    if into.startswith(("attachment", "table")):
        return _attached(base, into, lines)
    return replace(base, passages=_with_passages(base.passages, into, lines))


def _attached(base: LetterContent, into: Into, lines: list[str]) -> LetterContent:
    first, *others = base.attachments
    if into == "attachment_name":
        first, *others = (replace(first, name=name) for name in lines)
    elif into == "attachment":
        first = replace(first, paragraphs=tuple(lines))
    else:
        first = replace(first, rows=tuple(tuple(line.split("|")) for line in lines))
    return replace(base, attachments=(first, *others))


def _with_passages(passages: tuple[Passage, ...], into: Into, lines: list[str]) -> tuple[Passage, ...]:
    """Paragraphs stand first; items too; headings take the places of the first sections' own."""
    if into == "paragraph":
        return (*(Paragraph(line) for line in lines), *passages)
    if into == "lead_in":
        return (*(Item(line, "具体做法已在会上向各方说明。") for line in lines), *passages)
    named = iter(lines)
    return tuple(
        replace(one, heading=next(named, one.heading)) if isinstance(one, Section) else one for one in passages
    )
