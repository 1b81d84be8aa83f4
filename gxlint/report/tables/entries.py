"""The rows of a table of which only lines are left: their labels, and what follows each."""

from collections.abc import Sequence

from gxlint.blocks import Text
from gxlint.forms.tables import BLOCK, COLUMN, GROUP, HEAD, PARENT, ROW, Mark, TableForms, label_key
from gxlint.report.tables.draft import Draft, chosen
from gxlint.report.tables.tokens import LABEL, OTHER, PAGE, UNIT, VALUE, Token
from gxlint.report.tables.words import SHARES, Words, words_of


class Entry:
    """A label or unknown words in a label's place, and what follows up to the next."""

    __slots__ = ("after", "columns", "mark", "token", "unit", "values")

    def __init__(self, mark: Mark | None, token: Token, columns: tuple[str, ...] = ()) -> None:
        self.mark = mark
        self.token = token
        self.columns = columns
        """The columns of its row as they are ordered where it stands."""
        self.values: list[Token] = []
        self.unit: Token | None = None
        self.after: Token | None = None


def entries_of(draft: Draft, tokens: Sequence[Token], forms: TableForms) -> list[Entry]:
    """Return the rows, and the unknown words that stand where rows do."""
    found = _Walk(draft, words_of(forms)).entries(tokens)
    if all(entry.mark for entry in found):
        return found
    whole = _rejoined(draft, found, forms)
    return [e for e in whole if e.mark or not forms.is_subtotal(e.token.text.content)]


class _Walk:
    """Goes through the tokens, telling the header from the rows."""

    def __init__(self, draft: Draft, words: Words) -> None:
        self.draft = draft
        self.words = words
        self.found: list[Entry] = []
        self.met: list[str] = []
        self.unknown: list[Text] = []
        """Unknown words in the header."""
        self.in_header = True

    def entries(self, tokens: Sequence[Token]) -> list[Entry]:
        """Return the rows, and the unknown words that stand where rows do."""
        current: Entry | None = None
        for at, token in enumerate(tokens):
            kind = token.kind
            if kind == VALUE:
                if current is not None and not _is_share(token, current):
                    current.values.append(token)
                continue
            if kind == PAGE or (current is not None and self._belongs(token, current)):
                continue
            if kind == OTHER and _is_running_head(tokens, at):
                continue
            if current is not None:
                current.after = token
            current = self._label(token) if kind == LABEL else self._unknown(token)
        return self.found

    def _belongs(self, token: Token, entry: Entry) -> bool:
        """Tell whether a token belongs to a row: as its unit, or as a remark in its label."""
        if token.kind == UNIT and entry.unit is None and len(entry.values) <= 1:
            entry.unit = token
            return True
        if entry.values or token.kind != OTHER:
            return False
        content = token.text.content
        return content[0] in "(\uff08" and not self.words.begins_label(content)

    def _label(self, token: Token) -> Entry | None:
        draft = self.draft
        mark = chosen(token.marks, draft, in_header=self.in_header)
        if mark is None:
            return None
        if mark.kind in (ROW, GROUP) or (mark.kind == HEAD and mark.key):
            self._end_header()
            draft.label(mark, token.text)
            columns: tuple[str, ...] = ()
            if mark.kind == ROW:
                draft.last = mark.order
                columns = draft.columns(mark.key) if mark.key in draft.form.rows else ()
            self.found.append(Entry(mark, token, columns))
            return self.found[-1]
        self._head(mark, token)
        return None

    def _head(self, mark: Mark, token: Token) -> None:
        if not self.in_header or mark.kind == BLOCK or mark.key in self.met:
            self.met, self.unknown = [], []
        self.in_header = True
        self.draft.cover(token.text)
        if mark.kind in (COLUMN, PARENT):
            self.met.append(mark.key)
        if mark.kind == COLUMN:
            self.draft.label(mark, token.text)

    def _end_header(self) -> None:
        if self.in_header and self.met:
            self.draft.take_header(self.met)
            self.draft.altered_columns(self.met, self.unknown)
        self.in_header = False

    def _unknown(self, token: Token) -> Entry | None:
        bracketed = token.text.content[0] in "(\uff08"
        if token.kind == OTHER and self.in_header and self.met and not bracketed:
            self.unknown.append(token.text)
        if token.kind != OTHER or self.in_header:
            return None
        self.found.append(Entry(None, token))
        return self.found[-1]


def _is_share(token: Token, entry: Entry) -> bool:
    """Tell whether a value is a share that stands behind all figures of its row."""
    return token.text.content.endswith(SHARES) and 0 < len(entry.columns) <= len(entry.values)


def _is_running_head(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether words stand beside a page number and before no figure, as titles do there."""
    before = tokens[at - 1].kind if at else ""
    after = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    return after == PAGE or (before == PAGE and after != VALUE)


def _rejoined(draft: Draft, entries: Sequence[Entry], forms: TableForms) -> list[Entry]:
    """Return the rows with labels whole that go on below their figures, as columns lay them out.

    What is left of a label elsewhere, as of the group beside a row, is no row.
    """
    known = words_of(forms)
    found: list[Entry] = []
    labels: list[str] = []
    """What the label of the row met last may be as far as it is known by now."""
    for entry in entries:
        content = entry.token.text.content
        words = content.split()
        if entry.mark is not None or entry.values or not all(map(known.is_part, words)):
            labels = [label_key(content)]
            found.append(entry)
            continue
        draft.broken = True
        row = found[-1] if found else None
        if row is not None and row.mark is None and row.values:
            # Part of its group's label may stand before the rest of its own.
            rests = {label_key(content), label_key(words[-1])}
            labels = [one + rest for one in labels for rest in rests]
            labels = [one for one in labels if known.begins_label(one)]
            _name(row, labels, draft, forms)
            row.after = entry.after
    return found


def _name(entry: Entry, labels: Sequence[str], draft: Draft, forms: TableForms) -> None:
    """Take an entry for the row that one of these is the label of, if one is."""
    form = draft.form
    marks = (mark for label in labels for mark in forms.labels.get(label, ()))
    for mark in marks:
        if mark.form == form.id and mark.kind == ROW and mark.key in form.rows:
            entry.mark = mark
            entry.columns = draft.columns(mark.key)
            draft.label(mark, entry.token.text)
            return
