"""What a sentence claims whatever its figures, and the claims that its figures make of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gxlint.blocks import Text
from gxlint.extract.links import linked
from gxlint.extract.lists import Divisions, divided, whole_before
from gxlint.extract.paragraphs import Paragraph
from gxlint.extract.proportions import proportioned
from gxlint.extract.shapes import Shape
from gxlint.facts import Claim
from gxlint.records import NamedTuple, make

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ONE = Decimal(1)


class Outline(NamedTuple):
    """A claim but for its figure.

    `at` is the index of the figure's mark in the sentence, or where the match of a denial begins,
    `number` that of the figure in its paragraph, -1 where it is about the match: then it stands
    from `start` to `end` in the skeleton. A `precision` of None is that of the figure. The other
    fields are the claim's.
    """

    at: int
    number: int
    start: int
    end: int
    negative: bool
    readings: tuple[str, ...]
    kind: str
    precision: str | None
    scope: str
    certainty: str
    reason: str | None
    pattern: str
    details: tuple[tuple[str, Any], ...]


class Saying(NamedTuple):
    """What a sentence of that shape says, which begins at `start` in its paragraph's skeleton.

    `first` is the number of its first figure. `links` tells whether claims among them speak of
    other figures.
    """

    start: int
    first: int
    shape: Shape
    outlines: Sequence[Outline]
    links: bool


def stated(saying: Saying, paragraph: Paragraph, lists: Divisions) -> Iterator[Claim]:
    """Yield the claims of a sentence of that paragraph, those of its lists first."""
    start, first, shape, outlines, links = saying
    passage, skeleton = paragraph
    origin = skeleton.origin
    sentence = passage.text.part(origin(start), origin(start + len(shape.content)))
    claims = [_claim(one, paragraph, sentence) for one in outlines]
    if links or shape.divisions or shape.proportions:
        own = dict(zip(shape.marks, skeleton.figures[first:], strict=False))
        earlier = skeleton.figures[:first]
        for division in shape.divisions:
            if division.whole < 0:
                whole = whole_before(division, own, earlier, passage.text)
                if whole is not None:
                    yield from divided(division, {**own, -1: whole}, passage, sentence)
            elif not division.behind or lists.adds_up(division, own, passage.text):
                yield from divided(division, own, passage, sentence)
        for shares in shape.proportions:
            yield from proportioned(shares, own, earlier, passage, sentence)
        if links:
            told = [(one.at, claim) for one, claim in zip(outlines, claims, strict=True)]
            claims = linked(told, shape.content, own, earlier)
    yield from claims


def _claim(outline: Outline, paragraph: Paragraph, sentence: Text) -> Claim:
    (
        _,
        number,
        start,
        end,
        negative,
        readings,
        kind,
        precision,
        scope,
        certainty,
        reason,
        pattern,
        details,
    ) = outline
    (text, section, _, _), skeleton = paragraph
    value: int | Decimal
    if number < 0:
        value, decimals, unit, printed = 0, 0, _ONE, "exact"
        start, end = skeleton.origin(start), skeleton.origin(end)
    else:
        _, value, decimals, unit, printed, start, end = skeleton.figures[number]
    return make(
        Claim,
        (
            -value if negative else value,
            text.content[start:end],
            readings,
            text.span(start, end),
            kind,
            precision or printed,
            scope,
            certainty,
            reason,
            decimals,
            unit,
            pattern,
            section,
            sentence,
            details,
        ),
    )
