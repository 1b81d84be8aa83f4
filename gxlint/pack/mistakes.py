"""The mistakes of a pack, collected so that all of them are told at once."""

from collections.abc import Iterable
from difflib import get_close_matches

from gxlint.errors import PackError


class Mistakes:
    """What is wrong in a pack's files; each is told once, in the order of file and line."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int, str], None] = {}

    def __len__(self) -> int:
        return len(self._found)

    def add(self, file: str, line: int, column: int, message: str) -> None:
        """Note a mistake; line and column count from 1."""
        self._found[file, line, column, message] = None

    def lines(self) -> tuple[str, ...]:
        """Return the mistakes as `file:line:column: message`."""
        return tuple(f"{f}:{n}:{c}: {m}" for f, n, c, m in sorted(self._found))

    def raise_if_any(self) -> None:
        """Raise PackError with every mistake noted so far."""
        if self._found:
            raise PackError(self.lines())


def nearest(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean 'x'?` for the known word that looks most like it, else nothing."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def listed(words: Iterable[str], most: int = 8) -> str:
    """Return the words joined with commas, cut after `most`."""
    every = sorted(words)
    return ", ".join(every[:most]) + (", …" if len(every) > most else "")
