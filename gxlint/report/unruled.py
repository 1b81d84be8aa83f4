"""Tables without ruling lines, or with cells that cannot be read: no rule is to judge them.

Where there are no figures to be read, their labels tell that the table is there.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from gxlint.blocks import Document, Paragraph, Span
from gxlint.columns import Blocks
from gxlint.facts import ALIGNED, UNREAD, UNRULED, WHOLE
from gxlint.folding import UNKNOWN, folded
from gxlint.forms.tables import TableForms
from gxlint.report.tables.labels import look_up
from gxlint.report.tree import FilledCells, FilledTable, Note, Section
from gxlint.report.whole import is_whole


def unruled_notes(
    document: Document, blocks: Blocks, tables: Sequence[FilledTable], forms: TableForms
) -> Iterator[Note]:
    """Yield a note, `form.<table>.uncertain`, for each table of a PDF not all in ruling lines.

    So for each table of any file in which something cannot be read (`UNKNOWN`). `blocks` are the
    document's, parted as they are read.

    One that a page cuts gets one note. One that is noted to be uncertain already, of which some
    cells could be read, gets one that no rule repeats (`UNRULED`). One that is filled in whole,
    each figure of the form in its turn, is noted to be so (`WHOLE`): none can be another's.
    """
    unknown: list[Note] = []
    if document.pictures or document.kind in _DRAWN or UNKNOWN in document.text:
        unknown += _unknown_notes(tables)
        yield from unknown
    if document.kind != "pdf":
        return
    ruled = [
        Span(block.cells[0].text.span().start, block.cells[-1].text.span().end)
        for block in blocks.tables.values()
        if not block.aligned
    ]
    keys = {note.key for table in tables for note in table.notes if note.value != UNREAD}
    told = {note.key for note in unknown}
    unsure = [
        Span(block.cells[0].text.span().start, block.cells[-1].text.span().end)
        for block in blocks.tables.values()
        if not block.sure
    ]
    for table in tables:
        key = f"form.{table.form}.uncertain"
        # A row of too few cells or too many: the page may have cut it, or a line stands in it.
        width = f"form.{table.form}.width."
        odd = table.state == "filled" and any(one.key.startswith(width) for one in table.notes)
        within = not odd and all(_is_within(span, ruled) for span in table.cells.spans)
        if key in told or within:
            continue
        told.add(key)
        value = UNRULED if key in keys else ALIGNED
        if is_whole(table.form, tables, forms, unsure):
            value = WHOLE
        yield Note(key, value, "", table.span)


def _unknown_notes(tables: Iterable[FilledTable]) -> Iterator[Note]:
    for table in tables:
        if any(map(_is_unread, filter(None, table.cells.contents))):
            yield Note(f"form.{table.form}.uncertain", ALIGNED, "", table.span)


_DRAWN = frozenset(("html", "docx"))
"""Kinds of files that may draw a figure by a font of their own, or from right to left."""
_OWN_CODES = "\ue000", "\uf8ff"
"""The first and last of the characters that each font may draw as it likes."""
_BACKWARDS = "\u202e"
"""What turns the characters behind it around."""


def _is_unread(content: str) -> bool:
    """Tell whether something in a cell is not known, or looks like something else."""
    if content.isascii() or content.isprintable():
        return UNKNOWN in content
    first, last = _OWN_CODES
    return UNKNOWN in content or any(
        first <= sign <= last or sign == _BACKWARDS for sign in content
    )


FEWEST_LABELS = 3
"""Labels of a table that tell it where nothing else of it could be read."""
_SHORTEST = 3
"""Characters of a label that stands in one table alone."""


def with_unread(
    document: Document, sections: Sequence[Section], forms: TableForms, regime: str | None
) -> list[Section]:
    """Return the sections, those of a PDF with a table where nothing but its labels stand.

    Its figures are blank, or they could not be read: it is `unreadable`.
    """
    if document.kind != "pdf":
        return list(sections)
    there = {table.form for one in sections for table in one.tables}
    return [
        one._replace(tables=(*one.tables, *_unread(document.text, one, forms, regime)))
        if one.key not in there and one.key in forms.forms
        else one
        for one in sections
    ]


def _unread(
    text: str, section: Section, forms: TableForms, regime: str | None
) -> Iterator[FilledTable]:
    form = section.key or ""
    spans = [paragraph.span() for paragraph in section.paragraphs]
    spans += [block.text.span() for block in section.loose if isinstance(block, Paragraph)]
    labels = {
        word: span
        for span in spans
        for word in folded(text[span.start : span.end]).split()
        if len(word) >= _SHORTEST and any(m.form == form for m in look_up(word, forms))
    }
    if len(labels) >= FEWEST_LABELS:
        regimes = forms.forms[form]
        known = regime if regime and regime in regimes else next(iter(regimes))
        found = labels.values()
        span = Span(min(span.start for span in found), max(span.end for span in found))
        yield FilledTable(form, known, "unreadable", span, FilledCells(), ())


def _is_within(span: Span, ruled: list[Span]) -> bool:
    at = bisect_right(ruled, span.start, key=lambda one: one.start) - 1
    return at >= 0 and span.start <= ruled[at].end
