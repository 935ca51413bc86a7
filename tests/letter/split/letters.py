"""Letters of different shapes, as offices write them, each with what it must be split into. All of it is made up."""

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
from tests.letter.split.more_letters import JOINT, MARKDOWN, POINTS, SHEETED, WRAPPED
from tests.letter.split.shape import Letter

LONG = Letter(
    """云川市商务局文件

云川商函[2026]第 7 号
A类
签发人：温如海

关于政协云川市第九届委员会
第二次会议第052号提案的答复

贺兰心委员：
　　您好！
　　您在政协云川市第九届委员会第二次会议上提出的《关于提升农贸市场管理水平的提案》（第052号）收悉。经商市市场监管局，现答复如下：
　　您的提案切中要害，我局2026年将农贸市场改造列入民生实事，安排资金2.8亿元，
其中市级1.2亿元。
　　一、改造硬件，市场环境明显好转
　　一是统一标准。制定《云川市农贸市场改造标准》，明确排水、照明、消防等6个方面42项要求。
　　二是分批实施。2026年改造农贸市场12家，已完工8家，
— 1 —
其余4家在11月底以前完工。
　　改造期间在周边设临时摊位326个，方便居民买菜。
　　二、加强管理，经营秩序更加规范
　　（一）实行积分管理
　　每家市场设专职管理员，对摊位按月记分。2.8万个摊位全部建档。
　　（二）畅通投诉渠道。市场门口公示投诉电话，今年受理投诉217件，办结217件。
　　1.当日受理
　　投诉当日登记并告知本人。
　　2.七日办结
　　一般投诉七日内办结。
— 2 —
　　三、完善机制
　　首先，建立联席会议。商务、市场监管、城管每月会商一次。
　　其次，落实经费保障。市财政每年安排管理经费480万元。
　　最后，强化考核评价。考核结果向社会公布。
　　感谢您对商务工作的关心和支持！

　　附件：1．2026年农贸市场改造名单
　　　　　2．农贸市场改造标准
　　　　　3．政协提案办理情况征询意见表

　　　　　　　　　　　　　　　　云川市商务局（盖章）
　　　　　　　　　　　　　　　　二〇二六年五月十八日

（联系人：陆一鸣　　联系电话：0000-0000321）

抄送：政协云川市委员会提案委员会，市政府督查室，
市市场监管局。
云川市商务局办公室　　　　2026年5月18日印发
（共印8份）
""",
    LetterContent(
        kind="cppcc",
        issuer_mark="云川市商务局",
        doc_number=DocNumber("云川商函", 2026, 7),
        outcome=Outcome("A"),
        title="关于政协云川市第九届委员会第二次会议第052号提案的答复",
        addressees=("贺兰心委员",),
        opening="您好！您在政协云川市第九届委员会第二次会议上提出的《关于提升农贸市场管理水平的提案》（第052号）收悉。经商市市场监管局，现答复如下：",
        passages=(
            Paragraph("您的提案切中要害，我局2026年将农贸市场改造列入民生实事，安排资金2.8亿元，其中市级1.2亿元。"),
            Section("改造硬件，市场环境明显好转", (
                Item("统一标准。", "制定《云川市农贸市场改造标准》，明确排水、照明、消防等6个方面42项要求。"),
                Item("分批实施。", "2026年改造农贸市场12家，已完工8家，其余4家在11月底以前完工。",
                     ("改造期间在周边设临时摊位326个，方便居民买菜。",)),
            )),
            Section("加强管理，经营秩序更加规范", (
                Section("实行积分管理", (Paragraph("每家市场设专职管理员，对摊位按月记分。2.8万个摊位全部建档。"),)),
                Section("畅通投诉渠道", (
                    Paragraph("市场门口公示投诉电话，今年受理投诉217件，办结217件。"),
                    Section("当日受理", (Paragraph("投诉当日登记并告知本人。"),)),
                    Section("七日办结", (Paragraph("一般投诉七日内办结。"),)),
                )),
            )),
            Section("完善机制", (
                Item("建立联席会议。", "商务、市场监管、城管每月会商一次。"),
                Item("落实经费保障。", "市财政每年安排管理经费480万元。"),
                Item("强化考核评价。", "考核结果向社会公布。"),
            )),
        ),
        closing=("感谢您对商务工作的关心和支持！",),
        attachments=(Attachment("2026年农贸市场改造名单"), Attachment("农贸市场改造标准")),
        issuers=(Issuer("云川市商务局"),),
        dated_on="2026-05-18",
        contact=ContactPerson("陆一鸣", "0000-0000321"),
        copied_to=("政协云川市委员会提案委员会", "市政府督查室", "市市场监管局"),
    ),
    told=(
        ("joined", "分页断开"), ("joined", "标题排成2行"), ("joined", "换行断开"), ("dropped", "页码"), ("dropped", "签发人"),
        ("dropped", "印发日期"), ("dropped", "盖章"), ("noted", "写法不规范"), ("noted", "“首先”、“其次”、“最后”"), ("recognised", "征询意见表由系统另附"),
    ),
)  # fmt: skip
"""With items, three levels of headings, page numbers, 首先 其次 最后, an imprint and a number written wrongly."""

