"""The command line of the letter engine: schema, example, render, measure, split, proof."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from letter.choices import profile_schema
from letter.cli_proof import add_proof
from letter.cli_split import add_split
from letter.cli_writing import write_whole
from letter.content import LetterContent
from letter.copies import PUBLIC_PROFILE, for_copy, for_public, why_not_public
from letter.decoding import ContentError, content_from, content_to, loads
from letter.example import example_json
from letter.fonts import OwnFontsError, installed, use
from letter.measure.telling import told
from letter.profile import ProfileError, profile_from, profile_to
from letter.render import Measurer, Rendered, Renderer, RenderFailed
from letter.schema import schema

BAD_CONTENT = 2
"""Exit code for what the person has to mend: content, profile, seals, file names."""
NOT_MADE = 1
"""Exit code for a file that could not be made for another reason."""
FINDINGS = 1
"""Exit code of measure: something is 不合格."""
UNREADABLE = 2
"""Exit code of measure: the file could not be measured."""
HOW_TO_MEND = "把本单位有权使用的字体文件放进一个文件夹，用 --fonts 或环境变量 FUWEN_FONTS_DIR 指明，即不再替代。"
MENDABLE = {"content", "uncovered", "seal_image", "seal_count"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code; what went wrong stands, in Chinese, on standard error."""
    asked = _parser().parse_args(arguments)
    try:
        code = asked.command(asked)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # Who reads has enough (`| head`): that is no fault. What is left in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (ContentError, ProfileError, OwnFontsError) as error:
        print(error, file=sys.stderr)
        return BAD_CONTENT
    except RenderFailed as failed:
        print("\n".join([failed.message, *failed.problems]), file=sys.stderr)
        return BAD_CONTENT if failed.reason in MENDABLE else NOT_MADE
    except OSError as error:
        print(f"{error.filename}：{error.strerror}", file=sys.stderr)
        return BAD_CONTENT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m letter", description="复文答复函引擎：由内容文件生成 PDF 和 DOCX。")
    commands = parser.add_subparsers(required=True, metavar="命令")
    wanted = commands.add_parser("schema", help="打印内容文件或版式设置的 JSON 模式")
    wanted.add_argument("--profile", action="store_true", help="版式设置的，不是内容文件的")
    wanted.set_defaults(command=_schema)
    commands.add_parser("example", help="打印一份完整的内容文件").set_defaults(command=_example)
    render = commands.add_parser("render", help="生成 PDF 和 DOCX")
    render.add_argument("content", type=Path, help="内容文件（JSON）")
    render.add_argument("--pdf", type=Path, metavar="文件", help="写出的 PDF")
    render.add_argument("--docx", type=Path, metavar="文件", help="写出的 DOCX")
    render.add_argument(
        "--seal", type=Path, metavar="图片", action="append", default=[], help="印章（或签名章）图片，每个署名机关一枚，按署名顺序"
    )
    render.add_argument("--profile", type=Path, metavar="文件", help="版式设置（JSON）")
    render.add_argument("--fonts", type=Path, metavar="文件夹", help="本单位自有字体所在的文件夹；不写时看环境变量 FUWEN_FONTS_DIR")
    render.add_argument("--json", action="store_true", help="以 JSON 打印页数、文件和替代字体")
    which = render.add_mutually_exclusive_group()
    which.add_argument("--copy", type=int, metavar="N", help="只出第N份分送件：主送只写这一位，其余相同")
    which.add_argument("--public", action="store_true", help="出公开版：不带联系方式、印章和征询意见表")
    render.set_defaults(command=_render)
    measure = commands.add_parser("measure", help="按 GB/T 9704—2012 信函格式逐条测量 PDF 或 DOCX")
    measure.add_argument("file", type=Path, metavar="文件", help="要测量的 PDF 或 DOCX，不论由什么软件生成")
    measure.add_argument("--json", action="store_true", help="以 JSON 打印结果")
    measure.set_defaults(command=_measure)
    add_split(commands)
    add_proof(commands)
    return parser


