"""Many patterns looked for in one pass over a text."""

from collections.abc import Collection, Sequence
from typing import Any

from gxlint.checks.patterns import Pattern
from gxlint.facts import Facts

_MOST = 512
"""Paragraphs of which it is kept what occurs in them."""
_LONGEST = 3000
"""Characters of the longest of them."""


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
        self._known: dict[str, Collection[int]] = {}
        self._set: Any = re2.Set.SearchSet(options)
        for one in patterns:
            self._set.Add(f"(?m){one.source}")
        self._end = self._set.Add(r"\z")
        try:
            self._set.Compile()
        except re2.error:  # too big together: then any of them may occur
            self._set = None

    def occurring(self, facts: Facts) -> Collection[int]:
        """Return the places, in the order given, of the patterns that occur in a paragraph.

        What was found in a paragraph is remembered: what every report says recurs.
        """
        known, found = self._known, set[int]()
        new: list[str] = []
        for text in facts.prose_values:
            if isinstance(text, str):
                own = known.get(text)
                if own is None:
                    new.append(text)
                else:
                    found.update(own)
        if new:
            found.update(self._searched(new))
        return found

    def _searched(self, paragraphs: Sequence[str]) -> Collection[int]:
        """Return the patterns that occur in these paragraphs, and keep those of each."""
        found = self._matched("\n".join(paragraphs))
        each = [self._matched(one) if found else found for one in paragraphs]
        if len(self._known) >= _MOST:
            self._known.clear()
        told = zip(paragraphs, each, strict=True)
        self._known.update((text, own) for text, own in told if len(text) <= _LONGEST)
        return {place for own in each for place in own}

    def _matched(self, text: str) -> Collection[int]:
        """Return the patterns that match in a text, at any line of it.

        RE2 reports nothing where its memory is too small for the patterns together. That is told
        from the end of the text, which must always be found; then all of them may occur.
        """
        found = (self._set and self._set.Match(text.encode())) or ()
        if self._end not in found:
            return self._all
        return [place for place in found if place != self._end]
