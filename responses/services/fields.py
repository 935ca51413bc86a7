"""The editor's data at the door: every field checked and cleaned, every wrong place named.

In: what the browser sent, as decoded JSON of any shape. Out: Fields, or UnfitDraft with one sentence a place.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from accounts.models import Unit
from accounts.refusal import Refused
from letter.clean import clean_text, notices
from letter.content import LetterContent, Section
from letter.decoding import ContentError, content_from
from letter.limits import PRINT_RUN_LIMIT
from proposals.models import Outcome
from responses.content import outcomes_of
from responses.models import Reply
from responses.services.issuing import RECIPIENT_LIMIT

TEXTS = ("title", "opening", "disclosure", "disclosure_reason", "urgency", "contact_name", "contact_phone", "outcome", "print_run")
LISTS = ("addressees", "closing", "copied_to")
TICKS = ("with_feedback", "is_wet_stamped")
KNOWN = frozenset({*TEXTS, *LISTS, *TICKS, "copies", "issuers", "attachments", "passages"})
LABELS = {
    "title": "标题", "opening": "开头", "closing": "结尾", "addressees": "主送", "copied_to": "抄送",
    "disclosure": "公开属性", "disclosure_reason": "不公开理由", "urgency": "紧急程度", "contact_name": "联系人",
    "contact_phone": "联系电话", "outcome": "办理结果分类", "issuers": "署名", "attachments": "附件",
    "passages": "正文", "with_feedback": "附征询意见表", "is_wet_stamped": "手工盖章", "heading": "标题",
    "lead_in": "领句", "text": "正文", "more": "续段", "name": "名称", "paragraphs": "正文", "rows": "表格",
    "copies": "分送", "print_run": "印制份数",
}  # fmt: skip
LIMITS = {"title": 250, "disclosure_reason": 200, "contact_name": 30, "contact_phone": 40}
HEADING_LIMIT = 120
ATTACHMENT_NAME_LIMIT = 120
URGENCIES = ("", "特急", "加急")
KEY = re.compile(r"[0-9A-Za-z_.-]{1,36}", re.ASCII)
PLACE = re.compile(r"^(?P<where>[^：]*)：(?P<said>.*)$", re.DOTALL)
STEP = re.compile(r"(\w+)(?:\[(\d+)\])?")


@dataclass(frozen=True)
class Problem:
    """One wrong place: a field's name or a passage's key, and the sentence."""

    place: str
    sentence: str


class UnfitDraft(Refused):
    """The letter cannot be kept as it stands; nothing was changed. ``problems`` names every place."""

    def __init__(self, problems: list[Problem], *, on: Reply | None = None) -> None:
        first = problems[0].sentence
        more = f"（另有{len(problems) - 1}处）" if len(problems) > 1 else ""
        super().__init__(f"没有保存：{first}{more}", code="unfit", action="save", on=on)
        self.problems = problems


@dataclass(frozen=True)
class Fields:
    """A letter's fields, clean and within the limits."""

    content: LetterContent
    outcome: Outcome | None
    issuers: tuple[Unit, ...]
    contact_name: str
    contact_phone: str
    print_run: int
    with_feedback: bool
    is_wet_stamped: bool
    notices: tuple[Problem, ...]
    """What cleaning changed, a sentence a place."""


def read(data: object, *, reply: Reply) -> Fields:
    """Check and clean what the editor sent for this letter. Raises UnfitDraft naming every wrong place."""
    if not isinstance(data, dict):
        raise UnfitDraft([Problem("", "收到的数据不是一份答复函。")], on=reply)
    problems = [Problem("", f"没有“{clean_text(str(name), multiline=False)[:40]}”这一项。") for name in data.keys() - KNOWN]
    ticks = {name: _tick(data, name, problems) for name in TICKS}
    texts = {name: _text(data, name, problems) for name in ("contact_name", "contact_phone", "outcome", "print_run")}
    content = _content(data, problems)
    if content is not None:
        problems += _too_long(content, texts)
        if content.urgency not in URGENCIES:
            problems.append(Problem("urgency", f"紧急程度只有“特急”“加急”，没有“{content.urgency[:20]}”。"))
    print_run = _print_run(texts.pop("print_run"), problems)
    outcome = _outcome(reply, texts["outcome"], problems)
    issuers = _issuers(reply, data.get("issuers", []), problems)
    if problems or content is None:
        raise UnfitDraft(problems, on=reply)
    del texts["outcome"]
    return Fields(content=content, outcome=outcome, issuers=issuers, print_run=print_run, notices=tuple(_notices(data)), **texts, **ticks)


def _content(data: dict[str, Any], problems: list[Problem]) -> LetterContent | None:
    """The words, read by the letter's own strict decoding."""
    names = ("title", "opening", "disclosure", "disclosure_reason", "urgency", *LISTS, "attachments", "passages")
    words = {name: data[name] for name in names if name in data}
    if "copies" in data:
        words["copies"] = _as_records(data["copies"])
    try:
        return content_from(words)
    except ContentError as error:
        problems += [_problem(line, data) for line in error.problems]
        return None


