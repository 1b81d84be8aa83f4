"""PDF files as word processors print them, drawn by hand with an embedded font of boxes."""

import io
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from writers.model import AbstractReport, Cell, Grid
from writers.parts import Line, parts

FONT = "Boxes"
WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP, BOTTOM = 80.0, 515.0, 770.0, 80.0


@cache
def _font() -> None:
    """Make the font known.

    No Chinese font may be shipped with the tests, and pdfium loses characters of a font that is
    neither embedded nor installed.
    """
    pdfmetrics.registerFont(TTFont(FONT, io.BytesIO(font_file())))


def font_file() -> bytes:
    """Return a TrueType font: every character of the plane is a box, half as wide in ASCII."""
    half, full = _box(400), _box(900)
    codes = [
        *range(0x20, 0x7F),
        *range(0xA0, 0x100),
        *range(0x2010, 0x2600),
        *range(0x2E80, 0x2FD6),
        *range(0x3000, 0x9FFF),
        *range(0xF900, 0xFA6E),
        *range(0xFF01, 0xFF5F),
    ]
    names = {code: f"uni{code:04X}" for code in codes}
    order = [".notdef", *names.values()]
    narrow = {name for code, name in names.items() if code < 0x100}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: half if name in narrow else full for name in order})
    builder.setupHorizontalMetrics({n: (500 if n in narrow else 1000, 50) for n in order})
    builder.setupHorizontalHeader(ascent=860, descent=-140)
    builder.setupNameTable({"familyName": FONT, "styleName": "Regular", "psName": FONT})
    builder.setupOS2(sTypoAscender=860, sTypoDescender=-140, usWinAscent=860, usWinDescent=140)
    builder.setupPost()
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


