"""Plants of the REF, CNT and PRV rules: what is cited, how the proposer is answered, what may not be told."""

from __future__ import annotations

import re
from dataclasses import replace

from letter.content import Paragraph
from letter.proof import Ask, lists_from, text_at
from tests.letter.proof.corpus.reading import Letter, corpus
from tests.letter.proof.planting.plant import (
    Plant,
    body_places,
    letters_of,
    put,
    sentences,
    whole,
    with_paragraph,
)

_LEADERS = [
    "总书记强调：“⟦人民对美好生活的向往，就是我们的奋斗目标。⟧”",
    "总书记指出，“⟦绿水青山就是金山银山⟧”，这为我们指明了方向。",
    "总书记在考察时说：“⟦城市不仅要有高度，更要有温度。⟧”",
    "国务院总理在政府工作报告中提出，要“⟦办好民生实事⟧”。",
    "省委书记在调研时要求，“⟦把水的文章做足⟧”。",
    "市委书记批示：“⟦此件很好，请有关部门认真研究落实。⟧”",
    "市长在全市大会上讲，“⟦谁的孩子谁抱走⟧”。",
    "总书记多次强调“⟦小康不小康，关键看老乡⟧”。",
    "省长对此作出批示：“⟦要举一反三，彻底整改⟧。”",
    "市政协主席在讲话中指出：“⟦建言要建在点子上⟧。”",
    "市政府主要领导批示要求“⟦限期办结、逐件回访⟧”。",
    "国务院领导同志指出：“⟦没有调查，没有发言权。⟧”",
]

_CITED = [
    "根据⟦云政发〔2025〕12号⟧文件精神，财政补贴比例提高到六成。",
    "⟦云川建发〔2024〕31号⟧对保障范围作了规定。",
    "按照⟦云川教体发〔2025〕6号《关于规范课后服务的通知》⟧执行。",
    "落实⟦《云川市人民政府关于支持夜间经济发展的意见》⟧，延长营业时间。",
    "依照⟦云政办发〔2023〕45号⟧要求，实行分级管理。",
    "⟦市政府12号文⟧明确了奖补政策。",
    "详见⟦云川财发〔2026〕2号⟧。",
    "我们认真执行⟦（云川卫发〔2025〕19号）《关于加强乡村医生管理的通知》⟧。",
    "以⟦云川人社发〔2025〕40号⟧为依据，核定补助对象。",
    "对照⟦云川交发〔2024〕17号文⟧逐条整改。",
    "我局与市财政局联合印发的⟦云川农发〔2025〕52号⟧，细化了申报程序。",
    "⟦云政办函〔2026〕8号⟧同意了该方案。",
]

_NAMES = [
    "会同云川市⟦住房与城乡建设局⟧开展排查。",
    "报经云川市⟦发展与改革委员会⟧批准。",
    "由云川市⟦人力资源与社会保障局⟧组织考试。",
    "数据来自云川市⟦农业和农村局⟧。",
    "在云川市⟦卫生与健康委员会⟧指导下进行。",
    "云川市⟦工业与信息化局⟧给予支持。",
    "云川市⟦市场监督管理委员会⟧牵头抽检。",
    "云川市⟦文化与旅游局⟧参加会审。",
    "云川市⟦自然资源与规划局⟧核发许可。",
    "云川市⟦退役军人事物局⟧提供名单。",
    "⟦临江县⟧的试点工作走在前面。",
    "在⟦清岚县⟧召开了现场会。",
    "⟦云领县⟧已完成整改。",
    "⟦滨胡新区⟧正在施工。",
]

_PLACES = ["临江区", "青岚县", "云岭县", "滨湖新区", "桃溪镇"]

_PRIVATE = [
    "有问题可拨打经办人手机⟦13900000000⟧。",
    "居民王某（身份证号⟦110101199001010010⟧）已领取补助。",
    "联系电话⟦13800000000⟧，全天有人接听。",
    "当事人住⟦临江区和平路18号3栋2单元501室⟧，我局已上门走访。",
    "请将材料发送至⟦yizhou@example.com⟧。",
    "申请人李某，身份证号码⟦11010119800101001X⟧。",
    "可与网格员联系，手机：⟦186 0000 0000⟧。",
    "老人家住⟦红旗里12号楼4单元302室⟧，子女在外地。",
    "经办人微信同手机号⟦15000000000⟧。",
    "孩子的身份证号为⟦110101201501010015⟧，已办理转学。",
    "户主张某，家庭住址为⟦云岭县桃溪镇柳树村三组21号⟧。",
    "投诉人电话⟦0000-0000000⟧已做好登记。",
]

_SECRET = [
    "⟦机密★⟧",
    "本件属⟦秘密★3年⟧，请妥善保管。",
    "（⟦绝密★10年⟧）",
    "附表标注“⟦机密★长期⟧”，不予公开。",
    "⟦秘密★⟧一年",
]


def plants() -> list[Plant]:
    """All plants of the REF, CNT and PRV rules."""
    return [
        *sentences("REF-01S", _LEADERS),
        *sentences("REF-02S", _CITED),
        *_names(),
        *_openings(),
        *_asks(),
        *_thanks(),
        *_opinions(),
        *(
            whole("CNT-05S", letter, facts=replace(letter.facts, contacts=0), shown="没有沟通记录")
            for letter in letters_of()[3:15]
        ),
        *_honorifics(),
        *_lengthened(),
        *_private(),
    ]


def _names() -> list[Plant]:
    lists = lists_from({"places": _PLACES})
    return [replace(plant, lists=lists) for plant in sentences("REF-03S", _NAMES)]


