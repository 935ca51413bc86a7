"""Plants of the CON rules: what the register, the letter and its parts say differently."""

from __future__ import annotations

import re
from dataclasses import replace

from letter.content import DocNumber, Paragraph
from letter.proof import text_at
from tests.letter.proof.corpus.reading import Letter, corpus
from tests.letter.proof.planting.plant import (
    Plant,
    body_places,
    letters_of,
    put,
    whole,
    with_paragraph,
)


def plants() -> list[Plant]:
    """All plants of the CON rules."""
    return [
        *_titles(),
        *_facts_differ(),
        *_short_names(),
        *_two_names(),
        *_two_writings(),
        *_years(),
        *_dates(),
        *_classes(),
    ]


def _titles() -> list[Plant]:
    """The proposal's title in the opening, or in the content, is not the register's."""
    changes = [
        lambda title: title.replace("关于", "", 1),
        lambda title: title.replace("的提案", "的建议") if "的提案" in title else title.replace("的建议", "的议案"),
        lambda title: title[:4] + title[5:],
        lambda title: title[:-5] + "工作" + title[-5:],
        lambda title: title[:2] + "进一步" + title[2:],
        lambda title: title[:-4] + title[-3:],
        lambda title: title[:2] + title[4:],
        lambda title: title.replace("加", "增", 1) if "加" in title else title.replace("的", "之", 1),
        lambda title: title[:3] + title[4] + title[3] + title[5:],
    ]
    found = []
    for turn, letter in enumerate(corpus()[2:20]):
        title = letter.content.proposals[0].title
        new = changes[turn % len(changes)](title)
        if turn < 9:
            opening = letter.content.opening
            where = "opening" if title in opening else next(
                place for place in body_places(letter.content) if title in text_at(letter.content, place)
            )  # fmt: skip
            text = text_at(letter.content, where)
            start = text.index(title)
            found.append(put("CON-01E", letter, where, text.replace(title, new, 1), (start - 1, start + len(new) + 1)))
        else:
            proposals = (replace(letter.content.proposals[0], title=new), *letter.content.proposals[1:])
            found.append(whole("CON-01E", letter, proposals=proposals, shown=f"{title} → {new}"))
    return found


def _swapped(number: str) -> str:
    return number[0] + number[2] + number[1] if number[1] != number[2] else f"{(int(number) + 10):03d}"


def _facts_differ() -> list[Plant]:
    found = []
    for turn, letter in enumerate(letters_of()[:28]):
        content, proposal = letter.content, letter.content.proposals[0]
        number = proposal.number
        wrong = _swapped(number)
        kind = turn % 7
        if kind == 0:
            title = content.title.replace(number, wrong)
            at = content.title.index(number)
            found.append(put("CON-02E", letter, "title", title, (at, at + 3)))
        elif kind == 1 and number in content.opening:
            at = content.opening.index(number)
            found.append(put("CON-02E", letter, "opening", content.opening.replace(number, wrong), (at, at + 3)))
        elif kind == 2:
            where = "opening" if turn % 2 else "title"
            text = text_at(content, where).replace("第二次会议", "第三次会议").replace("第九届", "第八届" if turn % 3 else "第九届")
            found.append(put("CON-02E", letter, where, text, None))
        elif kind == 3:
            name = content.addressees[0]
            new = name[0] + "晓" + name[2:] if len(content.addressees[0]) < 7 else name.replace("云川市", "云山市")
            found.append(_addressed(letter, new))
        elif kind == 4:
            proposals = (replace(proposal, number=wrong), *content.proposals[1:])
            found.append(whole("CON-02E", letter, proposals=proposals, shown=f"登记 {number}，函 {wrong}"))
        elif kind == 5:
            proposals = (replace(proposal, lead_unit="云川市审计局"), *content.proposals[1:])
            found.append(whole("CON-02E", letter, proposals=proposals, shown="主办单位不同"))
        else:
            proposals = (replace(proposal, session=proposal.session.replace("第二次", "第一次")), *content.proposals[1:])
            found.append(whole("CON-02E", letter, proposals=proposals, shown="届次与登记不同"))
    return found


def _addressed(letter: Letter, name: str) -> Plant:
    names = (name, *letter.content.addressees[1:])
    return whole(
        "CON-02E", letter, addressees=names, wheres=("addressees[0]", "addressees"), shown=f"{letter.content.addressees[0]} → {name}"
    )


