"""What planters share: a plant, the places of a letter, and how one error is put into one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from letter.content import LetterContent, Paragraph, Section
from letter.proof import Facts, Lists, text_at, with_text
from tests.letter.proof.corpus.reading import Letter, corpus

QUOTED = re.compile(r"“[^“”]*”|《[^《》]*》|（[^（）]*）")
"""What stands in quotation marks, title marks or brackets: a mechanical change there would be another error."""


@dataclass(frozen=True)
class Plant:
    """One error in one letter, and where a proofreader would mark it."""

    rule: str
    letter: str
    content: LetterContent
    facts: Facts
    wheres: tuple[str, ...] = ()
    """Where the finding may stand; empty: anywhere, for what is wrong with the whole letter."""
    span: tuple[int, int] | None = None
    """The characters at fault at ``wheres[0]``; ``None`` where the whole field is."""
    shown: str = ""
    """The passage with the error, for the list of what was missed."""
    lists: Lists | None = None
    same: tuple[str, ...] = ()
    """Rules that say the same of this error: any of them counts."""


def body_places(content: LetterContent) -> Iterator[str]:
    """Yield the places of running text in the body: paragraphs, items' texts and their further paragraphs."""

    def of(passages, before: str) -> Iterator[str]:
        for index, one in enumerate(passages):
            here = f"{before}[{index}]"
            if one.type == "section":
                yield from of(one.passages, f"{here}.passages")
            elif one.type == "item":
                yield f"{here}.text"
                yield from (f"{here}.more[{place}]" for place in range(len(one.more)))
            else:
                yield f"{here}.text"

    return of(content.passages, "passages")


def headings(content: LetterContent) -> list[str]:
    """The places of headings."""
    found: list[str] = []

    def gather(passages, before: str) -> None:
        for index, one in enumerate(passages):
            if one.type == "section":
                found.append(f"{before}[{index}].heading")
                gather(one.passages, f"{before}[{index}].passages")

    gather(content.passages, "passages")
    return found


def leads(content: LetterContent) -> list[str]:
    """The places of items' lead sentences."""
    return [
        place.removesuffix("text") + "lead_in"
        for place in body_places(content)
        if place.endswith(".text") and _is_item(content, place)
    ]


def _is_item(content: LetterContent, place: str) -> bool:
    try:
        return bool(text_at(content, place.removesuffix("text") + "lead_in"))
    except LookupError:
        return False


def put(rule: str, letter: Letter, where: str, text: str, span: tuple[int, int] | None) -> Plant:
    """The plant that has ``text`` at ``where``."""
    changed = with_text(letter.content, where, text)
    start, end = span or (0, len(text))
    shown = f"{text[max(0, start - 20) : start]}⟦{text[start:end]}⟧{text[end : end + 20]}"
    return Plant(rule, letter.name, changed, letter.facts, (where,), span, shown)


def substituted(
    rule: str, pattern: str, changes: list[str | Callable[[re.Match[str]], str]], *, count: int = 14, quoted: bool = False
) -> list[Plant]:
    """Change one match of ``pattern`` in each of ``count`` letters, by the changes in turn, at places that vary.

    Matches inside quotations, titles and brackets are left alone unless ``quoted``.
    """
    plants: list[Plant] = []
    regex = re.compile(pattern)
    for turn, letter in enumerate(_turned(rule)):
        spots = [
            (where, match)
            for where in body_places(letter.content)
            for match in regex.finditer(text_at(letter.content, where))
            if quoted or not _in_quotation(match)
        ]
        if not spots:
            continue
        where, match = spots[(turn * 7 + 3) % len(spots)]
        change = changes[len(plants) % len(changes)]
        new = match.expand(change) if isinstance(change, str) else change(match)
        text = match.string[: match.start()] + new + match.string[match.end() :]
        plants.append(put(rule, letter, where, text, (match.start(), match.start() + max(1, len(new)))))
        if len(plants) == count:
            break
    return plants


def _in_quotation(match: re.Match[str]) -> bool:
    spans = (one.span() for one in QUOTED.finditer(match.string))
    return any(start < match.end() and match.start() < end for start, end in spans)


def sentences(rule: str, texts: list[str], *, letters: Callable[[Letter], bool] = lambda letter: True) -> list[Plant]:
    """Add each text as a paragraph or at the end of one, in a letter of its own. ⟦ ⟧ mark what is wrong in it."""
    plants = []
    fit = [letter for letter in _turned(rule) if letters(letter)]
    for turn, marked in enumerate(texts):
        letter = fit[turn % len(fit)]
        start, end = marked.index("⟦"), marked.index("⟧") - 1
        text = marked.replace("⟦", "").replace("⟧", "")
        if turn % 2:
            content = with_paragraph(letter.content, text)
            where = f"passages[{len(content.passages) - 1}].text"
            if isinstance(letter.content.passages[-1], Section):
                where = f"passages[{len(letter.content.passages) - 1}].passages[{_last(content)}].text"
            plants.append(Plant(rule, letter.name, content, letter.facts, (where,), (start, end), marked))
        else:
            where = list(body_places(letter.content))[-1]
            before = text_at(letter.content, where)
            plants.append(put(rule, letter, where, before + text, (len(before) + start, len(before) + end)))
    return plants


def _last(content: LetterContent) -> int:
    last = content.passages[-1]
    assert isinstance(last, Section)
    return len(last.passages) - 1


def with_paragraph(content: LetterContent, *texts: str) -> LetterContent:
    """The letter with more paragraphs at its end: in its last section, where it has sections."""
    more = tuple(Paragraph(text) for text in texts)
    last = content.passages[-1]
    if isinstance(last, Section):
        return replace(content, passages=(*content.passages[:-1], replace(last, passages=(*last.passages, *more))))
    return replace(content, passages=(*content.passages, *more))


def whole(rule: str, letter: Letter, *, wheres: tuple[str, ...] = (), shown: str = "", facts=None, **changes) -> Plant:
    """The plant whose content or facts differ in whole fields."""
    content = replace(letter.content, **changes) if changes else letter.content
    return Plant(rule, letter.name, content, facts or letter.facts, wheres, None, shown)


def letters_of(purpose: str = "reply", **wanted: str) -> list[Letter]:
    """Letters of a purpose and, by their content, of a kind."""
    return [
        letter
        for letter in corpus()
        if (not purpose or letter.content.purpose == purpose)
        and all(getattr(letter.content, name) == value for name, value in wanted.items())
    ]


def _turned(rule: str) -> list[Letter]:
    """The letters, beginning at another one for each rule, so that all are used."""
    letters = list(corpus())
    start = sum(map(ord, rule)) % len(letters)
    return letters[start:] + letters[:start]
