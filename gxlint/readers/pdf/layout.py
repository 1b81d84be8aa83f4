"""Pages put together into blocks of a text made for them."""

from collections.abc import Iterator, Sequence

from gxlint.blocks import Address, Cell, Paragraph, Table
from gxlint.readers.pdf import columns, prose
from gxlint.readers.pdf.aligned import bands_of
from gxlint.readers.pdf.furniture import furniture
from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.lines import Line, is_sure, line_of, rows_of, text_of
from gxlint.readers.pdf.native import Page
from gxlint.readers.pdf.ruling import Ruled, tables_of
from gxlint.readers.pdf.spread import Spread, joined, spread_of
from gxlint.readers.writing import Writing
from gxlint.records import NamedTuple


class Sheet(NamedTuple):
    """A page read: its lines of text outside of tables, and its tables with their texts.

    `chars` are those of each line. Of a table it is told whether each cell is sure to hold what is
    printed in it.
    """

    number: int
    height: float
    lines: list[Line]
    chars: list[list[Char]]
    tables: list[tuple[Ruled, list[str], bool]]


def sheet_of(page: Page) -> Sheet:
    """Return the lines and tables of a page."""
    ruled = tables_of(page.strokes)
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
    lines = [line_of(page.number, row) for row in rows]
    tables = [
        (table, [text_of(chars) for chars in cells], is_sure(cells))
        for table, cells in zip(ruled, inside, strict=True)
    ]
    return Sheet(page.number, page.height, lines, rows, [t for t in tables if any(t[1])])


class Layout(Writing):
    """Lays pages out one after the other."""

    def add(self, sheets: Sequence[Sheet]) -> None:
        """Lay out the pages one after the other."""
        off = furniture([(sheet.height, sheet.lines) for sheet in sheets])
        items = _whole([_with_aligned(sheet, list(_in_order(sheet, off))) for sheet in sheets])
        prosaic = [item for item in items if isinstance(item, Line) and len(item.fields) == 1]
        margins = prose.margins_of(prosaic)
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


def _in_order(sheet: Sheet, off: set[Line]) -> Iterator[Item]:
    """Yield the lines and tables of a page from the top down, without furniture."""
    items: list[tuple[float, Item]] = [(line.top, line) for line in sheet.lines if line not in off]
    items += [
        (table.ys[0], spread_of(sheet.number, table, texts, sure=sure))
        for table, texts, sure in sheet.tables
    ]
    items.sort(key=lambda item: -item[0])
    for _, item in items:
        yield item


def _with_aligned(sheet: Sheet, items: list[Item]) -> list[Item]:
    """Return the items with the lines that are a table without ruling lines made one."""
    if not any(len(item.fields) > 1 for item in items if isinstance(item, Line)):
        return items
    chars = dict(zip(sheet.lines, sheet.chars, strict=True))
    found: list[Item] = []
    run: list[Line] = []
    for item in (*items, None):
        if isinstance(item, Line):
            run.append(item)
            continue
        done = 0
        for band in bands_of(run, [chars[line] for line in run]):
            table = columns.spread_of(band)
            if table is not None:
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
