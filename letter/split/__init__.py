"""按结构拆分: an old draft as DOCX, text or HTML → the parts of a letter and a report; nothing is changed without a word.

What is recognised is taken over only by a person's yes, elsewhere; here stands what the file says, and what was joined,
dropped, noted and doubtful in it.
"""

from letter.split.files import split
from letter.split.said import KINDS, Note, Sheet, SheetFact, Split, Unsplittable, split_from

__all__ = ["KINDS", "Note", "Sheet", "SheetFact", "Split", "Unsplittable", "split", "split_from"]
