"""What each of the rules of format, structure, marks and numbers finds, in other places than its own example."""

from dataclasses import replace

import pytest

from letter.content import Attachment, Copy, Issuer, Item, Paragraph, Section
from letter.example import example
from letter.proof import Facts, fixed, proofread
from letter.proof.places import text_at
from letter.proof.rule import Example

CASES = [
    ("FMT-01E", "paragraph", "按照《通知》（云川府办函（2025）12号）执行。", "（2025）12号"),
    ("FMT-01E", "opening", "您对云川民函〔2026〕第8号答复函的意见收悉，现再次答复如下：", "〔2026〕第8号"),
    ("FMT-01E", "closing", "原件为云川民函【2026】008号。", "【2026】008号"),
    ("FMT-01E", "paragraph", "依据云川政发〔25〕3号文件。", "〔25〕3号"),
    ("FMT-01E", "paragraph", "依据《办法》（云川政发〔2025〕3）办理。", "〔2025〕3"),
    ("FMT-02E", "paragraph", "会议于2026年4月31日召开。", "2026年4月31日"),
    ("FMT-02E", "closing", "将于13月5日前办结。", "13月5日"),
    ("FMT-02E", "opening", "您于2026年03月05日提出的提案收悉，现答复如下：", "03月05日"),
    ("FMT-03E", "addressee", "陈知远委员:", ":"),
    ("FMT-03E", "addressee", "陈知远委员，", "，"),
    ("FMT-04E", "copied_to", "云川市民政局；", "；"),
    ("FMT-04E", "copied_to", "云川市民政局、云川市财政局", "、"),
    ("FMT-04E", "copied_to", "云川市财政局；云川市民政局", "；"),
    ("FMT-05E", "attachment_name", "附件1：补助标准", "附件1："),
    ("FMT-05E", "attachment_name", "1.补助标准", "1."),
    ("FMT-05E", "attachment_name", "（一）补助标准", "（一）"),
    ("FMT-05E", "attachment_name", "补助标准。", "。"),
    ("FMT-06E", "attachment", "附件2\n补助对象为住宅。", "附件2"),
    ("FMT-06E", "attachment", "既有住宅加装电梯的补助标准\n补助对象为住宅。", "既有住宅加装电梯的补助标准"),
    ("FMT-06E", "paragraph", "有关情况详见附件3。", "附件3"),
    ("FMT-06E", "paragraph", "补助标准见附件《加装电梯补贴标准》。", "加装电梯补贴标准"),
    ("FMT-07S", "contact", "联系人：许明河", "联系人："),
    ("FMT-07S", "closing", "感谢支持。\n（联系人：许明河，电话：0000-0000012）", "联系人"),
    ("FMT-01E", "paragraph", "按照《若干规定》（云川政办发〔2025年〕21号）执行。", "〔2025年〕21号"),
    ("FMT-01E", "paragraph", "按照云川医保发2025第7号执行。", "2025第7号"),
    ("FMT-02E", "paragraph", "于2026年05月底前完成。", "05月"),
    ("FMT-05E", "attachment_name", "一、名词解释", "一、"),
    ("FMT-06E", "paragraph", "资金分配明细（附件5）已经公开。", "附件5"),
    ("FMT-07S", "contact", "许明河 电话：0000-0000012", "电话：0000-0000012"),
    ("FMT-07S", "closing", "感谢你们的支持。\n承办人：许明河，电话：0000-0000012", "承办人"),
    ("FMT-13E", "closing", "感谢你们的支持。\n（以下无正文）", "以下无正文"),
    ("PUN-03E", "paragraph", "我们只有一个念头-让孩子平平安安到学校。", "-"),
    ("PUN-03E", "paragraph", "这里原来是一片荒滩—连路都没有。", "—"),
    ("PUN-14S", "paragraph", "部门之间加强了沟通、信息共享的难题得到解决。", "、"),
    ("PUN-14S", "paragraph", "对到龄离岗的老村医、按照服务年限每月发给补助。", "、"),
    ("NUM-01S", "paragraph", "该小区建于98年，与22年相比，投诉减少三成。", "98年"),
    ("NUM-07S", "paragraph", "占比达到91.2%，比2022年提高3.6%。", "3.6%"),
    ("NUM-07S", "paragraph", "举办讲座120场，参加群众2.4万人。", "人"),
    ("FMT-08E", "title", "关于第108号提案的答复函！", "！"),
    ("FMT-08E", "title", "关于政协云川市第九届 委员会第108号提案的答复函", " "),
    ("FMT-08E", "title", "云川市民政局 \n关于第108号提案的答复函", " "),
    ("FMT-08S", "title", "关于政协云川市第九届委员会第108号提案办理情况的通知", "通知"),
    ("FMT-08S", "title", "关于推进老旧小区适老化改造的说明", "说明"),
    ("FMT-12E", "issuer", "云川市财政局", "云川市财政局"),
    ("FMT-13E", "closing", "感谢您的支持。\n2026年6月9日", "2026年6月9日"),
    ("FMT-13E", "closing", "感谢您的支持。\n云川市住房和城乡建设局", "云川市住房和城乡建设局"),
    ("FMT-13E", "paragraph", "此页无正文", "此页无正文"),
    ("STR-01E", "heading", "三、改造先摸底", "三、"),
    ("STR-02E", "paragraph", "（一）摸底。已完成。\n（三）施工。已开工。", "（三）"),
    ("STR-02E", "paragraph", "1.摸底已完成。\n1.施工已开工。", "1."),
    ("STR-02E", "paragraph", "（一）摸底。已完成。\n（1）逐户登记。", "（1）"),
    ("STR-02E", "paragraph", "1.摸底已完成。\n（一）施工已开工。", "（一）"),
    ("STR-02E", "paragraph", "1、摸底已完成。\n2.施工已开工。", "1、"),
    ("STR-03E", "closing", "下一步，二是抓紧施工；三是加强管护。", "二是"),
    ("STR-03E", "paragraph", "主要做法是：一是摸清底数，逐户登记。", "一是"),
    ("STR-03E", "paragraph", "一是摸底。二是施工。二是管护。", "二是"),
    ("STR-03E", "paragraph", "一是摸清底数。\n二是加大投入。\n四是严格管理。", "四是"),
    ("STR-04S", "paragraph", "我局会同有关部门逐栋走访、逐户登记，", "登记，"),
    ("STR-04S", "closing", "下一步，我局将按照年度计划抓好余下项目的施工和\n竣工验收，将情况书面告知您。", "施工和"),
    ("STR-04S", "paragraph", "按照“一区一策”的原则推进老旧小区改造（含加装电梯）", "电梯）"),
    ("STR-05E", "paragraph", "一、基本情况\n二、下一步打算\n按计划施工。", "一、基本情况"),
    ("PUN-01E", "opening", "您提出的提案(第108号)收悉,现答复如下：", "("),
    ("PUN-01E", "lead_in", "把底数摸清;", ";"),
    ("PUN-01E", "closing", "感谢您的支持!", "!"),
    ("PUN-01E", "paragraph", "具体做法是:逐户登记。", ":"),
    ("PUN-01E", "paragraph", "已完成全部工作.下一步抓好管护。", "."),
    ("PUN-01E", "paragraph", "覆盖率达到95%,比上年提高2个百分点。", ","),
    ("PUN-01E", "paragraph", "新增车位315个(快充86个、慢充229个)。", ")"),
    ("PUN-01E", "copied_to", "云川市民政局(办公室)", "("),
    ("PUN-02E", "closing", "欢迎关注\"云川发布\"公众号。", "\""),
    ("PUN-02E", "paragraph", "按照「一区一策」的原则推进。", "「"),
    ("PUN-02E", "paragraph", "提出“让'一老一小'更有依靠”的目标。", "'"),
    ("PUN-03E", "paragraph", "包括坡道、扶手、座椅…等设施。", "…"),
    ("PUN-03E", "paragraph", "包括坡道、扶手。。。。都已建成。", "。。。。"),
    ("PUN-03E", "paragraph", "这样的变化--虽然不大，却很实在。", "--"),
    ("PUN-03E", "paragraph", "这样的变化———虽然不大，却很实在。", "———"),
    ("PUN-04E", "closing", "欢迎关注《云川市老旧小区改造计划，继续监督。", "《"),
    ("PUN-04E", "paragraph", "新增车位315个（快充86个、慢充229个。", "（"),
    ("PUN-04E", "paragraph", "按照一区一策”的原则推进。", "”"),
    ("PUN-04E", "paragraph", "《办法》（云川政办发〔2025 18号）印发施行。", "〔"),
    ("PUN-05E", "paragraph", "各项任务已经完成，。下一步抓好管护。", "，。"),
    ("PUN-05E", "closing", "感谢您的关心，，欢迎继续监督。", "，，"),
    ("PUN-05E", "paragraph", "他说：“都已经完成。”。下一步抓好管护。", "。"),
    ("PUN-05E", "lead_in", "摸清底数。。", "。。"),
    ("PUN-05E", "paragraph", "包括坡道、扶手、、座椅。", "、、"),
    ("PUN-06S", "paragraph", "落实“一区一策”、“一户一档”、“一梯一议”要求。", "、"),
    ("PUN-06S", "opening", "您提出的《关于停车的提案》、《关于养老的提案》收悉，现答复如下：", "、"),
    ("PUN-07E", "lead_in", "，摸清底数。\n加大投入。", "，"),
    ("PUN-07E", "paragraph", "一是、摸清底数；二是、加大投入。", "、"),
    ("PUN-08E", "paragraph", "（一），摸清底数。\n（二）加大投入。", "，"),
    ("PUN-08E", "paragraph", "（1）、摸清底数。\n（2）加大投入。", "、"),
    ("PUN-08E", "heading", "、改造先摸底", "、"),
    ("PUN-09S", "closing", "欢迎参加《邻里守望志愿活动》。", "邻里守望志愿活动"),
    ("PUN-09S", "paragraph", "获得《全国优秀项目一等奖》。", "一等奖"),
    ("PUN-10S", "paragraph", "人民日报刊发了有关经验。", "人民日报"),
    ("PUN-11E", "paragraph", "提出“让“一老一小”更有依靠”的目标。", "“一老一小”"),
    ("PUN-11E", "opening", "您提出的《关于修订《云川市停车条例》的提案》收悉，现答复如下：", "《云川市停车条例》"),
    ("PUN-12E", "heading", "改造先摸底；", "；"),
    ("PUN-12E", "heading", "改造先摸底：", "："),
    ("PUN-13E", "heading", "改造先摸底 难点一户一策", " "),
    ("PUN-13E", "closing", "感谢您的关心， 欢迎继续监督。", " "),
    ("PUN-13E", "paragraph", "我局会同　市财政局办理。", "　"),
    ("PUN-14S", "paragraph", "目前全市已完工交付电梯九十六部、下一步将加快推进在建项目。", "、"),
    ("PUN-14S", "closing", "我局将认真吸收您的意见建议、同时加大工作力度。", "、"),
    ("NUM-01S", "paragraph", "计划于26年底全部完工。", "26年"),
    ("NUM-01S", "closing", "将于2026底全部完工。", "2026"),
    ("NUM-01S", "paragraph", "95年以前建成的小区优先。", "95年"),
    ("NUM-01S", "paragraph", "自2025.3.15起受理申请。", "2025.3.15"),
    ("NUM-01S", "paragraph", "2025上半年完成摸底。", "2025"),
    ("NUM-02S", "paragraph", "覆盖率稳定在85～90%。", "85～90%"),
    ("NUM-02S", "closing", "预计投入2—3亿元。", "2—3亿元"),
    ("NUM-02S", "paragraph", "日均客流8-10万人次。", "8-10万人次"),
    ("NUM-03E", "closing", "空置率下降到.8%。", ".8"),
    ("NUM-04S", "paragraph", "完成率达到95 %。", " "),
    ("NUM-04S", "closing", "将于 2026 年底完工。", " "),
    ("NUM-05S", "paragraph", "累计投资1.2亿，建成28个站点。", "1.2亿"),
    ("NUM-05S", "paragraph", "每户补助5000，直接发放到户。", "5000"),
    ("NUM-05S", "paragraph", "惠及困难群众3.5万。", "3.5万"),
    ("NUM-06S", "paragraph", "安排资金3200万元（公共部位2100万元、加装电梯1200万元）。", "3200万元"),
    ("NUM-06S", "paragraph", "建成服务站28个，其中城区20个、乡镇12个。", "28个"),
    ("NUM-07S", "paragraph", "办结率上升3%。", "3%"),
    ("NUM-07S", "paragraph", "全年接待游客120万人。", "人"),
    ("NUM-07S", "paragraph", "全市工业总产值增长8个百分点。", "8个百分点"),
    ("NUM-07S", "paragraph", "全市常住人口320万人次。", "人次"),
    ("NUM-08S", "paragraph", "全市已完工交付电梯九十余部，新建停车泊位320个。\n上述新建停车泊位350个已全部启用。", "350"),
    ("NUM-08S", "paragraph", "我局对全市186个老旧小区逐一走访。\n全市168个老旧小区的改造已列入计划。", "168"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "into", "text", "wrong"), CASES, ids=[f"{case[0]}-{case[2][:12]}" for case in CASES])
