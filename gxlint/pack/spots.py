"""What a YAML file holds, and where."""

from typing import Any

from gxlint.records import NamedTuple

Path_ = tuple[str | int, ...]
"""The way from a file's top to a value: keys and indices."""


class Spot(NamedTuple):
    """Where a value stands: line and column from 1; for a text also its style and extent.

    `start` and `end` are offsets in the file of the characters as written there.
    """

    line: int
    column: int
    style: str | None = None
    start: int = 0
    end: int = 0


Spots = dict[Path_, Spot]


class Parts(NamedTuple):
    """What a YAML file holds: its plain value, and where each value and each key stands."""

    value: Any
    spots: Spots
    keys: Spots
