"""What the cells of a prescribed table state."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from gxlint.facts import Fact, Value
from gxlint.folding import INVISIBLE, folded
from gxlint.forms.tables import Prints, TableForms
from gxlint.lazy import cached_property
from gxlint.records import NamedTuple, make
from gxlint.report.once import once
from gxlint.report.tree import FilledTable, Labels, Note, Section
from gxlint.stated import Stated

_GROUP = 3
_KEPT = 4096
"""Figures of cells whose values are kept: most are small."""
_MOST_PLANS = 256
"""Tables of which it is kept what their keys are."""
_UNIT = "unit."
_SPACES = {ord(mark): None for mark in " \t\n\r\f\v\xa0\u3000\u2002\u2003\u2009\u202f" + INVISIBLE}


class Figure(NamedTuple):
    """What a cell prints: its value, the unit after it, and how a change is signed."""

    value: Value
    unit: str | None = None
    sign: str | None = None


def add_cells(
    found: Stated, table: FilledTable, forms: TableForms, section: Section | None = None
) -> None:
    """Add the facts of a table of a section: its state, cells, what is said of them, its notes."""
    found.add(
        (
            Fact(f"tables.{table.form}", table.state, span=table.span),
            Fact(f"tables.{table.form}.regime", table.regime, span=table.span),
        )
    )
    if table.cells.rows:
        _add_figures(found, table, forms, section)
    _add_notes(found, table.notes)


def _add_notes(found: Stated, notes: Sequence[Note]) -> None:
    """Add the notes of a table but those that only tell the unit of its amounts."""
    if isinstance(notes, Labels) and not _tell_units(tuple(notes.keys)):
        found.add_cells(notes.keys, notes.printed, notes.printed, notes.spans)
    else:
        found.add([note for note in notes if not note[0].startswith(_UNIT)])


@lru_cache(maxsize=_MOST_PLANS)
def _tell_units(keys: tuple[str, ...]) -> bool:
    return any(key.startswith(_UNIT) for key in keys)


class _Plan(NamedTuple):
    """The keys of a table's cells, and the numbers of those that are no mere counts."""

    keys: tuple[str, ...]
    apart: tuple[int, ...]


@once
def _plans(_: TableForms) -> dict[tuple[object, ...], _Plan]:
    return {}


def _plan(table: FilledTable, forms: TableForms) -> _Plan:
    """Return the plan of a table, remembered by its form and the rows and columns of its cells."""
    rows, columns, _, _ = table.cells
    how = (table.form, table.regime, rows, columns)
    plans = _plans(forms)
    found = plans.get(how)
    if found is None:
        if len(plans) >= _MOST_PLANS:
            plans.clear()
        form = forms.forms[table.form][table.regime]
        cells = list(zip(rows, columns, strict=True))
        keys = (
            f"{form.id}.{row}.{column}" if column else f"{form.id}.{row}" for row, column in cells
        )
        apart = (
            at
            for at, (row, column) in enumerate(cells)
            if (form.columns[column].kind != "count" if column else form.rows[row].money)
        )
        found = plans[how] = _Plan(tuple(keys), tuple(apart))
    return found


def _add_figures(
    found: Stated, table: FilledTable, forms: TableForms, section: Section | None
) -> None:
    """Add the facts of a table's cells, and what is said about each."""
    keys, apart = _plan(table, forms)
    _, _, printed, spans = table.cells
    contents = [content or "" for content in printed]
    values: list[Value] = [*map(_whole, contents)]
    others = [at for at, value in enumerate(values) if value is None] if None in values else ()
    reader = _Reader(table, forms, section)
    told: list[Fact] = []
    done = 0
    for at in sorted({*apart, *others}):
        facts = reader.facts(keys[at], at)
        if len(facts) == 1:
            values[at] = facts[0].value
            continue
        if done < at:
            found.add(told)
            found.add_cells(keys[done:at], values[done:at], contents[done:at], spans[done:at])
            told = []
        told += facts
        done = at + 1
    found.add(told)
    found.add_cells(keys[done:], values[done:], contents[done:], spans[done:])


class _Reader:
    """Reads the cells of a table that are no mere counts in digits."""

    def __init__(self, table: FilledTable, forms: TableForms, section: Section | None) -> None:
        self.section = section
        self.form = forms.forms[table.form][table.regime]
        self.prints = forms.prints
        self.table = table
        self._figure = _figures(forms.prints)

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The units of money that the table's labels give."""
        return _printed_units(self.table, self.prints)

    def facts(self, key: str, at: int) -> Sequence[Fact]:
        """Return the fact of the cell at that place, and what is said about it."""
        rows, columns, contents, spans = self.table.cells
        row, column, content, span = rows[at], columns[at], contents[at] or "", spans[at]
        figure = self._figure(content)
        if isinstance(figure.value, str):
            figure = self._unmarked(content) or figure
        kind = self.form.columns[column].kind if column else ""
        own = make(Fact, (key, figure.value, content, span, None))
        found = [own, *_beside(key, figure, own, kind)]
        money = None if column else self.form.rows[row].money
        if kind == "money" or money:
            named = figure.unit if figure.unit in self.prints.money else None
            unit = named or self.units.get(key) or self.units.get(column) or money
            found += _amount(key, figure, unit, own, self.prints)
        return found

    def _unmarked(self, content: str) -> Figure | None:
        """Return the figure of a cell with the mark of a note behind it."""
        from gxlint.extract.remarked import notes_of, without_mark  # few cells need it

        body = without_mark(content, notes_of(self.section)) if self.section else None
        figure = read_figure(body, self.prints) if body else None
        return None if figure is None or isinstance(figure.value, str) else figure


