"""A second report in the same file: a page or a booklet that holds those of several years."""

from collections.abc import Sequence

from gxlint.forms.preface import PrefaceForms
from gxlint.report.candidate import Candidate
from gxlint.report.lines import Line
from gxlint.report.title import ACCEPTED, CANONICAL, Title, find_title

_MOST = 4
"""Sections of which so many must stand twice."""


def further_report(
    lines: Sequence[Line], headings: Sequence[Candidate], forms: PrefaceForms
) -> Title | None:
    """Return the title of the report that follows the first, None where there is only one.

    The sections begin again, and between the last of the first report and the first of the second
    stands a title. Sections that stand twice without one were pasted twice into the same report.
    """
    keys = [one.form.key if one.form else "" for one in headings]
    for at in range(_MOST, len(keys)):
        again = set(keys[at:]) & set(keys[:at]) - {""}
        if keys[at] != keys[0] or len(again) < _MOST:
            continue
        first = headings[at - 1].end.line
        between = lines[first : headings[at].start.line]
        found = find_title(between, len(between), forms)
        if found and found.form in (CANONICAL, ACCEPTED):
            return found._replace(first=found.first + first, last=found.last + first)
    return None
