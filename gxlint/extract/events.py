"""What is named in a sentence, and where: topics, periods, scopes."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from gxlint.extract.heads import by_head
from gxlint.records import NamedTuple, make

WHOLE, PART, BEYOND = "whole", "part", "beyond"
OWN = "own"
"""The scope of a body that a sentence names as itself: the whole, unless parts stand beside it."""
THIS, OTHER = "this", "other"
_SEVERAL = 2


class Event(NamedTuple):
    """From `at` to the next event of its sort, `value` holds; `end` is where its word ends."""

    at: int
    end: int
    value: str


class Context(NamedTuple):
    """The events of a sentence; the first of each sort is what came before it.

    The topics are those of its whole passage, in the skeleton of which it begins at `base`.
    """

    topics: Sequence[Event]
    base: int
    periods: Sequence[Event]
    scopes: Sequence[Event]

    def topic(self, at: int) -> str:
        """Return the topic last named before `at`."""
        return value_at(self.topics, self.base + at)

    def names(self, start: int, end: int) -> bool:
        """Tell whether a topic is named in that stretch."""
        base = self.base
        return bisect_left(self.topics, (base + start,)) < bisect_left(self.topics, (base + end,))

    def scope(self, at: int) -> str:
        """Return `whole`, `own`, `part`, or `beyond` where a wider body is spoken of."""
        return value_at(self.scopes, at)

    def whole_before(self, at: int) -> int:
        """Return where the last name of the body or a whole before `at` ends, else 0."""
        for event in reversed(self.scopes):
            if 0 <= event.at < at:
                return max(event.end, event.at + 1) if event.value in (WHOLE, OWN) else 0
        return 0

    def period(self, at: int, taken: Iterable[tuple[int, int]]) -> str:
        """Return `this` or `other`; words inside the stretches `taken` do not count."""
        told = self.periods[0].value
        for place, _, value in self.periods[1:]:
            if place >= at:
                break
            for start, end in taken:
                if start <= place < end:
                    break
            else:
                told = value
        return told


NOTHING = Context((Event(-1, -1, ""),), 0, (Event(-1, -1, THIS),), (Event(-1, -1, WHOLE),))
"""The context at the beginning of a paragraph."""


def value_at(events: Sequence[Event], at: int) -> str:
    """Return what holds at `at`; the first event always holds from the beginning."""
    if len(events) == 1:
        return events[0].value
    return events[max(bisect_left(events, (at,)) - 1, 0)].value


class Index(NamedTuple):
    """Words by their heads, and what each means."""

    words: Mapping[int, Sequence[str]]
    values: Mapping[str, str]


def indexed(pairs: Iterable[tuple[str, str]]) -> Index:
    """Return the index of words with their meanings; the first of a word counts."""
    values: dict[str, str] = {}
    for word, value in pairs:
        values.setdefault(word, value)
    return Index(by_head(values), values)


def _place(event: Event) -> tuple[int, int]:
    return event[0], -event[1]


def found_words(content: str, index: Index, present: AbstractSet[int]) -> list[Event]:
    """Return where words occur, in order; the longest at the leftmost place counts.

    `present` are the heads of the content, or of more around it.
    """
    words, values = index
    found: list[Event] = []
    begun = map(words.__getitem__, words.keys() & present)
    for word in [word for word in chain.from_iterable(begun) if word in content]:
        at = content.find(word)
        while at >= 0:
            found.append(make(Event, (at, at + len(word), values[word])))
            at = content.find(word, at + 1)
    if len(found) < _SEVERAL:
        return found
    found.sort(key=_place)
    outer: list[Event] = []
    for event in found:
        if not outer or event.at >= outer[-1].end:
            outer.append(event)
    return outer


def restored(
    content: str, first: str, events: list[Event], ends: Mapping[int, int]
) -> tuple[Event, ...]:
    """Return the scopes of a sentence, those that hold again among them.

    Behind a bracket that is what held before it, and at one of `ends` what held before the subject
    at that index.
    """
    begin = Event(-1, -1, first)
    told = (begin, *events)
    closing = [
        Event(ends[event.at], ends[event.at], value_at(told, event.at))
        for event in events
        if event.end < 0 and event.at in ends
    ]
    start = content.find("(") if events else -1
    while start >= 0:
        end = content.find(")", start)
        if end < 0:
            break
        if any(start < event.at < end for event in events):
            closing.append(Event(end, end, value_at(told, start)))
        start = content.find("(", end)
    return begin, *sorted([*events, *closing])
