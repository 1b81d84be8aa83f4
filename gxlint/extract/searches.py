"""Patterns compiled no sooner, and no better, than they are worth it.

A single draft asks for most patterns once or twice, and what it takes to compile them it does not
get back. In a run over many reports the same few dozen are looked for thousands of times.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from gxlint.checks.holding import may_match
from gxlint.forms.sentences import Source
from gxlint.records import NamedTuple, make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Spans = list[tuple[int, int]]
"""Start and end of what was read, of the match in it, then of each of the match's groups.

NOWHERE stands for what took no part.
"""
Search = Callable[[bytes, int, int], Spans]
"""Finds the first match between two offsets; that is NOWHERE if there is none."""
NOWHERE = (-1, -1)
_OFTEN = 16
"""Sentences in which a source is looked for before it is compiled to be searched for.

What that takes RE2 is what asking a dozen sentences does.
"""


class Compiled(NamedTuple):
    """A source as RE2 searches for it.

    It matches nothing where none of `signs` stands: the cheapest of what it needs. `marked` tells
    whether it needs a figure or year, too.
    """

    search: Search
    signs: tuple[bytes, ...]
    marked: bool


class Searches:
    """The sources compiled so far, by their texts: those that regimes share serve all of them."""

    def __init__(self) -> None:
        self._compiled: dict[str, Compiled] = {}
        self._asked: dict[str, int] = {}

    def may_match(self, source: Source, content: str) -> Compiled | None:
        """Return the source compiled, None where it surely matches nothing in a sentence."""
        text = source.text
        asked = self._asked[text] = self._asked.get(text, 0) + 1
        if asked > _OFTEN:
            return self._compiled[text]
        known = self._compiled.get(text)
        if asked == _OFTEN:
            known = self._compiled[text] = _compiled(source, thorough(text))
        elif known is None and may_match(source.links, content):
            known = self._compiled[text] = _compiled(source, searcher(text))
        return known


def _compiled(source: Source, search: Search) -> Compiled:
    signs = tuple([text.encode() for text in source.signs])
    return make(Compiled, (search, signs, source.marked))


def searcher(text: str) -> Search:
    """Return what finds the first match of a pattern in bytes.

    It is asked to match at once, anything before it included: to search, RE2 makes two automata and
    reads the pattern backwards as well, which takes longer than a few sentences are worth.
    """
    return _search(rf"\C*?({text})", "match")


def thorough(text: str) -> Search:
    """Return what finds the same in a fifth of the time, but takes longer to make.

    To match, RE2 tries the pattern at each byte; to search, it runs an automaton over all of them,
    and looks for groups in the match alone.
    """
    return _search(f"({text})", "search")


_ANCHORS = {"match": "ANCHOR_START", "search": "UNANCHORED"}


def _search(text: str, method: str) -> Search:
    """Return what searches by that method of RE2's patterns.

    The wrapper takes longer to make a match of what RE2 has found than RE2 to find it. Where this
    version of it does not let one ask RE2 itself, the wrapper is asked.
    """
    import re2

    pattern = re2.compile(text)
    inner = getattr(pattern, "_regexp", None)
    if inner is None:
        return partial(_wrapped, getattr(pattern, method), pattern.groups)
    return partial(inner.Match, getattr(inner.Anchor, _ANCHORS[method]))


def _wrapped(found: Callable[..., Any], groups: int, content: bytes, at: int, end: int) -> Spans:
    match = found(content, at, end)
    return [match.span(i) for i in range(groups + 1)] if match else [NOWHERE]
