"""What is right and looks wrong: each of these once fooled some proofreader."""

from dataclasses import replace

import pytest

from letter.content import Attachment, Issuer, Item, Paragraph, Section
from letter.example import example
from letter.proof import proofread

MINE = ("FMT", "STR", "PUN", "NUM")
SENTENCES = (
    "附件：3份，已随文报送。",
    "投入2.8亿元建设综合体，服务群众10.5万人次。",
    "2.8亿元专项资金已经拨付到位。",
    "三、四级医院的床位使用率明显提高。",
    "一、二类费用合计不超过预算。",
    "会同贵阳市财政局、六盘水市民政局开展联合调研。",
    "云川至河东段、云川—望月段已于2025年底通车。",
    "2023—2025年，全市共投入资金3.2亿元，年均增长8.5%。",
    "“十四五”期间，新增学位1.2万个。",
    "审批时限由45个工作日压缩到18个工作日，材料由12份减少到5份。",
    "按照“谁主管、谁负责”“属地管理”的原则，明确责任单位。",
    "依据《中华人民共和国无障碍环境建设法》第十二条第（一）、（三）项的规定办理。",
    "印发《云川市老旧小区停车管理办法》（云川政办发〔2025〕18号）、《补助资金管理细则》（云川财建〔2025〕7号）等文件。",
    "云川市中级人民法院作出（2025）云01行终12号判决。",
    "居民王先生说：“过去回家要绕三圈，现在十分钟就能停好。”这样的变化实实在在。",
    "他问：“什么时候能装上电梯？”我们的回答是：年底以前。",
    "这样的变化——虽然不大，却实实在在……我们将继续努力！",
    "真的能做到吗？！答案是肯定的。",
    "热线电话12345全年无休，24小时受理，投诉电话0000-0000012。",
    "比例尺为1:500，配比为1:3，会议于9:30开始。",
    "PM2.5平均浓度下降到28微克/立方米，GDP增长5.6%。",
    "网址为https://www.yunchuan.example/a?b=1,2;c，邮箱为zfb@yunchuan.example。",
    "使用Wi-Fi 6和5G网络，屏幕为55英寸，型号为XC-200。",
    "住房已使用25年，楼龄20年以上的占38%，近10年新增12处。",
    "20世纪90年代建成的小区，多数没有电梯。",
    "参照云川市第九届人民代表大会常务委员会第十二次会议的决定。",
    "统一是前提，规范是关键；唯一是指该证号不重复。",
    "一是一、二是二，账目清清楚楚。",
    "一是摸清底数，逐户登记；二是加大投入，分步实施；三是严格管理，责任到人。",
    "完成率达到95%以上，占比为30%～40%，比上年提高2.3个百分点。",
    "工作效率提高30%，成本下降12%，收入增长8%。",
    "共12个小区（老城区7个、新城区5个），其中已完工8个。",
    "占地12.5万平方米（地上8.2万平方米、地下4.3万平方米）。",
    "总投资1.26亿元（省级补助0.4亿元、市级配套0.86亿元）。",
    "登记委员43名（男30名、女13名）。",
    "补助标准为每户3000元至5000元，面积为80～120平方米。",
    "经费分别为1200万、2000万元，涉及3、4号楼。",
    "该做法先后被《人民日报》《云川日报》和云川日报社微信公众号报道。",
    "他荣获“五一劳动奖章”，参加了“暖心敲门”活动。",
    "政协委员、人大代表、居民代表、物业企业和社区工作者共同参加。",
    "加强组织领导、完善工作机制、强化督导检查，确保按期完成。",
    "对坡道无处落脚、管线挡住扶手、电梯井没有空间等难点，逐处商定做法。",
    "云川市住房和城乡建设局、云川市自然资源和规划局、云川市综合行政执法局联合发文。",
    "申请人应提交：1）申请表；2）业主协议；3）结构安全意见。",
    "符合下列条件之一的可以申请：（1）四层以上；（2）未设电梯；（3）产权清晰。",
    "自2026年1月1日起施行，2026年6月9日至15日公示。",
    "安装的设备符合GB/T 9704—2012的要求，经费由第108号提案涉及的3家单位承担。",
    "提出“让‘一老一小’更有依靠”的目标，印发《关于落实〈条例〉的通知》。",
    "参照《条例》第三章 第二节办理。",
    "张老师、李医生等12人全程参加。",
    "0.5个百分点、1.5米宽、3.14平方千米都按实际测量填写。",
    "其中，A类6件、B类3件、C类1件，办结率100%。",
    "公交线路由18条增加到22条，日均客流8.6万人次。",
    "投入120人、车辆15台，连续奋战30天。",
    "目前全市共有养老机构46家、床位6200张，护理型床位占58%。",
    "2024年建成12处，2025年建成18处，2026年计划建成20处。",
    "并列词语之间用“、”，分句之间用“，”，句末用“。”。",
    "落实《实施意见》、“一区一策”和“一户一档”的要求……",
    "包括坡道、扶手、座椅……，以及其他设施。",
    "其余问题已通过新建基站37个、改造线路64公里得到解决。",
    "全市1268个村、社区均已配备儿童主任，在人口较多的42个乡镇、街道设立服务站。",
    "缓解了企业高端人才引不进、留不住的突出矛盾，《办法》附件2列出了标准。",
    "孵化载体68家、在孵企业3940家，同时设计、同时施工、同时投产。",
    "农业总产值237亿元，比上年增长11.2%；农民收入比上年增长7.3%。",
    "这位村医行医多年，20年如一日，25年来从未离岗；15年共培养学徒36人。",
    "村里先建党支部、再选委员会，有老城区、也有新城区。",
    "2026年至2028年的建设安排见附件1。",
    "每日报告进度，及时报市政府备案，健康报告送居民本人，经协商报主管部门批准。",
    "打通河东新区—高铁西站快速通道，开行云川—望月城际班车。",
    "增加到2025个泊位，投入2026万元；30年的老房子，20年来没有大修。",
    "感谢您对我们工作的关心和支持，专此函复。",
)  # fmt: skip


