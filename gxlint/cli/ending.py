"""How a run ends that cannot go on: in one line, never in a traceback."""

import os
import sys

from gxlint.errors import GxlintError

REFUSED = 2
INTERRUPTED = 130
CLOSED_PIPE = 141
ENDINGS = (GxlintError, KeyboardInterrupt, BrokenPipeError)
"""What the user, or the reader of a pipe, may end a run with."""


def told(ending: BaseException) -> int:
    """Say on standard error why the run ended, where there is a need to; return its exit code."""
    if isinstance(ending, BrokenPipeError):
        _silence()
        return CLOSED_PIPE
    if isinstance(ending, KeyboardInterrupt):
        print("gxlint: interrupted", file=sys.stderr)  # noqa: T201 - what the user is to read
        return INTERRUPTED
    print(ending, file=sys.stderr)  # noqa: T201 - what the user is to read
    _silence()  # a full disk cannot take the rest either
    return REFUSED


def _silence() -> None:
    """Send what is left in standard output nowhere: Python would complain when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(nowhere, stream.fileno())
