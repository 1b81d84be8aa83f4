"""Files shared out to worker processes, results in order, dead workers survived."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TYPE_CHECKING

from gxlint.audit.discover import Target
from gxlint.diagnostic import ReportResult
from gxlint.engine import Settings, open_engine
from gxlint.errors import ReadError
from gxlint.facts import Facts

if TYPE_CHECKING:
    from gxlint.audit.results import Checker

CHUNK = 32
"""Files handed to a worker at once, at most: each time takes this process half a millisecond."""
AHEAD = 3
"""Chunks a worker may be ahead of what has been shown: memory does not grow with the files."""

Chunk = tuple[Target, ...]
Results = list[ReportResult]

_checker: "Checker | None" = None


def shared(checker: "Checker", targets: Sequence[Target], jobs: int) -> Iterator[ReportResult]:
    """Yield the results in the order of the targets, found by `jobs` processes.

    A file on which a worker dies gives one finding that says so; the rest goes on.
    """
    chunks = deque(in_chunks(targets, jobs))
    while chunks:
        yield from _until_broken(checker, chunks, jobs)
        if chunks:
            yield from _one_by_one(checker, chunks.popleft())


def in_chunks(targets: Sequence[Target], jobs: int) -> Iterator[Chunk]:
    """Yield the files in chunks, the last ones small: no worker is left alone with many."""
    done = 0
    while done < len(targets):
        size = max(1, min(CHUNK, (len(targets) - done) // (jobs * 2)))
        yield tuple(targets[done : done + size])
        done += size


def _until_broken(checker: "Checker", chunks: deque[Chunk], jobs: int) -> Iterator[ReportResult]:
    """Yield results and take their chunks off, until all are done or a worker has died."""
    executor = _executor(checker, jobs)
    try:
        waiting: deque[Future[Results]] = deque()
        while chunks:
            for chunk in islice(chunks, len(waiting), jobs * AHEAD):
                waiting.append(executor.submit(_check, chunk))
            found = waiting.popleft().result()
            chunks.popleft()
            yield from found
    except BrokenProcessPool:
        return
    finally:
        _end(executor)


def _one_by_one(checker: "Checker", chunk: Chunk) -> Iterator[ReportResult]:
    """Yield the results of a chunk in which a worker may have died, each file by itself."""
    for target in chunk:
        executor = _executor(checker, 1)
        try:
            yield from executor.submit(_check, (target,)).result()
        except BrokenProcessPool:
            said = checker.engine.phrases().get("audit.worker_died", "its process died")
            error = ReadError("internal-error", {"problem": said})
            yield checker.engine.unreadable(target.shown, error)
        finally:
            _end(executor)


def _executor(checker: "Checker", jobs: int) -> ProcessPoolExecutor:
    """Return a pool whose workers have the engine: inherited where processes fork, else opened."""
    if "fork" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("fork")
        return ProcessPoolExecutor(jobs, context, _inherit, (checker,))
    context_ = multiprocessing.get_context("spawn")
    started = (checker.engine.settings, checker.previous)
    return ProcessPoolExecutor(jobs, context_, _open, started)


def _inherit(checker: "Checker") -> None:
    global _checker  # noqa: PLW0603 - a worker's one engine, set once as it starts
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _checker = checker


def _end_with_parent() -> None:
    """End this worker when its parent is gone: one that was killed cannot do it itself."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _open(settings: Settings, previous: Facts | None) -> None:
    from gxlint.audit.results import Checker

    _inherit(Checker(open_engine(settings), previous))


def _check(chunk: Chunk) -> Results:
    assert _checker is not None
    return [_checker(target) for target in chunk]


def _end(executor: ProcessPoolExecutor) -> None:
    """End the pool at once, busy workers too: nobody waits for what they do.

    The pool's own thread sees that they are gone and ends; to leave before it has makes Python
    complain on its way out.
    """
    for process in list((executor._processes or {}).values()):  # noqa: SLF001 - no public way
        process.kill()
    executor.shutdown(wait=True, cancel_futures=True)
