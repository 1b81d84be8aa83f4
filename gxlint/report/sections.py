"""A section of the tree: its heading's facts, its tables, its running text."""

from collections.abc import Sequence

from gxlint.blocks import Block, Text
from gxlint.forms import Forms
from gxlint.records import NamedTuple, make
from gxlint.report.candidate import Candidate
from gxlint.report.chrome import is_chrome
from gxlint.report.lines import Line, Lines
from gxlint.report.tables import fill
from gxlint.report.tables.running import are_running
from gxlint.report.tree import FilledTable, Note, Section

_FIGURES = "0123456789.,+-/%|\u2014\u2013 "


class Filled(NamedTuple):
    """The prescribed tables found among some lines, and the lines that are left."""

    tables: list[FilledTable]
    rest: list[Line]


def fill_lines(
    lines: Lines,
    forms: Forms,
    hint: str | None,
    following: Line | None = None,
    own: str | None = None,
) -> Filled:
    """Return the tables among the lines and what is left of them.

    `following` is the line after; `own` the form that these lines should hold.
    """
    blocks = lines.blocks
    if not blocks.tables and are_running(blocks.texts.contents, forms.tables):
        return Filled([], lines[:])
    after = following.block if following else None
    tables, rest = fill(blocks, forms.tables, hint, after, own)
    return Filled(tables, [lines[i] for i in rest])


def make_section(heading: Candidate, filled: Filled, forms: Forms) -> Section:
    """Return the section under a heading; furniture and what is left of tables stay loose."""
    paragraphs: list[Text] = []
    loose: list[Block] = []
    for line in filled.rest:
        content = line.text.content
        if content.strip(_FIGURES) and not is_chrome(content, forms.sections.preface):
            paragraphs.append(line.text)
        else:
            loose.append(line.block)
    key = heading.form.key if heading.form else next(iter(heading.topics), None)
    return Section(
        key,
        heading.title,
        heading.level,
        tuple(heading_notes(heading)),
        tuple(paragraphs),
        tuple(filled.tables),
        tuple(loose),
    )


def without_shadows(sections: Sequence[Section]) -> list[Section]:
    """Return the sections without tables that only have some labels of a prescribed one.

    Such have its columns and none of its rows, or some of its rows and not its columns, while the
    prescribed table, with as many rows and more, stands elsewhere.
    """
    forms = [table.form for one in sections for table in one.tables]
    if len(set(forms)) == len(forms):
        return list(sections)
    rows: dict[str, set[str]] = {}
    for table in (table for one in sections for table in one.tables):
        own = {*table.cells.rows}
        rows[table.form] = max(own, rows.get(table.form, set()), key=len)

    def is_shadow(table: FilledTable) -> bool:
        own = {*table.cells.rows}
        if not own < rows[table.form]:
            return False
        begins = [f"form.{table.form}.{kind}." for kind in ("column", "row")]
        columns, labels = (any(n.key.startswith(one) for n in table.notes) for one in begins)
        return columns != labels

    return [
        one._replace(tables=tuple(table for table in one.tables if not is_shadow(table)))
        for one in sections
    ]


def heading_notes(heading: Candidate) -> list[Note]:
    """Return what a heading states: its title, match, ordinal and level, or that it is extra."""
    title = heading.title
    words, span = title.content, title.span()
    if heading.form is None:
        keys = [f"sections.topic.{topic}" for topic in heading.topics]
        keys = keys or (["sections.extra"] if heading.match == "extra" else [])
        return [Note(key, words, words, span, title) for key in keys]
    key = f"sections.{heading.form.key}"
    marker = heading.marker.content
    at = heading.marker.span() if marker else title.span(0, 0)
    notes = [
        make(Note, (key, words, words, span, title)),
        make(Note, (f"{key}.match", heading.match, words, span, None)),
        make(Note, (f"{key}.ordinal", heading.ordinal.number, marker, at, None)),
    ]
    if heading.level is not None:
        notes.append(Note(f"{key}.level", heading.level, words, span))
    return notes
