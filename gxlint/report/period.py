"""The statistics period that a report states."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from gxlint.blocks import Text
from gxlint.forms.preface import PrefaceForms
from gxlint.report.dates import Moment, marked_dates, moments
from gxlint.report.tree import Note

_BEFORE = 40
_AFTER = 20
_GAP = 8
_DAMAGED = 30
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
        for found in _periods(text, forms):
            if found.worded:
                return found
            if shaped is None and _is_year(found):
                shaped = found
    return shaped


def _is_year(period: Period) -> bool:
    first, last = period.first, period.last
    if first is None:
        return False
    return (first.month, first.day) == _JANUARY_1 and (last.month, last.day) == _DECEMBER_31


def _periods(text: Text, forms: PrefaceForms) -> list[Period]:
    content = text.content
    worded = any(word in content for word in forms.period.words)
    found = list(moments(content, forms.dates))
    if not found and worded:
        found = list(marked_dates(content))
    pairs = [
        _pair(text, first, last, forms)
        for first, last in pairwise(found)
        if _joined(content[first.end : last.start], forms)
    ]
    if pairs or not found or not worded:
        return pairs
    one = _pair(text, None, found[0], forms)
    return [one] if one.worded else []


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
    near = max(0, begin - _BEFORE)
    spots = [content.rfind(words, near, begin) for words in forms.period.words]
    stated = max((at for at in spots if at >= 0), default=-1)
    if stated >= 0 and forms.stop in content[stated:begin]:
        stated = -1
    after = any(words in content[end : end + _AFTER] for words in forms.period.words)
    return Period(text, first, last, stated if stated >= 0 else begin, end, stated >= 0 or after)


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
        shown = text.content[moment.start : moment.start + 4]
        place = text.span(moment.start, moment.start + 4)
        notes.append(Note(f"{key}.year", moment.year, shown, place))
    return notes


def damaged_period(texts: Sequence[Text], forms: PrefaceForms) -> Note | None:
    """Return the passage in which a period is announced whose dates cannot be read."""
    for text in texts:
        content = text.content
        for words in forms.period.words:
            at = content.find(words)
            if at < 0:
                continue
            start = at + len(words)
            end = content.find(forms.stop, start, start + 2 * _DAMAGED)
            passage = content[start : end if end >= 0 else start + _DAMAGED]
            century = passage.find("20")
            tail = passage[century : century + _DAMAGED]
            if 0 <= century <= _AFTER and any(joiner in tail for joiner in forms.period.joiners):
                printed = content[at : start + len(passage)]
                place = text.span(at, start + len(passage))
                return Note("period.damaged", printed, printed, place)
    return None
