"""The forms in which clerks make a fault, and clean sentences that look like them: typed, pasted, edited by halves."""

from dataclasses import replace

import pytest

from letter.content import Outcome, Paragraph
from letter.example import example
from letter.proof import proofread
from letter.proof.rule import Example

RULES = {
    "PUN-14S", "PUN-09S", "CON-08S", "TXT-02S", "TXT-04H", "FMT-01E", "FMT-07S", "FMT-05E",
    "PUN-05E", "NUM-07S", "PUN-03E", "FMT-03E", "FMT-13E", "PUN-07E", "CNT-01E",
}  # fmt: skip

TWO_CLAUSES = """
此路段限速标志不清、外地司机容易超速。
居民可通过手机预约、工作人员上门办理。
我市尚未出台专门规定、执法缺乏依据。
我们深入社区听取意见、居民代表提出了十二条建议。
目前主体工程已封顶、预计明年六月投入使用。
考场周边禁止鸣笛、交警全程值守。
如果资金允许、我们将优先安排该路段。
志愿服务队人手有限、周末才能开展活动。
该条例将于明年一月施行、我局正在抓紧起草配套细则。
校门口车流量大、高峰期拥堵严重。
电价政策由国家统一制定、地方没有调整权限。
学生午餐由中央厨房统一配送、家长可以在手机上查看菜单。
公交线路进行了优化、换乘时间缩短了十分钟。
经过三个月的整治、占道经营现象基本消失。
通过这次整治、街面秩序大为改观。
建议中提到的照明问题、我局已安排专人查看。
地下管网老旧、雨季容易内涝。
经多方协调、土地权属问题得到解决。
平台上线以来运行平稳、累计受理诉求三万余件。
自动扶梯故障频发、维保单位更换了驱动部件。
关于增设公交站点的建议、市交通运输局答复如下。
新的办法出台后、企业办证时间由十天压缩到三天。
护理员数量不足、服务质量难以保证。
新标准自七月起执行、困难群众每人每月多领60元。
镇上没有大型超市、村民买东西要进城。
您关心的问题已有初步方案、待市政府常务会议审定后实施。
我委指导医院延长门诊时间、周末也能看专家号。
村卫生室药品种类少、慢性病患者仍要到镇上取药。
补贴标准偏低、农户种粮积极性不高。
企业用工需求旺盛、职业院校毕业生供不应求。
您反映的路口没有信号灯、我们已报请交警部门增设。
孩子放学没人管、家长上班不放心。
水库除险加固工程通过验收、下游三万亩农田得到保护。
供暖管道完成更换、室内温度平均提高3度。
作业场所粉尘超标、工人戴着口罩也咳嗽。
感谢您对养老事业的关心、希望您继续提出宝贵意见。
我市地处山区、修路成本高。
此外、我们还开通了夜间专线。
""".strip().splitlines()

ROWS = """
该校操场、教学楼已经完成翻新。
推动城乡环境更加整洁、公共服务更加便利、社会治理更加精细。
我们将继续听取委员、群众的意见，不断改进工作。
河道清淤、护岸加固已完工，绿化正在收尾。
要求企业落实主体责任、部门落实监管责任、属地落实管理责任。
社会资本参与、市场化运作的机制已经建立。
实现了数据多跑路、群众少跑腿。
公交、地铁换乘更加便捷。
由市财政局安排资金、市住建局负责实施。
用地手续、规划许可已经办结。
我们走访了街道、社区和部分居民。
项目前期工作、征地拆迁正在进行。
居民对环境卫生、物业服务比较满意。
公园绿地、街头游园星罗棋布。
农户积极性高、收益好。
该路口交通信号灯、标志标线已全部更新。
电梯运行、维护费用由业主分摊。
我市与邻近的望月市、青岚市签订了协议。
教育、医疗资源分布不均，优质学校、医院集中在老城区。
工程总投资2.3亿元、建设工期18个月。
由于资金不足、管理不善，该市场长期亏损。
实行错峰上下学、即停即走，校门口秩序明显好转。
通过发放宣传册、张贴海报、播放短视频等方式广泛宣传。
残疾人、老年人凭证免费乘车。
供电公司、供水公司提前完成了管线迁改。
受地质条件限制、施工难度大等因素影响，工期有所延后。
完成投资3.2亿元、占年度计划的81%。
市、区财政已安排资金320万元。
居民楼顶漏水、外墙脱落，可以申请使用维修资金。
街道办事处、社区居委会应当组织业主协商。
干部驻村、资金进村、技术到村，村里面貌变了。
老人有人管、孩子有人带、病人有人护。
家长、老师反映良好。
我们与市民政局、市残联进行了沟通。
居民意见统一、符合条件的楼栋优先安排。
学校没有操场、没有食堂，只能借用邻近场地。
既要算经济账、也要算民生账。
住房困难、收入较低的家庭可以申请公租房。
""".strip().splitlines()