def _as_records(lines: Any) -> Any:
    """A co-signer's line as the letter's content has it; whatever is none stays as it came, for the reader to name."""
    if not isinstance(lines, list):
        return lines
    return [{"addressee": line} for line in lines if not (isinstance(line, str) and not line.strip())]


def _problem(line: str, data: dict[str, Any]) -> Problem:
    """Put the decoder's place into the editor's words: the field's name, or the passage's key."""
    found = PLACE.match(line)
    where, said = (found["where"], found["said"]) if found else ("", line)
    place, names, at = "", [], data
    for name, index in STEP.findall(where.removesuffix(".addressee")):
        names.append(LABELS.get(name, name) + (f"第{int(index) + 1}项" if index else ""))
        at = _inside(at, name, index)
        if isinstance(at, dict) and isinstance(at.get("key"), str) and KEY.fullmatch(at["key"]):
            place = at["key"]
        place = place or (name if name in KNOWN else "")
    sentence = f"{'，'.join(names)}：{said}" if names else said
    return Problem(place, sentence.rstrip("。") + "。")


def _inside(at: Any, name: str, index: str) -> Any:
    value = at.get(name) if isinstance(at, dict) else None
    if index and isinstance(value, list) and int(index) < len(value):
        return value[int(index)]
    return value


def _text(data: dict[str, Any], name: str, problems: list[Problem]) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        problems.append(Problem(name, f"{LABELS[name]}：应为文字。"))
        return ""
    return clean_text(value, multiline=False)


def _tick(data: dict[str, Any], name: str, problems: list[Problem]) -> bool:
    value = data.get(name, False)
    if not isinstance(value, bool):
        problems.append(Problem(name, f"{LABELS[name]}：应为是或否。"))
    return value is True


def _too_long(content: LetterContent, texts: dict[str, str]) -> list[Problem]:
    values = {"title": content.title, "disclosure_reason": content.disclosure_reason, **texts}
    found = [
        Problem(name, f"{LABELS[name]}共{len(values[name])}字，最多{limit}字。")
        for name, limit in LIMITS.items()
        if len(values[name]) > limit
    ]
    for index, one in enumerate(content.attachments, start=1):
        if len(one.name) > ATTACHMENT_NAME_LIMIT:
            found.append(Problem("attachments", f"附件{index}的名称共{len(one.name)}字，最多{ATTACHMENT_NAME_LIMIT}字。"))
    for copy in content.copies:
        if len(copy.addressee) > RECIPIENT_LIMIT:
            found.append(Problem("copies", f"分送“{copy.addressee[:12]}……”共{len(copy.addressee)}字，最多{RECIPIENT_LIMIT}字。"))
    return found + _long_headings(content.passages)


def _long_headings(passages: tuple) -> list[Problem]:
    found = []
    for passage in passages:
        if isinstance(passage, Section):
            if len(passage.heading) > HEADING_LIMIT:
                said = f"标题“{passage.heading[:12]}……”共{len(passage.heading)}字，最多{HEADING_LIMIT}字。"
                found.append(Problem(passage.key, said))
            found += _long_headings(passage.passages)
    return found


def _outcome(reply: Reply, code: str, problems: list[Problem]) -> Outcome | None:
    """The class by its code, in the scheme of the letter's level and kind (or the one it already has)."""
    if not code:
        return None
    found = next((one for one in outcomes_of(reply) if one.code == code), None)
    if found is None:
        problems.append(Problem("outcome", f"分类办法中没有“{code[:20]}”这一类。"))
    return found


def _print_run(text: str, problems: list[Problem]) -> int:
    """The number of printed copies as it was typed; 0 where it is left to who seals."""
    typed = unicodedata.normalize("NFKC", text)
    if not typed:
        return 0
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 5 and int(typed) <= PRINT_RUN_LIMIT):
        problems.append(Problem("print_run", f"印制份数应为1至{PRINT_RUN_LIMIT}的整数，现为“{typed[:20]}”。"))
        return 0
    return int(typed)


def _issuers(reply: Reply, ids: Any, problems: list[Problem]) -> tuple[Unit, ...]:
    if not isinstance(ids, list) or not all(type(one) is int and 0 < one < 2**62 for one in ids) or len(ids) > 20:
        problems.append(Problem("issuers", "署名：应为最多20个单位。"))
        return ()
    units = Unit.objects.filter(pk__in=ids, level_id=reply.unit.level_id, is_active=True).in_bulk()
    if len(set(ids)) != len(ids):
        problems.append(Problem("issuers", "署名：同一单位列了两次。"))
    elif len(units) != len(ids):
        problems.append(Problem("issuers", "署名：有的单位不存在或已停用。"))
    elif ids and reply.unit_id not in ids:
        problems.append(Problem("issuers", f"署名：应当有本单位（{reply.unit.full_name}）。"))
    return tuple(units[one] for one in ids if one in units)


def _notices(data: dict[str, Any]) -> list[Problem]:
    found = [Problem(name, f"{LABELS[name]}：{''.join(said)}") for name in KNOWN if (said := _said(data.get(name)))]
    return sorted(found, key=lambda one: one.place)


def _said(value: Any) -> list[str]:
    if isinstance(value, str):
        return notices(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return list(dict.fromkeys(said for one in inner for said in _said(one)))
