"""Regulation as data: what sections, tables and sentences look like, by regime."""

from collections.abc import Mapping

from gxlint.forms.sections import SectionForms
from gxlint.forms.sentences import Sentences
from gxlint.forms.tables import TableForms
from gxlint.records import NamedTuple

__all__ = ["Forms", "Regime", "SectionForms", "Sentences", "TableForms"]


class Regime(NamedTuple):
    """A national format: the years of the reports it governs, both ends included."""

    id: str
    first_year: int
    last_year: int | None
    title: Mapping[str, str]


class Forms(NamedTuple):
    """Everything that reading a report needs to know of the regulation."""

    regimes: tuple[Regime, ...]
    sections: SectionForms
    tables: TableForms
    sentences: Sentences