def _box(right: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, -100))
    for point in ((50, 800), (right, 800), (right, -100)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


class Manner(NamedTuple):
    """How a program prints: `borders` are stroked `lines` or thin filled `rects`.

    `header` stands on top of every page and `footer` below with the page's number; `spread`
    puts full lines out to the margin by moving every character, as justified Chinese is;
    `headers` repeats so many rows on each page; `middle` sets what a cell holds in the middle of
    its height, labels in the middle of its width too; `right` sets figures at its right side.
    """

    borders: str = "lines"
    header: str = ""
    footer: str = "- {} -"
    spread: bool = False
    headers: int = 3
    size: float = 14.0
    rules: bool = True
    compressed: bool = True
    middle: bool = False
    right: bool = False


class Paper:
    """A PDF while it is printed; `y` is the height still free on the page."""

    def __init__(self, manner: Manner) -> None:
        _font()
        self.manner = manner
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT), invariant=True)
        self.canvas.setPageCompression(manner.compressed)
        self.page = 1
        self.y = TOP
        self._begin()

    def _begin(self) -> None:
        if self.manner.header:
            self.write(LEFT, HEIGHT - 50, self.manner.header, 9)
        if self.manner.footer:
            self.write(WIDTH / 2 - 15, 40, self.manner.footer.format(self.page), 9)

    def turn(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self.page += 1
        self.y = TOP
        self._begin()

    def write(self, x: float, y: float, text: str, size: float) -> None:
        """Print one line of text."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, y, text)

    def finish(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self.buffer.getvalue()

    def paragraph(self, text: str, *, indent: float = 0.0, size: float | None = None) -> None:
        """Print a paragraph, its first line indented."""
        points = size or self.manner.size
        lines = list(broken(text, points, RIGHT - LEFT, indent))
        for i, line in enumerate(lines):
            if self.y < BOTTOM + points:
                self.turn()
            x = LEFT + (indent if i == 0 else 0)
            self.y -= points * 1.8
            if self.manner.spread and i < len(lines) - 1:
                self._spread(x, line, points)
            else:
                self.write(x, self.y, line, points)

    def _spread(self, x: float, line: str, size: float) -> None:
        gap = (RIGHT - x - width(line, size)) / max(len(line) - 1, 1)
        for char in line:
            self.write(x, self.y, char, size)
            x += width(char, size) + gap

    def centred(self, text: str, size: float) -> None:
        """Print a line in the middle."""
        self.y -= size * 2
        self.write((WIDTH - width(text, size)) / 2, self.y, text, size)

    def border(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw one side of a cell."""
        if not self.manner.rules:
            return
        if self.manner.borders == "lines":
            self.canvas.setLineWidth(0.5)
            self.canvas.line(x0, y0, x1, y1)
        else:
            self.canvas.rect(x0 - 0.25, y0 - 0.25, x1 - x0 + 0.5, y1 - y0 + 0.5, stroke=0, fill=1)

    def table(self, grid: Grid) -> None:
        """Print a table, cut between rows where the page ends."""
        _Printed(self, grid).print()


class _Printed:
    """A table on paper: rows as high as their labels need."""

    def __init__(self, paper: Paper, grid: Grid) -> None:
        self.paper = paper
        self.cells = list(grid.placed())
        self.rows = len(grid.rows)
        self.edges = _edges(grid)
        self.size = 9.0
        self.heights = [self._height(row) for row in range(self.rows)]
        self.repeated = 0
        if self.rows > 10:
            self.repeated = paper.manner.headers

    def _lines(self, column: int, cell: Cell) -> list[str]:
        room = self.edges[column + cell.columns] - self.edges[column] - 4
        return list(broken(cell.text, self.size, room))

    def _height(self, row: int) -> float:
        lines = [
            len(self._lines(c, cell)) for r, c, cell in self.cells if r == row and cell.rows == 1
        ]
        return max([*lines, 1]) * self.size * 1.3 + 5

    def print(self) -> None:
        row = 0
        while row < self.rows:
            repeated = list(range(self.repeated)) if row >= self.repeated else []
            room = self.paper.y - BOTTOM - sum(self.heights[r] for r in repeated)
            end = row
            while end < self.rows and room >= self.heights[end]:
                room -= self.heights[end]
                end += 1
            if end == row:
                self.paper.turn()
                continue
            self._stretch([*repeated, *range(row, end)])
            row = end
            if row < self.rows:
                self.paper.turn()
        self.paper.y -= 10

    def _stretch(self, rows: list[int]) -> None:
        """Print these rows; cells that reach beyond them are cut."""
        tops: dict[int, float] = {}
        for row in rows:
            tops[row] = self.paper.y
            self.paper.y -= self.heights[row]
        for row, column, cell in self.cells:
            covered = [r for r in range(row, row + cell.rows) if r in tops]
            if covered:
                top, last = tops[covered[0]], covered[-1]
                self._cell(column, cell, top, tops[last] - self.heights[last], shown=row in tops)

    def _cell(self, column: int, cell: Cell, top: float, bottom: float, *, shown: bool) -> None:
        left, right = self.edges[column], self.edges[column + cell.columns]
        border = self.paper.border
        border(left, top, right, top)
        border(left, bottom, right, bottom)
        border(left, bottom, left, top)
        border(right, bottom, right, top)
        if shown:
            lines = self._lines(column, cell)
            y = top - self.size - 1
            if self.paper.manner.middle:
                y -= (top - bottom - 5 - len(lines) * self.size * 1.3) / 2
            for line in lines:
                self.paper.write(self._x(line, cell, left, right), y, line, self.size)
                y -= self.size * 1.3

    def _x(self, line: str, cell: Cell, left: float, right: float) -> float:
        figure = cell.text.isascii() and cell.text
        if figure and self.paper.manner.right:
            return right - 4 - width(line, self.size)
        if figure or self.paper.manner.middle:
            return (left + right - width(line, self.size)) / 2
        return left + 2


def _edges(grid: Grid) -> list[float]:
    """Return the x of each vertical edge: label columns are wide where there are many columns."""
    columns = grid.columns
    room = RIGHT - LEFT
    if columns == 3:
        widths = [room * 0.7, room * 0.1, room * 0.2]
    elif columns == 10:
        widths = [40.0, 55.0, 90.0, *[(room - 185) / 7] * 7]
    else:
        widths = [room / columns] * columns
    edges = [LEFT]
    for w in widths:
        edges.append(edges[-1] + w)
    return edges


def width(text: str, size: float) -> float:
    """Return how wide a text is printed."""
    return pdfmetrics.stringWidth(text, FONT, size)


def broken(text: str, size: float, room: float, indent: float = 0.0) -> Iterator[str]:
    """Yield the lines that a text is broken into."""
    line = ""
    left = room - indent
    for char in text:
        if line and width(line + char, size) > left:
            yield line
            line, left = "", room
        line += char
    if line:
        yield line


def pdf(report: AbstractReport, manner: Manner | None = None) -> bytes:
    """Return the report as a PDF file."""
    paper = Paper(manner or Manner())
    size = paper.manner.size
    for part in parts(report):
        if not isinstance(part, Line):
            paper.table(part)
        elif part.kind == "title":
            paper.centred(part.text, min(18.0, (RIGHT - LEFT) / len(part.text)))
        else:
            paper.paragraph(part.ordinal + part.text, indent=size * 2)
    return paper.finish()
