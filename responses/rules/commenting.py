"""Who may write 批注 on a letter, and why open ones hold 签发 back."""

from __future__ import annotations

from accounts.models import User
from responses.enums import EDITABLE, Stage
from responses.models import Comment, Reply
from responses.rules.why import Why, holds_any_part, not_of_unit, page_of

COMMENTED = (*EDITABLE, Stage.COUNTERSIGN)
"""Stages in which the words can still change: afterwards a comment would have no use."""


def why_not_comment(user: User, reply: Reply) -> Why | None:
    """批注: everybody who works on letters in the unit, until 签发."""
    if not holds_any_part(user, reply):
        return not_of_unit()
    if reply.stage not in COMMENTED:
        return Why(f"此件现在的环节是“{reply.get_stage_display()}”，文字已锁定，不再批注。", code="stage")
    return None


def why_comments_open(reply: Reply) -> Why | None:
    """Why 签发 waits: comments that nobody has settled."""
    count = Comment.objects.filter(reply=reply, parent=None, settled_at=None).count()
    if not count:
        return None
    said = f"还有{count}条批注没有处理，处理完再签发。"
    return Why(said, link=f"{page_of(reply)}#comments", link_text="看批注", code="comments")
