"""The corpus of clean letters: hand-written texts in a plain form, read into content and the register's facts.

A file is a head of lines ``字 值`` (see ``_HEAD``), a line ``---``, the body. In the body the first line is the opening;
``# ``, ``## ``, ``### `` begin headings, ``- 领句|文字`` an item, ``+ `` its further paragraph, ``===`` the closing,
``@ 名称`` an attachment, ``| a | b`` a row of its table; every other line is a paragraph.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from letter.content import LetterContent
from letter.decoding import content_from
from letter.proof import Ask, Facts
from tests.house.sources import ROOT

LETTERS = Path(__file__).parent / "letters"

SESSIONS = {"政协": "政协云川市第九届委员会第二次会议", "人大": "云川市第九届人民代表大会第二次会议"}

KINDS = {"委员": "member", "代表": "deputy", "党派": "party", "团体": "body", "界别": "sector", "专委": "committee"}

PURPOSES = {"答复": "reply", "会办": "opinion", "再复": "second", "申退": "decline", "延期": "extension"}

_HEAD = {
    "形": "the letter's shape",
    "事": "政协 or 人大, the number, the title, as 政协|136|关于…的提案; a second line for a second proposal",
    "次": "the session as printed, where it is another than this year's",
    "者": "kind and names, as 委员|沈青禾|周云舒",
    "办": "the lead unit and the assisting ones, parted by |",
    "意": "units that sent a 会办意见",
    "果": "the class",
    "署": "the issuers",
    "号": "机关代字|年|序号",
    "日": "成文日期",
    "限": "收到|办理期限, where they are not the usual ones",
    "送": "copied to",
    "人": "the contact person",
    "题": "the title",
    "主": "addressees, where they are not the proposers' names",
    "函": "purpose, where it is not 答复",
    "求": "the asks; one that is left out ends with a reason in （）",
}


@dataclass(frozen=True)
class Letter:
    """One clean letter with what the register knows of it."""

    name: str
    shape: str
    content: LetterContent
    facts: Facts


@cache
def corpus() -> tuple[Letter, ...]:
    """Every letter of the corpus in the order of its file's name."""
    return tuple(_letter(path) for path in sorted(LETTERS.glob("*.txt")))


def size(content: LetterContent) -> int:
    """Characters of the body: opening, passages, closing, the attachments' paragraphs."""
    texts = [content.opening, *content.closing]
    for attachment in content.attachments:
        texts += [*attachment.paragraphs, *(cell for row in attachment.rows for cell in row)]

    def gather(passages) -> None:
        for one in passages:
            if one.type == "section":
                texts.append(one.heading)
                gather(one.passages)
            elif one.type == "item":
                texts.extend((one.lead_in, one.text, *one.more))
            else:
                texts.append(one.text)

    gather(content.passages)
    return sum(len(text) for text in texts)


def _letter(path: Path) -> Letter:
    head_text, _, body = path.read_text(encoding="utf-8").partition("\n---\n")
    head: dict[str, list[str]] = {}
    for line in head_text.splitlines():
        head.setdefault(line[0], []).append(line[2:].strip())
    if unknown := set(head) - set(_HEAD):
        raise ValueError(f"{path.name}: {unknown}")
    content = content_from(_data(head, body))
    return Letter(path.stem, head["形"][0], content, _facts(head, content))


def _data(head: dict[str, list[str]], body: str) -> dict:
    kind = "cppcc" if head["事"][0].startswith("政协") else "npc"
    who, *names = head["者"][0].split("|")
    issuers = head["署"][0].split("|")
    code = head.get("果", [""])[0]
    word = "委员" if kind == "cppcc" else "代表"
    addressees = head["主"][0].split("|") if "主" in head else [f"{name}{word}" for name in names]
    mark, year, serial = head["号"][0].split("|")
    return {
        "kind": kind,
        "purpose": PURPOSES[head.get("函", ["答复"])[0]],
        "issuer_mark": issuers[0],
        "doc_number": {"issuer_code": mark, "year": int(year), "serial": int(serial)},
        **_outcome(code),
        "disclosure": "public",
        "title": head["题"][0],
        "addressees": addressees,
        **_body(body),
        "issuers": [{"name": name} for name in issuers],
        "dated_on": head["日"][0],
        "contact": {"name": head["人"][0], "phone": "0000-0000000"},
        "copied_to": head["送"][0].split("|") if "送" in head else [],
        "proposals": [_proposal(line, head, who, names) for line in head["事"]],
        "feedback": _sheet(kind) if code else None,
    }


