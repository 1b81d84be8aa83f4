"""Figures that speak of other figures: shares, growth and differences."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.extract.figures import Figure, Skeleton
from gxlint.facts import Claim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LINKED = frozenset(("share", "growth", "difference"))
PREVIOUS = "previous"
_SHARE_OF = "share_of"
"""The role of a share whose whole stands before it: it speaks of the count before that."""
_EARLIER = 12
_MEASURED = ("n", "item", "money", "people")


def linked(
    told: Sequence[tuple[int, Claim]], skeleton: Skeleton, earlier: Sequence[Figure]
) -> list[Claim]:
    """Return the claims of a sentence, shares and growth knowing the figure they speak of.

    `told` pairs each claim with the index of its mark. The figure spoken of is the nearest count
    before, but for those of a bracket right behind a count, which only divide it. `details` gains
    `of` (its value) and `of_readings`, for a share `wholes` (the larger counts before it, those of
    `earlier` sentences among them), for growth `of_any` (all counts before it) and `previous`
    where last year's figure is printed.
    """
    if not any(claim.kind in _LINKED for _, claim in told):
        return [claim for _, claim in told]
    return [
        claim._replace(details=(*claim.details, *_link(at, claim, told, skeleton, earlier)))
        if claim.kind in _LINKED
        else claim
        for at, claim in told
    ]


def _link(
    at: int,
    claim: Claim,
    told: Sequence[tuple[int, Claim]],
    skeleton: Skeleton,
    earlier: Sequence[Figure],
) -> tuple[tuple[str, Any], ...]:
    stated = {mark: one for mark, one in told if one.kind == "count"}
    former = {mark: one.value for mark, one in stated.items() if one.role == PREVIOUS}
    passed = {mark for mark, one in told if one.kind in _LINKED} | former.keys()
    previous = list(former.values())
    counted = [f for f in _before(at, skeleton) if f.kind in _MEASURED and f.at not in passed]
    if claim.readings or not counted or counted[-1].kind != "n":
        return ()
    before = [f for f in counted if f.kind == "n"]
    subject = before[-2] if claim.role == _SHARE_OF else before[-1]
    known = stated.get(subject.at)
    details: list[tuple[str, Any]] = [
        ("of", subject.value),
        ("of_readings", known.readings if known and known.not_comparable is None else ()),
    ]
    if claim.kind == "share":
        counts = (f for f in (*earlier[-_EARLIER:], *before) if f.kind == "n")
        wholes = (f.value for f in counts if f.value >= subject.value)
        details.append(("wholes", tuple(dict.fromkeys(wholes))))
    else:
        if known is None or not known.readings:
            return ()
        details.append(("of_any", tuple(dict.fromkeys(f.value for f in before))))
        if previous:
            details.append((PREVIOUS, previous[-1]))
    return tuple(details)


def _before(at: int, skeleton: Skeleton) -> list[Figure]:
    """Return the figures before `at` but for those of closed brackets that divide a count."""
    content = skeleton.content
    found: list[Figure] = []
    closed = -1
    for figure in skeleton.figures:
        if figure.at >= at:
            break
        if figure.at < closed:
            continue
        found.append(figure)
        if content.startswith("(", figure.at + 1):
            end = content.find(")", figure.at + 1)
            closed = end if end < at else closed
    return found
