"""Lines below words: where they come near the side of a cell they look like ruling lines."""

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

    A line that meets one down the page, or comes near none, stays whatever stands above it.
    """
    doubtful = [rule for rule in across if _only_nears(rule, down)]
    if not doubtful or len(doubtful) * len(chars) > _MOST:
        return across
    under = {rule for rule in doubtful if _is_below(rule, chars)}
    return [rule for rule in across if rule not in under]


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
