"""The rules, a module a family. Importing this registers them all."""

from letter.proof.rules import fmt_foot, fmt_head, order, pairs, punctuation, structure

__all__ = ["fmt_foot", "fmt_head", "order", "pairs", "punctuation", "structure"]
