"""What came in against what went out, where the prose states each of them once."""

from collections.abc import Iterator, Sequence

from gxlint.checks import claimed
from gxlint.checks.base import Finding
from gxlint.facts import Claim


def balanced(
    claims: Sequence[Claim], left: tuple[str, ...], right: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield a finding where the two sides, figures by their roles, do not come to the same.

    What came in may already be part of what is said to have been received.
    """
    found: dict[str, Claim] = {}
    sides = (*left, *right)
    for claim in claims:
        if claim.not_comparable is not None or claim.scope != "whole":
            continue
        name = claim.role
        if name in sides:
            if name in found and found[name].value != claim.value:
                return
            found.setdefault(name, claim)
    if len(found) < len(left) + len(right):
        return
    ins = sum(found[name].value for name in left)
    outs = sum(found[name].value for name in right)
    if outs in (ins, found[left[0]].value):
        return
    first, others = found[right[0]], [found[name] for name in (*left, *right[1:])]
    yield Finding(
        first,
        {
            "printed": first.printed,
            "parts": tuple(one.printed for one in others),
            "total": str(outs),
            "received": str(ins),
            "difference": str(abs(ins - outs)),
        },
        ("balance",),
        related=tuple(claimed.beside(one) for one in others),
    )
