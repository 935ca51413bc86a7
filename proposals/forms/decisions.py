"""The administrator's forms for what a place decides: classes, limits, session names, working days."""

from __future__ import annotations

from typing import Any

from accounts.cleaning import CleanModelForm
from proposals.forms.fields import DAYS
from proposals.labels import SESSION, TERM
from proposals.models import CalendarDay, HandlingRule, Outcome, OutcomeScheme


class OutcomeSchemeForm(CleanModelForm):
    """分类办法."""

    class Meta:
        model = OutcomeScheme
        fields = ("code", "name")


class OutcomeForm(CleanModelForm):
    """办理结果分类 of a scheme."""

    class Meta:
        model = Outcome
        fields = ("position", "code", "label", "definition", "group", "needs_follow_up")


class HandlingRuleForm(CleanModelForm):
    """办理规定."""

    class Meta:
        model = HandlingRule
        fields = (
            "level",
            "kind",
            "scheme",
            "session_pattern",
            "decline_days",
            "contact_days",
            "opinion_days",
            "reply_months",
            "feedback_days",
            "second_months",
            "yellow_days",
            "orange_days",
        )

    def clean_session_pattern(self) -> str:
        """The session's name is made of the pattern: without both places every session would have one name."""
        pattern = self.cleaned_data["session_pattern"]
        if pattern.count(TERM) != 1 or pattern.count(SESSION) != 1:
            self.add_error("session_pattern", f"请在届、次处各写一个{TERM}和{SESSION}。")
        return pattern

    def clean(self) -> dict[str, Any]:
        """Limits are at least one and not beyond what anybody counts; orange burns later than yellow."""
        values = super().clean()
        for name in self.Meta.fields[4:]:
            value = values.get(name)
            if value is not None and not 1 <= value <= (24 if name.endswith("months") else 365):
                self.add_error(name, "请填合理的期限：月数1至24，天数1至365。")
        orange, yellow = values.get("orange_days"), values.get("yellow_days")
        if orange and yellow and orange > yellow:
            self.add_error("orange_days", "橙灯的天数不能多于黄灯。")
        return values


class CalendarDayForm(CleanModelForm):
    """One day of the working-day calendar."""

    class Meta:
        model = CalendarDay
        fields = ("day", "is_workday", "name")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].validators += DAYS