_SHORT = [
    ("市老旧小区改造工作专班（以下简称改造专班）每周例会。", "市老旧小区改造工作专班还聘请了监督员。", ""),
    ("云川市大数据中心（以下简称“数据中心”）承担开发。", "运维由云川市大数据中心负责。", "云川市大数据中心"),
    ("近期，市防指发布了预警。", "市防汛抗旱指挥部（以下简称市防指）统一调度。", "市防指"),
    ("青岚山国家森林公园（以下简称青岚公园）面积86平方公里。", "青岚山国家森林公园门票实行淡旺季价格。", "青岚山国家森林公园"),
    ("“企服通”上线后很受欢迎。", "企业综合服务平台（以下简称“企服通”）设有12个模块。", "企服通"),
    ("市公共资源交易中心（以下简称“交易中心”）公开招标。", "中标结果由市公共资源交易中心网站公布。", "市公共资源交易中心"),
    ("云川文化旅游投资集团有限公司（以下简称文旅集团）出资。", "云川文化旅游投资集团有限公司负责运营。", ""),
    ("惠民保已有百万人参保。", "“云川惠民健康保险”（以下简称惠民保）每年79元。", "惠民保"),
    ("《云川市供水用水条例》（以下简称《条例》）已施行。", "依照《云川市供水用水条例》第二十条，责任在供水单位。", ""),
    ("项目由河道治理指挥部（以下简称指挥部）组织实施。", "征迁工作也由河道治理指挥部牵头。", "河道治理指挥部"),
    ("《行动方案》提出了36项任务。", "《云川市降碳减污行动方案》（以下简称《行动方案》）印发后，各县（区）制定了细则。", "《行动方案》"),
    ("滨湖新区管理委员会（以下简称管委会）负责拆迁。", "滨湖新区管理委员会已经公告。", "滨湖新区管理委员会"),
]


def pair(rule: str, turn: int, first: str, second: str, *, letters: list[Letter] | None = None) -> Plant:
    """Two paragraphs added to a letter; the finding may stand in either."""
    chosen = letters or letters_of()
    letter = chosen[(turn * 3 + sum(map(ord, rule))) % len(chosen)]
    content = with_paragraph(letter.content, first, second)
    places = list(body_places(content))[-2:]
    return Plant(rule, letter.name, content, letter.facts, tuple(places), None, f"{first} / {second}")


def _short_names() -> list[Plant]:
    return [pair("CON-03S", turn, first, second) for turn, (first, second, _) in enumerate(_SHORT)]


def _two_names() -> list[Plant]:
    rows = [
        ("市发展改革委负责立项。", "立项之后，市发改委还要跟踪评估。"),
        ("市人力资源社会保障局提供岗位信息。", "岗位信息由市人社局每周更新。"),
        ("市市场监管局抽检了86批次。", "抽检结果由市市场监督管理局公布。"),
        ("市住房城乡建设局组织验收。", "验收合格后，市住建局发放使用登记证。"),
        ("市卫生健康委派出专家组。", "市卫健委还开通了热线。"),
        ("云川市自然资源和规划局完成测绘。", "测绘成果由市资规局保管。"),
        ("市工业和信息化局组织对接会。", "会后，市工信局逐家回访。"),
        ("市文化和旅游局编制了导览图。", "市文旅局印发导览图三万份。"),
        ("市生态环境局开展监测。", "监测数据由市环保局审核。"),
        ("市医疗保障局负责支付。", "异地结算事项可向市医保局咨询。"),
        ("市退役军人事务局组织培训。", "培训合格的，由市退役军人局推荐就业。"),
        ("市农业农村局指导种植。", "病虫害防治由市农业局包村干部负责。"),
    ]
    short = [letter for letter in letters_of() if len(letter.content.proposals[0].assisting_units) == 0]
    return [pair("CON-04S", turn, first, second, letters=short) for turn, (first, second) in enumerate(rows)]


def _two_writings() -> list[Plant]:
    rows = [
        ("推行“邻里食堂”模式。", "目前“邻里饭堂”已有30家。"),
        ("按照《云川市湿地保护规划》推进修复。", "《云川市湿地保护规化》确定了8个片区。"),
        ("开设“周末托管班”，解决双职工之忧。", "“周未托管班”报名踊跃。"),
        ("落实《云川市户外广告设置管理办法》。", "按《云川市户外广告设施管理办法》，到期的一律拆除。"),
        ("打造“五分钟便民圈”。", "“五分种便民圈”受到居民好评。"),
        ("执行《关于加快冷链物流发展的若干措施》。", "《关于加快冷链物流发展的若干政策措施》明确了补助标准。"),
        ("创建“零碳示范园区”。", "首批“零炭示范园区”共3家。"),
        ("建立“街巷长”制度。", "“巷街长”每天巡查两遍。"),
        ("《云川市节水行动实施方案》于2025年印发。", "《云川市节水行动实施方法》要求工业用水重复利用率达到92%。"),
        ("推广“一码通乘”。", "“一码通成”日均使用六万次。"),
        ("评选“最美护河员”。", "“最美护河人员”每年评选一次。"),
    ]
    return [pair("CON-05S", turn, first, second) for turn, (first, second) in enumerate(rows)]


