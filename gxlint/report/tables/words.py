"""What printed words are, remembered from report to report: forms print the same labels."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from gxlint.forms.tables import LIST, Mark, TableForms, label_key
from gxlint.lazy import cached_property
from gxlint.records import NamedTuple
from gxlint.report.once import once
from gxlint.report.tables.labels import LONGEST_VALUE, is_value, look_up
from gxlint.report.tables.prints import Prints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from gxlint.report.tables.spaced import Row, Split

    _Key = TypeVar("_Key")
    _Made = TypeVar("_Made")

    Sign = str | int | None
    """What is alike for words that a table is read alike with."""

SHARES = ("%", "\uff05")
"""How a figure ends that is a share."""

LABEL, VALUE, UNIT, OTHER, PAGE = "label", "value", "unit", "other", "page"

MOST = 4096
"""Words that are remembered; then it begins anew."""
_MOST_PRINTS = 512
_LONGEST = 64
_SHORT_FIGURE = 3
"""Digits of figures that are remembered like words: most have no more."""
_NUMERALS = frozenset("0123456789")
_LONGEST_PAGE = 16
_COLONS = (":", "\uff1a")

LONGEST_LINE = 160
"""Characters of the longest line that can hold a label and its row of figures."""
LONGEST_ASIDE = 60
"""Characters of the longest line that may stand within a table and be none of its labels."""

RUNNING, SPACED, NUMBER = "\0running", "\0spaced", "\0number"
"""Signs of running text, whatever it says; of lines with blanks, which may hold a whole row; and of
page numbers."""


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
    sign: Sign


FIGURE = Word(VALUE, (), frozenset(), figure=True, in_cell=(), sign=None)
"""What bare digits are."""
BLANK = Word("blank", (), frozenset(), figure=False, in_cell=(), sign="")
"""What an empty cell is."""


class Words:
    """The words of the prescribed tables."""

    def __init__(self, forms: TableForms) -> None:
        self.forms = forms
        self.known: dict[str, Word] = {}
        self.lines = _Signs(self._line)
        self.cells = _Signs(lambda content: (self.known.get(content) or self.word(content)).sign)
        self.labelish = _Signs(self._may_be_label)
        """Whether lines may be a label, hold one, or be the first part of one."""
        self.bare = _Signs(lambda content: content)
        """The signs of lines, of cells, and of words that are told by nothing but their digits."""
        self.labellings: dict[tuple[Any, ...], Any] = {}
        self.rows: dict[tuple[Any, ...], Row] = {}
        self.splits: dict[str, Split] = {}
        """What `labelling` and `split_row` remember of what prints these words."""
        self.prints = Prints()

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
        unit = closed(content) in prints.worded
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
            kind = OTHER if _ends_blank(content, prints.null_marks) else LABEL
        else:
            kind = PAGE if _is_page(content, self.forms) else OTHER
        in_cell = () if figure else marks
        sign = content if unit else None if figure else id(marks) if marks else content
        return Word(kind, marks, forms_of(marks), figure, in_cell, sign)

    def _line(self, content: str) -> Sign:
        if self.colon(content):
            return SPACED
        if not may_hold_row(content):
            found = self.unspaced(content)
            if found is RUNNING:
                return found
        kind = (self.known.get(content) or self.word(content)).kind
        if kind == OTHER and is_spaced(content):
            return SPACED
        return NUMBER if kind == PAGE else content

    def _may_be_label(self, content: str) -> bool:
        if may_hold_row(content) or self.colon(content):
            return True
        if self.unspaced(content) is RUNNING:
            return False
        kind = (self.known.get(content) or self.word(content)).kind
        return kind == LABEL or (kind == OTHER and label_key(content) in self._all_labels)

    @cached_property
    def _all_labels(self) -> str:
        return "\n".join(self.forms.labels)

    def colon(self, content: str) -> int:
        """Return where a colon stands between a list's label and its figure; 0 where none does."""
        at = max(map(content.rfind, _COLONS))
        if at <= 0 or len(content) > LONGEST_LINE:
            return 0
        figure = content[at + 1 :].strip()
        if not figure[:1].isdecimal() or not is_value(figure, self.forms.prints):
            return 0
        marks = look_up(content[:at], self.forms)
        return at if any(self._is_list(mark.form) for mark in marks) else 0

    def _is_list(self, form: str) -> bool:
        return any(one.layout == LIST for one in self.forms.forms[form].values())

    def split(self, content: str) -> list[str]:
        """Return what stands between blanks on a line, and before and behind such a colon."""
        at = self.colon(content)
        if not at:
            return content.split()
        figure = content[at + 1 :].strip()
        units = self.forms.prints.units
        unit = max((one for one in units if figure.endswith(one)), key=len, default="")
        number = figure[: len(figure) - len(unit)].strip()
        return [*content[:at].split(), number, unit] if unit else [*content[:at].split(), figure]

    def ends_label(self, content: str) -> bool:
        """Tell whether words that are no label are the end of one."""
        key = label_key(content)
        return bool(key) and f"{key}\n" in self._all_labels

    def begins_label(self, content: str) -> bool:
        """Tell whether words that are no label are the beginning of one."""
        key = label_key(content)
        return bool(key) and f"\n{key}" in self._all_labels

    def is_part(self, content: str) -> bool:
        """Tell whether words are a part of a label, or only marks."""
        return label_key(content) in self._all_labels

    def unspaced(self, content: str) -> Sign:
        """Return the sign of other words on a line that holds no row."""
        running = max(2 * self.forms.longest, LONGEST_ASIDE)
        return RUNNING if len(content) > running else content

    def remember(self, known: dict[_Key, _Made], how: _Key, made: _Made) -> _Made:
        """Know from now on what is made of such print, and return it."""
        if len(known) >= _MOST_PRINTS:
            known.clear()
        known[how] = made
        return made

    @cached_property
    def _before_digits(self) -> tuple[str, ...]:
        numbered = (label for label in self.forms.labels if not _NUMERALS.isdisjoint(label))
        return tuple(
            filter(None, (label[: max(map(label.rfind, _NUMERALS))] for label in numbered))
        )

    def take_figures(self, content: str) -> bool:
        """Tell whether a figure after these words may be part of a label broken over lines."""
        if not content or content.isdecimal() or self.unspaced(content) is RUNNING:
            return False
        if (self.known.get(content) or self.word(content)).kind not in PIECES:
            return False
        key = label_key(content)
        return bool(key) and any(key in label for label in self._before_digits)


