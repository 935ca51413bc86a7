"""Plants of the FMT rules: the letter's elements, their places and marks."""

from __future__ import annotations

from dataclasses import replace

from letter.content import Attachment, ContactPerson, Issuer, LetterContent
from tests.letter.proof.corpus.reading import Letter, corpus
from tests.letter.proof.planting.plant import (
    Plant,
    letters_of,
    put,
    sentences,
    whole,
    with_paragraph,
)

_NUMBERS = [
    "印发《云川市校车安全管理办法》（云川政发⟦[2025]⟧12号）。",
    "根据《关于调整最低生活保障标准的通知》（云川民发⟦（2025）⟧33号），自7月起执行。",
    "依据《云川市农村饮水安全管理规定》（云川水发⟦【2024】⟧8号），落实管护责任。",
    "执行《云川市城市树木移植审批办法》（云川园发〔2025〕⟦第6号⟧）。",
    "按照《云川市科技奖励实施细则》（云川科发〔2024〕⟦015号⟧）组织评审。",
    "《关于规范电动自行车停放的通告》（云川公发⟦〔25〕⟧9号）已经公布。",
    "落实《云川市公共租赁住房管理办法》（云川建发⟦［2025］⟧44号）。",
    "《云川市城乡居民医疗救助办法》（云川医保发⟦2025⟧7号）自2026年1月1日起施行。",
    "贯彻《云川市促进就业若干规定》（云川政办发⟦〔2025年〕⟧21号）。",
    "《云川市文物保护专项规划》（云川文旅发⟦(2023)⟧16号）提出，一处一策。",
    "对照《关于整治非法采砂的意见》（云川政发⟦(2025)第3号⟧），逐段清查。",
    "《云川市殡葬服务收费目录》（云川发改发⟦〔2025]⟧61号）明码标价。",
]

_DATES = [
    "会议于⟦2026年2月30日⟧召开。",
    "自⟦2025年11月31日⟧起受理申请。",
    "工程计划⟦2026年06月30日⟧前完工。",
    "⟦2026年13月1日⟧起执行新标准。",
    "截至⟦2026年4月31日⟧，收到意见86条。",
    "⟦2025年2月29日⟧，双方签订了合作协议。",
    "已于⟦2026年3月09日⟧向您当面汇报。",
    "公示期为⟦2026年4月20日至2026年4月35日⟧。",
    "该办法自⟦2025年9月31日⟧起施行。",
    "于⟦2026年05月⟧底前拆除完毕。",
    "收件日期为⟦2026年0月12日⟧。",
]

_NOTES = [
    "⟦（联系人：陈澈，联系电话：0000-0000000）⟧",
    "⟦联系人：石磊  电话：0000-0000000⟧",
    "⟦（联系电话：0000-0000000）⟧",
    "⟦联系单位：市民政局养老服务科；联系人：许言⟧",
    "⟦承办人：白榆，电话：0000-0000000⟧",
]


def plants() -> list[Plant]:
    """All plants of the FMT rules."""
    return [
        *sentences("FMT-01E", _NUMBERS),
        *sentences("FMT-02E", _DATES),
        *(whole("FMT-02E", letter, dated_on=day) for letter, day in zip(corpus(), ("2026-02-30", "2026-6-9"), strict=False)),
        *_addressees(),
        *_copied_to(),
        *_attachment_names(),
        *_attachment_pages(),
        *_notes(),
        *_titles(),
        *_signatures(),
        *_apart(),
    ]


def _addressees() -> list[Plant]:
    found = []
    for mark, letter in zip("：:，。、；：:,：；。", corpus()[5:], strict=False):
        *before, last = letter.content.addressees
        found.append(
            whole(
                "FMT-03E",
                letter,
                addressees=(*before, last + mark),
                wheres=(f"addressees[{len(before)}]", "addressees"),
                shown=f"{last}⟦{mark}⟧",
            )
        )
    return found


