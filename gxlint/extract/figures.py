"""Figures and years of a passage, and the skeleton that patterns are matched against."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK, Words
from gxlint.numerals import FIGURE, amount, percentage

YEARS = ("last", "this", "next", "other")
_POWERS = {"\u4e07": 10**4, "\u4ebf": 10**8}  # myriad, hundred million
_BOUNDARY = frozenset(",;.!?()\u3001\u3002:")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_BARE = "n"


class Figure(NamedTuple):
    """A figure: its class, its value, and where it stands in the passage.

    `shown` and `end` enclose what a reader would call the figure: number, unit, "more than";
    `start` is where the words before it begin that its mark stands for too. `at` is the index of
    its mark in the skeleton.
    """

    kind: str
    value: int | Decimal
    decimals: int
    unit: Decimal
    precision: str
    start: int
    shown: int
    end: int
    at: int = 0


class Year(NamedTuple):
    """A year, or a word for one; `lies` is last, this, next or other."""

    lies: str
    start: int
    end: int
    at: int = 0


class Skeleton(NamedTuple):
    """A passage with its figures and years as marks.

    `breaks` are pairs (index in `content`, index in the passage), both ascending.
    """

    content: str
    figures: tuple[Figure, ...]
    years: tuple[Year, ...]
    breaks: tuple[tuple[int, int], ...]

    def origin(self, index: int) -> int:
        """Return the index in the passage of the character at `index` of the skeleton."""
        at = bisect_right(self.breaks, (index, 1 << 62)) - 1
        begin, source = self.breaks[at]
        return source + index - begin


class Scanner:
    """Finds figures and years; made once for the words of a pack."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._kinds = tuple(words.units)
        self._units = {unit: kind for kind, units in words.units.items() for unit in units}
        self._longest = max(map(len, self._units), default=0)
        self._around = {**dict.fromkeys(words.fillers, ""), **words.before}
        self._reach = max(map(len, self._around), default=0)
        self._after = max(map(len, words.after), default=0)
        self._years = sorted(words.years, key=len, reverse=True)
        self._core = re.compile(FIGURE)

    def skeleton(self, text: str, start: int, end: int, year: int | None) -> Skeleton:
        """Return the skeleton of `text[start:end]` in a report on `year`."""
        tokens: list[Figure | Year] = list(self._figures(text, start, end, year))
        tokens += self._year_words(text, start, end)
        tokens.sort(key=lambda token: (token.start, -token.end))
        return self._laid_out(text, start, end, tokens)

    def _laid_out(self, text: str, start: int, end: int, tokens: list[Figure | Year]) -> Skeleton:
        content: list[str] = []
        breaks = [(0, start)]
        figures: list[Figure] = []
        years: list[Year] = []
        length, done = 0, start
        for token in tokens:
            if token.start < done:
                continue
            content.append(text[done : token.start])
            length += token.start - done
            breaks.append((length, token.start))
            if isinstance(token, Year):
                mark = chr(YEAR_MARK + YEARS.index(token.lies))
                years.append(token._replace(at=length))
            else:
                mark = chr(FIGURE_MARK + self._kinds.index(token.kind))
                figures.append(token._replace(at=length))
            content.append(mark)
            length, done = length + 1, token.end
            breaks.append((length, done))
        content.append(text[done:end])
        return Skeleton("".join(content), tuple(figures), tuple(years), tuple(breaks))

    def _year_words(self, text: str, start: int, end: int) -> Iterator[Year]:
        for word in self._years:
            at = text.find(word, start, end)
            while at >= 0:
                yield Year(self._words.years[word], at, at + len(word))
                at = text.find(word, at + len(word), end)

    def _figures(
        self, text: str, start: int, end: int, year: int | None
    ) -> Iterator[Figure | Year]:
        for core in self._core.finditer(text, start, end):
            share = percentage(core[0])
            if share is not None:
                precision, begin, shown = self._led(text, core.start(), start)
                unit = share.unit
                yield Figure(
                    "percent",
                    share.value,
                    share.decimals,
                    unit,
                    precision,
                    begin,
                    shown,
                    core.end(),
                )
                continue
            token = self._counted(text, core, (start, end), year)
            if token is not None:
                yield token

    def _counted(
        self, text: str, core: re.Match[str], within: tuple[int, int], year: int | None
    ) -> Figure | Year | None:
        number = amount(core[0])
        if number is None:
            return None
        at, precision = self._trailing(text, core.end(), "exact")
        power, at = self._power(text, at)
        if power > 1:
            at, precision = self._trailing(text, at, precision)
            if precision == "exact":
                precision = "rounded"
        unit = self._unit(text, at, within[1])
        if unit == "" and not self._bare(text, core, at, within):
            return None
        kind = self._units.get(unit, _BARE)
        if kind == "year" and _FIRST_YEAR <= number.value <= _LAST_YEAR:
            return Year(_lies(int(number.value), year), core.start(), at + len(unit))
        factor = Decimal(self._words.factors.get(unit, "1"))
        at, precision = self._trailing(text, at + len(unit), precision, after_unit=True)
        led, begin, shown = self._led(text, core.start(), within[0])
        value = number.value * power * factor if power > 1 or factor != 1 else number.value
        return Figure(
            kind,
            int(value) if value == int(value) else value,
            number.decimals,
            number.unit * power * factor,
            led if led != "exact" else precision,
            begin,
            shown,
            at,
        )

    def _power(self, text: str, at: int) -> tuple[int, int]:
        """Return the power of ten printed at `at`, unless it belongs to a unit such as that."""
        if text[at : at + 1] not in _POWERS or self._unit(text, at, len(text)):
            return 1, at
        return _POWERS[text[at]], at + 1

    def _unit(self, text: str, at: int, end: int) -> str:
        for length in range(min(self._longest, end - at), 0, -1):
            if text[at : at + length] in self._units:
                return text[at : at + length]
        return ""

    def _trailing(
        self, text: str, at: int, precision: str, *, after_unit: bool = False
    ) -> tuple[int, str]:
        """Read a word that follows the number; "and some" stands before the unit only."""
        for length in range(self._after, 0, -1):
            word = text[at : at + length]
            if word in self._words.after and not (after_unit and self._words.after[word] == "more"):
                return at + len(word), self._words.after[word]
        return at, precision

    def _led(self, text: str, at: int, start: int) -> tuple[str, int, int]:
        """Return the precision that words before the figure give it, and where they begin.

        That is where the first word of all begins, and the first that bears on the precision.
        """
        precision = "exact"
        shown = at
        found = True
        while found:
            found = False
            for length in range(min(self._reach, at - start), 0, -1):
                word = text[at - length : at]
                if word in self._around:
                    at, found = at - length, True
                    if self._around[word]:
                        precision, shown = self._around[word], at
                    break
        return precision, at, shown

    def _bare(self, text: str, core: re.Match[str], at: int, within: tuple[int, int]) -> bool:
        """Tell whether a number without a unit can be a count: `…废止0,`."""
        before = text[core.start() - 1 : core.start()]
        return (
            core[0][0].isascii()
            and core.start() > within[0]
            and not before.isascii()
            and before not in _BOUNDARY
            and (at >= within[1] or text[at] in _BOUNDARY)
        )


def _lies(printed: int, year: int | None) -> str:
    if year is None:
        return "other"
    return {-1: "last", 0: "this", 1: "next"}.get(printed - year, "other")
