"""What paragraphs state, remembered by their words: offices print the same ones every year."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gxlint.blocks import Span, Text
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

    own: _Forms | None = None
    made: dict[str, _Made] = {}

    def remembered(
        content: str, forms: _Forms, /, *more: _More.args, **rest: _More.kwargs
    ) -> _Made:
        nonlocal own, made
        if forms is not own:  # seldom: a run has one pack
            own, made = forms, known(forms)
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


def placed(notes: Sequence[Note], text: Text) -> list[Note]:
    """Return notes that were made of a text's words, `unplaced`, where the text stands."""
    if not notes:
        return []
    _, pieces = text
    if len(pieces) != 1:
        return [one._replace(span=text.span(*one.span) if one.span else None) for one in notes]
    begin, origin = pieces[0]
    shift = origin - begin
    return [
        make(Note, (key, value, printed, span and _shifted(span, shift), None))
        for key, value, printed, span, _ in notes
    ]


def _shifted(span: Span, shift: int) -> Span:
    start, end = span
    return make(Span, (start + shift, end + shift))
