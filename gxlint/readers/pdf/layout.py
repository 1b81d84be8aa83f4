"""Pages put together into blocks of a text made for them."""

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, islice

from gxlint.blocks import Address, Cell, Paragraph, Table
from gxlint.readers.pdf import columns, prose
from gxlint.readers.pdf.aligned import bands_of, parts_of
from gxlint.readers.pdf.doubts import without_torn
from gxlint.readers.pdf.figures import are_sure
from gxlint.readers.pdf.furniture import furniture
from gxlint.readers.pdf.gutter import (
    MOST_COLUMNS,
    Flow,
    are_beside,
    columns_of,
    in_reading_order,
    is_doubtful,
    is_stacked,
)
from gxlint.readers.pdf.lines import Line
from gxlint.readers.pdf.sheet import Sheet, is_parallel
from gxlint.readers.pdf.spread import Spread, are_parts, joined, repeats_header, spread_of
from gxlint.readers.pdf.strips import Piece
from gxlint.readers.writing import Writing

Item = Line | Spread


class Layout(Writing):
    """Lays pages out one after the other.

    `doubtful` are the pages on which something stands beside text, or over it, and it is not
    certain what is read before what; `illegible` says that words of some page are
    printed over others, or lost.
    """

    doubtful: tuple[int, ...] = ()
    illegible: bool = False

    def add(self, sheets: Sequence[Sheet]) -> None:
        """Lay out the pages one after the other."""
        off = furniture([(sheet.height, sheet.lines) for sheet in sheets])
        pages = [_pieces(sheet, off) for sheet in sheets]
        notes = [_notes(sheet, pieces) for sheet, pieces in zip(sheets, pages, strict=True)]
        pages = [
            pieces[: len(pieces) - len(below)] for pieces, below in zip(pages, notes, strict=True)
        ]
        found = (columns for pieces in pages for columns in columns_of(pieces))
        known = list(dict.fromkeys(islice(found, MOST_COLUMNS)))
        orders = [in_reading_order(pieces, known) for pieces in pages]
        self.illegible = any(sheet.illegible for sheet in sheets)
        self.doubtful = tuple(
            sheet.number
            for sheet, pieces, flows in zip(sheets, pages, orders, strict=True)
            if sheet.doubtful or _is_doubtful(sheet, pieces, flows)
        )
        items = _whole([list(_with_aligned(flow)) for flows in orders for flow in flows])
        items += [piece.what for below in notes for piece in below]
        items = _with_parted(items)
        prosaic = [item for item in items if isinstance(item, Line) and len(item.fields) == 1]
        margins = prose.margins_of(prosaic)
        items = [prose.fitted(item, margins) if isinstance(item, Line) else item for item in items]
        items = [
            without_torn(item) if isinstance(item, Line) and item.page in self.doubtful else item
            for item in items
        ]
        waiting: list[Line] = []
        for i, item in enumerate(items):
            if isinstance(item, Line):
                waiting.append(item)
            else:
                self._add_lines(waiting, margins)
                waiting = []
                self._add_table(item, certain=self._is_certain(items[max(i - 1, 0) : i + 2], item))
        self._add_lines(waiting, margins)

    def _add_lines(self, lines: list[Line], margins: prose.Margins) -> None:
        for paragraph in prose.paragraphs_of(lines, margins):
            self.paragraphs += 1
            address = Address(page=paragraph[0].page, paragraph=self.paragraphs)
            self.blocks.append(Paragraph(self.write(prose.text_of(paragraph), address)))

    def _is_certain(self, around: Sequence[Item], table: Spread) -> bool:
        """Tell whether no page of doubt makes a table uncertain; `around` is it and its neighbours.

        It may go on with a page, or have begun on one, that nothing else parts it from.
        """
        if not self.doubtful:
            return True
        first, last = _pages(table)
        parted = {page for item in around if item is not table for page in _pages(item)}
        reach = range(first - (first not in parted), last + (last not in parted) + 1)
        return not self.illegible and not any(page in reach for page in self.doubtful)

    def _add_table(self, table: Spread, *, certain: bool) -> None:
        self.tables += 1
        sure = table.sure and certain
        cells = []
        for square in sorted(table.squares):
            text = self.write_cell(square.text, square.page, square.row, square.column)
            cells.append(Cell(square.row, square.column, text, square.rows, square.columns))
        self.blocks.append(
            Table(
                tuple(cells),
                table.rows,
                len(table.xs) - 1,
                exact=table.exact and sure,
                aligned=table.aligned or not sure,
                sure=table.sure and not self.illegible,
            )
        )


