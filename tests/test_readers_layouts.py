"""Whole reports in Markdown and text: every line and every cell, whatever the layout."""

from collections.abc import Callable, Sequence

import pytest
from writers.expected import lines_of, lines_read, squeeze
from writers.markdown import markdown as as_markdown
from writers.model import AbstractReport, Grid
from writers.parts import parts
from writers.plain import cell_a_line, pipe_remnants, plain, spaces, tabs
from writers.samples import samples

from gxlint.blocks import Block, Document, Table
from gxlint.folding import squeezed
from gxlint.readers import markdown, text

Read = Callable[[bytes, str | None], Document]
Line = str | list[list[str]]
READERS = [pytest.param(text.read, id="text"), pytest.param(markdown.read, id="markdown")]


def lines(report: AbstractReport) -> list[Line]:
    """Return the lines of a report, and its tables row by row without their merged cells."""
    return [
        [[squeeze(square) for square in row] for row in part.squares()]
        if isinstance(part, Grid)
        else squeeze(part.ordinal + part.text)
        for part in parts(report)
    ]


def rows_read(blocks: Sequence[Block]) -> list[Line]:
    """Return the same of what was read."""
    return [
        [
            [squeezed(cell.text).content for cell in block.cells if cell.row == row]
            for row in range(block.rows)
        ]
        if isinstance(block, Table)
        else squeezed(block.text).content
        for block in blocks
    ]


@pytest.mark.parametrize("name", samples())
def test_merged_cells_of_html_in_markdown_are_exact(name: str) -> None:
    report = samples()[name]
    source = as_markdown(report, html_tables=True)
    assert lines_read(markdown.read(source.encode(), None).blocks) == lines_of(report)


@pytest.mark.parametrize("level", [1, 3])
@pytest.mark.parametrize("name", samples())
def test_pipe_tables_in_markdown_keep_every_square(name: str, level: int) -> None:
    report = samples()[name]
    source = as_markdown(report, level=level).replace("\n", "\r\n")
    assert rows_read(markdown.read(source.encode("gb18030"), None).blocks) == lines(report)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("name", samples())
def test_tables_between_tabs_keep_every_square(name: str, read: Read) -> None:
    report = samples()[name]
    assert rows_read(read(plain(report, tabs).encode("utf-16"), None).blocks) == lines(report)


@pytest.mark.parametrize("layout", [cell_a_line, pipe_remnants, spaces])
@pytest.mark.parametrize("name", samples())
def test_flattened_tables_are_the_same_in_markdown_and_text(
    name: str, layout: Callable[[Grid], str]
) -> None:
    source = plain(samples()[name], layout).encode()
    assert markdown.read(source, None).blocks == text.read(source, None).blocks
