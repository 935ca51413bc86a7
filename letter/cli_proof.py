"""The command proof: what the rules of 校核 have to say of a content file or an old draft."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from letter.content import LetterContent
from letter.decoding import ContentError, content_from, loads
from letter.proof import proofread
from letter.proof.manual import manual
from letter.proof.telling import to_json, told
from letter.render import RenderFailed, Splitter

FINDINGS = 1
"""Exit code: something was found."""
UNREADABLE = 2
"""Exit code: the file is no letter."""


def add_proof(commands: Any) -> None:
    """Add the command to a parser's commands."""
    proof = commands.add_parser("proof", help="按校核规则检查一件函，列出必错、疑似和提示")
    proof.add_argument("file", type=Path, nargs="?", metavar="文件", help="内容文件（JSON），或者旧稿（DOCX、TXT，先按结构拆分）")
    proof.add_argument("--json", action="store_true", help="以 JSON 打印结果")
    proof.add_argument("--rules", action="store_true", help="打印全部规则（docs/proofreading.md）")
    proof.set_defaults(command=run_proof)


def run_proof(asked: argparse.Namespace) -> int:
    """Proofread a file: 0 nothing found, 1 findings, 2 not readable."""
    if asked.rules:
        print(manual(), end="")
        return 0
    if asked.file is None:
        print("请写明要检查的文件。", file=sys.stderr)
        return UNREADABLE
    try:
        content, notes = _read(asked.file)
    except ContentError as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    except RenderFailed as failed:
        print(failed.message, file=sys.stderr)
        return UNREADABLE
    found = proofread(content)
    if asked.json:
        print(json.dumps(to_json(content, found) | {"notes": notes}, ensure_ascii=False, indent=2))
    else:
        print(told(content, found))
        if notes:
            print("\n".join(["", "拆分旧稿时留意到", *(f"  {note}" for note in notes)]))
    return FINDINGS if found else 0


def _read(path: Path) -> tuple[LetterContent, list[str]]:
    """The letter, and of an old draft what was noted or doubtful when it was taken apart."""
    data = path.read_bytes()
    if path.suffix.lower() == ".json":
        return content_from(loads(data)), []
    split = Splitter().split(data, path.name)
    return split.content, [note.where + ("：" if note.where else "") + note.said for note in (*split.of("noted"), *split.of("doubtful"))]
