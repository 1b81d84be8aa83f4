"""What printed words are, remembered from report to report: forms print the same labels."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.forms.tables import Mark, TableForms, label_key
from gxlint.records import NamedTuple
from gxlint.report.once import once
from gxlint.report.tables.labels import is_value, look_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LABEL, VALUE, UNIT, OTHER, PAGE = "label", "value", "unit", "other", "page"

MOST = 4096
"""Words that are remembered; then it begins anew."""
_LONGEST = 64
_LONGEST_PAGE = 16


class Word(NamedTuple):
    """What a line of these words is by itself, and what they are in a cell.

    `marks` are what it may be a label of, `forms` the forms of these; `in_cell` are its marks in a
    cell, where a `figure` is no label. `sign` is alike for words that a table is read alike with:
    all figures, or all wordings of one label.
    """

    kind: str
    marks: tuple[Mark, ...]
    forms: frozenset[str]
    figure: bool
    in_cell: tuple[Mark, ...]
    sign: str | int | None


FIGURE = Word(VALUE, (), frozenset(), figure=True, in_cell=(), sign=None)
"""What bare digits are."""
BLANK = Word("blank", (), frozenset(), figure=False, in_cell=(), sign="")
"""What an empty cell is."""


class Words:
    """The words of the prescribed tables."""

    def __init__(self, forms: TableForms) -> None:
        self.forms = forms
        self.known: dict[str, Word] = {}
        self.labellings: dict[tuple[Any, ...], Any] = {}
        self.recipes: dict[tuple[Any, ...], Any] = {}
        """What `labelling` and `recipe` remember of tables that print these words."""

    def word(self, content: str) -> Word:
        """Return what words that are not known yet are, and know them from now on."""
        found = self._word(content)
        if len(content) <= _LONGEST:
            if len(self.known) >= MOST:
                self.known.clear()
            self.known[content] = found
        return found

    def _word(self, content: str) -> Word:
        prints = self.forms.prints
        exact = self.forms.labels.get(content)
        marks = exact or look_up(content, self.forms)
        unit = content in prints.units or content in prints.money
        figure = is_value(content, prints)
        if exact:
            kind = LABEL
        elif is_spaced(content) and _are_figures(content.split(), self.forms):
            kind = OTHER
        elif unit:
            kind = UNIT
        elif figure:
            kind = VALUE
        elif marks:
            kind = LABEL
        else:
            kind = PAGE if _is_page(content, self.forms) else OTHER
        in_cell = () if figure else marks
        sign = content if unit else None if figure else id(marks) if marks else content
        return Word(kind, marks, forms_of(marks), figure, in_cell, sign)


def forms_of(marks: tuple[Mark, ...]) -> frozenset[str]:
    """Return the forms that the marks are of."""
    return frozenset([mark.form for mark in marks])


words_of = once(Words)
"""Return the words of some forms, with all that is remembered of them."""


def is_spaced(content: str) -> bool:
    """Tell whether there are blanks in a line, as there are where a row stands on it."""
    return " " in content or "\t" in content or "\u3000" in content


_GROUP = 3
_MOST_GROUPS = 4
_LEAST = 2


def _are_figures(words: Sequence[str], forms: TableForms) -> bool:
    """Tell a row of bare figures from a figure whose thousands are apart, and from `- 3 / 8 -`."""
    bare = sum(word.lstrip("+-").isdecimal() for word in words)
    if bare < _LEAST or 2 * bare <= len(words):
        return False
    if not all(is_value(word, forms.prints) for word in words):
        return False
    if len(words) == _GROUP and words[1] in forms.prints.null_marks:
        return False
    first, *rest = words
    thousands = len(rest) < _MOST_GROUPS and len(first) <= _GROUP and first[0] != "0"
    return not (thousands and all(len(word) == _GROUP and word.isdecimal() for word in rest))


_DIGITS = dict.fromkeys(map(ord, "0123456789"))


def _is_page(content: str, forms: TableForms) -> bool:
    """Tell whether a line is only a page number."""
    if len(content) > _LONGEST_PAGE or content[-1] in ".\u3001\uff0e":
        return False
    key = label_key(content)
    bare = key.strip("0123456789").translate(_DIGITS)
    return len(bare) < len(key) and (not bare or bare in forms.prints.pages)
