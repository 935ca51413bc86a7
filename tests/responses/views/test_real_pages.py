"""One letter through the real render process: the preview's addresses lead to pictures of the very PDF."""

from base64 import b64decode

import pytest
from django.conf import settings

from responses.services import rendering
from tests.cast import cast  # noqa: F401
from tests.responses.factories import draft_data, make_reply


@pytest.fixture
def own_folders(tmp_path, settings):
    """Folders of this test's own, the render process's among them."""
    for name in ("FUWEN_SEAL_DIR", "FUWEN_ISSUED_DIR", "MEDIA_ROOT", "FUWEN_RENDER_DIR"):
        setattr(settings, name, tmp_path / name.lower())
    settings.FUWEN_LOG_HEAD = tmp_path / "log-head"


@pytest.fixture
def process(own_folders):
    """The render process, ended with the test."""
    yield rendering.renderer()
    rendering.renderer().close()


def test_the_pictures_are_of_the_pdf(cast, process):  # noqa: F811
    reply, client = make_reply(cast), cast.client("drafter_owner")
    shown = client.get(f"/replies/{reply.pk}/preview/").json()
    assert len(shown["pages"]) == 3, "the letter with its imprint overleaf, and the sheet"
    assert shown["places"]["i1"] == 1 and shown["uncovered"] == "" and shown["findings"] == []
    for address in shown["pages"]:
        picture = client.get(address)
        assert picture.status_code == 200 and picture.content.startswith(b"\x89PNG\r\n\x1a\n")
    pdf = client.get(f"/replies/{reply.pk}/draft.pdf").content
    docx = client.get(f"/replies/{reply.pk}/draft.docx").content
    assert pdf.startswith(b"%PDF-") and docx.startswith(b"PK\x03\x04")
    assert list(settings.FUWEN_SEAL_DIR.glob("*")) == []


def test_an_edit_is_answered_with_the_picture_of_the_changed_page(cast, process):  # noqa: F811
    reply, client = make_reply(cast), cast.client("drafter_owner")
    address = f"/replies/{reply.pk}/preview/"
    first = client.get(address, {"known": ""}).json()
    assert first["first"] == 1
    assert b64decode(first["picture"].removeprefix("data:image/png;base64,")) == client.get(first["pages"][0]).content

    words = draft_data(issuers=[cast.unit.pk], contact_phone="0000-0000099")
    sent = {"version": reply.version, "letter": words, "is_asked": True}
    assert client.post(f"/replies/{reply.pk}/save/", sent, content_type="application/json").status_code == 200
    answer = client.get(address, {"known": first["known"]}).json()
    changed = [number for number, pair in enumerate(zip(first["pages"], answer["pages"], strict=True), start=1) if len(set(pair)) == 2]
    assert changed[0] == answer["first"] != 1, "the telephone stands behind the first page"
    picture = client.get(answer["pages"][answer["first"] - 1]).content
    assert b64decode(answer["picture"].removeprefix("data:image/png;base64,")) == picture

    again = client.get(address, {"known": answer["known"]}).json()
    assert (again["first"], again["picture"]) == (None, ""), "nothing changed, nothing sent"
    assert client.get(address).json()["picture"] == "", "who knows of no pages asks for each by its address"
