"""The command split: an old draft in, the content file and a report out."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from letter.cli_writing import write_whole
from letter.decoding import content_to
from letter.render import RenderFailed, Splitter
from letter.split.telling import told

UNREADABLE = 2
"""Exit code: the file could not be taken apart."""


def add_split(commands: Any) -> None:
    """Add the command to a parser's commands."""
    split = commands.add_parser("split", help="把旧稿（DOCX、TXT）按结构拆分成内容文件，并报告认出、接合、未收入了什么")
    split.add_argument("file", type=Path, metavar="文件", help="旧稿：DOCX，或者 UTF-8、UTF-16、GB18030 编码的 TXT")
    split.add_argument("-o", "--output", type=Path, metavar="文件", help="写出的内容文件（JSON）；不写时打印出来，报告印在标准错误")
    split.add_argument("--json", action="store_true", help="以 JSON 打印内容、报告和征询意见表")
    split.set_defaults(command=run_split)


def run_split(asked: argparse.Namespace) -> int:
    """Take a file apart: 0 done, 2 not readable."""
    try:
        found = Splitter().split(asked.file.read_bytes(), asked.file.name)
    except RenderFailed as failed:
        print(failed.message, file=sys.stderr)
        return UNREADABLE
    content = json.dumps(content_to(found.content), ensure_ascii=False, indent=2) + "\n"
    if asked.output:
        write_whole(asked.output, content.encode())
    if asked.json:
        print(json.dumps(found.to_json(), ensure_ascii=False, indent=2))
    elif asked.output:
        print(told(found))
    else:
        print(content, end="")
        print(told(found), file=sys.stderr)
    return 0
