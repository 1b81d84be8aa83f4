"""Patterns at work: compiled when one of their literals occurs, matched against skeletons."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from gxlint.extract.heads import HEAD, heads
from gxlint.forms.sentences import FIGURE_MARK, Pattern, Sentences

_CLASSES = 16
_MARK_BYTES = 3  # a private-use mark in UTF-8


class Candidate(NamedTuple):
    """A match of a pattern; `groups` are the indices of the figures it captures.

    `end` is where the match ends, or the pattern's {stop} stands.
    """

    pattern: Pattern
    start: int
    end: int
    groups: tuple[int, ...]


_Source = tuple[int, int]
_Index = Mapping[str, Sequence[tuple[str, Sequence[_Source]]]]


class Matcher:
    """The patterns of a pack that mean something in one regime.

    Sources are compiled once, as late as possible.
    """

    def __init__(self, sentences: Sentences, regime: str) -> None:
        self._patterns = sentences.patterns
        known = {i for i, one in enumerate(sentences.patterns) if one.known_in(regime)}
        self._literals = _kept(sentences.literals, lambda source: source[0] in known)
        self._denials = _kept(self._literals, lambda source: not self._captures(source))
        self._compiled: dict[_Source, Callable[..., Any]] = {}

    def wanted(self, content: str, *, figures: bool) -> set[_Source]:
        """Return the sources that may match a skeleton; without `figures` only denials."""
        found: set[_Source] = set()
        index = self._literals if figures else self._denials
        for head in heads(content).intersection(index):
            for literal, sources in index[head]:
                if literal in content:
                    found.update(sources)
        return found

    def candidates(
        self, content: str, wanted: set[_Source], topics: AbstractSet[str]
    ) -> list[Candidate]:
        """Return every match of the sources whose topic is among those named so far."""
        encoded = content.encode()
        return [
            found
            for source in sorted(wanted)
            if not topics.isdisjoint(self._patterns[source[0]].topics)
            or not self._patterns[source[0]].topics
            for found in self._matches(source, encoded)
        ]

    def _captures(self, source: _Source) -> bool:
        text = self._patterns[source[0]].sources[source[1]]
        return any(f"({chr(FIGURE_MARK + k)})" in text for k in range(_CLASSES))

    def _matches(self, source: _Source, encoded: bytes) -> Iterator[Candidate]:
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

    def _compile(self, source: _Source) -> Callable[..., Any]:
        import re2

        text = self._patterns[source[0]].sources[source[1]]
        compiled: Callable[..., Any] = re2.compile(text).search
        self._compiled[source] = compiled
        return compiled


def _index(encoded: bytes, offset: int) -> int:
    return len(encoded[:offset].decode())


def _kept(index: _Index, keep: Callable[[_Source], bool]) -> _Index:
    """Return the index with only the sources to keep, by the literals' first two characters."""
    found: dict[str, list[tuple[str, Sequence[_Source]]]] = {}
    for group in index.values():
        for literal, sources in group:
            kept = [source for source in sources if keep(source)]
            if kept:
                found.setdefault(literal[:HEAD], []).append((literal, kept))
    return found
