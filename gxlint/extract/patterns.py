"""Patterns at work: compiled when one of their literals occurs, matched against skeletons."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from gxlint.extract.heads import heads
from gxlint.forms.sentences import Pattern, Sentences, Source
from gxlint.records import NamedTuple

_MARK_BYTES = 3  # a private-use mark in UTF-8


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


class Matcher:
    """The patterns of a pack that mean something in one regime.

    Sources are compiled once, as late as possible.
    """

    def __init__(self, sentences: Sentences, regime: str) -> None:
        self._patterns = sentences.patterns
        self._literals = sentences.literals
        self._figured = {
            (i, j)
            for i, pattern in enumerate(sentences.patterns)
            if pattern.known_in(regime)
            for j in range(len(pattern.sources))
        }
        self._chains = sentences.chains
        self._bare = self._figured & sentences.bare
        self._compiled: dict[Source, Callable[..., Any]] = {}

    def wanted(self, content: str, *, figures: bool) -> set[Source]:
        """Return the sources that may match a skeleton; without `figures` only denials."""
        found: set[Source] = set()
        for head in self._literals.keys() & heads(content):
            for literal, sources in self._literals[head]:
                if literal in content:
                    found.update(sources)
        return found & (self._figured if figures else self._bare)

    def candidates(
        self, content: str, wanted: set[Source], topics: AbstractSet[str]
    ) -> list[Candidate]:
        """Return every match of the sources whose topic is among those named so far."""
        encoded = content.encode()
        return [
            found
            for source in sorted(wanted)
            if not topics.isdisjoint(self._patterns[source[0]].topics)
            or not self._patterns[source[0]].topics
            if _may_match(content, self._chains.get(source, ()))
            for found in self._matches(source, encoded)
        ]

    def _matches(self, source: Source, encoded: bytes) -> Iterator[Candidate]:
        """Match bytes: RE2's Python wrapper takes five times as long to decode offsets."""
        pattern = self._patterns[source[0]]
        search = self._compiled.get(source) or self._compile(source)
        at = 0
        while found := search(encoded, at):
            spans = [found.span(i) for i in range(1, found.re.groups + 1)]
            groups = [start for start, end in spans if 0 <= start < end]
            stops = [start for start, end in spans if start == end >= 0]
            yield Candidate(
                pattern,
                _index(encoded, found.start()),
                _index(encoded, min([*stops, found.end()])),
                tuple(_index(encoded, start) for start in groups),
            )
            last = groups[-1] if groups else found.end()
            at = last if last > at else last + _MARK_BYTES
            if at >= len(encoded):
                return

    def _compile(self, source: Source) -> Callable[..., Any]:
        import re2

        text = self._patterns[source[0]].sources[source[1]]
        compiled: Callable[..., Any] = re2.compile(text).search
        self._compiled[source] = compiled
        return compiled


def _may_match(content: str, groups: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether one string of each group stands in the content, in this order.

    Two thirds of the sources that have a literal there need not be compiled and searched for.
    """
    at = 0
    for texts in groups:
        ends = [i + len(text) for text in texts if (i := content.find(text, at)) >= 0]
        if not ends:
            return False
        at = min(ends)
    return True


def _index(encoded: bytes, offset: int) -> int:
    return len(encoded[:offset].decode())
