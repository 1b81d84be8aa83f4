"""What the style sheets within a page say of its elements by their class and id.

Only selectors of one element are worked out (`p.old`, `.old.closed`, `#copy`, `span`): whether
any other one meets an element depends on what is around it, and on what a script does to that.
It counts as if it were not there, so that what it hides is read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from gxlint.readers.html.names import WRAPPERS, is_passed
from gxlint.readers.html.scan import Stretch, attributes_of
from gxlint.readers.html.screens import blocks_of, is_for_screens
from gxlint.records import NamedTuple


class Rule(NamedTuple):
    """What is said of elements of that name (empty for any) that have all marks (`.x`, `#y`).

    A rule for a name alone is one for an element that is part of its line.

    `rank` orders rules: what comes later counts.
    """

    rank: tuple[int, int, int, int]
    name: str
    marks: frozenset[str]
    style: Mapping[str, str]


Element = tuple[str, frozenset[str]]
"""The name of an element, empty for any, and its marks."""


class Sheet:
    """The rules of a page that may hide something, by one mark of each, or by the name it is for.

    `marks` are all marks of them. `painted` are the elements, by name and marks, that may have
    a ground which is not told here.
    """

    def __init__(self, rules: Sequence[Rule], painted: Iterable[Element]) -> None:
        self.rules: dict[str, list[Rule]] = {}
        for rule in rules:
            self.rules.setdefault(min(rule.marks, default=rule.name), []).append(rule)
        self.marks = frozenset[str]().union(*[rule.marks for rule in rules])
        self.painted = frozenset(painted)
        ordered = sorted(rules, key=lambda rule: rule.rank)
        self.said = repr([(rule.name, sorted(rule.marks), rule.style) for rule in ordered])
        """The same for sheets whose rules say the same, as those of a site do."""

    def may_paint(self, name: str, attributes: Mapping[str, str]) -> bool:
        """Tell whether an element with those attributes may have a ground that no rule tells."""
        marks = marks_of(attributes)
        return any(own in {"", name} and others <= marks for own, others in self.painted)

    def declared(self, name: str, attributes: Mapping[str, str]) -> dict[str, str]:
        """Return what the rules say of an element with those attributes."""
        marks = marks_of(attributes)
        found = [
            rule
            for mark in self.rules.keys() & {name, *marks}
            for rule in self.rules[mark]
            if rule.name in {"", name} and rule.marks <= marks
        ]
        style: dict[str, str] = {}
        for rule in sorted(found, key=lambda rule: rule.rank):
            style = merged(style, rule.style)
        return style


NO_SHEET = Sheet((), ())


def marks_of(attributes: Mapping[str, str]) -> frozenset[str]:
    """Return the classes and the id of an element as selectors write them."""
    classes = [f".{word}" for word in attributes.get("class", "").split()]
    name = attributes.get("id", "").strip()
    return frozenset([*classes, f"#{name}"] if name else classes)


def declarations(source: str) -> dict[str, str]:
    """Return what a style declares, both in lower case; of two values the last one counts."""
    style: dict[str, str] = {}
    for part in source.lower().split(";"):
        prop, colon, value = part.partition(":")
        if colon:
            style[prop.strip()] = value.strip()
    return style


_URGENT = "!"
"""What stands before `important`."""


def merged(first: Mapping[str, str], second: Mapping[str, str]) -> dict[str, str]:
    """Return what two styles say; the second one counts, unless what the first says is urgent."""
    style = dict(first)
    for prop, value in second.items():
        if _URGENT not in style.get(prop, "") or _URGENT in value:
            style[prop] = value
    return style


def settled(style: Mapping[str, str]) -> dict[str, str]:
    """Return a style without `!important`."""
    return {prop: value.split(_URGENT)[0].rstrip() for prop, value in style.items()}


_MAY_HIDE = re.compile(
    r"(?:display|visibility)\s*:\s*(?:none|hidden|collapse)|(?:opacity|size|height|width)\s*:\s*0"
    r"|(?:font-size|(?<!-)width)\s*:\s*1px"
    r"|:\s*-\d|clip|scale\(|line-through|:\s*super|white-space"
    r"|(?:^|[\s{;])color\s*:\s*(?:#f[ef]{2}|white|rgb|transp)",
    re.IGNORECASE,
)
_MAY_PART = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list)", re.IGNORECASE)
"""What makes lines of elements that are part of one."""
_LONGEST = 500_000
"""Characters of style sheets that are read."""


def sheet_of(text: str, stretches: Sequence[Stretch]) -> Sheet:
    """Return what the `<style>` elements of a page say that may hide something."""
    sources = [
        text[style.inner : style.inner_end]
        for style in stretches
        if style.name == "style"
        and is_for_screens(attributes_of(style.attributes).get("media", ""))
    ]
    if not sources:
        return NO_SHEET
    return _parsed("\n".join(sources)[:_LONGEST])


@lru_cache(maxsize=8)
def _parsed(source: str) -> Sheet:
    """Return the sheet of that source; pages of a site have the same."""
    blocks = list(blocks_of(_TRIVIA.sub(" ", source)))
    marks = _marks_that_matter(blocks)
    rules: dict[tuple[str, frozenset[str]], Rule] = {}
    painted: set[Element] = set()
    for number, (selectors, words) in enumerate(blocks):
        if _GROUND in words and not _PALE.search(words):
            painted.update(_painted(selectors))
        if not _may_name(selectors, marks):
            continue
        style = declarations(words)
        for selector in map(str.strip, selectors.split(",")):
            found = _SIMPLE.fullmatch(selector) or _BARE.fullmatch(selector)
            if found and len(rules) < _MOST and (found[2] or _is_inline(selector)):
                _add(rules, _rule(found, style, number))
    return Sheet([*rules.values()], painted) if rules or painted else NO_SHEET


_PALE = re.compile(
    r"background(?:-color)?\s*:\s*(?:none|transparent|inherit|initial|unset|white|#fff(?:fff)?)\s*(?:;|$|!)",
    re.IGNORECASE,
)
"""A ground that is none, or that of the paper."""
_LAST = re.compile(r"([a-zA-Z*][\w-]*)?((?:[.#][\w-]+)*)((?:\[[^\]]*\]|:[^\s>+~]*)*)$")
"""The end of a selector: which element it is for, whatever is around that."""
_PASSING = re.compile(r":(?:hover|focus|active|visited|:?(?:before|after)|:)")
"""What is behind or before an element, or is so while something is done to it."""


def _painted(selectors: str) -> Iterator[Element]:
    """Yield the elements that selectors of several may mean; all of a page are those of any."""
    for selector in filter(_is_complex, map(str.strip, selectors.split(","))):
        found = _LAST.search(selector)
        if found is None or _PASSING.search(found[3]):
            continue
        name = (found[1] or "").lower().strip("*")
        if name not in {"html", "body"}:
            yield name, frozenset(_MARK.findall(found[2]))


def _may_name(selectors: str, marks: set[str]) -> bool:
    """Tell whether selectors may name one of several classes, identifiers or elements."""
    if len(marks) <= _FEW:
        return any(mark in selectors for mark in marks)
    return not marks.isdisjoint(_NAME_OR_MARK.findall(selectors))


_FEW = 8
_GROUND = "background"
_SHOWING = (_GROUND, "display", "visibility", "opacity")
"""Words of what may show an element that another rule hides, or words that another makes white."""


def _marks_that_matter(blocks: Sequence[tuple[str, str]]) -> set[str]:
    """Return the marks and names of elements that are hidden, shown or painted.

    None if none is hidden or made a line of its own.
    """
    hidden: set[str] = set()
    others: set[str] = set()
    for selectors, words in blocks:
        effect = _effect_of(words)
        if effect:
            found = hidden if effect == _HIDES else others
            for selector in map(str.strip, selectors.split(",")):
                if not _is_complex(selector):
                    found.update(_MARK.findall(selector))
                elif _is_inline(selector):
                    found.add(selector.lower())
    return hidden | others if hidden else hidden


_HIDES, _MATTERS = 2, 1


@lru_cache(maxsize=4096)
def _effect_of(words: str) -> int:
    """Tell whether declarations may hide something or make lines, or show or paint something.

    Those of different sheets are the same for the most part, and looking into them is what
    a sheet takes.
    """
    if _MAY_HIDE.search(words) or _MAY_PART.search(words):
        return _HIDES
    return _MATTERS if any(word in words for word in _SHOWING) else 0


def _is_inline(selector: str) -> bool:
    """Tell a selector of nothing but the name of an element that is part of its line."""
    name = selector.lower()
    return bool(_BARE.fullmatch(name)) and is_passed(name) and name not in WRAPPERS


def _is_complex(selector: str) -> bool:
    return _SIMPLE.fullmatch(selector.strip()) is None


def _add(rules: dict[tuple[str, frozenset[str]], Rule], rule: Rule) -> None:
    """Add a rule; one for the same elements is completed."""
    key = rule.name, rule.marks
    if key in rules:
        rule = rule._replace(style=merged(rules[key].style, rule.style))
    rules[key] = rule


_TRIVIA = re.compile(r"/\*.*?(?:\*/|$)|<!--|-->|\"[^\"\n]*\"|'[^'\n]*'", re.DOTALL)
"""Remarks, and words between quotes, which may hold anything."""
_SIMPLE = re.compile(r"([a-zA-Z][\w-]*)?((?:[.#][\w-]+)+)")
_BARE = re.compile(r"([a-zA-Z][\w-]*)()")
_MARK = re.compile(r"[.#][\w-]+")
_NAME_OR_MARK = re.compile(r"[.#]?[\w-]+")
_MOST = 2000
"""Rules that are kept."""


def _rule(found: re.Match[str], style: Mapping[str, str], number: int) -> Rule:
    marks = frozenset(_MARK.findall(found[2]))
    ids = sum(mark.startswith("#") for mark in marks)
    name = (found[1] or "").lower()
    return Rule((ids, len(marks) - ids, bool(name), number), name, marks, style)
