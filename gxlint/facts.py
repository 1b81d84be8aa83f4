"""The waist of the program: what a report says, key by key, with its place.

Keys are a contract (docs/facts.md). Everything here is frozen, small, picklable and printable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import compress
from operator import is_not, itemgetter

from gxlint.blocks import Span, Text
from gxlint.dates import date
from gxlint.records import NamedTuple
from gxlint.shape import Shape, group_of, has_several, shape_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Claim", "Fact", "Facts", "Span", "Text", "Value"]

Value = int | Decimal | date | str | None


class Fact(NamedTuple):
    """One thing a report states.

    `value` is a number, a date, a text, or None for a cell left blank (or filled with a null mark
    such as a dash); a cell that should be a number and is not holds its text. `printed` is the
    wording in the report. `span` is None where a fact stands nowhere (a rule's example, last
    year's report). `text` traces each character of a fact that is a whole paragraph.
    """

    key: str
    value: Value
    printed: str = ""
    span: Span | None = None
    text: Text | None = None


class Claim(NamedTuple):
    """A figure, or the denial of one, that prose states.

    `readings` are the formulas over fact keys that the words may mean, the likeliest first; the
    claim agrees if any of them agrees. Empty readings: understood as a figure, nothing to compare.

    kind       count | none | all | share | growth | difference | amount
               | list (the whole, or a part, of a list that divides a figure)
    precision  exact | at_least | at_most | about | below (near but not above) | rounded
               | more (N and some) | part_of (counts some of what the readings count)
    scope      whole | part | unknown: the whole body, part of it, or not to be told
    certainty  sure | possible: whether the words leave no doubt about the reading
    not_comparable  why it must not be held against the tables, as a short code
                    (`other-matter`, `other-period`, `part-of-body`, …); None where it may
    decimals   digits printed after the point
    unit       power of ten that the figure's last printed digit stands for, as a Decimal
    sentence   the sentence it stands in (`Text`, squeezed); `span` is the figure or the denial
    details    what a kind needs beside: `whole` for a share, `previous` for growth …
    """

    value: int | Decimal
    printed: str
    readings: tuple[str, ...]
    span: Span | None
    kind: str = "count"
    precision: str = "exact"
    scope: str = "whole"
    certainty: str = "sure"
    not_comparable: str | None = None
    decimals: int = 0
    unit: Decimal = Decimal(1)
    pattern: str = ""
    section: str | None = None
    sentence: Text | None = None
    details: tuple[tuple[str, Any], ...] = ()

    @property
    def role(self) -> str:
        """The part that the figure plays in its sentence, empty where it has none."""
        for name, told in self.details:
            if name == "role":
                return str(told)
        return ""


ALIGNED = "alignment"
"""The value of `form.<table>.uncertain` where no ruling lines told its cells."""
UNREAD = "unread"
"""Its value where none of its cells could be read."""


_value = itemgetter(1)


def _by_key(facts: Sequence[Fact]) -> tuple[dict[str, Fact], dict[str, list[Fact]]]:
    """Return the first fact of each key, in their order, and all of those keys that have several.

    Most keys, such as those of cells, have one.
    """
    stated: dict[str, Fact] = {}
    firsts = list(map(stated.setdefault, [fact[0] for fact in facts], facts))
    again: dict[str, list[Fact]] = {}
    if len(stated) < len(facts):
        for fact in compress(facts, map(is_not, firsts, facts)):
            again.setdefault(fact[0], [stated[fact[0]]]).append(fact)
    return stated, again


class Facts:
    """The facts and claims of one report, in the order in which the report states them."""

    def __init__(self, facts: Iterable[Fact] = (), claims: Iterable[Claim] = ()) -> None:
        self._facts = tuple(facts)
        self.claims = tuple(claims)
        self._stated, self._again = _by_key(self._facts)

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how they are unpickled: without what was worked out of them."""
        return Facts, (self._facts, self.claims)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._facts)

    def __contains__(self, key: str) -> bool:
        return key in self._stated

    def get(self, key: str) -> Fact | None:
        """Return the first fact of that key, None where the report states none."""
        return self._stated.get(key)

    def all(self, key: str) -> tuple[Fact, ...]:
        """Return every fact of that key, in the report's order."""
        if key in self._again:
            return tuple(self._again[key])
        return (self._stated[key],) if key in self._stated else ()

    def of(self, keys: tuple[str, ...]) -> list[Fact]:
        """Return the facts of these keys, the keys' order first, the report's second.

        `.*` at the end of a key stands for it and all keys below.
        """
        picking = self.shape.stating(keys)
        if picking is not None:
            return list(picking(self._firsts))
        stated, again = self._stated, self._again
        found: list[Fact] = []
        for key in keys:
            if key in again:
                found += again[key]
            elif key in stated:
                found.append(stated[key])
            elif key.endswith(".*"):
                found += self.under(key[:-2])
        return found

    def under(self, prefix: str) -> tuple[Fact, ...]:
        """Return the facts whose key is `prefix` or begins with `prefix` and a dot."""
        group = group_of[prefix]
        several = has_several(group)
        found = self._facts if several else self._group(group)
        if group == prefix and not several:
            return tuple(found)
        dotted = prefix + "."
        return tuple(f for f in found if f.key == prefix or f.key.startswith(dotted))

    def _group(self, name: str) -> list[Fact]:
        """Return the facts of a group (`_Groups`)."""
        found: list[Fact] = []
        for stretch in self.shape.stretches.get(name, ()):
            found += self._firsts[stretch]
        if name not in self.shape.several:
            return found
        return [one for fact in found for one in self._again.get(fact[0], (fact,))]

    @cached_property
    def _firsts(self) -> Sequence[Fact]:
        """The first facts of all keys, in the order of the keys."""
        return tuple(self._stated.values()) if self._again else self._facts

    @cached_property
    def shape(self) -> Shape:
        """What is stated, whatever the values."""
        return shape_of(tuple(self._stated), tuple(self._again))

    @cached_property
    def column(self) -> list[Value]:
        """The values of the first facts of all keys of the shape, and None for any other key."""
        return [*[fact[1] for fact in self._firsts], None]  # quicker than `map` with a getter

    @property
    def repeated(self) -> KeysView[str]:
        """The keys that are stated more than once."""
        return self._again.keys()

    def values(self, keys: Iterable[str]) -> Iterator[Value]:
        """Return an iterator over the values of these keys; it raises KeyError for one not stated.

        A dictionary of all values would take longer to make than all that is asked of it.
        """
        return map(_value, map(self._stated.__getitem__, keys))

    def figures(self, keys: Iterable[str]) -> list[Value]:
        """Return what these keys hold, 0 for a blank; raises KeyError for one not stated."""
        return [0 if value is None else value for value in self.values(keys)]

    def is_blank(self, key: str) -> bool:
        """Return whether the key is stated as a blank."""
        return key in self._stated and self._stated[key][1] is None

    def figure(self, key: str) -> int | Decimal | None:
        """Return the figure of a key, 0 for a blank; None where it is absent or no number."""
        return 0 if self.is_blank(key) else self.number(key)

    @cached_property
    def comparable(self) -> list[Claim]:
        """The claims that may be held against the tables."""
        return [c for c in self.claims if c.not_comparable is None and c.scope != "part"]

    @cached_property
    def prose(self) -> tuple[Fact, ...]:
        """The paragraphs of running text (`text.…`), section by section."""
        return tuple(fact for fact in self._group("text") if fact[0] != "text")

    @cached_property
    def prose_keys(self) -> list[str]:
        """The keys of the prose, in its order."""
        return [fact[0] for fact in self.prose]

    @cached_property
    def spelled(self) -> bytes:
        """The `wording` in UTF-8, as RE2 searches it."""
        return self.wording.encode()

    @cached_property
    def wording(self) -> str:
        """All running text, a paragraph a line: to tell at once what stands nowhere in it."""
        return "\n".join(f.value for f in self.prose if isinstance(f.value, str))

    @cached_property
    def a_line_each(self) -> bool:
        """Whether each paragraph is one line of the `wording`, as all but the oddest are."""
        return self.wording.count("\n") + 1 == len(self.prose)

    def number(self, key: str) -> int | Decimal | None:
        """Return the first fact of that key as a number; None where it is absent, blank or text."""
        fact = self.get(key)
        value = fact.value if fact else None
        return value if isinstance(value, int | Decimal) else None

    def keys(self) -> KeysView[str]:
        """Return every key stated, each once, in the report's order."""
        return self._stated.keys()

    def beside(self, other: Facts, prefix: str) -> Facts:
        """Return these facts with another report's added under `prefix`, without their places."""
        added = (Fact(f"{prefix}.{f.key}", f.value, f.printed) for f in other)
        return Facts((*self._facts, *added), self.claims)
