"""Renderer: the site's side of the render process. One process, kept warm, one job at a time."""

from __future__ import annotations

import contextlib
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from letter.fonts import OwnFontsError
from letter.render.bounds import MIB, Bounds
from letter.render.failure import RenderFailed
from letter.render.process import Child
from letter.render.protocol import Message, ProtocolError, pack
from letter.render.rendered import Rendered
from letter.render.turns import Turns

WORKER = ("letter.render.worker",)
JOBS_PER_CHILD = 300
RESIDENT_LIMIT = 700 * MIB
"""A process that has grown beyond this after a job is replaced."""
START_SECONDS = 60
"""How long a process may take until it is warm: fonts are read, the style sheet parsed, a letter made."""
QUEUE_SECONDS = 60
"""How long a job waits for its turn before the person is told to try again."""

_everyone: weakref.WeakSet[Renderer] = weakref.WeakSet()


class Renderer:
    """Makes PDF and DOCX in a process of its own. Safe to share between threads; a forked worker gets its own.

    The process is started on first use or by ``start()``, is killed when a job goes beyond its bounds, and ends by
    itself when this process does.
    """

    def __init__(
        self, *, worker: Sequence[str] = WORKER, bounds: Bounds | None = None, turns: Turns | None = None
    ) -> None:
        self._worker, self._bounds, self._turns = tuple(worker), bounds or Bounds(), turns
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._hello: dict[str, Any] = {}
        self._numbered = 0
        _everyone.add(self)
        self._closing = weakref.finalize(self, _close_later, holder := [])
        self._holder: list[Child] = holder

    def start(self) -> None:
        """Start the process and return at once; it warms up meanwhile."""
        with self._lock:
            self._living()

    def engine(self) -> dict[str, str]:
        """Versions of the engine and of the font set. Waits until the process is warm."""
        with self._turn():
            self._greeted()
            return dict(self._hello["engine"])

    def render(
        self,
        content: Mapping[str, Any],
        profile: Mapping[str, Any] | None = None,
        *,
        seals: Sequence[bytes] = (),
        want: Sequence[str] = ("pdf",),
        pages: Sequence[int] = (),
        width: int = 900,
        draft: bool = False,
        known: Sequence[str] | None = None,
    ) -> Rendered:
        """Make the files of a letter from its JSON. Raises RenderFailed, never gives an empty file.

        ``seals``: one kept picture (letter.seal) for each issuing body, in order, or none. ``want``: "pdf", "docx".
        ``pages``: the pages, from 1, wanted as PNG pictures ``width`` pixels wide. ``draft``: print 〓 for a character
        no font has, and name it in the result, instead of refusing. ``known``: the page digests somebody has already;
        the first page that differs from them comes as a picture too.
        """
        head = {"job": "render", "content": dict(content), "profile": dict(profile or {}), "want": list(want)}
        head |= {"pages": list(pages), "width": width, "draft": draft, "known": None if known is None else list(known)}
        return _opened(Rendered.from_message, self.ask(head, seals))

    def pictures(self, pdf: bytes, *, pages: Sequence[int], width: int = 900) -> dict[int, bytes]:
        """Pages of a finished PDF as PNG, by page number from 1. Pages it does not have are left out."""
        message = self.ask({"job": "pictures", "pages": list(pages), "width": width}, [pdf])
        return _opened(lambda answer: dict(zip(answer[0]["pages"], answer[1], strict=True)), message)

    def reencode_seal(self, data: bytes, *, stamp: bool = False) -> bytes:
        """An uploaded picture of a seal, or of a signature stamp, as it is kept (letter.seal.reencode), unpacked where a bomb does no harm."""
        return _opened(lambda answer: answer[1][0], self.ask({"job": "seal", "stamp": stamp}, [data]))

    def traces(self, before: Mapping[str, Any], after: Mapping[str, Any], *, title: str, facts: Sequence[str]) -> bytes:
        """花脸稿 of two contents as PDF, with its title and a line for each fact. Raises RenderFailed."""
        head = {"job": "traces", "before": dict(before), "after": dict(after), "title": title, "facts": list(facts)}
        return _opened(lambda answer: answer[1][0], self.ask(head, []))

    def close(self) -> None:
        """End the process. A later job starts a new one."""
        with self._lock:
            self._forget(self._child.close if self._child else None)

    def ask(self, head: dict[str, Any], blobs: Sequence[bytes]) -> Message:
        """Send one job to the process and wait for its answer. Raises RenderFailed."""
        with self._turn():
            child = self._greeted()
            self._numbered += 1
            try:
                message = pack(head | {"number": self._numbered}, blobs)
            except (TypeError, ValueError, RecursionError, ProtocolError) as error:
                raise RenderFailed("content", detail=repr(error)) from error
            answer, files = self._exchange(child, message)
            child.jobs += 1
            if answer.get("spent") or child.jobs >= JOBS_PER_CHILD or answer.get("resident", 0) > RESIDENT_LIMIT:
                self._forget(child.close)
                with contextlib.suppress(RenderFailed):  # the answer is here; the next job will tell
                    self._living()
        if answer.get("ok") is not True:
            raise RenderFailed(
                str(answer.get("reason")),
                str(answer.get("message", "")),
                problems=[str(problem) for problem in answer.get("problems", [])],
                detail=str(answer.get("detail", "")),
            )
        return answer, files

    def _exchange(self, child: Child, message: bytes) -> Message:
        until = time.monotonic() + self._bounds.wall_seconds
        try:
            child.tell(message, until)
            answer, files = child.hear(until)
            if answer.get("number") != self._numbered:
                raise ProtocolError("an answer to another question")
        except ProtocolError as error:
            self._forget(child.bury)
            raise RenderFailed("garbage", detail=str(error)) from error
        except TimeoutError as error:
            raise RenderFailed("timeout", detail=self._forget(child.bury)[1]) from error
        except (EOFError, BrokenPipeError) as error:
            reason, words = self._forget(child.bury)
            raise RenderFailed(reason, detail=words) from error
        except BaseException:
            # Interrupted half-way: what comes next through the pipe would be the answer to this job.
            self._forget(child.bury)
            raise
        return answer, files

    def _living(self) -> Child:
        if self._child is not None and not self._child.alive():
            self._forget(self._child.bury)
        if self._child is None:
            try:
                self._child = Child(self._worker, self._bounds)
            except OSError as error:
                raise RenderFailed("unavailable", detail=str(error)) from error
            except OwnFontsError as error:
                raise RenderFailed("unavailable", str(error)) from error
            self._holder.append(self._child)
        return self._child

    def _greeted(self) -> Child:
        child = self._living()
        if child.greeted:
            return child
        try:
            hello, _ = child.hear(time.monotonic() + START_SECONDS)
        except (TimeoutError, EOFError, ProtocolError) as error:
            _, words = self._forget(child.bury)
            raise RenderFailed("unavailable", detail=words or str(error)) from error
        if hello.get("ok") is not True:
            self._forget(child.bury)
            raise RenderFailed("unavailable", str(hello.get("message", "")), detail=str(hello.get("detail", "")))
        self._hello, child.greeted = hello, True
        return child

    def _forget(self, farewell: Any) -> Any:
        self._child = None
        self._holder.clear()
        return farewell() if farewell else None

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        until = time.monotonic() + QUEUE_SECONDS
        if not self._lock.acquire(timeout=QUEUE_SECONDS):
            raise RenderFailed("busy")
        try:
            with self._turns.taken(until) if self._turns else contextlib.nullcontext():
                yield
        except TimeoutError as error:
            raise RenderFailed("busy") from error
        finally:
            self._lock.release()

    def _after_fork(self) -> None:
        # The lock may have been held by a thread that does not exist here.
        self._lock = threading.Lock()
        if self._child is not None:
            self._child.disown()
        self._forget(None)


def _opened(read: Callable[[Message], Any], message: Message) -> Any:
    try:
        return read(message)
    except (ProtocolError, LookupError, TypeError, ValueError) as error:
        raise RenderFailed("garbage", detail=repr(error)) from error


def _close_later(holder: list[Child]) -> None:
    for child in holder:
        child.close()


def _after_fork() -> None:
    for renderer in list(_everyone):
        renderer._after_fork()


os.register_at_fork(after_in_child=_after_fork)
