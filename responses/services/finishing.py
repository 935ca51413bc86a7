"""成文: the finished files, made of the two records alone: the letter with its number and seals, and each co-signer's copy.

Everything is rendered, checked (by the render process) and kept before any row names it; whatever fails leaves no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from accounts.services.seal_pictures import read_seal_image
from letter.content import LetterContent
from letter.copies import for_copy
from letter.decoding import content_to
from letter.digest import Digest, digest_of
from responses.content import content_for_print
from responses.models import DocNumber, IssuedCopy, IssuedRecord, SealUse, SignedText
from responses.services import kept_files, rendering


@dataclass
class Finished:
    """The rows of a finished letter, not yet saved, and the names of the files they speak of."""

    record: IssuedRecord
    copies: list[IssuedCopy] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """Every file that was kept."""
        return [name for row in (self.record, *self.copies) for name in (row.pdf_name, row.docx_name)]

    def save(self) -> None:
        """Write the rows; the caller's transaction is open."""
        self.record.save(force_insert=True)
        for copy in self.copies:
            copy.record = self.record
        IssuedCopy.objects.bulk_create(self.copies)

    def said(self) -> dict[str, Any]:
        """What the log notes: the digests of the record and of the files."""
        said = {"issued_sha256": self.record.sha256, "pdf_sha256": self.record.pdf_sha256}
        return {**said, "copies_sha256": digest_of_copies(self.copies).sha256} if self.copies else said


def finish(signed: SignedText, number: DocNumber, uses: Sequence[SealUse]) -> Finished:
    """Make and keep all files of a letter whose last seal is being pressed. Raises Refused, OSError; then none is kept."""
    pictures = [read_seal_image(use.image) for use in uses if use.image is not None]
    seals = [seal_data(use) for use in uses]
    digest = digest_of_issued(signed, str(number), seals)
    content = content_for_print(signed, str(number))
    names: list[str] = []
    try:
        files = _kept(content, signed.profile, pictures, names)
        record = IssuedRecord(signed=signed, number=str(number), seals=seals, sha256=digest.sha256, sm3=digest.sm3, **files)
        finished = Finished(record)
        for place, copy in enumerate(content.copies):
            files = _kept(for_copy(content, place), signed.profile, pictures, names)
            finished.copies.append(IssuedCopy(position=place, addressee=copy.addressee, **files))
    except BaseException:
        kept_files.drop_issued(*names)
        raise
    return finished


def digest_of_issued(signed: SignedText, number: str, seals: list[dict[str, Any]]) -> Digest:
    """The second digest: over the first one, the 发文字号 and the seals with their digests."""
    return digest_of({"signed": signed.sha256, "number": number, "seals": seals})


def digest_of_copies(copies: Sequence[IssuedCopy]) -> Digest:
    """The digest over all copies' addressees and files, in their order."""
    return digest_of([[copy.addressee, copy.pdf_sha256, copy.docx_sha256] for copy in copies])


def seal_data(use: SealUse) -> dict[str, Any]:
    """A seal as the second record keeps it: whose name, which picture, by whom."""
    return {
        "position": use.issuer_position,
        "issuer_name": use.issuer_name,
        "seal": use.seal.name if use.seal else "",
        "image_sha256": use.image_sha256,
        "is_wet": use.is_wet,
        "sealed_by": use.sealed_by.name,
        "sealed_on": timezone.localdate(use.sealed_at or timezone.now()).isoformat(),
    }


def _kept(content: LetterContent, profile: dict[str, Any], pictures: list[bytes], names: list[str]) -> dict[str, Any]:
    """Render one letter with all seals and keep both files; ``names`` grows with each that lies in its place."""
    made = rendering.render(content_to(content), profile, seals=pictures, want=("pdf", "docx"))
    kept: dict[str, Any] = {"page_count": made.page_count}
    for suffix, data in (("pdf", made.pdf), ("docx", made.docx)):
        name, digest = kept_files.keep_issued(data, suffix=suffix)
        names.append(name)
        kept |= {f"{suffix}_name": name, f"{suffix}_sha256": digest}
    return kept
