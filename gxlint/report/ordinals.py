"""The ordinal at the beginning of a heading."""

from gxlint.forms.sections import Ordinals
from gxlint.numerals import whole_number
from gxlint.records import NamedTuple
from gxlint.report.sayings import by_words

TOP, DIGIT, BRACKET, BARE, NONE = "top", "digit", "bracket", "bare", "none"
"""Styles: of sections (a numeral and a mark, or part one); `1.`; `(1)`; a numeral alone; none."""

_MOST_DIGITS = 2
_LONGEST = 9
_OF_A_KIND = 10
_MOST_MARKS = 6


class Ordinal(NamedTuple):
    """The number, None where there is none; its style; and where the title begins."""

    number: int | None
    style: str
    end: int


def read_ordinal(content: str, forms: Ordinals, start: int = 0) -> Ordinal:
    """Return the ordinal of a squeezed line at `start`; a doubled one counts once.

    Ornaments, letters and a leading zero before it or in its stead are passed over.
    """
    found = _plain(content, forms, start)
    if found.style != NONE or found.end > start:
        return found
    begin = _marked(content, forms, start)
    if begin == start:
        return found
    inner = _plain(content, forms, begin)
    end = _skip(content, forms, _marked(content, forms, inner.end))
    return inner._replace(end=end)


def _marked(content: str, forms: Ordinals, start: int) -> int:
    """Return where the marks that say nothing end."""
    end = start
    last = min(len(content), start + _MOST_MARKS)
    while end < last and content[end] in forms.marks:
        end += 1
    if end == start and content.startswith("0", start) and content[start + 1 : end + 2].isdecimal():
        end += 2
    return _skip(content, forms, end) if end > start else start


def _plain(content: str, forms: Ordinals, start: int) -> Ordinal:
    for opener in forms.openers:
        if content.startswith(opener, start):
            return _part(content, forms, start + len(opener)) or Ordinal(None, NONE, start)
    if content.startswith("(", start):
        return _bracketed(content, forms, start)
    found = _numbered(content, forms, start)
    again = _numbered(content, forms, found.end) if found.style == TOP else found
    return again if again.style == TOP else found


ordinal_of = by_words(read_ordinal)
"""Returns the ordinal of a short line, remembered by its words."""


def _part(content: str, forms: Ordinals, start: int) -> Ordinal | None:
    end = _run(content, forms, start)
    for closer in forms.closers:
        if end > start and content.startswith(closer, end):
            number = _number(content[start:end], forms)
            return Ordinal(number, TOP, _skip(content, forms, end + len(closer)))
    return None


def _bracketed(content: str, forms: Ordinals, start: int) -> Ordinal:
    end = _run(content, forms, start + 1)
    if end == start + 1 or not content.startswith(")", end):
        return Ordinal(None, NONE, start)
    return Ordinal(
        _number(content[start + 1 : end], forms), BRACKET, _skip(content, forms, end + 1)
    )


def _numbered(content: str, forms: Ordinals, start: int) -> Ordinal:
    end = _run(content, forms, start)
    if end == start:
        return Ordinal(None, NONE, start)
    arabic = content[start] not in forms.numerals
    after = _skip(content, forms, end)
    if arabic and (after == end or end - start > _MOST_DIGITS):
        return Ordinal(None, NONE, start)
    style = BARE if after == end else DIGIT if arabic else TOP
    return Ordinal(_number(content[start:end], forms), style, after)


def _number(run: str, forms: Ordinals) -> int | None:
    """Return the number of a run; most are one numeral, whose place in the list is its value."""
    if run.isascii():
        return int(run)
    place = forms.numerals.find(run) if len(run) == 1 else -1
    return place % _OF_A_KIND + 1 if place >= 0 else whole_number(run)


def _run(content: str, forms: Ordinals, start: int) -> int:
    """Return where the run of numerals, or of digits, ends."""
    end = start
    while end < len(content) and content[end] in forms.numerals:
        end += 1
    if end > start:
        return end
    while end < min(len(content), start + _LONGEST) and content[end] in "0123456789":
        end += 1
    return end


def _skip(content: str, forms: Ordinals, start: int) -> int:
    while start < len(content) and content[start] in forms.separators:
        start += 1
    return start
