"""签发人签名章 (7.3.5.3): places of stamp, title and date, alone and in joint letters, in both files."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from letter import gbt9704 as gb
from letter.compose import compose
from letter.content import Issuer
from letter.docx import write_docx
from letter.pdf import write_pdf
from letter.profile import Profile
from letter.render.failure import RenderFailed
from letter.render.verify import verify
from letter.render.verify_docx import verify_docx
from letter.seal import reencode
from tests.letter.docx.reading import paragraphs, said, tree
from tests.letter.placed import lines_of
from tests.letter.samples import full_letter, letter_of

STAMPED = Profile(seal="signature_stamp")
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU_A_MM = 36_000


def signer(name: str = "云川市民政局", **changes: object) -> Issuer:
    return Issuer(name, **{"signer_title": f"{name}局长", **changes})


def stamp_png() -> bytes:
    picture = Image.new("RGB", (700, 320), "white")
    ImageDraw.Draw(picture).rectangle((0, 0, 699, 319), outline=(210, 20, 20), width=14)
    out = BytesIO()
    picture.save(out, "PNG")
    return reencode(out.getvalue(), stamp=True)


@pytest.mark.parametrize("width", [30.0, 40.0, 50.0])
def test_stamp_title_and_date_stand_at_their_places(width: float):
    layout = compose(letter_of(4, issuers=(signer(stamp_mm=width),)), STAMPED)
    [(page, slot)] = layout.seals
    text = lines_of(layout, "body")[-1]
    [title] = lines_of(layout, "signer_title")
    [day] = lines_of(layout, "dated_on")
    edge = gb.RIGHT_MM - 4 * gb.CELL_MM
    assert slot.size_mm == (width, width / 2)
    left, top = slot.centre_x_mm - width / 2, slot.centre_y_mm - width / 4
    assert left + width == pytest.approx(edge), "右空四字"
    if width >= 40:  # a lower stamp than its line of type stands in the middle of that line
        assert top - (text.top_mm + text.height_mm) == pytest.approx(2 * gb.LINE_MM), "下空二行"
        assert day.top_mm - (top + width / 2) == pytest.approx(gb.LINE_MM), "下空一行"
    assert left - (title.x_mm + title.width_mm) == pytest.approx(2 * gb.CELL_MM), "左空二字"
    assert title.top_mm + title.height_mm / 2 == pytest.approx(slot.centre_y_mm), "上下居中"
    assert day.x_mm + day.width_mm == pytest.approx(edge)
    assert title.text == "云川市民政局局长"
    assert not lines_of(layout, "issuer_name")
    assert page == 0


def test_a_long_title_is_broken_and_centred_on_the_stamp():
    layout = compose(letter_of(2, issuers=(signer("云川市人力资源和社会保障局"),)), STAMPED)
    [(_, slot)] = layout.seals
    lines = lines_of(layout, "signer_title")
    assert [line.text for line in lines] == ["云川市人力资源和", "社会保障局局长"]
    assert (lines[0].top_mm + lines[-1].top_mm + lines[-1].height_mm) / 2 == pytest.approx(slot.centre_y_mm)
    assert len({round(line.x_mm + line.width_mm, 3) for line in lines}) == 1
    assert min(line.x_mm for line in lines) >= gb.LEFT_MM


def test_stamps_of_a_joint_letter_stand_one_below_the_other():
    names = ("云川市民政局", "云川市人力资源和社会保障局", "云川市教育局")
    layout = compose(letter_of(2, issuers=tuple(map(signer, names))), STAMPED)
    slots = [slot for _, slot in layout.seals]
    assert [slot.issuer for slot in slots] == [0, 1, 2]
    assert len({slot.centre_x_mm for slot in slots}) == 1
    for above, below in pairwise(slots):
        assert below.centre_y_mm - above.centre_y_mm > above.size_mm[1]
    ends = {round(line.x_mm + line.width_mm, 3) for line in lines_of(layout, "signer_title")}
    assert len(ends) == 1


def test_without_a_title_the_body_is_named():
    layout = compose(letter_of(2), STAMPED)
    assert [line.text for line in lines_of(layout, "signer_title")] == ["云川市民政局"]


def test_the_flow_puts_title_and_stamp_where_the_page_has_them():
    layout = compose(letter_of(4, issuers=(signer(),)), STAMPED)
    [(_, slot)] = layout.seals
    data = write_docx(layout, images={0: stamp_png()})
    verify_docx(data, layout, [stamp_png()])
    [anchor] = tree(data).iter(f"{WP}anchor")
    extent = anchor.find(f"{WP}extent")
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (40 * EMU_A_MM, 20 * EMU_A_MM)
    across = anchor.find(f"{WP}positionH")
    assert int(across[0].text) / EMU_A_MM + 20 == pytest.approx(slot.centre_x_mm, abs=0.001)
    [title] = paragraphs(tree(data), "SignerTitle")
    assert said(title) == "云川市民政局局长"
    block = next(block for block in layout.flow if getattr(block, "style", "") == "signer_title")
    [placed] = lines_of(layout, "signer_title")
    text = lines_of(layout, "body")[-1]
    assert block.before_pt * gb.MM_PER_PT == pytest.approx(placed.top_mm - text.top_mm - text.height_mm)
    assert gb.RIGHT_MM - block.right_pt * gb.MM_PER_PT == pytest.approx(placed.x_mm + placed.width_mm)
    assert placed.top_mm + block.seals[0].centre_below_mm == pytest.approx(slot.centre_y_mm)


def test_the_finished_pdf_holds_the_stamp_in_its_shape_at_its_place():
    layout = compose(full_letter(issuers=(signer("云川市住房和城乡建设局"),)), STAMPED)
    [(page, slot)] = layout.seals
    pdf = write_pdf(layout, images={0: stamp_png()})
    verify(pdf, layout, [stamp_png()])
    document = pypdfium2.PdfDocument(pdf)
    [image] = document[page].get_objects(filter=[3])
    left, bottom, right, top = (each * gb.MM_PER_PT for each in image.get_bounds())
    assert (right - left, top - bottom) == (pytest.approx(40, abs=0.1), pytest.approx(20, abs=0.1))
    assert 297 - (top + bottom) / 2 == pytest.approx(slot.centre_y_mm, abs=0.2)
    document.close()
    with pytest.raises(RenderFailed):
        verify(write_pdf(layout, images={}), layout, [stamp_png()])
