"""Serial numbers that an office has put before the rows of a table of which only lines are left."""

from collections.abc import Collection, Iterator, Sequence

from gxlint.report.tables.tokens import LABEL, OTHER, VALUE, Token

_FIRST = 1
_FEWEST = 3
"""Numbers that go on with the count and are sure to be serial though others follow that do not."""


def unnumbered(tokens: list[Token], heads: Collection[str]) -> list[Token]:
    """Return the tokens without the serial numbers of rows; `heads` are words above such numbers.

    The blank lines before such a number are those before the label behind it, then.
    """
    begun = [i for i, token in enumerate(tokens) if token.text.content in heads]
    if not begun:
        return tokens
    dropped: set[int] = set()
    following = _FIRST
    for begin, end in zip(begun, [*begun[1:], len(tokens)], strict=True):
        own, following = _serials(tokens, range(begin + 1, end), {_FIRST, following})
        dropped |= own
    return [_behind(tokens, i, dropped) for i in range(len(tokens)) if i not in dropped]


def _serials(tokens: Sequence[Token], part: range, wanted: Collection[int]) -> tuple[set[int], int]:
    """Return which tokens below such a word are serial, and the number that goes on with them.

    Each number right before a label is, from the first that is `wanted` up to one that does not go
    on with the count.
    """
    found: set[int] = set()
    following = _FIRST
    for i in _numbers(tokens, part):
        content = tokens[i].text.content
        number = int(content) if content.isdecimal() else 0
        if number not in wanted:
            return (found, following) if len(found) >= _FEWEST else (set(), _FIRST)
        found.add(i)
        following = number + 1
        wanted = (following,)
    return found, following


def _numbers(tokens: Sequence[Token], part: range) -> Iterator[int]:
    """Yield the numbers that stand where serial numbers do, up to a heading.

    The first number of all may stand before others: then the table is one row of figures.
    """
    first = True
    for i in part:
        token = tokens[i]
        if token.kind == OTHER and token.heading:
            return
        if token.kind == VALUE:
            before_label = i + 1 < len(tokens) and tokens[i + 1].kind == LABEL
            if before_label or (first and token.text.content == str(_FIRST)):
                yield i
            first = False


def _behind(tokens: Sequence[Token], at: int, dropped: Collection[int]) -> Token:
    """Return the token at `at`, with what stands before the number that was dropped before it."""
    token = tokens[at]
    if at - 1 not in dropped:
        return token
    serial = tokens[at - 1]
    return token._replace(gap=serial.gap, bars=serial.bars)
