"""Sentences of a text that was broken at a right margin, put together again.

A text that was printed, or copied out of a PDF, has lines of one length. Elsewhere a line is a
paragraph, and the first long one shows it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from gxlint.blocks import Block, Paragraph, joined
from gxlint.columns import Blocks
from gxlint.readers.wrap import is_bracket_open, is_figure, is_numbered
from gxlint.records import NamedTuple

WIDEST = 104
"""Half characters of the longest line that a margin may end."""
SHORTEST = 20
"""A line of fewer characters tells nothing of the margin."""
LEAST = 6
"""Lines that must reach the margin."""
RAGGED = 3
"""Characters by which they may stop short: some marks may not begin a line."""

_MOST_LONGER = 2
"""Lines that must reach the margin for each that goes beyond it."""
_LONGEST_PAGE = 8
_ENDS = "\u3002\uff01\uff1f!?"
_PAGE = "0123456789-\u2014\u2013\u2015 /"
_COMMAS = frozenset(",;\uff0c\uff1b\u3002")
_WIDE = 0x2E80
_BLANKS = " \t\u3000\xa0"


class Margin(NamedTuple):
    """The least length of a line that reaches the margin, how it is measured, and how many do.

    `indented` says that paragraphs begin with an indent: then a line without one begins none.
    """

    least: int
    measure: Callable[[str], int]
    lines: int
    indented: bool = False


def without_margin(blocks: Blocks, source: str) -> Sequence[Block]:
    """Return the blocks with the lines of a sentence joined, if the text has a right margin.

    A line that reaches it goes on in the next, unless a blank line, an indent, an ordinal or a
    figure begins there, or it ends as a sentence does and paragraphs have no indent. The number of
    a page may stand between.
    """
    lengths = map(len, blocks.texts.contents)
    if any(length > WIDEST and at not in blocks.others for at, length in enumerate(lengths)):
        return blocks
    margin = _margin(blocks, source)
    if margin is None:
        return blocks
    found: list[Block] = []
    open_at = -1
    """Where the line stands that may go on; a page's number may follow it."""
    for block in blocks:
        if not isinstance(block, Paragraph):
            found.append(block)
            open_at = -1
            continue
        before = found[open_at] if open_at >= 0 else None
        if before and _is_page(block.text.content):
            found.append(block)
            continue
        paged = open_at + 1 < len(found)
        if isinstance(before, Paragraph) and _goes_on(before, block, source, paged=paged):
            found[open_at] = Paragraph(joined((before.text, block.text)), before.blank_before)
        else:
            found.append(block)
            open_at = len(found) - 1
        if not _is_open(block, margin, source):
            open_at = -1
    return found


def _margin(blocks: Iterable[Block], source: str) -> Margin | None:
    """Return where the lines of the text end, None if they end where they like.

    It is where most of them end; few may be longer. The rows of tables do not count, nor do lines
    without a comma: most are labels.
    """
    lines = [
        _indent(block, source) + block.text.content
        for block in blocks
        if isinstance(block, Paragraph)
        and len(block.text.content) >= SHORTEST
        and not _is_row(block.text.content)
        and not _COMMAS.isdisjoint(block.text.content)
    ]
    measures = ((len, RAGGED), (_width, 2 * RAGGED))
    found = [one for measure, ragged in measures if (one := _end_of(lines, measure, ragged))]
    best = max(found, key=lambda one: one.lines, default=None)
    return best and best._replace(indented=any(line[0] in _BLANKS for line in lines))


def _end_of(lines: Sequence[str], measure: Callable[[str], int], ragged: int) -> Margin | None:
    lengths = Counter(map(measure, lines))
    ends = {
        length: sum(lengths[length - short] for short in range(ragged + 1))
        for length in list(lengths)
    }
    end = max(ends, key=lambda length: (ends[length], length), default=0)
    longer = sum(many for length, many in lengths.items() if length > end)
    many = ends.get(end, 0)
    return Margin(end - ragged, measure, many) if many >= LEAST + _MOST_LONGER * longer else None


def _width(line: str) -> int:
    """Return the width of a line in half characters."""
    return sum(1 + (ord(sign) >= _WIDE) for sign in line)


def _is_row(content: str) -> bool:
    return "  " in content or (" " in content and content[-1].isdecimal())


def _indent(line: Paragraph, source: str) -> str:
    at = start = line.text.span().start
    while at and source[at - 1] in _BLANKS:
        at -= 1
    return source[at:start]


def _is_page(content: str) -> bool:
    """Tell whether a line is only a page's number between dashes."""
    return len(content) <= _LONGEST_PAGE and content[:1] in _PAGE[10:] and not content.strip(_PAGE)


def _is_open(line: Paragraph, margin: Margin, source: str) -> bool:
    """Tell whether a line reaches the margin before its sentence, or its paragraph, ends."""
    content = line.text.content
    if not content or _is_row(content) or (content[-1] in _ENDS and not margin.indented):
        return False
    return margin.measure(_indent(line, source) + content) >= margin.least


def _goes_on(before: Paragraph, line: Paragraph, source: str, *, paged: bool) -> bool:
    """Tell whether a line may go on with the sentence of the one before."""
    content = line.text.content
    if not content or line.bars or (line.blank_before and not paged):
        return False
    if _indent(line, source):
        return False
    if is_bracket_open(before.text.content):
        return True
    return not (is_figure(content) or is_numbered(content))
