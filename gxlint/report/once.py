"""What is worked out once for all reports that are read with the same forms."""

from __future__ import annotations

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    _Forms = TypeVar("_Forms")
    _Made = TypeVar("_Made")

_MOST = 8


def once(build: Callable[[_Forms], _Made]) -> Callable[[_Forms], _Made]:
    """Return `build` that remembers what it made of the forms it was last called with.

    Forms hold mappings and cannot be hashed: they are told by identity, and kept with what was
    made of them.
    """
    kept: dict[int, tuple[_Forms, _Made]] = {}

    def remembered(forms: _Forms) -> _Made:
        found = kept.get(id(forms))
        if found is None:
            if len(kept) >= _MOST:
                kept.clear()
            found = kept[id(forms)] = (forms, build(forms))
        return found[1]

    return remembered
