"""Lists in a sentence that divide the figure before them, or that one behind them adds up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from gxlint.blocks import Text
from gxlint.expressions import compiled
from gxlint.extract.figures import Figure
from gxlint.extract.heads import holds
from gxlint.extract.passages import Passage
from gxlint.facts import Claim
from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK, Words
from gxlint.lazy import cached_property
from gxlint.records import NamedTuple
from gxlint.slips import transposed

_FEWEST, _PAIR = 3, 2
"""Parts of a list with its total behind it, and of one that a word announces."""
_COUNT = chr(FIGURE_MARK)
_MONTH, _PERCENT = "month", "percent"
_NEAR = 12
"""By which part of its whole a list may be off if that stands in a sentence before."""
_COMMA = "\u3001"
_PAUSES = f",;:(){_COMMA}\u3002"
_APART = frozenset(_PAUSES)
_LONGEST, _LONGEST_TOTAL, _LONGEST_ASIDE = 16, 8, 60
_LABEL = f"[^{_COUNT}-{chr(YEAR_MARK + 15)}{_PAUSES}]"
_SHARE = f"(?:[,(][^{_COUNT}{_PAUSES}]{{1,6}}\\)?|\\([^()]{{1,{_LONGEST_ASIDE}}}\\))?"
"""What may follow an entry's figure: a percentage, or what a bracket says of it."""
_ASIDE = f"(?:\\((?:{_LABEL}|{_COMMA}){{1,6}}\\){_LABEL}{{0,6}})?"
_ITEM = f"{_LABEL}{{1,{_LONGEST}}}{_ASIDE}{_COUNT}{_SHARE}"
_ENTRY = f"[^{_COUNT}{_PAUSES}]{{1,{_LONGEST}}}{_COUNT}{_SHARE}"
"""One whose label may hold a figure of another kind: of how many bodies it is."""


def _more(pause: str, fewest: int, item: str = _ITEM) -> str:
    """Return a pattern of further entries, all behind the same pause."""
    return f"(?:{pause}{item}){{{fewest - 1},}}"


def _may_add_up(content: str) -> bool:
    """Tell whether a count may stand behind a list: to compile what finds it takes 3 ms."""
    between = content.split(_COUNT)[1:-1]
    for pause in (_COMMA, ",", ";"):
        entries = 1
        for text in between:
            if entries >= _FEWEST and max(map(text.rfind, ",;")) >= max(
                len(text) - _LONGEST_TOTAL - 1, 0
            ):
                return True
            label = text[text.rfind(pause) + 1 :] if pause in text else ""
            is_entry = 0 < len(label) <= _LONGEST and _APART.isdisjoint(label)
            entries = entries + 1 if is_entry else 1
    return False


class Division(NamedTuple):
    """The index of the mark of a whole, and those of the parts that a list divides it into.

    A whole of -1 stands in a sentence before: which of its counts it is depends on their values.
    `behind` tells whether the whole stands behind its parts, perhaps: a word for a total must
    stand right before it. `complete` tells that the last part is all the rest,
    `overlapping` that parts may count the same.
    """

    whole: int
    parts: tuple[int, ...]
    behind: bool = False
    complete: bool = False
    overlapping: bool = False


