"""Fixtures: one world for a module of tests, written once and put back after each test.

A folder's conftest imports them; a module that needs few letters says which in STAGES.
"""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import override_settings

from responses.services import measuring, rendering
from tests.access.one_page import OnePageRenderer
from tests.access.one_report import OneReportMeasurer
from tests.access.world import STAGES, World, make_world

FOLDERS = ("FUWEN_SEAL_DIR", "FUWEN_ISSUED_DIR", "MEDIA_ROOT", "FUWEN_RENDER_DIR")


@pytest.fixture(scope="module")
def module_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders for seals, scans and files that last as long as the world."""
    base = tmp_path_factory.mktemp("world")
    values = {name: base / name.lower() for name in FOLDERS}
    for folder in values.values():
        folder.mkdir(mode=0o700)
    with override_settings(**values, FUWEN_LOG_HEAD=base / "log-head"):
        yield base


@pytest.fixture(autouse=True)
def own_folders(module_folders: Path) -> None:
    """Instead of folders a test: the world's files must outlive the test that made them."""


@pytest.fixture(scope="module")
def module_database(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Open the database for the module, inside a transaction that is taken back at its end."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block._from_testcase = True  # the log asks whether an act has a transaction of its own
        with block:
            yield
            transaction.set_rollback(True)


@pytest.fixture(scope="module")
def renderer() -> Iterator[OnePageRenderer]:
    """No render process: one page for everything, and one report."""
    fake, patch = OnePageRenderer(), pytest.MonkeyPatch()
    patch.setattr(rendering, "renderer", lambda: fake)
    patch.setattr(measuring, "measurer", OneReportMeasurer)
    yield fake
    patch.undo()


@pytest.fixture(scope="module")
def standing_world(
    request: pytest.FixtureRequest, module_folders: Path, module_database: None, renderer: OnePageRenderer
) -> World:
    """The world as it was written."""
    return make_world(getattr(request.module, "STAGES", STAGES))


@pytest.fixture(scope="module")
def quiet_refusals() -> Iterator[None]:
    """A thousand answers of 404 and 405 are what the test wants: no line in the server's log for each."""
    logger = logging.getLogger("django.request")
    before = logger.level
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(before)


@pytest.fixture
def world(standing_world: World, renderer: OnePageRenderer, quiet_refusals: None, db: None) -> Iterator[World]:
    """The world for one test: ``db`` puts back whatever it does."""
    yield standing_world
    renderer.fails = ""
    renderer.asked.clear()
