"""Where results go: standard output, and files."""

import os
import sys
from collections.abc import Iterable, Iterator

from gxlint.errors import GxlintError

_PIECE = 1 << 15


def colour_wanted() -> bool:
    """Return whether to colour: on a terminal, unless NO_COLOR; with FORCE_COLOR anywhere."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def screen_encoding() -> str | None:
    """Return the encoding of standard output; None where everything can be written."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return None if encoding.lower().replace("-", "") == "utf8" else encoding


def show(pieces: Iterable[str], *, utf8: bool, colour: bool = False) -> None:
    """Write to standard output: UTF-8 if so asked, else as the screen has it.

    Raises GxlintError where standard output cannot be written to (a full disk).
    """
    encoding = "utf-8" if utf8 else screen_encoding() or "utf-8"
    coloured = colour and not utf8
    with _Telling("standard output"):
        for piece in _gathered(pieces):
            if coloured:
                _painted(piece)
            else:
                _plain(piece.encode(encoding, "backslashreplace"))


def _painted(piece: str) -> None:
    """Write to a terminal; old Windows consoles need click to see colours."""
    from click import echo

    echo(piece, nl=False, color=True)


def _plain(piece: bytes) -> None:
    """Write as it is, after whatever was printed before."""
    if sys.stdout is None:  # closed by whoever started this
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces in bigger ones: each is a call of the system."""
    held: list[str] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length > _PIECE:
            yield "".join(held)
            held.clear()
            length = 0
    yield "".join(held)


def write(pieces: Iterable[str], path: str) -> None:
    """Write to a file, in UTF-8.

    Raises GxlintError where that cannot be done.
    """
    with _Telling(path), open(path, "wb") as file:
        file.writelines(one.encode("utf-8", "backslashreplace") for one in _gathered(pieces))


class _Telling:
    """Says in a line that something cannot be written to; `contextlib` takes 1 ms to import."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        """Nothing has failed yet."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Raise GxlintError for a failure of the system, except a pipe that was closed."""
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            raise GxlintError(f"{self._name}: cannot be written: {error.strerror}") from error


def refuse_unwritable(paths: Iterable[str]) -> None:
    """Raise GxlintError if a file cannot be written: better before a long run than after it."""
    for path in paths:
        folder = os.path.dirname(path) or os.curdir
        if os.path.isdir(path):
            raise GxlintError(f"{path}: cannot be written: it is a folder")
        if not os.path.isdir(folder):
            raise GxlintError(f"{path}: cannot be written: there is no folder {folder}")
        if not os.access(path if os.path.exists(path) else folder, os.W_OK):
            raise GxlintError(f"{path}: cannot be written: no permission")
