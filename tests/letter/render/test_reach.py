"""Nothing is fetched, attached or linked, whatever stands in the text; a careless renderer would (the canary)."""

import dataclasses
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
import pytest

from letter.decoding import content_from, content_to
from letter.example import example
from letter.render import Renderer, RenderFailed
from letter.render.missing import places_of
from tests.letter.render.reach import REACHES, reaches
from tests.letter.texts import pdf_text, squeezed


class Listener(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def listener():
    with ThreadingHTTPServer(("127.0.0.1", 0), Listener) as server:
        server.asked = []
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def payloads(listener) -> Iterator[list[str]]:
    """A short folder: how much text fits must not depend on where the tests run."""
    with TemporaryDirectory(dir="/tmp") as folder:
        file = Path(folder) / "secret.txt"
        file.write_text("the canary file")
        yield reaches(f"http://127.0.0.1:{listener.server_address[1]}", file.as_uri())


@pytest.fixture(scope="module")
def renderer():
    renderer = Renderer()
    yield renderer
    renderer.close()


def free_texts(data: dict[str, Any]) -> list[str]:
    """The places of an example that hold words, not choices."""
    chosen = {".type", ".kind", ".key", ".issuer_code", ".field", ".joint_signs", "kind", "purpose", "disclosure", "dated_on"}
    return [where for where, _ in places_of(data) if not any(where == name or where.endswith(name) for name in chosen)]


def put(data: Any, where: str, text: str) -> None:
    steps = where.replace("[", ".[").split(".")
    for step in steps[:-1]:
        data = data[int(step[1:-1])] if step.startswith("[") else data[step]
    last = steps[-1]
    data[int(last[1:-1]) if last.startswith("[") else last] = text


SHARE = 9
"""A letter holds a payload in every ninth field: all of them would not fit on the one side of the sheet."""
TURNS = SHARE * len(REACHES)


@pytest.mark.parametrize("turns", [range(0, TURNS, 41), pytest.param(range(TURNS), marks=pytest.mark.slow)])
def test_every_payload_in_every_field(renderer, listener, payloads, turns):
    """The payloads go round from letter to letter. The long run gives each field each of them."""
    listener.asked.clear()
    places = free_texts(content_to(example()))
    assert len(places) > 60
    too_long = 0
    for turn in turns:
        data = content_to(example())
        for outcome in data["scheme"]["outcomes"]:
            outcome["definition"] = "甲"  # makes room on the sheet
        for number, where in enumerate(places[turn % SHARE :: SHARE]):
            put(data, where, payloads[(turn + number) % len(payloads)])
        # The render process checks the finished file: no attachment, no annotation, no address in it.
        try:
            renderer.render(data, {}, want=["pdf", "docx"])
        except RenderFailed as failed:
            assert "排不下" in failed.message, failed.detail
            too_long += 1
    assert too_long <= len(turns) / 10
    assert listener.asked == []


def test_the_payloads_are_printed_as_they_are(renderer, payloads):
    content = dataclasses.replace(example(), closing=tuple(payloads))
    made = renderer.render(content_to(content), {})
    printed = pdf_text(made.pdf)
    for text in payloads:
        assert squeezed(text) in printed


def test_the_canary_leaks(listener, payloads):
    """The same texts given to the library as it comes: it asks the listener and takes the file into the PDF."""
    from weasyprint import HTML

    from letter.pdf import write_pdf  # noqa: F401  the project's fonts, before the library looks for others

    listener.asked.clear()
    leaked = HTML(string="".join(payloads)).write_pdf()
    assert len(set(listener.asked)) >= 10
    with pypdfium2.PdfDocument(leaked) as document:
        held = [bytes(document.get_attachment(number).get_data()) for number in range(document.count_attachments())]
    assert b"the canary file" in held


def test_the_fence_stands_even_if_the_writer_would_fetch(listener):
    """A second line: the process itself may open no connection (tests/letter/render/test_faults.py has more)."""
    listener.asked.clear()
    renderer = Renderer(worker=("tests.letter.render.faulty_worker",))
    with pytest.raises(Exception, match="外部资源"):
        renderer.render({"fault": "connects"})
    renderer.close()
    assert listener.asked == []


def test_content_survives_the_payloads(payloads):
    data = content_to(example())
    for where in free_texts(data):
        put(data, where, payloads[0])
    assert content_from(data).title == payloads[0]
