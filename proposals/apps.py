"""The app's name in Django's registry; the words of its acts in the log."""

from django.apps import AppConfig

FACTS = {
    "kind": "类别",
    "term": "届",
    "session": "次",
    "number": "编号",
    "title": "标题",
    "text": "正文",
    "field": "领域",
    "is_key": "重点提案",
    "submitted_on": "提出日期",
    "asks": "建议点",
    "proposers": "提案者",
}
"""What can be changed of a proposal, as the log names it."""


class ProposalsConfig(AppConfig):
    """提案与建议."""

    name = "proposals"
    verbose_name = "提案与建议"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give the acts on proposals and what they note their Chinese names."""
        from accounts.words import name_actions, name_details
        from proposals.enums import ContactWay, Part

        name_actions(
            {
                "enter": "登记提案",
                "edit": "修改登记",
                "assign": "交办",
                "reassign": "调整承办单位",
                "accept": "签收",
                "decline": "申退",
                "contact": "记录沟通",
                "opinion": "录入会办意见",
                "mark_answered": "已答复",
                "mark_awaiting_feedback": "寄出征询意见表",
                "start_second_round": "转二次办理",
                "reopen": "收回答复",
                "conclude": "办结",
                "archive_case": "提案归档",
                "decision_add": "新增办理规定",
                "decision_change": "修改办理规定",
                "decision_delete": "删除工作日历",
            }
        )
        labels = {"on_paper": "纸质转来", "parts": "承办单位", "way": "方式", "due_on": "期限", "changed": "改动"}
        name_details(labels, codes={"parts": dict(Part.choices), "way": dict(ContactWay.choices), "changed": FACTS})
