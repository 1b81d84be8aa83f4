"""Which rules are run on a report: those that may have something to say of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from gxlint.checks.base import Asked, Check, Needs, asked_of, needs_of
from gxlint.checks.claimed import is_plain
from gxlint.checks.patterns import Pattern
from gxlint.expr import Linear
from gxlint.facts import Facts
from gxlint.pack.model import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
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
        self._known: dict[str, int] = {}
        self._places: list[Places] = []
        self._numbers: dict[Places, int] = {}
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

    def told(self, keys: Collection[str]) -> Iterator[Places]:
        """Yield the rules that need what is stated; those of a key are looked up once.

        Many keys ask for the same rules, which are known by a number: that is hashed at once.
        """
        try:
            numbers = set(map(self._known.__getitem__, keys))
        except KeyError:
            self._known.update((key, self._number(key)) for key in {*keys} - self._known.keys())
            numbers = set(map(self._known.__getitem__, keys))
        return map(self._places.__getitem__, numbers)

    def _number(self, key: str) -> int:
        places = self._needing(key)
        if places not in self._numbers:
            self._numbers[places] = len(self._places)
            self._places.append(places)
        return self._numbers[places]

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
        stated = facts.keys()
        places = set(self._always).union(
            *self._stated.told(stated),
            *self._repeated.told(facts.repeated),
            *self._of_no_counts(facts),
        )
        places.update(place for place, keys in self._lacking if not stated >= keys)
        for kind in {claim.kind for claim in facts.claims} & self._by_claim.keys():
            places.update(self._by_claim[kind])
        places.update(self._contradicted(facts), self._speaking(facts))
        places.difference_update(self._silent(facts))
        return places

    def _of_no_counts(self, facts: Facts) -> Iterator[Places]:
        """Yield the rules on what is stated as a blank, or as neither a blank nor a count."""
        tables = self._blank.tables | self._odd.tables
        found = [one for table in tables for one in facts.no_counts(table)]
        blank = [one.key for one in found if one.value is None]
        odd = [one.key for one in found if one.value is not None]
        yield from self._blank.told((*blank, *facts.repeated))
        yield from self._odd.told((*odd, *facts.repeated))

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
