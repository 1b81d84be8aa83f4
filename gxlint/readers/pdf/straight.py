"""Straight lines across or down a page, pieces that lie upon or next to each other made one."""

from collections.abc import Iterable

from gxlint.records import NamedTuple

NEAR = 3.0
"""Points within which lines are one, touch or meet; rows and columns are wider."""


class Rule(NamedTuple):
    """A line, horizontal or vertical: where it stands on one axis, its ends on the other."""

    at: float
    start: float
    end: float


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return the lines with those that lie upon or next to each other made one."""
    whole: list[Rule] = []
    for row in _clusters(sorted(rules)):
        at = sum(rule.at for rule in row) / len(row)
        start, end = None, 0.0
        for rule in sorted(row, key=lambda r: r.start):
            if start is None or rule.start > end + NEAR:
                if start is not None:
                    whole.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        if start is not None:
            whole.append(Rule(at, start, end))
    return [rule for rule in whole if rule.end - rule.start > NEAR]


def _clusters(rules: list[Rule]) -> list[list[Rule]]:
    """Return the lines, sorted, in groups that stand at the same place."""
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][0].at <= NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return groups