WRONG = (
    ("PUN-09S", "paragraph", "承办《云川国际半程马拉松》。"),
    ("PUN-09S", "paragraph", "注册《云岭红》商标。"),
    ("PUN-09S", "paragraph", "市级财政支持《职业技能提升行动》。"),
    ("PUN-09S", "paragraph", "评选《最美志愿者》和《道德模范》。"),
    ("PUN-09S", "paragraph", "开展《夏季百日攻坚》行动。"),
    ("TXT-02S", "paragraph", "会同市财政局、市民政局、市财政局制定办法。"),
    ("TXT-02S", "paragraph", "下一步下一步，我局将加大投入。"),
    ("TXT-02S", "paragraph", "已建成的已建成的停车场全部开放。"),
    ("TXT-02S", "paragraph", "于2026年6月于2026年6月开工。"),
    ("TXT-02S", "paragraph", "逐步完善逐步完善配套设施。"),
    ("TXT-04H", "paragraph", "持续优化营商环境，持续优化政务服务。"),
    ("TXT-04H", "paragraph", "深入贯彻落实省委部署，深入贯彻落实市委要求。"),
    ("TXT-04H", "paragraph", "健全工作机制，明确专人；进一步健全工作机制。"),
    ("TXT-04H", "paragraph", "切实保障群众权益，切实保障企业权益。"),
    ("TXT-04H", "paragraph", "深入推进改造，深入推进治理。"),
    ("FMT-01E", "opening", "您对我局云川住建函(2026)第12号的意见收悉，现再次答复如下："),
    ("FMT-01E", "paragraph", "按照《办法》（云川政办发〔2025〕18号令）、云川财建﹙2025﹚7号执行。"),
    ("FMT-01E", "paragraph", "依据《通知》（云川府发〔2024年〕第9号）。"),
    ("FMT-01E", "paragraph", "依据《通知》（云川府发〔2024〕9）。"),
    ("FMT-01E", "paragraph", "依据《通知》（云川府发〔2024〕９号）。"),
    ("FMT-07S", "contact", "联系人许明河"),
    ("FMT-07S", "closing", "感谢支持。\n承办科室：城市更新科；联系人：许明河；电话：0000-0000012"),
    ("FMT-07S", "closing", "感谢支持。\n电话：0000-0000012"),
    ("FMT-07S", "closing", "感谢支持。\n(联系人:许明河,电话:0000-0000012)"),
    ("FMT-07S", "paragraph", "联系人：许明河　联系电话：0000-0000012"),
    ("FMT-05E", "attachment_name", "1)补助标准"),
    ("FMT-05E", "attachment_name", "附：补助标准"),
    ("FMT-05E", "attachment_name", "⒈补助标准"),
    ("FMT-05E", "attachment_name", "补助标准.pdf"),
    ("FMT-05E", "attachment_name", "-资金安排表"),
    ("PUN-05E", "paragraph", "各项任务已经完成，,下一步抓好管护。"),
    ("PUN-05E", "paragraph", "逐户登记——，确保准确。"),
    ("PUN-05E", "paragraph", "各项任务已经完成。·下一步抓好管护。"),
    ("PUN-05E", "paragraph", "我局会同市民政局，、市财政局研究。"),
    ("PUN-05E", "paragraph", "印发《办法》。，明确标准。"),
    ("PUN-03E", "paragraph", "这样的变化－虽然不大却实实在在。"),
    ("PUN-03E", "paragraph", "这样的变化 - 虽然不大却实实在在。"),
    ("PUN-03E", "paragraph", "包括坡道、扶手、座椅.......都已建成。"),
    ("PUN-03E", "paragraph", "包括坡道、扶手等等…………………都已建成。"),
    ("PUN-03E", "paragraph", "这是一项民心工程-关系千家万户的冷暖。"),
    ("FMT-03E", "addressee", "周云舒委员！"),
    ("FMT-03E", "addressee", "周云舒委员；"),
    ("FMT-03E", "addressee", "周云舒委员﹕"),
    ("FMT-03E", "addressee", "周云舒委员—"),
    ("FMT-03E", "addressee", "陈知远委员：\n"),
    ("FMT-13E", "closing", "感谢支持。\n云川市住建局"),
    ("FMT-13E", "closing", "感谢支持。\n2026年6月"),
    ("FMT-13E", "closing", "感谢支持。\n二〇二六年六月九日"),
    ("FMT-13E", "closing", "感谢支持。\n（此页无正文，为签署页）"),
    ("FMT-13E", "closing", "感谢支持。\n日期：2026年6月9日"),
    ("PUN-07E", "paragraph", "一是——摸清底数；二是加大投入。"),
    ("PUN-07E", "paragraph", "一要，摸清底数；二要加大投入。"),
    ("PUN-07E", "paragraph", "具体做法：一是,摸清底数；二是,加大投入。"),
    ("PUN-07E", "paragraph", "（一）一是，摸清底数；二是加大投入。"),
    ("PUN-07E", "paragraph", "一是摸清底数。二是、加大投入。三是严格管理。"),
    ("NUM-07S", "paragraph", "利润增长5个百分点。"),
    ("NUM-07S", "paragraph", "成活率达96%，同比提高3%。"),
    ("NUM-07S", "paragraph", "绿化覆盖率净增2.1%。"),
    ("NUM-07S", "paragraph", "就业率为92%，较去年同期高3%。"),
    ("NUM-07S", "paragraph", "财政收入增长6个百分点。"),
    ("CNT-01E", "opening", "您提出的《关于推进老旧小区适老化改造的提案》收悉。"),
    ("CNT-01E", "opening", "您好！感谢您对我局工作的关心。"),
    ("CNT-01E", "opening", "《关于推进老旧小区适老化改造的提案》收悉，经研究："),
    ("CNT-01E", "opening", "您提出的第108号提案收悉，现答复如下："),
    ("CNT-01E", "opening", "你们提出的《关于推进老旧小区适老化改造的提案》收悉："),
)  # fmt: skip

