"""Many patterns looked for in one pass over a text."""

from collections.abc import Collection, Sequence
from typing import Any

from gxlint.checks.patterns import Pattern
from gxlint.facts import Facts


class Screen:
    """Tells which of many patterns occur in the running text of a report.

    It takes some milliseconds to make, and a hundredth of one for a report.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        """Take patterns that are the same for every year."""
        import re2

        options = re2.Options()
        options.log_errors = False
        options.never_capture = True
        self._all = range(len(patterns))
        self._set: Any = re2.Set.SearchSet(options)
        for one in patterns:
            self._set.Add(f"(?m){one.source}")
        self._end = self._set.Add(r"\z")
        try:
            self._set.Compile()
        except re2.error:  # too big together: then any of them may occur
            self._set = None

    def occurring(self, facts: Facts) -> Collection[int]:
        """Return the places, in the order given, of the patterns that occur; paragraphs are lines.

        RE2 reports nothing where its memory is too small for the patterns together. That is told
        from the end of the text, which must always be found; then all of them may occur.
        """
        found = (self._set and self._set.Match(facts.spelled)) or ()
        if self._end not in found:
            return self._all
        return [place for place in found if place != self._end]
