"""Finds proposals by words: in title, text, number and proposers' names; two characters are a word."""

from __future__ import annotations

import re

from django.db.models import Q

from letter.clean import clean_text
from proposals.models import Proposer
from proposals.models.visible import ProposalQuerySet

WORDS_AT_MOST = 6
NUMBER = re.compile(r"第?(?P<number>[0-9A-Za-z.-]+)号?", re.ASCII)


def matching(rows: ProposalQuerySet, typed: str) -> ProposalQuerySet:
    """Return the rows that hold every word of what was typed. 第88号 finds 088.

    `icontains`, because PostgreSQL's `contains` minds case and SQLite's does not; %, _ and the backslash are plain
    characters (Django escapes them).
    """
    for word in clean_text(typed, multiline=False).split()[:WORDS_AT_MOST]:
        named = Proposer.objects.filter(name__icontains=word).values("proposal_id")
        found = NUMBER.fullmatch(word)
        number = found["number"] if found else word
        rows = rows.filter(
            Q(number__icontains=number)
            | Q(title__icontains=word)
            | Q(pk__in=named)
            | Q(text__icontains=word)
        )
    return rows