CLEAN = (
    ("paragraph", "依托《民法典》开展普法活动，举办《论语》诵读大赛和《条例》培训班。"),
    ("paragraph", "举办《宪法》宣传周活动，召开《云川市养老服务条例》立法听证会。"),
    ("paragraph", "该剧《山村教师》获得一等奖，纪录片《时代的见证》在中央电视台播出。"),
    ("paragraph", "排演了《白蛇传》《牡丹亭》等传统剧目，创作话剧《追光》。"),
    ("paragraph", "印发《三年行动计划》《专项行动实施方案》《重点工程建设规划》。"),
    ("paragraph", "出版《云川记忆》丛书，编写《安全生产操作手册》。"),
    ("paragraph", "落实《无障碍环境建设法》《残疾人保障法》的规定。"),
    ("paragraph", "签订《商品房买卖合同》《物业服务协议》，出具《检验报告》。"),
    ("paragraph", "开设《民生热线》栏目，播出《今日云川》。"),
    ("paragraph", "参照《养老机构服务质量基本规范》（GB/T 35796—2017）执行。"),
    ("paragraph", "学校、医院、学校周边道路都在排查范围内。"),
    ("paragraph", "社区、街道、社区卫生服务中心共同签约。"),
    ("paragraph", "老城区、城区、近郊区实行不同标准。"),
    ("paragraph", "一家一户走访，一件事一件事地办，一条街一条街地清。"),
    ("paragraph", "每家每户都有联系人，每月每季都有检查。"),
    ("paragraph", "研究研究再定，大家讨论讨论、商量商量。"),
    ("paragraph", "同步规划、同步建设、同步验收、同步交付。"),
    ("paragraph", "东至建设路、南至解放路、西至建设西路、北至滨河路。"),
    ("paragraph", "周一、周三、周五上午，周二、周四下午接诊。"),
    ("paragraph", "2025年18号台风过境后，市政府于2025年8月印发2025年第3号公告。"),
    ("paragraph", "本市2025年12月31日前建成，第12号提案和第3号议案一并答复。"),
    ("paragraph", "增刊（2025）12期，学报〔J〕。"),
    ("paragraph", "计算公式为a<b，且b>c，网址为https://a.example/<2025>。"),
    ("paragraph", "联系人由街道指定，联系人制度已经建立。"),
    ("paragraph", "承办单位为市住房和城乡建设局，联系方式已经公布。"),
    ("paragraph", "此件事关民生，我局高度重视。"),
    ("contact", "许明河"),
    ("contact", "经纬"),
    ("attachment_name", "24小时服务点清单"),
    ("attachment_name", "一老一小服务指南"),
    ("attachment_name", "附属设施清单"),
    ("attachment_name", "附近居民意见汇总"),
    ("attachment_name", "《办法》修改对照表"),
    ("paragraph", "他说：“都好了。”我们很受鼓舞。"),
    ("paragraph", "“好，”老人说，“这下方便了。”"),
    ("paragraph", "各项任务已经完成（见附件1）。下一步抓好管护。"),
    ("paragraph", "包括坡道、扶手等，（含改造）共12处。"),
    ("paragraph", "用“、”隔开，句末用“。”，不用“；”。"),
    ("paragraph", "经研究，（经市政府同意）现答复如下："),
    ("paragraph", "坐标点A·B两处，阿卜杜·热合曼代表，居里·米勒先生。"),
    ("paragraph", "我们——全体干部职工——都会努力。"),
    ("paragraph", "逐一一一核对，一一走访，一一对应，一一从快办理。"),
    ("paragraph", "云川—望月城际、河东新区—高铁西站快速通道，2024—2026年实施。"),
    ("paragraph", "气温15～20℃，每人补助100～300元。"),
    ("paragraph", "型号为ABC-200的设备，T3-2号楼，5G-A网络。"),
    ("paragraph", "“一网通办”—“一网统管”两网融合。"),
    ("paragraph", "统一是前提；唯一是指证号；之一是，万一是。"),
    ("paragraph", "做法之一是：统一标准。第一是，第二是。"),
    ("paragraph", "要一要二，一要靠群众，二要靠干部。"),
    ("paragraph", "贷款利率下调0.5个百分点，降幅为3%，升至95%，降到2%以下。"),
    ("paragraph", "合格率保持在98%以上，占比超过60%，覆盖率提高到95%。"),
    ("paragraph", "服务老人1.2万人次，现有护理员320人，培训骨干120人。"),
    ("paragraph", "服务对象共860人，每天有12名志愿者上门服务。"),
    ("paragraph", "面积扩大15%，逾期率较低的企业奖励3%。"),
    ("paragraph", "接待中心有工作人员12人，门诊医生36人，志愿服务队员1260人。"),
    ("closing", "感谢支持。云川市住房和城乡建设局将继续努力。"),
    ("paragraph", "以下内容无正式文件依据。"),
    ("paragraph", "取得了新的成效，保障了群众用水，保障了企业用电。"),
)  # fmt: skip

