"""Fields that a form does not show cannot be written through it, whatever is sent."""

from importlib import import_module
from pathlib import Path

import pytest
from django.forms import ModelForm

from accounts.cleaning import CleanModelForm
from responses.models import DocNumber, IssuedRecord, Reply, SignedText
from tests.access.matrix import Door, code_of, rows
from tests.access.posts import POSTS
from tests.cast import ACTORS

ROOT = Path(__file__).resolve().parents[2]
KEPT = ("unit_id", "kind", "purpose", "round", "created_by_id", "title", "opening", "text", "outcome_id", "disclosure", "contact_phone")
"""Fields of a letter that no act of the road touches."""
ACTS = [row for row in rows() if row.method == "POST" and row.name in POSTS and "302" in row.codes and row.thing != "-"]
# 恢复 writes the older words by its nature; test_kept_versions says which.
ACTS = [row for row in ACTS if row.name.startswith("responses:") and row.name not in ("responses:start", "responses:restore")]


def subclasses(kind: type) -> set[type]:
    """All classes made of this one."""
    return {inner for one in kind.__subclasses__() for inner in (one, *subclasses(one))}


def test_every_form_of_a_table_names_its_fields():
    for app in ("accounts", "proposals", "responses", "desk"):
        for path in (ROOT / app).rglob("*.py"):
            if "forms" in path.name or path.parent.name == "forms":
                import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    own = {one for one in subclasses(ModelForm) if one.__module__.split(".")[0] in ("accounts", "proposals", "responses", "desk")}
    named = {one for one in own if getattr(one, "_meta", None) and one._meta.model}
    assert len(named) > 8
    for form in named:
        if form.__module__.startswith(("django.", "accounts.cleaning")):
            continue
        assert form._meta.fields and form._meta.fields != "__all__" and not form._meta.exclude, form
        assert issubclass(form, CleanModelForm), form


def hostile(world) -> dict[str, str]:
    """A value for every field of a letter and of its records."""
    names = {field.name for model in (Reply, SignedText, DocNumber, IssuedRecord) for field in model._meta.concrete_fields}
    values = dict.fromkeys(names, "1")
    texts = ("title", "opening", "text", "contact_phone", "disclosure_reason", "sha256", "sm3", "number", "serial", "year")
    values |= dict.fromkeys(texts, "9999")
    return values | {"unit": str(world.other_unit.pk), "stage": "archived", "created_by": str(world.reviewer.pk), "is_superuser": "on"}


@pytest.mark.parametrize("row", ACTS, ids=str)
def test_acts_write_nothing_else(world, row):
    who = next(who for who, code in zip(ACTORS, row.codes, strict=True) if code == "302")
    before = Reply.objects.filter(pk=world.letters[row.thing]).values(*KEPT).get()
    plain = Door(world, row)
    extra = {name: value for name, value in hostile(world).items() if name not in plain.sent["data"]}
    client = world.client(who)
    answer = client.post(plain.address, {**plain.sent["data"], **extra})
    assert code_of(answer) == "302"
    reply = Reply.objects.get(pk=world.letters[row.thing])
    assert {name: getattr(reply, name) for name in KEPT} == before
    assert reply.stage != "archived" or row.act == "archive" or row.thing == "archived"
    signed = reply.signed_texts.filter(revoked_at=None).first()
    assert signed is None or (signed.sha256 != "9999" and signed.signed_by == world.signatory)
    assert not reply.numbers.filter(serial=9999).exists()
