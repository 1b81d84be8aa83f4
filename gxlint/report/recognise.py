"""From a document to the report's tree."""

from collections.abc import Sequence

from gxlint.blocks import Document, Paragraph, Text
from gxlint.columns import Blocks
from gxlint.forms import Forms
from gxlint.records import NamedTuple
from gxlint.report.bodies import is_body
from gxlint.report.chrome import is_chrome, published
from gxlint.report.copies import without_copies
from gxlint.report.evidence import is_report
from gxlint.report.framing import Frame, framed
from gxlint.report.fronted import annex_last
from gxlint.report.itemised import itemised
from gxlint.report.lines import Line, Spot
from gxlint.report.opening import preface_notes
from gxlint.report.parted import parted
from gxlint.report.pictured import with_pictured
from gxlint.report.regimes import labels_regime, regime_notes, year_regime
from gxlint.report.sections import Filled, fill_lines, make_section, without_shadows
from gxlint.report.statements import find_year, prefatory, statement_notes
from gxlint.report.title import Title, title_notes
from gxlint.report.tree import Note, Report, Section
from gxlint.report.unruled import unruled_notes, with_unread

_PROSE = 40
_COUNT = "0123456789()[]:"
"""What may stand around the heading of remarks: how many there are."""


class Opening(NamedTuple):
    """The preface, the page's furniture around it, and tables that stand before any section."""

    preface: list[Text]
    loose: list[Line]
    filled: Filled


def recognise(document: Document, forms: Forms, regime: str | None = None) -> Report | None:
    """Return the tree of a document, None where it surely is no annual report.

    `regime` overrides what year and labels say of the format. Where title and period name years of
    different formats, the labels of the tables decide.
    """
    found = _recognised(document, forms, regime, None)
    years = {note[0]: note[1] for note in found.notes} if found else {}
    by_year, labels = years.get("regime.by_year"), years.get("regime.by_labels")
    if regime or not isinstance(labels, str) or by_year in (None, labels):
        return found
    stated = (years.get("title.year"), years.get("period.start.year"))
    if not any(isinstance(one, int) and year_regime(one, forms) == labels for one in stated):
        return found
    return _recognised(document, forms, None, labels)


def _recognised(
    document: Document, forms: Forms, regime: str | None, trusted: str | None
) -> Report | None:
    """Return the tree; `trusted` is the format of the labels where they choose the year."""
    blocks = parted(Blocks.of(document.blocks), forms.sections)
    blocks = itemised(blocks, document.text, forms.tables)
    frame = framed(blocks, forms, regime or trusted)
    if frame.title is None and document.running:  # the title may stand at the head of pages alone
        headed = Blocks.of([*map(Paragraph, document.running), *blocks])
        found = framed(headed, forms, regime or trusted)
        blocks, frame = (headed, found) if found.title else (blocks, frame)
    if frame.annex_leads:
        blocks = annex_last(blocks, forms.sections) or blocks
        frame = framed(blocks, forms, regime or trusted)
    hint = regime or trusted or year_regime(frame.year, forms)
    opening = _opening(frame, forms, hint)
    sections, tail = _sections(frame, forms, hint)
    sections = without_copies(without_shadows(sections), forms.tables.prints)
    sections = with_unread(document, sections, forms.tables, hint)
    sections = with_pictured(document, sections, forms, hint)
    tables = [*opening.filled.tables, *(table for one in sections for table in one.tables)]
    if not is_report(frame.title, frame.headings, tables, opening.preface, forms.sections):
        return None
    year = find_year(frame.title, opening.preface, sections, forms, trusted)
    labels = labels_regime(tables)
    if year and labels and year.source == "overview" and year_regime(year.value, forms) != labels:
        year = None
    by_year = year_regime(year.value if year else None, forms)
    told = regime or by_year or labels
    before = [line.block for line in opening.loose]
    notes = [
        *(
            Note(f"file.{one.name}", one.value, one.value or "", one.span)
            for one in document.remarks
        ),
        *(title_notes(frame.title, forms.sections.preface) if frame.title else ()),
        *_further(frame.further),
        *_published(document, opening.loose, tail, forms),
        *preface_notes(prefatory(opening.preface, sections, forms), frame.layout, forms.sections),
        *statement_notes(opening.preface, before, sections, year, forms),
        *regime_notes(year, told, by_year, labels, tables),
        *unruled_notes(document, blocks, tables, forms.tables),
    ]
    if opening.filled.tables:
        sections.insert(0, Section(None, None, None, (), (), tuple(opening.filled.tables), ()))
    value = year.value if year else None
    loose = (*before, *(line.block for line in tail))
    return Report(told, value, tuple(notes), tuple(opening.preface), tuple(sections), loose)


