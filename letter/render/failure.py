"""RenderFailed: why there is no file, as a reason code and a Chinese sentence."""

from __future__ import annotations

from collections.abc import Sequence

SENTENCES: dict[str, str] = {
    "busy": "正在生成其他文件，请稍后再试。",
    "timeout": "生成文件超时，已停止。请检查是否有过长的段落或表格。",
    "memory": "生成文件占用内存过多，已停止。请检查是否有过长的段落或表格。",
    "crashed": "生成程序意外退出，文件没有生成，请再试一次。",
    "garbage": "生成程序返回的数据无法识别，文件没有生成，请再试一次。",
    "too_large": "生成的文件过大，已停止。",
    "unavailable": "生成程序无法启动，请联系系统管理员。",
    "content": "内容有误，不能生成文件。",
    "uncovered": "有的字符没有可用的字形，不能印出。",
    "seal_image": "印章图片不能使用。",
    "seal_count": "印章与署名机关的数目不符。",
    "seal_missing": "成品中的印章与用印记录不符，文件已作废。",
    "fonts": "成品中的字体或字形有误，文件已作废。",
    "reach": "内容试图引用外部资源，已拒绝生成。",
    "unsafe": "成品中有不应出现的附件或链接，文件已作废。",
    "unreadable": "文件无法读取，不能测量。",
    "failed": "生成文件时出错，文件没有生成。",
}
"""Every reason code with what a person is told when there is nothing more exact to say."""


class RenderFailed(Exception):
    """No file was made. ``message`` is for the person, ``detail`` for the log, ``reason`` for the program."""

    def __init__(self, reason: str, message: str = "", *, problems: Sequence[str] = (), detail: str = "") -> None:
        self.reason = reason if reason in SENTENCES else "failed"
        self.message = message or SENTENCES[self.reason]
        self.problems = tuple(problems)
        """One line a place, where the content is to blame."""
        self.detail = detail
        super().__init__(self.message)
