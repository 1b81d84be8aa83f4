"""Patterns at work: searched for where all that they need occurs, matched against skeletons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from itertools import chain

from gxlint.extract.heads import by_head
from gxlint.forms.sentences import FIGURE_MARK, Pattern, Sentences, Source
from gxlint.memory import MEMORIES
from gxlint.records import NamedTuple, make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_MARK = b"\xee"  # the first byte of private-use marks in UTF-8
_MARK_BYTES = 3

Spans = list[tuple[int, int]]
"""Start and end of what was read, of the match in it, then of each of the match's groups.

NOWHERE stands for what took no part.
"""
Search = Callable[[bytes, int, int], Spans]
"""Finds the first match between two offsets; that is NOWHERE if there is none."""
NOWHERE = (-1, -1)


class Match(NamedTuple):
    """A match of a pattern; `groups` are the indices of the figures it captures.

    `end` is where the match ends, or the pattern's {stop} stands.
    """

    pattern: Pattern
    start: int
    end: int
    groups: tuple[int, ...]


class Compiled(NamedTuple):
    """A source as RE2 searches for it.

    It matches nothing where none of `signs` stands: the cheapest of what it needs. `marked` tells
    whether it needs a figure or year, too.
    """

    search: Search
    signs: tuple[bytes, ...]
    marked: bool


class Matcher:
    """The patterns of a pack that mean something in one regime.

    Sources are compiled once, as late as possible. To find the few that match a sentence, the
    words that they need are looked for in it, and only sources of which each group has a word
    there, in order, are searched for. `heads` are those of all words that sources need. `compiled`
    holds what was compiled so far, by its text: what other regimes asked for serves this one.
    """

    def __init__(self, sentences: Sentences, regime: str, compiled: dict[str, Compiled]) -> None:
        self._sources: list[tuple[Pattern, Source]] = []
        self._by_key: dict[int, list[int]] = {}
        self._denials: dict[int, list[int]] = {}
        self._compiled = compiled
        self._groups = sentences.groups
        self._regime = regime
        self._memory = MEMORIES.of(f"sentences {sentences.digest}", __file__)
        for pattern in sentences.patterns:
            if pattern.known_in(regime):
                for source in pattern.sources:
                    self._add(pattern, source)
        self._belongs = sentences.members
        self._words = by_head(self._belongs)
        self.heads = frozenset(self._words)

    def met(self, content: str, present: AbstractSet[int]) -> set[int]:
        """Return the groups of which a word stands in a sentence; `present` are its heads."""
        begun = map(self._words.__getitem__, self._words.keys() & present)
        words = [word for word in chain.from_iterable(begun) if word in content]
        return set().union(*map(self._belongs.__getitem__, words))

    def wanted(self, met: AbstractSet[int], *, figures: bool) -> list[int]:
        """Return the sources that are looked for by one of these groups; some may need others.

        They are numbers, in no order; without `figures` only denials are among them.
        """
        index = self._by_key if figures else self._denials
        return list(chain.from_iterable(map(index.__getitem__, index.keys() & met)))

    def possible(self, wanted: Iterable[int], met: set[int]) -> list[int]:
        """Return those of the sources that need no other group, in the order of the patterns."""
        sources = self._sources
        return sorted([one for one in wanted if met.issuperset(sources[one][1].needs)])

    def pattern(self, number: int) -> Pattern:
        """Return the pattern that a source belongs to."""
        return self._sources[number][0]

    def _add(self, pattern: Pattern, source: Source) -> None:
        number = len(self._sources)
        self._sources.append((pattern, source))
        self._by_key.setdefault(source.key, []).append(number)
        if not source.captures:
            self._denials.setdefault(source.key, []).append(number)

    def matches(self, number: int, content: str) -> list[Match]:
        """Return every match of a source in a sentence, of an earlier run where it is known."""
        known = {} if self._memory is None else self._memory.of(f"{self._regime} {content}")
        if number in known:
            pattern = self._sources[number][0]
            return [Match(pattern, *one) for one in known[number]]
        source = self._sources[number][1]
        if source.text not in self._compiled and not self._in_order(source, content):
            return []
        found = self._matches(number, content)
        known[number] = tuple((one.start, one.end, one.groups) for one in found)
        return found

    def _matches(self, number: int, content: str) -> list[Match]:
        """Search bytes: RE2's Python wrapper takes five times as long to decode offsets."""
        pattern, source = self._sources[number]
        search, signs, marked = self._compiled.get(source.text) or self._compile(source)
        encoded = content.encode()
        last_mark = encoded.rfind(_MARK)
        found: list[Match] = []
        at = 0
        while (spans := search(encoded, at, len(encoded)))[0] != NOWHERE:
            begin, end = spans[1]
            last = stop = end
            groups: list[int] = []
            for first, after in spans[2:]:
                if first < after:
                    groups.append(len(encoded[:first].decode()))
                    last = first
                elif 0 <= first < stop:
                    stop = first
            begun = len(encoded[:begin].decode())
            ended = begun + len(encoded[begin:stop].decode())
            found.append(make(Match, (pattern, begun, ended, tuple(groups))))
            at = last if last > at else last + _MARK_BYTES
            if marked and at > last_mark:
                break
            for sign in signs:
                if encoded.find(sign, at) >= 0:
                    break
            else:
                break
        return found

    def _compile(self, source: Source) -> Compiled:
        needed = [self._groups[group] for group in source.needs]
        telling = [texts for texts in needed if not any(text[0] >= _FIRST for text in texts)]
        signs = min(telling or needed, key=len, default=("",))
        marked = any(min(texts) >= _FIRST for texts in needed)
        made = Compiled(searcher(source.text), tuple(text.encode() for text in signs), marked)
        self._compiled[source.text] = made
        return made

    def _in_order(self, source: Source, content: str) -> bool:
        """Tell whether what a source needs stands in order; if not, it need not be compiled."""
        return _ordered(content, [self._groups[group] for group in source.needs])


_FIRST = chr(FIGURE_MARK)


def _ordered(content: str, groups: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether one string of each group stands in the content, in this order."""
    for texts in groups:
        ends = [content.find(text) + len(text) for text in texts if text in content]
        if not ends:
            return False
        content = content[min(ends) :]
    return True


def searcher(text: str) -> Search:
    """Return what finds the first match of a pattern in bytes.

    It is asked to match at once, anything before it included: to search, RE2 makes two automata and
    reads the pattern backwards as well, which takes longer than a few sentences are worth.

    The wrapper takes longer to make a match of what RE2 has found than RE2 to find it. Where this
    version of it does not let one ask RE2 itself, the wrapper is asked.
    """
    import re2

    pattern = re2.compile(rf"\C*?({text})")
    inner = getattr(pattern, "_regexp", None)
    if inner is None:
        return partial(_wrapped, pattern)
    return partial(inner.Match, inner.Anchor.ANCHOR_START)


def _wrapped(pattern: Any, content: bytes, at: int, end: int) -> Spans:
    match = pattern.match(content, at, end)
    return [match.span(i) for i in range(pattern.groups + 1)] if match else [NOWHERE]
