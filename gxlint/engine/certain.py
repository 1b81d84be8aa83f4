"""The facts that rules may judge: not the figures of tables whose cells were told by alignment.

Nor what is said in files in which the order of words is not certain, or characters are lost.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from gxlint.facts import ALIGNED, LOST, UNORDERED, UNRULED, Facts

_REPORTS = ("", "previous.")
_TOLD = frozenset((ALIGNED, UNRULED))


def certain(facts: Facts, tables: Iterable[str]) -> Facts:
    """Return the facts without the cells of those tables that had no ruling lines in the file.

    Without claims, too, where the order of a file's words is not certain, or some are lost. What
    needs such a cell is unjudged then, prose and last year's report beside it included.
    """
    told = _keys(tuple(tables))
    if facts.keys().isdisjoint(told):
        return facts  # as mostly
    unsure = tuple(told[key] for key in told if any(one.value in _TOLD for one in facts.all(key)))
    unread = UNORDERED in facts or LOST in facts
    if not unsure and not unread:
        return facts
    kept = (one for one in facts if not (unsure and one.key.startswith(unsure)))
    return Facts(kept, () if unread else facts.claims)


@lru_cache
def _keys(tables: tuple[str, ...]) -> Mapping[str, str]:
    """Return the keys that tell of uncertain tables, with the beginnings of their cells' keys."""
    pairs = [(report, table) for table in tables for report in _REPORTS]
    keys = {f"{report}form.{table}.uncertain": f"{report}{table}." for report, table in pairs}
    return {**keys, UNORDERED: UNORDERED, LOST: LOST}
