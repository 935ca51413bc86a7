"""The sums, shares and products that the letters state: the logbook their figures are checked against.

Each row names a letter (or the id of a proposal), the figures as they are printed, and what must hold.
Sums whose parts stand in brackets behind the whole are found by the test itself and are not repeated here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sum:
    """Parts make up the whole; a part printed with a minus sign in front is taken off."""

    where: str
    parts: tuple[str, ...]
    whole: str


@dataclass(frozen=True)
class Share:
    """part ÷ whole, rounded as printed, is the percentage."""

    where: str
    part: str
    whole: str
    percent: str


@dataclass(frozen=True)
class Product:
    """The factors, in their printed units, multiply to the result."""

    where: str
    factors: tuple[str, ...]
    result: str


SUMS = (
    Sum("long", ("走访786家", "问卷1400家"), "全市2186家"),
    Sum("long", ("起步级948家", "成长级805家", "提升级433家"), "2186家企业评定"),
    Sum("long", ("43.4%", "36.8%", "19.8%"), "100%"),
    Sum("long", ("基础应用86款", "其余129款"), "应用215款"),
    Sum("long", ("已解决94个", "其余3个"), "问题97个"),
    Sum("long", ("优秀11家", "合格32家", "不合格3家"), "服务商46家"),
    Sum("deputy", ("4615.4万元", "13984.6万元"), "1.86亿元"),
    Sum("deputy", ("40%", "45%", "15%"), "100%"),
    Sum("deputy", ("奖励4个", "扣减1个", "其余4个"), "9个县区"),
    Sum("deputy", ("安排420公里", "安排400公里", "安排380公里"), "1200公里"),
    Sum("cppcc-9-2-023", ("38处", "88处"), "126处"),
    Sum("cppcc-9-2-038", ("7个", "11个"), "18个主要换乘站"),
    Sum("cppcc-9-2-101", ("118个", "29个"), "147个"),
    Sum("cppcc-9-2-148", ("修改5项", "废止2项", "继续执行11项"), "18项涉企政策"),
    Sum("cppcc-9-2-132", ("2026年1.2万户", "2027年1.2万户", "2028年1.2万户"), "3.6万户"),
    Sum("npc-9-2-008", ("到岗126名", "其余186名"), "312名"),
    Sum("npc-9-2-040", ("开工9处", "开工13处"), "可利用房产22处"),
    Sum("npc-9-2-040", ("床位580张", "床位880张"), "床位1460张"),
    Sum("npc-9-2-043", ("2026年化解9600万元", "2027年化解8400万元", "2028年化解6000万元"), "2.4亿元"),
    Sum("npc-9-2-046", ("62万亩", "106万亩"), "168万亩"),
    Sum("npc-9-2-055", ("7处已建成", "其余2处"), "的9处场所"),
    Sum("npc-9-2-058", ("人6240名", "新选拔530名", "-418名"), "现有6352名"),
)

SHARES = (
    Share("long", "948家", "2186家企业", "43.4%"),
    Share("long", "805家", "2186家企业", "36.8%"),
    Share("long", "433家", "2186家企业", "19.8%"),
    Share("long", "已核销1020张", "服务券1200张", "85%"),
    Share("long", "186户", "742户", "25.1%"),
    Share("long", "1876家", "2186家民营", "85.8%"),
    Share("long", "2834条", "4360条", "65%"),
    Share("long", "3600万元奖补", "1.2亿元", "30%"),
    Share("deputy", "7440万元", "1.86亿元", "40%"),
    Share("deputy", "8370万元", "1.86亿元", "45%"),
    Share("deputy", "2790万元", "1.86亿元", "15%"),
    Share("deputy", "1.62万条", "1.7万条", "95.3%"),
    Share("cppcc-9-2-063", "615家", "842家", "73%"),
    Share("npc-9-2-028", "1893人", "2150人", "88%"),
)

PRODUCTS = (
    Product("deputy", ("岗位4260个", "6000元，既"), "2556万元"),
    Product("cppcc-9-1-012", ("162台", "提高到20万元"), "3240万元"),
    Product("cppcc-9-2-046", ("43家", "30万元"), "1290万元"),
    Product("npc-9-2-004", ("1846人", "400元", "12个月"), "886.08万元"),
    Product("npc-9-2-008", ("6840人", "250元"), "171万元"),
    Product("npc-9-1-018", ("1268个", "每村3人"), "3804人"),
    Product("npc-9-2-040", ("1350张", "3000元"), "405万元"),
    Product("npc-9-2-043", ("34个薄弱", "400万元"), "1.36亿元"),
    Product("npc-9-2-046", ("168万亩", "15元"), "2520万元"),
    Product("npc-9-2-073", ("286个山区", "20万元"), "5720万元"),
    Product("npc-9-2-073", ("286个村", "3000元"), "85.8万元"),
    Product("npc-9-2-076", ("1760名", "2.4万元"), "4224万元"),
)
