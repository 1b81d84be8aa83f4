"""The waist of the program: what a report says, key by key, with its place.

Keys are a contract (docs/facts.md). Everything here is frozen, small, picklable and printable.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView, Sequence
from decimal import Decimal

from gxlint.blocks import Span, Text
from gxlint.lazy import cached_property
from gxlint.records import NamedTuple
from gxlint.shape import PROSE, arranged, group_of, has_several
from gxlint.stated import Fact, Stated, Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["Claim", "Fact", "Facts", "Span", "Text", "Value"]


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
UNRULED = "unruled"
"""The same, where another value says already that some of its rows could not be filled."""
WHOLE = "whole"
"""Its value where every figure of the form stands in its turn: they are judged, labels are not."""
UNORDERED = "file.unordered_pages"
"""Names the pages of a PDF on which it is not certain what is read after what."""
LOST = "file.lost_characters"
"""Names the pages of a PDF on which characters were lost, as a font says nothing of them."""
UNREAD = "unread"
"""Its value where none of its cells could be read."""


class Facts:
    """The facts and claims of one report, in the order in which the report states them."""

    def __init__(self, facts: Iterable[Fact] = (), claims: Iterable[Claim] = ()) -> None:
        self._every = facts if isinstance(facts, Stated) else Stated(facts)
        self.claims = tuple(claims)
        arrangement = arranged(self._every.keys, self._every.runs)
        self.shape, self._firsts, self._again, self._pick = arrangement
        self._places = self.shape.places

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how they are unpickled: without what was worked out of them."""
        return Facts, (tuple(self), self.claims)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._every)

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def get(self, key: str) -> Fact | None:
        """Return the first fact of that key, None where the report states none."""
        place = self._places.get(key)
        return None if place is None else self._every[self._firsts[place]]

    def value(self, key: str) -> Value:
        """Return the value of the first fact of that key, None where the report states none."""
        return self.column[self._places.get(key, -1)]

    def numbers(self, keys: Iterable[str]) -> list[int]:
        """Return where the first facts of those of these keys that are stated stand, from 0."""
        places = map(self._places.get, keys)
        return [self._firsts[place] for place in places if place is not None]

    def all(self, key: str) -> tuple[Fact, ...]:
        """Return every fact of that key, in the report's order."""
        if key in self._again:
            return tuple(map(self._every.__getitem__, self._again[key]))
        first = self.get(key)
        return () if first is None else (first,)

    def said(self, key: str) -> tuple[Value, ...]:
        """Return the values of all facts of that key, in the report's order."""
        values = self._every.values
        if key in self._again:
            return tuple(map(values.__getitem__, self._again[key]))
        place = self._places.get(key)
        return () if place is None else (values[self._firsts[place]],)

    def of(self, keys: tuple[str, ...]) -> list[Fact]:
        """Return the facts of these keys, the keys' order first, the report's second.

        `.*` at the end of a key stands for it and all keys below.
        """
        places = self.shape.stating(keys)
        if places is not None:
            return self._at(places)
        found: list[Fact] = []
        for key in keys:
            found += self.under(key[:-2]) if key.endswith(".*") else self.all(key)
        return found

    def _at(self, places: Iterable[int]) -> list[Fact]:
        """Return the first facts of the keys at these places of the shape."""
        every, firsts = self._every, self._firsts
        return [every[firsts[place]] for place in places]

    def under(self, prefix: str) -> tuple[Fact, ...]:
        """Return the facts whose key is `prefix` or begins with `prefix` and a dot."""
        group = group_of[prefix]
        several = has_several(group)
        every, keys = self._every, self._every.keys
        dotted = prefix + "."
        numbers = range(len(keys)) if several else self._group(group)
        return tuple(every[i] for i in numbers if keys[i] == prefix or keys[i].startswith(dotted))

    def _group(self, name: str) -> list[int]:
        """Return the numbers of the facts of a group (`_Groups`), counted from 0."""
        found: list[int] = []
        for stretch in self.shape.stretches.get(name, ()):
            found += self._firsts[stretch]
        if name not in self.shape.several:
            return found
        keys = self._every.keys
        return [one for number in found for one in self._again.get(keys[number], (number,))]

    @cached_property
    def column(self) -> Sequence[Value]:
        """The values of the first facts of all keys of the shape, and None for any other key."""
        return (*self._pick(self._every.values), None)

    @property
    def repeated(self) -> KeysView[str]:
        """The keys that are stated more than once."""
        return self._again.keys()

    def values(self, keys: Iterable[str]) -> Iterator[Value]:
        """Return an iterator over the values of these keys; it raises KeyError for one not stated.

        A dictionary of all values would take longer to make than all that is asked of it.
        """
        return map(self.column.__getitem__, map(self._places.__getitem__, keys))

    def figures(self, keys: Iterable[str]) -> list[Value]:
        """Return what these keys hold, 0 for a blank; raises KeyError for one not stated."""
        return [0 if value is None else value for value in self.values(keys)]

    def is_blank(self, key: str) -> bool:
        """Return whether the key is stated as a blank."""
        return key in self._places and self.column[self._places[key]] is None

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
        return tuple(map(self._every.__getitem__, self._prose))

    @cached_property
    def _prose(self) -> list[int]:
        """The numbers of the facts of the prose, counted from 0."""
        keys = self._every.keys
        return [number for number in self._group(PROSE) if keys[number] != PROSE]

    @cached_property
    def prose_keys(self) -> list[str]:
        """The keys of the prose, in its order."""
        return [*map(self._every.keys.__getitem__, self._prose)]

    @cached_property
    def prose_values(self) -> list[Value]:
        """The values of the prose, in its order."""
        return [*map(self._every.values.__getitem__, self._prose)]

    @cached_property
    def wording(self) -> str:
        """All running text, a paragraph a line: to tell at once what stands nowhere in it."""
        return "\n".join([value for value in self.prose_values if isinstance(value, str)])

    @cached_property
    def a_line_each(self) -> bool:
        """Whether each paragraph is one line of the `wording`, as all but the oddest are."""
        return self.wording.count("\n") + 1 == len(self._prose)

    def number(self, key: str) -> int | Decimal | None:
        """Return the first fact of that key as a number; None where it is absent, blank or text."""
        value = self.column[self._places.get(key, -1)]
        return value if isinstance(value, int | Decimal) else None

    @cached_property
    def year(self) -> int | None:
        """The year reported on."""
        year = self.number("year")
        return None if year is None else int(year)

    def keys(self) -> KeysView[str]:
        """Return every key stated, each once, in the report's order."""
        return self._places.keys()

    def beside(self, other: Facts, prefix: str) -> Facts:
        """Return these facts with another report's added under `prefix`, without their places."""
        added = (Fact(f"{prefix}.{f.key}", f.value, f.printed) for f in other)
        return Facts((*self, *added), self.claims)
