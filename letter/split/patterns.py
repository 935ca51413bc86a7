"""What the parts of a letter look like as words: markers of headings and items, labels, dates, names, end marks."""

from __future__ import annotations

import re
from datetime import date

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
CHINESE = "一二三四五六七八九十百"
ENDS = "。！？；：…!?;:"
CLOSERS = "”’）】》」』)\"'"
MID = "，、（《“‘〔—【－,(·"
"""A line that ends with one of these ends in mid-sentence."""

HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("一、", re.compile(f"([{CHINESE}]{{1,4}})[ 　]*[、．.][ 　]*")),
    ("（一）", re.compile(f"[（(][ 　]*([{CHINESE}]{{1,4}})[ 　]*[）)][、.．]?[ 　]*")),
    ("1.", re.compile(r"([0-9０-９]{1,2})(?:[ 　]*[.．][ 　]*(?![0-9])|[ 　]*[.．](?=(?:19|20)[0-9]{2}年)|[ 　]*、[ 　]*)")),
    ("（1）", re.compile("[（(][ 　]*([0-9０-９]{1,2})[ 　]*[）)][、.．]?[ 　]*")),
    ("（1）", re.compile("([0-9]{1,2})[）)][ 　]*")),
    ("（1）", re.compile("([①-⑳⑴-⒇])[ 　]*")),
)
"""The marker of each level with its kind; the group is the number."""
AMOUNT = re.compile("[0-9.]*[ 　]*(?:亿|万|千|百|%|％|元|米|公里|个|件|户|人|平方|吨|倍)")
"""What may follow "2." so that it is a figure broken in two, and no marker."""
ITEM = re.compile(f"([{CHINESE}]{{1,3}})(?:是|要(?=[{HAN}])|则是)[：:，,]?[ 　]*(?!否|不是)")
ORDINAL = re.compile(f"(首先|其次|再次|再者|此外|然后|最后|第[{CHINESE}]{{1,2}})[ 　]*(?:[，,、：:]|是[，,：:]?)[ 　]*")
ORDINALS = ("首先", "其次", "再次", "再者", "然后", "最后")
BULLET = re.compile("[•●◆■◇▪★※➢✓‣·○▶][ 　]*|[-*+–][ 　]+")

POINT = re.compile("(?:针对|关于|对)[^。；，：]{2,40}(?:的建议|的意见|的问题|问题|方面)[：:]?")
"""A line alone that names what it answers: a heading without a number."""

ATTACHED = re.compile("附[ 　]*(?:件[ 　]*(?P<place>[0-9一二三四五六七八九十]{0,2})[ 　]*)?[:：][ 　]*")
ATTACHED_BARE = re.compile("附[ 　]*件[ 　]*(?P<place>[0-9]{1,2})[ 　.．、]+(?=[^0-9])")
ENTRY = re.compile(r"(?<![0-9.])([0-9]{1,2})[ 　]*(?:[.．][ 　]*(?![0-9])|[.．](?=(?:19|20)[0-9]{2}年)|[、][ 　]*)")
COUNT_ONLY = re.compile("[（(]?(?:共|如文|略|另附|另发)?[ 　]*[0-9一二三四五六七八九十两]*[ 　]*(?:份|件|个|页|如文|略|另附|另发)?[）)]?[。；]?")
LABEL = re.compile("(?P<number>.{2,30}号)?[ 　]*附[ 　]*件[ 　]*(?P<place>[0-9一二三四五六七八九十]{0,2})[ 　]*[:：]?")
"""The first line of an attachment's page."""
SHEET = re.compile("征询意见|征求意见|意见征[询求]|意见反馈|反馈意见|反馈[表单]|满意度(?:测评|调查)?表|回执|意见表")
SHEET_TITLE = re.compile(f"[^。；，]{{0,40}}(?:{SHEET.pattern})[^。；，]{{0,12}}")

