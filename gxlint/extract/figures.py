"""Figures and years of a passage, and the skeleton that patterns are matched against."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter

from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK, Words
from gxlint.numerals import Amount, amount, figures, percentage
from gxlint.records import NamedTuple, make

YEARS = ("last", "this", "next", "other")
_POWERS = {"\u4e07": 10**4, "\u4ebf": 10**8}  # myriad, hundred million
_BOUNDARY = frozenset(",;.!?()\u3001\u3002:")
_COLON = ":"
_COMMA = "\u3001"  # between the entries of a list
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_YEAR_DIGITS = 4
_BARE = "n"
_NO_MARKS = dict.fromkeys(range(FIGURE_MARK, YEAR_MARK + 16), "\ufffd")
_SHARE = 3  # of a percentage in Chinese more than its first three characters must follow


class Figure(NamedTuple):
    """A figure: its class, its value, and where it stands in the passage.

    `shown` and `end` enclose what a reader would call the figure: number, unit, "more than".
    """

    kind: str
    value: int | Decimal
    decimals: int
    unit: Decimal
    precision: str
    shown: int
    end: int


_Token = tuple[int, int, str, Figure | None]
"""A figure, or a year or word for one (then it has no figure).

Where it begins, the words before it included; where it ends, as a negative number; its mark.
"""
_place = itemgetter(0, 1)


class Skeleton(NamedTuple):
    """A passage with its figures and years as marks; `figures` are in the order of their marks.

    `breaks` are pairs (index in the skeleton, index in the passage), both ascending.
    """

    content: str
    figures: Sequence[Figure]
    breaks: Sequence[tuple[int, int]]

    def origin(self, index: int) -> int:
        """Return the index in the passage of the character at `index` of the skeleton."""
        begin, source = self.breaks[bisect_right(self.breaks, (index, 1 << 62)) - 1]
        return source + index - begin


class Scanner:
    """Finds figures and years; made once for the words of a pack."""

    def __init__(self, words: Words) -> None:
        self._words = words
        kinds = {unit: kind for kind, units in words.units.items() for unit in units}
        self._units = _by_mark(kinds, first=True)
        self._after = _by_mark(words.after, first=True)
        self._around = _by_mark({**dict.fromkeys(words.fillers, ""), **words.before}, first=False)
        self._years = words.years
        self._marks = {kind: chr(FIGURE_MARK + i) for i, kind in enumerate(words.units)}
        self._year_marks = {lies: chr(YEAR_MARK + i) for i, lies in enumerate(YEARS)}

    def skeleton(self, text: str, year: int | None) -> Skeleton:
        """Return the skeleton of a passage in a report on `year`."""
        if not text.isprintable():
            text = text.translate(_NO_MARKS)
        tokens = self._figures(text, year)
        tokens += self._year_words(text)
        tokens.sort(key=_place)
        return self._laid_out(text, tokens)

    def _laid_out(self, text: str, tokens: list[_Token]) -> Skeleton:
        content: list[str] = []
        breaks = [(0, 0)]
        figures: list[Figure] = []
        length, done = 0, 0
        for start, end, mark, figure in tokens:
            if start < done:
                continue
            content += text[done:start], mark
            length += start - done
            done = -end
            breaks.append((length, start))
            if figure:
                figures.append(figure)
            length += 1
            breaks.append((length, done))
        content.append(text[done:])
        return Skeleton("".join(content), figures, breaks)

    def _year_words(self, text: str) -> Iterator[_Token]:
        for word in [word for word in self._years if word in text]:
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                yield at, -end, self._year_marks[self._years[word]], None
                at = text.find(word, end)

    def _figures(self, text: str, year: int | None) -> list[_Token]:
        found: list[_Token] = []
        for start, end in figures(text):
            printed = text[start:end]
            if printed[0].isascii() and printed[-1] != "%":
                token = self._counted(text, start, end, year)
            elif printed[-1] == "%" or len(printed) > _SHARE:
                token = self._share(text, start, end) or self._counted(text, start, end, year)
            elif self._may_follow(text, end):
                token = self._counted(text, start, end, year)
            else:
                continue
            if token is not None:
                found.append(token)
        return found

    def _may_follow(self, text: str, at: int) -> bool:
        """Tell whether a unit, or a word before one, follows a numeral written in Chinese."""
        mark = text[at : at + 1]
        return mark in self._units or mark in self._after or mark in _POWERS

    def _share(self, text: str, start: int, end: int) -> _Token | None:
        share = percentage(text[start:end])
        if share is None:
            return None
        precision, begin, shown = self._led(text, start)
        figure = Figure("percent", *share, precision, shown, end)
        return begin, -end, self._marks["percent"], figure

    def _counted(self, text: str, start: int, end: int, year: int | None) -> _Token | None:
        number = amount(text[start:end])
        if number is None:
            return None
        after, at, precision, power = self._after, end, "exact", 1
        mark = text[end : end + 1]
        if mark in after or mark in _POWERS:
            at, precision = self._trailing(text, end, precision)
            power, at = self._power(text, at)
        if power > 1:
            at, precision = self._trailing(text, at, precision)
            if precision == "exact":
                precision = "rounded"
        unit, kind = self._unit(text, at)
        if not unit and not self._bare(text, start, at):
            return None
        if kind == "year" and (dated := _dated(number, text[start:end])):
            start = end - _YEAR_DIGITS if number.decimals else start
            return start, -at - len(unit), self._year_marks[_lies(dated, year)], None
        at += len(unit)
        if text[at : at + 1] in after:
            at, precision = self._trailing(text, at, precision, after_unit=True)
        led, begin, shown = self._led(text, start)
        if kind == "year" and led != "exact":  # "the last three years"
            return begin, -at, self._year_marks["other"], None
        value, step = number.value, number.unit
        if power > 1 or unit in self._words.factors:
            factor = power * Decimal(self._words.factors.get(unit, "1"))
            value, step = value * factor, step * factor
            value = int(value) if value == int(value) else value
        precision = precision if led == "exact" else led
        figure = make(Figure, (kind, value, number.decimals, step, precision, shown, at))
        return begin, -at, self._marks[kind], figure

    def _power(self, text: str, at: int) -> tuple[int, int]:
        """Return the power of ten printed at `at`, unless it belongs to a unit such as that."""
        mark = text[at : at + 1]
        if mark not in _POWERS or self._unit(text, at)[0]:
            return 1, at
        return _POWERS[mark], at + 1

    def _unit(self, text: str, at: int) -> tuple[str, str]:
        """Return the unit printed at `at` and its class; an empty one and that of counts."""
        for unit, kind in self._units.get(text[at : at + 1], ()):
            if text.startswith(unit, at):
                return unit, kind
        return "", _BARE

    def _trailing(
        self, text: str, at: int, precision: str, *, after_unit: bool = False
    ) -> tuple[int, str]:
        """Read a word that follows the number; "and some" stands before the unit only."""
        for word, told in self._after.get(text[at : at + 1], ()):
            if text.startswith(word, at) and not (after_unit and told == "more"):
                return at + len(word), told
        return at, precision

    def _led(self, text: str, at: int) -> tuple[str, int, int]:
        """Return the precision that words before the figure give it, and where they begin.

        That is where the first word of all begins, and the first that bears on the precision.
        """
        precision = "exact"
        shown = at
        around = self._around
        while at and text[at - 1] in around:
            for word, told in around[text[at - 1]]:
                if text.endswith(word, 0, at):
                    at -= len(word)
                    if told:
                        precision, shown = told, at
                    break
            else:
                break
        return precision, at, shown

    def _bare(self, text: str, start: int, at: int) -> bool:
        """Tell whether a number without a unit can be a count."""
        if text.endswith(_COMMA, 0, start) and self._one_of(text, start):
            return text.startswith(_COMMA, at)
        begin = start - text.endswith(_COLON, 0, start)
        before = text[begin - 1 : begin]
        return (
            text[start].isascii()
            and begin > 0
            and not before.isascii()
            and before not in _BOUNDARY
            and (at >= len(text) or text[at] in _BOUNDARY)
        )

    def _one_of(self, text: str, at: int) -> bool:
        """Tell whether a number at `at` goes on with a list of figures: 5, 3 and 2 respectively."""
        while at and (text[at - 1] == _COMMA or text[at - 1].isdecimal()):
            at -= 1
        return text.endswith(self._words.respectively, 0, self._led(text, at)[1])


_Words = dict[str, list[tuple[str, str]]]


def _by_mark(words: Mapping[str, str], *, first: bool) -> _Words:
    """Return the words with their meanings by their first or last character, longest first."""
    found: _Words = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0 if first else -1], []).append((word, words[word]))
    return found


def _dated(number: Amount, printed: str) -> int | None:
    """Return the year that a number is, perhaps behind that of an item ("1.2024")."""
    glued = number.decimals == _YEAR_DIGITS
    value = int(printed[-_YEAR_DIGITS:]) if glued else int(number.value)
    return value if _FIRST_YEAR <= value <= _LAST_YEAR else None


def _lies(printed: int, year: int | None) -> str:
    if year is None:
        return "other"
    return {-1: "last", 0: "this", 1: "next"}.get(printed - year, "other")
