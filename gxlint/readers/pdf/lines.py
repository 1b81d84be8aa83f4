"""Characters on a page put back into lines."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gxlint.readers.cells import in_one_string
from gxlint.readers.pdf.native import Char
from gxlint.records import NamedTuple


class Field(NamedTuple):
    """A run of characters without a wide gap."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """A line of text; `size` is the height of its characters."""

    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    fields: tuple[Field, ...]

    @property
    def text(self) -> str:
        """Return the line's text, a space for each wide gap."""
        return " ".join(field.text for field in self.fields)


def rows_of(chars: Iterable[Char]) -> list[list[Char]]:
    """Return the characters in rows from the top down, each from left to right."""
    rows: list[list[Char]] = []
    middle = height = 0.0
    for char in sorted(chars, key=lambda c: -(c.bottom + c.top)):
        at = (char.bottom + char.top) / 2
        if rows and middle - at < max(height, char.top - char.bottom) / 2:
            rows[-1].append(char)
        else:
            rows.append([char])
            middle, height = at, char.top - char.bottom
    return [_without_notes(sorted(row, key=lambda c: c.left)) for row in rows]


_RAISED = 0.15
_SMALLER = 0.9


def _without_notes(row: list[Char]) -> list[Char]:
    """Return the row without small raised digits behind a figure, which are footnote marks."""
    kept = row[:1]
    for char in row[1:]:
        last = kept[-1]
        if not (char.char.isdigit() and last.char.isdigit() and _is_raised(char, last)):
            kept.append(char)
    return kept


def _is_raised(char: Char, last: Char) -> bool:
    height = last.top - last.bottom
    smaller = char.top - char.bottom < _SMALLER * height
    return smaller and char.bottom - last.bottom > _RAISED * height


def line_of(page: int, row: Sequence[Char]) -> Line:
    """Return the line that a row of characters makes."""
    size = sorted(c.top - c.bottom for c in row)[len(row) // 2]
    return Line(
        page,
        row[0].left,
        max(c.right for c in row),
        min(c.bottom for c in row),
        max(c.top for c in row),
        size,
        tuple(fields_of(row, size)),
    )


WIDE = 1.2
"""Heights of a character beyond which a gap parts two fields."""
_WIDE = "\u2e7f"
"""Characters above are Chinese."""
_SPREAD = 3
"""Gaps by which a line is known to be justified."""
_WORD = 0.25
"""Heights of a character beyond which a gap parts two Latin words."""


def fields_of(row: Sequence[Char], size: float, wide: float = WIDE) -> Iterable[Field]:
    """Yield the runs between gaps as wide as so many heights of a character.

    Justified lines have a gap behind every Chinese character: only what is wider counts. Figures
    alone are never spread, they stand in columns.
    """
    gaps = [(b.left - a.right, a.char > _WIDE or b.char > _WIDE) for a, b in pairwise(row)]
    usual = _median([gap for gap, _ in gaps], 1)
    spread = _median([gap for gap, wide in gaps if wide], _SPREAD)
    content = row[0].char
    left, right = row[0].left, row[0].right
    for last, char in pairwise(row):
        gap = char.left - last.right
        if gap - spread > wide * size:
            yield Field(content, left, right)
            content, left, right = "", char.left, char.right
        elif gap - usual > _WORD * size and _is_latin(last.char) and _is_latin(char.char):
            content += " "
        content += char.char
        right = max(right, char.right)
    yield Field(content, left, right)


def _median(gaps: list[float], fewest: int) -> float:
    """Return the gap in the middle, 0 for fewer than that or where characters overlap."""
    return max(sorted(gaps)[len(gaps) // 2], 0.0) if len(gaps) >= fewest else 0.0


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def text_of(chars: Iterable[Char]) -> str:
    """Return what the characters of a cell say, one row after the other."""
    return in_one_string("".join(char.char for char in row) for row in rows_of(chars))
