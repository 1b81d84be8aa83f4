"""Which regime's labels a table carries."""

from collections.abc import Iterable, Mapping, Sequence

from gxlint.forms.tables import COLUMN, GROUP, ROW, Mark, TableForms


def regime_scores(form: str, marks: Iterable[Sequence[Mark]], forms: TableForms) -> dict[str, int]:
    """Return how much the labels speak for each regime of the form.

    A label that only one regime has counts for it, unless it may be a column's; rows of which only
    the head is printed count against a regime that alone has them.
    """
    seen: set[Mark] = set()
    for candidates in marks:
        own = [m for m in candidates if m.form == form]
        column = any(m.kind == COLUMN for m in own)
        seen.update(m for m in own if not (column and m.kind == ROW))
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
