"""Lists that divide a figure of the prose, or that one behind them adds up."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from gxlint.checks import claimed
from gxlint.checks.base import Finding
from gxlint.facts import Claim, Facts, Span
from gxlint.slips import transposed

_PAIR = 2
_MOST_LACKING = 10  # a list that lacks more than a tenth need not be meant to be complete
_MOST_OVER = 3  # parts that come to a third more may well overlap
_BEHIND, _BEFORE = "behind", "before"
_TOTAL = ".total"


def divided(
    facts: Facts, counts: Sequence[Claim], known: Collection[Span | None]
) -> Iterator[Finding]:
    """Judge the lists that divide a figure, but for those at places known already.

    What a list lacks may be one of the `counts` of its sentence, behind another pause. Of two parts
    alone a slip must be seen: digits transposed, or a last part that is all the rest.
    """
    for whole, *parts in _lists(facts):
        if whole.span in known or any(one.precision != "exact" for one in (whole, *parts)):
            continue
        told = claimed.details(whole)
        if told.get("stated") == _BEHIND:
            yield from _added_up(whole, parts)
            continue
        counted = sum(part.value for part in parts)
        if counted == whole.value:
            continue
        total = Decimal(counted)
        off = total - whole.value
        if told.get("stated") == _BEFORE and _is_stated(total, counts, facts):
            continue
        overlaps = off > 0 and told.get("overlapping")
        if overlaps or any(n.value == -off and n.sentence == whole.sentence for n in counts):
            continue
        values = [int(one.value) for one in (whole, *parts)]
        near = off * _MOST_OVER <= whole.value and -off * _MOST_LACKING <= whole.value
        turned = transposed(values)
        wrong = turned or told.get("complete")
        pair = len(parts) <= _PAIR
        if near and wrong if pair else near or turned:
            sure = near and wrong and (off > 0 or not pair or not turned)
            yield finding(whole, parts, total, "warning" if sure else "info")


def complete(facts: Facts) -> dict[Span | None, frozenset[Span | None]]:
    """Return the places of the parts of each list that comes to its whole, by that of the whole."""
    return {
        whole.span: frozenset(one.span for one in parts)
        for whole, *parts in _lists(facts)
        if whole.value == sum(one.value for one in parts)
    }


def _lists(facts: Facts) -> list[list[Claim]]:
    """Return the whole of each list and its parts."""
    lists: list[list[Claim]] = []
    for claim in facts.claims:
        if claim.kind == "list":
            if claim.role == "whole":
                lists.append([])
            lists[-1].append(claim)
    return lists


def _is_stated(total: Decimal, counts: Sequence[Claim], facts: Facts) -> bool:
    """Tell whether a list comes to another count of the prose, or to a total of the tables.

    Then it divides that one, wherever it stands.
    """
    if any(one.value == total for one in counts):
        return True
    stated = zip(facts.shape.keys, facts.column, strict=False)
    return any(value == total and key.endswith(_TOTAL) for key, value in stated)


def _added_up(whole: Claim, parts: Sequence[Claim]) -> Iterator[Finding]:
    """Judge a total behind its parts; what stands first may be the whole, or another matter.

    Parts that come to more may overlap.
    """
    sums = [Decimal(sum(part.value for part in parts[i:])) for i in range(len(parts) - 1)]
    if whole.value in sums or whole.value == parts[0].value:
        return
    off = whole.value - sums[0]
    if abs(off) * _MOST_OVER <= whole.value:
        yield finding(whole, parts, sums[0], "warning" if off > 0 else "info")


def finding(whole: Claim, parts: Sequence[Claim], total: claimed.Number, severity: str) -> Finding:
    """Return the finding that parts come to another total than their whole."""
    return Finding(
        whole,
        {
            "printed": whole.printed,
            "parts": tuple(part.printed for part in parts),
            "total": str(total),
            "received": "",
            "difference": str(abs(total - whole.value)),
        },
        ("parts",),
        expected=str(total),
        printed=str(whole.value),
        related=tuple(claimed.beside(part) for part in parts),
        severity=severity,
    )
