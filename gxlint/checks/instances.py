"""Formulas spread over rows and columns, ready to be evaluated: one look-up per cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from gxlint.checks import gate as gates
from gxlint.checks.base import Asked, Needs, OptionError, Setting, Undecided
from gxlint.checks.keys import widened
from gxlint.checks.schema import KEYS
from gxlint.expr import Comparison, FormulaError, comparison, expansions, linear
from gxlint.expr import placeholders as names_in
from gxlint.expr.formula import OPERATORS
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Number = int | Decimal
Sides = tuple[Number, Number]
Totals = Mapping[str, tuple[str, ...]]
"""Keys of totals with the keys of their parts."""


OVER: Mapping[str, Any] = {
    "type": "object",
    "additionalProperties": {
        "description": "a set such as '@requests.rows', or a list of parts of keys",
        "anyOf": [
            {"type": "string", "pattern": "^@"},
            KEYS,
        ],
    },
}
"""The option `over`: what each placeholder is filled with."""


class Instance(NamedTuple):
    """One formula with its placeholders filled.

    `names` holds the keys that name what its placeholders are filled with. `totals` holds the
    parts of those of its cells that are totals: blank, they count as 0 only where all their parts
    are blank or 0. `gate` is None where the rule's own gate says it all. `size` counts its keys.
    """

    comparison: Comparison
    names: tuple[str, ...]
    totals: Totals
    gate: gates.Gate | None
    size: int

    def sides(self, facts: Facts) -> Sides | None:
        """Return what both sides come to; None where a cell is missing."""
        sides = self.comparison.sides(facts.values)
        if sides is None and not any(self._hides_a_sum(key, facts) for key in self.totals):
            return self.comparison.sides(facts.figures)
        return sides

    def missing(self, facts: Facts) -> list[str]:
        """Return the cells that have no figure, and the blank totals that hide one."""
        keys = dict.fromkeys(self.comparison.keys)
        return [k for k in keys if facts.figure(k) is None or self._hides_a_sum(k, facts)]

    def _hides_a_sum(self, key: str, facts: Facts) -> bool:
        blank_total = key in self.totals and facts.is_blank(key)
        return blank_total and not all_nil(self.totals[key], facts)


class Broken(NamedTuple):
    """An instance that does not hold, and what its sides come to."""

    instance: Instance
    sides: Sides


def judged(
    formulas: Sequence[Instance], gate: gates.Gate, facts: Facts
) -> Iterator[Broken | Undecided]:
    """Yield the instances that do not hold, and one Undecided for all that is missing.

    An instance of which no cell is printed (a row that is not there) is passed over; where that
    is so of all of them, it is the tables that are missing.
    """
    closed = gate.closed(facts)
    if closed is not None:
        yield from closed
        return
    missing: dict[str, None] = {}
    untouched = 0
    for one in _in_doubt(formulas, facts):
        shut = one.gate.closed(facts) if one.gate else None
        if shut is not None:
            yield from shut
            continue
        sides = one.sides(facts)
        if sides is None:
            lacking = one.missing(facts)
            if len(lacking) == one.size and not any(key in facts for key in lacking):
                untouched += 1
            else:
                missing.update(dict.fromkeys(lacking))
        elif not OPERATORS[one.comparison.sign](*sides):
            yield Broken(one, sides)
    if untouched and untouched == len(formulas):
        yield Undecided(_tables(formulas))
    elif missing:
        yield Undecided(tuple(missing))


class _Sums(NamedTuple):
    """The cells of formulas, and of each formula where its sides begin and end among them.

    `holds` is what its sign means, None where it takes more to evaluate it.
    """

    keys: tuple[str, ...]
    sides: tuple[tuple[Instance, int, int, int, Callable[[Number, Number], bool] | None], ...]


def _in_doubt(formulas: Sequence[Instance], facts: Facts) -> list[Instance]:
    """Return the formulas without those that plainly hold: most do, in most reports."""
    keys, sides = _sums_of(formulas)
    try:
        cells: list[Any] = [*facts.values(keys)]
    except KeyError:  # some are not there
        cells = [fact and fact.value for fact in map(facts.get, keys)]
    found: list[Instance] = []
    for one, start, middle, end, holds in sides:
        try:
            plain = holds is not None and holds(sum(cells[start:middle]), sum(cells[middle:end]))
        except TypeError:  # a blank, no number, or not there
            plain = False
        if not plain:
            found.append(one)
    return found


def _sums_of(formulas: Sequence[Instance]) -> _Sums:
    """Return the sums of formulas; they are told by identity, and kept with what was made."""
    known = _known.get(id(formulas))
    if known is None:
        if len(_known) >= _MOST:
            _known.clear()
        known = _known[id(formulas)] = formulas, _sums(formulas)
    return known[1]


_MOST = 1024
_known: dict[int, tuple[Sequence[Instance], _Sums]] = {}


def _sums(formulas: Sequence[Instance]) -> _Sums:
    keys: list[str] = []
    sides: list[tuple[Instance, int, int, int, Callable[[Number, Number], bool] | None]] = []
    for one in formulas:
        left, sign, right, _ = one.comparison
        start, middle = len(keys), len(keys) + len(left.keys)
        keys += one.comparison.keys
        more = left.weights or right.weights or left.constant or right.constant
        doubts = one.gate is not None and one.gate.doubt
        sides.append((one, start, middle, len(keys), None if more or doubts else OPERATORS[sign]))
    return _Sums(tuple(keys), tuple(sides))


def common_gate(params: Mapping[str, Any], setting: Setting) -> gates.Gate:
    """Return the gate of a rule as a whole: an open one where each instance has its own."""
    return gates.Gate() if gates.names_placeholder(params) else gates.gate(params, setting)


def gated_needs(formulas: Sequence[Instance], gate: gates.Gate) -> Needs | None:
    """Return what formulas behind gates need: the figures without which all gates are closed."""
    keys: dict[str, None] = {}
    for one in formulas:
        needs = one.gate.needs(None) if one.gate else None
        if needs is None:
            return gate.needs(None)
        keys.update(dict.fromkeys(needs.keys))
    return gate.needs(Needs(tuple(keys)))


def asked(formulas: Sequence[Instance], gate: gates.Gate) -> Asked | None:
    """Return what formulas behind gates ask; a gate can but silence them, or doubt.

    What last year's report says is seldom known, so that is not asked together with the rest.
    """
    if any(key.startswith("previous.") for one in formulas for key in one.comparison.keys):
        return None
    doubts = [*gate.doubt, *(key for one in formulas if one.gate for key in one.gate.doubt)]
    return Asked(tuple(one.comparison for one in formulas), tuple(dict.fromkeys(doubts)))


def _tables(formulas: Sequence[Instance]) -> tuple[str, ...]:
    keys = [key for one in formulas for key in one.comparison.keys]
    plain = [key for key in keys if key.split(".", 1)[0] in ("previous", "wan") or "." not in key]
    if plain:
        return tuple(dict.fromkeys(keys))
    return tuple(dict.fromkeys(f"tables.{key.split('.', 1)[0]}" for key in keys))


def all_nil(parts: Sequence[str], facts: Facts) -> bool:
    """Tell whether all of these cells are printed, and blank or 0."""
    for key in parts:
        fact = facts.get(key)
        if fact is None or (fact.value is not None and fact.value != 0):
            return False
    return True


def instances(params: Mapping[str, Any], setting: Setting) -> tuple[Instance, ...]:
    """Return the formula of `params` once for every way to fill `over`.

    Raises OptionError where a formula, a set or a total is wrong.
    """
    over = params.get("over", {})
    own_gate = gates.names_placeholder(params)
    made: list[Instance] = []
    for fill in fillings(over, setting):
        compared = _comparison(params["formula"], setting, fill)
        if compared is None:
            continue
        made.append(
            Instance(
                compared,
                tuple(_naming(over[name], member) for name, member in fill.items()),
                dict(_totals(params.get("totals", {}), compared, setting)),
                gates.gate(params, setting, fill) if own_gate else None,
                len(set(compared.keys)),
            )
        )
    return tuple(made)


def fillings(over: Mapping[str, Any], setting: Setting) -> Iterator[dict[str, str]]:
    """Yield every way to fill the placeholders of `over`; one empty one where there are none."""
    for name, choice in over.items():
        try:
            list(expansions({name: choice}, setting.vocabulary))
        except FormulaError as error:
            raise OptionError(error.message, ("over", name)) from error
    yield from expansions(over, setting.vocabulary)


def _naming(choice: str | Sequence[str], member: str) -> str:
    """Return the key that names a row or a column: `requests.new`, `requests.columns.natural`."""
    if not isinstance(choice, str):
        return member
    table, _, name = choice.removeprefix("@").partition(".")
    return f"{table}.columns.{member}" if name in _COLUMN_SETS else f"{table}.{member}"


_COLUMN_SETS = frozenset(("columns", "applicants"))


def _comparison(source: str, setting: Setting, fill: Mapping[str, str]) -> Comparison | None:
    """Return the formula filled; None where it speaks of cells that only another regime has."""
    try:
        return comparison(source, widened(setting.vocabulary), fill)
    except FormulaError as error:
        elsewhere = setting.vocabulary._replace(keys=setting.known)
        try:
            comparison(source, widened(elsewhere), fill)
        except FormulaError:
            raise OptionError(error.message, ("formula",), error.column) from error
        if not fill:
            raise OptionError(error.message, ("formula",), error.column) from error
        return None


def _totals(
    totals: Mapping[str, str], compared: Comparison, setting: Setting
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for pattern, source in totals.items():
        matches = _matcher(pattern)
        for key in compared.keys:
            match = matches.fullmatch(key)
            if match:
                yield key, parts_of(source, setting, match.groupdict(), ("totals", pattern))


def _matcher(pattern: str) -> re.Pattern[str]:
    escaped = re.escape(pattern)
    for name in names_in(pattern):
        escaped = escaped.replace(re.escape(f"{{{name}}}"), f"(?P<{name}>[a-z_.]+)", 1)
        escaped = escaped.replace(re.escape(f"{{{name}}}"), f"(?P={name})")
    return re.compile(escaped)


def parts_of(
    source: str, setting: Setting, fill: Mapping[str, str], path: tuple[str | int, ...]
) -> tuple[str, ...]:
    """Return the keys that a sum adds up.

    Raises OptionError where the sum is no formula over known facts.
    """
    try:
        return linear(source, widened(setting.vocabulary), fill).keys
    except FormulaError as error:
        raise OptionError(error.message, path, error.column) from error
