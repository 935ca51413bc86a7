"""Refuses every connection that would leave the machine, and writes down who tried."""

import os
import socket
from pathlib import Path
from typing import Any

_HERE = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104
_connect, _connect_ex, _sendto = (
    socket.socket.connect,
    socket.socket.connect_ex,
    socket.socket.sendto,
)
_getaddrinfo = socket.getaddrinfo


class OutsideCallError(OSError):
    """The program tried to reach another machine."""


def record() -> Path:
    """Return the file in which every process of the tests notes its attempts."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    return Path(os.environ["FUWEN_TEST_VAR_DIR"]) / f"outside-calls{worker}"


def _refuse_outside(host: Any) -> None:
    name = host.decode(errors="replace") if isinstance(host, bytes) else str(host or "localhost")
    if not name.startswith(_HERE):
        # Noted as well as raised: a renderer may swallow the exception.
        with record().open("a", encoding="utf-8") as file:
            file.write(f"{name}\n")
        raise OutsideCallError(f"a call to {name} would leave the machine")


def _check(own: socket.socket, address: Any) -> None:
    if own.family in (socket.AF_INET, socket.AF_INET6):
        _refuse_outside(address[0])


def _guarded_connect(self: socket.socket, address: Any) -> None:
    _check(self, address)
    _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: Any) -> int:
    _check(self, address)
    return _connect_ex(self, address)


def _guarded_sendto(self: socket.socket, *args: Any) -> int:
    _check(self, args[-1])
    return _sendto(self, *args)


def _guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    _refuse_outside(host)
    return _getaddrinfo(host, *args, **kwargs)


def install() -> None:
    """Put the guard in front of the sockets of this process and of those it forks."""
    socket.socket.connect = _guarded_connect
    socket.socket.connect_ex = _guarded_connect_ex
    socket.socket.sendto = _guarded_sendto
    socket.getaddrinfo = _guarded_getaddrinfo
