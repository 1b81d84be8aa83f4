"""Patterns at work: compiled when one of their literals occurs, matched against skeletons."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from gxlint.forms.sentences import FIGURE_MARK, Pattern, Sentences

_CLASSES = 16
_MARK_BYTES = 3  # a private-use mark in UTF-8


class Candidate(NamedTuple):
    """A match of a pattern; `groups` are the indices of the figures it captures."""

    pattern: Pattern
    start: int
    end: int
    groups: tuple[int, ...]


_Source = tuple[int, int]
_Index = Mapping[str, Sequence[tuple[str, Sequence[_Source]]]]


class Matcher:
    """The patterns of a pack; sources are compiled once, as late as possible."""

    def __init__(self, sentences: Sentences) -> None:
        self._patterns = sentences.patterns
        self._literals: _Index = sentences.literals
        self._denials = _denials(sentences)
        self._compiled: dict[_Source, Callable[..., Any]] = {}

    def candidates(self, content: str, *, figures: bool) -> list[Candidate]:
        """Return every match in a sentence's skeleton; without `figures` those of denials only."""
        wanted: set[_Source] = set()
        index = self._literals if figures else self._denials
        for first in set(content).intersection(index):
            for literal, sources in index[first]:
                if literal in content:
                    wanted.update(sources)
        if not wanted:
            return []
        encoded = content.encode()
        return [found for one in sorted(wanted) for found in self._matches(one, encoded)]

    def _matches(self, source: _Source, encoded: bytes) -> Iterator[Candidate]:
        """Match bytes: RE2's Python wrapper takes five times as long to decode offsets."""
        pattern = self._patterns[source[0]]
        search = self._compiled.get(source) or self._compile(source)
        at = 0
        while found := search(encoded, at):
            spans = [found.start(i) for i in range(1, found.re.groups + 1)]
            groups = [start for start in spans if start >= 0]
            yield Candidate(
                pattern,
                _index(encoded, found.start()),
                _index(encoded, found.end()),
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


def _denials(sentences: Sentences) -> _Index:
    """Return the literals of the sources that capture no figure."""
    bare = {
        (i, j)
        for i, pattern in enumerate(sentences.patterns)
        for j, source in enumerate(pattern.sources)
        if not any(f"({chr(FIGURE_MARK + k)})" in source for k in range(_CLASSES))
    }
    found: dict[str, list[tuple[str, Sequence[_Source]]]] = {}
    for first, group in sentences.literals.items():
        for literal, sources in group:
            kept = [one for one in sources if one in bare]
            if kept:
                found.setdefault(first, []).append((literal, kept))
    return found
