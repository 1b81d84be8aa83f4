"""Tables on pages without ruling lines: their figures are read, and no rule is to judge them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from gxlint.blocks import Document, Span, Table
from gxlint.facts import ALIGNED
from gxlint.report.tree import FilledTable, Note


def unruled_notes(document: Document, tables: Iterable[FilledTable]) -> Iterator[Note]:
    """Yield a note, `form.<table>.uncertain`, for each table of a PDF not all in ruling lines.

    One that a page cuts gets one note, one that is noted to be uncertain none more.
    """
    if document.kind != "pdf":
        return
    ruled = [
        Span(block.cells[0].text.span().start, block.cells[-1].text.span().end)
        for block in document.blocks
        if isinstance(block, Table) and not block.aligned
    ]
    tables = list(tables)
    keys = {note.key for table in tables for note in table.notes}
    for table in tables:
        key = f"form.{table.form}.uncertain"
        spans = [cell.span for cell in table.cells] or [table.span]
        if key not in keys and not all(_is_within(span, ruled) for span in spans):
            keys.add(key)
            yield Note(key, ALIGNED, "", table.span)


def _is_within(span: Span, ruled: list[Span]) -> bool:
    at = bisect_right(ruled, span.start, key=lambda one: one.start) - 1
    return at >= 0 and span.start <= ruled[at].end
