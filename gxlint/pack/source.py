"""YAML files of a pack with the position of every key and value.

Values are plain: dict, list, str, int, Decimal, bool, None. They follow the core schema of YAML
1.2 (`no` and a date are text), whatever the file claims; a decimal stays exact.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from gxlint.pack.known import Known
from gxlint.pack.mistakes import Mistakes
from gxlint.pack.spots import Parts, Path_, Spot, Spots

_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("null", "Null", "NULL", "~", "")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("null", "bool", "int", "float", "str", "seq", "map", "timestamp", "value", "merge")
)
MOST_VALUES = 200_000
"""Values in one file; aliases that multiply themselves reach it, no honest file does."""


class Source:
    """A YAML file once read: its plain value, and where each part of it stands.

    `file` is the path that messages name.
    """

    def __init__(self, file: str, text: str, parts: Parts) -> None:
        self.file = file
        self.value = parts.value
        self._text = text
        self._spots = parts.spots
        self._keys = parts.keys

    def note(
        self,
        mistakes: Mistakes,
        path: Path_,
        message: str,
        column: int | None = None,
        *,
        key: bool = False,
    ) -> None:
        """Note a mistake at the value (or, with `key`, at the key) that `path` leads to.

        `column`, from 1, is a character of the text that stands there.
        """
        spot = self._keys.get(path) if key else None
        line, at = (spot.line, spot.column) if spot else self.at(path, column)
        mistakes.add(self.file, line, at, message)

    def at(self, path: Path_, column: int | None = None) -> tuple[int, int]:
        """Return line and column of the value at `path`, or of the nearest one around it.

        `column`, from 1, is a character of the text there.
        """
        while path not in self._spots and path:
            path, column = path[:-1], None
        spot = self._spots.get(path, Spot(1, 1))
        if column is None or spot.end == spot.start:
            return spot.line, spot.column
        content = self._content(path)
        raw = self._text[spot.start : spot.end]
        return _inside(spot, raw, content, min(column, len(content) + 1) - 1)

    def _content(self, path: Path_) -> str:
        value = self.value
        for step in path:
            value = value[step]
        return value if isinstance(value, str) else ""


def read(path: Path, file: str, mistakes: Mistakes, known: Known | None = None) -> Source | None:
    """Read a YAML file; None, with a mistake noted, where it is no YAML or cannot be read.

    `known` are files read before, so that only changed ones are parsed.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        mistakes.add(file, 1, 1, f"cannot be read: {error.strerror}")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        mistakes.add(file, line, column, "is not UTF-8; save the file as UTF-8")
        return None
    parts = known.get(text) if known else None
    if parts is None:
        parts = parse(text, file, mistakes)
        if known and parts:
            known.add(text, parts)
    return Source(file, text, parts) if parts else None


