"""What the cells of a prescribed table state."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from gxlint.blocks import folded
from gxlint.facts import Fact, Value
from gxlint.forms.tables import Prints, TableForm, TableForms
from gxlint.records import NamedTuple
from gxlint.report.tree import FilledCell, FilledTable

_GROUP = 3
_SPACES = {ord(mark): None for mark in " \t\n\r\f\v\xa0\u3000\u2002\u2003\u2009\u200b\u200c\ufeff"}


class Figure(NamedTuple):
    """What a cell prints: its value, the unit after it, and how a change is signed."""

    value: Value
    unit: str | None = None
    sign: str | None = None


def cell_facts(table: FilledTable, forms: TableForms) -> Iterator[Fact]:
    """Yield the facts of a table: its state, its cells, what is said about them, its notes."""
    form = forms.forms[table.form][table.regime]
    yield Fact(f"tables.{table.form}", table.state, span=table.span)
    yield Fact(f"tables.{table.form}.regime", table.regime, span=table.span)
    units = _printed_units(table, forms.prints)
    for cell in table.cells:
        row, column, text, span = cell
        key = f"{form.id}.{row}.{column}" if column else f"{form.id}.{row}"
        if text is None:
            yield Fact(key, None, "", span)
            continue
        content = text.content
        kind = form.columns[column].kind if column else ""
        if kind == "count" and content.isdecimal() and content.isascii():
            yield Fact(key, int(content), content, span)
            continue
        figure = read_figure(content, forms.prints)
        yield Fact(key, figure.value, content, span)
        yield from _beside(key, kind, figure, cell, form, units, forms.prints)
    for note in table.notes:
        if not note.key.startswith("unit."):
            yield Fact(*note)


def _beside(  # noqa: PLR0913, PLR0917 - all that a cell's reading depends on
    key: str,
    kind: str,
    figure: Figure,
    cell: FilledCell,
    form: TableForm,
    units: Mapping[str, str],
    prints: Prints,
) -> Iterator[Fact]:
    """Yield what is to be said about a cell beside its value: sign, unit, amount."""
    content = cell.text.content if cell.text else ""
    if figure.unit and isinstance(figure.value, int | Decimal):
        name = f"form.{form.id}.unit_in_cell.{key}"
        yield Fact(name, figure.unit, content, cell.span)
    if kind == "change" and isinstance(figure.value, int) and figure.value:
        sign = figure.sign or "unsigned"
        if sign != "signed":
            yield Fact(f"sign.{key}", sign, content, cell.span)
    money = None if cell.column else form.rows[cell.row].money
    if kind == "money" or money:
        own = figure.unit if figure.unit in prints.money else None
        unit = own or units.get(key) or units.get(cell.column) or money
        yield from _amount(key, figure, unit, cell, prints)


def _amount(
    key: str, figure: Figure, unit: str | None, cell: FilledCell, prints: Prints
) -> Iterator[Fact]:
    """Yield the unit of an amount and the amount in units of ten thousand yuan, if it is known."""
    value = figure.value
    if unit is not None and isinstance(value, int | Decimal):
        content = cell.text.content if cell.text else ""
        yield Fact(f"unit.{key}", unit, content, cell.span)
        yield Fact(f"wan.{key}", _plain(value * prints.money[unit]), content, cell.span)


def _printed_units(table: FilledTable, prints: Prints) -> dict[str, str]:
    """Return the unit of money that a column's label gives, by column, or a row's, by its key."""
    found: dict[str, str] = {}
    prefix = f"form.{table.form}.column."
    for note in table.notes:
        if note.key.startswith("unit."):
            found[note.key.removeprefix("unit.")] = note.printed
        elif note.key.startswith(prefix):
            unit = _bracketed(note.printed)
            if unit in prints.money:
                found[note.key.removeprefix(prefix)] = unit
    return found


def _bracketed(label: str) -> str:
    """Return what stands in brackets behind a label, without `unit:` before it."""
    words = folded(label).replace(")", "(").split("(")
    return "".join(words[1:2]).rpartition(":")[2].translate(_SPACES)


def read_figure(content: str, prints: Prints) -> Figure:
    """Return what a cell prints: a number, None for a null mark, or its own text."""
    squeezed = folded(content).translate(_SPACES)
    if not squeezed or squeezed in prints.null_marks or content in prints.null_marks:
        return Figure(None)
    body, sign = _signed(squeezed, prints)
    digits = body.rstrip("()").rstrip() if body.endswith("()") else body
    stop = len(digits)
    while stop and digits[stop - 1] not in "0123456789":
        stop -= 1
    unit = digits[stop:].strip("()") or None
    value = _number(digits[:stop])
    if value is None or (unit and unit not in prints.units and unit not in prints.money):
        return Figure(content)
    return Figure(-value if sign in ("-", "minus") else value, unit, _kind(sign))


def _kind(sign: str | None) -> str | None:
    return None if sign is None else "signed" if sign in "+-" else "worded"


def _signed(squeezed: str, prints: Prints) -> tuple[str, str | None]:
    for words, mark, name in ((prints.plus, "+", "plus"), (prints.minus, "-", "minus")):
        for word in words:
            half = folded(word)
            if squeezed.startswith(half) and len(squeezed) > len(half):
                return squeezed[len(half) :], name if half[0].isalpha() else mark
    return squeezed, None


def _number(digits: str) -> int | Decimal | None:
    """Read digits with a point and thousands separators, if each stands at its place."""
    whole, point, decimals = digits.partition(".")
    if point and not (decimals.isdecimal() and decimals.isascii()):
        return None
    first, *groups = whole.split(",")
    if not first.isdecimal() or not first.isascii():
        return None
    if groups and (
        len(first) > _GROUP or any(len(g) != _GROUP or not g.isdecimal() for g in groups)
    ):
        return None
    plain = "".join((first, *groups))
    return _plain(Decimal(f"{plain}.{decimals}")) if point else int(plain)


def _plain(value: int | Decimal) -> int | Decimal:
    """Return a whole amount as an int, another as a Decimal without idle zeros."""
    if isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else value.normalize()
