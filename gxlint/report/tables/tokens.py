"""The blocks of a report as labels, values and other words, in reading order."""

from collections.abc import Iterator, Sequence

from gxlint.blocks import Block, Heading, Paragraph, Text, joined
from gxlint.forms.tables import Mark, TableForms, label_key
from gxlint.records import NamedTuple
from gxlint.report.tables.labels import LONGEST_VALUE, is_value, look_up

LABEL, VALUE, UNIT, OTHER, PAGE = "label", "value", "unit", "other", "page"

LONGEST_LINE = 160
"""Characters of the longest line that can hold a label and its row of figures."""


class Token(NamedTuple):
    """A label, a value, a unit, a page number or other words.

    `gap` counts the blank lines before it, None where they tell nothing (it stands on the line of
    the token before, or a page ends between); `bars` the pipes before it beyond the one that ends
    the cell before; `piped` says that pipes end its own line; `block` is the index of its block.
    """

    text: Text
    kind: str
    marks: tuple[Mark, ...]
    gap: int | None
    bars: int
    block: int
    piped: bool = False
    heading: bool = False


def flat_tokens(blocks: Sequence[Block], forms: TableForms, first: int) -> list[Token]:
    """Return the tokens of paragraphs and headings; `first` is the index of the first block."""
    found: list[Token] = []
    add = found.append
    labels = forms.labels
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
            add(Token(text, VALUE, (), gap, bars, i, own > 0))
        elif len(content) > LONGEST_LINE:
            add(Token(text, OTHER, (), gap, bars, i, own > 0, heading))
        elif marks := labels.get(content):
            add(Token(text, LABEL, marks, gap, bars, i, own > 0, heading))
        else:
            found += _line(Token(text, OTHER, (), gap, bars, i, own > 0, heading), forms)
            page = found[-1].kind == PAGE
        bars = own - 1 if own else 0
        blanks = 0
    return found


def _line(token: Token, forms: TableForms) -> list[Token]:
    """Return the tokens of a line that is neither bare digits nor a label as the pack has it."""
    content = token.text.content
    spaced = " " in content or "\t" in content or "\u3000" in content
    if len(content) > 2 * forms.longest and not spaced:
        return [token]
    if not (spaced and _are_figures(content.split(), forms)):
        kind, marks = _classified(content, forms)
        if kind != OTHER:
            return [token._replace(kind=kind, marks=marks)]
    if spaced and not token.heading:
        parts = _split(token.text, forms)
        if parts:
            inline = token._replace(gap=None, bars=0)
            tokens = [inline._replace(text=part, kind=k, marks=m) for part, k, m in parts]
            tokens[0] = tokens[0]._replace(gap=token.gap, bars=token.bars)
            return tokens
    return [token]


_GROUP = 3
_MOST_GROUPS = 4
_LEAST = 2


def _are_figures(words: Sequence[str], forms: TableForms) -> bool:
    """Tell a row of bare figures from a figure whose thousands are apart, and from `- 3 / 8 -`."""
    bare = sum(word.lstrip("+-").isdecimal() for word in words)
    if bare < _LEAST or 2 * bare <= len(words):
        return False
    if not all(is_value(word, forms.prints) for word in words):
        return False
    if len(words) == _GROUP and words[1] in forms.prints.null_marks:
        return False
    first, *rest = words
    thousands = len(rest) < _MOST_GROUPS and len(first) <= _GROUP and first[0] != "0"
    return not (thousands and all(len(word) == _GROUP and word.isdecimal() for word in rest))


def _classified(content: str, forms: TableForms) -> tuple[str, tuple[Mark, ...]]:
    prints = forms.prints
    if content in prints.units or content in prints.money:
        return UNIT, ()
    if is_value(content, prints):
        return VALUE, ()
    marks = look_up(content, forms)
    if marks:
        return LABEL, marks
    return (PAGE if _is_page(content, forms) else OTHER), ()


LONGEST_PAGE = 16


def _is_page(content: str, forms: TableForms) -> bool:
    """Tell whether a line is only a page number."""
    if len(content) > LONGEST_PAGE or content[-1] in ".\u3001\uff0e":
        return False
    key = label_key(content)
    bare = key.strip("0123456789").translate(_DIGITS)
    return len(bare) < len(key) and (not bare or bare in forms.prints.pages)


_DIGITS = dict.fromkeys(map(ord, "0123456789"))

Part = tuple[Text, str, tuple[Mark, ...]]


def _split(text: Text, forms: TableForms) -> list[Part]:
    """Return the cells of a line that holds a whole row between spaces; nothing if it does not."""
    words = list(_words(text))
    values: list[Part] = []
    unit = len(words) > 1 and words[-1].content in forms.prints.worded
    if unit and is_value(words[-2].content, forms.prints):
        words.pop()
    while words and is_value(words[-1].content, forms.prints):
        values.append((words.pop(), VALUE, ()))
    if words and values and words[-1].content in forms.prints.worded:
        words.pop()  # the unit column of a list; its form knows the unit
    found: list[Part] = []
    at = 0
    while at < len(words):
        end = next((e for e in range(len(words), at, -1) if _known(words[at:e], forms)), 0)
        if not end:
            return []
        whole = joined(words[at:end])
        found.append((whole, LABEL, look_up(whole.content, forms)))
        at = end
    if not found and len(values) == 1:
        return []
    return found + values[::-1]


def _known(words: Sequence[Text], forms: TableForms) -> bool:
    return bool(look_up("".join(w.content for w in words), forms))


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
    i, count = 0, len(tokens)
    while i < count:
        token = tokens[i]
        kind = token.kind
        if kind == OTHER or (kind == LABEL and i + 1 < count and tokens[i + 1].kind in PIECES):
            end = _label_end(tokens, i, forms)
            if end:
                whole = joined(t.text for t in tokens[i:end])
                marks = forms.labels[label_key(whole.content)]
                found.append(token._replace(text=whole, kind=LABEL, marks=marks))
                i = end
                continue
        found.append(token)
        i += 1
    return found


PIECES = (OTHER, UNIT)
"""What a piece of a broken label may be taken for; some are even taken for values."""
MOST_PIECES = 24


def _label_end(tokens: list[Token], start: int, forms: TableForms) -> int:
    """Return the end of the longest run of pieces from `start` that together are a label."""
    if len(tokens[start].text.content) > forms.longest or tokens[start].heading:
        return 0
    key = label_key(tokens[start].text.content)
    best = 0
    for end in range(start + 1, min(start + MOST_PIECES, len(tokens))):
        token = tokens[end]
        if len(key) > forms.longest or token.kind == PAGE or token.heading:
            break
        if len(token.text.content) > forms.longest + MOST_PIECES:
            break
        key += label_key(token.text.content)
        if key in forms.labels:
            best = end + 1
    return best
