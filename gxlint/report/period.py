"""The statistics period that a report states."""

from collections.abc import Sequence
from itertools import islice, pairwise

from gxlint.blocks import Text
from gxlint.forms.preface import PrefaceForms
from gxlint.records import NamedTuple
from gxlint.report.dates import Moment, marked_dates, moments
from gxlint.report.sayings import by_words, unplaced
from gxlint.report.tree import Note

_BEFORE = 40
_AFTER = 20
_GAP = 14
_MOST_DATES = 200
_DAMAGED = 40
_YEAR = 4
_JANUARY_1 = (1, 1)
_DECEMBER_31 = (12, 31)


class Period(NamedTuple):
    """Two dates in a text, and where the passage that states them begins and ends."""

    text: Text
    first: Moment | None
    last: Moment
    start: int
    end: int
    worded: bool


def find_period(texts: Sequence[Text], forms: PrefaceForms) -> Period | None:
    """Return the period: dates next to its words, else the first 1 January to 31 December."""
    shaped: Period | None = None
    for text in texts:
        for found in _periods(text.content, forms):
            if found.worded:
                return found._replace(text=text)
            if shaped is None and _is_year(found):
                shaped = found._replace(text=text)
    return shaped


def _is_year(period: Period) -> bool:
    first, last = period.first, period.last
    if first is None:
        return False
    return (first.month, first.day) == _JANUARY_1 and (last.month, last.day) == _DECEMBER_31


@by_words
def _periods(content: str, forms: PrefaceForms) -> Sequence[Period]:
    text = unplaced(content)
    worded = any(word in content for word in forms.period.words)
    found = list(islice(moments(content, forms.dates), _MOST_DATES))
    if not found and worded:
        found = list(islice(marked_dates(content), _MOST_DATES))
    pairs = [
        _pair(text, first, last, forms)
        for first, last in pairwise(found)
        if _joined(content[first.end : last.start], forms)
    ]
    if pairs or not worded:
        return pairs
    ends = (_pair(text, None, one, forms) for one in found)
    return [one for one in ends if one.worded and _is_end(one, forms)]


def _is_end(period: Period, forms: PrefaceForms) -> bool:
    """Tell whether a single date is said to be an end, and no other date was lost before it."""
    before = period.text.content[period.start : period.last.start]
    return any(words in before for words in forms.period.until) and not _has_digit(before)


def _has_digit(content: str) -> bool:
    return any(mark.isdecimal() for mark in content)


def _joined(between: str, forms: PrefaceForms) -> bool:
    """Tell whether only joining words stand between two dates."""
    if not 0 < len(between) <= _GAP:
        return False
    for joiner in forms.period.joiners:
        between = between.replace(joiner, "")
    return not between


def _pair(text: Text, first: Moment | None, last: Moment, forms: PrefaceForms) -> Period:
    content, begin, end = text.content, (first or last).start, last.end
    for words in forms.period.beginning:
        if content.endswith(words, 0, begin):
            begin -= len(words)
            break
    for words in forms.period.ending:
        if content.startswith(words, end):
            end += len(words)
            break
    stated = _announced(content, begin, forms.period.words, forms.stop)
    behind = content[end : end + _AFTER]
    after = any(words in behind for words in forms.period.words)
    start = _announced(content, begin, forms.period.all_words, forms.stop)
    return Period(
        text, first, last, begin if start is None else start, end, stated is not None or after
    )


def _announced(content: str, end: int, words: tuple[str, ...], stop: str) -> int | None:
    """Return where the words begin that announce a period at `end`, None where none do."""
    near = max(0, end - _BEFORE)
    near = max(near, content.rfind(stop, near, end))
    before = content[near:end]
    spots = [((at := before.rfind(word)) + len(word), -at) for word in words if word in before]
    return near - max(spots)[1] if spots else None


def period_notes(period: Period, year: int | None) -> list[Note]:
    """Return what the period states; `year` is the report's, for dates printed without one."""
    text = period.text
    words = text.content[period.start : period.end]
    notes = [Note("period", words, words, text.span(period.start, period.end))]
    first, last = period.first, period.last
    if first:
        notes += _date_notes("period.start", text, first, year)
    notes += _date_notes("period.end", text, last, first.year if first and first.year else year)
    return notes


def _date_notes(key: str, text: Text, moment: Moment, year: int | None) -> list[Note]:
    printed = text.content[moment.start : moment.end]
    span = text.span(moment.start, moment.end)
    notes: list[Note] = []
    known = moment.year or year
    if known:
        notes.append(Note(key, moment.when(year) or printed, printed, span))
    if moment.year:
        shown = text.content[moment.start : moment.start + _YEAR]
        place = text.span(moment.start, moment.start + _YEAR)
        notes.append(Note(f"{key}.year", moment.year, shown, place))
    return notes


def unread_period(texts: Sequence[Text], forms: PrefaceForms) -> Note | None:
    """Return the passage that announces a period whose two dates cannot be read.

    It is `period.damaged` where dates are garbled; plain `period` where it names only a year or
    months.
    """
    for text in texts:
        content = text.content
        for words in forms.period.words:
            at = content.find(words)
            if at < 0:
                continue
            start = at + len(words)
            stop = content.find(forms.stop, start, start + _DAMAGED)
            end = stop if stop >= 0 else min(len(content), start + _DAMAGED)
            century = content.find("20", start, min(end, start + _AFTER))
            if century < 0:
                continue
            key = "period.damaged" if _garbled(content[century:end], forms) else "period"
            return Note(key, content[at:end], content[at:end], text.span(at, end))
    return None


def _garbled(passage: str, forms: PrefaceForms) -> bool:
    """Tell whether digits run together or dates lack a mark, and not only a year is printed."""
    rest = passage[_YEAR:]
    year = passage[:_YEAR].isdecimal() and rest.startswith(forms.dates.year)
    return not year or any(mark in passage for mark in forms.dates.day)
