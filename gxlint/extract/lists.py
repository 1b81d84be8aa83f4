"""Lists in a sentence that divide the figure before them."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from gxlint.blocks import Text
from gxlint.extract.figures import Figure
from gxlint.extract.heads import holds
from gxlint.extract.passages import Passage
from gxlint.facts import Claim
from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK, Words
from gxlint.records import NamedTuple

_FEWEST = 3
_COUNT = chr(FIGURE_MARK)
_COMMA = "\u3001"
_PAUSES = f",;:(){_COMMA}\u3002"
_LABEL = f"[^{_COUNT}-{chr(YEAR_MARK + 15)}{_PAUSES}]"
_SHARE = f"(?:[,(][^{_COUNT}{_PAUSES}]{{1,6}}\\)?)?"
_ITEM = f"{_LABEL}{{1,16}}{_COUNT}{_SHARE}"


def _more(pause: str) -> str:
    """Return a pattern of further entries, all behind the same pause."""
    return f"(?:{pause}{_ITEM}){{{_FEWEST - 1},}}"


class Division(NamedTuple):
    """The index of the mark of a whole, and those of the parts that a list divides it into."""

    whole: int
    parts: tuple[int, ...]


class Divisions:
    """Finds such lists; made once for a pack's words."""

    def __init__(self, words: Words) -> None:
        self._openings = (
            *(f"{one}{word}" for one in ",:(" for word in words.divides),
            f"{_COUNT}(",
        )
        self._divides = words.divides

    @cached_property
    def _list(self) -> re.Pattern[str]:
        opened = "|".join(map(re.escape, self._divides))
        return re.compile(
            f"{_COUNT}(?:{_LABEL}{{0,6}}[,:(]{{1,2}}(?:{opened})[,:]?|\\()"
            f"(?P<list>{_ITEM}(?:{_more(_COMMA)}(?=[,;)]|$)|(?:{_more(',')}|{_more(';')})(?=[;)]|$)))"
        )

    def found(self, content: str) -> Iterator[Division]:
        """Yield the lists of a sentence, from one pause to another, that divide a count."""
        first = content.find(_COUNT)
        if content.count(_COUNT) <= _FEWEST or not holds(content[first:], self._openings):
            return
        for match in self._list.finditer(content):
            begin, end = match.span("list")
            parts = [i for i in range(begin, end) if content[i] == _COUNT]
            yield Division(match.start(), tuple(parts))


def divided(
    found: Division, figures: Mapping[int, Figure], passage: Passage, sentence: Text
) -> Iterator[Claim]:
    """Yield the whole and the parts of a list as claims; `figures` are by the index of their mark.

    `sentence` is the text of the sentence.
    """
    text = passage.text
    for role, mark in (("whole", found.whole), *(("part", mark) for mark in found.parts)):
        figure = figures[mark]
        yield Claim(
            value=figure.value,
            printed=text.content[figure.shown : figure.end],
            readings=(),
            span=text.span(figure.shown, figure.end),
            kind="list",
            precision=figure.precision,
            section=passage.section,
            sentence=sentence,
            details=(("role", role),),
        )
