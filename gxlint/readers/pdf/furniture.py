"""Page numbers, headers and footers: what stands at the edge of page after page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gxlint.readers.pdf.lines import NUMERALS, Line

_EDGE = 0.12
"""The share of a page's height, above and below, in which furniture stands."""
_OUTERMOST = 3
"""Lines at an edge that are looked at."""
_NUMBER = re.compile(
    r"[-\u2010-\u2015\u2500\u4e00~.\u00b7/|()\[\]\s]*\d{1,4}[-\u2010-\u2015\u2500\u4e00~.\u00b7/|()\[\]\s\d]*"
)
_PARTS_OF_NUMBER = 3
"""A dash, the number and another dash, with gaps between them."""
_COUNT = rf"(?:\d{{1,4}}|[{NUMERALS}\u3007\u96f6\u767e]{{1,4}})"
_WORDED = re.compile(
    rf"\u7b2c?{_COUNT}\u9875(?:[-/|(\uff08\uff0c,]?\u5171{_COUNT}\u9875[)\uff09]?)?|{_COUNT}"
    rf"|[Pp](?:age|\.)?\d{{1,4}}(?:(?:of|/)\d{{1,4}})?"
)
"""A number in words or among them: page, first page of three."""
_ROMAN = re.compile(r"[ivxlIVXL]{1,6}")


def furniture(pages: Sequence[tuple[float, list[Line]]]) -> set[Line]:
    """Return the lines that belong to the pages and not to the text.

    `pages` gives each page's height and lines from the top down.
    """
    edges = [line for height, lines in pages for line in _at_edges(height, lines)]
    seen = Counter(shape for shape, _ in {(_shape(line), line.page) for line in edges})
    found = {line for line in edges if _is_number(line) or seen[_shape(line)] > 1}
    return found.union(_counted([line for _, lines in pages for line in lines[-1:]]))


_FEWEST = 2
"""Pages of which the last lines are their numbers, at least, where they stand far from the edge."""


def _counted(last: Sequence[Line]) -> Iterator[Line]:
    """Yield last lines of pages, wherever they stand, that are numbers and count with the pages."""
    counted: dict[tuple[int, str, int], list[Line]] = {}
    for line in last:
        if _is_number(line) and len(number := re.findall(r"\d+", line.text)) == 1:
            shape, height = _shape(line)
            counted.setdefault((int(number[0]) - line.page, shape, height), []).append(line)
    for lines in counted.values():
        if len(lines) >= _FEWEST:
            yield from lines


def _at_edges(height: float, lines: list[Line]) -> list[Line]:
    above = [x for x in lines[:_OUTERMOST] if x.bottom > height * (1 - _EDGE)]
    below = [x for x in lines[-_OUTERMOST:] if x.top < height * _EDGE]
    return above + below


def _shape(line: Line) -> tuple[str, int]:
    """Return what a line has in common with its like on other pages: words and height."""
    return re.sub(r"\d+", "#", line.text).replace(" ", ""), round(line.bottom / 4)


def _is_number(line: Line) -> bool:
    """Tell a page's number, between dashes or not; a row of figures is none."""
    text = line.text
    if _WORDED.fullmatch(text.replace(" ", "")):
        return len(line.fields) == 1 or not text[0].isdigit()
    if len(line.fields) > _PARTS_OF_NUMBER:
        return False
    return bool(_NUMBER.fullmatch(text) or _ROMAN.fullmatch(text))
