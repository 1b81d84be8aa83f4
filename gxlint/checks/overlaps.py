"""What the parts that a sentence lists may come to without being all of one whole."""

from collections.abc import Iterator, Sequence

from gxlint.checks.claimed import Number
from gxlint.facts import Claim

_FEWEST = 2
_LONGER = ";"


def begun(parts: Sequence[Claim]) -> Iterator[Number]:
    """Yield what the first parts come to if others behind them may be those of another whole.

    That needs a longer pause somewhere in their sentence.
    """
    sentence = parts[0].sentence
    if sentence is None or _LONGER not in sentence.content:
        return
    total = parts[0].value
    for part in parts[1:-_FEWEST]:
        total += part.value
        yield total


def told_twice(parts: Sequence[Claim]) -> Iterator[Number]:
    """Yield the values of parts that are named again, or divided by all that follow them."""
    told = [(part.readings, part.value) for part in parts]
    values = [part.value for part in parts]
    for i, one in enumerate(told):
        after = values[i + 1 :]
        if told.count(one) > 1 or (len(after) >= _FEWEST and sum(after) == values[i]):
            yield values[i]
