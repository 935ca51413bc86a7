"""Files that leave the house: the finished letter, its copies, its public version; or a draft that says so.

In: a letter and the person who asks. Out: a Download with a clean name; or Refused. There is no clean copy (清稿) of a
letter that is not issued: whatever leaves before says in its head that it is a draft, and how far it has come.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote

from django.utils import timezone

from accounts.models import User
from accounts.refusal import Refused
from letter.clean import clean_text
from letter.copies import PUBLIC_PROFILE, for_public
from letter.decoding import content_to
from responses import rules
from responses.content import content_for_print
from responses.enums import AT_STAGE, Stage
from responses.models import IssuedCopy, IssuedRecord, Reply, ReplyVersion
from responses.services import integrity, kept_files, rendering

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
STEM_BYTES = 120
# What some file system or shell reads as more than a character of a name.
UNSAFE = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t%', "_"))


@dataclass(frozen=True)
class Download:
    """A file with its name and type."""

    name: str
    ascii_name: str
    content_type: str
    data: bytes = field(repr=False)

    def disposition(self, *, inline: bool = False) -> str:
        """The Content-Disposition header: one line, a plain fallback, the true name in UTF-8."""
        how = "inline" if inline else "attachment"
        return f"{how}; filename=\"{self.ascii_name}\"; filename*=utf-8''{quote(self.name, safe='')}"


def issued(reply: Reply, *, by: User, suffix: str) -> Download:
    """The finished file, read back and checked against its record: "pdf" or "docx". Raises Refused (文件校验失败)."""
    record = _whole_record(reply, by)
    return _download(f"{record.number} {_title(reply)}", reply, suffix, _kept(record, suffix))


def issued_copy(reply: Reply, *, by: User, place: int, suffix: str) -> Download | None:
    """The finished copy of one co-signer, by its place from 0, read back and checked; None where there is none.

    Raises Refused as issued() does.
    """
    record = _whole_record(reply, by)
    copy = next((one for one in record.copies.all() if one.position == place), None)
    if copy is None:
        return None
    return _download(f"{record.number} {copy.addressee} {_title(reply)}", reply, suffix, _kept(copy, suffix), tag=f"-copy{place + 1}")


def public(reply: Reply, *, by: User, suffix: str) -> Download:
    """The version that is published, made of the two records: no contact data, no sheet, no seal. Raises Refused."""
    rules.refuse(rules.why_not_public(by, reply), action="download", on=reply)
    record = _whole_record(reply, by)
    content = content_for_print(record.signed, record.number)
    made = rendering.render(content_to(for_public(content)), {**record.signed.profile, **PUBLIC_PROFILE}, want=(suffix,))
    data = (made.pdf if suffix == "pdf" else made.docx) or b""
    return _download(f"公开版 {record.number} {_title(reply)}", reply, suffix, data, tag="-public")


def issued_record(reply: Reply) -> IssuedRecord:
    """The record of the finished letter. Raises Refused when there is none."""
    found = IssuedRecord.objects.select_related("signed").prefetch_related("copies")
    record = found.filter(signed__reply=reply, signed__revoked_at=None).first()
    if record is None:
        raise Refused("此件尚未用印成文，请下载草稿。", code="stage", action="download", on=reply)
    return record


def draft_pdf(reply: Reply) -> Download:
    """The letter as it stands, with 草稿 in the head of every page, without seals. Raises Refused."""
    content, profile = rendering.shown(reply)
    made = rendering.preview_of(content, {**profile, "draft_mark": draft_mark(reply)})
    return _download(f"草稿 {_title(reply)}", reply, "pdf", made.pdf)


def draft_docx(reply: Reply) -> Download:
    """The same as a DOCX. Raises Refused."""
    content, profile = rendering.shown(reply)
    made = rendering.render(content, {**profile, "draft_mark": draft_mark(reply)}, want=("docx",), draft=True)
    return _download(f"草稿 {_title(reply)}", reply, "docx", made.docx or b"")


def traces_pdf(reply: Reply, older: ReplyVersion, newer: ReplyVersion) -> Download:
    """花脸稿 of two versions, to be printed. Raises Refused."""
    facts = [f"旧稿：{_version(older)}", f"新稿：{_version(newer)}"]
    data = rendering.traces_pdf(older.content, newer.content, title=f"花脸稿　{reply.plain_title}", facts=facts)
    return _download(f"花脸稿 {_title(reply)}", reply, "pdf", data, tag=f"-{older.version}-{newer.version}")


def _version(row: ReplyVersion) -> str:
    at = timezone.localtime(row.saved_at)
    note = f"（{row.note}）" if row.note else ""
    return f"第{row.version}版，{row.saved_by}，{at:%Y年%-m月%-d日%H:%M}，{Stage(row.stage).label}{note}"


def safe_stem(text: str) -> str:
    """A text as the stem of a file's name: clean, without path or shell characters, at most 120 bytes of UTF-8."""
    stem = clean_text(text, multiline=False).translate(UNSAFE).strip(" .")
    while len(stem.encode()) > STEM_BYTES:
        stem = stem[:-1]
    return stem.strip(" .") or "答复函"


def draft_mark(reply: Reply) -> str:
    """What a draft says in its head: 草稿·核稿中·第7版. It enters the print alone, never what is signed."""
    return f"草稿·{AT_STAGE[Stage(reply.stage)]}·第{reply.version}版"


def _whole_record(reply: Reply, by: User) -> IssuedRecord:
    """The record of the finished letter, its digests recomputed, for who may have it. Raises Refused."""
    rules.refuse(rules.why_not_download(by, reply), action="download", on=reply)
    record = issued_record(reply)
    if integrity.problems_of_record(record):
        raise Refused(kept_files.BROKEN, code="broken_record", action="download", on=reply)
    return record


def _kept(row: IssuedRecord | IssuedCopy, suffix: str) -> bytes:
    """The kept file of a record or a copy. Raises Refused where it is not the file that was kept."""
    name, digest = (row.pdf_name, row.pdf_sha256) if suffix == "pdf" else (row.docx_name, row.docx_sha256)
    return kept_files.read_issued(name, digest)


def _title(reply: Reply) -> str:
    return reply.title or reply.get_purpose_display()


def _download(stem: str, reply: Reply, suffix: str, data: bytes, *, tag: str = "") -> Download:
    return Download(f"{safe_stem(stem)}.{suffix}", f"fuwen-{reply.pk}{tag}.{suffix}", TYPES[suffix], data)
