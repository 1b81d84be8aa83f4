"""How much room text takes on a screen, and text made fit to be shown there."""

import unicodedata
from bisect import bisect_right
from itertools import accumulate

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
    return sum(map(_WIDTHS.__getitem__, map(ord, text)))


_WIDEST = 2
_UNICODE = frozenset(("utf-8", "utf8"))


class Shown(dict[int, str]):
    """A table for `str.translate` that makes text fit for a screen.

    Tabs become blanks; control characters, which could steer the terminal, and those that reverse
    the direction of writing become U+FFFD. What `encoding` cannot express becomes an escape such
    as backslash-u4e00, so that nothing is lost and columns still add up.
    """

    def __init__(self, encoding: str | None = None) -> None:
        super().__init__()
        self._encoding = encoding
        self._is_unicode = encoding is None or encoding.lower() in _UNICODE

    def fit(self, text: str) -> str:
        """Return the text fit for the screen: most is as it is, which Python tells by itself."""
        return text if self._is_unicode and text.isprintable() else text.translate(self)

    def fits(self, text: str, columns: int) -> bool:
        """Tell whether the text, once shown, takes no more than so many columns."""
        shown = self.fit(text)
        return len(shown) * _WIDEST <= columns or width(shown) <= columns

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
    chars = text[::-1] if from_end else text
    looked_at = columns + 1
    while True:
        some = chars[:looked_at]
        plain = shown.fit(some) is some
        widths = map(_WIDTHS.__getitem__, map(ord, some)) if plain else _widths(some, shown)
        count = bisect_right([*accumulate(widths)], columns)
        if count < len(some) or len(some) == len(chars):
            return text[len(text) - count :] if from_end else text[:count]
        looked_at *= 2  # characters without a width are among them


def _widths(text: str, shown: Shown) -> list[int]:
    return [width(char.translate(shown)) for char in text]
