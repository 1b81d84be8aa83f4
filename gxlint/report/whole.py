"""Tables without ruling lines that are filled in whole, so that no figure can be out of place."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from gxlint.blocks import Span
from gxlint.expressions import compiled
from gxlint.forms.tables import RECORD, ROW, TableForm, TableForms
from gxlint.report.tree import FilledTable

_ODD = r"\.(?:unknown|altered|width|uncertain|missing|extra)"
"""What notes say of a print that is not the form's."""


def is_whole(
    form: str, tables: Sequence[FilledTable], forms: TableForms, unsure: Sequence[Span]
) -> bool:
    """Tell whether the tables of a form, put together, hold each of its figures, in its order.

    With as many labels as rows of figures and as many figures in each row as columns, one behind
    the other, none can be another's. Not where a cell is blank, holds anything but a figure, is
    among the `unsure`, or where a label is not the form's.
    """
    own = [table for table in tables if table.form == form]
    print_ = forms.forms.get(form, {}).get(own[0].regime)
    odd = compiled(_ODD)
    if print_ is None or any(odd.search(note.key) for table in own for note in table.notes):
        return False
    found = [
        ((row, column), span, content)
        for table in own
        for row, column, content, span in table.cells.each
    ]
    if [key for key, _, _ in found] != list(_keys(print_)):
        return False
    if any(a.end > b.start for (_, a, _), (_, b, _) in pairwise(found)):
        return False
    if any(one.start < span.end and span.start < one.end for one in unsure for _, span, _ in found):
        return False
    return all(_is_figure(content) for _, _, content in found)


def _keys(form: TableForm) -> Iterator[tuple[str, str]]:
    """Yield the row and column of each cell of a form as it is printed."""
    for row in sorted(form.rows.values(), key=lambda one: one.order):
        if row.kind == ROW or form.layout == RECORD:
            for column in form.columns_of(row.key):
                yield row.key, column


_FIGURE = r"[-+\u2212]?\d+(?:\.\d+)?"


@cache
def _is_figure(content: str | None) -> bool:
    return content is not None and bool(compiled(_FIGURE).fullmatch(content))
