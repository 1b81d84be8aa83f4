"""What a report states, fact by fact: most facts are made only when somebody asks for them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from gxlint.blocks import Span, Text
from gxlint.dates import date
from gxlint.records import NamedTuple, make

Value = int | Decimal | date | str | None


class Fact(NamedTuple):
    """One thing a report states.

    `value` is a number, a date, a text, or None for a cell left blank (or filled with a null mark
    such as a dash); a cell that should be a number and is not holds its text. `printed` is the
    wording in the report. `span` is None where a fact stands nowhere (a rule's example, last
    year's report). `text` traces each character of a fact that is a whole paragraph.
    """

    key: str
    value: Value
    printed: str = ""
    span: Span | None = None
    text: Text | None = None


_Stretch = tuple[Sequence[str], Sequence[Span], Sequence[Text] | None]
"""What cells print, and where; of paragraphs their texts instead."""


class Stated:
    """Facts in the order in which a report states them; `keys` and `values` are those of all.

    Most facts are of cells and paragraphs, and rules ask for their values, hardly ever for a fact
    itself. So what they print, and where, is kept as it came, and a fact made of it when asked for.
    """

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self.keys: list[str] = []
        self.values: list[Value] = []
        self._facts: list[Fact | int] = []  # of one not yet made, its number among all such
        self._cells = 0
        self._begins: list[int] = []
        self._stretches: list[_Stretch] = []
        """What was added at once, and the number of the first of each stretch."""
        self.runs: list[tuple[int, int]] = []
        """Where paragraphs of one key stand, each stretch without its first one."""
        self.add(facts)

    def add(self, facts: Iterable[Fact]) -> None:
        """Add facts that are made already."""
        made = [*facts]
        if not made:
            return
        self._facts += made
        self.keys += [fact[0] for fact in made]
        self.values += [fact[1] for fact in made]

    def add_prose(self, key: str, texts: Sequence[Text]) -> None:
        """Add paragraphs of running text."""
        if not texts:
            return
        self._add([key] * len(texts), [text[0] for text in texts], ((), (), texts))
        end = len(self._facts)
        if len(texts) > 1:
            self.runs.append((end - len(texts) + 1, end))

    def add_cells(
        self,
        keys: Sequence[str],
        values: Sequence[Value],
        printed: Sequence[str],
        spans: Sequence[Span],
    ) -> None:
        """Add the facts of cells, or of labels: of each its key, its value, what it prints, where.

        What is given is kept as it is, and must not change.
        """
        self._add(keys, values, (printed, spans, None))

    def _add(self, keys: Sequence[str], values: Sequence[Value], stretch: _Stretch) -> None:
        first = self._cells
        self._cells = first + len(keys)
        self._begins.append(first)
        self._stretches.append(stretch)
        self._facts += range(first, self._cells)
        self.keys += keys
        self.values += values

    def __len__(self) -> int:
        return len(self._facts)

    def __iter__(self) -> Iterator[Fact]:
        return map(self.__getitem__, range(len(self._facts)))

    def __getitem__(self, place: int) -> Fact:
        """Return the fact at that place, the same one every time."""
        fact = self._facts[place]
        if isinstance(fact, int):
            stretch = bisect_right(self._begins, fact) - 1
            printed, spans, texts = self._stretches[stretch]
            at = fact - self._begins[stretch]
            text = texts and texts[at]
            told = (text[0], text.span(), text) if text else (printed[at], spans[at], None)
            own = (self.keys[place], self.values[place], *told)
            fact = self._facts[place] = make(Fact, own)
        return fact