SHORT = Letter(
    """尊敬的宋 词委员：
您提出的关于在望月巷口增设公交站点的提案收悉，现答复如下：
望月巷口已列入2026年公交站点增设计划，9月底以前建成使用, 3路、17路公交车届时停靠。
感谢您对公共交通的关心。
云川市交通运输局
2026年6月9日
联系人：顾 远 电话：0000-0000456
""",
    LetterContent(
        kind="cppcc",
        addressees=("宋词委员",),
        opening="您提出的关于在望月巷口增设公交站点的提案收悉，现答复如下：",
        passages=(Paragraph("望月巷口已列入2026年公交站点增设计划，9月底以前建成使用, 3路、17路公交车届时停靠。"),),
        closing=("感谢您对公共交通的关心。",),
        issuers=(Issuer("云川市交通运输局"),),
        dated_on="2026-06-09",
        contact=ContactPerson("顾远", "0000-0000456"),
    ),
    told=(
        ("dropped", "尊敬的"), ("noted", "为对齐加的空格"), ("noted", "半角标点"), ("doubtful", "没有找到标题"),
    ),
)  # fmt: skip
"""To one member: without number, title, sections, with 尊敬的 and a name set apart by a blank."""

DEPUTIES = Letter(
    """云川市教育局
云川教建复〔2026〕31号

云川市教育局关于市九届人大二次会议
第119号建议的答复

江映雪、简怀之代表：

你们提出的“关于增加城区幼儿园学位的建议”（第119号）收悉。我局高度重视，会同市自然资源和规划局认真研究，现答复如下：

一、学位现状

目前，城区共有幼儿园126所，在园幼儿41250人，入园高峰年份学位缺口约2600个，主要集中在河东片区。

二、已做的工作

（一）新建公办园。2025年以来新建公办幼儿园6所，新增学位2160个。

（二）挖掘存量。将4所闲置小学改建为幼儿园，新增学位720个。

三、下一步打算

（一）2026年再建3所。

（二）配套园与住宅同步交付。

再次感谢你们对学前教育的关心，欢迎继续提出宝贵意见。

联系单位及电话：云川市教育局基础教育科，0000-0000789

云川市教育局　　云川市自然资源和规划局

2026年 7 月 1 日

抄送：市人大常委会代表工作委员会、市政府办公室（督查科、秘书科）。
""",
    LetterContent(
        kind="npc",
        issuer_mark="云川市教育局",
        doc_number=DocNumber("云川教建复", 2026, 31),
        title="云川市教育局关于市九届人大二次会议第119号建议的答复",
        addressees=("江映雪代表", "简怀之代表"),
        opening="你们提出的“关于增加城区幼儿园学位的建议”（第119号）收悉。我局高度重视，会同市自然资源和规划局认真研究，现答复如下：",
        passages=(
            Section("学位现状", (Paragraph("目前，城区共有幼儿园126所，在园幼儿41250人，入园高峰年份学位缺口约2600个，主要集中在河东片区。"),)),
            Section("已做的工作", (
                Section("新建公办园", (Paragraph("2025年以来新建公办幼儿园6所，新增学位2160个。"),)),
                Section("挖掘存量", (Paragraph("将4所闲置小学改建为幼儿园，新增学位720个。"),)),
            )),
            Section("下一步打算", (Section("2026年再建3所"), Section("配套园与住宅同步交付"))),
        ),
        closing=("再次感谢你们对学前教育的关心，欢迎继续提出宝贵意见。",),
        issuers=(Issuer("云川市教育局"), Issuer("云川市自然资源和规划局")),
        dated_on="2026-07-01",
        contact=ContactPerson("", "0000-0000789"),
        copied_to=("市人大常委会代表工作委员会", "市政府办公室（督查科、秘书科）"),
    ),
    told=(
        ("noted", "补上了“代表”"), ("dropped", "联系人一行"), ("noted", "标题与正文原在一段"),
    ),
)  # fmt: skip
"""To two deputies who share one title, contact before the signature, two bodies in one line, copies last."""

