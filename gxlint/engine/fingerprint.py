"""Fingerprints of findings, stable from version to version of a report."""

from gxlint.facts import Facts
from gxlint.kept import digest
from gxlint.lazy import cached_property


class Fingerprints:
    """Names the findings of one report.

    A fingerprint is made of the rule, the fact keys, the report's body and year and, where a rule
    says the same of the same keys more than once, which time it is; never of lines or formats, so
    that it survives re-wrapping. 32 hexadecimal digits.
    """

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._times: dict[tuple[str, ...], int] = {}

    def of(self, code: str, keys: tuple[str, ...]) -> str:
        """Return the fingerprint of the next finding of that rule on those keys."""
        finding = (code, *keys)
        times = self._times[finding] = self._times.get(finding, 0) + 1
        parts = (*self._report, *finding, str(times))
        return digest("\x1f".join(parts)).hex()

    @cached_property
    def _report(self) -> tuple[str, ...]:
        """The report's body and its year."""
        return tuple(_said(self._facts, key) for key in ("title.body", "year"))


def _said(facts: Facts, key: str) -> str:
    return str(facts.value(key)) if key in facts else ""
