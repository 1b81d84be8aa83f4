"""Matches that compete for the figures of a sentence, and what its words say of them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import attrgetter

from gxlint.extract.heads import holds
from gxlint.extract.patterns import Match
from gxlint.forms.sentences import FIGURE_MARK, Pattern, Statement
from gxlint.records import NamedTuple, make

_FARTHEST = 48  # characters from the first to the last word of a denial
_ENUMERATES = "\u3001"
_PAUSES = ",;:()\u3002"
_FIRST = chr(FIGURE_MARK)
_order = attrgetter("order")


class Candidate(NamedTuple):
    """A match of a pattern in a sentence; indices are those of the sentence's skeleton.

    The first four fields are the match's. `stated` holds the statements, each with the figure it is
    about, or with where the match begins if it captures none; `only` the values that figures must
    have for the pattern to hold. The candidate least in `order` wins.

    barred     a word of the sentence, or of the clause, keeps the pattern from applying
    elsewhere  a word before it says that it is about another matter
    within     a word of the clause says that it is about a part of the body
    partly     a word of the sentence makes its figure a part of what the readings count
    """

    pattern: Pattern
    start: int
    end: int
    groups: tuple[int, ...]
    stated: Sequence[tuple[int, Statement]]
    only: Sequence[tuple[int, int]]
    order: tuple[int, int, int, str]
    barred: bool
    elsewhere: bool
    within: bool
    partly: bool

    def reaches_over(self, at: int) -> bool:
        """Tell whether it is a match of one figure with words on both sides of `at`."""
        return len(self.groups) == 1 and self.start < at < self.groups[0]


def candidate(match: Match, content: str, around: tuple[int, int] | None = None) -> Candidate:
    """Return what a match in a sentence comes to; `around` is its clause if not that around it."""
    pattern, start, end, groups = match
    if groups:
        last = len(groups) - 1
        stated = [(groups[min(i, last)], one) for i, one in enumerate(pattern.statements)]
    else:
        stated = [(start, one) for one in pattern.statements]
    return make(
        Candidate,
        (
            pattern,
            start,
            end,
            groups,
            stated,
            [(at, one.only) for at, one in stated if one.only is not None] if groups else (),
            (-pattern.rank, start - end, start, pattern.name),
            holds(content, pattern.except_in) or _near(content, pattern.unless, match, around),
            holds(content[:end], pattern.elsewhere),
            _near(content, pattern.within, match, around),
            holds(content, pattern.part_if),
        ),
    )


def _near(content: str, words: Sequence[str], match: Match, around: tuple[int, int] | None) -> bool:
    """Tell whether one of the words stands in the clause around a match."""
    if not holds(content, words):
        return False
    start, end = around or _clause(content, match.start, match.end)
    return holds(content[start:end], words)


def _clause(content: str, start: int, end: int) -> tuple[int, int]:
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
        return at > 0 and content[at - 1] >= _FIRST
    return mark in _PAUSES


def leading(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return them without those whose words lead on to a figure that the same pattern explains.

    Of ten that asked for prints two did: what stands between the two is said of the second.
    """
    told = {(one.pattern.name, one.groups[0]) for one in candidates if len(one.groups) == 1}
    return [
        one
        for one in candidates
        if len(one.groups) != 1
        or one.groups[0] != one.start
        or (one.pattern.name, one.end) not in told
    ]


def winning(
    candidates: Iterable[Candidate], marks: Collection[int]
) -> Iterator[tuple[Candidate, Sequence[tuple[int, Statement]]]]:
    """Yield the candidates that win a figure, with the statements they make and of which figure.

    `marks` are the indices of the sentence's figures. The highest rank wins, then the longest
    match, then the earliest. A denial wins its stretch.
    """
    used: set[int] = set()
    denied: list[tuple[int, int]] = []
    for candidate in sorted(candidates, key=_order):
        if not candidate.groups:
            start, end = candidate.start, candidate.end
            if end - start > _FARTHEST or any(a < end and start < b for a, b in denied):
                continue
            denied.append((start, end))
            used.update(at for at in marks if start <= at < end)
            yield candidate, candidate.stated
            continue
        free = [(at, one) for at, one in candidate.stated if at in marks and at not in used]
        if free:
            used.update(at for at, _ in free)
            yield candidate, free
