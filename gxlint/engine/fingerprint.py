"""Fingerprints of findings, stable from version to version of a report."""

from collections import Counter

from gxlint.facts import Facts
from gxlint.kept import digest


class Fingerprints:
    """Names the findings of one report.

    A fingerprint is made of the rule, the fact keys, the report's body and year and, where a rule
    says the same of the same keys more than once, which time it is; never of lines or formats, so
    that it survives re-wrapping. 32 hexadecimal digits.
    """

    def __init__(self, facts: Facts) -> None:
        self._report = tuple(_said(facts, key) for key in ("title.body", "year"))
        self._times: Counter[tuple[str, ...]] = Counter()

    def of(self, code: str, keys: tuple[str, ...]) -> str:
        """Return the fingerprint of the next finding of that rule on those keys."""
        finding = (code, *keys)
        self._times[finding] += 1
        parts = (*self._report, *finding, str(self._times[finding]))
        return digest("\x1f".join(parts)).hex()


def _said(facts: Facts, key: str) -> str:
    fact = facts.get(key)
    return str(fact.value) if fact else ""
