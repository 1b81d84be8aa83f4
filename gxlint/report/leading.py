"""A title that shares its line with what stands around it, white space between."""

from collections.abc import Iterator, Sequence

from gxlint.blocks import Table, Text
from gxlint.folding import squeezed
from gxlint.forms.preface import PrefaceForms
from gxlint.report.lines import Line
from gxlint.report.title import ACCEPTED, CANONICAL, Title, read_title

_MOST_LINES = 8
_MOST_WORDS = 12
_LONGEST = 60


def leading_title(lines: Sequence[Line], forms: PrefaceForms) -> Title | None:
    """Return the first title with a year among the words with which the lines begin.

    The line it stands on belongs to what follows it. The end of a trail of links is none.
    """
    for index, line in enumerate(lines[:_MOST_LINES]):
        before = ""
        for word, last in _words(line):
            found = read_title(squeezed(word), index, index, forms)
            trail = before.endswith(forms.title.breadcrumb) or (
                last and any(mark in line.raw for mark in forms.title.breadcrumb)
            )
            if found and found.form in (CANONICAL, ACCEPTED) and found.year and not trail:
                return found
            before = word.content
    return None


def _words(line: Line) -> Iterator[tuple[Text, bool]]:
    """Yield the first words of a line that holds several, and whether each is the last."""
    words = line.raw.split(maxsplit=_MOST_WORDS)
    if len(words) == 1 or isinstance(line.block, Table):
        return
    at = 0
    for number, word in enumerate(words[:_MOST_WORDS], 1):
        at = line.raw.index(word, at)
        if len(word) <= _LONGEST:
            yield line.block.text.part(at, at + len(word)), number == len(words)
        at += len(word)
