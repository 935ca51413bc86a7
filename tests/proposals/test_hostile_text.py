"""Hostile text in every field that people fill: shown once escaped, never run, never a template."""

from html.parser import HTMLParser

import pytest
from django.db import models
from django.utils import timezone

from proposals import models as tables
from proposals.enums import Part
from proposals.models import Ask, Assignment, Contact, Opinion, Proposal, Proposer, StoredFile
from tests.proposals.factories import make_assignment, make_handled

STRINGS = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--<img src=--><img src=x onerror=alert(1)>",
    "{{ 7|add:1 }}{% debug %}",
    "${7*7}{0.__class__}%(x)s",
    "</script><script>alert(1)</script>",
    "<style>*{display:none}</style>",
]
SHOWN = {
    Proposal: ("title", "text", "field"),
    Ask: ("text",),
    Proposer: ("name", "address", "phone"),
    Assignment: ("decline_reason",),
    Contact: ("with_whom", "by_whom", "outcome"),
    Opinion: ("text",),
    StoredFile: ("name",),
}
PAGES = {"supervisor": ("", "edit/", "assign/"), "office": ("contact/", "opinion/")}
NOT_TYPED = {"kind", "number", "stage", "part", "way", "code", "content_type", "sha256", "uuid"}


class Page(HTMLParser):
    """Counts what a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: dict[str, int] = {}
        self.texts: list[str] = []
        self.bad: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        for name, value in attrs:
            is_address = name in ("href", "src", "action", "formaction")
            if name.startswith("on") or (is_address and (value or "").strip().lower().startswith("javascript:")):
                self.bad.append(f"{tag} {name}")
            self.texts.append(value or "")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_no_text_field_is_forgotten():
    """A new text field of this room must be shown here or said to be none that people type."""
    decided = {tables.OutcomeScheme, tables.Outcome, tables.HandlingRule, tables.CalendarDay}
    for name in tables.__all__:
        model = getattr(tables, name)
        if model in decided:
            continue
        fields = {
            one.name for one in model._meta.get_fields() if isinstance(one, models.CharField | models.TextField) and not one.choices
        }
        assert fields - NOT_TYPED == set(SHOWN[model]), model


def put(cast, text: str) -> Proposal:
    """Write the text into every field of a whole case, past the forms' own cleaning."""
    proposal = make_handled(cast.unit, part=Part.LEAD, asks=("x",), title=text, text=text, field=text[:30])
    proposal.asks.update(text=text)
    proposal.proposers.update(name=text[:60], address=text, phone=text[:40])
    file = StoredFile.objects.create(name=text, content_type="application/pdf", size=1, sha256="0" * 64, stored_by=cast.office)
    today = timezone.localdate()
    Contact.objects.create(
        proposal=proposal, unit=cast.unit, contacted_on=today, way="phone", with_whom=text, by_whom=text[:60], outcome=text,
        recorded_by=cast.office, scan=file,
    )  # fmt: skip
    assist = make_assignment(proposal, cast.other_unit, part=Part.ASSIST, stage="declining", decline_reason=text)
    Opinion.objects.create(assignment=assist, dated_on=today, text=text, file=file, recorded_by=cast.office)
    return proposal


@pytest.mark.parametrize("text", STRINGS)
def test_text_is_only_text(cast, text):
    plain = put(cast, "无害的文字")
    hostile = put(cast, text)
    for who, names in PAGES.items():
        client = cast.client(who)
        for name in names:
            answers = [client.get(f"/proposals/{one.pk}/{name}") for one in (plain, hostile)]
            assert {answer.status_code for answer in answers} == {200}
            good, bad = (Page(answer.content.decode()) for answer in answers)
            assert (bad.tags, bad.bad) == (good.tags, []), name
            if name in ("", "edit/"):
                assert any(text in one for one in bad.texts), "shown as typed, escaped once"
        listed = Page(client.get("/proposals/", {"q": text[:60]}).content.decode())
        assert listed.bad == [] and any(text in one for one in listed.texts)


def test_search_words_come_back_as_text(cast):
    for text in STRINGS:
        page = Page(cast.client("supervisor").get("/proposals/", {"q": text, "order": text}).content.decode())
        assert page.bad == [] and page.tags["script"] <= 3
