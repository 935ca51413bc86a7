"""The table of letters: what offices really send, at the ends of every range. Each row is a name, a content, a profile.

``SHORT`` is looked at in every run; ``LONG`` adds every length over a page boundary and all the ranges whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letter.content import Attachment, Issuer, LetterContent, Paragraph
from letter.profile import Profile
from tests.letter.samples import full_letter, letter_of, short_letter, text_of

BODIES = (
    "云川市住房和城乡建设局",
    "云川市财政局",
    "云川市公安局",
    "云川市人力资源和社会保障局",
    "云川市民政局",
    "云川市文化广电和旅游局",
)
MARK = "云川市临江经济技术开发区管理委员会城乡建设和住房保障综合服务中心"
TITLE = (
    "关于政协云川市第九届委员会第二次会议第012号《关于统筹推进老旧小区停车设施改造、电动自行车集中充电和适老化改造"
    "并建立长效管护机制的提案》的答复函"
)
COPIES = tuple(f"云川市{name}{kind}" for name in ("财政", "公安", "民政", "教育", "水务") for kind in ("局", "局办公室", "局督查室", "服务中心"))


STANDARD = Profile()


@dataclass(frozen=True)
class Row:
    """One letter of the table."""

    name: str
    content: LetterContent
    profile: Profile = STANDARD


def bodies(count: int) -> tuple[Issuer, ...]:
    """So many issuing bodies, with seals of every usual diameter."""
    return tuple(Issuer(name, seal_mm) for name, seal_mm in zip(BODIES[:count], (42, 38, 45, 50, 40, 42), strict=False))


def attachments(count: int) -> tuple[Attachment, ...]:
    """So many attachments: a text, a table, a name alone, by turns."""
    rows = (("项目", "内容", "完成时间"), *((f"第{n}项", text_of(20, start=n), "2026年6月") for n in range(1, 30)))
    kinds = (
        lambda n: Attachment(f"云川市老旧小区改造第{n}批实施方案", (text_of(300, start=n),)),
        lambda n: Attachment(f"第{n}批改造项目清单", (), rows),
        lambda n: Attachment(f"第{n}批图纸"),
    )
    return tuple(kinds[n % 3](n + 1) for n in range(count))


def marks(lengths: tuple[int, ...]) -> Iterator[Row]:
    for length in lengths:
        yield Row(f"mark-{length}", short_letter(issuer_mark=MARK[:length]))


def titles(lengths: tuple[int, ...]) -> Iterator[Row]:
    for length in lengths:
        yield Row(f"title-{length}", short_letter(title=TITLE[: length - 3] + "答复函"))


def joint(counts: tuple[int, ...]) -> Iterator[Row]:
    for count in counts:
        yield Row(f"bodies-{count}", letter_of(14, issuers=bodies(count)))


def attached(counts: tuple[int, ...]) -> Iterator[Row]:
    for count in counts:
        yield Row(f"attachments-{count}", full_letter(attachments=attachments(count)))


def copied(counts: tuple[int, ...]) -> Iterator[Row]:
    for count in counts:
        yield Row(f"copies-{count}", letter_of(20, copied_to=COPIES[:count]))


def lengths(lines: tuple[int, ...]) -> Iterator[Row]:
    for count in lines:
        yield Row(f"lines-{count}", letter_of(count))


def pages(counts: tuple[int, ...]) -> Iterator[Row]:
    """Letters of about so many pages of running text."""
    for count in counts:
        text = tuple(Paragraph(text_of(300, start=n)) for n in range(max(1, 2 * count - 1)))
        yield Row(f"pages-{count}", full_letter(passages=text, attachments=()))


PROFILES = (
    Row("profile-ink", full_letter(), Profile(margins="ink")),
    Row("profile-kaiti-row", full_letter(), Profile(lead_style="kaiti", class_mark_place="number_row")),
    Row("profile-bound", full_letter(), Profile(sheet_binding="bound", contact_place="below_copied_to")),
    Row("profile-preprinted-wet", full_letter(), Profile(preprinted=True, seal="wet")),
    Row("profile-plain", full_letter(), Profile(seal="none", title_gap_lines=1, keep_headings=False)),
)

SHORT: tuple[Row, ...] = (
    Row("full", full_letter()),
    *marks((2, 24, 30)),
    *titles((8, 45, 80)),
    *joint((2, 4, 6)),
    *attached((0, 5)),
    *copied((1, 20)),
    *lengths((9, 10, 11, 12, 13, 34)),
    *pages((14,)),
    *PROFILES,
)
LONG: tuple[Row, ...] = (
    *marks(tuple(range(2, 31))),
    *titles(tuple(range(8, 81, 4))),
    *joint(tuple(range(1, 7))),
    *attached(tuple(range(6))),
    *copied(tuple(range(1, 21))),
    *lengths(tuple(range(1, 67))),
    *pages(tuple(range(1, 15))),
)
