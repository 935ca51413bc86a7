"""查以往答复 among 20,000 letters of 40 units: common words, rare ones, several together; and taking one letter in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from accounts.enums import Role
from accounts.models import IssuerCode, Unit
from proposals.enums import Kind
from responses.enums import PassageKind, Stage
from responses.models import DocNumber, Passage, Reply, SignedText
from responses.services import search_index, searching
from tests.bench import people
from tests.bench.table import Row, wall
from tests.bench.words import letter
from tests.factories import make_user

LETTERS, UNITS, RUNS = 20_000, 40, 60
PARAGRAPHS, SENTENCES = 8, 5
RARE = "鹊桥巷已经通车。"
"""Said in twenty letters of the first unit."""
QUERIES = ("工作", "平台", "数字化 平台", "鹊桥巷", "没有说过的话", "企业 服务 资金 培训", "2025年", "加快数字化转型")


def rows() -> Iterator[Row | str]:
    """Make the letters once, then ask as somebody of a unit and as the supervisor of the level."""
    office = people.office()
    seconds = _fill(office)
    drafter = make_user(unit=office.unit, roles=(Role.DRAFTER,))
    supervisor = make_user(unit=office.unit, roles=(Role.SUPERVISOR,))
    for who, user in (("承办人", drafter), ("督查", supervisor)):
        for query in QUERIES:
            searching.search(user, query)
            values = wall(lambda user=user, query=query: searching.search(user, query), RUNS)
            name = f"查以往答复：{LETTERS}件中“{query}”（{who}）"
            yield Row(name, values, "≤ 0.050", p95_aim="≤ 0.050")
    one = Reply.objects.filter(unit=office.unit).select_related("unit").first()
    yield Row("查以往答复：一件编入索引", wall(lambda: _once(one), 30))
    yield Row(f"查以往答复：{LETTERS}件重建索引", [seconds])
    yield f"检索用的数据库：{connection.vendor}。"


def _once(reply: Reply) -> None:
    with transaction.atomic():
        search_index.index(reply)


def _sentences() -> list[str]:
    """Every sentence of the project's letters."""
    found = []

    def walk(data) -> None:
        if isinstance(data, dict):
            for name, value in data.items():
                if name in ("text", "lead_in", "heading", "opening"):
                    found.extend(part + "。" for part in value.split("。") if len(part) > 6)
                elif isinstance(value, dict | list):
                    walk(value)
        elif isinstance(data, list):
            for value in data:
                walk(value)

    for name in ("long", "deputy", "short"):
        walk(letter(name))
    return found


def _fill(office) -> float:
    """Letters of about 2,000 characters; return how long their index took."""
    units = [office.unit, *(_unit(office, number) for number in range(UNITS - 1))]
    codes = [unit.issuer_codes.first() for unit in units]
    chance, sentences = random.Random(4), _sentences()
    characters = sorted(set("".join(sentences)))
    start = Reply.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for first in range(0, LETTERS, 1000):
        made = [_letter(office, units, number, start, chance, sentences, characters) for number in range(first, first + 1000)]
        Reply.objects.bulk_create(reply for reply, _ in made)
        Passage.objects.bulk_create(
            Passage(reply=reply, position=place, key=f"p{place}", kind=PassageKind.PARAGRAPH, text=text)
            for reply, texts in made
            for place, text in enumerate(texts)
        )
        today = timezone.localdate()
        dated = [today - timedelta(days=(LETTERS - number) // 20) for number in range(first, first + 1000)]
        SignedText.objects.bulk_create(
            SignedText(
                reply=reply, version=1, content={}, profile={}, dated_on=day, sha256="0" * 64, engine_version="1", font_set="1",
                signed_by=office.signatory, drafted_by=office.drafter_owner,
            )
            for (reply, _), day in zip(made, dated, strict=True)
        )  # fmt: skip
        DocNumber.objects.bulk_create(
            DocNumber(
                issuer_code=codes[number % UNITS], year=today.year, serial=500_000 + number // UNITS, reply=reply,
                registered_by=office.office,
            )
            for number, (reply, _) in enumerate(made, first)
        )  # fmt: skip
    return wall(search_index.rebuild, 1)[0]


def _letter(office, units, number, start, chance, sentences, characters) -> tuple[Reply, list[str]]:
    """One letter and its paragraphs: known sentences with words of all kinds put in, so that pairs are many."""

    def sentence() -> str:
        text = chance.choice(sentences)
        at = chance.randrange(len(text))
        return text[:at] + "".join(chance.choices(characters, k=chance.randint(2, 4))) + text[at:]

    texts = ["".join(sentence() for _ in range(SENTENCES)) for _ in range(PARAGRAPHS)]
    if number % 1000 == 0:
        texts[3] += RARE
    title = f"关于政协云川市第九届委员会第二次会议第{number}号提案的答复函"
    reply = Reply(
        pk=start + 1 + number, unit=units[number % UNITS], kind=Kind.CPPCC, stage=Stage.ARCHIVED, title=title,
        text="\n".join([title, *texts]), created_by=office.drafter_owner, saved_by=office.drafter_owner,
    )  # fmt: skip
    return reply, texts


def _unit(office, number: int) -> Unit:
    unit = Unit.objects.create(
        level=office.level, code=f"bench-{number}", full_name=f"云川市测速{number}局", issuer_mark=f"云川市测速{number}局"
    )
    IssuerCode.objects.create(unit=unit, code=f"云测速{number}函")
    return unit
