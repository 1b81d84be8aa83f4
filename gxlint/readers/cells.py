"""The lines of a cell put together."""

from collections.abc import Iterable, Sequence

_WIDE = "\u2e80"
"""From here on characters are Chinese; they are broken anywhere, so a line end between them says
nothing. Between others it stays: it may part two figures."""


Line = tuple[str, tuple[tuple[int, int], ...]]
"""What a `Text` is made of. To make one takes as long as all else that is done to a line."""


def in_one(lines: Sequence[Line]) -> Line | None:
    """Return what a cell's text is made of, given its lines; None where there are none."""
    if not lines:
        return None
    whole, own = lines[0]
    pieces = list(own)
    above = whole
    for content, own in lines[1:]:
        if _is_parted(above, content):
            index, offset = pieces[-1] if pieces else (len(whole), 0)
            pieces.append((len(whole), offset + len(whole) - index))
            whole += "\n"
        length = len(whole)
        for index, offset in own:
            pieces.append((length + index, offset))
        whole += content
        above = content
    return whole, tuple(pieces)


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
