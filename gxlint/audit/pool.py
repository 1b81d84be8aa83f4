"""Files shared out to worker processes, results in order, dead workers survived.

Every worker has a pipe of its own and no lock is shared, so that one that is killed, in the middle
of a result too, ends its own pipe and nothing else. The standard library's pools share a queue for
all results: whoever kills a worker that is writing into it waits for the rest for ever.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from gxlint.audit.discover import Target
from gxlint.diagnostic import ReportResult
from gxlint.engine import Settings, open_engine
from gxlint.errors import ReadError
from gxlint.facts import Facts

if TYPE_CHECKING:
    from gxlint.audit.results import Checker

CHUNK = 16
"""Files handed to a worker at once, at most: each time takes this process some 0.1 ms."""
HANDED = 2
"""Chunks a worker has at once: it need not wait for the next one."""
AHEAD = 6
"""Chunks a worker may be ahead of what has been shown: memory does not grow with the files."""

Results = list[ReportResult]


def shared(checker: "Checker", targets: Sequence[Target], jobs: int) -> Iterator[ReportResult]:
    """Yield the results in the order of the targets, found by `jobs` processes.

    A file on which a worker dies gives one finding that says so; the rest goes on.
    """
    chunks = list(in_chunks(len(targets), jobs))
    waiting = deque(range(len(chunks)))
    found: dict[int, Results] = {}
    workers = [_Worker(checker, targets) for _ in range(min(jobs, len(chunks)))]
    try:
        for shown in range(len(chunks)):
            while shown not in found:
                for worker in workers:
                    worker.take(waiting, chunks, until=shown + jobs * AHEAD)
                for worker in _heard(workers):
                    number, results = worker.told()
                    if results is None:  # its process died
                        waiting.extendleft(reversed(worker.handed))
                        workers[workers.index(worker)] = _Worker(checker, targets)
                        results = [_alone(checker, targets, n) for n in chunks[number]]
                    found[number] = results
            yield from found.pop(shown)
    finally:
        for worker in workers:
            worker.end()


def in_chunks(files: int, jobs: int) -> Iterator[range]:
    """Yield which files are checked together, the last ones few: no worker is left with many."""
    done = 0
    while done < files:
        size = max(1, min(CHUNK, (files - done) // (jobs * 2)))
        yield range(done, done + size)
        done += size


class _Worker:
    """A process that checks the files it is handed, in their order."""

    def __init__(self, checker: "Checker", targets: Sequence[Target]) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        self.handed: deque[int] = deque()
        if "fork" in multiprocessing.get_all_start_methods():
            forked = multiprocessing.get_context("fork")
            self.process: BaseProcess = forked.Process(
                target=_work, args=(theirs, checker, targets), daemon=True
            )
            # Interrupted before it knows that it is not to be, it would say so in a traceback.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
            try:
                self.process.start()
            finally:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        else:
            opened = (theirs, checker.engine.settings, checker.previous, targets)
            spawned = multiprocessing.get_context("spawn")
            self.process = spawned.Process(target=_open, args=opened, daemon=True)
            self.process.start()
        theirs.close()  # or the end of the process would not be the end of the pipe

    def take(self, waiting: deque[int], chunks: Sequence[range], until: int) -> None:
        """Hand on the next chunks, none that has the number `until` or a later one."""
        while waiting and waiting[0] < until and len(self.handed) < HANDED:
            self.handed.append(waiting.popleft())
            try:
                self.pipe.send(chunks[self.handed[-1]])
            except OSError:  # its process died: that is told when it is listened to
                return

    def told(self) -> tuple[int, Results | None]:
        """Return the number of the first chunk it was handed and its results, none if it died."""
        try:
            results: Results | None = self.pipe.recv()
        except (EOFError, OSError):
            results = None
            self.end()
        return self.handed.popleft(), results

    def end(self) -> None:
        """End it at once, a busy one too: nobody waits for what it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _heard(workers: list[_Worker]) -> list[_Worker]:
    """Return those that have something to tell; wait until there is one."""
    ready = wait([worker.pipe for worker in workers if worker.handed])
    return [worker for worker in workers if worker.pipe in ready]


def _alone(checker: "Checker", targets: Sequence[Target], number: int) -> ReportResult:
    """Return the result of a file that a worker may have died on, from a process of its own."""
    worker = _Worker(checker, targets)
    worker.take(deque([0]), [range(number, number + 1)], until=1)
    try:
        _, results = worker.told()
    finally:
        worker.end()
    if results is not None:
        return results[0]
    said = checker.engine.phrases().get("audit.worker_died", "its process died")
    return checker.engine.unreadable(
        targets[number].shown, ReadError("internal-error", {"problem": said})
    )


def _work(pipe: Connection, checker: "Checker", targets: Sequence[Target]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends its workers itself
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()  # what every worker has the collector need not look through
    while True:
        try:
            chunk: range = pipe.recv()
        except (EOFError, OSError):  # the parent is gone
            os._exit(1)
        found = [checker(targets[number]) for number in chunk]
        try:
            pipe.send(found)
        except OSError:
            os._exit(1)


def _open(
    pipe: Connection, settings: Settings, previous: Facts | None, targets: Sequence[Target]
) -> None:
    from gxlint.audit.results import Checker

    _work(pipe, Checker(open_engine(settings), previous), targets)


def _end_with_parent() -> None:
    """End this worker when its parent is gone: one that was killed cannot do it itself."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
