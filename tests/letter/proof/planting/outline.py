"""Plants of the STR rules: headings, numbers of levels, series and sentences."""

from __future__ import annotations

import re
from dataclasses import replace

from letter.content import Item, Paragraph, Section
from letter.proof import text_at
from tests.letter.proof.corpus.reading import corpus
from tests.letter.proof.planting.plant import (
    Plant,
    body_places,
    headings,
    letters_of,
    put,
    sentences,
    with_paragraph,
)

_SERIES = [
    "采取三项办法：一是建库；⟦三是⟧联网；四是共享。",
    "下一步：⟦二是⟧扩面；三是提标。",
    "主要做法：一是摸底；二是派单；⟦四是⟧回访。",
    "我们将从三方面改进：⟦一是⟧优化班次，方便群众出行。",
    "为此：一是修路；⟦一是⟧架桥；三是通车。",
    "原因有四：一是地少；二是人多；⟦五是⟧钱紧；六是路远。",
    "目前已办理的有：一是清淤；二是护岸；⟦二是⟧绿化。",
    "经验是：⟦二是⟧靠前服务；三是跟踪问效；四是常抓不懈。",
    "要求做到：一是不漏户；⟦三是⟧不漏项；二是不漏人。",
    "工作重点：一是抓源头；⟦三是⟧抓末端。",
    "安排如下：一是五月招标；二是六月开工；三是七月验槽；⟦五是⟧年底交付。",
]

_STEPS = [
    ("一、工作进展", "⟦1.⟧完成了勘察。", "2.完成了设计。"),
    ("一、总体情况", "（一）制度逐步健全。", "⟦（三）⟧队伍逐步壮大。"),
    ("一、主要做法", "（一）突出重点。", "⟦（1）⟧抓产业。", "（2）抓就业。"),
    ("⟦（一）⟧基本情况", "一、人口情况良好。"),
    ("一、存在问题", "（一）资金不足。", "⟦（一）⟧人员不足。"),
    ("⟦1.⟧关于场地问题，正在选址。", "一、关于经费问题，已经落实。"),
    ("一、工作措施", "（一）加强宣传。", "⟦（四）⟧加强执法。"),
    ("一、办理过程", "⟦（1）⟧座谈。", "（2）走访。"),
    ("一、改造内容", "（一）外墙。", "1.保温层更换。", "⟦3.⟧涂料翻新。"),
    ("一、进度安排", "⟦（二）⟧下半年计划。", "（三）来年计划。"),
    ("一、保障机制", "（一）组织保障。", "1.成立专班。", "⟦（3）⟧定期调度。"),
]


def plants() -> list[Plant]:
    """All plants of the STR rules."""
    return [
        *_typed_numbers(),
        *_first_level(),
        *_stepped(),
        *(replace(plant, span=None) for plant in sentences("STR-03E", _SERIES)),
        *_broken(),
        *_empty(),
        *_long(),
    ]


def _typed_numbers() -> list[Plant]:
    """A number typed into a heading that gets its number printed."""
    found = []
    marks = ["一、", "（一）", "1.", "1、", "第一，", "（1）"]
    for letter in corpus():
        spots = headings(letter.content)
        if spots and len(found) < len(marks):
            where = spots[len(found) % len(spots)]
            mark = marks[len(found)]
            plant = put("STR-01E", letter, where, mark + text_at(letter.content, where), (0, len(mark)))
            found.append(replace(plant, same=("STR-02E",)))
    return found


def _first_level() -> list[Plant]:
    """First-level numbers typed as paragraphs that do not go on, or change their style."""
    rows = [
        ("一、关于选址", "⟦三、⟧关于经费", "四、关于人员"),
        ("一、前期工作已经完成。", "二、主体工程正在施工。", "⟦四、⟧配套工程同步设计。"),
        ("⟦二、⟧关于提高标准", "三、关于扩大范围"),
        ("一、关于供热", "⟦一、⟧关于供气", "三、关于供电"),
        ("一、关于采购", "二、关于验收", "⟦二、⟧关于付款"),
        ("一、调查情况", "⟦2、⟧处理意见", "3、整改要求"),
        ("一、背景", "⟦第二、⟧进展", "三、打算"),
        ("一、政策依据", "二、测算过程", "⟦五、⟧结论"),
    ]
    return [_rows("STR-01E", turn, row) for turn, row in enumerate(rows)]


