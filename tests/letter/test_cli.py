"""``python -m letter`` from the outside, where importing Django raises."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from letter import cli
from letter.compose import compose
from letter.content import LetterContent
from letter.decoding import content_from, content_to
from letter.example import example, example_json
from letter.limits import printed_texts
from letter.profile import Profile
from letter.render import Rendered, RenderFailed
from tests.letter.texts import docx_text, pdf_text, squeezed

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def without_django(tmp_path_factory) -> dict[str, str]:
    """An environment in which nothing of Django can be imported, and nothing of a site is known."""
    front = tmp_path_factory.mktemp("path")
    (front / "django").mkdir()
    (front / "django" / "__init__.py").write_text("raise ImportError('the letter needs no Django')\n")
    return {"PATH": os.defpath, "PYTHONPATH": os.pathsep.join([str(front), str(ROOT)]), "HOME": str(front)}


@pytest.fixture
def letter(without_django, folder):
    def run(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "letter", *map(str, arguments)]
        return subprocess.run(command, env=without_django, cwd=folder, input=stdin, capture_output=True, timeout=120)

    return run


def seal(path: Path) -> Path:
    picture = Image.new("RGB", (500, 500), "white")
    ImageDraw.Draw(picture).ellipse((5, 5, 495, 495), outline=(210, 20, 20), width=20)
    picture.save(path)
    return path


def facts(content: LetterContent) -> Iterator[str]:
    """Everything the example says that must be read in the files word for word."""
    yield from printed_texts(content)
    yield from (f"{content.issuer_mark}", f"{'、'.join(content.addressees)}：", f"抄送：{'，'.join(content.copied_to)}。")
    yield from ("云川住建函〔2026〕12号", "2026年6月9日", content.contact.name, content.contact.phone)
    for proposal in content.proposals:
        yield from (proposal.title, proposal.session, proposal.lead_unit, *proposal.assisting_units)
        yield from (proposer.name for proposer in proposal.proposers)
    yield from content.feedback.notes
    yield from (outcome.definition for outcome in content.scheme.outcomes)


def test_django_is_really_out_of_reach(without_django):
    found = subprocess.run([sys.executable, "-c", "import django"], env=without_django, capture_output=True, text=True)
    assert "the letter needs no Django" in found.stderr


def test_the_render_process_needs_no_django_either(without_django):
    code = "import letter.render.jobs, letter.render.worker, letter.cli, sys; assert 'django' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], env=without_django, check=True)


def test_schema(letter):
    found = letter("schema")
    assert found.returncode == 0
    assert json.loads(found.stdout)["$defs"]["LetterContent"]["properties"]["title"]["type"] == "string"
    assert "发文机关标志" in found.stdout.decode()


def test_who_has_read_enough_is_told_nothing(without_django, folder):
    """`python -m letter schema | head -1`: the reader closes the pipe."""
    command = [sys.executable, "-m", "letter", "schema"]
    with subprocess.Popen(command, env=without_django, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        said = running.stderr.read()
    assert (said, running.returncode) == (b"", 0)


def only_names_fonts(said: bytes) -> bool:
    """Whether nothing is complained of: the fonts that stand in for others are always named."""
    head, *rows, last = said.decode().splitlines()
    return head == "替代字体：" and all("代替" in row or "补" in row for row in rows) and "FUWEN_FONTS_DIR" in last


def test_the_issues_line(letter, folder):
    (folder / "c.json").write_bytes(letter("example").stdout)
    assert content_from(json.loads((folder / "c.json").read_bytes())) == example()
    made = letter("render", "c.json", "--pdf", "a.pdf", "--docx", "a.docx", "--seal", seal(folder / "seal.png"))
    assert made.returncode == 0
    assert only_names_fonts(made.stderr)
    assert {path.name for path in folder.iterdir()} == {"c.json", "a.pdf", "a.docx", "seal.png"}


def test_a_signature_stamp_in_the_seals_place(letter, folder):
    content = json.loads(letter("example").stdout)
    content["issuers"][0]["signer_title"] = "云川市住房和城乡建设局局长"
    (folder / "c.json").write_text(json.dumps(content), "utf-8")
    (folder / "p.json").write_text('{"seal": "signature_stamp"}', "utf-8")
    picture = Image.new("RGB", (600, 260), "white")
    ImageDraw.Draw(picture).rectangle((5, 5, 595, 255), outline=(210, 20, 20), width=12)
    picture.save(folder / "stamp.png")
    wanted = ("render", "c.json", "--profile", "p.json", "--pdf", "a.pdf", "--docx", "a.docx", "--seal")
    made = letter(*wanted, "stamp.png")
    assert made.returncode == 0 and only_names_fonts(made.stderr)
    assert "云川市住房和城乡建设局局长" in pdf_text((folder / "a.pdf").read_bytes())
    refused = letter(*wanted, seal(folder / "seal.png"))
    assert refused.returncode == 2
    assert "签名章应为横排" in refused.stderr.decode()


def test_both_files_say_what_the_content_says(letter, folder):
    (folder / "c.json").write_text(example_json(), "utf-8")
    assert letter("render", "c.json", "--pdf", "a.pdf", "--docx", "a.docx").returncode == 0
    composed = Counter(squeezed(compose(example(), Profile()).text))
    printed = pdf_text((folder / "a.pdf").read_bytes())
    written = docx_text(folder / "a.docx")
    for said in (printed, written):
        for text in facts(example()):
            assert squeezed(text) in said
        # Nothing is said twice, and nothing that the content does not say.
        assert Counter(said) == composed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{}}", "不是合法的 JSON：第 1 行第 3 列"),
        (b"\xff", "不是 UTF-8 文本"),
        (b'{"titel": ""}', "titel：没有这个字段，是否为 title？"),
        (b'{"passages": [{"type": "item", "lead_in": 5}]}', "passages[0].lead_in：应为文字，得到数字"),
        (b'{"title": 1, "kind": "x"}', "title：应为文字，得到数字\nkind：“x”不在可选值之内（cppcc、npc）\n"),
    ],
)
def test_bad_content_names_the_place(letter, folder, content, said):
    (folder / "c.json").write_bytes(content)
    found = letter("render", "c.json", "--pdf", "a.pdf")
    assert found.returncode == 2
    assert said in found.stderr.decode()
    assert not (folder / "a.pdf").exists()


def test_characters_without_a_glyph_are_named_with_their_place(letter, folder):
    data = content_to(example())
    data["passages"][0]["passages"][0]["text"] = "住户\U0003134a某"
    (folder / "c.json").write_text(json.dumps(data), "utf-8")
    found = letter("render", "c.json", "--pdf", "a.pdf")
    assert found.returncode == 2
    assert "passages[0].passages[0].text：“\U0003134a”（U+3134A）" in found.stderr.decode()
    assert not (folder / "a.pdf").exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--pdf", "a.pdf", "--seal", "no.png"], "no.png：No such file"),
        (["--pdf", "a.pdf", "--seal", "c.json"], "c.json：图片无法读取"),
        (["--pdf", "a.pdf", "--seal", "seal.png", "--seal", "seal.png"], "署名机关有 1 个，给出的印章有 2 枚"),
        (["--pdf", "no/a.pdf"], "No such file"),
        (["--pdf", "a.pdf", "--profile", "c.json"], "版式设置没有“kind”这一项"),
        ([], "请用 --pdf 或 --docx"),
    ],
)
def test_what_else_a_person_can_mend(letter, folder, more, said):
    (folder / "c.json").write_text(example_json(), "utf-8")
    seal(folder / "seal.png")
    found = letter("render", "c.json", *more)
    assert found.returncode == 2
    assert said in found.stderr.decode()
    assert not (folder / "a.pdf").exists()


def test_a_profile_is_used(letter, folder):
    (folder / "c.json").write_text(example_json(), "utf-8")
    (folder / "p.json").write_text('{"class_mark_place": "none"}')
    assert letter("render", "c.json", "--pdf", "a.pdf", "--profile", "p.json").returncode == 0
    assert letter("render", "c.json", "--pdf", "b.pdf").returncode == 0
    marks = [pdf_text((folder / name).read_bytes()).count("A1") for name in ("a.pdf", "b.pdf")]
    assert marks[1] == marks[0] + 1


def two_copies(**changes) -> str:
    """The example as one letter with a copy for each co-signer."""
    data = content_to(example())
    data["copies"] = [{"addressee": "周云舒委员"}, {"addressee": "陈知远委员", "with_feedback": False}]
    return json.dumps({**data, **changes})


def test_one_copy_and_the_public_version(letter, folder):
    (folder / "c.json").write_text(two_copies(), "utf-8")
    seal(folder / "seal.png")
    made = letter("render", "c.json", "--copy", "2", "--pdf", "a.pdf", "--docx", "a.docx", "--seal", "seal.png")
    assert made.returncode == 0 and only_names_fonts(made.stderr)
    for text in (pdf_text((folder / "a.pdf").read_bytes()), docx_text(folder / "a.docx")):
        assert "陈知远委员：" in text and "周云舒委员" not in text and "征询意见表" not in text and "12号" in text
    assert letter("render", "c.json", "--public", "--pdf", "b.pdf", "--docx", "b.docx").returncode == 0
    for text in (pdf_text((folder / "b.pdf").read_bytes()), docx_text(folder / "b.docx")):
        assert "周云舒委员、陈知远委员：" in text and "联系" not in text and "0000-" not in text and "征询意见表" not in text


@pytest.mark.parametrize(
    ("changes", "more", "said"),
    [
        ({}, ["--copy", "3"], "没有第3份分送件：内容文件的 copies 有2份。"),
        ({}, ["--copy", "0"], "没有第0份分送件"),
        ({"copies": []}, ["--copy", "1"], "有0份"),
        ({"disclosure": "withheld"}, ["--public"], "公开属性是“不予公开”，只有主动公开的才有公开版。"),
        ({"disclosure": ""}, ["--public"], "公开属性是“未选”"),
        ({}, ["--public", "--seal", "seal.png"], "公开版不带印章"),
        ({}, ["--public", "--copy", "1"], "not allowed with"),
    ],
)
def test_a_copy_or_a_public_version_that_there_is_none_of(letter, folder, changes, more, said):
    (folder / "c.json").write_text(two_copies(**changes), "utf-8")
    seal(folder / "seal.png")
    found = letter("render", "c.json", "--pdf", "a.pdf", *more)
    assert found.returncode == 2
    assert said in found.stderr.decode()
    assert not (folder / "a.pdf").exists()


def test_no_command_and_a_wrong_one(letter):
    assert letter().returncode == 2
    assert letter("print").returncode == 2


class Failing:
    """Stands where the renderer stands, and fails."""

    def __init__(self, *outcomes):
        self.outcomes = outcomes

    def __call__(self):
        return self

    def render(self, *args, **kwargs):
        (outcome,) = self.outcomes
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def close(self):
        pass


@pytest.mark.parametrize(
    ("outcome", "code"),
    [
        (RenderFailed("timeout"), 1),
        (RenderFailed("crashed"), 1),
        (RenderFailed("uncovered"), 2),
        (Rendered(page_count=1, pdf=b""), 1),
        (Rendered(page_count=1, pdf=None), 1),
    ],
)
def test_a_failure_leaves_the_old_file(folder, monkeypatch, capsys, outcome, code):
    (folder / "c.json").write_text(example_json(), "utf-8")
    (folder / "a.pdf").write_bytes(b"the letter as it was")
    monkeypatch.setattr(cli, "Renderer", Failing(outcome))
    assert cli.main(["render", str(folder / "c.json"), "--pdf", str(folder / "a.pdf")]) == code
    assert (folder / "a.pdf").read_bytes() == b"the letter as it was"
    assert capsys.readouterr().err.strip()


def test_an_interrupted_write_leaves_the_old_file(folder, monkeypatch):
    (folder / "c.json").write_text(example_json(), "utf-8")
    (folder / "a.pdf").write_bytes(b"the letter as it was")
    made = Rendered(page_count=1, pdf=BytesIO(b"new").getvalue())
    monkeypatch.setattr(cli, "Renderer", Failing(made))
    monkeypatch.setattr(os, "fchmod", lambda *args: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    assert cli.main(["render", str(folder / "c.json"), "--pdf", str(folder / "a.pdf")]) == 2
    assert (folder / "a.pdf").read_bytes() == b"the letter as it was"
    assert {path.name for path in folder.iterdir()} == {"c.json", "a.pdf"}
