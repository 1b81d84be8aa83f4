"""Rows whose cells stand between commas, as a spreadsheet saves them."""

from itertools import takewhile

_FEWEST_COMMAS = 40
_FEWEST_ROWS = 5
_MOST_GROUPED = 3
"""Fields that digits in groups of thousands may have; a row of bare figures has more."""
_LONGEST = 100
_FIGURES = "+-\uff0b\uff0d0123456789\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19. "
_WORDED = 16
"""Characters of a figure with its unit."""
_STOPS = "\u3002\uff1b;\t|"


def tabbed(text: str) -> str:
    """Return the text with tabs for the commas of its rows; every character keeps its place.

    A row is a label with figures behind it, or figures alone; lines of a header stand above one,
    and below one lines with as many commas, their figures left out. Where there are only a few
    rows, they are no table's.
    """
    if text.count(",") < _FEWEST_COMMAS:
        return text
    lines = text.split("\n")
    rows = {at for at, line in enumerate(lines) if "," in line and _is_row(line)}
    if len(rows) < _FEWEST_ROWS:
        return text
    around = {near for at in rows for near in (*_heads(lines, at), *_fellows(lines, at))}
    for at in rows | around:
        lines[at] = lines[at].replace(",", "\t")
    return "\n".join(lines)


def _is_row(line: str) -> bool:
    if not _is_plain(line):
        return False
    label, *figures = (field.strip() for field in line.split(","))
    while figures and not _is_figure(figures[0]):
        label = figures.pop(0)
    if not any(map(_has_digit, figures)) or not all(map(_is_figure, figures)):
        return False
    if not _is_figure(label):
        return len(label) <= _LONGEST and not label[-1:].isdecimal()
    return len(figures) > _MOST_GROUPED


def _is_figure(field: str) -> bool:
    """Tell a figure, perhaps with its unit, an empty field or a mark for nothing."""
    if len(field) <= 1 or not field.strip(_FIGURES):
        return True
    return len(field) <= _WORDED and field.lstrip("+-")[:1].isdecimal()


def _has_digit(field: str) -> bool:
    return any(map(str.isdecimal, field))


def _heads(lines: list[str], row: int) -> list[int]:
    """Return the lines right above a row that are the rows of its header."""
    above = range(row - 1, -1, -1)
    return [*takewhile(lambda at: _is_head(lines[at]), above)]


def _fellows(lines: list[str], row: int) -> list[int]:
    """Return the lines right below a row that have as many fields, none of them a figure."""
    many = lines[row].count(",")
    below = range(row + 1, len(lines))
    return [*takewhile(lambda at: lines[at].count(",") == many and _is_plain(lines[at]), below)]


def _is_plain(line: str) -> bool:
    return not any(mark in line for mark in _STOPS)


def _is_head(line: str) -> bool:
    fields = line.split(",")
    if len(fields) <= 1 or not _is_plain(line) or _has_digit(line):
        return False
    return max(map(len, fields)) <= _LONGEST
