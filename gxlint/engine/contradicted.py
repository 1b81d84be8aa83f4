"""What tables say of cells that the prose contradicts: no slip is told twice."""

from collections.abc import Container, Sequence

from gxlint.checks.base import Answer, Finding
from gxlint.engine.judge import Judged
from gxlint.facts import Claim


def settled(judged: Sequence[Judged]) -> list[Judged]:
    """Return the answers without guesses about cells that the prose contradicts.

    Where the text says 12 and 2 and the table 2 and 12, two rows of the table may as well be
    exchanged as two figures of the text: then each says so, and neither figure is expected.
    """
    pairs = {pair for _, answer in judged if (pair := _pair(answer))}
    cells = {
        answer.facts[0]
        for rule, answer in judged
        if rule.kind == "agreement" and isinstance(answer, Finding) and answer.facts
    }
    return [
        (rule, _told(answer, pairs))
        for rule, answer in judged
        if not (
            rule.kind == "bound"
            and rule.confidence == "possible"
            and isinstance(answer, Finding)
            and not cells.isdisjoint(answer.facts[:1])
        )
    ]


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
