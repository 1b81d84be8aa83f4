"""Publication by the date that the law sets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gxlint.checks import gate as gates
from gxlint.checks.base import Answer, Finding, Kind, Looks, OptionError, Setting, Undecided
from gxlint.dates import date
from gxlint.facts import Facts
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DAY = r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"


class Deadline(NamedTuple):
    """A report must be out by the day and not before the other, by kind of body.

    `by` gives month and day in the year after the one reported on; a kind of body that it does
    not name has no deadline here. `not_before` is a day of the year reported on. Dates after the
    end of the following year are not judged: they are of a copy, or of a site that moved.
    """

    by: Mapping[str, tuple[int, int]]
    not_before: tuple[int, int] | None
    gate: gates.Gate

    def looks(self) -> Looks:
        """Return at what it looks."""
        return self.gate.looks(Looks(("published", "year", "body.kind")))

    @gates.guarded
    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding where the report came too late, or too early."""
        fact, year = facts.get("published"), facts.number("year")
        if fact is None or not isinstance(fact.value, date) or year is None:
            yield Undecided(tuple(key for key in ("published", "year") if not _known(facts, key)))
            return
        day = self._limit(facts, int(year), fact.value)
        if day is not None:
            values = {"date": fact.value.isoformat(), "limit": day.isoformat(), "year": str(year)}
            yield Finding(fact, values, ("published",), day.isoformat(), fact.value.isoformat())

    def _limit(self, facts: Facts, year: int, published: date) -> date | None:
        """Return the day that was missed, None where none was."""
        if self.not_before is not None and published < date(year, *self.not_before):
            return date(year, *self.not_before)
        body = facts.get("body.kind")
        by = self.by.get(str(body.value) if body else "unknown")
        if by is None or not date(year, 12, 31) <= published <= date(year + 1, 12, 31):
            return None
        return date(year + 1, *by) if published > date(year + 1, *by) else None


def _known(facts: Facts, key: str) -> bool:
    fact = facts.get(key)
    return fact is not None and isinstance(fact.value, int if key == "year" else date)


def _build(params: Mapping[str, Any], setting: Setting) -> Deadline:
    by = {kind: _day(text, ("by", kind)) for kind, text in params.get("by", {}).items()}
    early = params.get("not_before")
    not_before = _day(early, ("not_before",)) if early else None
    return Deadline(by, not_before, gates.gate(params, setting))


def _day(text: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    month, day = (int(part) for part in text.split("-"))
    try:
        date(2023, month, day)
    except ValueError as error:
        raise OptionError(f"{text!r} is no day of the year", path) from error
    return month, day


KIND = Kind(
    name="deadline",
    build=_build,
    schema=gates.options(
        {
            "by": {
                "type": "object",
                "propertyNames": {"enum": ["government", "department", "township", "unknown"]},
                "additionalProperties": {
                    "type": "string",
                    "pattern": _DAY,
                    "description": "month and day, such as 03-31",
                },
            },
            "not_before": {
                "type": "string",
                "pattern": _DAY,
                "description": "month and day, such as 12-31",
            },
        },
        anyOf=[{"required": ["by"]}, {"required": ["not_before"]}],
    ),
    values=frozenset({"date", "limit", "year"}),
    summary="publication by a date in the year after the report's",
)