COPIED = re.compile("抄[ 　]*[送报][ 　]*[:：][ 　]*")
ISSUED = re.compile(".{0,40}[0-9０-９O〇○零一二三四五六七八九十]{2,4}年[0-9０-９一二三四五六七八九十 ]{1,4}月[0-9０-９一二三四五六七八九十 ]{1,4}日[ 　]*印[ 　]*发")
PRINTED = re.compile("[（(]?[ 　]*(?:共印|印制?)[ 　]*[0-9一二三四五六七八九十百]+[ 　]*份[ 　]*[）)]?[。]?")
NO_TEXT = re.compile("[（(]?[ 　]*此页无正文[ 　]*[）)]?")
SEALED = re.compile("[（(][ 　]*(?:公章|印章|盖章|签章|章)[ 　]*[）)]")
GRADE = re.compile("(?:绝密|机密|秘密)(?:★.*)?|特急|加急|急件|特提|平急|[0-9]{6}")
URGENCY = re.compile("特急|加急")
CLASS_MARK = re.compile(
    "[（(【]?(?:(?:办理结果(?:分类)?|答复(?:类别|类型)|办理类别|分类|类别)[ 　]*[:：][ 　]*)?([A-DＡ-Ｄ][0-9]?)[ 　]*类?[）)】]?"
)
SIGNATORY = re.compile("签[ 　]*发[ 　]*人[ 　]*[:：][ 　]*(?P<name>.{0,20})")
DISCLOSURE = re.compile("[（(]?(?:此件(?=主动|公开|依申请|不)|(?:公开属性|公开方式|信息公开(?:属性|选项)?|是否公开)[ 　]*[:：])[ 　]*(?P<said>主动公开|依申请公开|不予公开|不公开|公开|是|否)?.{0,20}")
NUMBER = re.compile("[^0-9。，；：《》]{1,22}[ 　]*[〔[［【(（〈][ 　]*[0-9]{4}[ 　]*[〕\\]］】)）〉][ 　]*第?[ 　]*(?P<serial>[0-9]*)[ 　_＿]*号")
PAGE_NUMBER = re.compile("[—―–－─\\-~· 　]{0,6}(?:第[ 　]*)?[0-9０-９]{1,3}(?:[ 　]*页)?(?:[ 　]*[/／，,共]{1,2}[ 　]*[0-9]{1,3}[ 　]*页?)?[—―–－─\\-~· 　]{0,6}")

BODIES = "局|委|办|厅|部|院|会|府|司|心|处|室|社|校|馆|所|站|队|集团|银行|中心|党派|界别|支行|公司|街道"
PERSON = "委员|代表|同志|先生|女士|主席|主任"
NAME = re.compile(f"[{HAN}·（）()、 　]{{2,40}}(?:{BODIES})(?:[（(].{{1,12}}[）)])?")
ADDRESSED = re.compile(f"(?:尊敬的|敬爱的)?[ 　]*[{HAN}A-Za-z0-9·（）()、，,；; 　]{{1,120}}")
ONE_ADDRESSED = re.compile(f"(?:尊敬的|敬爱的)?[ 　]*[{HAN}·（）()、， 　]{{1,40}}(?:{PERSON})")
TO_PERSON = re.compile(f"(?:{PERSON})[）)]?$")
HONORIFIC = re.compile("(?:尊敬的|敬爱的)[ 　]*")

DATE = re.compile(
    "(?P<year>[0-9]{4}|[〇○O零一二三四五六七八九]{4})[ 　]*年[ 　]*(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,2})[ 　]*月[ 　]*"
    "(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[ 　]*日|(?P<y>[0-9]{4})[-./](?P<m>[0-9]{1,2})[-./](?P<d>[0-9]{1,2})"
)
EMPTY_DATE = re.compile("(?:[0-9〇一二三四五六七八九]{4})?[ 　_＿×XxX]*年[ 　_＿×Xx0-9]{0,8}月[ 　_＿×Xx]*日")

