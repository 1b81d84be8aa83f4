"""Lines below words or through them: some of them look like ruling lines."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gxlint.readers.pdf.glyphs import Char
from gxlint.readers.pdf.straight import NEAR, Rule

_MEETS = 1.0
"""Points between the end of a ruling line and the line that it meets, at most."""
_BELOW = 0.5
"""Heights of a character that its underline is below it, at most."""
_OFF = 0.25
"""Heights of a character by which an underline is longer or shorter than its words, at most."""
_MOST = 200_000
"""Pairs of lines and characters that are looked at on a page."""


def without_underlines(
    across: list[Rule], down: Sequence[Rule], chars: Sequence[Char]
) -> list[Rule]:
    """Return the lines across a page but those that are as long as the words right above them.

    A line that meets one down the page, or comes near none, stays whatever stands above it, but
    for one through the middle of the words that are as long as it is.
    """
    across = _without_strikes(across, chars)
    doubtful = [rule for rule in across if _only_nears(rule, down)]
    if not doubtful or len(doubtful) * len(chars) > _MOST:
        return across
    under = {rule for rule in doubtful if _is_below(rule, chars)}
    return [rule for rule in across if rule not in under]


_SHORT = 100.0
"""Points that a line through a figure is long, at most."""
_MIDDLE = 0.2
"""Heights of a character by which such a line is off its middle, at most."""
_SHARE = 0.5
"""The share of such a line that the characters take, at least."""


def _without_strikes(across: list[Rule], chars: Sequence[Char]) -> list[Rule]:
    """Return the lines without the short ones drawn through the middle of words."""
    if all(rule.end - rule.start > _SHORT for rule in across):
        return across
    ordered = sorted(chars, key=_middle)
    levels = [_middle(char) for char in ordered]
    off = _MIDDLE * max((char.top - char.bottom for char in chars), default=0.0)
    kept: list[Rule] = []
    for rule in across:
        near = ordered[bisect_left(levels, rule.at - off) : bisect_right(levels, rule.at + off)]
        if rule.end - rule.start > _SHORT or not near or not _is_through(rule, near):
            kept.append(rule)
    return kept


def _middle(char: Char) -> float:
    return (char.bottom + char.top) / 2


def _is_through(rule: Rule, chars: Sequence[Char]) -> bool:
    struck = [
        char.right - char.left
        for char in chars
        if rule.start < (char.left + char.right) / 2 < rule.end
        and abs(rule.at - _middle(char)) < _MIDDLE * (char.top - char.bottom)
    ]
    return sum(struck) > _SHARE * (rule.end - rule.start)


def _only_nears(rule: Rule, down: Sequence[Rule]) -> bool:
    """Tell a line that comes near one down the page at an end of it, and meets none."""
    gaps = [
        min(abs(side.at - rule.start), abs(side.at - rule.end))
        for side in down
        if side.start - NEAR <= rule.at <= side.end + NEAR
    ]
    return bool(gaps) and _MEETS < min(gaps) <= NEAR


def _is_below(rule: Rule, chars: Sequence[Char]) -> bool:
    """Tell whether a line is as long as the words on it or right above it."""
    words = [
        char
        for char in chars
        if rule.start < (char.left + char.right) / 2 < rule.end
        and char.bottom - _BELOW * (char.top - char.bottom) < rule.at < char.top
    ]
    if not words:
        return False
    off = abs(min(char.left for char in words) - rule.start)
    off += abs(max(char.right for char in words) - rule.end)
    return off <= _OFF * max(char.top - char.bottom for char in words)
