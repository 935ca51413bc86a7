"""Opens what somebody brings: DOCX, text in any of the usual encodings, pasted HTML; everything else is refused."""

from __future__ import annotations

from letter.clean import LETTER_LIMIT, PARAGRAPH_LIMIT, SECTION_LIMIT, notices
from letter.content import LetterContent, Section, walk
from letter.decoding import ContentError, content_from, content_to
from letter.limits import printed_texts
from letter.measure.document.package import COMPOUND, ZIP, opened
from letter.measure.errors import Unreadable
from letter.split.blocks import Block
from letter.split.encoding import decoded
from letter.split.markup import blocks_of_html, is_html
from letter.split.plain import blocks_of_text
from letter.split.report import Report
from letter.split.said import Split, Unsplittable
from letter.split.structure import structured
from letter.split.word import Document

DOCX_LIMIT = 20 * 1024 * 1024
CHARACTERS_LIMIT = 4 * LETTER_LIMIT
"""Characters of a whole file, attachments and sheets among them."""
BLOCKS_LIMIT = 10_000
OLD = "这是旧的 .doc、.wps 文件，或者加了密码。请在 Word 或 WPS 里去掉密码，另存为 docx 后再来。"
OTHERS = (
    (b"%PDF-", "这是 PDF，分不出段落，不能按结构拆分。请用原来的 Word 文件，或者复制其中的文字来粘贴。"),
    (b"{\\rtf", "这是 RTF 文件。请在 Word 或 WPS 里另存为 docx 后再来。"),
    (b"\x89PNG", "这是图片，不是文字。请用原来的 Word 文件或文字。"),
    (b"\xff\xd8\xff", "这是图片，不是文字。请用原来的 Word 文件或文字。"),
    (b"GIF8", "这是图片，不是文字。请用原来的 Word 文件或文字。"),
)


def split(data: bytes, name: str = "") -> Split:
    """Take a letter apart: ``data`` is a DOCX or a text file, ``name`` the one it had.

    Raises Unsplittable with a Chinese sentence for what cannot be read or is no letter by its size.
    """
    report = Report()
    blocks = _blocks(data, name, report)
    length = sum(len(block.text) + sum(len(cell) for row in block.rows for cell in row) for block in blocks)
    if length > CHARACTERS_LIMIT or len(blocks) > BLOCKS_LIMIT:
        raise Unsplittable(f"文件里有 {length} 字、{len(blocks)} 段，超过一份答复函的限度，不能拆分。请只留这一件的文字。")
    if not length:
        raise Unsplittable("文件里没有文字。")
    content, sheets = structured(blocks, report)
    _within_limits(content)
    return Split(content, report.notes, sheets)


def _within_limits(content: LetterContent) -> None:
    """Refuse what no letter may hold: nothing of it could be kept."""
    for text in printed_texts(content):
        if len(text) > PARAGRAPH_LIMIT:
            raise Unsplittable(f"有一段{len(text)}字，超过{PARAGRAPH_LIMIT}字：“{text[:20]}……”。请先分段后再来。")
    length = sum(map(len, printed_texts(content)))
    if length > LETTER_LIMIT:
        raise Unsplittable(f"全文共{length}字，超过{LETTER_LIMIT}字。请删减后再来，数据多的可以移作附件。")
    sections = sum(isinstance(passage, Section) for passage, _ in walk(content.passages))
    if sections > SECTION_LIMIT:
        raise Unsplittable(f"层次标题共{sections}个，超过{SECTION_LIMIT}个。请只留这一件的文字。")
    try:
        content_from(content_to(content))
    except ContentError as error:
        raise Unsplittable("主送、抄送或附件的项数超过一份答复函的限度。请只留这一件的文字。") from error


def _blocks(data: bytes, name: str, report: Report) -> list[Block]:
    if data.startswith(COMPOUND):
        raise Unsplittable(OLD)
    for sign, said in OTHERS:
        if data.startswith(sign):
            raise Unsplittable(said)
    if data.startswith(ZIP):
        return _docx(data, report)
    if name.lower().endswith((".docx", ".doc", ".wps")) and data:
        raise Unsplittable("文件的内容不是 DOCX，可能已损坏。请在 Word 或 WPS 里另存为 docx 后再来。")
    text, encoding = decoded(data)
    report.recognised(f"文字文件，编码 {encoding}。")
    for said in notices(text.replace("\t", " ").replace("\ufeff", "")):
        report.noted(said)
    return blocks_of_html(text, report) if is_html(text) else blocks_of_text(text, report)


def _docx(data: bytes, report: Report) -> list[Block]:
    if len(data) > DOCX_LIMIT:
        raise Unsplittable(f"文件超过 {DOCX_LIMIT // 1024**2} MB，不能拆分。请去掉图片后再来。")
    try:
        document = Document(opened(data), report)
        blocks = document.blocks()
    except Unreadable as error:
        raise Unsplittable(str(error)) from error
    return blocks
