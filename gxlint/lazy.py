"""Properties that are worked out when they are asked for, and kept.

Those of `functools` take a lock, and make of the attributes of their object a dictionary that it
otherwise would not need: three times as long.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from functools import cached_property
    from typing import Any

__all__ = ["cached_property"]

if not TYPE_CHECKING:

    class cached_property:  # noqa: N801 - named as the one that it stands for
        """What its function returns of the object, asked once."""

        __slots__ = ("_build", "_name")

        def __init__(self, build: Callable[[Any], Any]) -> None:
            self._build = build

        def __set_name__(self, _: type, name: str) -> None:
            self._name = name

        def __get__(self, own: Any, _: type | None = None) -> Any:
            if own is None:
                return self
            found = self._build(own)
            setattr(own, self._name, found)
            return found
