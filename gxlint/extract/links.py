"""Figures that speak of other figures: shares, growth and differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from gxlint.extract.figures import Figure
from gxlint.facts import Claim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LINKED = frozenset(("share", "growth", "difference"))
"""Kinds of claims that speak of a count before them."""
PREVIOUS = "previous"
_SHARE_OF = "share_of"
"""The role of a share whose whole stands before it: it speaks of the count before that."""
_OF_TWO = "share_of_two"
"""The role of a share of what the two counts before it come to."""
_ENTRIES = ("channel", "applicant")
_EARLIER = 12
_MEASURED = ("n", "item", "money", "people")


def linked(
    told: Sequence[tuple[int, Claim]],
    content: str,
    figures: Mapping[int, Figure],
    earlier: Sequence[Figure],
) -> list[Claim]:
    """Return the claims of a sentence, shares and growth knowing the figure they speak of.

    `told` pairs each claim with the index of its mark. The figure spoken of is the nearest count
    before, but for those of a bracket right behind a count, which only divide it, and for growth
    those of channels and applicants. `details` gains
    `of` (its value) and `of_readings`, for a share `wholes` (the larger counts before it, those of
    `earlier` sentences among them) or, where it names its figure, `counts` (those before it in
    its sentence), for growth `of_any` (all counts before it, and what the last of them come to)
    and, where last year's figure is printed, `previous` (all of the sentence, the nearest first).
    Growth beside that figure alone, or beside a difference, may be of any count of the `earlier`
    sentences.
    """
    last = {mark: one.value for mark, one in told if one.kind == "count" and one.role == PREVIOUS}
    return [
        _link(claim, told, _before(at, content, figures), earlier, _former(at, told, last, content))
        if claim.kind in LINKED
        else claim
        for at, claim in told
    ]


def _former(
    at: int,
    told: Sequence[tuple[int, Claim]],
    marks: Mapping[int, int | Decimal],
    content: str,
) -> tuple[int | Decimal, ...]:
    """Return last year's figures (`marks`) for growth at `at`, the one that it is from first.

    That is one in a bracket right behind it, else the last before it, else the first behind it
    before any other figure.
    """
    if not marks:
        return ()
    end = min((mark for mark, one in told if mark > at and _is_new(one)), default=len(content))
    before = [mark for mark in marks if mark < at]
    behind = [mark for mark in marks if at < mark < end]
    inside = behind[:1] if content.startswith("(", at + 1) else []
    ordered = (*inside, *before[::-1], *behind)
    return tuple(dict.fromkeys(marks[mark] for mark in ordered))


def _is_new(claim: Claim) -> bool:
    """Tell whether a claim begins to speak of something else, not of how a figure has grown."""
    return claim.kind not in LINKED and claim.role != PREVIOUS


def _link(
    claim: Claim,
    told: Sequence[tuple[int, Claim]],
    figures: Sequence[tuple[int, Figure]],
    earlier: Sequence[Figure],
    former: tuple[int | Decimal, ...],
) -> Claim:
    """Return the claim with its details; `figures` are those that it may speak of.

    `former` are last year's figures.
    """
    stated = {mark: one for mark, one in told if one.kind == "count"}
    passed = {mark for mark, one in told if one.kind in LINKED or one.role == PREVIOUS}
    counted = [(at, one) for at, one in figures if one.kind in _MEASURED and at not in passed]
    before = [(at, one) for at, one in counted if one.kind == "n"]
    if claim.readings and claim.kind == "share":
        counts = tuple(dict.fromkeys(one.value for _, one in before))
        return claim._replace(details=(*claim.details, ("counts", counts)))
    if claim.readings:
        return claim._replace(details=(*claim.details, (PREVIOUS, former))) if former else claim
    if not counted and claim.kind != "share":
        beside = any(one.kind == "difference" for _, one in told)
        return _beyond(claim, former, earlier) if former or beside else claim
    if not counted or counted[-1][1].kind != "n":
        return claim
    place, subject = before[-2] if claim.role == _SHARE_OF else before[-1]
    if claim.kind != "share":
        place, subject = _grown(before, stated)
    if claim.role == _OF_TWO:
        subject = subject._replace(value=subject.value + before[-2][1].value)
    known = stated.get(place)
    details: list[tuple[str, Any]] = [
        ("of", subject.value),
        ("of_readings", known.readings if known and known.not_comparable is None else ()),
    ]
    if claim.kind == "share":
        details.append(("wholes", wholes(subject, [one for _, one in before], earlier)))
    else:
        if subject.precision != "exact" and (known is None or not known.readings):
            return claim
        values = [one.value for _, one in before]
        sums = (sum(values[i:]) for i in range(len(values) - 1))
        counts = (*values, *_received(stated.values()), *sums)
        details.append(("of_any", tuple(dict.fromkeys(counts))))
        if former:
            details.append((PREVIOUS, former))
    return claim._replace(details=(*claim.details, *details))


def _beyond(claim: Claim, former: Sequence[int | Decimal], earlier: Sequence[Figure]) -> Claim:
    """Return growth in a sentence that only gives last year's figure; this year's stands before it.

    It may be any count of the `earlier` sentences, the likeliest the one that comes nearest, or the
    largest where no figure of last year is given but a difference.
    """
    counts = [one.value for one in earlier[-_EARLIER:] if one.kind == "n" and one.value]
    if not counts:
        return claim

    def nearness(one: int | Decimal) -> Decimal:
        return Decimal(min(one, *former)) / max(one, *former) if former else Decimal(one)

    details: list[tuple[str, Any]] = [
        ("of", max(counts, key=nearness)),
        ("of_readings", ()),
        ("of_any", tuple(dict.fromkeys(counts))),
    ]
    if former:
        details.append((PREVIOUS, former))
    return claim._replace(details=(*claim.details, *details))


def wholes(
    part: Figure, before: Sequence[Figure], earlier: Sequence[Figure]
) -> tuple[int | Decimal, ...]:
    """Return the counts that a figure may be a share of: no smaller ones, each once.

    They are those `before` it in its sentence, and the last of `earlier` sentences; not itself.
    """
    others = (one for one in (*earlier[-_EARLIER:], *before) if one is not part)
    counts = (one.value for one in others if one.kind == "n")
    return tuple(dict.fromkeys(count for count in counts if count >= part.value))


def _grown(before: Sequence[tuple[int, Figure]], stated: Mapping[int, Claim]) -> tuple[int, Figure]:
    """Return the count that growth speaks of: the last that is no entry of a list of channels."""
    for at, figure in reversed(before):
        known = stated.get(at)
        if known is None or known.role not in _ENTRIES:
            return at, figure
    return before[-1]


def _received(stated: Iterable[Claim]) -> Iterator[int | Decimal]:
    """Yield what was newly received, where only all requests and those carried over are stated."""
    carried: dict[str, int | Decimal] = {claim.role: claim.value for claim in stated}
    if "all" in carried and "carried_in" in carried:
        yield carried["all"] - carried["carried_in"]


def _before(at: int, content: str, figures: Mapping[int, Figure]) -> list[tuple[int, Figure]]:
    """Return the figures before `at` but for those of closed brackets that divide a count."""
    found: list[tuple[int, Figure]] = []
    closed = -1
    for mark, figure in figures.items():
        if mark >= at:
            break
        if mark < closed:
            continue
        found.append((mark, figure))
        if content.startswith("(", mark + 1):
            end = content.find(")", mark + 1)
            closed = end if end < at else closed
    return found
