"""How much room text takes on a screen, and text made fit to be shown there."""

import unicodedata

TAB = "    "
"""A tab is shown as four blanks, so that markers below it stand where they should."""


_REVERSING = frozenset((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Embeddings, overrides and isolates of Unicode's bidirectional algorithm."""


class _Widths(dict[int, int]):
    """Columns a character takes, by code point, worked out once each."""

    def __missing__(self, code: int) -> int:
        char = chr(code)
        if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
            width = 0
        else:
            width = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        self[code] = width
        return width


_WIDTHS = _Widths()


def width(text: str) -> int:
    """Return how many columns the text takes.

    Wide and full-width characters take two (Unicode annex 11), combining and format characters
    none, all others one; those of ambiguous width one, as in most terminals.
    """
    if text.isascii():
        return len(text)
    return sum([_WIDTHS[ord(char)] for char in text])


class Shown(dict[int, str]):
    """A table for `str.translate` that makes text fit for a screen.

    Tabs become blanks; control characters, which could steer the terminal, and those that reverse
    the direction of writing become U+FFFD. What `encoding` cannot express becomes an escape such
    as backslash-u4e00, so that nothing is lost and columns still add up.
    """

    def __init__(self, encoding: str | None = None) -> None:
        super().__init__()
        self._encoding = encoding

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char == "\t":
            char = TAB
        elif unicodedata.category(char) in {"Cc", "Zl", "Zp"} or code in _REVERSING:
            char = "\ufffd"
        self[code] = shown = self._encodable(char)
        return shown

    def _encodable(self, char: str) -> str:
        encoding = self._encoding or "utf-8"
        try:
            char.encode(encoding)
        except UnicodeEncodeError:
            return char.encode("ascii", "backslashreplace").decode("ascii")
        return char


def cut(text: str, columns: int, shown: Shown, *, from_end: bool = False) -> str:
    """Return as much of the text's beginning (or end) as fits, once shown, in so many columns."""
    taken = 0
    for count, char in enumerate(reversed(text) if from_end else text):
        taken += width(char.translate(shown))
        if taken > columns:
            return text[len(text) - count :] if from_end else text[:count]
    return text
