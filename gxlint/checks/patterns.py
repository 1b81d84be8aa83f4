"""Patterns of rule authors: RE2, so that none can blow up, and run only where they may match."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from gxlint.checks.base import OptionError
from gxlint.checks.holding import in_order
from gxlint.facts import Facts
from gxlint.kept import digest
from gxlint.memory import MEMORIES
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_YEARS = {"year": 0, "next": 1, "last": -1}
_YEAR_MARKS = {name: chr(0xF700 + place) for place, name in enumerate(_YEARS)}
"""What stands for a year in the texts of a chain."""


Chain = tuple[tuple[str, ...], ...]
"""Groups of texts: a match holds one of each, in this order."""


class Pattern(NamedTuple):
    """A pattern and what every match of it holds.

    That is one of the `needles` (none: unknown), and what one of the `chains` asks for. `{year}`,
    `{next}` and `{last}` in it stand for the report's year and its neighbours. A `plain` pattern
    is its one needle.
    """

    source: str
    needles: tuple[str, ...]
    chains: tuple[Chain, ...]
    years: bool
    plain: bool

    def may_match(self, content: str) -> bool:
        """Tell quickly whether the content can hold a match."""
        return not self.needles or any(needle in content for needle in self.needles)

    def occurs(self, content: str, year: int | None) -> bool:
        """Tell whether it matches somewhere in the content."""
        if self.plain or not self.may_match(content):
            return self.plain and self.source in content
        if self.lacks_years(content, year or 0):
            return False
        source = self._filled(year)
        if self._in_vain(source, content, year, None):
            return False
        return _matches(source, content)

    def may_occur(self, facts: Facts, year: int | None) -> bool:
        """Tell whether a paragraph of the running text may hold a match."""
        return self._may_hold(facts.wording, year, facts.a_line_each)

    def may_stand_in(self, paragraphs: Sequence[str], year: int | None) -> bool:
        """Tell whether one of the paragraphs may hold a match."""
        whole = "\n".join(paragraphs)
        return self._may_hold(whole, year, whole.count("\n") + 1 == len(paragraphs))

    def _may_hold(self, lines: str, year: int | None, a_line_each: bool) -> bool:  # noqa: FBT001
        if not self.may_match(lines) or self.lacks_years(lines, year or 0):
            return False
        source = f"(?m){self._filled(year)}"
        if self._in_vain(source, lines, year, "\n" if a_line_each else None):
            return False
        return _matches(source, lines)

    def _in_vain(self, source: str, content: str, year: int | None, mark: str | None) -> bool:
        """Tell of a pattern not yet compiled whether it is certain to find nothing.

        That costs as much as searching with a compiled pattern, but compiling fifty times as much.
        """
        if source in _needed or not self.chains:
            return False
        asked = _in_year(self.chains, year or 0) if self.years else self.chains
        if not any(in_order(one, content, mark) for one in asked):
            return True
        _needed.add(source)
        return False

    def lacks_years(self, content: str, year: int) -> bool:
        """Tell whether the content does not hold the years that every match holds.

        That is quicker than a search, and prose seldom speaks of another year than its own.
        """
        if not self.years:
            return False
        dated = _dated.get((self.source, year))
        if dated is None:
            dated = _dated[self.source, year] = {_years_of(one, year) for one in self.chains}
        return bool(dated) and not any(_holds(content, groups) for groups in dated)

    def at(self, year: int | None) -> Any:
        """Return the compiled pattern for a report on that year."""
        return compiled(self._filled(year))

    def _filled(self, year: int | None) -> str:
        return _with_years(self.source, year or 0) if self.years else self.source


def pattern(source: str, path: tuple[str | int, ...]) -> Pattern:
    """Return the pattern checked; raises OptionError where RE2 refuses it."""
    import re2

    years = any(f"{{{name}}}" in source for name in _YEARS)
    try:
        compiled(_with_years(source, 2020) if years else source)
    except re2.error as error:
        problem = error.args[0] if error.args else ""
        said = problem.decode() if isinstance(problem, bytes) else str(problem)
        hint = "; RE2 has no look-around and no back-references" if "(?" in said else ""
        raise OptionError(f"{source!r} is no pattern: {said}{hint}", path) from error
    asked = _chains(source)
    return Pattern(source, _needles(asked), asked, years, asked == (((source,),),))


def any_of(sources: Sequence[str]) -> Pattern:
    """Return the pattern that matches where one of these does, its groups without names."""
    if len(sources) == 1:
        return pattern(sources[0], ())
    return pattern("|".join(f"(?:{source.replace('?P<at>', '')})" for source in sources), ())


_MOST = 40
"""Needles beyond which it is quicker to compile the pattern and to search for it."""
_FEW = 3
"""Single characters of one group up to which it is worth looking for them: digits are found."""
_dated: dict[tuple[str, int], set[Chain]] = {}
"""The years that chains hold, by pattern and year of the report."""
_needed: set[str] = set()
"""Patterns that some content had all the texts for."""


def _chains(source: str) -> tuple[Chain, ...]:
    """Return the chains of a pattern, years as marks; none where they cannot be told."""
    from gxlint.checks.literals import PatternError, chains  # of no use once a pack is compiled

    for name, mark in _YEAR_MARKS.items():
        source = source.replace(f"{{{name}}}", mark)
    try:
        found = chains(source.replace("?P<at>", ""))
    except PatternError:  # `(?i)`, say
        return ()
    told = tuple(tuple(filter(_tells, one)) for one in found)
    return told if all(told) else ()


def _needles(asked: Sequence[Chain]) -> tuple[str, ...]:
    """Return of each chain the group whose shortest text is the longest, years left out."""
    found: dict[str, None] = {}
    for one in asked:
        groups = [[_longest_part(text) for text in group] for group in one]
        found.update(dict.fromkeys(max(groups, key=lambda texts: min(map(len, texts)))))
    return tuple(found) if all(found) and len(found) <= _MOST else ()


def _longest_part(text: str) -> str:
    return max(
        text.translate(dict.fromkeys(map(ord, _YEAR_MARKS.values()), "\n")).split("\n"), key=len
    )


def _tells(group: tuple[str, ...]) -> bool:
    return len(group) <= _FEW or min(map(len, group)) > 1


@cache
def _in_year(asked: tuple[Chain, ...], year: int) -> tuple[Chain, ...]:
    """Return the chains with their marks replaced by the report's year and its neighbours."""
    years = {ord(mark): str(year + _YEARS[name]) for name, mark in _YEAR_MARKS.items()}
    return tuple(
        tuple(tuple(text.translate(years) for text in group) for group in one) for one in asked
    )


