"""Which rules are run on a report: those that may have something to say of it."""

from __future__ import annotations

from collections.abc import Sequence

from gxlint.checks.base import Check
from gxlint.facts import Facts
from gxlint.pack.model import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gxlint.engine.index import Index

Held = tuple[Rule, Check]
"""A rule, and its check for the regime at hand."""

_WORTH_AN_INDEX = 3
"""Reports from which on it pays to find the rules that may have something to say."""


class Plan:
    """The rules of one regime: which of them to run on a report.

    On the first reports of a run all are run, unless `many` are to come: to prepare finding them
    takes longer than running those that have nothing to say.
    """

    def __init__(self, held: Sequence[Held], *, many: bool = False) -> None:
        self._held = held
        self._reports = _WORTH_AN_INDEX if many else 0
        self._index: Index | None = None

    def awake(self, facts: Facts) -> Sequence[Held]:
        """Return the rules that may have something to say, in the order given."""
        self._reports += 1
        if self._reports < _WORTH_AN_INDEX:
            return self._held
        if self._index is None:
            from gxlint.engine.index import Index

            self._index = Index([check for _, check in self._held])
        return [self._held[place] for place in sorted(self._index.awake(facts))]
