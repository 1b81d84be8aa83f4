"""What the labels of a table say together."""

from collections.abc import Iterable, Mapping, Sequence

from gxlint.forms.tables import COLUMN, GROUP, ROW, Mark, TableForms
from gxlint.records import NamedTuple
from gxlint.report.tables.words import Words

Marks = tuple[Mark, ...]

_LONGEST = 500


class Labelling(NamedTuple):
    """What labels say of one form.

    `labelled` are the rows that are surely there; `columns` and `named` count the columns, and
    the columns and rows, that they may stand for; `scores` is how much they speak for each regime.
    """

    labelled: frozenset[str]
    columns: int
    named: int
    scores: Mapping[str, int]


def labelling(form: str, labels: Sequence[Marks], words: Words) -> Labelling:
    """Return what labels say, each given as what it may stand for; remembered, as tables recur."""
    key = (form, *map(id, labels))
    found: Labelling | None = words.labellings.get(key)
    if found is None:
        found = _labelling(form, labels, words.forms)
        if len(labels) <= _LONGEST:
            words.remember(words.labellings, key, found)
    return found


def _labelling(form: str, labels: Sequence[Marks], forms: TableForms) -> Labelling:
    seen = [[mark for mark in marks if mark.form == form] for marks in labels]
    kinds = {mark for own in seen for mark in own}
    columns = {mark.key for mark in kinds if mark.kind == COLUMN}
    rows = {mark.key for mark in kinds if mark.kind == ROW}
    sure = frozenset(own[0].key for own in seen if len(own) == 1 and own[0].kind == ROW)
    return Labelling(sure, len(columns), len(rows | columns), _scores(form, seen, forms))


def _scores(form: str, labels: Iterable[Sequence[Mark]], forms: TableForms) -> dict[str, int]:
    """Return how much the labels speak for each regime of the form.

    A label that only one regime has counts for it, unless it may be a column's; rows of which only
    the head is printed count against a regime that alone has them.
    """
    seen: set[Mark] = set()
    for own in labels:
        column = any(mark.kind == COLUMN for mark in own)
        seen.update(mark for mark in own if not (column and mark.kind == ROW))
    regimes = forms.forms[form]
    scores = dict.fromkeys(regimes, 0)
    groups: set[str] = set()
    rows: set[str] = set()
    for mark in seen:
        if mark.kind == GROUP:
            groups.add(mark.key)
        else:
            if mark.kind == ROW:
                rows.add(mark.key)
            if len(mark.regimes) == 1:
                scores[mark.regimes[0]] += 1
    if len(regimes) > 1:
        for regime, table in regimes.items():
            for group in groups:
                inner = [r.key for r in table.rows.values() if r.group == group]
                if inner and rows.isdisjoint(inner):
                    scores[regime] -= len(inner)
    return scores


def leading(scores: Mapping[str, int], hint: str | None) -> str:
    """Return the regime with the best score; the hint among equals, otherwise the first."""
    best = max(scores.values())
    equals = [regime for regime, score in scores.items() if score == best]
    return hint if hint in equals else equals[0]
