"""Which rules of a style sheet hold on a screen of usual width."""

import re
from collections.abc import Iterator

_BRACE = re.compile(r"([{}])")
_DEEPEST = 20
"""Blocks within each other; a sheet of more is broken."""


def blocks_of(source: str) -> Iterator[tuple[str, str]]:
    """Yield the selectors and declarations of the rules that hold on a screen of usual width."""
    heads: list[str | None] = []
    """What begins the blocks that are open, None for one that does not hold."""
    parts = _BRACE.split(source)
    for words, brace in zip(parts[::2], parts[1::2], strict=False):
        if len(heads) > _DEEPEST:
            return
        if brace == "{":
            head = words.rpartition(";")[2].strip()
            holds = None not in heads and (head[:1] != "@" or _holds(head))
            heads.append(head if holds else None)
        elif heads:
            head = heads.pop()
            within = heads and not all(one.startswith("@") for one in heads if one)
            if head and head[0] != "@" and not within:
                yield head, words


def _holds(head: str) -> bool:
    """Tell whether what a block of that at-rule holds counts, as one for other media does not."""
    name, _, query = head.partition(" ")
    return name == "@layer" or (name == "@media" and is_for_screens(query))


_WIDTH = 1280
"""Pixels across of the screen that a page is read on."""
_CONDITION = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*(\d*\.?\d+)\s*(px|r?em)\s*\)")
_EM = 16


def is_for_screens(queries: str) -> bool:
    """Tell whether one of several media queries is met by a wide screen; none at all is."""
    return not queries.strip() or any(map(_is_met, queries.lower().split(",")))


def _is_met(query: str) -> bool:
    words = query.replace("(", " (").split(" and ")
    return all(_is_met_alone(word.strip()) for word in words)


def _is_met_alone(word: str) -> bool:
    if word.removeprefix("only").strip() in {"screen", "all"}:
        return True
    found = _CONDITION.fullmatch(word)
    if found is None:
        return False
    width = float(found[2]) * (1 if found[3] == "px" else _EM)
    return width <= _WIDTH if found[1] == "min" else width >= _WIDTH
