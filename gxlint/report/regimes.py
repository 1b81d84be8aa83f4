"""Which national format governs a report: by its year, and by the labels of its tables."""

from collections.abc import Iterable, Sequence

from gxlint.blocks import Span
from gxlint.forms import Forms
from gxlint.records import NamedTuple
from gxlint.report.tree import FilledTable, Note


class Year(NamedTuple):
    """The year reported on; `source` is title, period, preface or overview."""

    value: int
    source: str
    printed: str
    span: Span | None


def year_regime(year: int | None, forms: Forms) -> str | None:
    """Return the format that governs reports on that year, None where none does."""
    for regime in forms.regimes:
        last = regime.last_year
        if year is not None and regime.first_year <= year and (last is None or year <= last):
            return regime.id
    return None


def labels_regime(tables: Iterable[FilledTable]) -> str | None:
    """Return the format whose labels the tables carry.

    Of tables that disagree the one with most cells decides, except the cases table, whose labels
    are the same in all formats; the requests table tells less than the others.
    """
    votes: dict[str, int] = {}
    for table in tables:
        if _tells(table):
            vote = 1 if table.form == "requests" else 1000
            votes[table.regime] = votes.get(table.regime, 0) + vote
    return max(votes, key=votes.__getitem__, default=None)


def _tells(table: FilledTable) -> bool:
    return table.state not in {"image", "object"} and table.form != "cases"


def regime_notes(
    year: Year | None,
    told: str | None,
    by_year: str | None,
    labels: str | None,
    tables: Sequence[FilledTable],
) -> list[Note]:
    """Return what is known of the year and of the format that governs (`told`), and from where.

    What the `labels` of the tables tell stands at the first of them that carries such labels.
    """
    notes: list[Note] = []
    if year:
        notes.append(Note("year", year.value, year.printed, year.span))
        notes.append(Note("year.source", year.source, year.printed, year.span))
    if told:
        notes.append(Note("regime", told, "", None))
    if by_year and year:
        notes.append(Note("regime.by_year", by_year, year.printed, year.span))
    if labels:
        spans = (t.span for t in tables if t.regime == labels and _tells(t))
        notes.append(Note("regime.by_labels", labels, "", next(spans, None)))
    return notes
