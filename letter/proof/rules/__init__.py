"""The rules, a module a family. Importing this registers them all."""

from letter.proof.rules import (
    citing,
    fmt_foot,
    fmt_head,
    names,
    numbers,
    order,
    pairs,
    privacy,
    punctuation,
    register,
    reply,
    structure,
    sums,
    text,
    time,
    wording,
)

__all__ = [
    "citing", "fmt_foot", "fmt_head", "names", "numbers", "order", "pairs", "privacy", "punctuation", "register", "reply", "structure", "sums", "text", "time", "wording",
]
