"""Replies: their text, their numbers, what was signed, issued, dispatched and said back."""

from responses.models.asking import AskReason, AskTie
from responses.models.comment import Comment
from responses.models.dispatch import Delivery, Dispatch
from responses.models.feedback import Feedback
from responses.models.issued import IssuedCopy, IssuedRecord, SealUse, SignedText
from responses.models.number import Counter, DocNumber
from responses.models.original import Original
from responses.models.pattern import FeedbackSheet, LetterPattern, Phrase
from responses.models.presence import OpenPage
from responses.models.proofreading import IgnoredFinding, ProofSettings
from responses.models.reply import Answer, Reply, ReplyAttachment, ReplyIssuer
from responses.models.section import Passage, ReplyVersion, Step
from responses.models.wording import PassageSource, SearchedLetter

__all__ = [
    "Answer",
    "AskReason",
    "AskTie",
    "Comment",
    "Counter",
    "Delivery",
    "Dispatch",
    "DocNumber",
    "Feedback",
    "FeedbackSheet",
    "IgnoredFinding",
    "IssuedCopy",
    "IssuedRecord",
    "LetterPattern",
    "OpenPage",
    "Original",
    "Passage",
    "PassageSource",
    "Phrase",
    "ProofSettings",
    "Reply",
    "ReplyAttachment",
    "ReplyIssuer",
    "ReplyVersion",
    "SealUse",
    "SearchedLetter",
    "SignedText",
    "Step",
]