def _schema(asked: argparse.Namespace) -> int:
    print(json.dumps(profile_schema() if asked.profile else schema(), ensure_ascii=False, indent=2))
    return 0


def _example(asked: argparse.Namespace) -> int:
    print(example_json(), end="")
    return 0


def _render(asked: argparse.Namespace) -> int:
    want = {"pdf": asked.pdf, "docx": asked.docx}
    want = {name: path for name, path in want.items() if path is not None}
    if not want:
        print("请用 --pdf 或 --docx 指定要写出的文件。", file=sys.stderr)
        return BAD_CONTENT
    if asked.fonts:
        use(asked.fonts)
    installed()  # what is wrong with the office's fonts is said before a process is started
    # Read here once already, so that a wrong place is named before a process is started.
    whole = content_from(loads(asked.content.read_bytes()))
    profile = profile_to(profile_from(loads(asked.profile.read_bytes()) if asked.profile else {}))
    if asked.public:
        profile |= PUBLIC_PROFILE
    stamp = profile["seal"] == "signature_stamp"
    content = content_to(_chosen(whole, asked))
    pictures = [path.read_bytes() for path in asked.seal]
    renderer = Renderer()
    try:
        seals = [_seal(renderer, path, data, stamp=stamp) for path, data in zip(asked.seal, pictures, strict=True)]
        made = renderer.render(content, profile, seals=seals, want=list(want))
    finally:
        renderer.close()
    for name, path in want.items():
        write_whole(path, _file(made, name))
    _tell(made, want, as_json=asked.json)
    return 0


def _tell(made: Rendered, written: Mapping[str, Path], *, as_json: bool) -> None:
    """Say which fonts stand in for others: no substitute goes unsaid."""
    found = made.facts["substitutes"]
    if as_json:
        files = {name: str(path) for name, path in written.items()}
        print(json.dumps({"pages": made.page_count, "files": files, "substitutes": found}, ensure_ascii=False, indent=2))
    elif found:
        print("\n".join(["替代字体：", *(f"  {one['said']}" for one in found), HOW_TO_MEND]), file=sys.stderr)


def _chosen(content: LetterContent, asked: argparse.Namespace) -> LetterContent:
    """The letter itself, one of its copies, or its public version. Raises ContentError where there is none."""
    if asked.public:
        problem = why_not_public(content) or ("公开版不带印章，请去掉 --seal。" if asked.seal else "")
        if problem:
            raise ContentError([problem])
        return for_public(content)
    if asked.copy is None:
        return content
    if not 1 <= asked.copy <= len(content.copies):
        raise ContentError([f"没有第{asked.copy}份分送件：内容文件的 copies 有{len(content.copies)}份。"])
    return for_copy(content, asked.copy - 1)


def _measure(asked: argparse.Namespace) -> int:
    """Measure a file: 0 nothing found, 1 findings, 2 not readable."""
    try:
        made = Measurer().measure(asked.file.read_bytes())
    except RenderFailed as failed:
        print(failed.message, file=sys.stderr)
        return UNREADABLE
    if asked.json:
        print(json.dumps(made.report.to_json() | {"notes": list(made.notes)}, ensure_ascii=False, indent=2))
    else:
        print(told(made.report, made.notes))
    return 0 if made.report.is_clean else FINDINGS


def _seal(renderer: Renderer, path: Path, data: bytes, *, stamp: bool) -> bytes:
    try:
        return renderer.reencode_seal(data, stamp=stamp)
    except RenderFailed as failed:
        raise RenderFailed(failed.reason, f"{path}：{failed.message}", detail=failed.detail) from failed


def _file(made: Rendered, name: str) -> bytes:
    data = getattr(made, name)
    if not data:
        raise RenderFailed("garbage", detail=f"no {name}")
    return data
