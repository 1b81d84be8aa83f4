"""Headings that lost their line: glued to the end or the beginning of a paragraph."""

from collections.abc import Iterator, Sequence
from itertools import islice

from gxlint.forms.sections import Known, Layout, SectionForm, SectionForms
from gxlint.records import NamedTuple
from gxlint.report.candidate import Candidate
from gxlint.report.lines import Line, Spot
from gxlint.report.ordinals import Ordinal, read_ordinal
from gxlint.report.sayings import by_words

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


class Inner(NamedTuple):
    """A heading inside a line: where in its words it begins and ends, its ordinal and section."""

    start: int
    end: int
    ordinal: Ordinal
    known: Known


def glued(index: int, line: Line, sought: Glue) -> list[Candidate]:
    """Return the headings inside a line; titles that follow one another are a list of names."""
    found = _inside(line.text.content, sought)
    return [_candidate(one, index, line) for one in found] if found else []


def _candidate(one: Inner, index: int, line: Line) -> Candidate:
    start, end, ordinal, known = one
    return Candidate(
        Spot(index, start),
        Spot(index + 1, 0) if end == len(line.text.content) else Spot(index, end),
        line.text.part(ordinal.end, end),
        ordinal,
        line.text.part(start, ordinal.end),
        line.level,
        known.form,
        known.match,
        _RANK,
    )


@by_words
def _inside(content: str, sought: Glue) -> Sequence[Inner]:
    """Return the headings inside words, in order."""
    found = [
        one
        for mark, markers in sought.markers
        if mark in content
        for form, marker in markers
        if marker in content
        for one in islice(_after(marker, content, form, sought), _MOST + 1)
    ]
    if not found or len(found) > _MOST:
        return ()
    found.sort(key=lambda one: one.start)
    return [
        one
        for at, one in enumerate(found)
        if not _is_listed(found, at) and not content.startswith(sought.forms.continued, one.end)
    ]


def _is_listed(found: Sequence[Inner], at: int) -> bool:
    """Tell whether a title follows another, or is followed, with at most a comma between."""
    before = at > 0 and found[at].start - found[at - 1].end <= 1
    after = at + 1 < len(found) and found[at + 1].start - found[at].end <= 1
    return before or after


def _after(marker: str, content: str, form: SectionForm, sought: Glue) -> Iterator[Inner]:
    """Yield a heading of the section wherever its title follows the marker."""
    ordinals = sought.forms.ordinals
    at = content.find(marker)
    while at >= 0:
        ordinal = read_ordinal(content, ordinals, at)
        title = _title_at(content, ordinal.end, form, sought.layout)
        before = content[at - 1] if at else ""
        if title and before not in (*_OPENING_QUOTES, *ordinals.numerals):
            known = Known(form, sought.layout.titles[title].match)
            yield Inner(at, ordinal.end + len(title), ordinal, known)
        at = content.find(marker, at + 1)


def _title_at(content: str, start: int, form: SectionForm, layout: Layout) -> str | None:
    for title in layout.glued.get(content[start : start + 1], ()):
        if content.startswith(title, start) and layout.titles[title].form == form:
            return title
    return None
