"""The lines of a text, as editors count them, and what stands on them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, chain, repeat, starmap
from operator import add

from gxlint.blocks import Text
from gxlint.records import NamedTuple, make
from gxlint.source import too_large

MAX_LINES = 200_000
MAX_CELLS = 500_000
MAX_MARKS = 300_000
"""Beyond these a file is refused: a report has some 1,000 lines, and a block costs 300 bytes."""

ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""What web editors leave behind: it looks like nothing, but `str.strip` keeps it."""

_EDGES = " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
_EDGES += "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" + ZERO_WIDTH


def lines(text: str) -> Iterator[tuple[int, str]]:
    r"""Return each line with its offset in the text; its end (`\r\n`, `\n` or `\r`) is left out.

    Form feeds, U+0085, U+2028 and U+2029 end no line, unlike in `str.splitlines`.
    """
    chunks = text.split("\n")
    starts = accumulate(map(add, map(len, chunks), repeat(1)), initial=0)
    found = zip(starts, chunks, strict=False)
    return chain.from_iterable(starmap(parted, found)) if "\r" in text else found


def parted(start: int, chunk: str) -> Iterator[tuple[int, str]]:
    """Yield the lines between the carriage returns of what ends with a line feed."""
    for piece in chunk.removesuffix("\r").split("\r"):
        yield start, piece
        start += len(piece) + 1


def check_size(text: str, marks: Sequence[str] = ("**",)) -> None:
    """Raise ReadError `file-too-large` for a text that no report is as long as.

    What counts are lines, fields of tables, and signs that the reader has to look into, `marks`.
    """
    if len(text) <= MAX_LINES:
        return
    for unit, limit, count in (
        ("lines", MAX_LINES, max(text.count("\n"), text.count("\r"))),
        ("cells", MAX_CELLS, text.count("\t") + text.count("|")),
        ("marks", MAX_MARKS, sum(map(text.count, marks))),
    ):
        if count > limit:
            raise too_large(unit, count, limit)


Found = tuple[str, int, int]
"""The words of a field or line, where in it they begin, and the pipes behind them."""


class Known(dict[str, Found | None]):
    """What `find` makes of short lines and fields, remembered: labels and figures recur."""

    def __init__(self, find: Callable[[str], Found | None]) -> None:
        self._find = find
        self._paragraphs: dict[str, Found] = {}

    def __missing__(self, raw: str) -> Found | None:
        if len(raw) > _SHORT:
            return self._long(raw)
        found = self._find(raw)
        if len(self) >= _MOST:
            self.clear()
        self[raw] = found
        return found

    def _long(self, raw: str) -> Found | None:
        """Return the same for a paragraph, of which fewer are remembered."""
        kept = self._paragraphs
        found = kept.get(raw)
        if found is None:
            found = self._find(raw)
            if found is not None and len(raw) <= _LONGEST:
                if len(kept) >= _MOST_LONG:
                    kept.clear()
                kept[raw] = found
        return found


_SHORT, _LONGEST = 32, 1000
_MOST, _MOST_LONG = 4096, 1024
"""Characters of the longest line and paragraph that are remembered, and how many are of either;
then it begins anew."""


Cutting = Callable[[str], tuple[int, list[str]]]
"""Gives where in a line its first field begins, and its fields, with one sign behind each."""
Row = tuple[tuple[str, ...], tuple[int, ...]]
"""The words of the fields of a row, and where in its line they begin."""


class Clean(NamedTuple):
    """Makes text of a field, a line or a heading.

    `known` has those that are nothing but their words; `marked` makes the text of one that holds
    marks, given where it stands. `rows` are those of which all fields are known, by
    what cut them.
    """

    known: Known
    marked: Callable[[int, str], Text]
    rows: dict[Cutting, dict[str, Row]]

    @classmethod
    def of(cls, known: Known, marked: Callable[[int, str], Text]) -> "Clean":
        """Return what knows no rows yet."""
        return cls(known, marked, {})

    def __call__(self, start: int, raw: str) -> Text:
        """Return the text of what stands at `start`."""
        found = self.known[raw]
        if found is None:
            return self.marked(start, raw)
        return make(Text, (found[0], ((0, start + found[1]),)))


def trimmed(raw: str) -> Found:
    """Return what stands in a field without white space around it."""
    body = raw.strip()
    if not body.isprintable():
        body = body.strip(_EDGES)
    return body, raw.index(body[0]) if body else 0, 0


def _without_bold(start: int, raw: str) -> Text:
    body, indent, _ = trimmed(raw)
    return _unmarked(body, start + indent)


plain = Clean.of(Known(lambda raw: None if "**" in raw else trimmed(raw)), _without_bold)
"""Gives what stands there without white space around it or marks of bold in it.

Nothing but white space gives an empty text that points at where it stands.
"""


def stripped(text: Text) -> Text:
    """Return the text without white space and zero-width characters at its ends."""
    bare = plain(0, text.content)
    if bare.content == text.content:
        return text
    begin = bare.pieces[0][1] if bare.content else 0
    return text.part(begin, begin + len(bare.content))


def _unmarked(body: str, origin: int) -> Text:
    """Return the body without the pairs of asterisks that make words bold in Markdown."""
    parts = body.split("**")
    last = len(parts) if len(parts) % 2 else len(parts) - 1
    content: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = at = 0
    for i, part in enumerate(parts):
        kept = part if i < last else "**" + part
        start = at if i < last else at - 2
        if kept:
            pieces.append((length, origin + start))
            content.append(kept)
            length += len(kept)
        at += len(part) + 2
    return Text("".join(content), tuple(pieces) or ((0, origin),))


def without_attributes(words: str) -> str:
    """Return the words of a heading without the identifier and classes that pandoc gives it."""
    body = words.rstrip()
    opening = body.rfind("{") if body.endswith("}") else -1
    return body[:opening] if opening >= 0 and body[opening + 1] in _ATTRIBUTES else words


_ATTRIBUTES = "#.-"
