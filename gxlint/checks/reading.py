"""Findings that the engine makes itself, for a file that cannot be read as a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks.base import Answer, Kind, Needs, Setting
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Reading(NamedTuple):
    """Finds nothing: there are no facts where a file cannot be read."""

    def needs(self) -> Needs:
        """Return what it looks for."""
        return Needs()

    def run(self, facts: Facts) -> Iterator[Answer]:  # noqa: ARG002 - a check takes facts
        """Yield nothing."""
        return iter(())


def _build(params: Mapping[str, Any], setting: Setting) -> Reading:  # noqa: ARG001 - no options
    return Reading()


_VALUES = (
    "problem program kind suffix size limit unit encoding offset byte line name link plugin program"
)

KIND = Kind(
    name="reading",
    build=_build,
    schema={"type": "object", "additionalProperties": False, "properties": {}},
    values=frozenset(_VALUES.split()),
    summary="a file that cannot be read; the engine reports it by the rule's name",
    by_engine=True,
)
