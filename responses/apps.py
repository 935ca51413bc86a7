"""The app's name in Django's registry; the words of its acts in the log."""

from django.apps import AppConfig

DETAILS = {
    "proposals": "提案序号",
    "proposal": "提案序号",
    "purpose": "文种",
    "is_asked": "手动保存",
    "dated_on": "成文日期",
    "is_typed": "字号手填",
    "issuer": "署名机关",
    "copies": "份数",
    "is_wet": "手工盖章",
    "image_sha256": "印章图样摘要",
    "issued_sha256": "成文摘要",
    "pdf_sha256": "PDF摘要",
    "copies_sha256": "分送件摘要",
    "recipients": "收件单位数",
    "result": "办理结果",
    "voided_number": "作废字号",
    "revoked": "撤销的签发摘要",
    "files": "文件",
    "note": "说明",
    "comment": "批注序号",
    "said": "位置",
    "ask": "建议点",
    "tied": "已标明",
    "rule": "规则",
    "words": "原文",
    "always": "今后都忽略",
    "lists": "词表",
    "off": "停用的规则",
    "parts": "取用的部分",
    "original": "旧稿序号",
    "file_sha256": "原件摘要",
    "use": "用处",
    "count": "条数",
}
"""What the log's details of the acts on letters are called."""


OTHERS = {
    "start": "拟稿",
    "save": "保存文稿",
    "download": "下载成文",
    "record_feedback": "登记征询意见",
    "measure": "格式体检",
    "comment": "批注",
    "settle_comment": "批注已处理",
    "reopen_comment": "重新打开批注",
    "keep_version": "存为一版",
    "tie_ask": "标明建议点的答复",
    "leave_ask": "说明不答复的理由",
    "split": "拆分旧稿",
    "take_over": "取用旧稿",
    "ignore": "忽略校核提示",
    "heed": "重新提示",
    "keep_lists": "维护校核词表",
    "keep_phrase": "存常用语",
    "phrase_delete": "删除常用语",
    "reuse": "取用以往答复",
    "drop_source": "去掉来源说明",
    "sweep_issued": "清理成文文件夹",
}
"""Acts on letters that are no step of the road."""


class ResponsesConfig(AppConfig):
    """答复函."""

    name = "responses"
    verbose_name = "答复函"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give the acts on letters their Chinese names, and what they note; say which letters bind a unit to a proposal."""
        from accounts.words import name_actions, name_details
        from proposals.ties import register
        from responses.enums import Action, Purpose, Satisfaction, Stage
        from responses.rules import letters_on_the_road

        register(letters_on_the_road)
        name_actions({**{str(code): str(label) for code, label in Action.choices}, **OTHERS})
        stages = {str(code): str(label) for code, label in Stage.choices}
        name_details(
            DETAILS,
            codes={"from": stages, "to": stages, "purpose": dict(Purpose.choices), "result": dict(Satisfaction.choices)},
        )
