"""Plants of the PUN rules: marks of punctuation, by changing marks that stand rightly and by sentences of their own."""

from __future__ import annotations

from letter.proof import text_at
from tests.letter.proof.corpus.reading import corpus
from tests.letter.proof.planting.plant import Plant, headings, leads, put, sentences, substituted


def plants() -> list[Plant]:
    """All plants of the PUN rules."""
    han = r"(?<=[一-龥])"
    return [
        *substituted("PUN-01E", han + "，(?=[一-龥])", [",", ", "], count=6),
        *substituted("PUN-01E", han + "；(?=[一-龥])", [";"], count=4),
        *substituted("PUN-01E", han + "：(?=[一-龥])", [":"], count=3),
        *substituted("PUN-01E", r"（([一-龥][^（）]*)）", [r"(\1)"], count=4, quoted=True),
        *sentences("PUN-01E", ["这项工作能不能按期完成⟦?⟧我们有信心。", "让群众少跑腿⟦!⟧这是我们的目标。"]),
        *substituted("PUN-02E", r"“([^“”]{2,12})”", [r'"\1"', r"「\1」", r"'\1'"], quoted=True),
        *_ellipses(),
        *_unpaired(),
        *substituted("PUN-05E", "。(?=[一-龥])", ["。。", "，。", "。，", "；。", "。；", "、。"], count=8),
        *substituted("PUN-05E", "，(?=[一-龥])", ["，，", "、，", "，、", "：，", "，；"], count=8),
        *substituted("PUN-05E", "；(?=[一-龥])", ["；；"], count=2),
        *_side_by_side(),
        *_after_numbers(),
        *_works(),
        *_nested(),
        *_heading_ends(),
        *_spaces(),
        *_clauses(),
    ]


def _ellipses() -> list[Plant]:
    return sentences(
        "PUN-03E",
        [
            "菜价、水价、气价⟦...⟧哪一样都连着百姓的日子。",
            "有的怕花钱，有的怕吵架，有的怕担责⟦。。。⟧说到底是机制没有理顺。",
            "从填表、盖章到领证⟦…⟧一共要跑三趟。",
            "这里原来是一片荒滩⟦—⟧连路都没有。",
            "最难的一户⟦--⟧住在六楼的一位独居老人，也点了头。",
            "扫帚、簸箕、垃圾桶⟦......⟧样样都换成了新的。",
            "我们只有一个念头⟦-⟧让孩子平平安安到学校。",
            "大学生、退役军人、返乡工匠⟦··· ⟧都有了用武之地。",
            "路修到了家门口⟦――⟧这是几代人的盼望。",
            "屋顶、墙根、管道井⟦....⟧一处处查，一处处补。",
            "水清了，岸绿了，白鹭回来了⟦。。。。。。⟧村民把照片发到了网上。",
            "问题出在最后一环⟦——— ⟧验收流于形式。",
        ],
    )


def _unpaired() -> list[Plant]:
    return [
        *substituted("PUN-04E", r"“([^“”]{2,12})”", [r"“\1", r"\1”"], count=7, quoted=True),
        *substituted("PUN-04E", r"《([^《》]{2,30})》", [r"《\1", r"\1》"], count=5, quoted=True),
        *substituted("PUN-04E", r"（([^（）]{2,40})）", [r"（\1", r"\1）"], count=6, quoted=True),
    ]


def _side_by_side() -> list[Plant]:
    return sentences(
        "PUN-06S",
        [
            "依据《云川市市容管理条例》⟦、⟧《云川市户外广告管理办法》开展整治。",
            "培育“云上茶”⟦、⟧“岚谷米”⟦、⟧“溪水鱼”三个区域品牌。",
            "教师人手一册《急救手册》⟦、⟧《心理辅导手册》。",
            "围绕“吃得好”⟦、⟧“住得安”做文章。",
            "严格执行《安全生产法》⟦、⟧《消防法》⟦、⟧《建筑法》。",
            "集中治理“飞线”⟦、⟧“僵尸车”⟦、⟧“小广告”。",
            "先后出台《人才十条》⟦、⟧《科创八条》，政策体系基本形成。",
            "推出“夜校”⟦、⟧“周末课堂”⟦、⟧“流动书屋”，受到欢迎。",
            "修订《小区管理规约（示范文本）》⟦、⟧《业主大会议事规则（示范文本）》。",
            "“小马拉大车”⟦、⟧“多头报表”等问题得到纠正。",
            "编排小戏《老街》⟦、⟧《采茶谣》，下乡演出26场。",
        ],
    )


