"""Tables of nothing but rows, cells and words, which are read at one stroke.

Most tables are. An element and four events for each of their cells would cost more than all else
on the page; what is not so plain goes that way, and what is gives the same either way.
"""

from collections.abc import Iterator, Sequence

from gxlint.blocks import Text
from gxlint.readers.cells import Line, in_one
from gxlint.readers.grid import Spans
from gxlint.readers.html.runs import is_even, text_of
from gxlint.readers.html.shape import Shape
from gxlint.readers.html.skeleton import skeleton_of
from gxlint.records import NamedTuple, make

PROSE = 80
"""Characters that make a line prose: menus and imprints have shorter ones."""
_SHORT = 30


def weight_of(plain: int) -> int:
    """Return what a line with so many characters outside of links counts as content."""
    return plain if plain >= _SHORT else 4


class Grid(NamedTuple):
    """A plain table: its cells in order, what those of each row ask for, and what they hold.

    That is counted as `Measures` counts; `end` is the offset behind the table.
    """

    texts: Sequence[Text]
    spans: Spans
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
TABLE = r"T[gs]*+(?:rs*+(?:\((?:[wps]|x(?!w*+s[ws]*+x))*+\)s*+)*+/[gs]*+)*+t"
"""The shape of a plain table: letters of `Tag.sign`, `x` for text, `s` for white space.

Text stands in cells only; white space between two texts of a line would count.
"""
Place = tuple[int, int]
"""The number of a stroke of markup, and that of a sign in it."""


def grid_of(signs: str, shape: Shape, first: Place, last: Place) -> Grid | None:
    """Return the plain table of those signs, whose own tags stand at two places.

    None where fewer than two cells are filled or one has a long text: it lays out the page.
    """
    skeleton = skeleton_of(signs)
    texts = _Texts(shape, first[0] + 1, last[0] + 1)
    if len(texts.found) < FEWEST:
        return None
    cells = [texts.found[at] for at in skeleton.texts]
    lengths = [texts.sizes[at] for at in skeleton.texts]
    for cell, at, end, counts in skeleton.others:
        lines = texts.joined(at, counts) if counts else texts.found[at:end]
        cells[cell] = in_one(list(filter(None, lines)))
        lengths[cell] = sum(texts.sizes[at:end])
    filled, largest = len(lengths) - lengths.count(0), max(lengths, default=0)
    if filled < FEWEST or largest > LONGEST:
        return None
    sizes = list(filter(None, texts.sizes))
    starts = _starts(shape, first, last)
    if None in cells:
        cells = [cell or ("", ((0, start[0]),)) for cell, start in zip(cells, starts, strict=True)]
    spans = tuple([start[1] for start in starts])
    return Grid(
        [make(Text, cell) for cell in cells if cell],
        tuple([spans[begin:end] for begin, end in skeleton.rows]),
        sum(lengths),
        sum(map(weight_of, sizes)),
        sum([size >= PROSE for size in sizes]),
        len(cells),
        filled,
        largest,
        _end(shape, last),
    )


def _starts(shape: Shape, first: Place, last: Place) -> list[tuple[int, tuple[int, int]]]:
    """Return for each cell between two places where what it holds begins, and what it asks for."""
    strokes = shape.strokes[first[0] : last[0] + 1]
    starts = [
        (begin + inner, spans)
        for stroke, begin in zip(strokes, shape.begins[first[0] :], strict=False)
        for _, inner, spans in stroke.cells
    ]
    before = sum([cell[0] < first[1] for cell in strokes[0].cells])
    behind = sum([cell[0] > last[1] for cell in strokes[-1].cells])
    return starts[before : len(starts) - behind]


def _end(shape: Shape, place: Place) -> int:
    """Return the offset behind the tag at a place."""
    number, sign = place
    ends = [
        shape.begins[number] + step[3] for step in shape.strokes[number].steps if step[0] == sign
    ]
    return ends[0]


class _Texts:
    """The texts of a table in order.

    `found` holds them as if each stood on a line of its own, None where it says nothing; `sizes`
    how many characters each line shows, at its first text.
    """

    def __init__(self, shape: Shape, first: int, last: int) -> None:
        self._runs = runs = shape.runs[first:last]
        self._ends = ends = shape.begins[first:last]
        contents = [run.strip() for run in runs]
        self.found: list[Line | None] = [
            (content, ((0, end - len(run.lstrip())),))
            for content, run, end in zip(contents, runs, ends, strict=True)
        ]
        self.sizes = list(map(len, contents))
        if not is_even("".join(contents)):
            self._mend(contents)

    def _mend(self, contents: Sequence[str]) -> None:
        """Set the texts that are not shown as they stand."""
        for number, content in enumerate(contents):
            if not is_even(content):
                self.found[number] = self._line(number, number + 1)
                if content == "&nbsp;":
                    self.sizes[number] = 0

    def _line(self, first: int, last: int) -> Text | None:
        """Return what the texts of those numbers say, standing on a line."""
        runs, ends = self._runs[first:last], self._ends[first:last]
        return text_of([(run, end - len(run)) for run, end in zip(runs, ends, strict=True)])

    def joined(self, at: int, counts: Sequence[int]) -> Iterator[Line | None]:
        """Yield the lines that have so many texts each, which are counted at the first of them."""
        for count in counts:
            end = at + count
            yield self.found[at] if count == 1 else self._line(at, end)
            self.sizes[at:end] = [sum(self.sizes[at:end]), *[0] * (count - 1)]
            at = end