class Divisions:
    """Finds such lists; made once for a pack's words."""

    def __init__(self, words: Words) -> None:
        self._openings = (
            *(f"{one}{word}" for one in ",:(;" for word in words.divides),
            f"{_COUNT}(",
            *(f"{word}{pause}" for word in words.among for pause in ",:"),
        )
        self._divides = words.divides
        self._among = words.among
        self._views = words.views
        self._rests = words.rests
        self._outlets = words.outlets
        self._totals = words.totals
        self._than = words.comparatives
        self._endings = (*words.totals, f",{_COUNT}", f";{_COUNT}") if words.totals else ()
        self._acts = words.acts
        self._said = (*words.acts, *words.totals)
        kinds = list(words.units)
        self._month = chr(FIGURE_MARK + kinds.index(_MONTH)) if _MONTH in kinds else ""
        self._percent = chr(FIGURE_MARK + kinds.index(_PERCENT)) if _PERCENT in kinds else ""

    @cached_property
    def _list(self) -> re.Pattern[str]:
        opened, among = ("|".join(map(re.escape, one)) for one in (self._divides, self._among))
        among = f"{_LABEL}{{0,8}}(?:{among})[,:]"
        return compiled(
            f"{_COUNT}(?:{_LABEL}{{0,6}}[,:(]{{1,2}}(?:{opened})[,:]?|\\(|{among}"
            f"|{self._compared}[,;](?:{opened})[,:]?)"
            f"(?P<list>{_ITEM}(?:{_more(_COMMA, _PAIR)}(?=[,;)]|$)"
            f"|(?:{_more(',', _PAIR)}|{_more(';', _PAIR)})(?=[;)]|$)))"
        )

    @cached_property
    def _compared(self) -> str:
        """What may stand between a whole and the word that divides it: last year's figure."""
        than = "|".join(map(re.escape, self._than))
        rate = f"(?:[,{_COMMA}(]{_LABEL}{{0,6}}{self._percent}\\)?)?" if self._percent else ""
        return (
            f"(?:\\([^()]{{1,{_LONGEST_ASIDE}}}\\)"
            f"|,(?:{than})[^{_PAUSES}]{{1,{_LONGEST}}}(?:\\([^()]{{1,{_LONGEST}}}\\){_LABEL}{{0,4}}{self._percent}?)?"
            f"{rate})?"
        )

    @cached_property
    def _colon(self) -> re.Pattern[str]:
        return compiled(
            f"{_COUNT}:(?P<list>{_ITEM}(?:{_more(_COMMA, _FEWEST)}(?=[,;)]|$)"
            f"|(?:{_more(',', _FEWEST)}|{_more(';', _FEWEST)})(?=[;)]|$)))"
        )

    @cached_property
    def _months(self) -> re.Pattern[str]:
        opened = "|".join(map(re.escape, self._divides))
        item = f"{self._month}{_LABEL}{{0,6}}{_COUNT}"
        return compiled(
            f"{_COUNT}{_LABEL}{{0,6}}[,:(]?(?P<some>(?:{opened})[,:]?)?{_LABEL}{{0,6}}[,:]?"
            f"(?P<list>{item}(?:[{_COMMA},;]{item}){{{_FEWEST - 1},}})(?=[,;)]|$)"
        )

    @cached_property
    def _viewed(self) -> re.Pattern[str]:
        opened = "|".join(map(re.escape, (*self._divides, *self._views)))
        comma, pause = (_more(one, _FEWEST, _ENTRY) for one in (_COMMA, ","))
        return compiled(
            f"^{_LABEL}{{0,{_LONGEST}}}(?:{opened})[,:]"
            f"(?P<list>{_ENTRY}(?:{comma}(?=[,;)]|$)|{pause}(?=[;)]|$)))"
            f"|^(?P<alone>{_ENTRY}(?:{comma}|{pause}))$"
        )

    @cached_property
    def _sum(self) -> re.Pattern[str]:
        return compiled(
            f"(?P<list>{_ITEM}"
            f"(?:{_more(_COMMA, _FEWEST)}|{_more(',', _FEWEST)}|{_more(';', _FEWEST)}))"
            f"[,;]{_LABEL}{{0,{_LONGEST_TOTAL}}}{_COUNT}"
        )

    def found(self, content: str) -> Iterator[Division]:
        """Yield the lists of a sentence, from one pause to another, that divide a count.

        Those that a count right behind them may add up are yielded, too.
        """
        if content.count(_COUNT) <= _PAIR:
            return
        first = content.find(_COUNT)
        if holds(content[first:], self._openings):
            for match in self._list.finditer(content):
                yield self._divided(content, match)
        if f"{_COUNT}:" in content:
            for match in self._colon.finditer(content):
                yield self._divided(content, match)
        yield from self._listed(content)
        if holds(content[first:], self._endings) and _may_add_up(content):
            for match in self._sum.finditer(content):
                yield Division(match.end() - 1, _marks(content, match), behind=True)

    def _listed(self, content: str) -> Iterator[Division]:
        """Yield lists by month, and those that begin their sentence and end with all the rest."""
        if self._month and content.count(self._month) >= _FEWEST:
            for match in self._months.finditer(content):
                yield self._divided(content, match, complete=not match["some"])
        if self._views and holds(content, self._rests):
            for match in self._viewed.finditer(content):
                found = self._divided(content, match)
                if found.complete:
                    yield found._replace(whole=-1)

    def _divided(self, content: str, match: re.Match[str], *, complete: bool = False) -> Division:
        """Return a list that divides the count at which it begins, with what its labels tell."""
        marks = _marks(content, match)
        labels = [_label(content, mark) for mark in marks]
        outlets = sum(any(word in label for word in self._outlets) for label in labels)
        complete = complete or self._bare(labels[-1]) in self._rests
        return Division(match.start(), marks, complete=complete, overlapping=outlets >= _PAIR)

    def _bare(self, label: str) -> str:
        """Return a label without the words behind it that say that it is counted."""
        while found := next((one for one in self._said if label.endswith(one)), ""):
            label = label[: -len(found)]
        return label

    def adds_up(self, found: Division, figures: Mapping[int, Figure], text: Text) -> bool:
        """Tell whether a figure behind a list is said to be its total, in the same unit."""
        whole = figures[found.whole]
        printed = [
            text.content[one.shown : one.end] for one in map(figures.get, found.parts) if one
        ]
        before = text.content[: whole.shown]
        acts = (one for one in self._acts if before.endswith(one))
        told = before.endswith(self._totals) or any(
            before[: -len(act)].endswith(self._totals) for act in acts
        )
        unit = text.content[whole.end - 1 : whole.end]
        return told and all(one.endswith(unit) for one in printed)