OPENING = re.compile("收悉|提出的|答复如下|函复如下|回复如下|复函如下|反馈如下|报告如下|说明如下|关心|来函|意见如下")
LEADS_ON = re.compile("(?:答复|函复|回复|复函|反馈|汇报|报告|说明|意见)(?:意见)?如下[：:。]?$")
GREETING = re.compile("(?:您|你|你们|各位)好[！!。，,]?")
CLOSING = re.compile(
    "(?:衷心|再次|诚挚地?|非常|十分|最后|真诚)*[，,]?(?:地)?(?:感谢|谢谢)|欢迎|(?:真诚|诚恳|恳切|也|同时)?(?:希望|盼望)(?:您|你们|贵|各位|继续|今后)"
    "|恳请|敬请|此复|特此|专此|此致|敬礼|以上(?:答复|意见|回复)|如(?:您|你们|贵.)?(?:有|对)|祝|顺祝"
)
OUTLOOK = re.compile("下一步|下一阶段|下阶段|今后|接下来|下半年")
ANSWERS = re.compile("(?:针对|对于?|关于)(?:您|你们?|贵[^，。]{1,3}|委员|代表).{0,4}(?:提|建议|关心|反映)|此外|另外|总之|综上|以上|同时|下一步|今后|接下来")
"""A paragraph that begins like this goes on with the letter, not with the item before it."""

CONTACT = re.compile(
    "[（(]?[ 　]*(?:联[ 　]*系[ 　]*人|经办人|承办人|联系方式|联系单位|联系部门|联系科室|联系电话|承办单位|承办科室|承办部门|经办科室)"
    "[^：:，。]{0,8}[:：]"
)
CONTACT_LABEL = re.compile(
    "(联系人及?(?:联系)?(?:电话|方式)|联系单位及(?:联系)?电话|联[ 　]*系[ 　]*人|经办人|承办人|联系方式|联系单位|联系部门|联系科室|联系电话|办公电话"
    "|承办单位及电话|承办单位|承办科室|承办部门|经办科室|电[ 　]*话|手机|传真|邮编|邮政编码|地址|通讯地址|邮箱|电子邮箱)[ 　]*[:：][ 　]*"
)
PHONE = re.compile("[(（]?[0-9]{3,4}[)）]?[-— ]?[0-9]{6,8}(?:[-转][0-9]{1,6})?|[0-9]{7,12}")

FIGURES = str.maketrans("０１２３４５６７８９Ｏ", "0123456789O")
"""Figures of full width, as the half ones."""
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇○O", 0)


def number_of(text: str) -> int:
    """Return the value of a marker's number (3, ３, 十二, ③), 0 for none."""
    if len(text) == 1 and "①" <= text <= "⑳":
        return ord(text) - ord("①") + 1
    if len(text) == 1 and "⑴" <= text <= "⒇":
        return ord(text) - ord("⑴") + 1
    if text.isdecimal():
        return int(text)
    total = place = 0
    for char in text:
        if char in "十百":
            total += (place or 1) * (10 if char == "十" else 100)
            place = 0
        else:
            place = DIGITS.get(char, 0)
    return total + place


def date_of(text: str) -> str | None:
    """Return a date that stands alone as ISO; empty for a date yet to be filled in, None for anything else."""
    plain = text.strip(" 　").translate(FIGURES)
    found = DATE.fullmatch(plain)
    if found is None:
        return "" if EMPTY_DATE.fullmatch(plain) else None
    try:
        if found["y"]:
            return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
        year = found["year"]
        figures = int(year) if year.isdecimal() else int("".join(str(DIGITS[char]) for char in year))
        return date(figures, number_of(found["month"]), number_of(found["day"])).isoformat()
    except ValueError:
        return None


def plain(text: str) -> str:
    """Return a text without any blanks."""
    return "".join(text.split())


def is_ended(text: str) -> bool:
    """Tell whether a text ends a sentence, whatever closes behind the end mark."""
    return text.rstrip(CLOSERS)[-1:] in tuple(ENDS) if text else True


def first_sentence(text: str) -> str:
    """Return the first sentence with its mark; all of it where there is but one."""
    depth = 0
    for place, char in enumerate(text):
        depth += char in "“《（(‘"
        depth -= char in "”》）)’"
        if char in "。！？" and depth <= 0:
            return text[: place + 1]
    return text
