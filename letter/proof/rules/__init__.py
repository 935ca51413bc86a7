"""The rules, a module a family. Importing this registers them all."""

from letter.proof.rules import (
    fmt_foot,
    fmt_head,
    numbers,
    order,
    pairs,
    punctuation,
    structure,
    sums,
)

__all__ = ["fmt_foot", "fmt_head", "numbers", "order", "pairs", "punctuation", "structure", "sums"]
