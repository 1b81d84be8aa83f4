"""A page within the data of a script, as sites keep an article that a script is to show."""

import re
from collections.abc import Iterator

from gxlint.blocks import Text
from gxlint.readers.html.scan import unescaped
from gxlint.records import NamedTuple, make

_STRINGS = (
    re.compile(r"\\.|\"((?:[^\"\\]++|\\.)*+)\"", re.DOTALL),
    re.compile(r"\\.|'((?:[^'\\]++|\\.)*+)'", re.DOTALL),
)
"""Strings, of JSON and others. Escapes are taken first, so that none of them begins one."""
_MARKUP = re.compile(r"<\\?/(?:p|td|div|span|h\d)|\\u003c(?:\\?/|\\u002f)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|x[0-9a-fA-F]{2}|.)")
_TITLE = re.compile(
    r"[\"']?\b(?:article)?_?(?:title|subject)[\"']?\s*:\s*\"((?:[^\"\\]++|\\.)*+)\"", re.IGNORECASE
)
_NEAR = 3000
"""Characters of data beside an article among which its title stands."""
_LONGEST = 200
"""Characters of a title in its data."""
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": " ", "f": " "}


class Quoted(NamedTuple):
    """An article in a script, and its title, each with its offsets in the file."""

    source: Text
    title: Text | None


def quoted_in(text: str, start: int, end: int, least: int) -> Quoted | None:
    """Return the longest string with markup between two offsets of a script.

    None where no such string has at least so many characters.
    """
    for strings in _STRINGS:
        spans = (found.span(1) for found in strings.finditer(text, start, end) if found[1])
        held = [
            span for span in spans if span[1] - span[0] >= least and _MARKUP.search(text, *span)
        ]
        if held:
            break
    else:
        return None
    first, last = max(held, key=lambda span: span[1] - span[0])
    return Quoted(_spelt(text, first, last), _title(text, first, last, (start, end)))


def _title(text: str, first: int, last: int, bounds: tuple[int, int]) -> Text | None:
    """Return the title nearest to the article: the last one before it, or the first behind it."""
    before = list(_TITLE.finditer(text, max(first - _NEAR, bounds[0]), first))
    behind = _TITLE.search(text, last, min(last + _NEAR, bounds[1]))
    found = before[-1] if before else behind
    if found is None or not 0 < found.end(1) - found.start(1) <= _LONGEST:
        return None
    return _spelt(text, *found.span(1))


def _spelt(text: str, start: int, end: int) -> Text:
    """Return what a string of a script says."""
    parts: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    for part, offset in _parts(text, start, end):
        pieces.append((length, offset))
        parts.append(part)
        length += len(part)
    return make(Text, ("".join(parts), tuple(pieces or [(0, start)])))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    at = start
    for found in _ESCAPE.finditer(text, start, end):
        if found.start() > at:
            yield text[at : found.start()], at
        yield _sign(found[0]), found.start()
        at = found.end()
    if at < end:
        yield text[at:end], at


def _sign(escape: str) -> str:
    """Return the character that an escape of JavaScript stands for."""
    kind = escape[1]
    if len(escape) == len("\\n"):
        return _SIGNS.get(kind, kind)
    units = [int(digits, 16) for digits in re.split(r"\\[ux]", escape)[1:]]
    sign = "".join(map(chr, units)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unescaped(sign)
