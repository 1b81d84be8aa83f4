"""The rows and columns of a table without ruling lines."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gxlint.readers.pdf.aligned import LEADING, Band, Set
from gxlint.readers.pdf.labels import Block, follows, labels_of
from gxlint.readers.pdf.lines import WIDE, Field
from gxlint.readers.pdf.spread import Spread, Square
from gxlint.records import NamedTuple

_Span = tuple[float, float]


class _Parts(NamedTuple):
    """The fields of a line: of its labels, and what stands in the columns of figures."""

    labels: list[Field]
    values: list[Field]


def spread_of(band: Band) -> Spread | None:
    """Return the table that a stretch of lines makes, None where its columns are not clear.

    Columns are those of its figures; what stands left of them is labels, one behind the other.
    """
    rows = [one for one in band.lines if one.is_row]
    figures = _merged((f.left, f.right) for one in rows for f in one.fields[one.first :])
    edge = max((f.right for one in rows for f in one.fields[: one.first]), default=0.0)
    if edge > figures[0][0] or any(_is_fused(one) for one in rows) or _are_broken(rows):
        return None
    parts = [_parts(one, edge) for one in band.lines]
    head = _in_order([part.values for part in parts[: band.header]], figures)
    columns = _with_blank(figures, head)
    if columns is None:
        return None
    header = [*_header(band, head, columns)]
    under = {c for block in header for c in range(block.columns[0], block.columns[1] + 1)}
    if len(figures) < len(columns) > len(under):
        return None
    values = _values(band, parts, columns)
    labels = labels_of(band, [part.labels for part in parts])
    return None if values is None else _spread(band, labels, [*header, *values], len(columns))


def _values(band: Band, parts: Sequence[_Parts], columns: Sequence[_Span]) -> list[Block] | None:
    """Return what stands in the columns of each row, blanks too; None where that is not clear."""
    found: list[Block] = []
    for at, one in enumerate(band.lines):
        if one.is_row:
            row = _in_columns(parts[at].values, columns)
            if row is None:
                return None
            found += [Block(at, field, (c, c)) for c, field in enumerate(row)]
    return found


def _merged(spans: Iterable[_Span]) -> list[_Span]:
    """Return the stretches that the spans cover together."""
    found: list[_Span] = []
    for left, right in sorted(spans):
        if found and left < found[-1][1]:
            found[-1] = found[-1][0], max(right, found[-1][1])
        else:
            found.append((left, right))
    return found


def _is_fused(one: Set) -> bool:
    """Tell whether a figure may have run together with the label before it."""
    return one.first > 0 and one.fields[one.first - 1].text[-1].isdigit()


def _are_broken(rows: Sequence[Set]) -> bool:
    """Tell whether figures may go on below: rows without a label right below others of figures."""
    return any(
        not below.first and above.line.top - below.line.top <= LEADING * below.line.size
        for above, below in pairwise(rows)
    )


def unread(band: Band) -> Spread:
    """Return a table of one cell with the words of a stretch of lines, its figures left out."""
    texts = ("".join(field.text for field in one.fields[: one.first]) for one in band.lines)
    page = band.lines[0].line.page
    square = Square(0, 0, 1, 1, "\n".join(text for text in texts if text), page)
    return Spread((0.0, 1.0), 1, (square,), exact=False, aligned=True)


def _parts(one: Set, edge: float) -> _Parts:
    """Return the fields of labels, put together where no wide gap parts them, and the others."""
    labels: list[Field] = []
    values: list[Field] = []
    for field in one.fields:
        if field.left >= edge:
            values.append(field)
        elif labels and field.left - labels[-1].right <= WIDE * one.line.size:
            labels[-1] = Field(labels[-1].text + field.text, labels[-1].left, field.right)
        else:
            labels.append(field)
    return _Parts(labels, values)


def _in_columns(fields: Sequence[Field], columns: Sequence[_Span]) -> list[Field] | None:
    """Return what stands in each column of a row; None where two stand in one."""
    found = [Field("", left, right) for left, right in columns]
    for field in fields:
        at = bisect_right(columns, field.left, key=lambda column: column[0]) - 1
        if at < 0 or found[at].text or field.right > columns[at][1]:
            return None
        found[at] = field
    return found


def _over(field: Field, columns: Sequence[_Span]) -> tuple[int, int]:
    """Return the first and last column over whose middle a field stands, else the nearest."""
    over = [i for i, (left, right) in enumerate(columns) if _covers(field, (left + right) / 2)]
    if over:
        return over[0], over[-1]
    nearest = min(range(len(columns)), key=lambda i: _distance(field, columns[i]))
    return nearest, nearest


def _covers(field: Field, x: float) -> bool:
    return field.left <= x <= field.right


def _distance(field: Field, column: _Span) -> float:
    middle = (column[0] + column[1]) / 2
    return max(field.left - middle, middle - field.right)


def _in_order(head: list[list[Field]], figures: Sequence[_Span]) -> list[list[Field]]:
    """Return the header, its words above the figures where one line has as many as they have.

    Words at the left of a wide column may be nearer to the figures in the middle of another.
    """
    lines = [fields for fields in head if fields]
    if len(lines) != 1 or len(lines[0]) != len(figures):
        return head
    above = [Field(f.text, *span) for f, span in zip(lines[0], figures, strict=True)]
    return [above if fields else [] for fields in head]


_Placed = tuple[Field, tuple[int, int]]
"""What stands in a header, and the first and last column that it is over."""


def _placed(fields: Sequence[Field], columns: Sequence[_Span]) -> list[_Placed]:
    """Return the columns that the fields of a line of the header are over."""
    return [(field, _over(field, columns)) for field in fields]


def _with_blank(figures: list[_Span], head: Sequence[Sequence[Field]]) -> list[_Span] | None:
    """Return the columns with those that have words in the header and no figure in any row."""
    columns = figures
    for _ in range(sum(map(len, head))):
        more = _blank(columns, head)
        if more is None:
            return columns
        if any(left < more[1] and more[0] < right for left, right in columns):
            return None
        columns = sorted([*columns, more])
    return columns


def _blank(columns: Sequence[_Span], head: Sequence[Sequence[Field]]) -> _Span | None:
    """Return the place of words that would share a column with others beside them."""
    for fields in head:
        taken: dict[int, Field] = {}
        for field, (first, last) in _placed(fields, columns):
            other = taken.setdefault(first, field)
            if first == last and other is not field and max(len(other.text), len(field.text)) > 1:
                far = max(field, other, key=lambda f: _distance(f, columns[first]))
                return far.left, far.right
    return None


def _header(
    band: Band, head: Sequence[Sequence[Field]], columns: Sequence[_Span]
) -> Iterator[Block]:
    """Yield the cells of the header, those broken over lines put together."""
    open_: dict[tuple[int, int], Block] = {}
    for at, fields in enumerate(head):
        for field, over in _placed(fields, columns):
            block = open_.get(over)
            if block is not None and (block.last == at or follows(band, block.last, at)):
                block.add(at, field)
                continue
            if block is not None:
                yield block
            open_[over] = Block(at, field, over)
    yield from open_.values()


def _spread(band: Band, labels: list[Block], values: list[Block], many: int) -> Spread | None:
    """Return the table: columns of labels by where they begin, then those of figures."""
    size = band.lines[0].line.size
    lefts: list[float] = []
    for left in sorted(block.left for block in labels):
        if not lefts or left - lefts[-1] > size:
            lefts.append(left)
    shift = len(lefts)
    numbers = {at: i for i, at in enumerate(sorted({b.row for b in (*labels, *values)}))}
    page = band.lines[0].line.page
    squares: dict[tuple[int, int], Square] = {}
    for block in labels:
        column = max(i for i, left in enumerate(lefts) if left <= block.left)
        place = numbers[block.row], column
        if place in squares:
            return None
        squares[place] = Square(*place, 1, 1, block.text, page)
    for block in values:
        first, last = block.columns
        place = numbers[block.row], shift + first
        if place in squares:
            return None
        squares[place] = Square(*place, 1, last - first + 1, block.text, page)
    xs = tuple(float(x) for x in range(shift + many + 1))
    return Spread(xs, len(numbers), tuple(squares.values()), exact=False, aligned=True)