def _copied_to() -> list[Plant]:
    found = []
    letters = [letter for letter in corpus() if len(letter.content.copied_to) >= 2]
    for mark, letter in zip("。，；、,.。；，.", letters, strict=False):
        first, *others = letter.content.copied_to
        place = len(found) % 2
        names = (first + mark, *others) if place else (first, *others[:-1], others[-1] + mark)
        at = 0 if place else len(others)
        found.append(
            whole("FMT-04E", letter, copied_to=names, wheres=(f"copied_to[{at}]", "copied_to"), shown=f"{names[at]}")
        )
    for letter in letters[10:13]:
        joined = "、".join(letter.content.copied_to)
        found.append(whole("FMT-04E", letter, copied_to=(joined,), wheres=("copied_to[0]", "copied_to"), shown=joined))
    return found


_NAMES = ["完成项目清单", "资金安排表", "各区检查情况汇总", "名词解释", "政策文件目录", "现场照片说明"]


def _attachment_names() -> list[Plant]:
    forms = [
        "1.{}", "{}。", "附件1：{}", "附件：{}", "{}；", "1．{}", "（1）{}", "附件1 {}", "{}，", "一、{}", "附件：1.{}", "{}.",
    ]  # fmt: skip
    found = []
    for turn, (form, letter) in enumerate(zip(forms, corpus()[3:], strict=False)):
        name = form.format(_NAMES[turn % len(_NAMES)])
        added = (*letter.content.attachments, Attachment(name, ("见下表。",), (("序号", "名称"), ("1", "示例"))))
        where = f"attachments[{len(added) - 1}].name"
        found.append(whole("FMT-05E", letter, attachments=added, wheres=(where,), shown=name))
    return found


def _attachment_pages() -> list[Plant]:
    """The label or another title typed on the attachment's page; a reference to an attachment there is not."""
    found = []
    tops = [("附件1",), ("附件",), ("附件2：",), ("项目完成清单", "截至5月底完成三项。"), ("资金安排情况表", "单位为万元。"),
            ("附件1：资金安排表",)]  # fmt: skip
    names = ["设备采购清单", "公示稿", "补助对象名册", "完成项目清单", "资金安排表", "资金安排表"]
    for top, name, letter in zip(tops, names, corpus()[11:], strict=False):
        added = (Attachment(name, (*top, "具体内容如下。"), (("序号", "名称"), ("1", "示例"))),)
        wheres = ("attachments[0].paragraphs[0]", "attachments[0].name", "attachments[0]")
        found.append(whole("FMT-06E", letter, attachments=added, wheres=wheres, shown=f"{name} / {top[0]}"))
    bare = [
        "逐条办理情况⟦见附件2⟧。",
        "具体名单⟦详见附件3⟧。",
        "资金分配明细（⟦附件5⟧）已经公开。",
        "各站点位置⟦见附件⟧，供您参阅。",
        "改造前后对比照片⟦附后，见附件4⟧。",
        "收费项目和标准⟦见附件6⟧。",
        "⟦附件7⟧列出了全部隐患点。",
    ]
    return [*found, *sentences("FMT-06E", bare, letters=lambda letter: not letter.content.attachments)]


def _notes() -> list[Plant]:
    found = []
    for turn, letter in enumerate(corpus()[7:18]):
        if turn < 5:
            text = _NOTES[turn].replace("⟦", "").replace("⟧", "")
            closing = (*letter.content.closing, text)
            wheres = (f"closing[{len(closing) - 1}]",)
            found.append(whole("FMT-07S", letter, closing=closing, wheres=wheres, shown=text))
        else:
            name, phone = [
                ("（联系人：许言）", "0000-0000000"),
                ("许言", "（0000-0000000）"),
                ("联系人：梁栋", "0000-0000000"),
                ("（梁栋", "0000-0000000）"),
                ("何川", "电话：0000-0000000"),
                ("（何川）", "0000-0000000"),
            ][turn - 5]
            wheres = ("contact.name", "contact.phone", "contact")
            contact = ContactPerson(name, phone)
            found.append(whole("FMT-07S", letter, contact=contact, wheres=wheres, shown=f"{name} {phone}"))
    return found


