"""The rules, a module a family. Importing this registers them all."""

from letter.proof.rules import punctuation

__all__ = ["punctuation"]
