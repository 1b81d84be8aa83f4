"""Patterns at work: compiled when one of their literals occurs, matched against skeletons."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from gxlint.forms.sentences import Pattern, Sentences

_MARK_BYTES = 3  # a private-use mark in UTF-8


class Candidate(NamedTuple):
    """A match of a pattern; `groups` are the indices of the figures it captures."""

    pattern: Pattern
    start: int
    end: int
    groups: tuple[int, ...]


class Matcher:
    """The patterns of a pack; sources are compiled once, as late as possible."""

    def __init__(self, sentences: Sentences) -> None:
        self._patterns = sentences.patterns
        self._literals = sentences.literals
        self._compiled: dict[tuple[int, int], Callable[..., Any]] = {}

    def candidates(self, content: str) -> Iterator[Candidate]:
        """Yield every match in a sentence's skeleton, in no particular order."""
        wanted: dict[tuple[int, int], None] = {}
        for literal, sources in self._literals:
            if literal in content:
                wanted.update(dict.fromkeys(sources))
        if wanted:
            encoded = content.encode()
            for source in wanted:
                yield from self._matches(source, encoded)

    def _matches(self, source: tuple[int, int], encoded: bytes) -> Iterator[Candidate]:
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

    def _compile(self, source: tuple[int, int]) -> Callable[..., Any]:
        import re2

        text = self._patterns[source[0]].sources[source[1]]
        compiled: Callable[..., Any] = re2.compile(text).search
        self._compiled[source] = compiled
        return compiled


def _index(encoded: bytes, offset: int) -> int:
    return len(encoded[:offset].decode())
