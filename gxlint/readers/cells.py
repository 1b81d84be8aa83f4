"""The lines of a cell put together."""

from collections.abc import Iterable

from gxlint.blocks import Text, joined
from gxlint.records import make

_WIDE = "\u2e80"
"""From here on characters are Chinese; they are broken anywhere, so a line end between them says
nothing. Between others it stays: it may part two figures."""


def in_one(lines: list[Text]) -> Text | None:
    """Return the lines of a cell as one text, None where there are none."""
    if len(lines) <= 1:
        return lines[0] if lines else None
    parts: list[Text] = []
    for line in lines:
        if parts and _is_parted(parts[-1].content, line.content):
            before = parts[-1]
            parts.append(make(Text, ("\n", ((0, before.offset(len(before.content))),))))
        parts.append(line)
    return joined(parts)


def in_one_string(lines: Iterable[str]) -> str:
    """Return the same for lines that stand nowhere yet."""
    parts: list[str] = []
    for line in filter(None, lines):
        if parts and _is_parted(parts[-1], line):
            parts.append("\n")
        parts.append(line)
    return "".join(parts)


def _is_parted(above: str, below: str) -> bool:
    return bool(above and below) and not (above[-1] >= _WIDE and below[0] >= _WIDE)
