"""Automatic numbering, which stands in numbering.xml and nowhere in the text."""

import re

from gxlint.readers.counting import counted
from gxlint.readers.docx.markup import is_on, number, pattern, prefix_of, value
from gxlint.records import NamedTuple

LEVELS = 9


class Level(NamedTuple):
    """How a level counts: `text` has `%1` … `%9` for the numbers of the levels."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    decimal: bool = False
    """Levels above are printed in decimal too (`isLgl`)."""
    restart: int | None = None
    """The level (from 1) after which it begins anew; 0: never; None: any above."""
    style: str | None = None


class List(NamedTuple):
    """A `num`: its levels and, for each, the start that overrides the first number."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


_TAGS = (
    "abstractNum",
    "num",
    "abstractNumId",
    "lvl",
    "lvlOverride",
    "startOverride",
    "start",
    "numFmt",
    "lvlText",
    "isLgl",
    "lvlRestart",
    "pStyle",
    "numStyleLink",
    "styleLink",
)


def lists_of(text: str) -> dict[str, List]:
    """Return the lists that numbering.xml defines, by `numId`."""
    if not text:
        return {}
    reading = _Reading()
    prefix = prefix_of(text)
    for closing, name, attributes, _, _ in pattern(prefix, _TAGS).findall(text):
        if not closing:
            reading.take(name.removeprefix(prefix), attributes)
        elif name == prefix + "lvl":
            reading.end_level()
    return reading.lists()


class _Reading:
    """numbering.xml while it is read."""

    def __init__(self) -> None:
        self.abstracts: dict[str, dict[int, Level]] = {}
        self.links: dict[str, str] = {}
        self.linked: dict[str, str] = {}
        self.nums: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._abstract: str | None = None
        self._num: str | None = None
        self._at = 0
        self._level = Level()

    def take(self, name: str, attributes: str) -> None:
        """Take a start tag."""
        if name == "abstractNum":
            self._abstract, self._num = value(attributes, "abstractNumId") or "", None
            self.abstracts[self._abstract] = {}
        elif name == "num":
            self._num = value(attributes, "numId") or ""
            self.nums[self._num] = ("", {}, {})
        elif name in {"lvl", "lvlOverride"}:
            self._at = number(attributes, "ilvl") or 0
            self._level = Level()
        elif name == "abstractNumId" and self._num is not None:
            _, levels, starts = self.nums[self._num]
            self.nums[self._num] = (value(attributes) or "", levels, starts)
        elif name == "startOverride" and self._num is not None:
            self.nums[self._num][2][self._at] = _number(attributes, 1)
        elif name == "numStyleLink" and self._abstract is not None:
            self.linked[self._abstract] = value(attributes) or ""
        elif name == "styleLink" and self._abstract is not None:
            self.links[value(attributes) or ""] = self._abstract
        else:
            self._level = _changed(self._level, name, attributes)

    def end_level(self) -> None:
        """Keep the level that has been read."""
        if self._num is not None:
            self.nums[self._num][1][self._at] = self._level
        elif self._abstract is not None:
            self.abstracts[self._abstract][self._at] = self._level

    def lists(self) -> dict[str, List]:
        """Return what was read."""
        found = {}
        for num, (abstract, levels, starts) in self.nums.items():
            source = self.links.get(self.linked.get(abstract, ""), abstract)
            found[num] = List(abstract, self.abstracts.get(source, {}) | levels, starts)
        return found


def _changed(level: Level, name: str, attributes: str) -> Level:
    match name:
        case "start":
            level = level._replace(start=_number(attributes, 1))
        case "numFmt":
            level = level._replace(form=value(attributes) or "decimal")
        case "lvlText":
            level = level._replace(text=(value(attributes) or "").replace("?", _COMMA))
        case "isLgl":
            level = level._replace(decimal=is_on(attributes))
        case "lvlRestart":
            level = level._replace(restart=_number(attributes, 0))
        case "pStyle":
            level = level._replace(style=value(attributes))
    return level


_COMMA = "\u3001"
"""What programs without Unicode leave a question mark of; no list has one of its own."""


def _number(attributes: str, default: int) -> int:
    found = number(attributes)
    return default if found is None else found


class Counter:
    """Counts the paragraphs of each list as they come."""

    def __init__(self, lists: dict[str, List]) -> None:
        self.lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, num: str, at: int) -> str:
        """Return what stands before the next paragraph of that list and level (from 0)."""
        found = self.lists.get(num)
        if found is None or not 0 <= at < LEVELS or at not in found.levels:
            return ""
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        self._count(counts, num, found, at)
        return _printed(found, counts, at)

    def _count(self, counts: list[int | None], num: str, found: List, at: int) -> None:
        if at in found.starts and (num, at) not in self._started:
            self._started.add((num, at))
            counts[at] = found.starts[at]
        else:
            last = counts[at]
            counts[at] = found.levels[at].start if last is None else last + 1
        for below in range(at + 1, LEVELS):
            restart = found.levels.get(below, Level()).restart
            if restart is None or 0 < restart >= at + 1:
                counts[below] = None


def _printed(found: List, counts: list[int | None], at: int) -> str:
    level = found.levels[at]

    def figure(match: re.Match[str]) -> str:
        which = int(match[1]) - 1
        above = found.levels.get(which, Level())
        count = counts[which]
        form = "decimal" if level.decimal and which < at else above.form
        return counted(above.start if count is None else count, form)

    if level.form == "bullet":
        return ""
    return re.sub(r"%([1-9])", figure, level.text)