def parse(text: str, file: str, mistakes: Mistakes) -> Parts | None:
    """Return what YAML text holds; None, with a mistake noted, where it is none."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        mistakes.add(file, line, column, _syntax(error))
        return None
    except YAMLError as error:
        at = getattr(error, "position", 0)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        mistakes.add(file, line, column, "a control character; YAML is plain text")
        return None
    except RecursionError:
        mistakes.add(file, 1, 1, "is nested too deeply")
        return None
    if node is None:
        mistakes.add(file, 1, 1, "is empty; expected a mapping of keys to values")
        return None
    return _Plain(file, mistakes).parts(node)


def _syntax(error: Any) -> str:
    problem = str(error.problem or error.context or "")
    if problem.startswith("but "):
        problem = f"{error.context} {problem}"
    told = problem.replace("'<stream end>'", "the end of the file")
    hint = ""
    if "cannot start any token" in problem:
        hint = "; indent with spaces" if "\\t" in problem else "; put the text in double quotes"
    elif "mapping values are not allowed" in problem:
        told, hint = "a second ': ' in one line", "; put the text in double quotes"
    return f"is no YAML: {told}{hint}"


class _Refused(Exception):  # noqa: N818 - never leaves this module
    """The file holds something that is not plain; the mistake has been noted."""


class _Plain:
    """Makes plain values of nodes and writes down where each stands."""

    def __init__(self, file: str, mistakes: Mistakes) -> None:
        self._file = file
        self._mistakes = mistakes
        self._spots: Spots = {}
        self._keys: Spots = {}
        self._open: set[int] = set()

    def parts(self, node: Any) -> Parts | None:
        before = len(self._mistakes)
        try:
            value = self._value(node, ())
        except _Refused:
            return None
        if len(self._mistakes) > before:
            return None
        return Parts(value, self._spots, self._keys)

    def _value(self, node: Any, path: Path_) -> Any:
        if len(self._spots) > MOST_VALUES or id(node) in self._open:
            raise self._refused(node, "an alias that contains itself, or multiplies without end")
        if str(node.tag) not in _TAGS:
            raise self._refused(node, f"the tag {node.tag}; rule packs hold plain values")
        self._spots[path] = self._spot(node)
        if node.id == "scalar":
            return _plain(node)
        self._open.add(id(node))
        made = self._mapping(node, path) if node.id == "mapping" else self._sequence(node, path)
        self._open.discard(id(node))
        return made

    def _sequence(self, node: Any, path: Path_) -> list[Any]:
        return [self._value(item, (*path, i)) for i, item in enumerate(node.value)]

    def _mapping(self, node: Any, path: Path_) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in node.value:
            if key.id != "scalar":
                raise self._refused(key, "a key that is no text")
            name = str(key.value)
            if name in made:
                first = self._keys[(*path, name)].line
                self._note(
                    key, f"the key {name!r} stands here again; it is on line {first} already"
                )
                continue
            self._keys[(*path, name)] = self._spot(key)
            made[name] = self._value(value, (*path, name))
        return made

    @staticmethod
    def _spot(node: Any) -> Spot:
        mark = node.start_mark
        if node.id != "scalar":
            return Spot(mark.line + 1, mark.column + 1)
        end = node.end_mark.index
        return Spot(mark.line + 1, mark.column + 1, node.style, mark.index, end)

    def _refused(self, node: Any, found: str) -> _Refused:
        self._note(node, found)
        return _Refused()

    def _note(self, node: Any, message: str) -> None:
        mark = node.start_mark
        self._mistakes.add(self._file, mark.line + 1, mark.column + 1, message)


def _plain(node: Any) -> Any:
    text: str = node.value
    if node.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    return Decimal(text) if _DECIMAL.match(text) else text


def _inside(spot: Spot, raw: str, content: str, index: int) -> tuple[int, int]:
    """Return where character `index` of a text stands in the file, quoted or folded as it is."""
    places = [*_aligned(raw, spot.style, content)]
    offset = places[index] if index < len(places) else (places[-1] + 1 if places else 0)
    before = raw[:offset]
    newline = before.rfind("\n")
    if newline < 0:
        return spot.line, spot.column + offset
    return spot.line + before.count("\n"), offset - newline


def _aligned(raw: str, style: str | None, content: str) -> Iterator[int]:
    """Yield the offset in the raw text of each character of the content, as far as can be told."""
    at = raw.find("\n") + 1 if style in {"|", ">"} else len(style or "")
    for char in content:
        while at < len(raw) and not _stands_for(raw[at], char):
            at += 1
        yield at
        at = _after(raw, at, char, style)


def _stands_for(found: str, char: str) -> bool:
    return found in {char, "\\"} or (char in " \n" and found.isspace())


def _after(raw: str, at: int, char: str, style: str | None) -> int:
    """Return the offset behind the character that stands at `at`, as it is written there."""
    if style == '"' and raw.startswith("\\", at):
        return at + {"x": 4, "u": 6, "U": 10}.get(raw[at + 1 : at + 2], 2)
    if style == "'" and raw.startswith("''", at):
        return at + 2
    if char in " \n" and raw[at : at + 1].isspace():
        while raw[at] != char and raw[at + 1 : at + 2].isspace():
            at += 1
    return at + 1
