"""Tables that are pictures or were lost on the way: none of their figures can be read.

Yet they are not missing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from gxlint.blocks import Document, Paragraph, Span
from gxlint.forms import Forms
from gxlint.report.chrome import is_image, is_lost_table
from gxlint.report.tree import FilledCells, FilledTable, Section


def with_pictured(
    document: Document, sections: Sequence[Section], forms: Forms, regime: str | None
) -> list[Section]:
    """Return the sections, each with the prescribed table in whose stead a picture stands there.

    A picture is one that the reader met, or a line that is the name of its file. It counts in a
    section that should hold a table which the report holds nowhere, and so does the line that a
    converter leaves of a table; that one is `unreadable`.
    """
    there = {table.form for one in sections for table in one.tables}
    begins = [one.title.span().start if one.title else 0 for one in sections]
    ends = pairwise(chain(begins, [len(document.text)]))
    return [
        one._replace(tables=(*one.tables, *_pictured(document, one, Span(*extent), forms, regime)))
        if one.key not in there and regime in forms.tables.forms.get(one.key or "", ())
        else one
        for one, extent in zip(sections, ends, strict=True)
    ]


def _pictured(
    document: Document, section: Section, extent: Span, forms: Forms, regime: str | None
) -> Iterator[FilledTable]:
    preface = forms.sections.preface
    lines = [one.text for one in section.loose if isinstance(one, Paragraph) and one.text.content]
    names = (text.span() for text in lines if is_image(text.content, preface))
    at = bisect_right(document.pictures, extent)
    met = (one for one in document.pictures[at : at + 1] if one.start < extent.end)
    first = next(chain(names, met), None)
    if first is not None:
        state = "object" if first in document.embedded else "image"
        yield FilledTable(section.key or "", regime or "", state, first, FilledCells(), ())
        return
    lost = next((text.span() for text in lines if is_lost_table(text.content, preface)), None)
    if lost is not None:
        yield FilledTable(section.key or "", regime or "", "unreadable", lost, FilledCells(), ())
