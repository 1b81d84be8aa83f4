"""Patterns at work: searched for where all that they need occurs, matched against skeletons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from gxlint.extract.heads import numbers
from gxlint.extract.searches import NOWHERE, Compiled, Searches
from gxlint.forms.sentences import Index, Pattern, Sentences
from gxlint.memory import MEMORIES
from gxlint.records import NamedTuple, make

_MARK = b"\xee"  # the first byte of private-use marks in UTF-8
_MARK_BYTES = 3


class Match(NamedTuple):
    """A match of a pattern; `groups` are the indices of the figures it captures.

    `end` is where the match ends, or the pattern's {stop} stands.
    """

    pattern: Pattern
    start: int
    end: int
    groups: tuple[int, ...]


class Matcher:
    """The patterns of a pack that mean something in one regime.

    Sources are compiled once, as late as possible. To find the few that match a sentence, the
    words that they need are looked for in it, and only sources of which each group has a word
    there are searched for; before one is compiled, it is asked whether what stands between the
    words lets it match. `heads` are those of all words that sources need.
    """

    def __init__(self, sentences: Sentences, regime: str, searches: Searches) -> None:
        index = sentences.lookup
        known = index.known.get(regime, index.known.get("", ()))
        self._by_key = _by_key(index, known)
        self._denials = _by_key(index, set(known).intersection(index.denials))
        self._needs = index.needs
        self._patterns, self._sources = sentences.patterns, sentences.sources
        self._owners = index.owners
        self._searches = searches
        self._regime = regime
        self._memory = MEMORIES.of(f"sentences {sentences.digest}", __file__)
        lines = dict(zip(numbers(index.starts), index.words.split("\n"), strict=False))
        self._words = _Words(lines)
        self.topics = index.topics
        self.heads = frozenset(lines)

    def met(self, content: str, present: AbstractSet[int]) -> set[int]:
        """Return the groups of which a word stands in a sentence; `present` are its heads."""
        begun = map(self._words.__getitem__, self.heads & present)
        told = [groups for word, groups in chain.from_iterable(begun) if word in content]
        return set(map(ord, "".join(told)))

    def wanted(self, met: AbstractSet[int], *, figures: bool) -> list[int]:
        """Return the sources that are looked for by one of these groups; some may need others.

        They are numbers, in no order; without `figures` only denials are among them.
        """
        index = self._by_key if figures else self._denials
        return list(chain.from_iterable(map(index.__getitem__, index.keys() & met)))

    def possible(self, wanted: Iterable[int], met: set[int]) -> list[int]:
        """Return those of the sources that need no other group, in the order of the patterns."""
        needs = self._needs
        return sorted([one for one in wanted if met.issuperset(map(ord, needs[one]))])

    def matches(self, number: int, content: str) -> list[Match]:
        """Return every match of a source in a sentence, of an earlier run where it is known."""
        if self._memory is None:
            return self._found(number, content)
        known = self._memory.of(f"{self._regime} {content}")
        if number in known:
            return [Match(self._pattern(number), *one) for one in known[number]]
        found = self._found(number, content)
        known[number] = tuple((one.start, one.end, one.groups) for one in found)
        return found

    def _found(self, number: int, content: str) -> list[Match]:
        compiled = self._searches.may_match(self._sources[number], content)
        return [] if compiled is None else self._matches(number, compiled, content)

    def _pattern(self, number: int) -> Pattern:
        return self._patterns[self._owners[number]]

    def _matches(self, number: int, compiled: Compiled, content: str) -> list[Match]:
        """Search bytes: RE2's Python wrapper takes five times as long to decode offsets."""
        search, signs, marked = compiled
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
            found.append(make(Match, (self._pattern(number), begun, ended, tuple(groups))))
            at = last if last > at else last + _MARK_BYTES
            if marked and at > last_mark:
                break
            for sign in signs:
                if encoded.find(sign, at) >= 0:
                    break
            else:
                break
        return found


class _Words(dict[int, list[tuple[str, str]]]):
    """The words that begin with each head, with the names of their groups; read when asked for.

    It is made of the lines of the index by heads.
    """

    def __init__(self, lines: Mapping[int, str]) -> None:
        super().__init__()
        self._lines = lines

    def __missing__(self, head: int) -> list[tuple[str, str]]:
        told = self._lines[head].split(" ")
        found = self[head] = list(zip(told[::2], told[1::2], strict=True))
        return found


def _by_key(index: Index, sources: Iterable[int]) -> dict[int, list[int]]:
    """Return the sources by the group that they are looked for by."""
    found: dict[int, list[int]] = {}
    for source in sources:
        found.setdefault(ord(index.keys[source]), []).append(source)
    return found
