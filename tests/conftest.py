"""What every test stands on: this machine only, the Debian browser, a clean log between tests."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from hypothesis import settings as drawing

LOOPBACK = Path(__file__).parent / "loopback"
sys.path.insert(0, str(LOOPBACK))
import loopback_guard  # noqa: E402

import tests.waiting  # noqa: E402, F401  (every browser test waits as long)

loopback_guard.install()
# Python processes started by a test load the same guard.
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(LOOPBACK), *filter(None, [os.environ.get("PYTHONPATH")])]
)
# Playwright keeps an event loop in the thread of the test; Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The standing cast of people, and the log that gives way when Django empties the tables.
pytest_plugins = ["tests.cast", "tests.clean_log"]

# The same examples in every run, so that a run says something of the change at hand; the long run draws new ones.
drawing.register_profile("same", derandomize=True, deadline=None)
drawing.register_profile("new", deadline=None)
drawing.load_profile("new" if os.environ.get("FUWEN_LONG") else "same")

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long runs out, unless FUWEN_LONG asks for them."""
    if not os.environ.get("FUWEN_LONG"):
        long_runs = [item for item in items if item.get_closest_marker("slow")]
        items[:] = [item for item in items if item not in long_runs]
        config.hook.pytest_deselected(items=long_runs)
    for item in items:
        if "page" in getattr(item, "fixturenames", ()) or "new_context" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
            # A browser on a crowded machine may miss a click: what fails three times is broken, what passes is reported.
            item.add_marker(pytest.mark.flaky(reruns=int(os.environ.get("FUWEN_RERUNS", "2"))))


@pytest.fixture(autouse=True)
def no_outside_call() -> Iterator[None]:
    """Fail the test during which any Python process tried to reach another machine."""
    loopback_guard.record().unlink(missing_ok=True)
    yield
    if loopback_guard.record().exists():
        pytest.fail("outside calls: " + loopback_guard.record().read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, settings: object) -> None:
    """Give each test folders of its own for seals, scans and finished files."""
    for name in ("FUWEN_SEAL_DIR", "FUWEN_ISSUED_DIR", "MEDIA_ROOT"):
        folder = tmp_path / name.lower()
        folder.mkdir(mode=0o700)
        setattr(settings, name, folder)
    settings.FUWEN_LOG_HEAD = tmp_path / "log-head"


@pytest.fixture
def child_environment(transactional_db: None, settings: object) -> dict[str, str]:
    """Return the environment in which a process started by the test sees the test's own database."""
    from django.db import connection

    values = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{values['NAME']}"
    else:
        host = values["HOST"] if not values["HOST"].startswith("/") else "/" + values["HOST"]
        url = f"postgres://{values['USER']}@{host}/{values['NAME']}"
    return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.test"}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Start Debian's Chromium; any name but this machine's is unknown to it."""
    path = shutil.which("chromium")
    assert path, "chromium is not installed: run `sh run test`"
    resolver = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
    arguments = [*CHROMIUM_ARGUMENTS, resolver]
    return {**browser_type_launch_args, "executable_path": path, "args": arguments}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    """An office's screen: Chinese, 1280 by 800, Shanghai time."""
    return {
        **browser_context_args,
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
        "viewport": {"width": 1280, "height": 800},
    }


@pytest.fixture
def new_context(new_context: Callable) -> Iterator[Callable]:
    """Open browser contexts that note each request; one that leaves the machine fails the test."""
    outside: list[str] = []

    def note(request: object) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in (
            "127.0.0.1",
            "localhost",
        ):
            outside.append(request.url)

    def guarded(**kwargs: object) -> object:
        context = new_context(**kwargs)
        context.on("request", note)
        return context

    yield guarded
    assert outside == []


assert settings.SETTINGS_MODULE == "config.settings.test"
