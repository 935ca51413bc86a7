"""The check of the finished DOCX."""

import dataclasses
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from letter.compose import compose
from letter.content import Issuer
from letter.docx import write_docx
from letter.example import example
from letter.profile import Profile
from letter.render.failure import RenderFailed
from letter.render.verify_docx import verify_docx
from tests.letter.render.test_verify import RED, seal


@pytest.fixture(scope="module")
def layout():
    return compose(example(), Profile())


@pytest.fixture(scope="module")
def sealed(layout) -> bytes:
    return write_docx(layout, images={0: RED})


def reason(docx: bytes, layout, seals) -> str:
    with pytest.raises(RenderFailed) as raised:
        verify_docx(docx, layout, seals)
    return raised.value.reason


def changed(docx: bytes, part: str, old: bytes, new: bytes) -> bytes:
    with ZipFile(BytesIO(docx)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert old in files[part]
    files[part] = files[part].replace(old, new, 1)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_good_files_pass(layout, sealed):
    verify_docx(sealed, layout, [RED])
    verify_docx(write_docx(layout, images={}), layout, [])
    content = dataclasses.replace(example(), issuers=(Issuer("云川市住房和城乡建设局"), Issuer("云川市民政局", 45.0)))
    both = compose(content, Profile())
    other = seal(ink=(190, 30, 30))
    verify_docx(write_docx(both, images={0: RED, 1: other}), both, [RED, other])
    assert reason(write_docx(both, images={0: RED, 1: other}), both, [other, RED]) == "seal_missing"


def test_seals_that_do_not_fit_the_record(layout, sealed):
    assert reason(write_docx(layout, images={}), layout, [RED]) == "seal_missing"
    assert reason(sealed, layout, []) == "seal_missing"
    assert reason(sealed, layout, [seal(ink=(200, 0, 0))]) == "seal_missing"
    assert reason(sealed, layout, [RED, RED]) == "seal_missing"


def test_a_seal_of_another_size(layout, sealed):
    side = str(42 * 36_000).encode()
    assert reason(changed(sealed, "word/document.xml", b'cx="' + side, b'cx="' + side[:-1]), layout, [RED]) == "seal_missing"


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/_rels/document.xml.rels", b'Target="media/box.png"', b'Target="http://127.0.0.1/box.png" TargetMode="External"'),
        ("word/document.xml", b"</w:body>", b"<w:p><w:r><w:instrText>INCLUDETEXT x</w:instrText></w:r></w:p></w:body>"),
        ("word/document.xml", b"</w:body>", b'<w:p><w:fldSimple w:instr="DDEAUTO c"/></w:p></w:body>'),
    ],
)
def test_what_reaches_outside(layout, sealed, part, old, new):
    assert reason(changed(sealed, part, old, new), layout, [RED]) == "unsafe"


@pytest.mark.parametrize("cut", [0, 100, -200])
def test_a_damaged_file(layout, sealed, cut):
    assert reason(sealed[:cut], layout, [RED]) == "failed"


def test_a_damaged_part(layout, sealed):
    assert reason(changed(sealed, "word/document.xml", b"</w:body>", b""), layout, [RED]) == "failed"
