"""What is found in a sentence whatever report it stands in, and kept for the next such sentence."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from gxlint.extract.contest import Candidate, candidate
from gxlint.extract.context import Named, Reader
from gxlint.extract.heads import heads
from gxlint.extract.lists import Division, Divisions
from gxlint.extract.patterns import Match, Matcher
from gxlint.extract.proportions import Proportion, Proportions
from gxlint.extract.respective import Item, Respective
from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK
from gxlint.records import NamedTuple

_KEPT = 512
"""Sentences of which it is kept: reports share many that differ in their figures only."""
_FIRST, _YEARS = chr(FIGURE_MARK), chr(YEAR_MARK)


class Shape(NamedTuple):
    """The skeleton of a sentence and what is found in it.

    `marks` are the indices of its figures. `speaks` is False for one that states nothing: without
    a figure and without a word by which a denial is looked for; of such a one only the topics are
    told. `sources` are those that may match; `found` holds what those matched that were searched
    for. `lists` are those that give their figures after what they count, `divisions` those that
    divide a figure, `proportions` those of shares behind their counts.
    """

    content: str
    marks: Sequence[int]
    speaks: bool
    named: Named
    sources: Sequence[int]
    lists: Sequence[tuple[int, Sequence[Item]]]
    divisions: Sequence[Division]
    proportions: Sequence[Sequence[Proportion]]
    found: dict[int, list[Candidate]]


class Lists(NamedTuple):
    """What finds the lists of a sentence."""

    respective: Respective
    divisions: Divisions
    proportions: Proportions


class Shapes:
    """Tells the shapes of sentences; made once for a pack and a regime."""

    def __init__(self, matcher: Matcher, contexts: Reader, lists: Lists) -> None:
        self._matcher = matcher
        self._contexts = contexts
        self._respective, self._divisions, self._proportions = lists
        self._heads = matcher.heads | contexts.heads
        self.shape = lru_cache(maxsize=_KEPT)(self._shape)

    def _shape(self, content: str) -> Shape:
        """Return the shape of the sentence with this skeleton."""
        matcher = self._matcher
        present = heads(content, self._heads)
        marks = [at for at, mark in enumerate(content) if _FIRST <= mark < _YEARS]
        met = matcher.met(content, present)
        wanted = matcher.wanted(met, figures=bool(marks))
        speaks = bool(wanted or marks)
        named = self._contexts.named(content, present, whole=speaks)
        sources = matcher.possible(wanted, met)
        lists = self._respective.lists(content) if marks else ()
        divisions = tuple(self._divisions.found(content)) if marks else ()
        shares = tuple(self._proportions.found(content)) if marks else ()
        return Shape(content, marks, speaks, named, sources, lists, divisions, shares, {})

    def candidates(self, shape: Shape, topics: AbstractSet[str]) -> list[Candidate]:
        """Return every match of the sources whose topic is among those named so far."""
        found = self._matched(shape, topics)
        for word_at, items in shape.lists:
            found = [one for one in found if not one.reaches_over(word_at)]
            for item in items:
                found += self._of_item(shape, item, topics)
        return found

    def _matched(self, shape: Shape, topics: AbstractSet[str]) -> list[Candidate]:
        found: list[Candidate] = []
        for number in shape.sources:
            needed = self._matcher.topics[number]
            if needed and topics.isdisjoint(needed):
                continue
            matched = shape.found.get(number)
            if matched is None:
                content = shape.content
                matches = self._matcher.matches(number, content)
                matched = shape.found[number] = [candidate(one, content) for one in matches]
            found += matched
        return found

    def _of_item(self, shape: Shape, item: Item, topics: AbstractSet[str]) -> list[Candidate]:
        """Return the matches of a thing of such a list with its figure right behind it."""
        start, end, at = item
        content = shape.content
        alone = self.shape(content[start:end] + content[at])
        return [
            candidate(
                Match(one.pattern, start + one.start, end, (at,)), content, around=(start, end)
            )
            for one in self._matched(alone, topics)
            if one.groups == (end - start,)
        ]
