"""Patterns at work: searched for where all that they need occurs, matched against skeletons."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from gxlint.extract.heads import by_head, heads
from gxlint.extract.searching import NOWHERE, Search, searcher
from gxlint.forms.sentences import FIGURE_MARK, Pattern, Sentences, Source
from gxlint.records import NamedTuple, make

_MARK = b"\xee"  # the first byte of private-use marks in UTF-8
_MARK_BYTES = 3


class Candidate(NamedTuple):
    """A match of a pattern; `groups` are the indices of the figures it captures.

    `end` is where the match ends, or the pattern's {stop} stands. `clause` is what its words are
    looked for in, where that is not the clause around it.
    """

    pattern: Pattern
    start: int
    end: int
    groups: tuple[int, ...]
    clause: tuple[int, int] | None = None


class _Compiled(NamedTuple):
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
    words that they need are looked for in its paragraph, those of the paragraph in the sentence,
    and only sources of which each group has a word there are searched for. `heads` are those of
    all words that sources need.
    """

    def __init__(self, sentences: Sentences, regime: str) -> None:
        self._sources: list[tuple[Pattern, Source, frozenset[int]]] = []
        self._by_key: dict[int, list[int]] = {}
        self._denials: dict[int, list[int]] = {}
        self._compiled: dict[int, _Compiled] = {}
        self._groups = sentences.groups
        for pattern in sentences.patterns:
            if pattern.known_in(regime):
                for source in pattern.sources:
                    self._add(pattern, source)
        self._belongs = self._needed()
        self._words = by_head(self._belongs)
        self.heads = frozenset(self._words)

    def words(self, content: str, present: AbstractSet[int]) -> list[str]:
        """Return the words of patterns in a paragraph of which `present` are the heads."""
        begun = map(self._words.__getitem__, self._words.keys() & present)
        return [word for word in chain.from_iterable(begun) if word in content]

    def met(self, content: str, words: Iterable[str]) -> set[int]:
        """Return the groups of which a word stands in a sentence; `words` are its paragraph's."""
        belongs = self._belongs
        return set().union(*[belongs[word] for word in words if word in content])

    def wanted(self, met: AbstractSet[int], *, figures: bool) -> list[int]:
        """Return the sources to be looked at where these groups are met.

        They are numbers, in no order; without `figures` only denials are among them.
        """
        index = self._by_key if figures else self._denials
        return list(chain.from_iterable(map(index.__getitem__, index.keys() & met)))

    def candidates(
        self, content: str, wanted: Iterable[int], met: AbstractSet[int], topics: AbstractSet[str]
    ) -> list[Candidate]:
        """Return every match of the sources whose topic is among those named so far."""
        encoded = content.encode()
        last = encoded.rfind(_MARK)
        found: list[Candidate] = []
        for number in sorted(wanted):
            pattern, source, needs = self._sources[number]
            if (
                needs <= met
                and not (pattern.topics and topics.isdisjoint(pattern.topics))
                and (number in self._compiled or self._in_order(content, source))
            ):
                found += self._matches(number, pattern, encoded, last)
        return found

    def matches(self, text: str, topics: AbstractSet[str]) -> list[Candidate]:
        """Return every match in a text that stands by itself and holds a figure."""
        met = self.met(text, self.words(text, heads(text, self.heads)))
        return self.candidates(text, self.wanted(met, figures=True), met, topics)

    def _add(self, pattern: Pattern, source: Source) -> None:
        number = len(self._sources)
        self._sources.append((pattern, source, frozenset(source.needs)))
        self._by_key.setdefault(source.key, []).append(number)
        if not source.captures:
            self._denials.setdefault(source.key, []).append(number)

    def _needed(self) -> dict[str, tuple[int, ...]]:
        """Return the words that sources need, with the numbers of the groups each belongs to."""
        groups = {group for _, source, _ in self._sources for group in (*source.needs, source.key)}
        words: dict[str, list[int]] = {}
        for group in sorted(groups):
            for text in self._groups[group]:
                words.setdefault(text, []).append(group)
        return {text: tuple(numbers) for text, numbers in words.items()}

    def _matches(
        self, number: int, pattern: Pattern, encoded: bytes, last_mark: int
    ) -> list[Candidate]:
        """Match bytes: RE2's Python wrapper takes five times as long to decode offsets."""
        search, signs, marked = self._compiled.get(number) or self._compile(number)
        found: list[Candidate] = []
        at = 0
        while (spans := search(encoded, at, len(encoded)))[0] != NOWHERE:
            begin, end = spans.pop(0)
            last = stop = end
            groups: list[int] = []
            for first, after in spans:
                if first < after:
                    groups.append(len(encoded[:first].decode()))
                    last = first
                elif 0 <= first < stop:
                    stop = first
            begun = len(encoded[:begin].decode())
            ended = begun + len(encoded[begin:stop].decode())
            found.append(make(Candidate, (pattern, begun, ended, tuple(groups), None)))
            at = last if last > at else last + _MARK_BYTES
            if marked and at > last_mark:
                break
            for sign in signs:
                if encoded.find(sign, at) >= 0:
                    break
            else:
                break
        return found

    def _compile(self, number: int) -> _Compiled:
        _, source, _ = self._sources[number]
        needed = [self._groups[group] for group in source.needs]
        telling = [texts for texts in needed if not any(text[0] >= _FIRST for text in texts)]
        signs = min(telling or needed, key=len, default=("",))
        marked = any(min(texts) >= _FIRST for texts in needed)
        made = _Compiled(searcher(source.text), tuple(text.encode() for text in signs), marked)
        self._compiled[number] = made
        return made

    def _in_order(self, content: str, source: Source) -> bool:
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
