"""Rules found by what they need: those that may have something to say of a report."""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import repeat
from operator import itemgetter

from gxlint.checks.base import Asked, Check, Needs, asked_of, is_silent_in, looks_of, needs_of
from gxlint.checks.claimed import is_plain
from gxlint.checks.patterns import Pattern
from gxlint.expr import Linear
from gxlint.facts import Facts
from gxlint.records import NamedTuple
from gxlint.shape import SHAPES, Shape, group_of, picker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from gxlint.checks.screen import Screen
    from gxlint.checks.sums import Sums
    from gxlint.shape import Picker

    _Reading = tuple[Callable[[Sequence[Any]], object], list[tuple[int, frozenset[str]]]]
    """What totals the cells of a reading, and rules on claims of some kinds that mean it."""

Places = tuple[int, ...]


class _Keyed:
    """Rules found by the keys that they need."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[int]] = {}
        self._below: dict[str, dict[str, list[int]]] = {}
        self._known: dict[str, Places] = {}
        self.tables: set[str] = set()

    def note(self, place: int, keys: Iterable[str]) -> None:
        """Take a rule that needs any of these keys; `.*` at the end of one stands for any below."""
        for key in keys:
            self.tables.add(key.partition(".")[0])
            if key.endswith(".*"):
                prefixes = self._below.setdefault(key.partition(".")[0], {})
                prefixes.setdefault(key[:-1], []).append(place)
            else:
                self._by_key.setdefault(key, []).append(place)

    def of(self, key: str) -> Places:
        """Return the rules that need this key; they are looked up once."""
        places = self._known.get(key)
        if places is None:
            places = self._known[key] = self._needing(key)
        return places

    def told(self, keys: Iterable[str]) -> Iterator[Places]:
        """Return the rules that need each of these keys."""
        return map(self.of, keys)

    def _needing(self, key: str) -> Places:
        """Return the rules that need this key, or any below one that it is below."""
        found: Sequence[int] = self._by_key.get(key, ())
        dotted = key + "."
        above = self._below.get(key.partition(".")[0], {})
        for prefix, places in above.items():
            if dotted.startswith(prefix):
                found = (*found, *places)
        return tuple(found)


_Seen = tuple[object, ...]
"""Values of facts, and what paragraphs hold."""


class _Looking(NamedTuple):
    """A check that looks at a few facts: what picks their values, and those it is silent of.

    `prose` are the keys of paragraphs that it looks at, too.
    """

    place: int
    values: Picker
    prose: tuple[str, ...]
    quiet: set[_Seen]

    def seen(self, facts: Facts) -> _Seen:
        """Return what it looks at."""
        values = self.values(facts.column)
        return (*values, *map(facts.said, self.prose)) if self.prose else values


class _OfShape(NamedTuple):
    """What the keys of a report tell, whatever their values.

    `awake` are the rules called for by what is stated or lacking, but for those that are `looking`
    at a few facts. `watched` are keys of which some rule asks whether they hold no count, and
    `values` picks their values, and `counts` takes none but counts. `readings` holds what readings
    of claims come to in such a report.
    """

    awake: frozenset[int]
    looking: tuple[_Looking, ...]
    watched: tuple[str, ...]
    values: Picker
    counts: struct.Struct
    readings: dict[str, list[_Reading]]


_MOST_QUIET = 1024
"""Values of which it is kept that a check has nothing to say of them."""
_MOST_READ = 64
"""The same where paragraphs are among them: those that recur are what every report says."""


class Index:
    """Rules found by what they need; they are named by their places."""

    def __init__(self, checks: Sequence[Check]) -> None:
        self._checks = checks
        self._looks = [looks_of(check) for check in checks]
        self._quiet: dict[tuple[int, tuple[str, ...]], set[_Seen]] = {}
        self._always: list[int] = []
        self._stated, self._repeated = _Keyed(), _Keyed()
        self._blank, self._texts, self._parts, self._negative = (_Keyed() for _ in range(4))
        self._by_claim: dict[str, list[int]] = {}
        self._by_reading: dict[str, dict[Linear, list[tuple[int, frozenset[str]]]]] = {}
        self._lacking: list[tuple[int, frozenset[str]]] = []
        self._worded: list[tuple[int, Pattern]] = []
        self._asked: list[tuple[int, Asked]] = []
        self._screen: Screen | None = None
        self._sums: Sums | None = None
        self._of_shape = lru_cache(maxsize=SHAPES)(self._told_by)
        for place, check in enumerate(checks):
            needs, asked = needs_of(check), asked_of(check)
            if asked is not None:
                self._asked.append((place, asked))
            if needs is None:
                self._always.append(place)
            else:
                self._note(place, needs)

    def _note(self, place: int, needs: Needs) -> None:
        self._stated.note(place, needs.keys)
        self._blank.note(place, needs.blank)
        self._texts.note(place, needs.texts)
        self._parts.note(place, needs.parts)
        self._negative.note(place, needs.negative)
        self._repeated.note(place, needs.repeated)
        for source, formula in needs.readings.items():
            rules = self._by_reading.setdefault(source, {}).setdefault(formula, [])
            rules.append((place, frozenset(needs.claims)))
        for kind in () if needs.readings else needs.claims:
            self._by_claim.setdefault(kind, []).append(place)
        if needs.lacking:
            self._lacking.append((place, frozenset(needs.lacking)))
        if needs.wording is not None:
            self._worded.append((place, needs.wording))

    def awake(self, facts: Facts) -> set[int]:
        """Return the rules that may have something to say."""
        known = self._of_shape(facts.shape)
        places = set(known.awake).union(*self._of_no_counts(known, facts))
        for one in known.looking:
            seen = one.seen(facts)
            if seen not in one.quiet and not self._is_quiet(one, seen, facts):
                places.add(one.place)
        for kind in {claim.kind for claim in facts.claims} & self._by_claim.keys():
            places.update(self._by_claim[kind])
        places.update(self._contradicted(known, facts), self._speaking(facts))
        places.difference_update(self._silent(facts))
        return places

    def _told_by(self, shape: Shape) -> _OfShape:
        stated = frozenset(shape.keys)
        asking = (self._blank, self._texts, self._parts, self._negative)
        tables = {table for one in asking for table in one.tables}
        watched = tuple(key for key in shape.keys if group_of[key].partition(".")[0] in tables)
        awake = frozenset(self._always).union(
            (place for place, keys in self._lacking if not stated >= keys),
            *self._stated.told(shape.keys),
            *(places for one in (self._repeated, *asking) for places in one.told(shape.repeated)),
        )
        awake = frozenset(one for one in awake if not is_silent_in(self._checks[one], shape))
        looking = [one for one in map(self._looking, sorted(awake), repeat(shape)) if one]
        awake = awake.difference(one.place for one in looking)
        counts = struct.Struct(f"<{len(watched)}I")
        return _OfShape(awake, tuple(looking), watched, shape.picking(watched), counts, {})

    def _looking(self, place: int, shape: Shape) -> _Looking | None:
        """Return what a check looks at; None where that is not so little, or stated repeatedly."""
        looks = self._looks[place]
        if looks is None:
            return None
        valued = shape.matching(looks.values)
        places = shape.matching((*looks.values, *looks.stated)) if looks.stated else valued
        stated = tuple(map(shape.keys.__getitem__, places))
        if shape.repeated and not set(shape.repeated).isdisjoint(stated):
            return None
        quiet = self._quiet.setdefault((place, stated), set())
        return _Looking(place, picker(valued), looks.prose, quiet)

    def _is_quiet(self, one: _Looking, seen: _Seen, facts: Facts) -> bool:
        """Tell whether a check has nothing to say of what it looks at, and keep it if so."""
        if not _is_silent(self._checks[one.place], facts):
            return False
        if len(one.quiet) >= (_MOST_READ if one.prose else _MOST_QUIET):
            one.quiet.clear()
        one.quiet.add(seen)
        return True

    def _of_no_counts(self, known: _OfShape, facts: Facts) -> Iterator[Places]:
        """Yield the rules on what is stated as a blank, or as neither a blank nor a count."""
        values: Sequence[Any] = known.values(facts.column)
        try:
            known.counts.pack(*values)
        except struct.error:
            cells = zip(known.watched, values, strict=True)
            yield from self._of_others(
                [cell for cell in cells if type(cell[1]) is not int or cell[1] < 0]
            )

    def _of_others(self, cells: Iterable[tuple[str, Any]]) -> Iterator[Places]:
        """Yield the rules on what is no count: blanks, texts, parts, and whatever is below 0."""
        for key, value in cells:
            if type(value) is int:
                yield self._negative.of(key)
            elif value is None:
                yield self._blank.of(key)
            elif not isinstance(value, Decimal):
                yield self._texts.of(key)
            else:
                yield self._parts.of(key)
                yield self._negative.of(key) if value < 0 else ()

    def _contradicted(self, known: _OfShape, facts: Facts) -> Iterator[int]:
        """Yield the rules on claims one of which its first reading does not plainly bear out."""
        column, readings = facts.column, known.readings
        for claim in facts.comparable:
            if claim.readings:
                first = claim.readings[0]
                if first not in readings:
                    readings[first] = [*self._totals(first, facts.shape)]
                for total, rules in readings[first]:
                    if not is_plain(claim, total(column)):
                        yield from (place for place, kinds in rules if claim.kind in kinds)

    def _totals(self, source: str, shape: Shape) -> Iterator[_Reading]:
        """Yield what totals the cells of a reading, and the rules on claims that mean it."""
        for formula, rules in self._by_reading.get(source, {}).items():
            yield _totalling(formula, shape), rules

    def _silent(self, facts: Facts) -> Collection[int]:
        """Return the rules on sums that all hold."""
        if not self._asked:
            return frozenset()
        if self._sums is None:
            from gxlint.checks.sums import Sums

            self._sums = Sums(self._asked)
        return self._sums.silent(facts)

    def _speaking(self, facts: Facts) -> list[int]:
        """Return the rules on wording whose patterns occur."""
        if not self._worded:
            return []
        if self._screen is None:
            from gxlint.checks.screen import Screen

            self._screen = Screen([pattern for _, pattern in self._worded])
        return [self._worded[i][0] for i in self._screen.occurring(facts)]


def _totalling(formula: Linear, shape: Shape) -> Callable[[Sequence[Any]], object]:
    """Return what gives, of the values of a report, the sum of a formula; None if one is lacking.

    Most formulas are a single cell.
    """
    if len(formula.keys) == 1 and not formula.weights and not formula.constant:
        return itemgetter(shape.place(formula.keys[0]))
    picking = shape.picking(formula.keys)

    def total(column: Sequence[Any]) -> object:
        try:
            return formula.total(picking(column))
        except TypeError:  # a blank, no number, or not stated
            return None

    return total


def _is_silent(check: Check, facts: Facts) -> bool:
    try:
        return not any(True for _ in check.run(facts))
    except Exception:  # noqa: BLE001 - whoever runs it will tell of it
        return False
