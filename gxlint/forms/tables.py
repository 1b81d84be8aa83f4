"""What the prescribed tables look like, by regime."""

import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from gxlint.folding import INVISIBLE, UNKNOWN
from gxlint.records import NamedTuple

MATRIX, RECORD, LIST = "matrix", "record", "list"
"""Layouts: rows by columns; one row of figures under grouped columns; one figure a row."""

ROW, HEAD, GROUP, COLUMN, PARENT, BLOCK, TITLE = (
    *("row", "head", "group", "column", "parent", "block", "title"),
)
"""What a label marks: a row of cells, a row or cell that only heads others, a group of rows (or of
columns, in a record), a column, a label above columns, a block of rows, the table's own title."""

_DROPPED = (
    f" \t\n\r\f\v\xa0\u3000\u2002\u2003\u2009{INVISIBLE}{UNKNOWN}"
    "()[]{}<>.,:;'\"`*|_~-+/\\\u00b7\u2022\u2018\u2019\u201c\u201d\u2014\u2013\u2026\u2033"
    "\u3001\u3002\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015"
    "\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff0d\uff0f\uff3b\uff3d\uff5c\ufe30\uff0a\uff0b"
)
_KEPT = {ord(mark): None for mark in _DROPPED}
_KEPT_DIGITS: dict[int, int | None] = {0xFF10 + i: 0x30 + i for i in range(10)}
_FOLDS: dict[int, int | None] = {**_KEPT, **_KEPT_DIGITS}
_FOLDED = frozenset(map(chr, _FOLDS))
"""To ask whether one of them stands in a label takes a fifth of what it takes to translate it."""


@lru_cache(maxsize=8192)
def label_key(content: str) -> str:
    """Return a label as it is looked up: no white space, punctuation, brackets or quotes.

    Circled and bracketed ordinals, compatibility ideographs and full-width letters become plain.
    """
    key = content if _FOLDED.isdisjoint(content) else content.translate(_FOLDS)
    if key.isascii() or unicodedata.is_normalized("NFKC", key):
        return key
    return unicodedata.normalize("NFKC", key).translate(_FOLDS)


class Column(NamedTuple):
    """A column of figures; `kind` is count, change (signed) or money."""

    key: str
    labels: tuple[str, ...]
    kind: str = "count"


class Row(NamedTuple):
    """A row; `kind` is row (it holds figures), head or group (it only heads others)."""

    key: str
    labels: tuple[str, ...]
    kind: str
    group: str | None
    order: int
    block: int
    money: str | None = None
    """In a list: the unit of a row of money, as the form gives it."""


class Block(NamedTuple):
    """Rows that share columns; `spare` further columns of their print may stay empty."""

    columns: tuple[str, ...]
    spare: int


class TableForm(NamedTuple):
    """A prescribed table in one regime.

    In a record, `rows` are the groups of columns, and each has a cell in every column.
    """

    id: str
    regime: str
    layout: str
    columns: Mapping[str, Column]
    rows: Mapping[str, Row]
    blocks: tuple[Block, ...]

    def cell_key(self, row: str, column: str) -> str:
        """Return the fact key of a cell; the one column of a list adds nothing to its row's."""
        return f"{self.id}.{row}.{column}" if column else f"{self.id}.{row}"

    def columns_of(self, row: str) -> tuple[str, ...]:
        """Return the keys of the columns in which the row has a cell, in the form's order."""
        return self.blocks[self.rows[row].block].columns


class Mark(NamedTuple):
    """What a label may stand for: in which form and regimes, as what, and where in its order."""

    form: str
    kind: str
    key: str
    order: int
    regimes: tuple[str, ...]


class Prints(NamedTuple):
    """How figures are printed in cells, whatever the table."""

    null_marks: frozenset[str]
    plus: tuple[str, ...]
    minus: tuple[str, ...]
    signs: tuple[str, ...]
    """Both of these."""
    units: frozenset[str]
    money: Mapping[str, Decimal]
    """Unit of money: how many units of ten thousand yuan it is."""
    ordinals: frozenset[str]
    pages: frozenset[str]
    """What is left of a page number once its digits are taken out."""
    worded: frozenset[str]
    """Every unit: what may be left of a value without its digits."""
    serials: frozenset[str]
    """What stands above the serial numbers of rows, a column that is none of the form's."""
    subtotals: frozenset[str] = frozenset()
    """What a row is called, as `label_key` has it, that adds up those above it."""
    links: tuple[str, ...] = ()
    """What may stand between a label and its figure in a sentence."""


class TableForms(NamedTuple):
    """Every prescribed table, and the look-ups that reading one needs."""

    forms: Mapping[str, Mapping[str, TableForm]]
    """By form, then by regime."""
    labels: Mapping[str, tuple[Mark, ...]]
    """What each label may be, by its `label_key` and as the pack has it."""
    longest: int
    """Characters of the longest label in `labels`."""
    signatures: Mapping[str, tuple[str, ...]]
    """By form: words that stand together only in the table, even where its layout is lost."""
    prints: Prints
    cells: Mapping[str, frozenset[str]]
    """By regime: every cell key."""
    sets: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By regime and name: rows or columns that rules run over."""

    def keys(self, regime: str) -> frozenset[str]:
        """Return every cell key of the regime."""
        return self.cells.get(regime, frozenset())

    def is_subtotal(self, label: str) -> bool:
        """Tell whether a row so labelled adds up others and is none of a form."""
        return label_key(label) in self.prints.subtotals

    def printed(self, regime: str) -> tuple[str, ...]:
        """Return every cell key of the regime in the order of print: row by row."""
        return tuple(
            form.cell_key(row, column)
            for by_regime in self.forms.values()
            if (form := by_regime.get(regime))
            for row, described in form.rows.items()
            if described.kind == ROW
            for column in form.columns_of(row)
        )
