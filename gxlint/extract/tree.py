"""The leaves of a report's tree as facts."""

from collections.abc import Iterable, Iterator

from gxlint.blocks import Block, Table, Text
from gxlint.extract.cells import add_cells
from gxlint.facts import Fact
from gxlint.folding import squeezed
from gxlint.forms import Forms
from gxlint.report.tree import Report, Section
from gxlint.stated import Stated

_EXTRA = "extra"


def facts(report: Report, forms: Forms) -> Stated:
    """Return what the report states: notes, running text and cells, section by section."""
    found = Stated(report.notes)
    found.add(_texts("text.preface", report.preface))
    for section in report.sections:
        _add_section(found, section, forms)
    found.add(_loose(report.loose, forms))
    return found


def _add_section(found: Stated, section: Section, forms: Forms) -> None:
    told = list(section.notes)
    key = section.key or _EXTRA
    if section.title is not None:
        length = sum(len(text.content) for text in section.paragraphs)
        told.append(Fact(f"sections.{key}.length", length, str(length), section.title.span()))
    told += _texts(f"text.{key}", section.paragraphs)
    found.add(told)
    for table in section.tables:
        within = section.key or "none"
        found.add([Fact(f"tables.{table.form}.section", within, "", table.span)])
        add_cells(found, table, forms.tables)
    found.add(_loose(section.loose, forms))


def _texts(key: str, texts: Iterable[Text]) -> Iterator[Fact]:
    for text in texts:
        yield Fact(key, text.content, text.content, text.span(), text)


def _loose(blocks: Iterable[Block], forms: Forms) -> Iterator[Fact]:
    """Yield the sentences outside sections; shorter lines there are the page's furniture."""
    for block in blocks:
        if not isinstance(block, Table) and forms.sections.preface.stop in block.text.content:
            yield from _texts("text.loose", (squeezed(block.text),))
