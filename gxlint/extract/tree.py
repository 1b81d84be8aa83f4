"""The leaves of a report's tree as facts."""

from collections.abc import Iterable

from gxlint.blocks import Block, Table
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
    found.add_prose("text.preface", report.preface)
    for section in report.sections:
        _add_section(found, section, forms)
    _add_loose(found, report.loose, forms)
    return found


def _add_section(found: Stated, section: Section, forms: Forms) -> None:
    told = list(section.notes)
    key = section.key or _EXTRA
    if section.title is not None:
        length = sum(len(text.content) for text in section.paragraphs)
        told.append(Fact(f"sections.{key}.length", length, str(length), section.title.span()))
    found.add(told)
    found.add_prose(f"text.{key}", section.paragraphs)
    for table in section.tables:
        within = section.key or "none"
        found.add([Fact(f"tables.{table.form}.section", within, "", table.span)])
        add_cells(found, table, forms.tables, section)
    _add_loose(found, section.loose, forms)


def _add_loose(found: Stated, blocks: Iterable[Block], forms: Forms) -> None:
    """Add the sentences outside sections; shorter lines there are the page's furniture."""
    stop = forms.sections.preface.stop
    texts = [block.text for block in blocks if not isinstance(block, Table)]
    found.add_prose("text.loose", [squeezed(text) for text in texts if stop in text.content])
