"""Paragraphs and tables of a Word file as blocks of a text made for them."""

from collections.abc import Iterator, Sequence

from gxlint.blocks import Address, Cell, Heading, Paragraph, Span, Table, Text
from gxlint.folding import UNKNOWN
from gxlint.lookalikes import has_lookalikes, plain
from gxlint.readers.cells import in_one_string
from gxlint.readers.docx.items import Box, Item, Para, WordCell, WordRow, WordTable
from gxlint.readers.docx.signs import BANNER, DIM, EMBEDDED, INLAID, PALE, PICTURED
from gxlint.readers.grid import is_headed
from gxlint.readers.wrap import is_figure, unwrapped
from gxlint.readers.writing import Writing
from gxlint.records import make

_LONG = 400
"""Characters that a cell of a prescribed table never has."""
_MANY = 60
"""Filled cells that make a table one of data whatever else it holds."""
_ASIDE = 12
"""Characters of a remark between two parts of a table, such as the unit or that it goes on."""
_TABLE = 4
"""Cells that make a table within another one of its own."""


_DASHES = ("-", "\u2013", "\u2014", "\uff0d")


def _is_page_number(line: str) -> bool:
    """Tell a number between two dashes, which programs that turn PDFs leave in a cell."""
    inner = line[1:-1].strip("".join(_DASHES) + " ")
    return line[0] in _DASHES and line[-1] in _DASHES and inner.isdecimal()


def _without_page_number(lines: Sequence[str]) -> str:
    """Return the words above the number of a page; `UNKNOWN` where they are figures, or none."""
    return UNKNOWN if _are_figures(lines[:-1]) else in_one_string(lines[:-1])


class Layout(Writing):
    """Lays items out one after the other; each paragraph and cell gets its landmark."""

    def __init__(self) -> None:
        super().__init__()
        self.pictures: list[Span] = []
        self.embedded: list[Span] = []
        """Those of the pictures that are sheets and charts of other programs."""
        self.banners: list[int] = []
        """Blocks before each picture that may be a line of words."""
        self.running: tuple[Text, ...] = ()
        self._blanks = 0
        self._columns = 0
        """How many the table has that stands before, with no more than asides behind it."""
        self._boxes: list[Item] = []
        """What boxes hold that are anchored in cells with words of their own."""

    def take(self, items: list[Item], running: Sequence[str]) -> None:
        """Lay out a whole document with the lines at the head of its pages."""
        self.running = tuple(self.write(line, Address()) for line in running)
        self.add(items)

    def add(self, items: list[Item]) -> None:
        """Lay out the items; a table that only lays out a page gives what its cells hold."""
        for item in items:
            if isinstance(item, Para):
                self._add_paragraph(item)
            elif isinstance(item, Box):
                self.add(item.items)
            elif _is_layout(item, self._columns):
                for cell in _cells(item):
                    self.add(cell.items)
            else:
                self._add_table(item)

    def _add_paragraph(self, paragraph: Para) -> None:
        if paragraph.shows & PICTURED:
            self.pictures.append(self.end)
            if paragraph.shows & EMBEDDED:
                self.embedded.append(self.end)
            if paragraph.shows & BANNER and not paragraph.lines:
                self.banners.append(len(self.blocks))
        if not paragraph.lines:
            self._blanks += 1
            return
        self.paragraphs += 1
        if len(paragraph.lines[0]) > _ASIDE:
            self._columns = 0
        address = Address(paragraph=self.paragraphs)
        texts = [self.write(line, address) for line in paragraph.lines]
        blanks, self._blanks = self._blanks, 0
        if paragraph.level is not None:
            self.blocks.append(Heading(texts[0], paragraph.level, blanks))
            self.blocks += [Heading(text, paragraph.level) for text in texts[1:]]
        elif len(texts) == 1:
            self.blocks.append(make(Paragraph, (texts[0], blanks, 0)))
        else:
            parted = [Paragraph(text, 0 if i else blanks) for i, text in enumerate(texts)]
            self.blocks += unwrapped(parted, "")  # soft breaks within a sentence part nothing

    def _add_table(self, table: WordTable) -> None:
        self.tables += 1
        cells: list[Cell] = []
        open_above: dict[int, int] = {}
        rows = [row for row in table.rows if not row.deleted]
        for number, row in enumerate(rows):
            open_above = self._add_row(row, number, cells, open_above)
        if not cells:
            return
        columns = max(cell.column + cell.column_span for cell in cells)
        blanks, self._blanks = self._blanks, 0
        self._columns = columns
        exact = is_headed([_width(row) for row in rows if row.cells])
        self.blocks.append(Table(tuple(cells), len(rows), columns, exact, blanks))
        boxes, self._boxes = self._boxes, []
        self.add(boxes)

    def _add_row(
        self, row: WordRow, number: int, cells: list[Cell], above: dict[int, int]
    ) -> dict[int, int]:
        """Add the cells of a row; return those that may go on below, by column."""
        column = row.before
        below: dict[int, int] = {}
        first = len(cells)
        for cell in row.cells:
            if cell.deleted:
                continue
            over = above.get(column) if cell.goes_on else None
            if over is not None and cells[over].column_span == cell.columns:
                cells[over] = cells[over]._replace(row_span=cells[over].row_span + 1)
                below[column] = over
            elif cell.joins_left and len(cells) > first:
                last = cells[-1]
                cells[-1] = last._replace(column_span=last.column_span + cell.columns)
            else:
                below[column] = len(cells)
                lines, boxed = lines_of(cell.items)
                self._boxes += boxed
                content = lines[0] if len(lines) == 1 else in_one_string(lines)
                if content[-1:] in _DASHES and _is_page_number(lines[-1]):
                    content = _without_page_number(lines)
                text = self.write_cell(content, None, number, column)
                cells.append(make(Cell, (number, column, text, 1, cell.columns)))
            column += cell.columns
        return below


