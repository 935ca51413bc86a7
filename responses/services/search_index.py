"""The index of issued letters by pairs of neighbouring characters: alike on SQLite and PostgreSQL.

A letter is a set of numbers: one for each pair of characters that stand side by side in it, and one for each unit and
level whose people may read it. SQLite keeps them in an FTS5 table (without the text itself), PostgreSQL in an
``integer[]`` under GIN; both were made by the migration 0008. Every pair of a word being there does not yet mean that
the word is: whoever asks reads the letter itself before believing it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.db import connection, transaction

from accounts.enums import Role
from accounts.models import User
from proposals.enums import LIVE, Part
from proposals.models import Assignment
from proposals.models.visible import UNIT_ROLES
from responses.enums import Purpose
from responses.models import DocNumber, Reply, ReplyIssuer, SearchedLetter, SignedText
from responses.models.visible import ISSUED

DAY = 32
"""Bits of a row's number below the day: the letter's own number stands there."""
UNIT, LEVEL = 0xE0000000, 0xE0010000
"""Marks of scope: where a pair has its first character they have one of the private area, which no word has."""
BATCH = 500
MAKE_INDEX = "CREATE INDEX searched_grams ON responses_searchedletter USING gin (grams) WITH (fastupdate = off)"
"""As the migration has it: what comes in is there at once, no list of latecomers to walk through."""


def fold(text: str) -> str:
    """Full-width as half-width, capitals as small letters: how text and words are compared."""
    return unicodedata.normalize("NFKC", text).casefold()


def letters_in(folded: str) -> str:
    """What of a folded text is written into the index: signs and spaces make no pairs."""
    return "".join(filter(str.isalnum, folded))


def pairs_of(folded: str) -> set[int]:
    """The pairs of neighbouring characters of a folded text, each as a number of 32 bits."""
    halves = [code if (code := ord(char)) < 0x10000 else code % 0xD800 for char in letters_in(folded)]
    return {one << 16 | other for one, other in pairwise(halves)}


def scope_of(user: User) -> set[int]:
    """The marks under which this person finds letters; none for whoever reads none."""
    if not user.is_active or user.unit_id is None:
        return set()
    marks = {UNIT | user.unit_id} if user.roles & UNIT_ROLES else set()
    return marks | {LEVEL | user.unit.level_id} if Role.SUPERVISOR in user.roles else marks


def index(reply: Reply) -> None:
    """Take an issued letter in; once more changes nothing. Part of 印发: inside its transaction."""
    drop(reply)
    _take_in([reply])


def drop(reply: Reply) -> None:
    """Take a letter out again. Part of 作废: inside its transaction."""
    one = SearchedLetter.objects.filter(reply=reply).first()
    if one is None:
        return
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO responses_searchgrams (responses_searchgrams, rowid, grams) VALUES ('delete', %s, %s)",
                [one.row, _tokens(_numbers(one, reply.text))],
            )
    one.delete()


def rebuild() -> int:
    """Make the whole index anew from the letters, in one transaction; return how many are in it."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Thousands of rows come in faster without it. No index is changed while a foreign key waits to be looked at.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.execute("DROP INDEX IF EXISTS searched_grams")
        else:
            cursor.execute("INSERT INTO responses_searchgrams (responses_searchgrams) VALUES ('delete-all')")
        SearchedLetter.objects.all().delete()
        count = add_missing()
        if connection.vendor == "postgresql":
            cursor.execute(MAKE_INDEX)
            cursor.execute("ANALYZE responses_searchedletter")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return count


def add_missing() -> int:
    """Take in what has gone out and is not in the index yet; return how many came in."""
    count, after = 0, 0
    while True:
        missing = Reply.objects.filter(stage__in=ISSUED, searched__isnull=True, pk__gt=after)
        letters = list(missing.select_related("unit").order_by("pk")[:BATCH])
        if not letters:
            return count
        count, after = count + _take_in(letters), letters[-1].pk


