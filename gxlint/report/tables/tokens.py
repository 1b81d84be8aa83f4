"""The blocks of a report as labels, values and other words, in reading order."""

from collections.abc import Sequence

from gxlint.blocks import Block, Heading, Paragraph, Text, joined
from gxlint.columns import Texts
from gxlint.forms.tables import Mark, label_key
from gxlint.readers.lines import stripped
from gxlint.records import NamedTuple, make
from gxlint.report.tables.labels import LONGEST_VALUE
from gxlint.report.tables.spaced import split_row
from gxlint.report.tables.words import (
    FIGURE,
    LABEL,
    OTHER,
    PAGE,
    PIECES,
    UNIT,
    VALUE,
    Words,
    forms_of,
    is_spaced,
    may_hold_row,
)

__all__ = ["LABEL", "OTHER", "PAGE", "UNIT", "VALUE", "Token", "flat_tokens", "merged"]


class Token(NamedTuple):
    """A label, a value, a unit, a page number or other words.

    `marks` are what a label may stand for, `forms` the forms of these. `gap` counts the blank lines
    before it, None where they tell nothing (it stands on the line of the token before, or a page
    ends between); `bars` the pipes before it beyond the one that ends the cell before; `piped` says
    that pipes end its own line; `block` is the index of its block.
    """

    text: Text
    kind: str
    marks: tuple[Mark, ...]
    forms: frozenset[str]
    gap: int | None
    bars: int
    block: int
    piped: bool = False
    heading: bool = False


_NONE = FIGURE.forms


def flat_tokens(blocks: Sequence[Block], words: Words, first: int) -> list[Token]:
    """Return the tokens of paragraphs and headings; `first` is the index of the first block."""
    found: list[Token] = []
    add = found.append
    known = words.known
    longest = 2 * words.forms.longest
    bars = blanks = own = 0
    page = heading = False
    for i, block in enumerate(blocks, first):
        if isinstance(block, Paragraph):
            text, before, own = block
            heading = False
        else:
            assert isinstance(block, Heading)
            text, before, own = block.text, block.blank_before, 0
            heading = True
        content = text.content
        if not content:
            bars += own
            blanks += before
            continue
        gap = None if page else before + blanks
        page = False
        if content.isdecimal() and len(content) <= LONGEST_VALUE:
            add(make(Token, (text, VALUE, (), _NONE, gap, bars, i, own > 0, False)))
        elif len(content) > longest and not may_hold_row(content):
            add(make(Token, (text, OTHER, (), _NONE, gap, bars, i, own > 0, heading)))
        else:
            word = known.get(content) or words.word(content)
            kind, marks, own_forms, _, _, _ = word
            if kind != LABEL:
                marks, own_forms = (), _NONE
                if kind == VALUE and content[-1].isdecimal() and is_spaced(content):
                    text = _without_unit(text, words)
            token = make(Token, (text, kind, marks, own_forms, gap, bars, i, own > 0, heading))
            if kind == OTHER and not heading and (is_spaced(content) or words.colon(content)):
                found += _line(token, words)
            else:
                add(token)
                page = kind == PAGE
        bars = own - 1 if own else 0
        blanks = 0
    return found


def _without_unit(text: Text, words: Words) -> Text:
    """Return a figure without the unit before it, which is another cell of its row."""
    unit = text.content.split(maxsplit=1)[0]
    return stripped(text.part(len(unit))) if unit in words.forms.prints.worded else text


def _line(token: Token, words: Words) -> list[Token]:
    """Return the tokens of a line that holds a whole row between spaces; else the line's own."""
    _, _, _, _, gap, bars, block, piped, _ = token
    found: list[Token] = []
    cells = Texts()
    row = split_row(token.text, words, cells)
    for text, (_, _, word) in zip(cells, row.cuts if row else (), strict=True):
        kind = VALUE if word is FIGURE else LABEL if word.marks and word.kind != UNIT else word.kind
        found.append(Token(text, kind, word.marks, word.forms, gap, bars, block, piped))
        gap, bars = None, 0
    return found or [token]


def merged(tokens: list[Token], words: Words) -> list[Token]:
    """Return the tokens with labels that are broken over lines put together again."""
    found: list[Token] = []
    labels = words.forms.labels
    i, count = 0, len(tokens)
    while i < count:
        token = tokens[i]
        kind = token.kind
        if kind == OTHER or (kind == LABEL and i + 1 < count and tokens[i + 1].kind in PIECES):
            end = _label_end(tokens, i, words)
            if end:
                whole = joined(t.text for t in tokens[i:end])
                marks = labels[label_key(whole.content)]
                found.append(
                    token._replace(text=whole, kind=LABEL, marks=marks, forms=forms_of(marks))
                )
                i = end
                continue
        found.append(token)
        i += 1
    return found


MOST_PIECES = 24


def _label_end(tokens: list[Token], start: int, words: Words) -> int:
    """Return the end of the longest run of pieces from `start` that together are a label."""
    token = tokens[start]
    longest = words.forms.longest
    if len(token.text.content) > longest or token.heading:
        return 0
    key = label_key(token.text.content)
    best = 0
    for end in range(start + 1, min(start + MOST_PIECES, len(tokens))):
        token = tokens[end]
        content = token.text.content
        if len(key) > longest or token.kind == PAGE or token.heading:
            break
        if token.kind == VALUE and token.gap is None:  # a figure of its row
            break
        if len(content) > longest + MOST_PIECES:
            break
        key += label_key(content)
        if key in words.forms.labels:
            best = end + 1
    return best