def _titles() -> list[Plant]:
    found = []
    for turn, mark in enumerate(["。", "，", "：", " ", ".", "；", "、", "。"]):
        letter = corpus()[turn * 3 + 1]
        title = letter.content.title
        if mark == " ":
            found.append(put("FMT-08E", letter, "title", f"{title[:8]} {title[8:]}", (8, 9)))
        else:
            found.append(put("FMT-08E", letter, "title", title + mark, (len(title), len(title) + 1)))
    for turn, at in enumerate((3, -3, 12, -8, 6)):
        letter = corpus()[turn * 4 + 2]
        title = letter.content.title
        cut = at if at > 0 else len(title) + at
        found.append(put("FMT-08E", letter, "title", title[:cut] + "  "[: turn % 2 + 1] + title[cut:], (cut, cut + 1)))
    ends = ["的报告", "的情况说明", "情况", "的意见", "的通知", "", "的请示", "的汇报", "的办理意见", "办理工作总结", "的回复", "的复"]
    for turn, (end, letter) in enumerate(zip(ends, letters_of(), strict=False)):
        title = letter.content.title.removesuffix("的答复函").removesuffix("的答复")
        title = title if end or turn % 2 == 0 else f"{title}办理"
        found.append(whole("FMT-08S", letter, title=title + end, wheres=("title",), shown=title + end))
    return found


def _signatures() -> list[Plant]:
    found = []
    letters = letters_of()
    seals = ["云川市财政局", "云川市人民政府办公室", "云川市教育局", "云川市卫生局", "云川市建设委员会", "云川市交通局"]
    for seal, letter in zip(seals, letters[4:], strict=False):
        facts = replace(letter.facts, seal_bodies=(seal, *letter.facts.seal_bodies[1:]))
        found.append(whole("FMT-11E", letter, facts=facts, shown=f"印章 {seal}"))
    for letter in letters[12:16]:
        found.append(_issued(letter, "", "FMT-11E"))
    for letter in letters[16:18]:
        facts = replace(letter.facts, seal_bodies=(*letter.facts.seal_bodies, "云川市审计局"))
        found.append(whole("FMT-11E", letter, facts=facts, shown="多一枚印章"))
    typed = [
        lambda name: name.replace("云川市", "云川"),
        lambda name: name + "办公室",
        lambda name: name.replace("局", "局（代章）") if "局" in name else name + "（代章）",
        lambda name: name.replace("云川市", "云州市"),
        lambda name: name[:-1],
        lambda name: name.replace("云川市", "市"),
        lambda name: name.replace("和", "与") if "和" in name else name + "机关",
        lambda name: name.replace("云川市", "云川市人民政府"),
        lambda name: name + "提案办",
        lambda name: "云川县" + name[3:],
        lambda name: name + "党组",
        lambda name: name.replace("云川市", "云川市市"),
    ]
    for change, letter in zip(typed, letters[2:], strict=False):
        found.append(_issued(letter, change(letter.content.issuers[0].name), "FMT-12E"))
    return found


def _issued(letter: Letter, name: str, rule: str) -> Plant:
    first, *others = letter.content.issuers
    issuers = (Issuer(name), *others)
    return whole(rule, letter, issuers=issuers, shown=f"{first.name} → {name}")


def _apart() -> list[Plant]:
    """What makes the signature stand without text, or stand in the text."""
    lines = ["（此页无正文）", "此页无正文", "（本页无正文）", "（以下无正文）", "本页无正文。"]
    found = []
    for turn, letter in enumerate(letters_of()[1:12]):
        content: LetterContent = letter.content
        line = lines[turn % len(lines)] if turn < 6 else (content.issuers[0].name if turn % 2 else "2026年6月12日")
        if turn % 3 == 2 and turn < 6:
            content = with_paragraph(content, line)
            found.append(whole("FMT-13E", letter, passages=content.passages, shown=line))
        else:
            closing = (*content.closing, line)
            where = (f"closing[{len(closing) - 1}]",)
            found.append(whole("FMT-13E", letter, closing=closing, wheres=where, shown=line))
    return found