def _opening(frame: Frame, forms: Forms, hint: str | None) -> Opening:
    """Sort what stands before the first section into preface, furniture and tables."""
    lines, title = frame.lines, frame.title
    end = frame.headings[0].start if frame.headings else Spot(len(lines), 0)
    start = Spot(title.last, 0) if title and title.form != "chrome" else Spot(0, 0)
    loose = lines[: title.first] if title and start.line else []
    if title and frame.headings and end.line < title.last:
        return Opening([], loose, Filled([], []))
    filled = fill_lines(lines.between(start, end), forms, hint)
    preface: list[Text] = []
    begun = start.line > 0
    for line in filled.rest:
        content = line.text.content
        chrome = not content or is_chrome(content, forms.sections.preface)
        begun = begun or len(content) >= _PROSE or forms.sections.preface.stop in content
        if chrome or not begun:
            loose.append(line)
        else:
            preface.append(line.text)
    return Opening(preface, loose, filled)


def _sections(frame: Frame, forms: Forms, hint: str | None) -> tuple[list[Section], list[Line]]:
    """Return the sections, and the page's furniture after the last one."""
    sections: list[Section] = []
    tail: list[Line] = []
    for index, heading in enumerate(frame.headings):
        last = index + 1 == len(frame.headings)
        end = Spot(len(frame.lines), 0) if last else frame.headings[index + 1].start
        after = None if last else frame.lines[end.line]
        own = heading.form.key if heading.form else None
        filled = fill_lines(frame.lines.between(heading.end, end), forms, hint, after, own)
        if last:
            filled, tail = _without_tail(filled, forms)
        sections.append(make_section(heading, filled, forms))
    return sections, tail


def _without_tail(filled: Filled, forms: Forms) -> tuple[Filled, list[Line]]:
    """Cut off the furniture after a report: from a line of it on, if no prose follows.

    What readers of a page remark is prose.
    """
    preface = forms.sections.preface
    for index, line in enumerate(filled.rest):
        if line.text.content.strip(_COUNT) in preface.chrome.remarks:
            return Filled(filled.tables, filled.rest[:index]), filled.rest[index:]
    prose = [index for index, line in enumerate(filled.rest) if preface.stop in line.text.content]
    for index in range(prose[-1] + 1 if prose else 0, len(filled.rest)):
        content = filled.rest[index].text.content
        if content and is_chrome(content, preface):
            signed = index > 0 and is_body(filled.rest[index - 1].text.content, preface.bodies)
            end = index - signed
            return Filled(filled.tables, filled.rest[:end]), filled.rest[end:]
    return filled, []


def _further(title: Title | None) -> list[Note]:
    content = title.text.content if title else ""
    return [Note("file.further_report", content, content, title.text.span())] if title else []


def _published(
    document: Document, before: Sequence[Line], after: Sequence[Line], forms: Forms
) -> list[Note]:
    if document.published:
        return [Note("published", document.published, document.published.isoformat(), None)]
    found = published([*before, *after], forms.sections.preface)
    return [found] if found else []
