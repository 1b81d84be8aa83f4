"""Pages put together into blocks of a text made for them."""

from collections.abc import Sequence
from itertools import islice

from gxlint.blocks import Address, Cell, Paragraph, Table
from gxlint.readers.pdf import columns, prose
from gxlint.readers.pdf.aligned import bands_of
from gxlint.readers.pdf.figures import are_sure, text_of
from gxlint.readers.pdf.furniture import furniture
from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.gutter import MOST_COLUMNS, Piece, columns_of, in_reading_order
from gxlint.readers.pdf.lines import Line, line_of, rows_of
from gxlint.readers.pdf.native import Page
from gxlint.readers.pdf.ruling import Merged, Ruled, tables_of
from gxlint.readers.pdf.spread import Spread, joined, spread_of
from gxlint.readers.writing import Writing
from gxlint.records import NamedTuple


class Filled(NamedTuple):
    """A ruled table and the text of each of its cells.

    `full` are the numbers of the cells at its end whose last line fills them; `sure` tells whether
    the cells hold what is printed in them.
    """

    ruled: Ruled
    texts: list[str]
    full: frozenset[int]
    sure: bool


class Sheet(NamedTuple):
    """A page read: its lines of text outside of tables, and its tables with their texts.

    `chars` are those of each line.
    """

    number: int
    height: float
    lines: list[Line]
    chars: list[list[Char]]
    tables: list[Filled]


def sheet_of(page: Page) -> Sheet:
    """Return the lines and tables of a page."""
    ruled = tables_of(page.strokes, page.chars)
    inside: list[list[list[Char]]] = [[[] for _ in table.cells] for table in ruled]
    outside: list[Char] = []
    for char in page.chars:
        x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
        for table, cells in zip(ruled, inside, strict=True):
            cell = table.cell_at(x, y)
            if cell is not None:
                cells[cell].append(char)
                break
        else:
            outside.append(char)
    rows = rows_of(outside)
    for table, cells in zip(ruled, inside, strict=True):
        rows = _without_overflow(rows, table, cells)
    lines = [line_of(page.number, row) for row in rows]
    tables = [_filled(table, cells) for table, cells in zip(ruled, inside, strict=True)]
    return Sheet(page.number, page.height, lines, rows, [t for t in tables if any(t.texts)])


_FEWEST = 4
"""Lines beside a table, at least, that make text in parallel of them."""
_LONG = 6.0
"""Heights of such a line that it is long, at least."""


def is_parallel(sheet: Sheet) -> bool:
    """Tell a page on which text goes on beside a ruled table, as in a column of its own.

    What comes first there, and what stands in one line with what, is then not certain.
    """
    return any(
        sum(
            table.ruled.ys[-1] < line.bottom < line.top < table.ruled.ys[0]
            and line.right - line.left > _LONG * (line.top - line.bottom)
            for line in sheet.lines
        )
        >= _FEWEST
        for table in sheet.tables
    )


_FAR = 30.0
"""Points from the end of a table beyond which no line is looked at."""
_NEXT = 0.4
_GAP = 0.8
"""Heights of a line between the end of a table and the next line of its cell, and two such."""


def _without_overflow(
    rows: list[list[Char]], table: Ruled, cells: list[list[Char]]
) -> list[list[Char]]:
    """Return the rows without those right below a table that are of a cell at its end.

    A cell that goes on with the next page may have a label longer than what is left of it here.
    """
    end, gap = table.ys[-1], _NEXT
    kept: list[list[Char]] = []
    for row in rows:
        if abs(end - row[0].top) > _FAR:
            kept.append(row)
            continue
        top = max(char.top for char in row)
        height = top - min(char.bottom for char in row)
        cell = _below(table, row) if abs(end - top) < gap * height else None
        if cell is None:
            kept.append(row)
        else:
            cells[cell].extend(row)
            end, gap = top - height, _GAP
    return kept


_NARROW = 0.25
"""The share of its table's width that such a cell has, at most."""


def _below(table: Ruled, row: list[Char]) -> int | None:
    """Return the narrow cell at the end of a table below which a row stands."""
    widest = _NARROW * (table.xs[-1] - table.xs[0])
    for i, cell in enumerate(table.cells):
        left, right = table.xs[cell.column], table.xs[cell.column + cell.columns]
        inside = left < row[0].left and row[-1].right < right < left + widest
        if inside and cell.row + cell.rows == len(table.ys) - 1:
            return i
    return None


