"""What titles, prefaces and section headings look like."""

from collections.abc import Mapping

from gxlint.forms.preface import PrefaceForms
from gxlint.records import NamedTuple


class Ordinals(NamedTuple):
    """How headings are numbered: `1.`, or an opener, a numeral and a closer (part one).

    `numerals` are in order from 1, ten of each kind, the usual ones first; so are the first two
    separators. `marks` may stand before a title or its numeral and say nothing.
    """

    numerals: str
    separators: str
    openers: tuple[str, ...]
    closers: tuple[str, ...]
    marks: frozenset[str] = frozenset()


class SectionForm(NamedTuple):
    """A section that the format prescribes; `number` counts from 1.

    A `generic` title may head a section of any report; alone it proves nothing. A top-level
    heading with one of `words` is this section's where no other is.
    """

    key: str
    number: int
    canonical: str
    generic: bool
    words: tuple[str, ...] = ()


class Known(NamedTuple):
    """A title seen in print: whose it is, and `canonical`, `accepted` or `wrong`."""

    form: SectionForm
    match: str


class Topic(NamedTuple):
    """A topic of the free layouts; a heading that holds one of the words is on it."""

    key: str
    words: tuple[str, ...]


class Layout(NamedTuple):
    """The sections of some regimes: fixed ones in a fixed order, or topics in any order.

    `titles` has every known title; `cores` what is left of them without fillers; `glued` the known
    titles that may be glued to a paragraph, longest first, by their first character.
    """

    regimes: tuple[str, ...]
    sections: tuple[SectionForm, ...]
    topics: tuple[Topic, ...]
    titles: Mapping[str, Known]
    cores: Mapping[str, SectionForm]
    glued: Mapping[str, tuple[str, ...]]


class Annex(NamedTuple):
    """The statistics annex: its section's key, its titles, and the first labels of its header.

    `rows` are words of its first row of figures: there may be no header above.
    """

    key: str
    titles: tuple[str, ...]
    headers: tuple[str, ...]
    marks: tuple[str, ...]
    rows: tuple[str, ...]


class SectionForms(NamedTuple):
    """Everything about headings, and about what stands around the sections."""

    ordinals: Ordinals
    not_headings: tuple[str, ...]
    residue: tuple[str, ...]
    fillers: tuple[str, ...]
    continued: tuple[str, ...]
    layouts: tuple[Layout, ...]
    annex: Annex
    preface: PrefaceForms

    def layout(self, regime: str | None) -> Layout:
        """Return the layout of a regime; of the newest fixed one where the regime is not known."""
        for layout in self.layouts:
            if regime in layout.regimes:
                return layout
        return self.fixed()

    def fixed(self) -> Layout:
        """Return the first layout with prescribed titles."""
        return next((layout for layout in self.layouts if layout.sections), self.layouts[0])
