"""What is stamped across the text of a page: watermarks in print far larger than the text's."""

from collections.abc import Sequence

from gxlint.readers.pdf.glyphs import Char

_LARGE = 2.0
"""How much higher than most characters those of a stamp are."""
_MOST_PAIRS = 1_000_000
"""Pairs of characters that are looked at on a page; a watermark has some ten characters."""
_ALIKE = 0.7
"""The share of another's height that a character of the same stamp has; some boxes are tight."""
_SAME = 2.0
"""Points within which a stamp stands in the same place on each page."""


class Stamps:
    """The stamps met so far; one that is across text on a page is one on those that follow."""

    def __init__(self) -> None:
        self.known: set[tuple[str, int, int]] = set()

    def without(self, chars: list[Char]) -> list[Char]:
        """Return the characters of a page without those of stamps."""
        heights = sorted(char.top - char.bottom for char in chars)
        if not heights or heights[-1] <= _LARGE * heights[len(heights) // 2]:
            return chars
        least = _LARGE * heights[len(heights) // 2]
        large = [char for char in chars if char.top - char.bottom > least]
        low, high = min(char.bottom for char in large), max(char.top for char in large)
        small = [c for c in chars if low < c.bottom < high and c.top - c.bottom <= least]
        if len(large) * len(small) > _MOST_PAIRS:
            return chars
        stamped = {char for char in large if _place(char) in self.known or _is_over(char, small)}
        if stamped:
            rest = [char for char in chars if char.top - char.bottom <= least]
            stamped = {char for char in stamped if not _is_beside(char, rest)}
        # The words of a stamp may reach beyond the text: what is about as high belongs to them.
        least = _ALIKE * min((char.top - char.bottom for char in stamped), default=float("inf"))
        stamped.update(char for char in large if char.top - char.bottom > least)
        self.known.update(map(_place, stamped))
        return [char for char in chars if char not in stamped] if stamped else chars


def _place(char: Char) -> tuple[str, int, int]:
    return char.char, round(char.left / _SAME), round(char.bottom / _SAME)


_NEARLY = 0.9
"""The share of a character's height that those of its word have."""


def _is_beside(char: Char, others: Sequence[Char]) -> bool:
    """Tell a character of a heading, some of which are just high enough for a stamp."""
    height = char.top - char.bottom
    return any(
        c.top - c.bottom > _NEARLY * height
        and abs(c.bottom - char.bottom) < (1 - _NEARLY) * height
        and max(c.left - char.right, char.left - c.right) < height / 2
        for c in others
    )


def _is_over(char: Char, others: Sequence[Char]) -> bool:
    """Tell whether the middle of another character is within that one's box."""
    return any(
        char.left < (c.left + c.right) / 2 < char.right
        and char.bottom < (c.bottom + c.top) / 2 < char.top
        for c in others
    )
