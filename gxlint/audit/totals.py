"""Many results as a table: a row a report."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gxlint.diagnostic import ReportResult
from gxlint.records import NamedTuple


class Row(NamedTuple):
    """What an overview tells of one report."""

    path: str
    status: str
    body: str | None
    year: int | None
    regime: str | None
    error: int
    warning: int
    info: int
    unjudged: int
    codes: tuple[str, ...]
    """The codes of the rules it breaks, sorted, each once."""


def row_of(report: ReportResult) -> Row:
    """Return the row of a report."""
    counts = Counter(diagnostic.severity for diagnostic in report.diagnostics)
    return Row(
        report.path,
        report.status,
        report.body,
        report.year,
        report.regime,
        counts["error"],
        counts["warning"],
        counts["info"],
        len(report.unjudged),
        tuple(sorted({diagnostic.code for diagnostic in report.diagnostics})),
    )


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the rows as CSV (RFC 4180) with a head, for a spreadsheet.

    It begins with a byte-order mark, by which Excel tells UTF-8. A text that a spreadsheet would
    take for a formula gets an apostrophe before it: titles come from other people's files.
    """
    yield "\ufeff" + ",".join(Row._fields) + "\r\n"
    for row in rows:
        yield ",".join(_cell(value) for value in row) + "\r\n"


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    if isinstance(value, str) and text.startswith(("=", "+", "-", "@", "\t", "\r")):
        text = "'" + text
    if any(char in text for char in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
