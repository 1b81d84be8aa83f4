"""The blocks of a report as labels, values and other words, in reading order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gxlint.blocks import Block, Heading, Paragraph, Table, Text, joined
from gxlint.forms.tables import Mark, Prints, TableForms, label_key

LABEL, VALUE, OTHER, PAGE = "label", "value", "other", "page"

_DIGITS: dict[int, int | str | None] = dict.fromkeys(
    map(ord, "0123456789\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19,\uff0c.\uff0e")
)
_DIGITS |= dict.fromkeys(map(ord, " \t\n\r\xa0\u3000\u2002\u2003\u2009\u200b\ufeff%\uff05'"))
LONGEST_VALUE = 24
LONGEST_LINE = 160
"""Characters of the longest line that can hold a label and its row of figures."""


class Token(NamedTuple):
    """A label, a value or other words.

    `gap` counts the blank lines before it, None where they cannot be known; `bars` the pipes that
    stand before it beyond the one that ends the cell before; `block` is the index of its block and
    `inline` says that it stands on the same line as the token before.
    """

    text: Text
    kind: str
    marks: tuple[Mark, ...]
    gap: int | None
    bars: int
    block: int
    inline: bool = False
    piped: bool = False
    heading: bool = False


def is_value(content: str, prints: Prints) -> bool:
    """Tell whether a cell prints a figure (perhaps with sign or unit) or a null mark."""
    if content.isdigit():
        return len(content) <= LONGEST_VALUE
    if len(content) > LONGEST_VALUE or not content:
        return False
    if content in prints.null_marks:
        return True
    bare = content.translate(_DIGITS)
    if len(bare) == len(content):
        return False
    return not bare or bare in prints.worded or _signed(bare, prints)


def _signed(bare: str, prints: Prints) -> bool:
    for word in (*prints.plus, *prints.minus):
        if bare.startswith(word):
            rest = bare[len(word) :]
            return not rest or rest in prints.units or rest in prints.money
    return bare.strip("()\uff08\uff09") in prints.worded


def look_up(content: str, forms: TableForms) -> tuple[Mark, ...]:
    """Return what a label may stand for, whatever its ordinal; nothing if it is unknown."""
    key = label_key(content)
    index = forms.index
    found = index.get(key)
    if found is not None or len(key) > forms.longest + 3:
        return found or ()
    ordinals = forms.prints.ordinals
    while key and key[0] in ordinals:
        key = key[1:]
        found = index.get(key)
        if found is not None:
            return found
    bracket = max(content.find("("), content.find("\uff08"))
    if bracket > 0 and content[-1] in ")\uff09":
        return look_up(content[:bracket], forms)
    return ()


def flat_tokens(blocks: Sequence[Block], forms: TableForms, first: int) -> list[Token]:
    """Return the tokens of paragraphs and headings; `first` is the index of the first block."""
    found: list[Token] = []
    bars = blanks = 0
    for i, block in enumerate(blocks, first):
        assert not isinstance(block, Table)
        content = block.text.content
        own = block.bars if isinstance(block, Paragraph) else 0
        if not content:
            bars += own
            blanks += block.blank_before
            continue
        found += _line_tokens(block, i, block.blank_before + blanks, bars, forms)
        bars, blanks = max(own - 1, 0), 0
    return found


def _line_tokens(
    block: Paragraph | Heading, i: int, gap: int, bars: int, forms: TableForms
) -> Iterator[Token]:
    text = block.text
    content = text.content
    piped = isinstance(block, Paragraph) and block.bars > 0
    heading = isinstance(block, Heading)
    if len(content) > LONGEST_LINE:
        yield Token(text, OTHER, (), gap, bars, i)
        return
    kind, marks = _classified(content, forms)
    if kind == OTHER and not heading and (" " in content or "\t" in content or "\u3000" in content):
        parts = _split(text, forms)
        if parts:
            for j, (part, part_kind, part_marks) in enumerate(parts):
                yield Token(part, part_kind, part_marks, gap if not j else None, bars, i, j > 0)
            return
    yield Token(text, kind, marks, gap, bars, i, inline=False, piped=piped, heading=heading)


def _classified(content: str, forms: TableForms) -> tuple[str, tuple[Mark, ...]]:
    if is_value(content, forms.prints):
        return VALUE, ()
    marks = look_up(content, forms)
    if marks:
        return LABEL, marks
    key = label_key(content)
    bare = key.translate(_DIGITS)
    if len(bare) < len(key) and (not bare or bare in forms.prints.pages):
        return PAGE, ()
    return OTHER, ()


def _split(text: Text, forms: TableForms) -> list[tuple[Text, str, tuple[Mark, ...]]]:
    """Return the cells of a line that holds a whole row between spaces; nothing if it does not."""
    parts = list(_words(text))
    values: list[Text] = []
    while parts and is_value(parts[-1].content, forms.prints):
        values.append(parts.pop())
    found: list[tuple[Text, str, tuple[Mark, ...]]] = []
    at = 0
    while at < len(parts):
        for end in range(len(parts), at, -1):
            whole = joined(parts[at:end])
            marks = look_up(whole.content, forms)
            if marks:
                found.append((whole, LABEL, marks))
                at = end
                break
        else:
            return []
    if not found and len(values) < 2:
        return []
    return found + [(value, VALUE, ()) for value in reversed(values)]


def _words(text: Text) -> Iterator[Text]:
    content = text.content
    at = 0
    for word in content.split():
        start = content.index(word, at)
        at = start + len(word)
        yield text.part(start, at)


def merged(tokens: list[Token], forms: TableForms) -> list[Token]:
    """Return the tokens with labels that are broken over lines put together again."""
    found: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        end = _label_end(tokens, i, forms) if token.kind in (LABEL, OTHER) else 0
        if end > i + 1:
            whole = joined(t.text for t in tokens[i:end])
            found.append(
                token._replace(text=whole, kind=LABEL, marks=look_up(whole.content, forms))
            )
            i = end
        else:
            found.append(token)
            i += 1
    return found


MOST_PIECES = 10


def _label_end(tokens: list[Token], start: int, forms: TableForms) -> int:
    """Return the end of the longest run of pieces from `start` that together are a label."""
    key = label_key(tokens[start].text.content)
    best = 0
    for end in range(start + 1, min(start + MOST_PIECES, len(tokens))):
        token = tokens[end]
        if len(key) > forms.longest or token.kind not in (LABEL, OTHER) or token.heading:
            break
        key += label_key(token.text.content)
        if key in forms.index:
            best = end + 1
    return best
