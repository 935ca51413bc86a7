"""Reads a page as a browser would: what it says, where its links lead, what its forms would send."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.http import HttpResponse

VOID = ("meta", "link", "input", "br", "img", "hr")
INLINE = ("a", "span", "strong", "b", "em", "button", "label", "option", "small")
SILENT = ("script", "style", "template", "title")


@dataclass
class Form:
    """One form: where it goes and what it holds now."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """The page's words, links, forms, and the tags and attributes that a hostile text would have to make."""

    def __init__(self, answer: HttpResponse) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.links: dict[str, str] = {}
        self.forms: list[Form] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.scripts: dict[str, str] = {}
        self._open: list[tuple[str, dict]] = []
        self._said: dict[int, list[str]] = {}
        self.feed(answer.content.decode())
        self.close()

    @property
    def text(self) -> str:
        """All words, blanks between them made one."""
        return " ".join("".join(self.words).split())

    def form(self, part: str) -> Form:
        """The form whose address ends with this."""
        return next(one for one in self.forms if one.action.endswith(part))

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Note what opens."""
        values = {name: value or "" for name, value in attrs}
        self._part(tag)
        self.tags.append(tag)
        self.attributes += list(values.items())
        if tag == "form":
            self.forms.append(Form(values.get("action", ""), values.get("method", "get")))
        elif tag == "input" and self.forms and values.get("name"):
            if values.get("type") not in ("checkbox", "radio") or "checked" in values:
                self.forms[-1].fields[values["name"]] = values.get("value", "")
        elif tag == "option" and self.forms:
            self._option(values)
        if tag not in VOID:
            self._open.append((tag, values))
            self._said[len(self._open)] = []

    def _part(self, tag: str) -> None:
        """Blocks stand apart, whatever the source looks like."""
        if tag not in INLINE:
            self.words.append(" ")

    def _option(self, values: dict[str, str]) -> None:
        name = next((attrs.get("name", "") for tag, attrs in reversed(self._open) if tag == "select"), "")
        if "selected" in values or name not in self.forms[-1].fields:
            self.forms[-1].fields[name] = values.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        """Close it, with what it said."""
        self._part(tag)
        while self._open:
            opened, values = self._open.pop()
            said = "".join(self._said.pop(len(self._open) + 1, []))
            if self._open:
                self._said[len(self._open)].append(said)
            self._closed(opened, values, said)
            if opened == tag:
                return

    def _closed(self, tag: str, values: dict[str, str], said: str) -> None:
        plain = " ".join(said.split())
        if tag == "a":
            self.links[plain] = values.get("href", "")
        elif tag == "textarea" and self.forms:
            self.forms[-1].fields[values.get("name", "")] = said.removeprefix("\n")
        elif tag == "button" and self.forms:
            self.forms[-1].buttons.append(plain)
        elif tag == "script":
            self.scripts[values.get("id") or values.get("src", "")] = said

    def handle_data(self, data: str) -> None:
        """Note what is said, and where."""
        if self._open:
            self._said[len(self._open)].append(data)
        if not any(tag in SILENT for tag, _ in self._open):
            self.words.append(data)
