"""Running text: lines that are no part of a prescribed table, nor anything left of one."""

from collections.abc import Iterable

from gxlint.forms.tables import TableForms
from gxlint.report.once import once
from gxlint.report.tables.lost import is_left_of_table
from gxlint.report.tables.words import words_of

_MOST = 1024
_LONGEST = 1000
"""Lines that are remembered, and their characters: a megabyte for all of them."""


def are_running(contents: Iterable[str], forms: TableForms) -> bool:
    """Tell whether no line can be a label or begin one, nor hold a table that has run together.

    Of seven sections four have none that can.
    """
    return all(map(_known(forms).__getitem__, contents))


class _Running(dict[str, bool]):
    """Whether lines are running text, by what they print."""

    def __init__(self, forms: TableForms) -> None:
        self._forms = forms
        self._labelish = words_of(forms).labelish

    def __missing__(self, content: str) -> bool:
        left = self._labelish[content] or is_left_of_table(content, self._forms)
        if len(content) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[content] = not left
        return not left


_known = once(_Running)
