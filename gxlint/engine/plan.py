"""Which rules are run on a report: those that may have something to say of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from gxlint.checks.base import Asked, Check, Needs, asked_of, needs_of
from gxlint.checks.claimed import is_plain
from gxlint.checks.patterns import Pattern
from gxlint.expr import Linear
from gxlint.facts import SHAPES, Facts, Shape, Value
from gxlint.pack.model import Rule
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gxlint.checks.screen import Screen
    from gxlint.checks.sums import Sums

Held = tuple[Rule, Check]
"""A rule, and its check for the regime at hand."""

_WORTH_AN_INDEX = 3
"""Reports from which on it pays to find the rules that may have something to say."""

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


class Plan:
    """The rules of one regime: which of them to run on a report.

    On the first reports of a run all are run: to prepare finding them takes longer than running
    those that have nothing to say.
    """

    def __init__(self, held: Sequence[Held]) -> None:
        self._held = held
        self._reports = 0
        self._index: _Index | None = None

    def awake(self, facts: Facts) -> Sequence[Held]:
        """Return the rules that may have something to say, in the order given."""
        self._reports += 1
        if self._reports < _WORTH_AN_INDEX:
            return self._held
        if self._index is None:
            self._index = _Index([check for _, check in self._held])
        return [self._held[place] for place in sorted(self._index.awake(facts))]


class _OfShape(NamedTuple):
    """What the keys of a report tell, whatever their values.

    `awake` are the rules called for by what is stated or lacking; `watched` are keys of which some
    rule asks whether they hold no count, and `values` picks their values.
    """

    awake: frozenset[int]
    watched: tuple[str, ...]
    values: Callable[[Sequence[Value]], Sequence[Value]]


_COUNTS = {int}


class _Index:
    """Rules found by what they need; they are named by their places."""

    def __init__(self, checks: Iterable[Check]) -> None:
        self._always: list[int] = []
        self._stated, self._blank, self._odd, self._repeated = (_Keyed() for _ in range(4))
        self._by_claim: dict[str, list[int]] = {}
        self._by_reading: dict[str, list[tuple[int, frozenset[str], Linear]]] = {}
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
        self._odd.note(place, needs.odd)
        self._repeated.note(place, needs.repeated)
        for source, formula in needs.readings.items():
            own = (place, frozenset(needs.claims), formula)
            self._by_reading.setdefault(source, []).append(own)
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
        for kind in {claim.kind for claim in facts.claims} & self._by_claim.keys():
            places.update(self._by_claim[kind])
        places.update(self._contradicted(facts), self._speaking(facts))
        places.difference_update(self._silent(facts))
        return places

    def _told_by(self, shape: Shape) -> _OfShape:
        stated = frozenset(shape.keys)
        tables = self._blank.tables | self._odd.tables
        watched = tuple(key for key in shape.keys if key.partition(".")[0] in tables)
        awake = frozenset(self._always).union(
            (place for place, keys in self._lacking if not stated >= keys),
            *self._stated.told(shape.keys),
            *self._repeated.told(shape.repeated),
            *self._blank.told(shape.repeated),
            *self._odd.told(shape.repeated),
        )
        return _OfShape(awake, watched, shape.picking(watched))

    def _of_no_counts(self, known: _OfShape, facts: Facts) -> Iterator[Places]:
        """Yield the rules on what is stated as a blank, or as neither a blank nor a count."""
        values: Sequence[Any] = known.values(facts.column)
        if {*map(type, values)} <= _COUNTS and min(values, default=0) >= 0:
            return
        for key, value in zip(known.watched, values, strict=True):
            if value is None:
                yield self._blank.of(key)
            elif type(value) is not int or value < 0:
                yield self._odd.of(key)

    def _contradicted(self, facts: Facts) -> Iterator[int]:
        """Yield the rules on claims one of which its first reading does not plainly bear out."""
        for claim in facts.claims:
            if claim.readings and claim.not_comparable is None and claim.scope != "part":
                for place, kinds, formula in self._by_reading.get(claim.readings[0], ()):
                    if claim.kind in kinds and not is_plain(claim, formula, facts):
                        yield place

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
