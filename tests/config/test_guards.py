"""The guards under the tests themselves: no call leaves the machine, no browser request either."""

import os
import socket
import subprocess
import sys

import loopback_guard
import pytest


@pytest.fixture
def forgive(no_outside_call):
    """Take away the note of a call made on purpose."""
    yield
    loopback_guard.record().unlink()


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.com", 443)])
def test_a_connection_outside_is_refused_and_noted(forgive, address):
    with pytest.raises(loopback_guard.OutsideCallError), socket.socket() as own:
        own.connect(address)
    assert loopback_guard.record().read_text().strip() == address[0]


def test_a_name_is_not_even_looked_up(forgive):
    with pytest.raises(loopback_guard.OutsideCallError):
        socket.getaddrinfo("example.com", 443)


def test_a_child_process_is_watched_too(forgive):
    line = "import socket; socket.create_connection(('example.com', 443), timeout=1)"
    result = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=False)
    assert "OutsideCallError" in result.stderr
    assert loopback_guard.record().read_text().strip() == "example.com"


def test_this_machine_may_be_called():
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.connect(server.getsockname())


def test_the_browser_sees_only_this_machine(page, live_server):
    answer = page.goto(live_server.url + "/static/vendor/README.md")
    assert answer.ok
    assert page.evaluate("navigator.language") == "zh-CN"
    assert page.viewport_size == {"width": 1280, "height": 800}


def test_a_child_process_sees_the_tests_own_database(child_environment):
    from accounts.models import Level

    Level.objects.create(name="云川市")
    line = (
        "import django; django.setup(); from accounts.models import Level; "
        "print(list(Level.objects.values_list('name', flat=True)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", line], env=child_environment, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "['云川市']"


@pytest.mark.parametrize("name", ["FUWEN_VAR_DIR", "FUWEN_TEST_VAR_DIR"])
def test_nothing_is_written_into_the_checkout(name):
    assert "fuwen-test-" in os.environ[name]
