"""Lists that name several things first and give their figures after them, in the same order."""

from collections.abc import Sequence

from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK, Words
from gxlint.records import NamedTuple

_COMMA = "\u3001"
_PAUSES = ",;:()\u3002"
_FEWEST = 2


class Item(NamedTuple):
    """A thing of a list, from `start` to `end`, and the index of its figure's mark."""

    start: int
    end: int
    at: int


class Respective:
    """Gives each figure of such a list to what it counts; made once for a pack's words."""

    def __init__(self, words: Words) -> None:
        self._words = words.respectively
        self._joins = words.joins

    def lists(self, content: str) -> list[tuple[int, Sequence[Item]]]:
        """Return where such a word stands and the items of its list, none where they do not pair.

        A match of one figure that reaches over the word takes the last thing for what the first
        figure counts.
        """
        found: list[tuple[int, Sequence[Item]]] = []
        for word in [word for word in self._words if word in content]:
            at = content.find(word)
            while at >= 0:
                marks = marks_from(content, at + len(word), self._joins)
                if len(marks) >= _FEWEST:
                    found.append((at, self._items(content, at, marks)))
                at = content.find(word, at + 1)
        return found

    def _items(self, content: str, end: int, marks: Sequence[int]) -> tuple[Item, ...]:
        end -= content.endswith(",", 0, end)
        start = end
        while start > 0 and not (content[start - 1] in _PAUSES or _is_mark(content[start - 1])):
            start -= 1
        names = _split(content, start, end, (_COMMA,))
        if len(names) == len(marks) - 1:
            names = [*names[:-1], *_split(content, *names[-1], self._joins)]
        elif len(names) < len(marks):
            names = _split(content, start, end, (_COMMA, *self._joins))
        if len(names) != len(marks):
            return ()
        return tuple(Item(*name, mark) for name, mark in zip(names, marks, strict=True))


def marks_from(content: str, at: int, joins: Sequence[str]) -> list[int]:
    """Return the indices of the figures that stand there one after another."""
    found: list[int] = []
    while at < len(content) and _is_mark(content[at]):
        found.append(at)
        at += 1
        between = next((j for j in (_COMMA, ",", *joins) if content.startswith(j, at)), "")
        at += len(between)
    return found


def _split(content: str, start: int, end: int, marks: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches between the marks."""
    found: list[tuple[int, int]] = []
    begin = at = start
    while at < end:
        mark = next((m for m in marks if content.startswith(m, at)), "")
        if mark:
            found.append((begin, at))
            begin = at = at + len(mark)
        else:
            at += 1
    found.append((begin, end))
    return [(a, b) for a, b in found if b > a]


def _is_mark(mark: str) -> bool:
    return chr(FIGURE_MARK) <= mark < chr(YEAR_MARK)