def whole_before(
    found: Division, figures: Mapping[int, Figure], earlier: Sequence[Figure], text: Text
) -> Figure | None:
    """Return the count of `earlier` sentences that such a list surely divides and does not meet.

    None where one is what the parts come to, perhaps with another, or where none is near it but
    for two digits that changed places.
    """
    parts = [figures[mark] for mark in found.parts]
    unit = text.content[parts[0].end - 1]
    counts = [one for one in earlier if text.content[one.end - 1] == unit]
    total = Decimal(sum(one.value for one in parts))
    values = {Decimal(one.value) for one in counts}
    if total in values or any(total - one in values or total + one in values for one in values):
        return None
    told = [int(one.value) for one in parts]
    slips = [one for one in counts if transposed([int(one.value), *told])]
    near = min(slips or counts, key=lambda one: abs(total - one.value), default=None)
    if near is None or (not slips and abs(total - near.value) * _NEAR > near.value):
        return None
    return near


def _marks(content: str, match: re.Match[str]) -> tuple[int, ...]:
    """Return the places of the parts' figures, not of those that brackets say of them."""
    begin, end = match.span("list" if match["list"] else "alone")
    found: list[int] = []
    depth = 0
    for i in range(begin, end):
        depth = max(depth + (content[i] == "(") - (content[i] == ")"), 0)
        if content[i] == _COUNT and not depth:
            found.append(i)
    return tuple(found)


def _label(content: str, mark: int) -> str:
    """Return what stands before a part's figure, up to the pause before it."""
    begin = mark
    while begin and content[begin - 1] not in _APART:
        begin -= 1
    return content[begin:mark]


def divided(
    found: Division, figures: Mapping[int, Figure], passage: Passage, sentence: Text
) -> Iterator[Claim]:
    """Yield the whole and the parts of a list as claims; `figures` are by the index of their mark.

    That of a whole that stands before its sentence is -1.

    `sentence` is the text of the sentence.
    """
    text = passage.text
    told: list[tuple[str, str | bool]] = [("stated", "behind")] if found.behind else []
    told += [("stated", "before")] if found.whole < 0 else []
    told += [("complete", True)] if found.complete else []
    told += [("overlapping", True)] if found.overlapping else []
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
            details=(("role", role), *told),
        )
