"""The render process: reads jobs from its input, answers on its output, ends when the input ends.

Started as ``python -m letter.render.worker <bounds as JSON>`` by letter.render.process, never by hand.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from collections.abc import Callable
from typing import Any, BinaryIO

from letter.render.bounds import Bounds, arm, disarm, resident_bytes, settle
from letter.render.failure import RenderFailed
from letter.render.fence import Fence
from letter.render.protocol import Message, pack, unpack

Answer = Callable[[dict[str, Any], list[bytes]], Message]
DETAIL_LIMIT = 8_000
SWEPT_WHOLE_EVERY = 8
"""Jobs after which all that has grown old is looked through, not only what the last job left."""


def serve(make: Callable[[], tuple[Answer, dict[str, str]]], bounds: Bounds) -> int:
    """Answer jobs until the input ends. ``make`` warms up and gives the function that answers, and the versions."""
    asked, answers = _pipes()
    settle(bounds)
    try:
        answer, engine = make()
    except Exception as error:
        _send(answers, {"ok": False, "message": _start_sentence(error), "detail": _trace(error)})
        return 1
    # What is warm stays: looking through it for garbage in every job costs an eighth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    fence = Fence()
    fence.raise_up()
    _send(answers, {"ok": True, "engine": engine})
    jobs = 0
    while True:
        try:
            head, blobs = unpack(lambda size: _exactly(asked, size))
        except EOFError:
            return 0
        arm(bounds)
        reply, files = _answered(answer, head, blobs, fence)
        disarm()
        reply |= {"number": head.get("number"), "resident": resident_bytes()}
        _send(answers, reply, files)
        del head, blobs, reply, files
        jobs += 1
        _sweep(jobs)


def _sweep(jobs: int) -> None:
    """Untie the knots of boxes that laid-out pages are, while nobody waits.

    Left to itself that comes in the middle of some later job, and the process has grown by a hundred megabytes until
    then.
    """
    gc.collect(1 if jobs % SWEPT_WHOLE_EVERY else 2)


def _answered(answer: Answer, head: dict[str, Any], blobs: list[bytes], fence: Fence) -> Message:
    fence.refused.clear()
    try:
        reply, files = answer(head, blobs)
        if fence.refused:
            raise RenderFailed("reach", detail="\n".join(fence.refused))
        return reply | {"ok": True}, files
    except MemoryError as error:
        # What is left of the heap after that is anybody's guess: this process is done.
        return {"ok": False, "reason": "memory", "detail": _trace(error), "spent": True}, []
    except RenderFailed as failed:
        told = {"reason": failed.reason, "message": failed.message, "problems": list(failed.problems)}
        return {"ok": False, "detail": failed.detail, **told}, []
    except Exception as error:
        reason = "reach" if fence.refused else "failed"
        return {"ok": False, "reason": reason, "detail": "\n".join([*fence.refused, _trace(error)])}, []


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Input and output of the protocol; whatever a library prints from now on goes to the log."""
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return asked, answers


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _send(stream: BinaryIO, head: dict[str, Any], blobs: list[bytes] | tuple[()] = ()) -> None:
    try:
        stream.write(pack(head, blobs))
        stream.flush()
    except BrokenPipeError:
        # Nobody is there any more; there is nothing left to do, and no output to flush at exit.
        os._exit(0)


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))[-DETAIL_LIMIT:]


def _start_sentence(error: Exception) -> str:
    if isinstance(error, ImportError | OSError):
        return f"生成程序无法启动，请联系系统管理员：缺少组件（{str(error)[:120]}）。"
    return ""


def main() -> int:
    """Serve the jobs of the product."""
    from letter.render import jobs

    return serve(jobs.warm, Bounds(**json.loads(sys.argv[1])))


if __name__ == "__main__":
    sys.exit(main())