PIECES = (OTHER, UNIT)
"""What a piece of a broken label may be taken for; some are even taken for values."""


class _Signs(dict[str, "Sign"]):
    """The signs of words, remembered like the words themselves; that of bare digits is None."""

    def __init__(self, make: Callable[[str], Sign]) -> None:
        self._make = make

    def __missing__(self, content: str) -> Sign:
        if content.isdecimal() and len(content) <= LONGEST_VALUE:
            found = None
            kept = len(content) <= _SHORT_FIGURE
        else:
            found = self._make(content) if content else content
            kept = len(content) <= _LONGEST
        if kept:
            if len(self) >= MOST:
                self.clear()
            self[content] = found
        return found


def forms_of(marks: tuple[Mark, ...]) -> frozenset[str]:
    """Return the forms that the marks are of."""
    return frozenset([mark.form for mark in marks])


words_of = once(Words)
"""Return the words of some forms, with all that is remembered of them."""


def is_spaced(content: str) -> bool:
    """Tell whether there are blanks in a line, as there are where a row stands on it."""
    return " " in content or "\t" in content or "\u3000" in content or "\xa0" in content


def closed(content: str) -> str:
    """Return words without the blanks that spread them over a cell."""
    return "".join(content.split()) if is_spaced(content) else content


def _ends_blank(content: str, null_marks: Container[str]) -> bool:
    """Tell a label with the marks of a row of blank cells behind it, which labels do not tell."""
    return is_spaced(content) and content.rsplit(maxsplit=1)[-1] in null_marks


_WIDE = "    "
"""A gap that only lays out a line."""


def may_hold_row(content: str) -> bool:
    """Tell whether a line may hold a label and its figures: it is short, its gaps are not."""
    if len(content) <= LONGEST_LINE:
        return is_spaced(content)
    return _WIDE in content and len(" ".join(content.split())) <= LONGEST_LINE


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
