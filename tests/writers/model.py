"""An abstract report: what it says, free of any layout."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class Cell(NamedTuple):
    """A cell of a printed table; `rows` and `columns` count the squares it covers."""

    text: str
    rows: int = 1
    columns: int = 1


class Grid(NamedTuple):
    """A printed table: the cells of each row in order, merged cells only where they begin."""

    rows: tuple[tuple[Cell, ...], ...]
    name: str

    @property
    def columns(self) -> int:
        """Return the number of grid columns."""
        return sum(cell.columns for cell in self.rows[0])

    def squares(self) -> list[list[str]]:
        """Return the text of every square; squares that a merged cell covers are empty."""
        out = [[""] * self.columns for _ in self.rows]
        for row, column, cell in self.placed():
            out[row][column] = cell.text
        return out

    def placed(self) -> Iterator[tuple[int, int, Cell]]:
        """Yield each cell with the row and column, from 0, at which it begins."""
        taken: set[tuple[int, int]] = set()
        for row, cells in enumerate(self.rows):
            column = 0
            for cell in cells:
                while (row, column) in taken:
                    column += 1
                taken |= {
                    (row + i, column + j) for i in range(cell.rows) for j in range(cell.columns)
                }
                yield row, column, cell
                column += cell.columns


class Section(NamedTuple):
    """A section: its heading with ordinal, its paragraphs and its tables, in this order."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Grid, ...] = ()


class AbstractReport(NamedTuple):
    """A report: title, publication date (ISO), preface and sections."""

    title: str
    published: str | None
    preface: tuple[str, ...]
    sections: tuple[Section, ...]
    annex: tuple[str, Grid] | None = None


Cells = Mapping[str, str]
"""What is printed in each cell, by fact key without its table (`new.total`)."""


def report(source: Mapping[str, Any]) -> AbstractReport:
    """Return the abstract report of a source file (fixtures/sources/*.yaml)."""
    from writers import forms

    published = str(source["published"]) if "published" in source else None
    preface = tuple(source["preface"])
    if source["regime"] == "R14":
        sections = tuple(Section(h, tuple(p)) for h, p in source["sections"])
        annex = ("政府信息公开情况统计表", forms.statistics(forms.flat(source["statistics"])))
        return AbstractReport(source["title"], published, preface, sections, annex)
    tables = forms.tables(source)
    sections = tuple(
        Section(
            heading,
            tuple(source["sections"].get(key, ())),
            (tables[key],) if key in tables else (),
        )
        for key, heading in forms.HEADINGS.items()
    )
    return AbstractReport(source["title"], published, preface, sections)
