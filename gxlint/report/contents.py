"""A table of contents before or behind a report's title, whose lines look like its headings."""

from collections.abc import Mapping, Sequence

from gxlint.forms.sections import SectionForms
from gxlint.report.headings import LONGEST
from gxlint.report.lines import Line
from gxlint.report.ordinals import ordinal_of

_LEAST = 4
"""Headings in a row that make a table of contents."""
_BEHIND = "0123456789.\u2026\u00b7-\u2014;,\u3002"
"""What leads to the number of a page, the number, and what ends an item of a list."""


def without_contents(among: Mapping[int, Line], forms: SectionForms) -> Mapping[int, Line]:
    """Return the lines that may be headings, by index, without a table of contents.

    Its lines stand in a row, four or more, and come again; no line before them does.
    """
    places = [place for place, line in among.items() if len(line.raw) <= LONGEST]
    first, end = _first_run(places)
    if not end:
        return among
    last = {_title(among[place], forms): place for place in places}
    again = [place for place in places[:end] if last[_title(among[place], forms)] > place]
    listed = {place for place in again if place >= places[first]}
    if len(listed) < _LEAST or len(listed) < len(again):
        return among
    return {place: line for place, line in among.items() if place not in listed}


def _first_run(places: Sequence[int]) -> tuple[int, int]:
    """Return where the first long run of lines that follow each other begins and ends."""
    first = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            if at - first >= _LEAST:
                return first, at
            first = at
    return 0, 0


def _title(line: Line, forms: SectionForms) -> str:
    """Return the words of a heading without its ordinal and the page it stands on."""
    content = line.text.content
    return content[ordinal_of(content, forms.ordinals).end :].rstrip(_BEHIND)