def test_found(rule, into, text, wrong):
    """At the very place, and gone once it is mended."""
    letter = Example(text, into).placed(example())
    found = [one for one in proofread(letter) if one.rule == rule]
    spans = [text_at(letter, one.where)[slice(*one.span)] for one in found if one.span]
    assert any(wrong in span or (span and span in wrong) for span in spans), (spans, found)
    mechanical = [one for one in found if one.fix is not None]
    left = [one for one in proofread(fixed(letter, mechanical)) if one.rule == rule]
    assert len(left) == len(found) - len(mechanical)


def _rules(letter, facts=None):
    """Of the families this file is about."""
    return {one.rule for one in proofread(letter, facts) if one.rule.startswith(("FMT", "STR", "PUN", "NUM"))}


def test_a_colon_in_a_copy():
    letter = replace(example(), copies=(Copy("周云舒委员："), Copy("陈知远委员")))
    found = [one for one in proofread(letter) if one.rule == "FMT-03E"]
    assert [one.where for one in found] == ["copies[0].addressee"]
    assert fixed(letter, found).copies[0].addressee == "周云舒委员"


def test_a_title_typed_on_the_page_of_an_attachment():
    letter = replace(example(), attachments=(Attachment("补助标准", ("补助标准", "补助对象为住宅。")),))
    assert _rules(letter) == {"FMT-06E"}


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (Facts(seal_bodies=("云川市财政局",)), "FMT-11E"),
        (Facts(seal_bodies=("云川市住房和城乡建设局", "云川市财政局")), "FMT-11E"),
        (Facts(issuer_names=("云川市住房和城乡建设局（云川市人民防空办公室）",)), "FMT-12E"),
    ],
)
def test_against_the_register(facts, rule):
    assert _rules(example(), facts) == {rule}


