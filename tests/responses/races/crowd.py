"""Many processes at once on one database: forked, started together, each sending back what it saw."""

import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Callable
from typing import Any

from django.db import connections

from responses.models.visible import ReplyQuerySet

FORK = multiprocessing.get_context("fork")
PATIENCE = 120
"""Seconds a crowd may take altogether."""


def crowd(count: int, work: Callable[[int, Callable[[], None]], Any]) -> list[Any]:
    """Run ``work(number, together)`` in ``count`` processes and return what each returned (or its exception's repr).

    ``together()`` waits until everybody has come to it: call it between looking and acting.
    """
    connections.close_all()  # an open SQLite file must not cross a fork
    barrier = FORK.Barrier(count)
    pipes, people = [], []
    for number in range(count):
        here, there = FORK.Pipe(duplex=False)
        person = FORK.Process(target=_one, args=(work, number, barrier, there))
        person.start()
        there.close()
        pipes.append(here)
        people.append(person)
    try:
        answers = [here.recv() if here.poll(PATIENCE) else "no answer" for here in pipes]
    finally:
        for person in people:
            person.join(5)
            if person.is_alive():
                os.kill(person.pid, signal.SIGKILL)
                person.join()
    broken = [answer for answer in answers if isinstance(answer, str) and answer.startswith("Traceback")]
    assert not broken, broken[0]
    return answers


def _one(work: Callable, number: int, barrier, there) -> None:
    signal.alarm(PATIENCE)
    connections.close_all()
    try:
        there.send(work(number, lambda: barrier.wait(PATIENCE)))
    except BaseException:
        there.send(traceback.format_exc())
        barrier.abort()
    finally:
        connections.close_all()


def killed_after(seconds: float, work: Callable[[], None]) -> None:
    """Run ``work()`` in a process and kill it (-9) so many seconds after it began."""
    connections.close_all()
    ready = FORK.Event()

    def run() -> None:
        connections.close_all()
        connections["default"].ensure_connection()
        ready.set()
        work()

    person = FORK.Process(target=run)
    person.start()
    ready.wait(PATIENCE)
    time.sleep(seconds)
    os.kill(person.pid, signal.SIGKILL)
    person.join()


def be_careless() -> None:
    """Switch the conditional UPDATE off in this process: whatever stage and version a letter has, it is written."""
    filtered = ReplyQuerySet.filter

    def careless(self, *args, **kwargs):
        if "pk" in kwargs:
            kwargs = {"pk": kwargs["pk"]}
        return filtered(self, *args, **kwargs)

    ReplyQuerySet.filter = careless