def _after_numbers() -> list[Plant]:
    first = [
        "重点抓三件事：一是⟦，⟧摸底；二是排序；三是动工。",
        "措施有两条：一是⟦：⟧限速；二是限行。",
        "工作中坚持两点：一是⟦、⟧依法；二是公开。",
        "主要原因：一是⟦，⟧地形复杂；二是⟦，⟧资金不足；三是⟦，⟧人手紧张。",
        "具体安排如下：一是⟦：⟧6月完成招标；二是⟦：⟧7月进场施工。",
        "为此采取两项办法：一是修旧渠，二是⟦，⟧开新渠。",
        "下一步抓好三项工作。一是⟦、⟧扩大覆盖面。二是⟦、⟧提高补助额。三是⟦、⟧加强监管。",
        "一是查，二是改，三是⟦，⟧防反弹。",
        "建议从两方面着手：一是⟦，⟧发挥乡贤作用；二是盘活闲置校舍。",
        "问题有二：一是标准偏低；二是⟦：⟧更新不及时。",
        "经验主要有：一是⟦，⟧书记抓；二是部门帮；三是群众干。",
    ]
    second = [
        "（一）⟦、⟧摸清家底，建立台账。",
        "（一）⟦，⟧完善设施，补齐短板。",
        "（一）⟦.⟧加强巡查，消除隐患。",
        "（一）⟦：⟧抓好培训，提高技能。",
        "（一）⟦。⟧优化流程，压减时限。",
        "（1）⟦、⟧户籍人口凭身份证登记。",
        "（一）⟦、⟧选好项目。（二）⟦、⟧管好资金。（三）⟦、⟧用好人才。",
        "（1）⟦，⟧房屋产权明晰；（2）⟦，⟧邻里没有异议。",
        "（一）⟦；⟧制定预案，储备物资。",
        "（1）⟦.⟧申请人提交材料；（2）⟦.⟧社区初审。",
    ]
    return [
        *sentences("PUN-07E", first),
        *sentences("PUN-08E", second),
        *_marks_before("PUN-07E", leads, "，、："),
        *_marks_before("PUN-08E", headings, "、，."),
    ]


def _marks_before(rule: str, places, marks: str) -> list[Plant]:
    """A mark typed at the start of what follows a printed number."""
    found = []
    for letter in corpus():
        spots = places(letter.content)
        if rule == "PUN-08E":  # only （一） is followed by a mark that should not be there; 一、 has its own
            spots = [spot for spot in spots if spot.count("passages") == 2]
        if len(spots) >= 2 and len(found) < len(marks):
            where = spots[1]
            found.append(put(rule, letter, where, marks[len(found)] + text_at(letter.content, where), (0, 1)))
    return found