def _years() -> list[Plant]:
    found = []
    for turn, letter in enumerate(corpus()[4:16]):
        number = letter.content.doc_number
        if turn % 2:
            dated = letter.content.dated_on.replace("2026", "2025" if turn % 4 == 1 else "2027")
            found.append(whole("CON-06E", letter, dated_on=dated, shown=dated))
        else:
            wrong = DocNumber(number.issuer_code, 2025 if turn % 4 else 2027, number.serial)
            found.append(whole("CON-06E", letter, doc_number=wrong, shown=f"{wrong}"))
    return found


def _dates() -> list[Plant]:
    """Done after the letter's date, planned before it, ends before it begins; and a reply after the due day."""
    sentences_ = [
        "主体工程已于2026年11月完工。",
        "截至2026年12月底，已完成投资5.6亿元。",
        "该中心计划于2025年10月开工建设。",
        "活动时间为2026年5月10日至2026年4月20日。",
        "新规已于2027年1月1日起施行。",
        "设备将于2025年8月底前安装到位。",
        "我局已于2026年12月3日组织验收。",
        "合同期限自2025年7月1日至2024年6月30日。",
        "拟于2025年年底前完成招标。",
        "截至2026年10月，共受理申请3126件。",
        "施工时间由2025年9月延续到2025年3月。",
    ]
    found = []
    letters = [letter for letter in letters_of() if letter.content.dated_on < "2026-07-01"]
    for turn, text in enumerate(sentences_):
        letter = letters[(turn * 5 + 1) % len(letters)]
        content = with_paragraph(letter.content, text)
        where = list(body_places(content))[-1]
        found.append(Plant("CON-07S", letter.name, content, letter.facts, (where,), None, text))
    for turn, letter in enumerate(letters[3:9]):
        if turn % 2:
            facts = replace(letter.facts, due_on=f"2026-04-{turn + 1:02d}")
            found.append(whole("CON-07S", letter, facts=facts, shown=f"期限 {facts.due_on}，成文 {letter.content.dated_on}"))
        else:
            facts = replace(letter.facts, today="2026-02-10")
            found.append(whole("CON-07S", letter, facts=facts, dated_on="2026-02-10", shown="成文日期早于收到日期"))
    return found


_PLANS = [
    "我局将组织专题调研，摸清有关情况。",
    "下一步，我局拟会同有关部门研究制定实施方案，明确任务分工。",
    "我们计划在充分论证的基础上，将该事项列入年度工作计划。",
    "我局将积极争取上级资金支持，逐步改善设施条件。",
    "拟适时召开座谈会，听取各方面意见。",
]

_DONE = [
    "我局对建议逐条研究，并作了认真讨论。",
    "全市现有有关设施86处，服务群众12万人。",
    "我局将继续关注这一问题，做好群众的解释工作。",
    "有关单位已经加强日常巡查，群众反映良好。",
]


def _classes() -> list[Plant]:
    """Class A over plans only; class C over a text without a reason."""
    found = []
    for turn, letter in enumerate(one for one in letters_of() if one.content.outcome):
        code = letter.content.outcome.code
        source = None
        if code in ("A", "A1", "甲") and len(found) < 8:
            source = [_PLANS[(turn + step) % len(_PLANS)] for step in range(2 + turn % 3)]
        elif code in ("C", "C1", "C2"):
            source = [_DONE[(turn + step) % len(_DONE)] for step in range(2 + turn % 2)]
        if source:
            content = replace(letter.content, passages=tuple(Paragraph(text) for text in source))
            found.append(Plant("CON-08S", letter.name, content, letter.facts, (), None, f"{code}：{''.join(source)}"))
    by_code = {one.code: one for letter in corpus() if letter.content.scheme for one in letter.content.scheme.outcomes}
    for turn, letter in enumerate(letters_of()[:6]):
        if letter.content.scheme.code == "seven" and not re.search("条件|政策|暂|因为|由于|不能|涉及", _all(letter)):
            content = replace(letter.content, outcome=by_code["C1" if turn % 2 else "C2"])
            found.append(Plant("CON-08S", letter.name, content, letter.facts, (), None, "C类，正文都是已经做到的"))
    for turn, letter in enumerate(letters_of()[20:24]):
        texts = [_DONE[(turn + step) % len(_DONE)] for step in range(3)]
        passages = tuple(Paragraph(text) for text in texts)
        scheme = letters_of()[0].content.scheme
        content = replace(letter.content, scheme=scheme, outcome=by_code["C1"], passages=passages)
        found.append(Plant("CON-08S", letter.name, content, letter.facts, (), None, "C1：" + "".join(texts)))
    return found


def _all(letter: Letter) -> str:
    return "".join(text_at(letter.content, where) for where in body_places(letter.content))

