"""Cells that are wrong, as the engine tells them from the identities that they break."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks.base import Answer, Kind, Needs, Setting
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Cause(NamedTuple):
    """Never finds anything itself: the engine reports by this rule's wording (`engine.folding`)."""

    def needs(self) -> Needs:
        """Return what it looks for."""
        return Needs()

    def run(self, facts: Facts) -> Iterator[Answer]:  # noqa: ARG002 - the protocol's
        """Yield nothing."""
        return iter(())


def _build(params: Mapping[str, Any], setting: Setting) -> Cause:  # noqa: ARG001 - the protocol's
    return Cause()


KIND = Kind(
    name="cause",
    build=_build,
    schema={"type": "object", "additionalProperties": False, "properties": {}},
    values=frozenset(
        (
            *("table", "name", "printed", "expected", "slip", "also"),
            *("identities", "broken", "cells", "explanations"),
        )
    ),
    summary="the wording for cells that the identities show to be wrong; the engine finds them",
    by_engine=True,
)