def _works() -> list[Plant]:
    ninth = [
        "开展《⟦清洁家园百日攻坚行动⟧》，清理卫生死角1.2万处。",
        "2026年4月召开《⟦全市养老服务现场推进会⟧》。",
        "该企业取得《⟦食品经营许可证⟧》后方可营业。",
        "深入实施《⟦雨露润苗工程⟧》，资助学生3200人。",
        "该项目荣获《⟦省级科技进步二等奖⟧》。",
        "承担《⟦山区滑坡监测预警技术研究课题⟧》，培养骨干12人。",
        "申请人持《⟦居住证⟧》到窗口办理。",
        "启动《⟦银龄守护专项行动⟧》，上门探访独居老人。",
        "成功举办《⟦第八届云川茶文化节⟧》，吸引客商500余人。",
        "组织《⟦金牌讲解员大赛⟧》，选出讲解员30名。",
        "成立《⟦市城市更新工作领导小组⟧》，统筹推进各项工作。",
        "推进《⟦智慧水务二期项目⟧》建设，年底前投用。",
    ]
    tenth = [
        "典型经验在⟦人民日报⟧刊发。",
        "2026年3月，⟦光明日报⟧报道了我市古籍修复的做法。",
        "中央广播电视总台⟦新闻联播⟧播出了梯田春耕的画面。",
        "相关理论文章发表在⟦求是⟧杂志上。",
        "⟦经济日报⟧以整版篇幅介绍了茶农增收的故事。",
        "⟦农民日报⟧记者到村里采访，写下了长篇通讯。",
        "⟦焦点访谈⟧曾对此作过报道，我们举一反三，开展自查。",
        "调查结果在⟦云川日报⟧上公布，接受群众监督。",
        "⟦半月谈⟧刊文介绍了这一做法。",
        "公告同时刊登于⟦云川晚报⟧第二版。",
        "这项改革得到⟦法治日报⟧、⟦科技日报⟧等媒体关注。",
    ]
    return [*sentences("PUN-09S", ninth), *sentences("PUN-10S", tenth)]


def _nested() -> list[Plant]:
    return sentences(
        "PUN-11E",
        [
            "转发《关于贯彻⟦《云川市河道管理条例》⟧的实施意见》。",
            "市政府批复了《关于报请审定⟦《排水防涝规划》⟧的请示》。",
            "群众说：“这才是我们要的⟦“幸福路”⟧，走着踏实。”",
            "他在座谈会上讲：“不能让⟦“最后一米”⟧卡住了。”",
            "出台《⟦《未成年人保护法》⟧云川市实施细则》。",
            "老人笑着说：“有了⟦“一键呼”⟧，夜里不怕了。”",
            "学习《深入理解⟦《乡村振兴促进法》⟧》一书。",
            "提出“做强⟦“链主”⟧、做优配套”的思路。",
            "印发《关于做好⟦《电梯安全责任清单》⟧公示工作的通知》。",
            "企业负责人感慨：“过去叫⟦“求着办”⟧，现在叫⟦“帮着办”⟧。”",
            "发布《⟦《社区工作者条例》⟧问答一百题》。",
        ],
    )


def _heading_ends() -> list[Plant]:
    found = []
    for letter in corpus():
        for where in headings(letter.content)[1::3]:
            text = text_at(letter.content, where)
            mark = "。；，：、."[len(found) % 6]
            found.append(put("PUN-12E", letter, where, text + mark, (len(text), len(text) + 1)))
    return found[:16]


def _spaces() -> list[Plant]:
    return [
        *substituted("PUN-13E", r"(?<=[一-龥])(?=[一-龥])", [" ", "  ", "\u3000"], count=10),
        *substituted("PUN-13E", r"([，。；：])(?=[一-龥])", [r"\1 ", r" \1"], count=5),
    ]


def _clauses() -> list[Plant]:
    return sentences(
        "PUN-14S",
        [
            "新校区已经完成主体工程⟦、⟧秋季学期可以如期开学。",
            "我们走访了三百多户居民⟦、⟧他们普遍支持改造方案。",
            "资金已经足额到位⟦、⟧施工单位正在进场。",
            "山高路远成本大⟦、⟧快递企业不愿进村。",
            "水厂扩建以后日供水能力达到20万吨⟦、⟧夏季高峰不再限时供水。",
            "部门之间加强了沟通⟦、⟧信息共享的难题得到解决。",
            "学校配备了专职校医⟦、⟧每学期组织学生体检一次。",
            "政策宣传还不到位⟦、⟧不少企业不知道如何申报。",
            "企业提出申请⟦、⟧我局在五个工作日内组织核查。",
            "该路段夜间照明不足⟦、⟧我们加装了路灯86盏。",
            "设备老化问题突出⟦、⟧维修费用逐年增加。",
            "图书馆延长了开放时间⟦、⟧读者数量明显上升。",
        ],
    )
