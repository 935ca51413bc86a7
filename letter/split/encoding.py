"""The characters of a text file: UTF-8, UTF-16 and GB18030 with or without a mark in front; rubbish is refused."""

from __future__ import annotations

import codecs

from letter.split.said import Unsplittable

BYTES_LIMIT = 2 * 1024 * 1024
"""Of a text file or a pasted text; the longest letter that may be kept has a tenth of it."""
MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8（带标记）"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
RUBBISH = "文件的文字编码混乱，读不出来。请用记事本打开，另存为 UTF-8 编码后再来，或者直接粘贴文字。"
BINARY = "这不是文字文件，不能按结构拆分。请另存为 DOCX 或 TXT，或者直接粘贴文字。"
SAMPLE = 20_000
"""Characters that are looked at to tell text from rubbish."""
STRANGE_PART = 0.08
"""Part of the Chinese characters that may lie outside the 6763 of GB 2312: names hold one or two, rubbish is full of them."""
CHINESE_PART = 0.9


def decoded(data: bytes) -> tuple[str, str]:
    """Return a text file's characters and the name of its encoding.

    Raises Unsplittable with a Chinese sentence where it is too large, empty, no text, or of mixed encodings.
    """
    if len(data) > BYTES_LIMIT:
        raise Unsplittable(
            f"文字有 {len(data) / 1024**2:.1f} MB，超过 {BYTES_LIMIT // 1024**2} MB，不像一份答复函。请只留这一件的文字。"
        )
    text, name = _marked(data) or _guessed(data)
    if not text.strip("\ufeff \t\r\n　"):
        raise Unsplittable("文件里没有文字。")
    if _has_controls(text):
        raise Unsplittable(BINARY)
    return text, name


def _marked(data: bytes) -> tuple[str, str] | None:
    for mark, encoding, name in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding), name
    return None


def _guessed(data: bytes) -> tuple[str, str]:
    if encoding := _wide(data):
        return _strict(data, encoding), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        text = _strict(data, "gb18030")
    if _is_strange(text):
        raise Unsplittable(RUBBISH)
    return text, "GB18030"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unsplittable(RUBBISH if data.count(0) < 8 else BINARY) from error


def _wide(data: bytes) -> str:
    """Return the encoding of UTF-16 without a mark: line ends and figures have a nought in them, and it reads as Chinese."""
    sample = data[: SAMPLE * 2]
    if len(sample) < 4 or len(data) % 2 or not sample.count(0):
        return ""
    parts = {encoding: _chinese_part(sample, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(parts, key=parts.__getitem__)
    return best if parts[best] > CHINESE_PART else ""


def _chinese_part(sample: bytes, encoding: str) -> float:
    """Return how much of a text is of the usual kind when it is read so."""
    text = sample.decode(encoding, "replace")
    plain = sum(
        "\x20" <= char <= "\x7e" or char in "\t\r\n" or "\u2010" <= char <= "\u203f" or "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
        for char in text
    )
    return plain / len(text)


def _is_strange(text: str) -> bool:
    """Tell whether bytes of another kind were read as GB18030: most of what comes out are rare characters."""
    sample = text[:SAMPLE]
    wide = [char for char in sample if not char.isascii()]
    strange = sum(_is_rare(char) for char in wide)
    return strange > max(2, STRANGE_PART * len(wide))


def _is_rare(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        # Marks and bullets that GBK has besides: no sign of rubbish.
        return not ("\u2000" <= char <= "\u2bff" or "\u3000" <= char <= "\u33ff" or "\uff00" <= char <= "\uffef" or ord(char) > 0xFFFF)
    return False


def _has_controls(text: str) -> bool:
    """Tell whether a file is full of what no text holds."""
    sample = text[:SAMPLE]
    odd = sum((char < " " and char not in "\t\r\n\f\v\x1a") or char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in sample)
    return odd > max(4, len(sample) * 0.01)
