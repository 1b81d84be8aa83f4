"""Results of many files, one after the other or in several processes."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator, Sequence

from gxlint.audit.discover import STDIN, Target
from gxlint.diagnostic import ReportResult
from gxlint.engine import Engine
from gxlint.errors import ReadError
from gxlint.facts import Facts
from gxlint.records import NamedTuple
from gxlint.source import MAX_BYTES, too_large

MANY = 16
"""From so many files on, several processes are worth their start."""


ENDLESS = ".pdf"
"""Files of this kind can take their library for ever, so that only the end of its process helps."""


class Checker(NamedTuple):
    """Checks one file after the other with one engine."""

    engine: Engine
    previous: Facts | None = None

    def __call__(self, target: Target) -> ReportResult:
        """Return what there is to say of the file, readable or not.

        A mistake of gxlint's own is a finding too, so that the other files get theirs; with
        `GXLINT_DEBUG` set it is raised.
        """
        try:
            return self.engine.check(target.shown, read(target.path), self.previous)
        except ReadError as error:
            return self.engine.unreadable(target.shown, error)
        except Exception as error:
            if os.environ.get("GXLINT_DEBUG"):
                raise
            problem = f"{type(error).__name__}: {error}"[:200]
            failure = ReadError("internal-error", {"problem": problem})
            return self.engine.unreadable(target.shown, failure)


def read(path: str) -> bytes:
    """Return the bytes of a file, of standard input for `-`.

    Raises ReadError: `file-unreachable`, or `file-too-large` before much of it is in memory.
    """
    try:
        if path == STDIN:
            data, size = _all_of(_stdin())
        else:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                data, size = _all_of(descriptor)
            finally:
                os.close(descriptor)
    except OSError as error:
        problem = error.strerror or str(error)
        raise ReadError("file-unreachable", {"problem": problem}) from error
    if size > MAX_BYTES:
        raise too_large("bytes", size, MAX_BYTES)
    return data


def _stdin() -> int:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "standard input is closed")
    return sys.stdin.fileno()


def _all_of(descriptor: int) -> tuple[bytes, int]:
    """Return the bytes of an open file, and how many there are: of a huge one not all are read."""
    size = os.fstat(descriptor).st_size
    # To ask for more than there is would make room for all of it first.
    data = os.read(descriptor, min(size, MAX_BYTES) + 1)
    if len(data) != size:  # a pipe, or a file that is being written
        with open(descriptor, "rb", closefd=False) as file:
            data += file.read(MAX_BYTES + 1 - len(data))
    return data, max(size, len(data))


def results(checker: Checker, targets: Sequence[Target], jobs: int) -> Iterator[ReportResult]:
    """Yield the results in the order of the targets, whatever the number of processes.

    One of several PDFs is never read in this process, where none could be read after it.
    """
    if len(targets) >= MANY:
        checker.engine.expect_many()
    paths = [target.path for target in targets]
    endless = any(path.lower().endswith(ENDLESS) for path in paths)
    if len(targets) <= 1 or STDIN in paths or (jobs <= 1 and not endless):
        for target in targets:
            yield checker(target)
        return
    from gxlint.audit.pool import shared

    yield from shared(checker, targets, max(1, min(jobs, len(targets))))


def default_jobs(files: int) -> int:
    """Return how many processes to use where nobody says: the cores, or 1 for a few files."""
    if files < MANY:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
