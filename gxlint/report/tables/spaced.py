"""Rows of tables that stand on a line each, their cells between spaces."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, repeat
from operator import add

from gxlint.blocks import Text, joined
from gxlint.columns import Texts
from gxlint.forms.tables import GROUP, ROW
from gxlint.records import NamedTuple
from gxlint.report.tables.labels import LONGEST_VALUE, look_up
from gxlint.report.tables.words import FIGURE, Word, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gxlint.report.tables.words import Sign

_FEWEST = 3
"""Figures on a line that begins with the end of a label for it to be that label's row."""

_BEGUN = 5
"""Characters of a label that goes on below its row, at the least."""
_MOST_HEADS = 8
_STUB = 6
"""Words of a header on a line whose first is nobody's label, and characters of that one."""

Cut = tuple[int, int, Word]
"""The first and last (excluded) of the words of a cell, and what they are."""


class Row(NamedTuple):
    """The cells that the words of a line make.

    `signs` are the cells' words, None for figures; `firsts` are the numbers of these words where
    each cell is one, None where a cell has several.
    """

    cuts: Sequence[Cut]
    signs: tuple[str | None, ...]
    firsts: tuple[int, ...] | None


class Split(NamedTuple):
    """A line that holds a row: its words, and where in it they stand."""

    row: Row
    printed: tuple[str, ...]
    places: tuple[int, ...]


def split_row(text: Text, words: Words, texts: Texts) -> Row | None:
    """Return the row that a line holds, None if it holds none; add its cells to the texts."""
    content, pieces = text
    split = words.splits.get(content) or _split(content, words)
    if split is None:
        return None
    row, printed, places = split
    if row.firsts and len(pieces) == 1:
        origin = pieces[0][1]
        texts.contents += [printed[at] for at in row.firsts]
        texts.starts += [origin + places[at] for at in row.firsts]
        return row
    own = [text.part(at, at + len(word)) for at, word in zip(places, printed, strict=True)]
    for first, end, _ in row.cuts:
        texts.append(own[first] if end == first + 1 else joined(own[first:end]))
    return row


def _split(content: str, words: Words) -> Split | None:
    """Return the row that a line holds, remembered by its words: rows of noughts recur."""
    printed = words.split(content)
    how = tuple(map(words.bare.__getitem__, printed))
    row = words.rows.get(how) or _row(how, printed, words)
    if row is None:
        return None
    found = Split(row, tuple(printed), tuple(_places(content, printed)))
    return words.remember(words.splits, content, found)


def _places(content: str, printed: Sequence[str]) -> Iterable[int]:
    """Return where the words of a line stand in it."""
    behind = content[len(printed[0]) :]
    gap = behind[: len(behind) - len(behind.lstrip())]
    if gap.join(printed) == content:  # as wide everywhere
        steps = map(add, map(len, printed[:-1]), repeat(len(gap)))
        return accumulate(steps, initial=0)
    found: list[int] = []
    at = 0
    for word in printed:
        at = content.index(word, at)
        found.append(at)
        at += len(word)
    return found


def _row(how: tuple[Sign, ...], printed: Sequence[str], words: Words) -> Row | None:
    """Return the row that words make, remembered by their signs; None where they make none."""
    cuts = _cuts(printed, words)
    if not cuts:
        return None
    signs = (None if word is FIGURE else "".join(printed[at:end]) for at, end, word in cuts)
    single = all(end == at + 1 for at, end, _ in cuts)
    firsts = tuple(at for at, _, _ in cuts) if single else None
    return words.remember(words.rows, how, Row(cuts, tuple(signs), firsts))


def _cuts(printed: Sequence[str], words: Words) -> list[Cut]:
    """Return the cells that the words of a line make; nothing where they are no row.

    A label that begins on the line before may end on this one.
    """
    values: list[Cut] = []
    prints = words.forms.prints
    last = len(printed)
    unit = _unit(printed, prints.worded)
    if 0 < unit < last and _is_value(printed[unit - 1], words):
        values += _of_money(printed, unit, last, words)
        last = unit
    while last and _is_value(printed[last - 1], words):
        last -= 1
        values.append((last, last + 1, FIGURE))
    if values:
        end, last = last, _unit(printed[:last], prints.worded)
        values += _of_money(printed, last, end, words)
    found = _label_cuts(printed, last, len(values), words)
    if found is None or not (found or sum(word is FIGURE for _, _, word in values) != 1):
        return []
    return found + values[::-1]


def _label_cuts(printed: Sequence[str], last: int, figures: int, words: Words) -> list[Cut] | None:
    """Return the labels that the words before `last` make; None where they make none."""
    found: list[Cut] = []
    at = 0
    while at < last:
        for end in range(last, at, -1):
            content = "".join(printed[at:end])
            if look_up(content, words.forms):
                found.append((at, end, words.known.get(content) or words.word(content)))
                at = end
                break
        else:
            rest = "".join(printed[at:last])
            if at == 0 and not figures and _is_stub(printed):
                rest = printed[0]
            elif figures < _FEWEST:
                return None
            elif found or not words.ends_label(rest):
                return _beside_group(printed, last, words)
            found.append((at, at + 1 if rest == printed[0] else last, words.word(rest)))
            at = found[-1][1]
    if figures >= _FEWEST and len(found) > 1 and _is_row(found[-1]) and _is_cut_short(found[0]):
        return found[-1:]  # the first is what a line holds of its group's label
    named = sum(bool(word.marks) for _, _, word in found)
    return found if named == len(found) or figures or named >= _FEWEST else None


def _is_row(cut: Cut) -> bool:
    return bool(cut[2].marks) and all(mark.kind == ROW for mark in cut[2].marks)


def _is_cut_short(cut: Cut) -> bool:
    """Tell whether a label before another may only be the first part of its group's."""
    kinds = {mark.kind for mark in cut[2].marks}
    return ROW in kinds and GROUP not in kinds


def _beside_group(printed: Sequence[str], last: int, words: Words) -> list[Cut] | None:
    """Return the label of a row that goes on below or stands beside a part of its group's."""
    for at in range(last):
        beside, content = "".join(printed[:at]), "".join(printed[at:last])
        if at and not words.is_part(beside):
            return None
        begun = len(content) >= _BEGUN and words.begins_label(content)
        if begun or look_up(content, words.forms):
            return [(at, last, words.known.get(content) or words.word(content))]
    return None


def _is_stub(printed: Sequence[str]) -> bool:
    """Tell whether a line may be a header whose first word only heads the labels of its rows."""
    return _FEWEST < len(printed) <= _MOST_HEADS and len(printed[0]) <= _STUB


def _of_money(printed: Sequence[str], at: int, end: int, words: Words) -> Iterator[Cut]:
    """Yield a unit of money as a cell of its own; any other the form knows."""
    content = "".join(printed[at:end])
    if content in words.forms.prints.money:
        yield at, end, words.known.get(content) or words.word(content)


def _unit(printed: Sequence[str], worded: Container[str]) -> int:
    """Return where the unit begins that ends the words, or how many they are; it may be spread."""
    last = len(printed)
    for many in (2, 1):
        if many <= last and "".join(printed[last - many :]) in worded:
            return last - many
    return last


def _is_bare(content: str) -> bool:
    return content.isdecimal() and len(content) <= LONGEST_VALUE


def _is_value(content: str, words: Words) -> bool:
    return _is_bare(content) or (words.known.get(content) or words.word(content)).figure
