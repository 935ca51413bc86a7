"""校核词表 as an office edits them: one box a list, one line an entry, and the rules it switched off."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms

from letter.clean import clean_text
from letter.decoding import ContentError
from letter.proof import RULES, Lists, lists_from
from letter.proof.lists import NAMES, Body, Confusable

HELP = {
    "bodies": "每行一个机关：全称＝简称、简称。例：云川市教育局＝市教育局、市教委。",
    "places": "每行一个地名。",
    "confusables": "每行一对：误→正。可以接着写“｜除外：……｜只在近旁有：……｜说明：……”，词与词用顿号分开，＃代表任何数字。例：截止→截至｜除外：截止日期、截止时间。",
    "doublings": "每行一个正当的叠字，如：常常。",
    "periodicals": "每行一个报刊或节目的名称，不带书名号。",
    "honorifics": "每行一个敬称，后面写名称里带哪些字的单位可以这样称呼。例：贵会：会、协、联。",
    "stock_phrases": "每行一句常见套话，近处重复时提示。",
    "abbreviations": "每行一个外文缩写。可以直接使用的只写缩写；应当带中文的写作“AI：人工智能”。",
    "relative_times": "每行一个词，如：今年、近日。归档后再看不知道是哪一天。",
    "not_works": "每行一个词：以它结尾的名称不用书名号。",
}
PARTS = {"除外": "unless", "只在近旁有": "near", "说明": "note"}
WORDS = {name: word for word, name in PARTS.items()}
FULL = str.maketrans({"=": "＝", "|": "｜", ":": "："})


class ProofListsForm(forms.Form):
    """Every list as lines; ``lists`` is what they come to. Wrong lines are named by their number."""

    off = forms.MultipleChoiceField(label="停用的规则", required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, lists: Lists, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in NAMES.items():
            self.fields[name] = forms.CharField(
                label=label, required=False, strip=True, max_length=200_000, help_text=HELP.get(name, "每行一个。"),
                initial="\n".join(line_of(one) for one in getattr(lists, name)),
                widget=forms.Textarea(attrs={"rows": 6}),
            )  # fmt: skip
        self.fields["off"].choices = [(one.id, f"{one.id} {one.name}") for one in RULES.values() if one.may_be_off]
        self.order_fields([*NAMES, "off"])
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.lists: dict[str, Any] = {}

    def clean(self) -> dict[str, Any]:
        """Read the lines; what of them is kept is the service's business."""
        cleaned = super().clean()
        delivered = Lists(**dict.fromkeys(NAMES, ()))
        for name in NAMES:
            if name not in cleaned:
                continue
            try:
                entries = [entry_of(name, line) for line in _lines(cleaned[name])]
                lists_from({name: entries}, base=delivered)
            except ValueError as wrong:
                self.add_error(name, str(wrong))
            except ContentError as error:
                for problem in error.problems[:5]:
                    self.add_error(name, f"{problem}。")
            else:
                self.lists[name] = entries
        return cleaned


def _lines(text: str) -> list[str]:
    return [line for raw in clean_text(text).split("\n") if (line := raw.strip())]


def line_of(entry: str | Body | Confusable) -> str:
    """One entry as a line."""
    if isinstance(entry, Body):
        return f"{entry.name}＝{'、'.join(entry.short)}" if entry.short else entry.name
    if isinstance(entry, Confusable):
        parts = [f"{WORDS[name]}：{_joined(getattr(entry, name))}" for name in PARTS.values() if getattr(entry, name)]
        return "｜".join([f"{entry.wrong}→{entry.right}", *parts])
    return entry


def _joined(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "、".join(value)


def entry_of(name: str, line: str) -> Any:
    """One line as JSON data. Raises ValueError with a sentence for a line that cannot be read."""
    if name == "bodies":
        full, _, short = line.translate(FULL).partition("＝")
        return {"name": full.strip(), "short": _words(short)}
    if name != "confusables":
        return line
    pair, *parts = line.translate(FULL).split("｜")
    wrong, arrow, right = pair.partition("→")
    if not arrow or not wrong.strip() or not right.strip():
        raise ValueError(f"“{line[:30]}”看不明白，应写作“误→正”。")
    entry: dict[str, Any] = {"wrong": wrong.strip(), "right": right.strip()}
    for part in parts:
        word, _, said = part.partition("：")
        if word.strip() not in PARTS:
            raise ValueError(f"“{part[:30]}”看不明白，应以“除外：”“只在近旁有：”“说明：”开头。")
        key = PARTS[word.strip()]
        entry[key] = said.strip() if key == "note" else _words(said)
    return entry


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split("、") if word.strip()]
