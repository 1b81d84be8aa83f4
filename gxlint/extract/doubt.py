"""Whether the words before a statement are all understood, or may narrow what it counts."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from gxlint.extract.anchors import Draft
from gxlint.extract.events import Context
from gxlint.extract.heads import holds
from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK, Sentences, Words

_KEPT = 1024
"""Beginnings of clauses that are known or not: reports share most of theirs."""
_PAUSES = ",;:()\u3001\u3002"
_DIGITS = "0123456789."
_YEARS = range(YEAR_MARK, YEAR_MARK + 16)
_FIGURES, _YEAR = chr(FIGURE_MARK), chr(YEAR_MARK)
_NEAR = 4
"""Characters behind a number among which what it counts is named."""
_ENDS = ";\u3002"
_COUNT, _COUNTED = "n", "count"
_WHOLES = ("new", "all", "handled", "carried")
_PARTS = ("channel", "applicant")
_SURE, _POSSIBLE = "sure", "possible"


class Doubt:
    """Tells statements whose clause begins with something unknown; made once for a pack."""

    def __init__(self, sentences: Sentences, words: Words) -> None:
        known = {*words.neutral, *words.whole, *words.generic, *words.resets}
        known.update(word for topic in sentences.topics for word in topic.words)
        self._known = known
        self._longest = max(map(len, known), default=0)
        count = FIGURE_MARK + list(words.units).index(_COUNT)
        self._count, self._organs = chr(count), words.organs
        self._marks = frozenset(_DIGITS + chr(count) + "".join(map(chr, _YEARS)))
        self._narrowing = words.narrowing
        self._beginning = lru_cache(maxsize=_KEPT)(self._clause_before)
        self._all_known = lru_cache(maxsize=_KEPT)(self._is_known)

    def doubtful(self, content: str, start: int, context: Context) -> bool:
        """Tell whether words right before `start`, or a clause before it, may narrow it.

        Right before it that is any word that is not known; of a clause before it the ending tells.
        """
        begin, narrowed = self._beginning(content, start)
        if narrowed or begin == start:
            return narrowed
        return not self._all_known(content[max(begin, context.whole_before(start)) : start])

    def of_some(self, content: str, start: int) -> bool:
        """Tell whether the clause before a denial numbers bodies or people: it is of those."""
        begin, _ = self._beginning(content, start)
        for at in range(begin, start):
            if _FIGURES <= content[at] < _YEAR:
                named = content[at + 1 : min(at + 1 + _NEAR, start)]
                if content[at] != self._count or holds(named, self._organs):
                    return True
        return False

    def _clause_before(self, content: str, start: int) -> tuple[int, bool]:
        """Return where the clause begins, and whether clauses before it may narrow it."""
        begin = start
        if content[start : start + 1] not in _PAUSES:
            while begin > 0 and content[begin - 1] not in _PAUSES:
                begin -= 1
        before = content[:begin]
        narrowed = holds(before, self._narrowing) and any(map(self._narrows, _clauses(before)))
        return begin, narrowed

    def _is_known(self, text: str) -> bool:
        """Tell whether a text is made of known words, counts, years and digits."""
        at = 0
        while at < len(text):
            length = next(
                (n for n in range(self._longest, 0, -1) if text[at : at + n] in self._known), 0
            )
            if not length and text[at] not in self._marks:
                return False
            at += length or 1
        return True

    def _narrows(self, clause: str) -> bool:
        if not clause.endswith(self._narrowing):
            return False
        ending = next(one for one in self._narrowing if clause.endswith(one))
        return not self._all_known(clause[: -len(ending)])


def hedged(
    drafts: Sequence[Draft],
    leaning: Collection[int],
    kinds: Mapping[int, str],
    brackets: Collection[int] = (),
) -> list[str]:
    """Return how certain each is: less so if it leans on a count of which that holds.

    A draft leans where its words do not name its topic; `leaning` holds their indices. A count
    that no pattern explains makes what follows it less certain, too, unless it is one of
    `brackets`, and so does one of a channel or of applicants that begins the sentence.
    """
    certainties = [draft.certainty for draft in drafts]
    if not leaning:
        return certainties
    told = {draft.at: draft for draft in drafts}
    shaken, begun = False, False
    less: set[int] = set()
    counts = (at for at, kind in kinds.items() if kind == _COUNT and at not in brackets)
    for at in sorted({*told, *counts}):
        draft = told.get(at)
        part = draft.statement.role if draft else ""
        if draft is None or (part in _PARTS and not begun):
            shaken = True
        elif part in _WHOLES:
            begun = True
            shaken = draft.certainty != _SURE
        elif shaken and at in leaning and draft.statement.kind == _COUNTED:
            less.add(at)
        elif at not in leaning and draft.certainty == _SURE:
            shaken = False
    if not less:
        return certainties
    return [_POSSIBLE if draft.at in less else draft.certainty for draft in drafts]


def _clauses(content: str) -> list[str]:
    """Return the last clauses of a text, back to where a longer pause ends."""
    start = max(map(content.rfind, _ENDS)) + 1
    return content[start:].split(",")
