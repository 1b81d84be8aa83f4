"""Matches that compete for the figures of a sentence."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from gxlint.extract.figures import Figure
from gxlint.extract.patterns import Candidate
from gxlint.forms.sentences import FIGURE_MARK, Statement

_FARTHEST = 48  # characters from the first to the last word of a denial
_ENUMERATES = "\u3001"
_PAUSES = ",;:()\u3002"


def winning(
    candidates: Sequence[Candidate], marks: AbstractSet[int]
) -> Iterator[tuple[Candidate, list[tuple[int, Statement]]]]:
    """Yield the candidates that win a figure, with the statements they make and of which figure.

    `marks` are the indices of the sentence's figures. The highest rank wins, then the longest
    match, then the earliest. A denial wins its stretch.
    """
    used: set[int] = set()
    denied: list[tuple[int, int]] = []
    for candidate in sorted(candidates, key=_order):
        if not candidate.groups:
            if candidate.end - candidate.start > _FARTHEST or any(
                start < candidate.end and candidate.start < end for start, end in denied
            ):
                continue
            denied.append((candidate.start, candidate.end))
            used.update(at for at in marks if candidate.start <= at < candidate.end)
            yield candidate, [(candidate.start, s) for s in candidate.pattern.statements]
            continue
        groups = candidate.groups
        pairs = [
            (groups[min(i, len(groups) - 1)], statement)
            for i, statement in enumerate(candidate.pattern.statements)
        ]
        free = [(at, s) for at, s in pairs if at in marks and at not in used]
        if free:
            used.update(at for at, _ in free)
            yield candidate, free


def _order(candidate: Candidate) -> tuple[int, int, int, str]:
    pattern, start, end, _, _ = candidate
    return -pattern.rank, start - end, start, pattern.name


def values_fit(candidate: Candidate, figures: Mapping[int, Figure]) -> bool:
    """Tell whether the figures have the values for which the pattern holds, if it says so."""
    pattern, _, _, groups, _ = candidate
    last = len(groups) - 1
    for i, statement in enumerate(pattern.statements):
        if statement.only is not None and last >= 0:
            figure = figures.get(groups[min(i, last)])
            if figure is not None and figure.value != statement.only:
                return False
    return True


def clause(content: str, start: int, end: int) -> tuple[int, int]:
    """Return the clause around a stretch of a sentence, or the item of a list it stands in."""
    if content[start] in _PAUSES + _ENUMERATES:
        start += 1
    while start > 0 and not _breaks(content, start - 1):
        start -= 1
    while end < len(content) and not _breaks(content, end):
        end += 1
    return start, end


def _breaks(content: str, at: int) -> bool:
    """Tell whether a clause ends at `at`; an enumeration comma ends it after a figure."""
    mark = content[at]
    if mark == _ENUMERATES:
        return at > 0 and content[at - 1] >= chr(FIGURE_MARK)
    return mark in _PAUSES