ONLY_PLANS = (
    ("A1", "我局将尽快研究增设路灯。"),
    ("A2", "2027年底前建成社区食堂12个。"),
    ("A2", "该路段已列入2027年改造计划，届时一并解决。"),
    ("C1", "您反映的停车位不足问题，我局予以记录，供今后决策参考。"),
    ("C2", "感谢您的建议，我们将继续关注。"),
)
DONE_OR_REASONED = (
    ("A1", "我局在该路段增设路灯12盏，下一步将加强管护。"),
    ("A1", "补助标准由10万元提高到12万元。"),
    ("A2", "我局采纳您的建议，修订了办法，将于7月施行。"),
    ("C1", "现有用地不足，无法新建停车场，我局将继续寻找替代方案。"),
    ("C2", "该事项不属于我局职责，我局已转送市交通运输局。"),
    ("B1", "我局将尽快研究。"),
)


def _found(into, text):
    """Of the rules this file is about, what the example letter has with the text in it."""
    letter = Example(text.replace("\\n", "\n"), into).placed(example())
    return {one.rule for one in proofread(letter)} & RULES


@pytest.mark.parametrize("text", TWO_CLAUSES)
def test_a_mark_between_clauses(text):
    assert "PUN-14S" in _found("paragraph", text)


@pytest.mark.parametrize("text", ROWS)
def test_a_mark_between_parts_of_a_row(text):
    assert _found("paragraph", text) == set()


@pytest.mark.parametrize(("rule", "into", "text"), WRONG)
def test_wrong(rule, into, text):
    assert rule in _found(into, text)


@pytest.mark.parametrize(("into", "text"), CLEAN)
def test_clean(into, text):
    assert _found(into, text) == set()


def _of_class(code, text):
    letter = replace(example(), outcome=Outcome(code), passages=(Paragraph(text),), attachments=())
    return {one.rule for one in proofread(letter)}


@pytest.mark.parametrize(("code", "text"), ONLY_PLANS)
def test_the_class_contradicts_a_short_letter(code, text):
    assert "CON-08S" in _of_class(code, text)


@pytest.mark.parametrize(("code", "text"), DONE_OR_REASONED)
def test_the_class_agrees_with_a_short_letter(code, text):
    assert "CON-08S" not in _of_class(code, text)
