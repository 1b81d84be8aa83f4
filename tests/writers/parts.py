"""A report as one sequence of parts, for the formats that have no sections."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from writers.model import AbstractReport, Grid


class Line(NamedTuple):
    """A title, date, heading or paragraph.

    `kind` is `title`, `date`, `heading` or `prose`; `ordinal` is what a format may number.
    """

    kind: str
    ordinal: str
    text: str
    level: int = 0


Part = Line | Grid
_ORDINAL = re.compile(r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)")


def parts(report: AbstractReport) -> Iterator[Part]:
    """Yield the report's lines and tables in order."""
    yield Line("title", "", report.title)
    if report.published:
        yield Line("date", "", f"发布日期：{report.published}")
    for text in report.preface:
        yield Line("prose", "", text)
    for section in report.sections:
        yield _line("heading", section.heading, 1)
        for text in section.paragraphs:
            yield _line("prose", text, 2)
        yield from section.tables
    if report.annex:
        yield Line("heading", "", report.annex[0], 1)
        yield report.annex[1]


def _line(kind: str, text: str, level: int) -> Line:
    found = _ORDINAL.match(text)
    end = found.end() if found else 0
    return Line(kind, text[:end], text[end:], level if kind == "heading" or end else 0)
