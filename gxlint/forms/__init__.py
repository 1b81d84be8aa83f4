"""Regulation as data: what sections, tables and sentences look like, by regime."""

from collections.abc import Mapping

from gxlint.forms.sections import SectionForms
from gxlint.forms.sentences import Sentences
from gxlint.forms.tables import TableForms
from gxlint.records import NamedTuple

__all__ = ["Forms", "Regime", "SectionForms", "Sentences", "TableForms"]


class Regime(NamedTuple):
    """A national format: the years of the reports it governs, both ends included.

    `prose` is the regime as whose the running text is read: one without tables of its own is told
    in the words of the next.
    """

    id: str
    first_year: int
    last_year: int | None
    title: Mapping[str, str]
    prose: str


class Forms(NamedTuple):
    """Everything that reading a report needs to know of the regulation."""

    regimes: tuple[Regime, ...]
    sections: SectionForms
    tables: TableForms
    sentences: Sentences

    def prose(self, regime: str) -> str:
        """Return the regime as whose the running text of a report is read."""
        return next((one.prose for one in self.regimes if one.id == regime), regime)
