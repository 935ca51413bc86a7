"""The rules, a module a family. Importing this registers them all."""

from letter.proof.rules import (
    clauses,
    fmt_foot,
    fmt_head,
    numbers,
    order,
    pairs,
    punctuation,
    structure,
    sums,
    text,
    wording,
)

__all__ = [
    "clauses",
    "fmt_foot",
    "fmt_head",
    "numbers",
    "order",
    "pairs",
    "punctuation",
    "structure",
    "sums",
    "text",
    "wording",
]
