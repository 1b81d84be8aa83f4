"""What Markdown says within a line: marks are left out, references resolved, offsets kept."""

import re
from collections.abc import Iterator

from gxlint.blocks import Text
from gxlint.readers.lines import Clean, Known, stripped, trimmed
from gxlint.records import NamedTuple

MARKS = "\\`*_~[<&"
_SPECIAL = re.compile(r"[\\`*_~\[<&\0]")
_TOKEN = re.compile(
    r"(?P<escape>\\(?:[!-/:-@\[-`{-~]|$))"
    r"|(?P<mark>`+|\*+|_+|~~)"
    r"|(?P<link>!?\[(?P<words>[^\[\]]*)\]\(\s*(?P<url><[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\))"
    r"|(?P<span>\[(?P<spanned>[^\[\]]*)\]\{[#.][^{}]*\})"
    r"|(?P<address><(?:[a-zA-Z][a-zA-Z0-9+.-]*:|[\w.+-]+@)[^<>\s]*>)"
    r"|(?P<tag><(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?:[\s/][^<>]*)?>)"
    r"|(?P<reference>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});)"
    r"|(?P<comment>\0+)"
)
STRUCK = frozenset(("del", "s", "strike", "sup", "script", "style"))
"""Elements whose words do not count: struck out, or a footnote mark that would join a figure."""


class Cut(NamedTuple):
    """`line[start:end]` is left out; `instead` stands for it."""

    start: int
    end: int
    instead: str = ""


def _unmarked(start: int, raw: str) -> Text:
    return stripped(without(start, raw, sorted(_cuts(raw), key=_outermost)))


clean = Clean.of(Known(lambda raw: None if _SPECIAL.search(raw) else trimmed(raw)), _unmarked)
"""Gives the words of a Markdown line or cell, stripped.

Marks of emphasis and code, tags, comments and struck-out words are gone, links show their words (a
picture without any, its address), so do pandoc's spans, `<br>` is a line feed.
"""


def _outermost(cut: Cut) -> tuple[int, int]:
    return cut.start, -cut.end


def without(start: int, raw: str, cuts: list[Cut]) -> Text:
    """Return the text with the cuts, which are sorted; one that lies in another counts nothing."""
    content: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = at = 0
    for cut in (*cuts, Cut(len(raw), len(raw))):
        if cut.start < at:
            continue
        for origin, kept in ((at, raw[at : cut.start]), (cut.start, cut.instead)):
            if kept:
                pieces.append((length, start + origin))
                content.append(kept)
                length += len(kept)
        at = cut.end
    return Text("".join(content), tuple(pieces) or ((0, start),))


def _cuts(raw: str) -> Iterator[Cut]:
    marks = _Marks(raw)
    struck: tuple[str, int] | None = None
    for token in _TOKEN.finditer(raw):
        begin, end = token.span()
        if token["mark"]:
            yield from marks.pair(begin, end)
        elif token["escape"]:
            yield Cut(begin, begin + 1)
        elif token["link"] is not None:
            yield from _link(token)
        elif token["span"] is not None:
            yield from (Cut(begin, begin + 1), Cut(token.end("spanned"), end))
        elif token["address"]:
            yield from (Cut(begin, begin + 1), Cut(end - 1, end))
        elif token["reference"]:
            yield _reference(token)
        else:
            yield Cut(begin, end, "\n" if token["name"] and token["name"].lower() == "br" else "")
            name = (token["name"] or "").lower()
            if name in STRUCK and not token["close"]:
                struck = struck or (name, begin)
            elif struck and name == struck[0]:
                yield Cut(struck[1], end)
                struck = None


def _link(token: re.Match[str]) -> Iterator[Cut]:
    begin, end = token.span()
    if token["words"].strip():
        yield Cut(begin, token.start("words"))
        yield Cut(token.end("words"), end)
    else:
        yield Cut(begin, token.start("url"))
        yield Cut(token.end("url"), end)


def _reference(token: re.Match[str]) -> Cut:
    from html import unescape

    said = unescape(token[0])
    return Cut(*token.span(), said)


class _Marks:
    """Pairs marks of emphasis, code and deletion of the same kind and length."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.open: dict[str, int] = {}

    def pair(self, begin: int, end: int) -> Iterator[Cut]:
        mark = self.raw[begin:end]
        before = self.raw[begin - 1] if begin else " "
        after = self.raw[end] if end < len(self.raw) else " "
        if len(mark) > _LONGEST_MARK or (mark[0] == "*" and before.isdigit() and after.isdigit()):
            return
        word = mark[0] == "_"
        opened = self.open.get(mark)
        if opened is not None and not before.isspace() and not (word and _is_latin(after)):
            del self.open[mark]
            if mark == "~~":
                yield Cut(opened, end)
            else:
                yield from (Cut(opened, opened + len(mark)), Cut(begin, end))
        elif not after.isspace() and not (word and _is_latin(before)):
            self.open[mark] = begin


_LONGEST_MARK = 3


def _is_latin(sign: str) -> bool:
    """Tell a sign beside which an underscore is part of a name: `file_name`."""
    return sign.isascii() and sign.isalnum()
