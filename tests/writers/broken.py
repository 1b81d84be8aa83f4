"""Word files whose tables are broken in the ways that editing and converting break them."""

import io
import random
import re
import zipfile
from collections.abc import Callable

from writers.word import zipped

_PART = "word/document.xml"
_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_ROW = re.compile(r"<w:tr\b.*?</w:tr>", re.DOTALL)
_CELL = re.compile(r"<w:tc>.*?</w:tc>", re.DOTALL)
_SPAN = re.compile(r'<w:gridSpan w:val="(\d+)"/>')

Cells = list[str]
Break = Callable[[Cells, int], Cells]
"""Changes a row of cells at one of them."""


def _span_of(cell: str) -> int:
    found = _SPAN.search(cell)
    return int(found[1]) if found else 1


def _spanning(cell: str, columns: int) -> str:
    bare = _SPAN.sub("", cell)
    return bare.replace("<w:tcPr>", f'<w:tcPr><w:gridSpan w:val="{columns}"/>', 1)


def _emptied(cell: str) -> str:
    return re.sub(r"<w:t[^>]*>[^<]*</w:t>", "", cell)


def without_span(cells: Cells, at: int) -> Cells:
    """Lose a merged cell's width."""
    return [*cells[:at], _spanning(cells[at], 1), *cells[at + 1 :]]


def wider(cells: Cells, at: int) -> Cells:
    """Make a cell one column wider than it is drawn."""
    return [*cells[:at], _spanning(cells[at], _span_of(cells[at]) + 1), *cells[at + 1 :]]


def narrower(cells: Cells, at: int) -> Cells:
    """Make a cell one column narrower."""
    return [*cells[:at], _spanning(cells[at], max(_span_of(cells[at]) - 1, 1)), *cells[at + 1 :]]


def merged_with_next(cells: Cells, at: int) -> Cells:
    """Merge a cell with its neighbour, whose text goes."""
    if at + 1 >= len(cells):
        return cells
    columns = _span_of(cells[at]) + _span_of(cells[at + 1])
    return [*cells[:at], _spanning(cells[at], columns), *cells[at + 2 :]]


def merged_into_next(cells: Cells, at: int) -> Cells:
    """Merge a cell with its neighbour, whose text stays."""
    if at + 1 >= len(cells):
        return cells
    columns = _span_of(cells[at]) + _span_of(cells[at + 1])
    return [*cells[:at], _spanning(cells[at + 1], columns), *cells[at + 2 :]]


def dropped(cells: Cells, at: int) -> Cells:
    """Lose a cell."""
    return cells[:at] + cells[at + 1 :]


def last_dropped(cells: Cells, _at: int) -> Cells:
    """Lose the last cell."""
    return cells[:-1]


def doubled(cells: Cells, at: int) -> Cells:
    """Put an empty cell behind a cell."""
    return [*cells[: at + 1], _emptied(_spanning(cells[at], 1)), *cells[at + 1 :]]


def without_restart(cells: Cells, at: int) -> Cells:
    """Begin a merged cell without saying so."""
    broken = cells[at].replace('<w:vMerge w:val="restart"/>', "<w:vMerge/>")
    return [*cells[:at], broken, *cells[at + 1 :]]


def without_merge(cells: Cells, at: int) -> Cells:
    """Forget that a cell goes on with the one above."""
    return [*cells[:at], cells[at].replace("<w:vMerge/>", ""), *cells[at + 1 :]]


BREAKS: dict[str, Break] = {
    f.__name__: f
    for f in (
        without_span,
        wider,
        narrower,
        merged_with_next,
        merged_into_next,
        dropped,
        last_dropped,
        doubled,
        without_restart,
        without_merge,
    )
}
WHERE = ("row", "header", "below", "everywhere")


def broken(data: bytes, name: str, where: str, chance: random.Random) -> bytes:
    """Return the Word file with one of its tables broken.

    `where`: in one row, in a row of the header, from a row on, or in every row, at the same place.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries: dict[str, str | bytes] = {n: archive.read(n) for n in archive.namelist()}
    content = entries[_PART]
    assert isinstance(content, bytes)
    text = content.decode()
    found = chance.choice(list(_TABLE.finditer(text)))
    table = _broken_table(found[0], BREAKS[name], where, chance)
    entries[_PART] = text[: found.start()] + table + text[found.end() :]
    return zipped(entries)


def _broken_table(table: str, change: Break, where: str, chance: random.Random) -> str:
    rows = list(_ROW.finditer(table))
    first = chance.randrange(3 if where == "header" else len(rows))
    numbers = {
        "row": range(first, first + 1),
        "header": range(first, first + 1),
        "below": range(first, len(rows)),
        "everywhere": range(len(rows)),
    }[where]
    from_end = chance.random() < 0.7
    at = chance.randrange(4)
    parts: list[str] = []
    done = 0
    for number, row in enumerate(rows):
        parts.append(table[done : row.start()])
        parts.append(
            _changed(row[0], change, -1 - at if from_end else at) if number in numbers else row[0]
        )
        done = row.end()
    return "".join(parts) + table[done:]


def _changed(row: str, change: Break, at: int) -> str:
    cells = [cell[0] for cell in _CELL.finditer(row)]
    place = at if at >= 0 else len(cells) + at
    if not 0 <= place < len(cells):
        return row
    begin, end = row.index(cells[0]), row.rindex(cells[-1]) + len(cells[-1])
    return row[:begin] + "".join(change(cells, place)) + row[end:]
