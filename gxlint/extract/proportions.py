"""Counts whose shares stand behind them, in the same order."""

from collections.abc import Iterator, Mapping, Sequence

from gxlint.blocks import Text
from gxlint.extract.figures import Figure
from gxlint.extract.heads import holds
from gxlint.extract.links import wholes
from gxlint.extract.passages import Passage
from gxlint.extract.respective import marks_from
from gxlint.facts import Claim
from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK, Words
from gxlint.records import NamedTuple

_FEWEST = 2
_FARTHEST = 12
"""Characters between the word that says that shares follow and the first of them."""
_PAUSES = ",;:()\u3002"
_COUNT, _FIRST, _YEARS = chr(FIGURE_MARK), chr(FIGURE_MARK), chr(YEAR_MARK)


class Proportion(NamedTuple):
    """The indices of the marks of a count and of what is said to be its share."""

    part: int
    share: int


class Proportions:
    """Pairs the shares of such a list with their counts; made once for a pack's words."""

    def __init__(self, words: Words) -> None:
        self._words = words.respectively
        self._shares = words.shares
        self._joins = words.joins
        kinds = list(words.units)
        self._percent = chr(FIGURE_MARK + kinds.index("percent")) if "percent" in kinds else ""

    def found(self, content: str) -> Iterator[Sequence[Proportion]]:
        """Yield the lists of a sentence: as many counts right before the word as shares behind."""
        if self._percent not in content or not holds(content, self._shares):
            return
        for word in [word for word in self._words if word in content]:
            at = content.find(word)
            shares = self._behind(content, at, at + len(word))
            counts = [i for i, mark in enumerate(content[:at]) if mark == _COUNT]
            if _FEWEST <= len(shares) <= len(counts):
                yield tuple(map(Proportion, counts[-len(shares) :], shares))

    def _behind(self, content: str, word: int, at: int) -> Sequence[int]:
        """Return the marks of the shares behind the word, if its clause speaks of shares."""
        first = content.find(self._percent, at, at + _FARTHEST)
        begin = max(content.rfind(mark, 0, word) for mark in _PAUSES) + 1
        if first < 0 or not holds(content[begin:first], self._shares):
            return ()
        if any(_FIRST <= mark < _YEARS or mark in _PAUSES for mark in content[at:first]):
            return ()
        marks = marks_from(content, first, self._joins)
        return marks if all(content[mark] == self._percent for mark in marks) else ()


def proportioned(
    found: Sequence[Proportion],
    figures: Mapping[int, Figure],
    earlier: Sequence[Figure],
    passage: Passage,
    sentence: Text,
) -> Iterator[Claim]:
    """Yield the shares of a list as claims; `figures` are by the index of their mark.

    `earlier` are the figures before the sentence, whose text is `sentence`.
    """
    text = passage.text
    before = [figures[mark] for mark in figures if mark <= found[-1].part]
    total = sum(figures[part].value for part, _ in found)
    for part, share in found:
        of, figure = figures[part], figures[share]
        details = (
            ("role", "share"),
            ("of", of.value),
            ("of_readings", ()),
            ("wholes", (*wholes(of, before, earlier), total)),
            ("listed", len(found)),
        )
        yield Claim(
            value=figure.value,
            printed=text.content[figure.shown : figure.end],
            readings=(),
            span=text.span(figure.shown, figure.end),
            kind="share",
            precision=figure.precision,
            certainty="possible",
            decimals=figure.decimals,
            section=passage.section,
            sentence=sentence,
            details=details,
        )
