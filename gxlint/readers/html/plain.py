"""Tables of nothing but rows, cells and words, which are read at one stroke.

Most tables are. An element and four events for each of their cells would cost more than all else
on the page; what is not so plain goes that way, and what is gives the same either way.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import compress, pairwise

from gxlint.blocks import Text
from gxlint.readers.cells import in_one
from gxlint.readers.grid import RawCell
from gxlint.readers.html.runs import Run, text_of
from gxlint.readers.html.scan import Tags, spans_of
from gxlint.records import NamedTuple

PROSE = 80
"""Characters that make a line prose: menus and imprints have shorter ones."""
_SHORT = 30


def weight_of(plain: int) -> int:
    """Return what a line with so many characters outside of links counts as content."""
    return plain if plain >= _SHORT else 4


class Grid(NamedTuple):
    """A plain table: the cells of each row, and what they hold, counted as `Measures` counts.

    `end` is the offset behind it.
    """

    rows: list[list[RawCell]]
    length: int
    weight: int
    prose: int
    cells: int
    filled: int
    largest: int
    end: int


LONGEST = 400
"""Characters that a cell of a prescribed table never has."""
FEWEST = 2
"""Filled cells that make a table one of data."""
_BREAKS = frozenset(("<p", "</p", "<br"))
_WORDS = ("span", "b", "strong", "font", "o:p", "u", "em", "i")
_SIGNS = {
    "<tr": "r",
    "</tr": "/",
    "<td": "(",
    "<th": "(",
    "</td": ")",
    "</th": ")",
    **dict.fromkeys(_BREAKS, "w"),
    **dict.fromkeys((sign + name for name in _WORDS for sign in ("<", "</")), "w"),
    **dict.fromkeys(("<tbody", "</tbody", "<thead", "</thead", "<tfoot", "</tfoot", "<col"), "g"),
}
"""A letter for each tag of a plain table, by its beginning."""
_SHAPE = re.compile(r"g*+(?:r(?:\(w*+\))*+/g*+)*+")
_ROW_OR_CELL = re.compile(r"r|\(w*+\)")
_OUTSIDE = "r/(g"


def ends_of(heads: Sequence[str]) -> dict[int, int]:
    """Return for each start tag of a table, by number, its end tag, where no other is between."""
    tables = [i for i, head in enumerate(heads) if head in {"<table", "</table"}]
    return {i: j for i, j in pairwise(tables) if heads[i] == "<table" and heads[j] == "</table"}


def grid_of(tags: Tags, first: int, last: int, drops: Mapping[str, bool]) -> Grid | None:
    """Return the table between the tags of those numbers; None where it is not so plain.

    Tags in it may be others, out of order, or hide, strike out or raise something (`drops` tells
    by what stands behind a tag's name); or fewer than two cells are filled or one has a long text,
    which makes a table that lays out the page.
    """
    shape = "".join([_SIGNS.get(head, "?") for head in tags.heads[first + 1 : last]])
    if not _SHAPE.fullmatch(shape) or any(
        map(drops.__getitem__, set(tags.rests[first + 1 : last]))
    ):
        return None
    outside = compress(tags.runs[first + 1 : last + 1], [sign in _OUTSIDE for sign in shape + "g"])
    if "".join(outside).strip():
        return None
    rows: list[list[RawCell]] = []
    counts = _Counts()
    for found in _ROW_OR_CELL.finditer(shape):
        begin, end = found.span()
        if end == begin + 1:
            rows.append([])
        else:
            rows[-1].append(_cell(tags, first + 1 + begin, first + end, counts))
    return counts.grid(rows, tags.starts[last + 1])


class _Counts:
    """Counts what cells hold."""

    def __init__(self) -> None:
        self.weight = self.prose = 0
        self.sizes: list[int] = []

    def add(self, lines: Sequence[Sequence[Run]]) -> None:
        """Count the lines of a cell."""
        size = 0
        for line in lines:
            length = _visible(line[0]) if len(line) == 1 else sum(map(_visible, line))
            if length:
                size += length
                self.weight += weight_of(length)
                self.prose += length >= PROSE
        self.sizes.append(size)

    def grid(self, rows: list[list[RawCell]], end: int) -> Grid | None:
        """Return the table of those cells, None where it lays out the page."""
        sizes = self.sizes
        filled, largest = len(sizes) - sizes.count(0), max(sizes, default=0)
        if filled < FEWEST or largest > LONGEST:
            return None
        return Grid(rows, sum(sizes), self.weight, self.prose, len(sizes), filled, largest, end)


def _cell(tags: Tags, first: int, last: int, counts: _Counts) -> RawCell:
    """Return the cell between the tags of those numbers, counted."""
    starts = tags.starts
    lines = _lines(tags, first, last)
    counts.add(lines)
    if len(lines) == 1:
        text = text_of(lines[0])
    else:
        text = in_one([text for line in lines if (text := text_of(line)) is not None])
    if text is None:
        text = Text("", ((0, starts[first + 1]),))
    rest = tags.rests[first]
    return RawCell(text, *spans_of(rest)) if len(rest) > _BARE else RawCell(text)


_BARE = len(" rowspan=2")


def _lines(tags: Tags, first: int, last: int) -> list[list[Run]]:
    """Return the runs between two tags by lines, blank lines left out."""
    lines: list[list[Run]] = []
    runs: list[Run] = []
    heads, starts = tags.heads, tags.starts
    for i, run in enumerate(tags.runs[first + 1 : last + 1], first + 1):
        if run and (runs or not run.isspace()):
            runs.append((run, starts[i]))
        if runs and heads[i] in _BREAKS:
            lines.append(runs)
            runs = []
    if runs:
        lines.append(runs)
    return lines


def _visible(run: Run) -> int:
    """Return how many characters a run shows."""
    shown = run[0].strip()
    return 0 if shown == "&nbsp;" else len(shown)
