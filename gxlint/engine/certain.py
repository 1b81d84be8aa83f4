"""The facts that rules may judge: not the figures of tables whose cells were told by alignment."""

from collections.abc import Iterable

from gxlint.facts import ALIGNED, Facts

_REPORTS = ("", "previous.")


def certain(facts: Facts, tables: Iterable[str]) -> Facts:
    """Return the facts without the cells of those tables that had no ruling lines in the file.

    What needs such a cell is unjudged then, prose and last year's report beside it included.
    """
    unsure = tuple(
        f"{report}{table}."
        for table in tables
        for report in _REPORTS
        if any(one.value == ALIGNED for one in facts.all(f"{report}form.{table}.uncertain"))
    )
    if not unsure:
        return facts
    return Facts((one for one in facts if not one.key.startswith(unsure)), facts.claims)
