"""PDF files printed in the ways that make them hard to read: stamps, text twice, two columns."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import NamedTuple

from writers.model import AbstractReport, Grid
from writers.paper import BOTTOM, FONT, HEIGHT, LEFT, RIGHT, WIDTH, Manner, Paper, broken, width
from writers.parts import Line, parts


class Print(NamedTuple):
    """What is odd: a `stamp` (its size and its angle), the `second` print's distance.

    `signs` changes the text that is stored and not what is seen; `turned` prints sideways;
    `scale` prints everything so many times as large; `hidden` lays words without ink over it,
    `beyond` prints it again beside the page; `fields` has the figures of tables filled in.
    """

    stamp: tuple[float, float] | None = None
    second: float = 0.0
    signs: Callable[[str], str] = str
    turned: bool = False
    scale: float = 1.0
    hidden: bool = False
    beyond: bool = False
    fields: bool = False


RADICALS = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xF910), 0xFA08)
}


def with_radicals(text: str) -> str:
    """Return the text with the codes of radicals for common characters, as WPS stores it."""
    return "".join(RADICALS.get(char, char) for char in text)


TABLE = 9.0
"""The size of print in tables."""


class OddPaper(Paper):
    """A PDF printed oddly."""

    def __init__(self, manner: Manner, odd: Print) -> None:
        self.odd = odd
        self.filled = 0
        super().__init__(manner)

    def write(self, x: float, y: float, text: str, size: float) -> None:
        if self.odd.fields and size == TABLE and text.isdigit():
            self._fill_in(x, y, text, size)
        else:
            super().write(x, y, self.odd.signs(text), size)
        if self.odd.second:
            super().write(x + self.odd.second, y, self.odd.signs(text), size)
        if self.odd.beyond:
            super().write(x + 2 * WIDTH, y, self.odd.signs(text), size)
        if self.odd.hidden:
            unseen = self.canvas.beginText(x + 2, y - 2)
            unseen.setFont(FONT, size)
            unseen.setTextRenderMode(3)
            unseen.textOut(text.replace("1", "7"))
            unseen.setTextRenderMode(0)
            self.canvas.drawText(unseen)

    def _fill_in(self, x: float, y: float, text: str, size: float) -> None:
        self.filled += 1
        self.canvas.acroForm.textfield(
            text,
            name=f"f{self.filled}",
            x=round(x) - 2,
            y=round(y) - 2,
            width=round(width(text, size)) + 6,
            height=round(size) + 3,
            fontSize=size,
            borderWidth=0,
        )

    def _begin(self) -> None:
        if self.odd.turned:
            self.canvas.setPageSize((HEIGHT, WIDTH))
            self.canvas.translate(0, WIDTH)
            self.canvas.rotate(-90)
        if self.odd.scale != 1:
            self.canvas.setPageSize((WIDTH * self.odd.scale, HEIGHT * self.odd.scale))
            self.canvas.scale(self.odd.scale, self.odd.scale)
        if self.odd.stamp:
            size, angle = self.odd.stamp
            self.canvas.saveState()
            self.canvas.translate(120, 400)
            self.canvas.rotate(angle)
            self.canvas.setFont(FONT, size)
            self.canvas.drawString(0, 0, "内部资料2024")
            self.canvas.restoreState()
        super()._begin()


def printed(report: AbstractReport, odd: Print, manner: Manner | None = None) -> bytes:
    """Return the report printed oddly."""
    paper = OddPaper(manner or Manner(), odd)
    for part in parts(report):
        _print(paper, part)
    return paper.finish()


def _print(paper: Paper, part: Line | Grid) -> None:
    if not isinstance(part, Line):
        paper.table(part)
    elif part.kind == "title":
        paper.centred(part.text, min(18.0, (RIGHT - LEFT) / len(part.text)))
    else:
        paper.paragraph(part.ordinal + part.text, indent=paper.manner.size * 2)


class NumberedPaper(Paper):
    """A PDF whose lines of text have numbers at the left margin."""

    lines = 0

    def write(self, x: float, y: float, text: str, size: float) -> None:
        if size > TABLE:
            self.lines += 1
            super().write(LEFT - 30, y, str(self.lines), TABLE)
        super().write(x, y, text, size)


def numbered(report: AbstractReport) -> bytes:
    """Return the report with its lines numbered."""
    paper = NumberedPaper(Manner())
    for part in parts(report):
        _print(paper, part)
    return paper.finish()


GUTTER = 21.0


class Set(NamedTuple):
    """How text in columns is set: `balanced` ends all columns at one height before a table."""

    columns: int = 2
    balanced: bool = True
    size: float = 10.5
    rule: bool = False

    @property
    def width(self) -> float:
        """Return how wide a column is."""
        return (RIGHT - LEFT - GUTTER * (self.columns - 1)) / self.columns


def in_columns(report: AbstractReport, how: Set, manner: Manner | None = None) -> bytes:
    """Return the report with its text in columns, the title and the tables over all of them."""
    paper = Paper(manner or Manner(headers=3))
    waiting: list[tuple[float, str]] = []
    for part in parts(report):
        if isinstance(part, Line) and part.kind != "title":
            waiting += _lines(part, how)
            continue
        _flow(paper, waiting, how)
        waiting = []
        _print(paper, part)
    _flow(paper, waiting, how)
    return paper.finish()


def _lines(part: Line, how: Set) -> list[tuple[float, str]]:
    """Return the lines of a paragraph with where each begins."""
    lines = broken(part.ordinal + part.text, how.size, how.width, how.size * 2)
    return [(0.0 if i else how.size * 2, line) for i, line in enumerate(lines)]


def _flow(paper: Paper, lines: list[tuple[float, str]], how: Set) -> None:
    leading = how.size * 1.6
    while lines:
        room = int((paper.y - BOTTOM) / leading)
        if room < 1:
            paper.turn()
            continue
        many = (
            min(room, -(-len(lines) // how.columns)) if how.balanced or len(lines) < room else room
        )
        for column in range(how.columns):
            for i, (indent, line) in enumerate(lines[column * many : (column + 1) * many]):
                at = LEFT + column * (how.width + GUTTER) + indent, paper.y - (i + 1) * leading
                _justified(paper, at, line, how.size, how.width - indent)
        if how.rule:
            middle = LEFT + how.width + GUTTER / 2
            paper.canvas.line(middle, paper.y, middle, paper.y - many * leading)
        paper.y -= many * leading + 12
        lines = lines[how.columns * many :]


def _justified(paper: Paper, at: tuple[float, float], line: str, size: float, room: float) -> None:
    """Print a line, a full one out to the end of its column, so many points away."""
    x, y = at
    left = room - width(line, size)
    gap = left / max(len(line) - 1, 1) if left < size else 0.0
    for char in line:
        paper.write(x, y, char, size)
        x += width(char, size) + gap


SETS: Mapping[str, Set] = {
    "balanced": Set(),
    "filled": Set(balanced=False),
    "large print": Set(size=14.0),
    "with a line between": Set(rule=True),
    "three columns": Set(columns=3, size=8.0),
    "four columns": Set(columns=4, size=7.0),
}