def rows_with(pairs: Iterable[int], scope: Iterable[int], *, below: int | None, limit: int) -> Sequence[int]:
    """Rows that have all these pairs and one of these marks, the newest first, under the row ``below``."""
    all_of, one_of = sorted(set(pairs)), sorted(set(scope))
    if not all_of or not one_of:
        return []
    below = 2**63 - 1 if below is None else below
    if connection.vendor == "postgresql":
        return _rows_by_array(_signed(all_of), _signed(one_of), below, limit)
    said = f"{' AND '.join(map(_token, all_of))} AND ({' OR '.join(map(_token, one_of))})"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM responses_searchgrams WHERE responses_searchgrams MATCH %s AND rowid < %s"
            " ORDER BY rowid DESC LIMIT %s",
            [said, below, limit],
        )
        return [row for (row,) in cursor.fetchall()]


def _rows_by_array(all_of: list[int], one_of: list[int], below: int, limit: int) -> list[int]:
    """By GIN, always: for a common pair the planner would read every letter's array instead, at 20 times the cost."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)")
        cursor.execute(
            "WITH found AS MATERIALIZED (SELECT row FROM responses_searchedletter"
            " WHERE grams @> %s::integer[] AND grams && %s::integer[])"
            " SELECT row FROM found WHERE row < %s ORDER BY row DESC LIMIT %s",
            [all_of, one_of, below, limit],
        )
        rows = [row for (row,) in cursor.fetchall()]
        cursor.execute("SELECT set_config('enable_seqscan', 'on', true), set_config('enable_indexscan', 'on', true)")
    return rows


def reply_of(row: int) -> int:
    """The letter a row stands for."""
    return row & (1 << DAY) - 1


def _take_in(letters: Sequence[Reply]) -> int:
    """Write the rows and the pairs of these letters, in a number of queries that does not grow with them."""
    signed = dict(
        SignedText.objects.filter(reply__in=letters, revoked_at__isnull=True).values_list("reply_id", "dated_on")
    )
    given = DocNumber.objects.filter(reply__in=letters, voided_at__isnull=True).select_related("issuer_code")
    numbers, readers = {one.reply_id: str(one) for one in given}, _readers(letters)
    texts, rows = {}, []
    for reply in letters:
        if reply.pk in signed:
            row = signed[reply.pk].toordinal() << DAY | reply.pk
            number, dated_on = numbers.get(reply.pk, ""), signed[reply.pk]
            rows.append(SearchedLetter(reply=reply, row=row, scope=readers[reply.pk], number=number, dated_on=dated_on))
            texts[row] = reply.text
    SearchedLetter.objects.bulk_create(rows)
    pairs = ((one.row, _numbers(one, texts[one.row])) for one in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for row, said in pairs:
                cursor.execute("UPDATE responses_searchedletter SET grams = %s WHERE row = %s", [_signed(said), row])
        else:
            cursor.executemany(
                "INSERT INTO responses_searchgrams (rowid, grams) VALUES (%s, %s)",
                ((row, _tokens(said)) for row, said in pairs),
            )
    return len(rows)


def _readers(letters: Sequence[Reply]) -> dict[int, list[int]]:
    """Whose people may read each: its unit, the bodies that signed along, its level; of an opinion who leads the case."""
    units = {reply.pk: {reply.unit_id} for reply in letters}
    for pk, unit in ReplyIssuer.objects.filter(reply__in=letters).values_list("reply_id", "unit_id"):
        units[pk].add(unit)
    opinions = [reply.pk for reply in letters if reply.purpose == Purpose.OPINION]
    leads = Assignment.objects.filter(proposal__answers__reply__in=opinions, part=Part.LEAD, stage__in=LIVE)
    for pk, unit in leads.values_list("proposal__answers__reply_id", "unit_id") if opinions else ():
        units.get(pk, set()).add(unit)
    return {one.pk: [*(UNIT | pk for pk in sorted(units[one.pk])), LEVEL | one.unit.level_id] for one in letters}


def _numbers(one: SearchedLetter, text: str) -> list[int]:
    return sorted(pairs_of(fold(f"{one.number}\n{text}")) | set(one.scope))


def _token(number: int) -> str:
    """FTS5's own words (AND, OR, NOT) are never a token: each begins with x."""
    return f"x{number:x}"


def _tokens(numbers: Iterable[int]) -> str:
    return " ".join(map(_token, numbers))


def _signed(numbers: Iterable[int]) -> list[int]:
    """As PostgreSQL's integers, which have a sign."""
    return [number - 2**32 if number >= 2**31 else number for number in numbers]
