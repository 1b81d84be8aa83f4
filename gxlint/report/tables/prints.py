"""What was made of prints of tables, for those that come again."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from gxlint.report.tables.recipe import Layout

    _Print = tuple[Any, ...]

_MOST = 512
_MOST_SEEN = 4096
_FIRST = 24
"""Prints at the beginning of a run, some eight a report, of which nothing is remembered."""
_FIRST_KEPT = 64
"""Prints that are remembered before it counts how many of them recur."""


class Prints:
    """Layouts by their prints, those with tables and those without.

    Most runs are of a single draft, for which to remember its tables would take as long as reading
    them. Where few prints recur, it pays for those only that come a second time.
    """

    def __init__(self) -> None:
        self._tables: dict[_Print, Layout] = {}
        self._plain: dict[_Print, Layout] = {}
        self._seen: set[int] = set()
        self._new = self._kept = self._again = 0

    def known(self, how: _Print) -> Layout | None:
        """Return the layout of a print that is known."""
        found = self._tables.get(how) or self._plain.get(how)
        if found is not None:
            self._again += 1
        return found

    def may_recur(self, how: _Print) -> bool:
        """Tell of a print that is not known whether it pays to remember what is made of it."""
        self._new += 1
        if self._new <= _FIRST:
            return False
        name = hash(how)
        if self._kept > max(_FIRST_KEPT, self._again) and name not in self._seen:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            self._seen.add(name)
            return False
        self._kept += 1
        return True

    def remember(self, how: _Print, made: Layout) -> None:
        """Know from now on what is made of a print."""
        known = self._tables if made.tables else self._plain
        if len(known) >= _MOST:
            known.clear()
        known[how] = made