class _Plainly(Layout):
    """Lays out common characters where there are others that look like them."""

    def write(self, text: str, address: Address) -> Text:
        """Return the text of a paragraph or cell, written on a line of its own."""
        return super().write(plain(text), address)


def laid_out(items: list[Item], running: Sequence[str] = ()) -> Layout:
    """Return the items laid out, in common characters, behind the lines at the head of pages."""
    layout = Layout()
    layout.take(items, running)
    if has_lookalikes(layout.text):
        layout = _Plainly()
        layout.take(items, running)
    return layout


def _width(row: WordRow) -> int:
    """Return how many grid columns a row takes."""
    inner = sum(cell.columns for cell in row.cells if not cell.deleted)
    return row.before + inner + row.after


def _cells(table: WordTable) -> Iterator[WordCell]:
    for row in table.rows:
        if not row.deleted:
            yield from (cell for cell in row.cells if not cell.deleted)


def lines_of(items: list[Item]) -> tuple[Sequence[str], Sequence[Item]]:
    """Return the lines of a cell, those of the tables in it too; `UNKNOWN` for a picture alone.

    What boxes in it hold is its own where it has nothing else, and is returned apart otherwise.
    """
    first = items[0] if len(items) == 1 else None
    if isinstance(first, Para) and not first.shows:
        return first.lines, ()
    lines: list[str] = []
    boxed: list[Item] = []
    shows = 0
    for item in items:
        if isinstance(item, Para):
            lines += item.lines
            shows |= item.shows
        elif isinstance(item, Box):
            boxed += item.items
        else:
            for cell in _cells(item):
                inner, beside = lines_of(cell.items)
                lines += inner
                boxed += beside
    if not lines and boxed:
        return lines_of(boxed)
    if boxed and _are_figures(lines) and _are_figures(lines_of(boxed)[0]):
        return [UNKNOWN], boxed  # which of the two counts, or whether they are one, is not known
    inlaid = shows & PICTURED and shows & INLAID
    if (inlaid or shows & DIM or _is_half_pale(items, shows)) and _are_figures(lines):
        return [UNKNOWN], boxed  # what stands among the digits may be one of them, or not be seen
    return lines or [UNKNOWN] * (shows & PICTURED), boxed


def _is_half_pale(items: Sequence[Item], shows: int) -> bool:
    """Tell whether some paragraphs of a cell are white that may be seen or not, and others not."""
    paragraphs = [one for one in items if isinstance(one, Para) and one.lines]
    return shows & PALE != 0 and not all(one.shows & PALE for one in paragraphs)


def _are_figures(lines: Sequence[str]) -> bool:
    return all(map(is_figure, lines))


def _holds(item: Item) -> bool:
    """Tell a table of some cells, or a box with one in it."""
    if isinstance(item, WordTable):
        return sum(1 for _ in _cells(item)) >= _TABLE
    return isinstance(item, Box) and any(map(_holds, item.items))


def _is_layout(table: WordTable, before: int) -> bool:
    """Tell a table that lays out a page: it holds tables, one cell, or running text.

    A row of nothing but its label may be the last of the table right before it that has as many
    columns: `before`.
    """
    filled = holds = longest = 0
    for cell in _cells(table):
        lines, _ = lines_of(cell.items)
        size = len(lines[0]) if len(lines) == 1 else sum(map(len, lines))
        filled += bool(size)
        if filled == _MANY:
            return False
        longest = max(longest, size)
        for item in cell.items:
            if not isinstance(item, Para):
                holds += _holds(item)
    if filled == 1 and not holds and before > _TABLE and longest <= _LONG:
        return max(_width(row) for row in table.rows) != before
    return filled <= 1 or holds > 0 or longest > _LONG
