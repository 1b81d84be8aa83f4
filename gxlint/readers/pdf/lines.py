"""Characters on a page put back into lines."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from gxlint.folding import UNKNOWN
from gxlint.readers.pdf.glyphs import Char
from gxlint.records import NamedTuple

NUMERALS = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341"
"""Chinese numerals from 1 to 10, of which those of labels, headings and pages are made."""


class Field(NamedTuple):
    """A run of characters without a wide gap."""

    text: str
    left: float
    right: float


class Line(NamedTuple):
    """A line of text; `size` is the height of its characters.

    `column` is where the column that it stands in begins and ends, on a page that has two.
    """

    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    fields: tuple[Field, ...]
    column: tuple[float, float] | None = None

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
    found = (_legible(_without_notes(_once(sorted(row, key=lambda c: c.left)))) for row in rows)
    return [row for row in found if row]


FIGURE = frozenset("0123456789.,%" + "".join(map(chr, range(0xFF10, 0xFF1A))) + UNKNOWN)
"""What figures are made of, and what may be one of their digits."""
_TOUCHING = 0.3
"""Heights of a character between two of one figure, at most."""


def _legible(row: list[Char]) -> list[Char]:
    """Return the row without the characters that are not known, but for those in figures.

    A bullet is lost without harm; a figure one digit of which is not known is none at all.
    """
    if UNKNOWN not in [char.char for char in row]:
        return row
    kept: list[Char] = []
    run: list[Char] = []
    for char in row:
        if run and not (char.char in FIGURE and _touches(char, run[-1])):
            kept += _known(run)
            run = []
        if char.char in FIGURE:
            run.append(char)
        else:
            kept.append(char)
    return kept + _known(run)


def _touches(char: Char, last: Char) -> bool:
    return char.left - last.right < _TOUCHING * (char.top - char.bottom)


def _known(figure: list[Char]) -> list[Char]:
    signs = {char.char for char in figure}
    if UNKNOWN not in signs:
        return figure
    return [char._replace(char=UNKNOWN) for char in figure] if len(signs) > 1 else []


def _once(row: list[Char]) -> list[Char]:
    """Return the row with each character once; some are printed twice to look bold or shaded."""
    kept = row[:1]
    before = last = row[0]
    for char in row[1:]:
        sign = char.char
        again = (sign == last.char and _same(char, last)) or (
            sign == before.char and _same(char, before)
        )
        if not again:
            kept.append(char)
            before, last = last, char
    return kept


def _same(char: Char, last: Char) -> bool:
    """Tell whether a character is printed where one like it is, as large."""
    if abs(char.top - char.bottom - last.top + last.bottom) > _AGAIN * (last.top - last.bottom):
        return False
    reach = _AGAIN * max(char.top - char.bottom, char.right - char.left)
    aside = min(reach, (char.right - char.left) / 2)
    return abs(char.left - last.left) < aside and abs(char.bottom - last.bottom) < reach


_AGAIN = 0.2
"""Sizes of a character by which its second print may be off."""


_RAISED = 0.15
_SMALLER = 0.9
"""Heights of a figure by which a footnote mark behind it is raised, and that it is high."""
_RAISED_FAR = 0.2
_MUCH_SMALLER = 0.75
"""The same of a mark behind a word, whose font may be another one."""


def _without_notes(row: list[Char]) -> list[Char]:
    """Return the row without small raised digits behind figures and words: footnote marks."""
    kept = row[:1]
    for char in row[1:]:
        if not (char.char.isdigit() and _is_raised(char, kept[-1])):
            kept.append(char)
    return kept


def _is_raised(char: Char, last: Char) -> bool:
    height = last.top - last.bottom
    figure = last.char.isdigit()
    raised, smaller = (_RAISED, _SMALLER) if figure else (_RAISED_FAR, _MUCH_SMALLER)
    if not figure and last.char <= _WIDE:
        return False
    return char.top - char.bottom < smaller * height and char.bottom - last.bottom > raised * height


def line_of(page: int, row: Sequence[Char]) -> Line:
    """Return the line that a row of characters makes.

    Its size is that of its Chinese characters: figures may be in another font.
    """
    heights = sorted(c.top - c.bottom for c in [c for c in row if c.char > _WIDE] or row)
    size = heights[len(heights) // 2]
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
