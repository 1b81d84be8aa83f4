"""The numbers that a browser prints before the items of lists (CSS Counter Styles 3)."""

from __future__ import annotations

import re
from collections import Counter

from gxlint.lazy import cached_property
from gxlint.readers.counting import counted
from gxlint.readers.html.scan import attributes_of
from gxlint.readers.html.tree import Node, Tree

LISTS = frozenset(("ol", "ul", "menu", "dir"))
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_LETTERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""What the attribute `type` says, which is small or capital."""
_CHINESE = {
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "japanese-informal": "chineseCountingThousand",
    "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-formal": "chineseLegalSimplified",
    "cjk-decimal": "ideographDigital",
    "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}
_OTHERS = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_UNCOUNTED = frozenset(("none", "disc", "circle", "square", "disclosure-open", "disclosure-closed"))


class _List:
    """A list that is open: the form its items count in, the next number, and the step to it."""

    def __init__(self, node: Node, lists: Lists) -> None:
        said = attributes_of(node.attributes)
        ordered = node.name == "ol"
        self.form = _form(said) or ("decimal" if ordered else "none")
        self.step = -1 if ordered and "reversed" in said else 1
        self.next = _number(said.get("start", ""))
        if self.next is None:
            self.next = 1 if self.step > 0 else lists.items[node.index]


class Lists:
    """The lists that are open, from without to within."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._open: list[_List] = []

    @cached_property
    def items(self) -> Counter[int]:
        """How many items each list of the page has, by its index."""
        return _items(self._tree)

    def begin(self, node: Node) -> None:
        """Begin a list."""
        self._open.append(_List(node, self))

    def end(self) -> None:
        """End a list."""
        if self._open:
            self._open.pop()

    def mark(self, item: Node) -> str:
        """Return what is printed before the item that begins, nothing where that is a bullet."""
        if not self._open:
            return ""
        own = self._open[-1]
        said = attributes_of(item.attributes) if item.attributes else {}
        value = _number(said.get("value", ""))
        number = own.next if value is None else value
        assert number is not None
        own.next = number + own.step
        return _printed(number, _form(said) or own.form)


def _form(said: dict[str, str]) -> str | None:
    """Return the style that attributes give, in small letters but for `type`; None for none."""
    found = _STYLE.search(said.get("style", ""))
    if found:
        words = found[1].lower().split()
        known = [one for one in words if one in _CHINESE or one in _OTHERS or one in _UNCOUNTED]
        return known[0] if known else None
    kind = said.get("type", "")
    return kind if kind in _LETTERS else kind.lower() or None


def _printed(number: int, form: str) -> str:
    if form in _UNCOUNTED:
        return ""
    if form in _CHINESE:
        return counted(number, _CHINESE[form]) + "\u3001"
    return counted(number, _OTHERS.get(form) or _LETTERS.get(form, "decimal")) + ". "


def _number(words: str) -> int | None:
    """Return the whole number; None where there is none, or one that no list has."""
    bare = words.strip()
    return int(bare) if bare.isascii() and bare.isdecimal() and len(bare) <= _DIGITS else None


_DIGITS = 4


def _items(tree: Tree) -> Counter[int]:
    """Return how many items each list has, by its index, in one pass: lists may be many.

    Items whose end tag is left out hold the next ones.
    """
    lists = [0] * len(tree.nodes)
    items = Counter[int]()
    for node in tree.nodes[1:]:
        index, outer = node.index, node.parent
        lists[index] = outer if tree.nodes[outer].name in LISTS else lists[outer]
        items[lists[index]] += node.name == "li"
    return items