QUOTED = Letter(
    """关于《关于加快“数字云川”建设、破解“数据孤岛”问题的建议》的答复函
民建云川市委员会，柳问渠等3名委员：
    贵会《关于加快“数字云川”建设、破解“数据孤岛”问题的建议》（第66号提案）收悉，现函复如下：
    一是编目录。全市62个部门编制数据目录11.6万条。“一数一源”已实现九成。
    二是建平台。建成市级数据平台，日均交换数据320万条。
    三是立规矩。印发《云川市公共数据管理办法》，“谁采集、谁负责”。
    对贵会提出的数据安全问题，我局已组织攻防演练2次，整改问题17个。
    附件：公共数据目录（节选）
                                        云川市数据局
                                        2026.6.30
    抄送：市政协提案委员会。
    联系人：程知，0000-0000222
附件
公共数据目录（节选）
序号\t名称\t来源
1\t常住人口\t市公安局
2\t不动产登记\t市自然资源和规划局
""",
    LetterContent(
        kind="cppcc",
        title="关于《关于加快“数字云川”建设、破解“数据孤岛”问题的建议》的答复函",
        addressees=("民建云川市委员会", "柳问渠等3名委员"),
        opening="贵会《关于加快“数字云川”建设、破解“数据孤岛”问题的建议》（第66号提案）收悉，现函复如下：",
        passages=(
            Item("编目录。", "全市62个部门编制数据目录11.6万条。“一数一源”已实现九成。"),
            Item("建平台。", "建成市级数据平台，日均交换数据320万条。"),
            Item("立规矩。", "印发《云川市公共数据管理办法》，“谁采集、谁负责”。"),
            Paragraph("对贵会提出的数据安全问题，我局已组织攻防演练2次，整改问题17个。"),
        ),
        attachments=(Attachment("公共数据目录（节选）", (), (("序号", "名称", "来源"), ("1", "常住人口", "市公安局"), ("2", "不动产登记", "市自然资源和规划局"))),),
        issuers=(Issuer("云川市数据局"),),
        dated_on="2026-06-30",
        contact=ContactPerson("程知", "0000-0000222"),
        copied_to=("市政协提案委员会",),
    ),
    told=(("recognised", "附件正文"),),
)
"""The title quotes the proposal; a body and persons; items without sections; contact behind the copy line; a table."""

LETTERS = {
    "long with items": LONG,
    "short to one member": SHORT,
    "to two deputies": DEPUTIES,
    "title quotes the proposal": QUOTED,
    "wrapped lines": WRAPPED,
    "markdown": MARKDOWN,
    "with a sheet": SHEETED,
    "headings without numbers": POINTS,
    "of two bodies to a body": JOINT,
}