def _filled(table: Ruled, cells: list[list[Char]]) -> Filled:
    printed = [rows_of(chars) for chars in cells]
    rows = len(table.ys) - 1
    full = frozenset(
        i
        for i, (cell, lines) in enumerate(zip(table.cells, printed, strict=True))
        if lines and cell.row + cell.rows == rows and _is_full(table, cell, lines[-1])
    )
    return Filled(table, list(map(text_of, printed)), full, are_sure(printed))


_PADDING = 11.0
"""Points between the sides of a cell and what is printed in it, both together."""


def _is_full(table: Ruled, cell: Merged, line: list[Char]) -> bool:
    """Tell whether another character would not go on the last line of a cell."""
    width = table.xs[cell.column + cell.columns] - table.xs[cell.column]
    widest = max(char.right - char.left for char in line)
    return width - (line[-1].right - line[0].left) < widest + _PADDING


class Layout(Writing):
    """Lays pages out one after the other."""

    def add(self, sheets: Sequence[Sheet]) -> None:
        """Lay out the pages one after the other."""
        off = furniture([(sheet.height, sheet.lines) for sheet in sheets])
        pages = [_pieces(sheet, off) for sheet in sheets]
        found = (columns for pieces in pages for columns in columns_of(pieces))
        known = list(dict.fromkeys(islice(found, MOST_COLUMNS)))
        orders = (in_reading_order(pieces, known) for pieces in pages)
        items = _whole(list(map(_with_aligned, sheets, orders)))
        prosaic = [item for item in items if isinstance(item, Line) and len(item.fields) == 1]
        margins = prose.margins_of(prosaic)
        items = [prose.fitted(item, margins) if isinstance(item, Line) else item for item in items]
        waiting: list[Line] = []
        for item in items:
            if isinstance(item, Line):
                waiting.append(item)
            else:
                self._add_lines(waiting, margins)
                waiting = []
                self._add_table(item)
        self._add_lines(waiting, margins)

    def _add_lines(self, lines: list[Line], margins: prose.Margins) -> None:
        for paragraph in prose.paragraphs_of(lines, margins):
            self.paragraphs += 1
            address = Address(page=paragraph[0].page, paragraph=self.paragraphs)
            self.blocks.append(Paragraph(self.write(prose.text_of(paragraph), address)))

    def _add_table(self, table: Spread) -> None:
        self.tables += 1
        cells = []
        for square in sorted(table.squares):
            text = self.write_cell(square.text, square.page, square.row, square.column)
            cells.append(Cell(square.row, square.column, text, square.rows, square.columns))
        self.blocks.append(
            Table(
                tuple(cells),
                table.rows,
                len(table.xs) - 1,
                exact=table.exact and table.sure,
                aligned=table.aligned or not table.sure,
            )
        )


Item = Line | Spread


def _pieces(sheet: Sheet, off: set[Line]) -> list[Piece]:
    """Return the lines and tables of a page from the top down, without furniture."""
    pieces = [
        Piece(line, line.left, line.right, line.bottom, line.top, row)
        for line, row in zip(sheet.lines, sheet.chars, strict=True)
        if line not in off
    ]
    for table, texts, full, sure in sheet.tables:
        spread = spread_of(sheet.number, table, texts, full, sure=sure)
        pieces.append(Piece(spread, table.xs[0], table.xs[-1], table.ys[-1], table.ys[0]))
    return sorted(pieces, key=lambda piece: -piece.top)


def _with_aligned(sheet: Sheet, items: list[Item]) -> list[Item]:
    """Return the items with the lines that are a table without ruling lines made one."""
    if not any(len(item.fields) > 1 for item in items if isinstance(item, Line)):
        return items
    chars = dict(zip(sheet.lines, sheet.chars, strict=True))
    found: list[Item] = []
    run: list[Line] = []
    for item in (*items, None):
        if isinstance(item, Line) and item.column is None:
            run.append(item)
            continue
        done = 0
        for band in bands_of(run, [chars[line] for line in run]):
            table = (columns.spread_of(band) if band.clear else None) or columns.unread(band)
            found += [*run[done : band.start], table]
            done = band.end
        found += run[done:]
        run = []
        if item is not None:
            found.append(item)
    return found


def _whole(pages: Sequence[list[Item]]) -> list[Item]:
    """Return the items of all pages, tables that go on from page to page made one."""
    whole: list[Item] = []
    for items in pages:
        last = whole[-1] if whole else None
        first = items[0] if items else None
        both = None
        if isinstance(last, Spread) and isinstance(first, Spread):
            both = joined(last, first)
        if both is not None:
            whole[-1:] = [both]
        whole.extend(items if both is None else items[1:])
    return whole
