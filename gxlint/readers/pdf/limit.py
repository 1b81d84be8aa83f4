"""An end to what pdfium never ends: forms that draw themselves take it for ever.

No call of it can be broken off, so a file is read in a thread of its own, which is left behind.
"""

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from gxlint.errors import ReadError

SECONDS = 20.0
"""Of the processor, for a file; three hundred pages take some three."""
MEGABYTES = 400.0
"""Of memory that a file may take; five pages take ten."""
_STEP = 0.1

_Read = TypeVar("_Read")
_left_behind: list[threading.Thread] = []
"""Threads that may still be in pdfium, which bears no second one."""


def within(seconds: float, reading: Callable[[], _Read]) -> _Read:
    """Return what `reading` returns, or raise what it raises, within these processor seconds.

    Raises ReadError `file-damaged` once this process has spent them, or `MEGABYTES` more than it
    had, and for any file that it reads afterwards. A worker process ends instead, so that another
    one can go on in its place.
    """
    if any(thread.is_alive() for thread in _left_behind):
        raise ReadError(
            "file-damaged", {"problem": "not read: an earlier PDF never came to an end"}
        )
    found: list[_Read] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            found.append(reading())
        except BaseException as error:  # noqa: BLE001 - raised again by whoever waits
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    end, most = time.process_time() + seconds, _peak() + MEGABYTES
    thread.start()
    thread.join(_STEP)
    while thread.is_alive():
        if time.process_time() > end:
            _leave(thread, f"reading it came to no end within {seconds:g} s of the processor")
        if _peak() > most:
            _leave(thread, f"reading it takes more than {MEGABYTES:g} MB of memory")
        thread.join(_STEP)
    if raised:
        raise raised[0]
    return found[0]


def _peak() -> float:
    """Return the megabytes that this process held at most; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def _leave(thread: threading.Thread, problem: str) -> None:
    workers = sys.modules.get("multiprocessing.process")
    if workers is not None and workers.parent_process() is not None:
        os._exit(1)
    _left_behind.append(thread)
    raise ReadError("file-damaged", {"problem": problem})
