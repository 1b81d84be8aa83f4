"""The texts of a stretch of HTML and the markup between them, found in one linear pass."""

import re
from collections.abc import Sequence
from itertools import accumulate

from gxlint.readers.html.strokes import TAG, IrregularError, Stroke, Strokes
from gxlint.records import NamedTuple


class Shape(NamedTuple):
    """The runs of text of a stretch, each with the stroke of markup behind it but for the last one.

    `begins` are the offsets of the strokes, and at last that of the end. `signs` holds the letters
    of their tags, `x` for each run between; it is empty where that is not as certain.
    """

    runs: list[str]
    strokes: list[Stroke]
    begins: list[int]
    signs: str


_RUN = re.compile(r">(\s*+[^<\s][^<]*+)<")
"""Text between two tags; or between brackets of attributes, which `Strokes` will tell."""


def shape_of(text: str, start: int, end: int, strokes: Strokes) -> Shape:
    """Return the shape of `text[start:end]`."""
    first, last = text.find("<", start, end), text.rfind(">", start, end)
    if first < 0 or last < first:
        return Shape([_last(text[start:end])], [], [end], "")
    parts = _RUN.split(text[first + 1 : last])
    try:
        found = list(map(strokes.__getitem__, parts[::2]))
    except IrregularError:
        parts = _mended(parts, strokes)
        if not parts:
            return _searched(text[start:end], start, strokes)
        found = list(map(strokes.__getitem__, parts[::2]))
    markup, inner = parts[::2], parts[1::2]
    steps = [len(tags) + len(run) + 2 for tags, run in zip(markup, inner, strict=False)]
    begins = [*accumulate(steps, initial=first), end]
    runs = [text[start:first], *inner, _last(text[last + 1 : end])]
    return Shape(runs, found, begins, "x".join([stroke.signs for stroke in found]))


def _mended(parts: Sequence[str], strokes: Strokes) -> list[str]:
    """Return the parts with the markup in one piece that brackets of attributes took apart.

    Nothing where that is not all that is wrong with them.
    """
    mended: list[str] = []
    at = 0
    while at < len(parts):
        markup, end = parts[at], at + 1
        while not strokes.takes(markup):
            if end == len(parts) or end > at + _FAR:
                return []
            markup = f"{markup}>{parts[end]}<{parts[end + 1]}"
            end += 2
        mended += markup, *parts[end : end + 1]
        at = end + 1
    return mended


_FAR = 8
"""Parts that a tag reaches over, brackets in its attributes counted."""


def _searched(source: str, start: int, strokes: Strokes) -> Shape:
    """Return the shape of a source with brackets within attributes or among its text."""
    last = source.rfind(">") + 1
    parts = TAG.split(source[:last])
    parts[-1] = _last(parts[-1] + source[last:])
    runs, found, begins = [parts[0]], [], [start + len(parts[0])]
    markup = [""]
    for inner, run in zip(parts[1::2], parts[2::2], strict=True):
        markup += inner, run
        if run and not run.isspace():
            found.append(strokes.worked_out([*markup[:-1], ""]))
            runs.append(run)
            begins.append(begins[-1] + sum(map(len, markup)) + len(markup) - 1)
            markup = [""]
    found.append(strokes.worked_out(markup))
    begins.append(start + len(source))
    return Shape([*runs, ""], found, begins, "x".join([stroke.signs for stroke in found]))


def _last(run: str) -> str:
    """Return the last run: white space before a comment or script says nothing."""
    return "" if run.isspace() else run
