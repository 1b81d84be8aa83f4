"""The keys that a report states, and what follows from them alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import compress, groupby
from operator import itemgetter, ne

from gxlint.lazy import cached_property
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Picker = Callable[[Sequence[Any]], tuple[Any, ...]]
    """Picks some items out of a sequence."""

SHAPES = 64
"""Shapes of which something is kept."""
_ARRANGEMENTS = 64
"""Orders of facts that are kept."""
PROSE = "text"
"""The group of the paragraphs of running text."""
_MOST_ASKED = 256
"""Keys asked for together for which it is kept where they stand."""


class _Groups(dict[str, str]):
    """What facts are grouped by: the first part of their keys; of notes on print, three.

    Notes on print (`form.<table>.<note>.…`) are many; what has fewer parts is a group of its own.
    """

    def __missing__(self, key: str) -> str:
        parts = key.split(".", 3)
        found = parts[0] if parts[0] != "form" else ".".join(parts[:3])
        if len(self) >= _MOST_KEYS:
            self.clear()
        self[key] = found
        return found


_MOST_KEYS = 8192
group_of = _Groups()
_NOTE = 2
"""Dots in `form.<table>.<note>`."""


def has_several(group: str) -> bool:
    """Tell whether further groups lie below this one: that is so of `form` and `form.<table>`."""
    return group.startswith("form") and group.count(".") < _NOTE


class Shape:
    """What facts are stated, whatever they say: the keys, in order, and those stated repeatedly.

    Those of the prose count among these, however many paragraphs a section has: else each report
    would have a shape of its own. Reports on one form often state the same. What follows from that
    alone is worked out once for a shape, which is known by its identity: facts with the same keys
    have the same one.
    """

    def __init__(self, keys: tuple[str, ...], repeated: tuple[str, ...]) -> None:
        self.keys = keys
        self.repeated = repeated
        self._stating: dict[tuple[str, ...], Sequence[int] | None] = {}
        self._rising: dict[tuple[str, ...], bool] = {}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each key among them."""
        return {key: place for place, key in enumerate(self.keys)}

    def place(self, key: str) -> int:
        """Return where in `Facts.column` the value of a key stands, None if it is not stated."""
        return self.places.get(key, -1)

    def picking(self, keys: Iterable[str]) -> Picker:
        """Return what picks the values of these keys out of `Facts.column`, None for others."""
        return picker([*map(self.place, keys)])

    def rises(self, keys: tuple[str, ...]) -> bool:
        """Tell whether those of these keys that are stated are so in this order, at first."""
        if keys not in self._rising:
            if len(self._rising) >= _MOST_ASKED:
                self._rising.clear()
            found = [place for place in map(self.places.get, keys) if place is not None]
            self._rising[keys] = found == sorted(found)
        return self._rising[keys]

    def stating(self, keys: tuple[str, ...]) -> Sequence[int] | None:
        """Return the places of those of these keys that are stated, and of any below a `.*`.

        None where one of them is stated repeatedly.
        """
        if keys not in self._stating:
            if len(self._stating) >= _MOST_ASKED:
                self._stating.clear()
            places = self.places
            found: list[int] = []
            for key in keys:
                if key in places:
                    found.append(places[key])
                elif key.endswith(".*"):
                    found += self._below(key[:-2])
            once = not self.repeated or {self.keys[i] for i in found}.isdisjoint(self.repeated)
            self._stating[keys] = found if once else None
        return self._stating[keys]

    def matching(self, keys: Iterable[str]) -> list[int]:
        """Return the places of those of these keys that are stated, and of any below a `.*`.

        Each place once, in their order.
        """
        found: set[int] = set()
        for key in keys:
            if key in self.places:
                found.add(self.places[key])
            elif key.endswith(".*"):
                found.update(self._below(key[:-2]))
        return sorted(found)

    def _below(self, key: str) -> list[int]:
        """Return where this key and those below it stand: in one group, but for some of notes."""
        group, dotted = group_of[key], f"{key}."
        keys = self.keys
        if has_several(group):
            own = [group, *(one for one in self.stretches if one.startswith(dotted))]
            around = sorted(i for one in dict.fromkeys(own) for i in self._within(one))
        else:
            around = self._within(group)
        if group == key:
            return around
        return [i for i in around if keys[i] == key or keys[i].startswith(dotted)]

    def _within(self, group: str) -> list[int]:
        """Return where the keys of a group stand."""
        places = range(len(self.keys))
        return [i for stretch in self.stretches.get(group, ()) for i in places[stretch]]

    @cached_property
    def several(self) -> Collection[str]:
        """The groups that have a key stated repeatedly."""
        return {group_of[key] for key in self.repeated}

    @cached_property
    def stretches(self) -> Mapping[str, Sequence[slice]]:
        """Where the keys of each group (`_Groups`) stand: mostly in one stretch."""
        found: dict[str, list[slice]] = {}
        start = 0
        for group, keys in groupby(self.keys, group_of.__getitem__):
            end = start + len(list(keys))
            found.setdefault(group, []).append(slice(start, end))
            start = end
        return found


_shape_of = lru_cache(maxsize=SHAPES)(Shape)
"""Gives the shape of the keys that facts state, each once, and of those that are repeated."""


class Arrangement(NamedTuple):
    """How facts follow each other: their shape, and the numbers of facts in their order.

    `firsts` are those of the first facts of all keys, `again` those of all facts of the keys that
    are stated repeatedly.
    """

    shape: Shape
    firsts: Sequence[int]
    again: Mapping[str, Sequence[int]]
    pick: Picker
    """Picks the first facts of all keys."""


def arranged(keys: Sequence[str], runs: Sequence[tuple[int, int]] = ()) -> Arrangement:
    """Return how facts with these keys follow each other; they are numbered from 0.

    `runs` are stretches of paragraphs, each after the first of its key: how many a section has is
    nothing to tell orders of facts by.
    """
    if not runs:
        return _arranged(tuple(keys))
    kept, numbers = [*keys], [*range(len(keys))]
    for start, stop in reversed(runs):
        del kept[start:stop], numbers[start:stop]
    shape, _, others, pick = _arranged(tuple(kept))
    again = {key: [*map(numbers.__getitem__, places)] for key, places in others.items()}
    for start, stop in runs:
        key = keys[start]
        again[key] = sorted((*again.get(key, (start - 1,)), *range(start, stop)))
    firsts = pick(numbers)
    return Arrangement(shape, firsts, again, picker(firsts))


@lru_cache(maxsize=_ARRANGEMENTS)
def _arranged(keys: tuple[str, ...]) -> Arrangement:
    firsts: dict[str, int] = {}
    places = range(len(keys))
    numbers = list(map(firsts.setdefault, keys, places))
    again: dict[str, list[int]] = {}
    if len(firsts) < len(keys):
        for number in compress(places, map(ne, numbers, places)):
            again.setdefault(keys[number], [numbers[number]]).append(number)
    repeated = (key for key in firsts if key in again or group_of[key] == PROSE)
    shape = _shape_of(tuple(firsts), tuple(repeated))
    return Arrangement(shape, (*firsts.values(),), again, picker([*firsts.values()]))


def picker(places: Sequence[int]) -> Picker:
    """Return what picks the items at these places out of a sequence, however few they are."""
    if len(places) > 1:
        return itemgetter(*places)
    if not places:
        return lambda _: ()
    (place,) = places
    return lambda items: (items[place],)