@lru_cache(maxsize=_KEPT)
def _whole(content: str) -> int | None:
    """Return the number that plain digits print, None for anything else."""
    return int(content) if content.isdecimal() and content.isascii() else None


def _beside(key: str, figure: Figure, cell: Fact, kind: str) -> Iterator[Fact]:
    """Yield what is to be said of a cell in a column of that kind: unit and sign."""
    if figure.unit and isinstance(figure.value, int | Decimal):
        form = key.partition(".")[0]
        yield Fact(f"form.{form}.unit_in_cell.{key}", figure.unit, cell.printed, cell.span)
    if kind == "change" and isinstance(figure.value, int) and figure.value:
        sign = figure.sign or "unsigned"
        if sign != "signed":
            yield Fact(f"sign.{key}", sign, cell.printed, cell.span)


def _amount(
    key: str, figure: Figure, unit: str | None, cell: Fact, prints: Prints
) -> Iterator[Fact]:
    """Yield the unit of an amount and the amount in units of ten thousand yuan, if it is known."""
    value = figure.value
    if unit is not None and isinstance(value, int | Decimal):
        yield Fact(f"unit.{key}", unit, cell.printed, cell.span)
        amount = _plain(value * prints.money[unit])
        yield Fact(f"wan.{key}", amount, cell.printed, cell.span)


def _printed_units(table: FilledTable, prints: Prints) -> dict[str, str]:
    """Return the unit of money that a column's label gives, by column, or a row's, by its key."""
    found: dict[str, str] = {}
    prefix = f"form.{table.form}.column."
    for key, printed in _said(table.notes):
        if key.startswith(_UNIT):
            found[key.removeprefix(_UNIT)] = printed
        elif key.startswith(prefix):
            unit = _bracketed(printed)
            if unit in prints.money:
                found[key.removeprefix(prefix)] = unit
    return found


def _said(notes: Sequence[Note]) -> Iterable[tuple[str, str]]:
    """Return the keys of notes, and what is printed there."""
    if isinstance(notes, Labels):
        return zip(notes.keys, notes.printed, strict=True)
    return ((note.key, note.printed) for note in notes)


@lru_cache
def _bracketed(label: str) -> str:
    """Return what stands in brackets behind a label, without `unit:` before it."""
    words = folded(label).replace(")", "(").split("(")
    return "".join(words[1:2]).rpartition(":")[2].translate(_SPACES)


@once
def _figures(prints: Prints) -> Callable[[str], Figure]:
    return lru_cache(maxsize=_KEPT)(lambda content: read_figure(content, prints))


def read_figure(content: str, prints: Prints) -> Figure:
    """Return what a cell prints: a number, None for a null mark, or its own text."""
    plain = _whole(content)
    if plain is not None:
        return Figure(plain)
    if _are_several(content):
        return Figure(content)
    squeezed = folded(content).translate(_SPACES)
    if not squeezed or squeezed in prints.null_marks or content in prints.null_marks:
        return Figure(None)
    if not squeezed.isascii():
        squeezed = "".join([str(int(one)) if one.isdecimal() else one for one in squeezed])
    body, sign = _signed(squeezed, prints)
    digits = body.rstrip("()").rstrip() if body.endswith("()") else body
    stop = len(digits)
    while stop and digits[stop - 1] not in "0123456789":
        stop -= 1
    unit = digits[stop:].strip("()") or None
    value = _number(digits[:stop])
    if value is None or (unit and unit not in prints.units and unit not in prints.money):
        return _behind_unit(squeezed, prints) or Figure(content)
    return Figure(-value if sign in ("-", "minus") else value, unit, _kind(sign))


def _behind_unit(squeezed: str, prints: Prints) -> Figure | None:
    """Return a figure behind its unit, which has a cell of its own where no line is lost."""
    units = (one for one in (*prints.money, *prints.units) if squeezed.startswith(one))
    unit = max(units, key=len, default="")
    value = _number(squeezed[len(unit) :]) if unit else None
    return None if value is None else Figure(value, unit)


def _kind(sign: str | None) -> str | None:
    return None if sign is None else "signed" if sign in "+-" else "worded"


def _signed(squeezed: str, prints: Prints) -> tuple[str, str | None]:
    for words, mark, name in ((prints.plus, "+", "plus"), (prints.minus, "-", "minus")):
        for half in _halved(words):
            if squeezed.startswith(half) and len(squeezed) > len(half):
                return squeezed[len(half) :], name if half[0].isalpha() else mark
    return squeezed, None


def _are_several(content: str) -> bool:
    """Tell figures with a blank between from one whose digits or thousands are set apart.

    A figure may be broken over lines anywhere.
    """
    parts = content.split() if " " in content and "\n" not in content else ()
    if len(parts) < _FEWEST or not all(map(str.isdecimal, parts)):
        return False
    first, *groups = map(len, parts)
    digits = {first, *groups} == {1}
    thousands = first <= _GROUP and {*groups} == {_GROUP}
    return not (digits or thousands)


_FEWEST = 2


@lru_cache
def _halved(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(folded, words))


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
