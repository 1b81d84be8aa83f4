"""Labels that are almost those of a form."""

from collections.abc import Iterable

from gxlint.forms.tables import label_key
from gxlint.records import NamedTuple

CLOSE = 0.75
"""Share of characters in common from which a wording counts as an altered label."""
CLOSE_ALONE = 0.5
"""The same where one label is unknown and one column of the header is missing."""
APART = 0.1
"""How much closer it must be to one label than to any other."""


class Candidate(NamedTuple):
    """A row or column that an unknown label may mean, and the wordings known of it."""

    key: str
    labels: tuple[str, ...]


def nearest(content: str, candidates: Iterable[Candidate], close: float = CLOSE) -> str | None:
    """Return the key of the one candidate that the words are close to, None if there is none."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, autojunk=False)
    words = label_key(content)
    marks = frozenset(words)
    matcher.set_seq2(words)
    least = close - 2 * APART
    scores: list[tuple[float, str]] = []
    for candidate in candidates:
        best = 0.0
        for label in candidate.labels:
            key = label_key(label)
            # What has too few characters of it is neither close nor near to what is.
            if 2 * sum(map(marks.__contains__, key)) < least * (len(words) + len(key)):
                continue
            matcher.set_seq1(key)
            if matcher.quick_ratio() > best:
                best = max(best, matcher.ratio())
        scores.append((best, candidate.key))
    scores.sort(reverse=True)
    if not scores or scores[0][0] < close:
        return None
    return scores[0][1] if len(scores) == 1 or scores[0][0] - scores[1][0] >= APART else None
