"""Which period a sentence speaks of: words of other periods, years and months."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from gxlint.extract.events import OTHER, THIS, Event, found_words, indexed
from gxlint.extract.figures import YEARS
from gxlint.extract.heads import holds
from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK, Words

_CLAUSE = ",;:\u3002()"
_DATED = ("year", "month")
_COUNT, _AND = "n", "\u3001\u548c\u53ca"
_FIRST, _YEARS, _LAST = chr(FIGURE_MARK), chr(YEAR_MARK), chr(YEAR_MARK + len(YEARS) - 1)
_THIS, _NEXT = (chr(YEAR_MARK + YEARS.index(lies)) for lies in ("this", "next"))
_OTHER_YEARS = frozenset(chr(YEAR_MARK + YEARS.index(lies)) for lies in ("last", "other"))
_YEAR_DIGITS = 4


class Periods:
    """Finds the periods of sentences; made once for a pack's words. `heads` are those it looks for.

    `named` are the words of topics.
    """

    def __init__(self, words: Words, named: Iterable[str]) -> None:
        self._words = words
        self._named = tuple(named)
        self._index = indexed(
            [(w, OTHER) for w in words.periods] + [(w, THIS) for w in words.resets]
        )
        self.heads = frozenset(self._index.words)
        kinds = list(words.units)
        self._years, self._months = (
            chr(FIGURE_MARK + kinds.index(kind)) if kind in kinds else "" for kind in _DATED
        )
        self._count = chr(FIGURE_MARK + kinds.index(_COUNT)) if _COUNT in kinds else ""

    def found(self, content: str, present: AbstractSet[int]) -> list[Event]:
        """Return the words of periods, the years and the months among them."""
        found = found_words(content, self._index, present)
        marked = [(at, mark) for at, mark in enumerate(content) if _FIRST <= mark <= _LAST]
        if marked:
            found += self._dated(content, marked)
            found.sort()
        return found

    def _dated(self, content: str, marked: Iterable[tuple[int, str]]) -> Iterator[Event]:
        """Yield the periods that years, months and numbers of years name, given their marks."""
        for at, mark in marked:
            after = at + 1
            if mark == self._years:
                yield Event(at, after, OTHER)
            elif mark == self._months:
                counted = _FIRST <= content[after : after + 1] < _YEARS  # a day
                to_come = content[at - 1 : at] == _NEXT
                if (
                    not counted
                    and not to_come
                    and not content.startswith(self._words.month_ends, after)
                ):
                    yield Event(at, after, OTHER)
            elif mark >= _YEARS and mark != _NEXT:
                compared = content.endswith(self._words.comparatives, 0, at)
                if compared and mark != _THIS and content.startswith("(", after):
                    yield Event(at, after, OTHER)  # what its bracket holds
                    end = content.find(")", after)
                    yield Event(end, end, THIS)
                elif compared and mark != _THIS and (end := self._compared_with(content, after)):
                    yield Event(at, after, OTHER)  # what was counted in that year
                    yield Event(end, end, THIS)
                elif not compared and not content.startswith(self._words.dated, after):
                    own = mark == _THIS and not self._ends_range(content, at)
                    yield Event(at, after, THIS if own else OTHER)

    def _compared_with(self, content: str, at: int) -> int:
        """Return where the counts end that stand right behind a year that is compared with, else 0.

        Compared with the 28 reviews and 9 suits of last year: each stands behind its topic. Cases
        of which last year's requests are the cause may be this year's.
        """
        end = 0
        if content.endswith(self._words.causes, 0, at - len(_THIS)):
            return end
        while True:
            mark = at
            while mark < len(content) and content[mark] not in _CLAUSE and content[mark] < _FIRST:
                mark += 1
            named = content[at:mark].lstrip(_AND)
            told = named.endswith(self._named) and not holds(named, self._words.changes)
            if not told or content[mark : mark + 1] != self._count:
                return end
            at = end = mark + 1

    def _ends_range(self, content: str, at: int) -> bool:
        """Tell whether the year at `at` is the last of several: 2019 to 2023."""
        before = content[:at]
        joiner = next(filter(before.endswith, self._words.ranges), "")
        first = before.removesuffix(joiner)[-_YEAR_DIGITS:]
        return bool(joiner) and (
            (len(first) == _YEAR_DIGITS and first.isdecimal()) or first[-1:] in _OTHER_YEARS
        )
