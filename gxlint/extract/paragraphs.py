"""A paragraph being read, and what was asked of it that other figures or words would change."""

from __future__ import annotations

from collections.abc import Callable

from gxlint.extract.figures import Skeleton
from gxlint.extract.heads import holds
from gxlint.extract.passages import Passage
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Paragraph(NamedTuple):
    """A passage and its skeleton; figures are numbered from 0 in the order of their marks."""

    passage: Passage
    skeleton: Skeleton


class Question(NamedTuple):
    """What may be asked of a paragraph beyond its skeleton: `ask` is one of the functions below."""

    ask: Callable[[Paragraph, int, Any], bool]
    at: int
    against: Any


def is_value(paragraph: Paragraph, number: int, value: int) -> bool:
    """Tell whether a figure has that value."""
    return paragraph.skeleton.figures[number].value == value


def comes_to(paragraph: Paragraph, number: int, terms: tuple[tuple[int, int], ...]) -> bool:
    """Tell whether a figure is the sum of others; `terms` are their numbers, and 1 or -1."""
    figures = paragraph.skeleton.figures
    return sum(figures[one].value * sign for one, sign in terms) == figures[number].value


def has_read(paragraph: Paragraph, end: int, words: tuple[str, ...]) -> bool:
    """Tell whether the heading or the paragraph, up to `end` in its skeleton, holds a word."""
    passage, skeleton = paragraph
    return holds(passage.heading + passage.text.content[: skeleton.origin(end)], words)


class Asking:
    """Answers questions on a paragraph; `answers` are those that were given."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph
        self.answers: dict[Question, bool] = {}

    def __call__(self, question: Question) -> bool:
        """Return the answer."""
        answer = question.ask(self._paragraph, question.at, question.against)
        self.answers[question] = answer
        return answer
