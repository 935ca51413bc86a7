"""More letters of different shapes: wrapped lines, Markdown, a sheet as lines of text. All of it is made up."""

from __future__ import annotations

from letter.content import (
    Attachment,
    ContactPerson,
    DocNumber,
    Issuer,
    Item,
    LetterContent,
    Outcome,
    Paragraph,
    Section,
)
from tests.letter.split.shape import Letter

WRAPPED = Letter(
    """            关于市政协九届二次会议第201号提案的答复

纪晓岚山委员：
    您提出的《关于规范共享单车停放的提案》收悉，感谢您对城市管理工
作的关注。经认真研究，现答复如下：
    我市现有共享单车3.6万辆，由3家企业运营，日均骑行9.8万人次。为
解决乱停乱放问题，我局会同公安交管部门划定停放点位1860处，引导企业
投入巡查调度人员240名。
    第一，划好停车位。在地铁口、医院、学校周边增划停车点位320处，
并标明停放朝向。
    第二，管好运营商。实行总量控制，按季度考核，考核不合格的核减投
放数量。
                                 2 / 3
    第三，用好新技术。推行电子围栏，骑行结束时不在停车点内的，不能
锁车结束计费。
    专此函复。

                                            云川市城市管理局
                                            2026年8月3日
""",
    LetterContent(
        kind="cppcc",
        title="关于市政协九届二次会议第201号提案的答复",
        addressees=("纪晓岚山委员",),
        opening="您提出的《关于规范共享单车停放的提案》收悉，感谢您对城市管理工作的关注。经认真研究，现答复如下：",
        passages=(
            Paragraph("我市现有共享单车3.6万辆，由3家企业运营，日均骑行9.8万人次。为解决乱停乱放问题，我局会同公安交管部门划定停放点位1860处，引导企业投入巡查调度人员240名。"),
            Item("划好停车位。", "在地铁口、医院、学校周边增划停车点位320处，并标明停放朝向。"),
            Item("管好运营商。", "实行总量控制，按季度考核，考核不合格的核减投放数量。"),
            Item("用好新技术。", "推行电子围栏，骑行结束时不在停车点内的，不能锁车结束计费。"),
        ),
        closing=("专此函复。",),
        issuers=(Issuer("云川市城市管理局"),),
        dated_on="2026-08-03",
    ),
    told=(("joined", "换行断开"), ("dropped", "页码"), ("noted", "“第一”、“第二”、“第三”")),
)
"""Every line broken at a fixed width, as from an e-mail; 第一 第二 第三; a page number in the text."""

MARKDOWN = Letter(
    """# 关于政协云川市第九届委员会第二次会议第15号提案的答复函

**孟浩言委员：**

您提出的《关于保护古树名木的提案》（第15号）收悉，现答复如下：

## 一、摸清家底

**普查建档。** 完成全市古树名木普查，登记在册1327株。
**挂牌保护。** 对一级古树逐株挂牌，明确管护责任人。

## 二、落实管护

1. 每年巡查不少于4次；
2. 建立抢救复壮资金，每年安排120万元；

- 病虫害防治纳入政府购买服务。

---

感谢您对绿化工作的支持。

云川市园林绿化局

2026年4月8日
""",
    LetterContent(
        kind="cppcc",
        title="关于政协云川市第九届委员会第二次会议第15号提案的答复函",
        addressees=("孟浩言委员",),
        opening="您提出的《关于保护古树名木的提案》（第15号）收悉，现答复如下：",
        passages=(
            Section("摸清家底", (
                Item("普查建档。", "完成全市古树名木普查，登记在册1327株。"),
                Item("挂牌保护。", "对一级古树逐株挂牌，明确管护责任人。"),
            )),
            Section("落实管护", (
                Paragraph("1. 每年巡查不少于4次；"),
                Paragraph("2. 建立抢救复壮资金，每年安排120万元；"),
                Paragraph("病虫害防治纳入政府购买服务。"),
            )),
        ),
        closing=("感谢您对绿化工作的支持。",),
        issuers=(Issuer("云川市园林绿化局"),),
        dated_on="2026-04-08",
    ),
    told=(("noted", "带标记的文字"), ("doubtful", "序号开头"), ("dropped", "项目符号")),
)  # fmt: skip
"""Markdown: # and ##, leads in stars, numbered entries that are no headings, a bullet."""

