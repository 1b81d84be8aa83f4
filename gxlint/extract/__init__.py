"""A report's facts: every leaf of the tree that says something."""

from gxlint.extract.claims import claims
from gxlint.extract.tree import facts
from gxlint.facts import Facts
from gxlint.forms import Forms
from gxlint.report.tree import Report

__all__ = ["extract", "facts"]


def extract(report: Report, forms: Forms) -> Facts:
    """Return the facts and claims of a report, in the order in which it states them."""
    return Facts(facts(report, forms), claims(report, forms))
