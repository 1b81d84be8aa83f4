"""The leaves of a report's tree as facts."""

from collections.abc import Iterable, Iterator

from gxlint.blocks import Block, Table, Text
from gxlint.extract.cells import cell_facts
from gxlint.facts import Fact
from gxlint.folding import squeezed
from gxlint.forms import Forms
from gxlint.report.tree import Report, Section

_EXTRA = "extra"


def facts(report: Report, forms: Forms) -> list[Fact]:
    """Return what the report states: notes, running text and cells, section by section."""
    found = list(report.notes)
    found += _texts("text.preface", report.preface)
    for section in report.sections:
        found += _section(section, forms)
    found += _loose(report.loose, forms)
    return found


def _section(section: Section, forms: Forms) -> list[Fact]:
    found = list(section.notes)
    key = section.key or _EXTRA
    if section.title is not None:
        length = sum(len(text.content) for text in section.paragraphs)
        found.append(Fact(f"sections.{key}.length", length, str(length), section.title.span()))
    found += _texts(f"text.{key}", section.paragraphs)
    for table in section.tables:
        found.append(Fact(f"tables.{table.form}.section", section.key or "none", "", table.span))
        found += cell_facts(table, forms.tables)
    found += _loose(section.loose, forms)
    return found


def _texts(key: str, texts: Iterable[Text]) -> Iterator[Fact]:
    for text in texts:
        yield Fact(key, text.content, text.content, text.span(), text)


def _loose(blocks: Iterable[Block], forms: Forms) -> Iterator[Fact]:
    """Yield the sentences outside sections; shorter lines there are the page's furniture."""
    for block in blocks:
        if not isinstance(block, Table) and forms.sections.preface.stop in block.text.content:
            yield from _texts("text.loose", (squeezed(block.text),))
