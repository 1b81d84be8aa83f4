"""A statistics annex that stands before the report it belongs to."""

from gxlint.columns import Blocks
from gxlint.forms.sections import SectionForms
from gxlint.report.headings import notable
from gxlint.report.lines import Lines
from gxlint.report.title import ACCEPTED, CANONICAL, find_title
from gxlint.report.topics import annex_at


def annex_last(blocks: Blocks, forms: SectionForms) -> Blocks | None:
    """Return the blocks with the annex behind the report, None where it does not stand before.

    The report begins with its title, which no line above the annex is.
    """
    lines = Lines(blocks)
    annex = annex_at(lines, notable(lines, forms), forms)
    if annex is None:
        return None
    below = lines[annex + 1 :]
    title = find_title(below, len(below), forms.preface)
    if title is None or title.form not in (CANONICAL, ACCEPTED):
        return None
    first = annex + 1 + title.first
    return Blocks.of((*blocks[first:], *blocks[:first]))