SHEETED = Letter(
    """关于九届人大二次会议第003号建议的答复

林 深代表:您好！您提出的《关于加强校园周边交通管理的建议》收悉。现答复如下：我局在学校周边增设护学岗68个，每天上学放学时段由民警和志愿者值守。
诚恳希望您继续关注公安工作。
附件2份
云川市公安局
2026年  月  日
公开属性：主动公开

代表建议办理情况征求意见表
代表姓名：林深　　　联系电话：0000-0000777
建议标题：关于加强校园周边交通管理的建议
建议编号：003
承办单位：云川市公安局
办理态度：□满意　☑基本满意　□不满意
办理结果：□满意　□基本满意　□不满意
意见建议：
代表签名：　　　　　　　年　　月　　日
""",
    LetterContent(
        kind="npc",
        title="关于九届人大二次会议第003号建议的答复",
        addressees=("林深代表",),
        opening="您好！您提出的《关于加强校园周边交通管理的建议》收悉。现答复如下：我局在学校周边增设护学岗68个，每天上学放学时段由民警和志愿者值守。",
        closing=("诚恳希望您继续关注公安工作。",),
        issuers=(Issuer("云川市公安局"),),
        disclosure="public",
    ),
    told=(
        ("doubtful", "“如下：”之后还有文字"), ("dropped", "只写了份数"), ("dropped", "还没有填"), ("recognised", "征求意见表，读出"),
    ),
)  # fmt: skip
"""Salutation and text in one line with a half-width colon, a date not filled in, a count of attachments, a sheet as lines."""

POINTS = Letter(
    """云川市文化和旅游局

云文旅函〔2026〕15号                    签发人：梅林

关于市九届人大二次会议第023号建议的答复函

何见山代表：
您提出的《关于打造云川江夜游品牌的建议》收悉。感谢您对文旅工作的关心！现就有关问题答复如下：
关于完善夜游线路的建议
已开通夜游航线2条，投入游船12艘。
关于丰富夜间演艺的建议
江畔驻场演出自2026年5月起每周六场。
关于规范票价的建议
票价已报市发改委核定，成人票68元，
学生票34元。
专此答复。
                    云川市文化和旅游局
                    2026年6月9日
（此件公开发布）
""",
    LetterContent(
        kind="npc",
        issuer_mark="云川市文化和旅游局",
        doc_number=DocNumber("云文旅函", 2026, 15),
        title="关于市九届人大二次会议第023号建议的答复函",
        addressees=("何见山代表",),
        opening="您提出的《关于打造云川江夜游品牌的建议》收悉。感谢您对文旅工作的关心！现就有关问题答复如下：",
        passages=(
            Section("关于完善夜游线路的建议", (Paragraph("已开通夜游航线2条，投入游船12艘。"),)),
            Section("关于丰富夜间演艺的建议", (Paragraph("江畔驻场演出自2026年5月起每周六场。"),)),
            Section("关于规范票价的建议", (Paragraph("票价已报市发改委核定，成人票68元，学生票34元。"),)),
        ),
        closing=("专此答复。",),
        issuers=(Issuer("云川市文化和旅游局"),),
        dated_on="2026-06-09",
        disclosure="public",
    ),
    told=(("dropped", "签发人"), ("noted", "独立成行"), ("recognised", "公开属性")),
)  # fmt: skip
"""Number and 签发人 in one line, headings without numbers that name what they answer."""

JOINT = Letter(
    """市水务局对市政协九届二次会议第45号
提案的答复
（B）
民革云川市委：
贵党派提出的《关于加强饮用水水源地保护的提案》收悉。
经研究，现将有关情况答复如下：
1、关于划定保护区。已完成12处水源地保护区划定，其中一级保护区8.6平方公里。
2、关于加强巡查。建立“日巡周查月通报”制度，今年巡查1260次。
3、关于资金保障。2.8亿元资金已全部到位，用于3个水厂改造。
以上意见，如有不妥，请批评指正。
附件：1、水源地名录；2、巡查制度
联系人及电话：杜若 0000-0000147
云川市水务局
云川市生态环境局
２０２６年６月９日
""",
    LetterContent(
        kind="cppcc",
        outcome=Outcome("B"),
        title="市水务局对市政协九届二次会议第45号提案的答复",
        addressees=("民革云川市委",),
        opening="贵党派提出的《关于加强饮用水水源地保护的提案》收悉。",
        passages=(
            Paragraph("经研究，现将有关情况答复如下："),
            Section("关于划定保护区", (Paragraph("已完成12处水源地保护区划定，其中一级保护区8.6平方公里。"),)),
            Section("关于加强巡查", (Paragraph("建立“日巡周查月通报”制度，今年巡查1260次。"),)),
            Section("关于资金保障", (Paragraph("2.8亿元资金已全部到位，用于3个水厂改造。"),)),
        ),
        closing=("以上意见，如有不妥，请批评指正。",),
        attachments=(Attachment("水源地名录"), Attachment("巡查制度")),
        issuers=(Issuer("云川市水务局"), Issuer("云川市生态环境局")),
        dated_on="2026-06-09",
        contact=ContactPerson("杜若", "0000-0000147"),
    ),
    told=(("noted", "“1.”"), ("joined", "标题排成2行")),
)  # fmt: skip
"""To a body; headings 1、2、3、 that begin their paragraphs, two bodies one below the other, a date of full width."""