def _pages(item: Item) -> tuple[int, int]:
    """Return the first page on which an item stands, and the last."""
    if isinstance(item, Line):
        return item.page, item.page
    pages = [square.page for square in item.squares]
    return min(pages), max(pages)


def _is_doubtful(sheet: Sheet, pieces: Sequence[Piece], flows: Sequence[Flow]) -> bool:
    """Tell whether it is not certain what is read after what on a page."""
    if len(flows) > 1:
        return are_beside(flows) or is_stacked(pieces, sheet.height)
    return is_parallel(sheet) or is_doubtful(pieces)


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


_NOTE = 0.9
"""Sizes of most of a page's text that a footnote has, at most."""


def _notes(sheet: Sheet, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the footnotes of a page: the last lines, in small print below a short line.

    They are read last of all, since what is above them may go on with the next page.
    """
    sizes = sorted(piece.what.size for piece in pieces if isinstance(piece.what, Line))
    small = _NOTE * sizes[len(sizes) // 2] if sizes else 0.0
    for mark in sheet.marks:
        below = [piece for piece in pieces if piece.top < mark]
        if 0 < 2 * len(below) < len(pieces) and all(
            isinstance(piece.what, Line) and piece.what.size < small for piece in below
        ):
            return below
    return []


def _with_aligned(flow: Flow) -> Iterator[Item]:
    """Yield what is in a flow, with the lines that are a table without ruling lines made one."""
    items = list(flow.items())
    if not any(len(item.fields) > 1 for item in items if isinstance(item, Line)):
        yield from items
        return
    rows = [piece.row for piece in flow.pieces]
    for ruled, numbers in groupby(range(len(items)), lambda i: isinstance(items[i], Spread)):
        run = list(numbers)
        lines = [item for item in items[run[0] : run[-1] + 1] if isinstance(item, Line)]
        if ruled:
            yield from items[run[0] : run[-1] + 1]
            continue
        done = 0
        for band in bands_of(lines, rows[run[0] : run[-1] + 1]):
            yield from lines[done : band.start]
            found = (columns.spread_of(band) if band.clear else None) or columns.unread(band)
            printed = rows[run[0] + band.start : run[0] + band.end]
            yield found._replace(sure=are_sure([part] for row in printed for part in parts_of(row)))
            done = band.end
        yield from lines[done:]


def _whole(flows: Sequence[list[Item]]) -> list[Item]:
    """Return all items, tables that go on from page to page or column to column made one."""
    whole: list[Item] = []
    for flow in flows:
        items = flow
        last = whole[-1] if whole else None
        first = items[0] if items else None
        both = None
        if isinstance(last, Spread) and isinstance(first, Spread):
            both = joined(last, first)
            if both is None and are_parts(last, first):
                whole[-1] = last._replace(sure=False)
                items = [first._replace(sure=False), *flow[1:]]
        if both is not None:
            whole[-1:] = [both]
        whole.extend(items if both is None else items[1:])
    return whole


def _with_parted(items: Sequence[Item]) -> list[Item]:
    """Return the items; tables that go on elsewhere, as their headers say, are not sure."""
    tables = [item for item in items if isinstance(item, Spread)]
    parted = {id(one) for a, b in combinations(tables, 2) if repeats_header(a, b) for one in (a, b)}
    return [
        item._replace(sure=False) if isinstance(item, Spread) and id(item) in parted else item
        for item in items
    ]
