"""Headings that lost their line: glued to the end or the beginning of a paragraph."""

from collections.abc import Iterator, Sequence
from itertools import islice

from gxlint.forms.sections import Layout, SectionForm, SectionForms
from gxlint.records import NamedTuple
from gxlint.report.candidate import Candidate
from gxlint.report.lines import Line, Spot
from gxlint.report.ordinals import read_ordinal

_OPENING_QUOTES = "\u201c\u300a\"'\u2018\u300c("
_RANK = 1
_MOST = 40
"""Headings in one line; where more stand there, it is no report that lost its lines."""


class Glue(NamedTuple):
    """What to look for: each section's numeral with a usual mark, and then one of its titles."""

    layout: Layout
    forms: SectionForms
    markers: tuple[tuple[str, tuple[tuple[SectionForm, str], ...]], ...]
    """By mark: sections and their numerals with that mark."""


def glue(layout: Layout, forms: SectionForms) -> Glue:
    """Return what glued headings of a layout look like."""
    ordinals = forms.ordinals
    markers = (
        (mark, tuple((form, ordinals.numerals[form.number - 1] + mark) for form in layout.sections))
        for mark in ordinals.separators[:2]
    )
    return Glue(layout, forms, tuple(markers))


def has_glue(content: str, sought: Glue) -> bool:
    """Tell whether a line holds any numeral of a section with its mark."""
    return any(
        mark in content and any(marker in content for _, marker in markers)
        for mark, markers in sought.markers
    )


def glued(index: int, line: Line, sought: Glue) -> list[Candidate]:
    """Return the headings inside a line; titles that follow one another are a list of names."""
    content = line.text.content
    found = [
        one
        for mark, markers in sought.markers
        if mark in content
        for form, marker in markers
        if marker in content
        for one in islice(_after(Spot(index, content.find(marker)), line, form, sought), _MOST + 1)
    ]
    if not found or len(found) > _MOST:
        return []
    if len(found) > 1:
        found.sort(key=lambda one: one.start.offset)
    return [
        one
        for at, one in enumerate(found)
        if not _is_listed(found, at) and not content.startswith(sought.forms.continued, _end(one))
    ]


def _is_listed(found: Sequence[Candidate], at: int) -> bool:
    """Tell whether a title follows another, or is followed, with at most a comma between."""
    before = at > 0 and found[at].start.offset - _end(found[at - 1]) <= 1
    after = at + 1 < len(found) and found[at + 1].start.offset - _end(found[at]) <= 1
    return before or after


def _end(one: Candidate) -> int:
    return one.start.offset + len(one.marker.content) + len(one.title.content)


def _after(first: Spot, line: Line, form: SectionForm, sought: Glue) -> Iterator[Candidate]:
    """Yield a heading of the section wherever its title follows the marker found at `first`."""
    content, ordinals = line.text.content, sought.forms.ordinals
    index, at = first
    marker = content[at : at + 2]
    while at >= 0:
        ordinal = read_ordinal(content, ordinals, at)
        title = _title_at(content, ordinal.end, form, sought.layout)
        before = content[at - 1] if at else ""
        if title and before not in (*_OPENING_QUOTES, *ordinals.numerals):
            end = ordinal.end + len(title)
            yield Candidate(
                Spot(index, at),
                Spot(index + 1, 0) if end == len(content) else Spot(index, end),
                line.text.part(ordinal.end, end),
                ordinal,
                line.text.part(at, ordinal.end),
                line.level,
                form,
                sought.layout.titles[title].match,
                _RANK,
            )
        at = content.find(marker, at + 1)


def _title_at(content: str, start: int, form: SectionForm, layout: Layout) -> str | None:
    for title in layout.glued.get(content[start : start + 1], ()):
        if content.startswith(title, start) and layout.titles[title].form == form:
            return title
    return None
