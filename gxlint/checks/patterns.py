"""Patterns of rule authors: RE2, so that none can blow up, and run only where they may match."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from gxlint.checks.base import OptionError
from gxlint.facts import Facts
from gxlint.records import NamedTuple

_YEARS = {"year": 0, "next": 1, "last": -1}


class Pattern(NamedTuple):
    """A pattern and its needles: texts one of which every match holds (none: unknown).

    `{year}`, `{next}` and `{last}` in it stand for the report's year and its neighbours. A
    `plain` pattern is its one needle.
    """

    source: str
    needles: tuple[str, ...]
    years: bool
    plain: bool

    def may_match(self, content: str) -> bool:
        """Tell quickly whether the content can hold a match."""
        return not self.needles or any(needle in content for needle in self.needles)

    def occurs(self, content: str, year: int | None) -> bool:
        """Tell whether it matches somewhere in the content."""
        if not self.may_match(content):
            return False
        return self.plain or bool(_test(self._filled(year)).search(content.encode()))

    def may_occur(self, facts: Facts, year: int | None) -> bool:
        """Tell whether it matches in the running text, paragraphs being lines of it."""
        if self.needles and not any(needle in facts.wording for needle in self.needles):
            return False
        return bool(_test(f"(?m){self._filled(year)}").search(facts.spelled))

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
    texts = () if "(?i" in source else needles(_without_years(source))
    return Pattern(source, texts if len(texts) <= _MOST else (), years, texts == (source,))


def any_of(sources: Sequence[str]) -> Pattern:
    """Return the pattern that matches where one of these does, its groups without names."""
    if len(sources) == 1:
        return pattern(sources[0], ())
    return pattern("|".join(f"(?:{source.replace('?P<at>', '')})" for source in sources), ())


_MOST = 40
"""Needles beyond which it is quicker to compile the pattern and to search for it."""


@cache
def compiled(source: str) -> Any:
    """Return the compiled pattern; it costs 0.1 ms, so only at need."""
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(source, options)


@cache
def _test(source: str) -> Any:
    """Return the pattern compiled to tell of bytes whether it matches, and no more: much faster."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    return re2.compile(source.encode(), options)


def year_of(facts: Facts) -> int | None:
    """Return the year reported on."""
    year = facts.number("year")
    return None if year is None else int(year)


def _with_years(source: str, year: int) -> str:
    """Return the pattern with its placeholders filled."""
    for name, offset in _YEARS.items():
        source = source.replace(f"{{{name}}}", str(year + offset))
    return source


def _without_years(source: str) -> str:
    """Return the pattern with any character in place of a year."""
    for name in _YEARS:
        source = source.replace(f"{{{name}}}", ".")
    return source


def needles(source: str) -> tuple[str, ...]:
    """Return texts one of which stands in every match; none where that cannot be told.

    Of each alternative, the piece whose shortest text is the longest: a run of plain characters,
    or a group that has needles itself. Characters with a quantifier do not count.
    """
    found: list[str] = []
    for alternative in _alternatives(source):
        best = max(_pieces(alternative), key=lambda texts: min(map(len, texts)), default=())
        if not best:
            return ()
        found.extend(best)
    return tuple(dict.fromkeys(found))


def _alternatives(source: str) -> Iterator[str]:
    """Yield what stands between the bars at the top level."""
    start = at = 0
    while at < len(source):
        if source[at] == "|":
            yield source[start:at]
            start = at + 1
        at = _after(source, at)
    yield source[start:]


def _pieces(source: str) -> Iterator[tuple[str, ...]]:
    """Yield the needles of each piece of a sequence."""
    run = ""
    at = 0
    while at < len(source):
        end = _after(source, at)
        loose = source[end : end + 1] in ("?", "*", "{")
        char = source[at:end].removeprefix("\\")
        if len(char) == 1 and not loose and not _is_special(source[at:end]):
            run += char
        else:
            if run:
                yield (run,)
            run = ""
            inner = needles(_inside(source[at:end])) if char.startswith("(") and not loose else ()
            if inner:
                yield inner
        at = end
    if run:
        yield (run,)


def _after(source: str, at: int) -> int:
    """Return where the unit that begins at `at` ends: a group, a class, an escape, a character."""
    char = source[at]
    if char == "\\":
        end = source.find("}", at) + 1 if source[at + 1 : at + 3] == "p{" else at + 2
    elif char == "[":
        end = _end_of_class(source, at) + 1
    elif char == "{":
        end = source.find("}", at) + 1 or len(source)
    elif char == "(":
        end = at + 1
        while end < len(source) and source[end] != ")":
            end = _after(source, end)
        end += 1
    else:
        end = at + 1
    return end


def _inside(group: str) -> str:
    """Return the inside of a group; nothing of one that changes the rules (`(?i)`)."""
    inner = group[1:-1]
    if inner.startswith("?P<"):
        return inner.partition(">")[2]
    if inner.startswith("?"):
        return inner[2:] if inner.startswith("?:") else ""
    return inner


def _is_special(unit: str) -> bool:
    return unit in (".", "^", "$", "+", "?", "*") or (unit[0] == "\\" and unit[1:].isalnum())


def _end_of_class(source: str, at: int) -> int:
    end = at + 2 if source[at + 1 : at + 2] != "^" else at + 3
    while end < len(source) and source[end] != "]":
        end += 2 if source[end] == "\\" else 1
    return end
