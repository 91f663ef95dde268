"""Runs calls of the openai package: one JSON call per line on stdin, one JSON outcome per line on stdout.

The first line out is the hello: the versions in use, or why there are none. When stdin ends, so does this process.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import threading

LONGEST_OUTCOME = 8 * 1024 * 1024  # characters; the parent gives up on a line of 16 Mi
MOST_MEMORY = 1024 * 1024 * 1024  # bytes of data; an answer without end must not take the machine with it


class Answers:
    """The real stdout, which nothing but outcomes may reach: all other output goes to stderr from here on."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "wb")
        self._lock = threading.Lock()
        os.dup2(2, 1)
        sys.stdout = sys.stderr

    def write(self, outcome: dict) -> None:
        line = as_json(outcome)
        if len(line) > LONGEST_OUTCOME:
            line = as_json({"id": outcome.get("id"), "broke": f"the outcome has {len(line)} characters of JSON"})
        with self._lock:
            try:
                self._out.write(line.encode("ascii") + b"\n")
                self._out.flush()
            except OSError:
                os._exit(0)  # nobody listens any more


def as_json(value: object) -> str:
    try:
        return json.dumps(value, allow_nan=False)
    except ValueError:
        return json.dumps(finite(value))


def finite(value: object) -> object:
    """The same with texts for NaN and the infinities, which Python reads from JSON and JSON does not know."""
    if isinstance(value, dict):
        return {key: finite(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [finite(each) for each in value]
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    return value


def hello() -> dict:
    """Imports openai, and says what was found."""
    import platform

    python = platform.python_version()
    try:
        import openai
    except Exception as error:
        return {"python": python, "missing": f"{type(error).__name__}: {error}", "managed": managed()}
    if not hasattr(openai, "AsyncOpenAI"):
        return {"python": python, "missing": "its openai is older than 1.0", "managed": managed()}
    said = {"python": python, "openai": openai.__version__}
    for name in ("httpx", "httpx2"):
        if name in sys.modules:
            said[name] = str(getattr(sys.modules[name], "__version__", "unknown"))
    return said


def managed() -> bool:
    """Whether the system's package manager owns this Python, so that pip would refuse (PEP 668)."""
    import sysconfig

    own = sys.prefix == sys.base_prefix
    return own and os.path.exists(os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED"))


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides
    answers = Answers()
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [each for each in sys.path if os.path.abspath(each) != here]  # must not stand in for other modules
    sys.dont_write_bytecode = False
    said = hello()
    answers.write({"hello": said})
    if "missing" in said:
        return
    limit_memory()
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    for line in sys.stdin.buffer:
        start(json.loads(line), loop, answers)
    os._exit(0)  # at once, with whatever is still running


def limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    except (ImportError, ValueError, OSError):
        pass  # not on this platform


def start(call: dict, loop: asyncio.AbstractEventLoop, answers: Answers) -> None:
    unanswered = threading.Lock()

    def answer(outcome: dict) -> None:
        if unanswered.acquire(blocking=False):  # the first answer counts
            answers.write({"id": call["id"], **outcome})

    async def run() -> None:
        try:
            answer(await perform(call))
        except MemoryError:
            os.write(2, b"out of memory\n")
            os._exit(1)

    def too_late() -> None:
        within = f"within {call['deadline_ms']} ms"
        answer({"broke": f"{call['operation']} ({call['flavour']}) did not come to an end {within}"})
        cancel()

    if call["flavour"] == "async":
        cancel = asyncio.run_coroutine_threadsafe(run(), loop).cancel
    else:
        cancel = nothing  # a thread cannot be cancelled: it ends with its connection
        threading.Thread(target=at_once, args=(run(),), daemon=True).start()
    loop.call_soon_threadsafe(loop.call_later, call["deadline_ms"] / 1000, too_late)


def nothing() -> None:
    pass


def at_once(coroutine) -> None:
    """Runs what never has to wait, as is so for every call of the sync client, without an event loop."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    raise RuntimeError("expected a sync call not to wait on an event loop")


sys.dont_write_bytecode = True  # for the files beside this one, which may stand in a folder under version control
from operations import perform  # noqa: E402

if __name__ == "__main__":
    main()
