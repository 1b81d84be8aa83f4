"""Tables of nothing but rows, cells and words, which are read at one stroke.

Most tables are. An element and four events for each of their cells would cost more than all else
on the page; what is not so plain goes that way, and what is gives the same either way.
"""

import re
from collections.abc import Sequence

from gxlint.blocks import Text
from gxlint.readers.cells import in_one
from gxlint.readers.grid import RawCell
from gxlint.readers.html.runs import is_even, text_of
from gxlint.readers.html.shape import Shape
from gxlint.records import NamedTuple, make

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
PLAIN = re.compile(r"T[gs]*+(?:rs*+(?:\((?:[wps]|x(?!w*+s[ws]*+x))*+\)s*+)*+/[gs]*+)*+t")
"""The shape of a plain table: letters of `Tag.sign`, `x` for text, `s` for white space.

Text stands in cells only; white space between two texts of a line would count.
"""
Place = tuple[int, int]
"""The number of a stroke of markup, and that of a sign in it."""


def grid_of(signs: str, shape: Shape, first: Place, last: Place) -> Grid | None:
    """Return the plain table of those signs, whose own tags stand at two places.

    None where fewer than two cells are filled or one has a long text: it lays out the page.
    """
    head, *kinds = signs.split("(")
    plans = {kind: _plan_of(kind) for kind in set(kinds)}
    texts = _Texts(shape, first[0] + 1, last[0] + 1)
    found, sizes = texts.found, texts.sizes
    rows: list[list[RawCell]] = [[] for _ in range(head.count("r"))]
    at = 0
    for kind, (inner, spans) in zip(kinds, _starts(shape, first, last), strict=True):
        lines, below = plans[kind]
        if lines == _ONE:
            text = found[at]
            texts.lengths.append(sizes[at])
            at += 1
        else:
            text = texts.several(at, lines)
            at += sum(lines)
        rows[-1].append((text or make(Text, ("", ((0, inner),))), spans))
        if below:
            rows.extend([] for _ in range(below))
    return texts.grid(rows, _end(shape, last))


_ONE = (1,)


def _plan_of(kind: str) -> tuple[tuple[int, ...], int]:
    """Return what the signs from one cell to the next say.

    How many texts each of its lines has, blank ones left out; how many rows begin behind it.
    """
    inside, _, behind = kind.partition(")")
    lines = tuple([count for line in inside.split("p") if (count := line.count("x"))])
    return lines, behind.count("r")


def _starts(shape: Shape, first: Place, last: Place) -> list[tuple[int, tuple[int, int]]]:
    """Return for each cell between two places where what it holds begins, and what it asks for."""
    strokes = shape.strokes[first[0] : last[0] + 1]
    cells = [
        (begin + inner, spans)
        for stroke, begin in zip(strokes, shape.begins[first[0] :], strict=False)
        for _, inner, spans in stroke.cells
    ]
    before = sum(cell[0] < first[1] for cell in strokes[0].cells)
    behind = sum(cell[0] > last[1] for cell in strokes[-1].cells)
    return cells[before : len(cells) - behind]


def _end(shape: Shape, place: Place) -> int:
    """Return the offset behind the tag at a place."""
    number, sign = place
    ends = [
        shape.begins[number] + step[3] for step in shape.strokes[number].steps if step[0] == sign
    ]
    return ends[0]


class _Texts:
    """The texts of a table in order.

    `found` holds them as if each stood on a line of its own, `sizes` how many characters each line
    shows, at its first text, `lengths` the same for each cell.
    """

    def __init__(self, shape: Shape, first: int, last: int) -> None:
        self._runs = runs = shape.runs[first:last]
        self._ends = ends = shape.begins[first:last]
        self.found: Sequence[Text | None]
        if is_even("".join(runs)):
            contents = [run.strip() for run in runs]
            self.found = [
                make(Text, (content, ((0, end - len(run.lstrip())),)))
                for content, run, end in zip(contents, runs, ends, strict=True)
            ]
            self.sizes = list(map(len, contents))
        else:
            self.found = [self._line(number, number + 1) for number in range(len(runs))]
            self.sizes = list(map(_visible, runs))
        self.lengths: list[int] = []

    def _line(self, first: int, last: int) -> Text | None:
        """Return what the texts of those numbers say, standing on a line."""
        runs, ends = self._runs[first:last], self._ends[first:last]
        return text_of([(run, end - len(run)) for run, end in zip(runs, ends, strict=True)])

    def several(self, at: int, lines: Sequence[int]) -> Text | None:
        """Return what a cell holds that has so many texts on each of its lines."""
        found: list[Text | None] = []
        length = 0
        for count in lines:
            if count == 1:
                found.append(self.found[at])
            else:
                last = at + count
                found.append(self._line(at, last))
                self.sizes[at:last] = [sum(self.sizes[at:last]), *[0] * (count - 1)]
            length += self.sizes[at]
            at += count
        self.lengths.append(length)
        return in_one([text for text in found if text is not None])

    def grid(self, rows: list[list[RawCell]], end: int) -> Grid | None:
        """Return the table of those cells, None where it lays out the page."""
        cells, lines = self.lengths, self.sizes
        filled, largest = len(cells) - cells.count(0), max(cells, default=0)
        if filled < FEWEST or largest > LONGEST:
            return None
        weight = sum(map(weight_of, filter(None, lines)))
        prose = sum([line >= PROSE for line in lines])
        return Grid(rows, sum(cells), weight, prose, len(cells), filled, largest, end)


def _visible(run: str) -> int:
    """Return how many characters a run shows."""
    shown = run.strip()
    return 0 if shown == "&nbsp;" else len(shown)