def _mine(letter):
    return [finding for finding in proofread(letter) if finding.rule.startswith(MINE)]


@pytest.mark.parametrize("text", SENTENCES)
def test_sentence(text):
    letter = example()
    assert _mine(replace(letter, passages=(Paragraph(text), *letter.passages))) == []


@pytest.mark.parametrize(
    "title",
    [
        "关于政协云川市第九届委员会第二次会议\n第108号提案的答复函",
        "云川市民政局\n关于市政协九届二次会议第108号提案的答复",
        "对市人大九届二次会议第12号建议的答复函",
        "关于“加快5G网络建设”提案的复函",
        "关于《关于推进老旧小区适老化改造的提案》的答复函（修改稿）函",
    ],
)
def test_title(title):
    assert _mine(replace(example(), title=title)) == []


@pytest.mark.parametrize("name", ["附件10万元预算表", "2.8亿元专项资金安排表", "2026年改造计划", "关于加装电梯的补助标准（试行）"])
def test_attachment_name(name):
    letter = example()
    letter = replace(letter, attachments=(Attachment(name, letter.attachments[0].paragraphs),))
    assert _mine(letter) == []


@pytest.mark.parametrize("names", [("各区、县人民政府",), ("云川市民政局", "云川市财政局"), ("市委办公室", "市人大常委会办公室")])
def test_copied_to(names):
    assert _mine(replace(example(), copied_to=names)) == []


def test_numbers_begin_anew_under_each_heading():
    letter = example()
    sections = tuple(
        Section(name, (Paragraph("（一）摸底。逐户登记。"), Paragraph("1.先登记。"), Paragraph("2.后核对。"), Paragraph("（二）施工。分段进行。")))
        for name in ("基本情况", "下一步打算")
    )
    assert _mine(replace(letter, passages=sections)) == []


def test_a_list_of_its_own_begins_at_one():
    texts = ("具体做法是：", "1.先登记。", "2.后核对。", "后续安排如下：", "1.先施工。", "2.后验收。")
    assert _mine(replace(example(), passages=tuple(map(Paragraph, texts)))) == []


def test_series_in_the_items_of_a_section():
    """Items are printed with 一是 by themselves; each may hold a series of its own."""
    items = (Item("摸清底数。", "一是逐户走访；二是登记造册。"), Item("加大投入。", "资金已经到位。"))
    assert _mine(replace(example(), passages=(Section("主要做法", items),))) == []


def test_series_over_paragraphs_and_inside_another():
    texts = ("一是摸清底数：一是走访，二是登记，三是建档。", "二是加大投入。", "三是严格管理。")
    assert _mine(replace(example(), passages=tuple(map(Paragraph, texts)))) == []


def test_a_joint_letter_signed_by_several():
    letter = replace(example(), issuers=(Issuer("云川市住房和城乡建设局"), Issuer("云川市民政局")))
    assert _mine(letter) == []


def test_a_quotation_of_several_paragraphs():
    texts = ("会议指出：“要抓紧摸底。", "“要抓紧施工。”")
    assert _mine(replace(example(), passages=tuple(map(Paragraph, texts)))) == []
