"""Letters and seals for the tests of the engine: invented facts, the city of 云川市."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw

from letter.content import (
    Attachment,
    ContactPerson,
    DocNumber,
    FeedbackQuestion,
    FeedbackTemplate,
    Issuer,
    Item,
    LetterContent,
    Outcome,
    OutcomeScheme,
    Paragraph,
    Proposal,
    Proposer,
    Section,
)

SCHEME = OutcomeScheme(
    "four",
    "办理结果四类",
    (
        Outcome("A", "已经解决", "所提问题已经解决或者采纳。"),
        Outcome("B", "正在解决", "所提问题正在解决或者列入计划。"),
        Outcome("C", "暂难解决", "因条件所限暂时难以解决。"),
        Outcome("D", "留作参考", "所提建议留作工作参考。"),
    ),
)
SHEET = FeedbackTemplate(
    title="政协提案办理情况征询意见表",
    questions=(FeedbackQuestion("办理态度"), FeedbackQuestion("办理结果")),
    notes=("本表由提案者本人填写并签名。", "请在收到答复函之日起15个工作日内寄回承办单位。"),
)
PROPOSAL = Proposal(
    number="012",
    title="关于改善老旧小区停车条件的提案",
    session="政协云川市第九届委员会第二次会议",
    proposers=(
        Proposer("沈青禾", lead=True, address="云川市临江区示范路11号", phone="0000-0000001"),
        Proposer("陆闻笛", address="云川市临江区示范路12号", phone="0000-0000002"),
    ),
    lead_unit="云川市住房和城乡建设局",
    assisting_units=("云川市财政局", "云川市公安局"),
)
SENTENCES = (
    "2025年1月至8月，我局会同有关部门对全市186个老旧小区逐一走访，登记停车位1.26万个、机动车2.05万辆，停车缺口为38.5%。",
    "按照“一区一策”的原则，挖掘边角地、闲置地63处，新增车位2140个，其中充电车位315个（快充86个、慢充229个）。",
    "制定《云川市老旧小区停车管理办法》（云川政办发〔2025〕18号），明确业主、物业、街道三方责任，引导机关单位夜间错时开放车位。",
    "居民王先生说：“过去回家要绕三圈，现在十分钟就能停好。”这样的变化——虽然不大，却实实在在……我们将继续努力！",
)


def text_of(length: int, *, start: int = 0) -> str:
    """Return running text of exactly so many characters, ended by a full stop."""
    parts: list[str] = []
    count, index = 0, start
    while count < length:
        parts.append(SENTENCES[index % len(SENTENCES)])
        count += len(parts[-1])
        index += 1
    whole = "".join(parts)[: length - 1].rstrip("，。、；：（“《〔—…")
    return (whole + "的" * (length - 1 - len(whole)) + "。")[:length]


def _sections() -> tuple[Section, ...]:
    """Three sections of three items, and one with every deeper level."""
    sections = tuple(
        Section(
            heading,
            tuple(
                Item(lead, text_of(170, start=place + row))
                for row, lead in enumerate(("摸清底数。", "加大投入。", "严格管理。"))
            ),
        )
        for place, heading in enumerate(
            ("全面摸排，掌握停车底数", "多措并举，增加车位供给", "建章立制，规范停车秩序")
        )
    )
    nested = Section(
        "下一步打算",
        (
            Section(
                "完善规划",
                (Paragraph(text_of(120)), Section("近期安排", (Paragraph(text_of(60)),))),
            ),
            Section(
                "强化保障",
                (Item("落实资金。", text_of(90), more=(text_of(50),)), Item("", text_of(70))),
            ),
        ),
    )
    return (*sections, nested)


def full_letter(**changes: object) -> LetterContent:
    """Return a letter with everything a letter can hold."""
    content = LetterContent(
        issuer_mark="云川市住房和城乡建设局",
        doc_number=DocNumber("云川建函", 2026, 12),
        outcome=SCHEME.outcomes[0],
        scheme=SCHEME,
        urgency="急件",
        title="关于政协云川市第九届委员会第二次会议第012号提案的答复函",
        addressees=("沈青禾等2名委员",),
        opening="你们在政协云川市第九届委员会第二次会议上提出的《关于改善老旧小区停车条件的提案》（第012号提案）收悉，现答复如下：",
        passages=(Paragraph(text_of(110)), *_sections()),
        closing=("感谢你们对我市城市建设工作的关心和支持，欢迎继续提出宝贵意见。",),
        attachments=(
            Attachment(
                "2026年老旧小区停车改造计划",
                (text_of(80),),
                (
                    ("小区", "车位（个）", "完成时间"),
                    ("临江苑", "120", "2026年6月"),
                    ("清溪里", "86", "2026年9月"),
                ),
            ),
        ),
        issuers=(Issuer("云川市住房和城乡建设局"),),
        dated_on="2026-06-09",
        contact=ContactPerson("许明河", "0000-0000012"),
        copied_to=(
            "政协云川市委员会提案委员会",
            "云川市人民政府办公室督查室",
            "云川市财政局",
            "云川市公安局",
        ),
        proposals=(PROPOSAL,),
        feedback=SHEET,
    )
    return _changed(content, changes)


def short_letter(**changes: object) -> LetterContent:
    """Return a letter of one page with its sheet."""
    content = LetterContent(
        issuer_mark="云川市民政局",
        doc_number=DocNumber("云川民函", 2026, 3),
        outcome=SCHEME.outcomes[0],
        scheme=SCHEME,
        title="关于第012号提案的答复函",
        addressees=("沈青禾委员",),
        opening="您提出的《关于改善老旧小区停车条件的提案》收悉，现答复如下：",
        passages=(Paragraph(text_of(60)),),
        issuers=(Issuer("云川市民政局"),),
        dated_on="2026-06-09",
        contact=ContactPerson("许明河", "0000-0000012"),
        copied_to=("政协云川市委员会提案委员会",),
        proposals=(PROPOSAL,),
        feedback=SHEET,
    )
    return _changed(content, changes)


def letter_of(lines: int, **changes: object) -> LetterContent:
    """Return a letter without sheet and attachments whose one paragraph takes so many body lines."""
    text = "" if lines == 0 else _filling(lines)
    passages = (Paragraph(text),) if text else ()
    return short_letter(
        **{"opening": "", "passages": passages, "proposals": (), "feedback": None, **changes}
    )


def _filling(lines: int) -> str:
    """Return hanzi that take so many lines: 26 in the first, 28 in each other, the last one half full."""
    return ("云川市老旧小区停车改造" * 200)[: 28 * (lines - 1) + 12] + "。"


def seal_png(size: int = 600, *, text: str = "演示") -> bytes:
    """Return the picture of a demo seal: a red ring and the word 演示, on nothing."""
    picture = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((0, 0, size - 1, size - 1), outline=(220, 20, 30, 255), width=size // 30)
    points = size // 5
    draw.rectangle(
        (size // 2 - points, size // 2 - points // 4, size // 2 + points, size // 2 + points // 4),
        outline=(220, 20, 30, 255),
        width=size // 60,
    )
    buffer = BytesIO()
    picture.save(buffer, "PNG", pnginfo=None)
    return buffer.getvalue()


def _changed(content: LetterContent, changes: dict[str, object]) -> LetterContent:
    return replace(content, **changes)
