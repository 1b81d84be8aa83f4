"""One finding a line, with tabs: for spreadsheets."""

from collections.abc import Iterator

from gxlint.diagnostic import Run
from gxlint.formats.base import Format, Look


def render(run: Run, look: Look) -> Iterator[str]:  # noqa: ARG001 - nothing to look different
    """Yield a header, then path, line, code, severity and message of every finding."""
    yield "path\tline\tcode\tseverity\tmessage\n"
    for report in run.reports:
        for one in report.diagnostics:
            line = one.place.line if one.place and one.place.line else ""
            fields = (report.path, line, one.code, one.severity, one.message)
            yield "\t".join(str(field).replace("\t", " ") for field in fields) + "\n"


FORMAT = Format("tsv", render)
