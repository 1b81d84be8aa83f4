"""Dates as reports print them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gxlint.dates import date
from gxlint.expressions import compiled
from gxlint.forms.preface import DateForm
from gxlint.numerals import NUMERALS, whole_number
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern

_NUMERALS = frozenset(NUMERALS + "\u25cb\uff2f0123456789")
_YEAR = 4
_PART = 3
_FIRST, _LAST = 1990, 2100


class Moment(NamedTuple):
    """A date as printed, from `start` to `end`; the year is None where it is not repeated."""

    year: int | None
    month: int
    day: int
    start: int
    end: int

    def when(self, year: int | None = None) -> date | None:
        """Return the date, in `year` where none is printed; None where there is no such day."""
        printed = self.year or year
        try:
            return date(printed, self.month, self.day) if printed else None
        except ValueError:
            return None


def moments(content: str, form: DateForm) -> Iterator[Moment]:
    """Yield the dates in a squeezed text: worded ones with month and day, in their order."""
    at = content.find(form.month)
    while at >= 0:
        found = _around(content, at, form)
        if found:
            yield found
        at = content.find(form.month, at + 1)


def _around(content: str, at: int, form: DateForm) -> Moment | None:
    start = _back(content, at, _PART)
    end = at + 1
    while end < len(content) and end - at <= _PART and content[end] in _NUMERALS:
        end += 1
    month, day = whole_number(content[start:at]), whole_number(content[at + 1 : end])
    mark = next((mark for mark in form.day if content.startswith(mark, end)), None)
    if month is None or day is None or mark is None:
        return None
    year, first = year_before(content, start, form)
    return Moment(year, month, day, first, end + len(mark))


def _back(content: str, end: int, most: int) -> int:
    start = end
    while start > 0 and end - start < most and content[start - 1] in _NUMERALS:
        start -= 1
    return start


def year_before(content: str, end: int, form: DateForm) -> tuple[int | None, int]:
    """Return the year that ends at `end` with its mark, and where it begins; else (None, end)."""
    for mark in form.year:
        if content.endswith(mark, 0, end):
            stop = end - len(mark)
            year = four_digits(content[max(0, stop - _YEAR) : stop])
            if year is not None:
                return year, stop - _YEAR
    return None, end


def four_digits(text: str) -> int | None:
    """Return a year printed with four digits or numerals, None where `text` is no such year."""
    if len(text) != _YEAR or not _NUMERALS.issuperset(text):
        return None
    year = whole_number(text)
    return year if year is not None and _FIRST <= year <= _LAST else None


_BETWEEN = "-./"


def marked_dates(content: str) -> Iterator[Moment]:
    """Yield dates such as 2020-12-31, 2020.12.31 and 2020/12/31."""
    if not any(mark in content for mark in _BETWEEN):
        return
    for match in _marked().finditer(content):
        year, month, day = map(int, match.group(1, 2, 3))
        yield Moment(year, month, day, match.start(), match.end())


@lru_cache(maxsize=1)
def _marked() -> Pattern[str]:
    return compiled(r"(?<!\d)(20\d\d)[-./](\d{1,2})[-./](\d{1,2})(?!\d{3})")
