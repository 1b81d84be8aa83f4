"""Results listed of a count that the table bears out as less than all it counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from gxlint.checks import claimed
from gxlint.expr import Linear
from gxlint.facts import Claim, Facts


def of_fewer(
    claim: Claim, wholes: Collection[str], readings: Mapping[str, Linear], facts: Facts
) -> bool:
    """Tell whether a result is one of some only: of 548 newly received and concluded, 67.

    The results of its role behind a count of one of the roles `wholes` come to that count, which a
    further reading bears out but not the first: those carried in are not among them.
    """
    for whole, *parts in _listed(claim, wholes, facts):
        if claim in parts and sum(one.value for one in parts) == whole.value:
            formulas = [readings[one] for one in whole.readings if one in readings]
            first, *others = [claimed.worth(one, facts, {}) for one in formulas] or [None]
            return first != whole.value and whole.value in others
    return False


def _listed(claim: Claim, wholes: Collection[str], facts: Facts) -> Iterator[list[Claim]]:
    """Yield the wholes of a claim's sentence, each with the claims of its role behind it."""
    found: list[Claim] = []
    for one in facts.claims:
        if one.sentence is not claim.sentence or one.kind != "count":
            continue
        if one.role in wholes:
            if found:
                yield found
            found = [one]
        elif found and one.role == claim.role:
            found.append(one)
    if found:
        yield found
