"""``python -m letter proof``: exit codes, text and data."""

import json
from dataclasses import replace
from io import BytesIO

import docx
import pytest

from letter import cli
from letter.content import Paragraph
from letter.decoding import content_to
from letter.example import example, example_json
from letter.proof import RULES, fixed, proofread
from letter.proof.telling import place_said, told

OLD = """云川市民政局
云川民函〔2026〕3号
关于政协云川市第九届委员会第二次会议第136号提案的答复函。
周云舒委员：
您提出的《关于完善社区老年助餐服务的提案》(第136号)收悉,现答复如下：
一、基本情况
2025年全市建成助餐点28个，，覆盖12个街道。
二、下一步打算
继续加大投入。
感谢您的关心和支持。
云川市民政局
2026年6月9日
"""


@pytest.fixture
def proof(capsys):
    def run(*arguments):
        code = cli.main(["proof", *map(str, arguments)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_nothing_found(proof, tmp_path):
    path = tmp_path / "letter.json"
    path.write_text(example_json(), encoding="utf-8")
    assert proof(path) == (0, "没有发现问题。\n", "")


def test_findings_as_text_and_as_data(proof, tmp_path):
    letter = replace(example(), passages=(Paragraph("已经完成,下一步施工。"), *example().passages))
    path = tmp_path / "letter.json"
    path.write_text(json.dumps(content_to(letter)), encoding="utf-8")
    code, out, _ = proof(path)
    assert code == 1
    assert out.startswith("必错 1 处，疑似 0 处，提示 0 处")
    assert "PUN-01E  正文第1段：半角的“,”；改用全角的“，”（已经完成【,】下一步施工。）" in out
    code, out, _ = proof(path, "--json")
    data = json.loads(out)
    assert code == 1
    assert data["counts"] == {"error": 1, "suspect": 0, "hint": 0}
    assert data["findings"][0] | {"said": "", "wanted": ""} == {
        "rule": "PUN-01E", "level": "error", "where": "passages[0].text", "place": "正文第1段", "span": [4, 5], "text": ",",
        "said": "", "wanted": "", "fix": "，",
    }  # fmt: skip


def test_an_old_draft_is_split_first(proof, tmp_path):
    path = tmp_path / "旧稿.txt"
    path.write_text(OLD, encoding="gb18030")
    code, out, _ = proof(path)
    assert code == 1
    assert {rule for rule in RULES if f"  {rule}  " in out} >= {"FMT-08E", "PUN-01E", "PUN-05E"}
    assert "拆分旧稿时留意到" in out


def test_a_word_file(proof, tmp_path):
    document = docx.Document()
    for line in OLD.splitlines():
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    path = tmp_path / "旧稿.docx"
    path.write_bytes(buffer.getvalue())
    code, out, _ = proof(path, "--json")
    assert code == 1
    assert {one["rule"] for one in json.loads(out)["findings"]} >= {"FMT-08E", "PUN-01E", "PUN-05E"}


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", b"{", "JSON"),
        ("a.json", b'{"titel": "x"}', "titel"),
        ("a.docx", b"PK\x03\x04rubbish", ""),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "docx"),
    ],
)
def test_unreadable(proof, tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    code, out, err = proof(path)
    assert (code, out) == (2, "")
    assert said in err
    assert err.strip()


def test_no_file(proof, tmp_path):
    assert proof(tmp_path / "none.json")[0] == 2
    assert proof()[0] == 2


def test_places_in_words():
    letter = example()
    assert place_said(letter, "") == "全文"
    assert place_said(letter, "title") == "标题"
    assert place_said(letter, "passages[1].passages[1].passages[1].lead_in") == "正文二、（一）二是"
    assert place_said(letter, "passages[1].passages[2].heading") == "正文二、（二）"
    assert place_said(letter, "copied_to[1]") == "抄送第2项"
    assert place_said(letter, "attachments[0].name") == "附件1名称"


def test_what_is_told_is_gone_when_it_is_fixed():
    letter = replace(example(), passages=(Paragraph("已经完成,,下一步 施工;"), *example().passages))
    left = proofread(fixed(letter, proofread(letter)))
    assert told(letter, left).count("PUN-01E") == 0