def _proposal(line: str, head: dict[str, list[str]], who: str, names: list[str]) -> dict:
    kind, number, title = line.split("|")
    lead, *others = head["办"][0].split("|")
    return {
        "number": number,
        "title": title,
        "session": head.get("次", [SESSIONS[kind]])[0],
        "kind": "cppcc" if kind == "政协" else "npc",
        "proposers": [{"name": name, "kind": KINDS[who], "lead": not place} for place, name in enumerate(names)],
        "lead_unit": lead,
        "assisting_units": others,
        "contact_ways": ["面商", "电话"],
    }


def _outcome(code: str) -> dict:
    if not code:
        return {}
    schemes = json.loads((ROOT / "fixtures/schemes.json").read_text(encoding="utf-8"))["schemes"]
    for scheme in schemes:
        for outcome in scheme["outcomes"]:
            if outcome["code"] == code:
                kept = [{name: one[name] for name in ("code", "label", "definition")} for one in scheme["outcomes"]]
                return {
                    "scheme": {"code": scheme["code"], "name": scheme["name"], "outcomes": kept},
                    "outcome": next(one for one in kept if one["code"] == code),
                }
    raise ValueError(code)


def _sheet(kind: str) -> dict:
    what = "政协提案" if kind == "cppcc" else "人大代表建议"
    return {"title": f"{what}办理情况征询意见表", "questions": [{"label": "办理态度"}, {"label": "办理结果"}]}


def _body(body: str) -> dict:
    opening, *lines = [line for line in body.splitlines() if line.strip()]
    passages: list[dict] = []
    open_at: list[list[dict]] = [passages]
    closing: list[str] = []
    attachments: list[dict] = []
    closed = False
    for line in lines:
        if line == "===":
            closed = True
        elif line.startswith("@ "):
            attachments.append({"name": line[2:], "paragraphs": [], "rows": []})
        elif attachments and line.startswith("| "):
            attachments[-1]["rows"].append([cell.strip() for cell in line[2:].split(" | ")])
        elif attachments:
            attachments[-1]["paragraphs"].append(line)
        elif closed:
            closing.append(line)
        else:
            _passage(line, open_at)
    return {"opening": opening, "passages": passages, "closing": closing, "attachments": attachments}


def _passage(line: str, open_at: list[list[dict]]) -> None:
    """Put one line where it belongs; ``open_at`` holds the passages of each level that is open."""
    marks, _, text = line.partition(" ")
    if marks and not marks.strip("#"):
        section = {"type": "section", "heading": text, "passages": []}
        del open_at[len(marks) :]
        open_at[-1].append(section)
        open_at.append(section["passages"])
    elif line.startswith("- "):
        lead_in, _, rest = text.partition("|")
        open_at[-1].append({"type": "item", "lead_in": lead_in, "text": rest, "more": []})
    elif line.startswith("+ "):
        open_at[-1][-1]["more"].append(text)
    else:
        open_at[-1].append({"type": "paragraph", "text": line})


def _facts(head: dict[str, list[str]], content: LetterContent) -> Facts:
    received, due = head.get("限", ["2026-03-02|2026-06-30"])[0].split("|")
    asks = []
    for ask in head.get("求", [""])[0].split("|"):
        text, _, reason = ask.partition("（")
        if text:
            asks.append(Ask(text, answered=not reason, reason=reason.rstrip("）")))
    return Facts(
        today=content.dated_on,
        received_on=received,
        due_on=due,
        asks=tuple(asks),
        contacts=2,
        opinion_units=tuple(head["意"][0].split("|")) if "意" in head else (),
        issuer_names=tuple(issuer.name for issuer in content.issuers),
        seal_bodies=tuple(issuer.name for issuer in content.issuers),
        proposals=content.proposals,
    )