def _openings() -> list[Plant]:
    found = []
    for turn, letter in enumerate(letters_of()[:21]):
        opening, proposal = letter.content.opening, letter.content.proposals[0]
        kind = turn % 7
        if kind == 0:
            new = opening.replace("收悉", "已经办理") if "收悉" in opening else ""
        elif kind == 1:
            new = re.sub("《[^《》]*》", "提案" if letter.content.kind == "cppcc" else "建议", opening)
        elif kind == 2:
            new = re.sub("，?现(将办理情况)?答复如下：", "。", opening)
        elif kind == 3:
            new = f"{'您' if len(letter.content.addressees) == 1 else '你们'}的来信收悉，谢谢关心。"
        elif kind == 4:
            new = ""
        elif kind == 5:
            new = f"关于《{proposal.title}》，我局已经办理，报告如下："
        else:
            new = opening.replace("现答复如下：", "现汇报如下：").replace("收悉", "获悉")
        found.append(whole("CNT-01E", letter, opening=new, wheres=("opening", ""), shown=new))
    return found


def _asks() -> list[Plant]:
    found = []
    extra = ["增设夜间照明", "延长服务时间", "降低收费标准", "公布监督电话", "建立评价机制", "扩大试点范围"]
    for turn, letter in enumerate(letters_of()[6:18]):
        asks = letter.facts.asks
        if turn % 2:
            asks = (*asks, Ask(extra[turn // 2 % 6]))
        else:
            place = turn % len(asks)
            asks = (*asks[:place], replace(asks[place], answered=False, reason=""), *asks[place + 1 :])
        found.append(whole("CNT-02S", letter, facts=replace(letter.facts, asks=asks), shown=str(asks)))
    return found


def _thanks() -> list[Plant]:
    ends = [(), ("特此函复。",), ("我局将继续做好有关工作。",), ("专此答复，请知悉。",), ("欢迎来电咨询。",), ("此复。",)]
    found = []
    for turn, letter in enumerate(letters_of()[9:21]):
        end = ends[turn % len(ends)]
        found.append(whole("CNT-03S", letter, closing=end, shown="".join(end)))
    return found


def _opinions() -> list[Plant]:
    found = []
    units = ["云川市审计局", "云川市气象局", "云川市民族宗教事务局", "云川市信访局", "云川市司法局", "云川市国有资产监督管理委员会"]
    letters = [letter for letter in letters_of() if "会办意见" not in _text(letter)]
    for turn in range(12):
        letter = letters[(turn * 2) % len(letters)]
        unit = units[turn % len(units)]
        facts = replace(letter.facts, opinion_units=(*letter.facts.opinion_units, unit))
        found.append(whole("CNT-04S", letter, facts=facts, shown=f"{unit}送来会办意见"))
    return found


def _text(letter: Letter) -> str:
    return letter.content.opening + "".join(text_at(letter.content, where) for where in body_places(letter.content))


_CALLED = {
    "person": ["请贵委继续监督。", "有关图纸已送你们审阅。", "贵单位的意见我们已经转达。", "贵会提出的设想很有价值。"],
    "several": ["您的意见我们已经采纳。", "施工前将再次征求您的意见。", "请贵委审阅。", "结果已向您当面通报。"],
    "body": ["请您继续监督。", "有关情况已向您当面报告。", "您的调研报告很有价值。", "你们二位委员的意见已采纳。"],
}


def _honorifics() -> list[Plant]:
    found = []
    groups = {
        "person": [one for one in letters_of() if len(one.content.addressees) == 1 and "您在" in one.content.opening],
        "several": [one for one in letters_of() if len(one.content.addressees) > 1],
        "body": [one for one in letters_of() if one.content.opening.startswith("贵")],
    }
    for kind, letters in groups.items():
        for turn, text in enumerate(_CALLED[kind]):
            letter = letters[(turn * 2 + 1) % len(letters)]
            content = with_paragraph(letter.content, text)
            where = list(body_places(content))[-1]
            found.append(Plant("CNT-06S", letter.name, content, letter.facts, (where,), None, text))
    swaps = [("贵委", "贵局", "贵"), ("贵会", "贵局", "贵"), ("贵社", "贵党", "贵")]
    for old, new, _ in swaps:
        letter = next(one for one in letters_of() if one.content.opening.startswith(old))
        found.append(put("CNT-06S", letter, "opening", letter.content.opening.replace(old, new, 1), (0, 2)))
    return found


def _lengthened() -> list[Plant]:
    """A letter with the paragraphs of others until it is over 4,000 characters."""
    found = []
    letters = list(corpus())
    for turn, letter in enumerate(letters_of()[4:16]):
        more, length, at = [], len(_text(letter)), turn
        while length < 4300:
            text = _text(letters[at % len(letters)])
            more.append(Paragraph(text[:900]))
            length += len(text[:900])
            at += 5
        content = with_paragraph(letter.content, *(one.text for one in more))
        found.append(Plant("CNT-07H", letter.name, content, letter.facts, (), None, f"{length}字"))
    return found


def _private() -> list[Plant]:
    found = sentences("PRV-01S", _PRIVATE)
    found += [
        whole("PRV-02S", letter, disclosure="", shown="没有公开属性") for letter in letters_of()[2:13]
    ]
    for turn, marked in enumerate(_SECRET):
        found.append(sentences("PRV-03E", [marked], letters=lambda letter, turn=turn: corpus().index(letter) == turn * 3)[0])
    for letter, mark in zip(corpus()[20:27], ("机密", "秘密★1年", "绝密", "机密★", "秘密", "机密★5年", "秘密★6个月"), strict=True):
        found.append(whole("PRV-03E", letter, classification=mark, shown=mark))
    return found
