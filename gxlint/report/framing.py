"""The frame of a report: where its title, its sections and its annex begin, and its year.

Each step takes what the one before found; what a report is comes last, since its year tells the
layout, and that which headings count.
"""

from collections.abc import Mapping, Sequence

from gxlint.columns import Blocks
from gxlint.forms import Forms
from gxlint.forms.sections import Layout, SectionForms
from gxlint.records import NamedTuple
from gxlint.report.candidate import Candidate
from gxlint.report.contents import without_contents
from gxlint.report.further import further_report
from gxlint.report.headings import ANNEX, annex_heading, candidates, notable
from gxlint.report.leading import leading_title
from gxlint.report.lines import Line, Lines, line_of
from gxlint.report.outline import outline
from gxlint.report.period import find_period
from gxlint.report.regimes import year_regime
from gxlint.report.title import CHROME, Title, find_title
from gxlint.report.topics import annex_at, topical

_HEAD = 120
_LABEL = 20


class Frame(NamedTuple):
    """The lines of a report, its title, the headings of its sections in order, and its year.

    `further` is the title of another report in the same document, which is left out.
    """

    lines: Lines
    title: Title | None
    headings: list[Candidate]
    layout: Layout
    year: int | None
    further: Title | None

    @property
    def annex_leads(self) -> bool:
        """Whether the annex stands before the title, or where none was found."""
        last = self.headings[-1] if self.headings else None
        if last is None or last.match != ANNEX:
            return False
        return self.title is None or last.start.line < self.title.first


class _Sketch(NamedTuple):
    """The lines of one report, and the headings that the fixed layout has among them.

    `among` are those that may be headings of whatever layout; `annex` is where the statistics annex
    begins, if it does: no heading is behind it.
    """

    lines: Lines
    among: Mapping[int, Line]
    annex: int | None
    headings: list[Candidate]

    @property
    def body(self) -> Lines:
        """The lines before the annex."""
        return self.lines if self.annex is None else self.lines.upto(self.annex)

    @property
    def head(self) -> int:
        """How many lines stand up to the first heading, with its own."""
        return self.headings[0].start.line + 1 if self.headings else _HEAD


def framed(blocks: Blocks, forms: Forms, regime: str | None) -> Frame:
    """Return the frame of the first report among the blocks.

    `regime` overrides what the year says of the format.
    """
    sketch = _sketched(Lines(blocks), forms.sections)
    further = further_report(sketch.body, sketch.headings, forms.sections.preface)
    if further:
        sketch = _before(further.first, sketch)
    title = _title(sketch, forms)
    year = title.year if title and title.year else _period_year(sketch, forms)
    layout = _layout(sketch, forms, regime or year_regime(year, forms))
    headings = _headings(sketch, title, layout, forms.sections)
    return Frame(sketch.lines, title, headings, layout, year, further)


def _sketched(lines: Lines, forms: SectionForms) -> _Sketch:
    among = without_contents(notable(lines, forms), forms)
    annex = annex_at(lines, among, forms)
    if annex is not None:
        among = {index: line for index, line in among.items() if index < annex}
    body = lines if annex is None else lines.upto(annex)
    headings = outline(candidates(body, among, forms), body, among, forms)
    return _Sketch(lines, among, annex, headings)


def _before(end: int, sketch: _Sketch) -> _Sketch:
    """Return what of it stands before another report, whose annex it was."""
    among = {index: line for index, line in sketch.among.items() if index < end}
    headings = [one for one in sketch.headings if one.start.line < end]
    return _Sketch(sketch.lines.upto(end), among, None, headings)


def _title(sketch: _Sketch, forms: Forms) -> Title | None:
    """Return the title before the first heading, a plainer one where that is the page's."""
    title = _found_title(sketch.lines, sketch.headings, forms)
    if title is None or title.form == CHROME:
        head = sketch.lines[: sketch.head]
        return leading_title(head, forms.sections.preface) or title
    return title


def _found_title(lines: Lines, headings: Sequence[Candidate], forms: Forms) -> Title | None:
    preface = forms.sections.preface
    if not headings:
        return find_title(lines, _HEAD, preface)
    at = headings[0].start
    if not at.offset:
        return find_title(lines, at.line, preface, last=True)
    head = [*lines[: at.line], line_of(lines[at.line].text.part(0, at.offset))]
    return find_title(head, len(head), preface, last=True)


def _period_year(sketch: _Sketch, forms: Forms) -> int | None:
    """Return the year of the period that stands before the first heading."""
    head = sketch.lines[: min(sketch.head, _HEAD)]
    texts = [line.text for line in head if len(line.raw) > _LABEL]
    period = find_period(texts, forms.sections.preface)
    return (period.first or period.last).year if period else None


def _layout(sketch: _Sketch, forms: Forms, regime: str | None) -> Layout:
    """Return the layout of a regime; where none is known, an annex tells one of topics."""
    layout = forms.sections.layout(regime)
    if regime is not None or sketch.annex is None:
        return layout
    return next((one for one in forms.sections.layouts if one.topics), layout)


def _headings(
    sketch: _Sketch, title: Title | None, layout: Layout, forms: SectionForms
) -> list[Candidate]:
    """Return the headings of that layout behind the title, that of the annex last."""
    lines, annex = sketch.lines, sketch.annex
    found = sketch.headings
    if layout.topics:
        found = topical(sketch.body, sketch.among, layout, forms)
    after = title.last if title else 0
    found = [one for one in found if one.start.line >= after or one.start.offset]
    if annex is not None:
        found.append(annex_heading(lines[annex], annex, forms, layout))
    return found
