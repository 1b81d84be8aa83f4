"""A section of the tree: its heading's facts, its tables, its running text."""

from collections.abc import Iterable
from typing import NamedTuple

from gxlint.blocks import Block, Text
from gxlint.forms import Forms
from gxlint.forms.sections import SectionForms
from gxlint.report.candidate import Candidate
from gxlint.report.chrome import is_chrome
from gxlint.report.lines import Line, read_lines
from gxlint.report.tables import fill
from gxlint.report.tree import FilledTable, Note, Section


class Filled(NamedTuple):
    """The prescribed tables found among some lines, and the lines that are left."""

    tables: list[FilledTable]
    rest: list[Line]


def fill_lines(
    lines: Iterable[Line], forms: Forms, hint: str | None, following: Line | None = None
) -> Filled:
    """Return the tables among the lines and what is left of them; `following` is the line after."""
    known = list(lines)
    after = following.block if following else None
    tables, rest = fill([line.block for line in known], forms.tables, hint, after)
    if len(rest) == len(known):
        return Filled(tables, known)
    by_block = {id(line.block): line for line in known}
    return Filled(tables, [by_block.get(id(block)) or read_lines([block])[0] for block in rest])


def make_section(heading: Candidate, filled: Filled, forms: SectionForms) -> Section:
    """Return the section under a heading; furniture and unknown tables in it stay loose."""
    paragraphs: list[Text] = []
    loose: list[Block] = []
    for line in filled.rest:
        if line.text.content and not is_chrome(line.text.content, forms.preface):
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
        Note(key, words, words, span, title),
        Note(f"{key}.match", heading.match, words, span),
        Note(f"{key}.ordinal", heading.ordinal.number, marker, at),
    ]
    if heading.level is not None:
        notes.append(Note(f"{key}.level", heading.level, words, span))
    return notes
