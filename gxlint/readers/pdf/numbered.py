"""The numbers that lines have at the margin of a draft."""

from collections.abc import Sequence
from itertools import pairwise

from gxlint.readers.pdf.glyphs import Char

_FEWEST = 6
"""Lines of a page that are numbered, at least."""
_MOST, _MOST_LATER = 0.8, 0.5
"""The share of a page's lines that have a number, at least, and of pages that follow."""


def without_numbers(rows: list[list[Char]], last: int = 0) -> tuple[list[list[Char]], int]:
    """Return the rows of a page without the numbers at its left margin, and the last of these.

    Most rows have one, each is one more than that before, and nothing else stands so far left.
    `last` is the last number of the page before, 0 if it had none: fewer rows are enough then, and
    numbers may be left out, as beside a table.
    """
    counts = [_digits(row) for row in rows]
    ends = [row[n - 1].right for row, n in zip(rows, counts, strict=True) if 0 < n < len(row)]
    others = [row for row, n in zip(rows, counts, strict=True) if n < len(row)]
    fewest, most = (1, _MOST_LATER) if last else (_FEWEST, _MOST)
    if len(ends) < max(fewest, most * len(others)):
        return rows, 0 if ends else last
    end = max(ends)
    # Beside the rows of a table there is nothing but their number.
    within = [n and row[n - 1].right <= end for row, n in zip(rows, counts, strict=True)]
    counts = [n if number else 0 for n, number in zip(counts, within, strict=True)]
    numbers = [_number(row[:n]) for row, n in zip(rows, counts, strict=True) if n]
    rest = [row[n:] for row, n in zip(rows, counts, strict=True) if n < len(row)]
    if (
        any(b <= a if last else b - a != 1 for a, b in pairwise(numbers))
        or 1 < numbers[0] <= last
        or any(row[0].left <= end for row in rest)
    ):
        return rows, 0
    return rest, numbers[-1]


_TOUCHING = 0.4
"""Heights of a digit between two of one number, at most."""


def _digits(row: Sequence[Char]) -> int:
    """Return how many digits without a gap between them a row begins with."""
    count = 0
    for char in row:
        gap = char.left - row[count - 1].right if count else 0.0
        if not char.char.isdecimal() or gap > _TOUCHING * (char.top - char.bottom):
            break
        count += 1
    return count


def _number(digits: Sequence[Char]) -> int:
    return int("".join(char.char for char in digits))
