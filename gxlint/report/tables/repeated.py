"""Merged cells that a converter printed again in each of their squares, put together again."""

from collections.abc import Iterator, Mapping, Sequence

from gxlint.blocks import Cell, Table
from gxlint.columns import Cells
from gxlint.forms.tables import Prints
from gxlint.report.tables.labels import is_value

_RUN = 3
Square = tuple[int, int]


def unrepeated(table: Table, prints: Prints) -> Table:
    """Return the table with the squares of a merged cell as one cell, if its first row repeats.

    There the same words stand three times side by side, as no form has them. Figures and blanks are
    put together only below a label as wide.
    """
    first = Cells.of(table.cells).first_row
    if not any(_is_repeated(first, at) for at in range(len(first) - _RUN + 1)):
        return table
    squares = {(cell.row, cell.column): cell for cell in table.cells}
    if len(squares) != len(table.cells):
        return table
    labels = {at: cell for at, cell in squares.items() if _is_label(cell, prints)}
    merged = list(_merged(labels))
    covered = {at for cell in merged for at in _covered(cell)}
    merged += _figures({at: c for at, c in squares.items() if at not in covered}, merged)
    merged.sort(key=lambda cell: (cell.row, cell.column))
    return table._replace(cells=tuple(merged))


def _is_repeated(words: Sequence[str], at: int) -> bool:
    return bool(words[at]) and len(set(words[at : at + _RUN])) == 1


def _is_label(cell: Cell, prints: Prints) -> bool:
    content = cell.text.content
    return bool(content) and not is_value(content, prints)


def _covered(cell: Cell) -> Iterator[Square]:
    for row in range(cell.row, cell.row + cell.row_span):
        for column in range(cell.column, cell.column + cell.column_span):
            yield row, column


def _merged(labels: Mapping[Square, Cell]) -> Iterator[Cell]:
    """Yield the labels, each with the squares right of it and below that repeat it.

    A label with figures right of it below is that of another row, printed twice by mistake.
    """
    widest = max((column for _, column in labels), default=0)
    taken: set[Square] = set()
    for at, cell in labels.items():
        if at in taken:
            continue
        row, column = at
        content = cell.text.content
        width = height = 1
        while _same(labels, (row, column + width), content):
            width += 1
        while all(_same(labels, (row + height, column + i), content) for i in range(width)):
            beside = (row + height, column + width)
            if beside not in labels and column + width <= widest:
                break
            height += 1
        whole = cell._replace(row_span=height, column_span=width)
        taken.update(_covered(whole))
        yield whole


def _same(squares: Mapping[Square, Cell], at: Square, content: str) -> bool:
    return at in squares and squares[at].text.content == content


def _figures(squares: Mapping[Square, Cell], labels: list[Cell]) -> Iterator[Cell]:
    """Yield the figures and blanks, those together that one wide label heads."""
    heads: dict[int, Cell] = {}
    below = sorted((cell.row, cell.column, cell) for cell in labels)
    taken: set[Square] = set()
    for at, cell in sorted(squares.items()):
        while below and below[0][:2] < at:
            _, _, label = below.pop(0)
            for column in range(label.column, label.column + label.column_span):
                heads[column] = label
        if at in taken:
            continue
        head = heads.get(at[1])
        width = head.column_span if head and head.column == at[1] else 1
        content = cell.text.content
        if not all(_same(squares, (at[0], at[1] + i), content) for i in range(width)):
            width = 1
        whole = cell._replace(column_span=width)
        taken.update(_covered(whole))
        yield whole
