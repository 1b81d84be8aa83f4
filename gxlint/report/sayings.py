"""What paragraphs state, remembered by their words: offices print the same ones every year."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gxlint.blocks import Text
from gxlint.records import make
from gxlint.report.once import once
from gxlint.report.tree import Note

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Concatenate, ParamSpec, TypeVar

    _More = ParamSpec("_More")
    _Forms = TypeVar("_Forms")
    _Made = TypeVar("_Made")

_MOST = 1024
_LONGEST = 1000
"""Paragraphs that are remembered, and their characters: some megabyte for all of them."""


def by_words(
    read: Callable[Concatenate[str, _Forms, _More], _Made],
) -> Callable[Concatenate[str, _Forms, _More], _Made]:
    """Return `read` that remembers what it made of a paragraph's words with these forms.

    What else it is given must follow from the forms.
    """

    @once
    def known(_: _Forms) -> dict[str, _Made]:
        return {}

    def remembered(
        content: str, forms: _Forms, /, *more: _More.args, **rest: _More.kwargs
    ) -> _Made:
        made = known(forms)
        found = made.get(content)
        if found is None:
            found = read(content, forms, *more, **rest)
            if len(content) <= _LONGEST:
                if len(made) >= _MOST:
                    made.clear()
                made[content] = found
        return found

    return remembered


def unplaced(content: str) -> Text:
    """Return words as a text that stands at the beginning of a document."""
    return make(Text, (content, ((0, 0),)))


def placed(notes: Iterable[Note], text: Text) -> list[Note]:
    """Return notes that were made of a text's words, `unplaced`, where the text stands."""
    return [
        make(Note, (key, value, printed, text.span(*span) if span else None, None))
        for key, value, printed, span, _ in notes
    ]