@pytest.mark.parametrize("phone", ["（0000-0000012）", "电话：0000-0000012"])
def test_a_phone_with_what_is_printed_anyway(phone):
    letter = replace(example(), contact=replace(example().contact, phone=phone))
    found = [one for one in proofread(letter) if one.rule == "FMT-07S"]
    assert fixed(letter, found).contact.phone == "0000-0000012"


def test_an_empty_signature():
    assert "FMT-11E" in _rules(replace(example(), issuers=(Issuer(" "),)))


def test_a_long_sentence_is_a_hint_that_may_be_off():
    letter = replace(example(), passages=(Paragraph("逐栋走访、逐户登记，" * 20 + "形成清单。"),))
    assert _rules(letter) == {"STR-06H"}
    assert proofread(letter, off=frozenset({"STR-06H"})) == []


def test_an_error_of_the_standard_cannot_be_off():
    letter = replace(example(), passages=(Paragraph("已经完成,下一步施工。"),))
    assert {one.rule for one in proofread(letter, off=frozenset({"PUN-01E"}))} == {"PUN-01E"}


def test_a_number_typed_before_an_item():
    items = (Item("一是摸清底数。", "逐户登记。"), Item("加大投入。", "资金到位。"))
    letter = replace(example(), passages=(Section("主要做法", items),))
    found = proofread(letter)
    assert [one.rule for one in found] == ["STR-03E"]
    assert fixed(letter, found).passages[0].passages[0].lead_in == "摸清底数。"


def test_a_typed_number_among_real_headings():
    letter = replace(example(), passages=(Section("主要做法", (Paragraph("二、下一步打算，按计划施工。"),)),))
    assert _rules(letter) == {"STR-01E"}


def test_a_quotation_may_begin_in_the_lead_and_end_in_the_text():
    items = (Item("落实“一区一策，", "一户一档”的要求。"), Item("加大投入。", "资金到位。"))
    assert _rules(replace(example(), passages=(Section("主要做法", items),))) == set()
