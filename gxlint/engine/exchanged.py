"""Figures of the prose that the table holds the other way round."""

from collections.abc import Container, Sequence

from gxlint.checks.base import Answer, Finding
from gxlint.engine.judge import Judged
from gxlint.facts import Claim


def told_exchanged(judged: Sequence[Judged]) -> list[Judged]:
    """Return the answers; of two contradictions that mirror each other each says so.

    Where the text says 12 and 2 and the table 2 and 12, two rows of the table are more likely
    exchanged than two figures of the text, so neither figure is said to be the one expected.
    """
    pairs = {pair for _, answer in judged if (pair := _pair(answer))}
    return [(rule, _told(answer, pairs)) for rule, answer in judged]


def _told(answer: Answer, pairs: Container[tuple[str, str]]) -> Answer:
    pair = _pair(answer)
    if not isinstance(answer, Finding) or pair is None or pair[::-1] not in pairs:
        return answer
    return answer._replace(hint="causes.exchanged", expected=None)


def _pair(answer: Answer) -> tuple[str, str] | None:
    """Return what the text says and what the table holds, None where they cannot be exchanged."""
    if not isinstance(answer, Finding) or not isinstance(answer.at, Claim):
        return None
    if answer.expected is None or str(answer.at.value) == answer.expected:
        return None
    return str(answer.at.value), answer.expected