def _holds(content: str, groups: Chain) -> bool:
    """Tell whether the content holds one text of each group."""
    for group in groups:
        for text in group:
            if text in content:
                break
        else:
            return False
    return True


def _years_of(asked: Chain, year: int) -> Chain:
    """Return of each group all of whose texts hold a year these years, for a report on `year`."""
    marks = [[_year_in(text, year) for text in group] for group in asked]
    return tuple(tuple(sorted(set(group))) for group in marks if all(group))


def _year_in(text: str, year: int) -> str:
    """Return the first year that a text of a chain holds, nothing where it holds none."""
    found = (str(year + _YEARS[name]) for name, mark in _YEAR_MARKS.items() if mark in text)
    return next(found, "")


@cache
def compiled(source: str) -> Any:
    """Return the compiled pattern; it costs 0.1 ms, so only at need."""
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(source, options)


def _matches(source: str, content: str) -> bool:
    """Tell whether the pattern matches somewhere in the content: what earlier runs found of it."""
    memory = MEMORIES.of("tests", __file__)
    if memory is None:
        return _tested(source, content)
    known = memory.of(content)
    name = digest(source)
    if name not in known:
        known[name] = _tested(source, content)
    found: bool = known[name]
    return found


def _tested(source: str, content: str) -> bool:
    return bool(_test(source)(content.encode()))


@cache
def _test(source: str) -> Any:
    """Return what tells of bytes whether the pattern matches in them, and no more: much faster.

    It matches from the first byte on, anything before it included: RE2 need not find out where.
    """
    import re2

    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    return re2.compile(rf"\C*?(?:{source})".encode(), options).match


def year_of(facts: Facts) -> int | None:
    """Return the year reported on."""
    return facts.year


@cache
def _with_years(source: str, year: int) -> str:
    """Return the pattern with its placeholders filled."""
    for name, offset in _YEARS.items():
        source = source.replace(f"{{{name}}}", str(year + offset))
    return source