def _stepped() -> list[Plant]:
    return [_rows("STR-02E", turn, row) for turn, row in enumerate(_STEPS)]


def _rows(rule: str, turn: int, row: tuple[str, ...]) -> Plant:
    """Rows added as paragraphs to a letter without sections, so that no printed number stands beside them."""
    letters = [
        letter
        for letter in corpus()
        if not any(isinstance(one, Section | Item) for one in letter.content.passages)
        and not any(re.match(r"[一二三]、", getattr(one, "text", "")) for one in letter.content.passages)
    ]
    letter = letters[turn % len(letters)]
    texts = tuple(text.replace("⟦", "").replace("⟧", "") for text in row)
    texts = tuple(text if text.endswith("。") or len(text) < 14 else text + "。" for text in texts)
    content = with_paragraph(letter.content, *texts)
    at = next(index for index, text in enumerate(row) if "⟦" in text)
    here = len(letter.content.passages)
    wheres = tuple(f"passages[{here + step}].text" for step in (at, *range(len(row))))
    same = ("STR-01E", "STR-02E")  # a wrong first-level number breaks the order of levels as well
    return Plant(rule, letter.name, content, letter.facts, wheres, None, " / ".join(row), same=same)


def _broken() -> list[Plant]:
    """A paragraph cut in mid-sentence, as by a page's end in what was pasted."""
    found = []
    for turn, letter in enumerate(letters_of()):
        passages = letter.content.passages
        spots = [index for index, one in enumerate(passages) if isinstance(one, Paragraph) and len(one.text) > 80]
        if not spots:
            continue
        index = spots[turn % len(spots)]
        text = passages[index].text
        cuts = [match.start() for match in re.finditer(r"(?<=[一-龥，])(?=[一-龥]{2})", text)][15:]
        cut = cuts[(turn * 11) % len(cuts)]
        parts = (Paragraph(text[:cut]), Paragraph(text[cut:]))
        wheres = (f"passages[{index}].text", f"passages[{index + 1}].text")
        content = replace(letter.content, passages=(*passages[:index], *parts, *passages[index + 1 :]))
        found.append(Plant("STR-04S", letter.name, content, letter.facts, wheres, None, f"{text[:cut][-20:]}⟦⟧{text[cut:][:15]}"))
    return found[:14]


def _empty() -> list[Plant]:
    """A heading under which nothing stands."""
    found = []
    for turn, letter in enumerate(one for one in corpus() if isinstance(one.content.passages[-1], Section)):
        passages = letter.content.passages
        name = ["今后的安排", "有关建议", "工作成效", "需要说明的情况", "保障措施"][turn % 5]
        if turn % 2:
            content = replace(letter.content, passages=(*passages, Section(name)))
            where = f"passages[{len(passages)}].heading"
        else:
            last = passages[-1]
            content = replace(
                letter.content,
                passages=(*passages[:-1], replace(last, passages=(*last.passages, Section(name, (Paragraph(""),))))),
            )
            where = f"passages[{len(passages) - 1}].passages[{len(last.passages)}].heading"
        wheres = (where, where.removesuffix(".heading"), where.replace(".heading", ".passages[0].text"))
        found.append(Plant("STR-05E", letter.name, content, letter.facts, wheres, None, name))
    for letter in letters_of()[:14]:
        spots = [index for index, one in enumerate(letter.content.passages) if isinstance(one, Section)]
        if spots:
            index = spots[len(spots) // 2]
            passages = letter.content.passages
            emptied = replace(passages[index], passages=())
            content = replace(letter.content, passages=(*passages[:index], emptied, *passages[index + 1 :]))
            wheres = (f"passages[{index}].heading", f"passages[{index}]")
            found.append(Plant("STR-05E", letter.name, content, letter.facts, wheres, None, emptied.heading))
    return found[:14]


def _long() -> list[Plant]:
    """Sentences of a long paragraph run together with commas until one is over 150 characters."""
    found = []
    for letter in corpus():
        for where in body_places(letter.content):
            text = text_at(letter.content, where)
            if len(text) > 162 and "。”" not in text and len(found) < 12:
                joined = re.sub("[。；！？]", "，", text[:-1]) + "。"
                found.append(put("STR-06H", letter, where, joined, (0, len(joined))))
                break
    return found
