"""Patterns of rule authors: RE2, so that none can blow up, and run only where they may match."""

from functools import cache
from typing import Any, NamedTuple

from gxlint.checks.base import OptionError
from gxlint.facts import Facts

_YEARS = {"year": 0, "next": 1, "last": -1}


class Pattern(NamedTuple):
    """A pattern and its needles: texts one of which every match holds (none: unknown).

    `{year}`, `{next}` and `{last}` in it stand for the report's year and its neighbours.
    """

    source: str
    needles: tuple[str, ...]
    years: bool

    def may_match(self, content: str) -> bool:
        """Tell quickly whether the content can hold a match."""
        return not self.needles or any(needle in content for needle in self.needles)

    def at(self, year: int | None) -> Any:
        """Return the compiled pattern for a report on that year."""
        return compiled(_with_years(self.source, year or 0) if self.years else self.source)


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
    return Pattern(source, () if years else needles(source), years)


@cache
def compiled(source: str) -> Any:
    """Return the compiled pattern; compiling costs about 0.1 ms, so only at first use."""
    import re2

    options = re2.Options()
    options.log_errors = False
    return re2.compile(source, options)


def year_of(facts: Facts) -> int | None:
    """Return the year reported on."""
    year = facts.number("year")
    return None if year is None else int(year)


def _with_years(source: str, year: int) -> str:
    for name, offset in _YEARS.items():
        source = source.replace(f"{{{name}}}", str(year + offset))
    return source


def needles(source: str) -> tuple[str, ...]:
    """Return texts one of which stands in every match; none where that cannot be told.

    Of each alternative at the top level, the longest run of plain characters outside brackets.
    """
    if "(?" in source.replace("(?:", "").replace("(?P<", ""):
        return ()
    best: list[str] = []
    for runs in _alternatives(source):
        longest = max(runs, key=len, default="")
        if not longest:
            return ()
        best.append(longest)
    return tuple(best)


def _alternatives(source: str) -> list[list[str]]:
    """Return, for each alternative at the top level, its runs of plain characters."""
    alternatives: list[list[str]] = [[""]]
    depth = at = 0
    while at < len(source):
        char = source[at]
        runs = alternatives[-1]
        if char == "\\":
            at += 1
            plain = source[at : at + 1]
            if depth == 0 and not plain.isalnum():
                runs[-1] += plain
            else:
                runs.append("")
        elif char == "[":
            at = _end_of_class(source, at)
            runs.append("")
        elif char in "()":
            depth += 1 if char == "(" else -1
            runs.append("")
        elif depth:
            pass
        elif char == "|":
            alternatives.append([""])
        elif char in "?*{":
            at = source.find("}", at) if char == "{" else at
            runs[-1] = runs[-1][:-1]
            runs.append("")
        elif char in ".^$+":
            runs.append("")
        else:
            runs[-1] += char
        at += 1
    return alternatives


def _end_of_class(source: str, at: int) -> int:
    end = at + 2 if source[at + 1 : at + 2] != "^" else at + 3
    while end < len(source) and source[end] != "]":
        end += 2 if source[end] == "\\" else 1
    return end
