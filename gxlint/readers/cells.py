"""The lines of a cell put together."""

from collections.abc import Iterable

from gxlint.blocks import Text, joined

_WIDE = "\u2e80"
"""From here on characters are Chinese; they are broken anywhere, so a line end between them says
nothing. Between others it stays: it may part two figures."""


def in_one(lines: list[Text]) -> Text | None:
    """Return the lines of a cell as one text, None where there are none."""
    if len(lines) <= 1:
        return lines[0] if lines else None
    whole = lines[0]
    for line in lines[1:]:
        whole = joined((whole, line), _between(whole.content, line.content))
    return whole


def in_one_string(lines: Iterable[str]) -> str:
    """Return the same for lines that stand nowhere yet."""
    whole = ""
    for line in lines:
        whole += _between(whole, line) + line
    return whole


def _between(above: str, below: str) -> str:
    if not above or not below or (above[-1] >= _WIDE and below[0] >= _WIDE):
        return ""
    return "\n"
