"""Makes old drafts that were brought to a letter, without the process that splits them."""

from django.utils import timezone

from accounts.models import User
from letter.split import split
from proposals.services.file_types import TEXT
from proposals.services.files import enter_file, keep_as
from responses.models import Original, Reply

DRAFT = """关于政协云川市第九届委员会第二次会议第001号提案的答复函

苏望舒委员：
您提出的《关于发展夜间经济的提案》收悉，现答复如下：
一、改造先摸底
一是把底数摸清。走访商户320家。
二是把难题分给专人。每处明确一名责任人。
感谢您的关心。
云川市商务局
2026年6月1日
（联系人：何时雨，联系电话：0000-0000555）
抄送：市政协提案委员会，市政府督查室。
征询意见表
提案者：周云舒
提案编号：77
"""


def make_original(reply: Reply, *, by: User, text: str = DRAFT, name: str = "旧稿.txt", taken: bool = False) -> Original:
    """Return a draft as read_original() would keep it; ``taken``: as one of which a part was taken over."""
    data = text.encode()
    file = enter_file(keep_as(data, name=name, content_type=TEXT), by=by)
    more = {"taken_version": reply.version, "taken_at": timezone.now(), "parts": ["opening"]} if taken else {}
    return Original.objects.create(reply=reply, file=file, split=split(data, name).to_json(), brought_by=by, **more)
