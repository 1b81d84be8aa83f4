"""What the cells of a prescribed table state."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from gxlint.blocks import folded
from gxlint.facts import Fact, Value
from gxlint.forms.tables import Prints, TableForm, TableForms
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
    heads = _header_units(table, forms.prints)
    for cell in table.cells:
        yield from _cell(cell, form, forms.prints, heads)
    for note in table.notes:
        yield Fact(note.key, note.value, note.printed, note.span, note.text)


def _cell(
    cell: FilledCell, form: TableForm, prints: Prints, heads: Mapping[str, str]
) -> Iterator[Fact]:
    key = form.cell_key(cell.row, cell.column)
    text = cell.text
    if text is None:
        yield Fact(key, None, "", cell.span)
        return
    content = text.content
    if content.isdecimal() and content.isascii():
        figure = Figure(int(content))
    else:
        figure = read_figure(content, prints)
    yield Fact(key, figure.value, content, cell.span)
    kind = form.columns[cell.column].kind if cell.column else "count"
    money = form.rows[cell.row].money if not cell.column else None
    if kind == "change" and isinstance(figure.value, int) and figure.value:
        sign = figure.sign or "unsigned"
        if sign != "signed":
            yield Fact(f"sign.{key}", sign, content, cell.span)
    elif kind == "money" or money:
        yield from _money(key, figure, heads.get(cell.column) or money, cell, prints)
    elif figure.unit:
        yield Fact(f"form.{form.id}.unit_in_cell.{key}", figure.unit, content, cell.span)


def _money(
    key: str, figure: Figure, head: str | None, cell: FilledCell, prints: Prints
) -> Iterator[Fact]:
    """Yield the unit of an amount, its own or its header's, and the amount in myriads of yuan."""
    unit = figure.unit if figure.unit in prints.money else head
    printed = cell.text.content if cell.text else ""
    if figure.unit:
        form = key.partition(".")[0]
        yield Fact(f"form.{form}.unit_in_cell.{key}", figure.unit, printed, cell.span)
    if unit is None or isinstance(figure.value, str) or figure.value is None:
        return
    yield Fact(f"unit.{key}", unit, printed, cell.span)
    if isinstance(figure.value, int | Decimal):
        yield Fact(f"wan.{key}", _plain(figure.value * prints.money[unit]), printed, cell.span)


def _header_units(table: FilledTable, prints: Prints) -> dict[str, str]:
    """Return the unit that each column's label gives, by column."""
    found: dict[str, str] = {}
    prefix = f"form.{table.form}.column."
    for note in table.notes:
        if not note.key.startswith(prefix):
            continue
        words = folded(note.printed).replace(")", "(").split("(")
        unit = "".join(words[1:2]).replace("\uff1a", ":").rpartition(":")[2].translate(_SPACES)
        if unit in prints.money:
            found[note.key.removeprefix(prefix)] = unit
    return found


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
    return Figure(-value if sign == "-" or sign == "minus" else value, unit, _kind(sign))


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
