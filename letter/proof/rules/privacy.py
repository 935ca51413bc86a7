"""What a letter may not say: how to reach people where it is published; secrets anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from letter.proof.reading import PRINTED, Hit, Read
from letter.proof.rule import Example, rule

IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])")
"""公民身份号码: region, birthday, three figures and a check (GB 11643)."""
TELEPHONE = re.compile(
    r"(?<!\d)(?:\+|00)?86[ -]?1[3-9]\d{9}(?!\d)|(?<![0-9A-Za-z-])(?<!编号)(?<!单号)(?<!案号)(?<!批号)(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8})(?![0-9A-Za-z])"
    r"|(?:电话|手机|座机|传真|联系方式)(?:号码)?[为是：: ]{0,3}\d{3,4}[ -]?\d{4}(?![0-9A-Za-z])"
)
"""A mobile, a number with its area code, a short one after its word. The service number of an office (12345) is none."""
MAIL = re.compile(r"(?<![0-9A-Za-z._+-])[0-9A-Za-z._+-]+@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+")
HOUSE = re.compile("[0-9０-９一二三四五六七八九十]+[号栋幢楼室]")
"""What tells where somebody lives from where somebody works, which a letter may well name."""
LIVES = re.compile(
    r"(?:家住|住址[为是：:]?|家庭(?:住址|地址)[为是：:]?|现住(?!房)|(?:当事人|本人|其|户主)住(?!房|院|宅)|(?:该户|户籍|联系)地址[为是：:]?|户籍(?:所在)?地[为是在：:]{1,2}|居住(?:在|于)|现?居住地址?[为是：:]|住在"
    r"|(?:某|女士|先生|老人|同志|居民|村民|业主|[男女])[，、]?住(?![房院宅户所建处宿校改]))[^，。；、]{2,30}?[0-9一二三四五六七八九十]+(?:号|栋|幢|室|单元|组)"
    r"|[0-9]+(?:号楼|[栋幢座号])[0-9一二三四五六七八九十]{1,2}单元[0-9]{3,4}室?|户籍(?:所在)?地[为是在：:]{1,2}[^，。；、]{4,20}[村组]"
)
"""Where somebody lives: behind a word that says so, or a flat with its entrance and number."""
PAPERS = re.compile(
    r"(?:身份证|护照|病历|住院|门诊|驾驶证|社保|社会保障|医保|准考证|学籍|银行|账|帐)(?:卡|账户|账)?(?:号码?)?(?:尾号|后四位)?[为是：: ]{0,2}[A-Za-z]?\d{4,}[0-9Xx]?(?![0-9]*[.,]?\d*[万亿元人户份件%年月])"
    r"|(?:微信|[Qq]{2})号?码?[为是：: ]{0,2}[A-Za-z0-9][0-9A-Za-z_-]{4,19}|[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·.]?(?=[A-Z]*\d)[0-9A-Z]{5,6}(?![0-9A-Za-z])"
    r"|[男女]，(?:汉族，)?(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?出?生"
)
"""Numbers of papers and cards behind their names, accounts, number plates, days of birth."""
SHOWN_LENGTH = 4
WIDTHS = str.maketrans("０１２３４５６７８９－—Ｘｘ＠　：", "0123456789--Xx@ :")
CLASSIFIED = re.compile(r"(绝密|机密|秘密)\s*[★☆]|\A\s*(绝密|机密|秘密)\s*\Z")
"""A classification mark as it is printed: 机密★1年, or the bare word standing alone. “保守秘密” in a sentence is none."""
NOT_HERE = "本系统不处理涉密事项，请停止录入并按保密规定处理"
REMEDY = "此件主动公开，请删去，或者改公开属性"


@rule(
    "PRV-01S", "公开件里的个人信息",
    source="《中华人民共和国政府信息公开条例》第十五条；实务", basis="实务",
    bad=Example("居民可拨打电话0000-0000012预约。", at="0000-0000012"),
    good=Example("居民可拨打政务服务热线12345预约，预约码为20260609，项目代码为2026-000123。"),
    note="主动公开的函里像有手机和电话号码、身份证和其他证件的号码、微信号、车牌号、电子邮箱、提案者的通讯地址或者某人的住址。附注的联系人公开时自动略去，不看。",
)  # fmt: skip
def personal(read: Read) -> Iterator[Hit]:
    """The number is shown by its end only: the finding is no second place to read it in."""
    if read.content.disclosure != "public":
        return
    known = _addresses(read)
    for flow in read.paragraphs(PRINTED - {"contact"}):
        plain = flow.text.translate(WIDTHS)
        for match in IDENTITY.finditer(plain):
            yield flow.hit(*match.span(), f"文中像有身份证号（{_masked(match[0])}）", REMEDY)
        hidden = IDENTITY.sub(lambda found: " " * len(found[0]), plain)
        for match in TELEPHONE.finditer(hidden):
            yield flow.hit(*match.span(), f"文中像有电话号码（{_masked(match[0])}）", REMEDY)
        for match in PAPERS.finditer(hidden):
            yield flow.hit(*match.span(), f"文中像有个人的证件、账号或者出生日期（{_masked(match[0])}）", REMEDY)
        for match in MAIL.finditer(plain):
            yield flow.hit(*match.span(), "文中像有电子邮箱地址", REMEDY)
        for name, address in known:
            if address in flow.text:
                at = flow.text.index(address)
                yield flow.hit(at, at + len(address), f"文中有提案者{name}的通讯地址", REMEDY)
        for match in LIVES.finditer(flow.text):
            yield flow.hit(*match.span(), "文中像有某人的住址", REMEDY)


def _addresses(read: Read) -> list[tuple[str, str]]:
    """Addresses of the proposers as the register has them."""
    everyone = [one for proposal in read.content.proposals for one in proposal.proposers]
    return list(dict.fromkeys((one.name, one.address) for one in everyone if HOUSE.search(one.address)))


def _masked(said: str) -> str:
    """Enough to find the place, too little to reach anybody."""
    return f"……{said[-SHOWN_LENGTH:]}"


@rule(
    "PRV-02S", "公开属性",
    source="《中华人民共和国政府信息公开条例》第五条；实务", basis="实务",
    bad=Example("没有选公开属性", make=lambda letter: replace(letter, disclosure="")),
    good=Example("公开属性：主动公开", make=lambda letter: replace(letter, disclosure="public")),
    note="拟稿时定公开属性，随稿签发。在系统里没有选的不能签发。",
)  # fmt: skip
def disclosure(read: Read) -> Iterator[Hit]:
    """Chosen with the draft, approved with 签发."""
    if not read.content.disclosure:
        yield Hit("disclosure", "没有选公开属性", "主动公开、依申请公开或不予公开")


@rule(
    "PRV-03E", "涉密",
    source="《中华人民共和国保守国家秘密法》；《党政机关公文处理工作条例》第九条第（二）项", basis="条例",
    bad=Example("机密★1年", at="机密★"),
    good=Example("请参加人员保守秘密，调查数据按机密文件管理规定保存。"),
    note="本系统不处理涉密文件：标了密级，或者文中有密级标志的，不能签发。",
)  # fmt: skip
def secrets(read: Read) -> Iterator[Hit]:
    """A mark anywhere stops the letter; the word in a sentence is none."""
    if read.content.classification.strip():
        yield Hit("classification", f"标注了密级“{read.content.classification}”", NOT_HERE)
    for flow in read.paragraphs(PRINTED):
        for match in CLASSIFIED.finditer(flow.text):
            yield flow.hit(*match.span(), f"文中有密级标志“{match[0].strip()}”", NOT_HERE)
    if CLASSIFIED.search(read.content.urgency):
        yield Hit("urgency", f"文中有密级标志“{read.content.urgency}”", NOT_HERE)
