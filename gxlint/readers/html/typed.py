"""Text whose white space a page shows as it stands: its lines are read as those of a text file."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from gxlint.blocks import Block, Text
from gxlint.readers.flat import Flat
from gxlint.readers.lines import Clean, Known, trimmed
from gxlint.readers.margin import without_margin
from gxlint.readers.text import drawn
from gxlint.records import make

_NONE = Known(lambda _: None)
"""No field is only its words here: each has its own place in the source."""


def typed_blocks(lines: Sequence[Text], source: str) -> Sequence[Block]:
    """Return the blocks that these lines make: paragraphs, and tables of fields between tabs.

    They stand in that source.
    """
    contents = drawn("\n".join(line.content for line in lines)).split("\n")
    lines = [
        make(Text, (content, line.pieces)) for content, line in zip(contents, lines, strict=True)
    ]
    starts = [0, *accumulate(len(line.content) + 1 for line in lines)]

    def text(at: int, field: str) -> Text:
        number = bisect_right(starts, at) - 1
        words, indent, _ = trimmed(field)
        begin = at - starts[number] + (indent if words else 0)
        return lines[number].part(begin, begin + len(words))

    flat = Flat(Clean.of(_NONE, text))
    for start, line in zip(starts, lines, strict=False):
        flat.add(start, line.content)
    flat.flush()
    return without_margin(flat.blocks, source)
