"""Lines as titles and headings are matched, remembered by what they print.

Offices print the same headings and many of the same paragraphs; to fold one takes ten times as long
as to look it up. What is remembered is the same string in every report, so that whatever is known
of its words (`report.sayings`) is found without comparing them.
"""

from collections.abc import Sequence

from gxlint.blocks import Text
from gxlint.columns import Texts
from gxlint.folding import all_squeezed
from gxlint.records import make

_MARKS = "#* "
_MOST = 1024
_LONGEST = 1000
"""Lines that are remembered, and their characters: a few megabytes for all of them."""

_known: dict[str, tuple[str, int]] = {}
"""By what lines print: their bare words, and where in the line these begin."""


def bared(texts: Texts, indices: Sequence[int]) -> dict[int, Text]:
    """Return the texts at these indices, by index, squeezed and `bare`."""
    contents, starts, odd = texts.contents, texts.starts, texts.odd
    found: dict[int, Text] = {}
    new: list[int] = []
    for at in indices:
        known = None if at in odd else _known.get(contents[at])
        if known is None:
            new.append(at)
        else:
            words, lead = known
            found[at] = make(Text, (words, ((0, starts[at] + lead),)))
    if new:
        made = map(bare, all_squeezed(texts.picked(new)))
        for at, text in zip(new, made, strict=True):
            found[at] = text
            if at not in odd:
                _remember(contents[at], starts[at], text)
    return found


def bare_line(texts: Texts, at: int) -> Text:
    """Return the text at this index, squeezed and `bare`."""
    raw = texts.contents[at]
    known = None if at in texts.odd else _known.get(raw)
    if known is None:
        return bared(texts, (at,))[at]
    return make(Text, (known[0], ((0, texts.starts[at] + known[1]),)))


def _remember(raw: str, start: int, text: Text) -> None:
    """Know from now on what a line prints that begins there, if it is one stretch of it."""
    words, pieces = text
    if len(pieces) == 1 and len(raw) <= _LONGEST:
        if len(_known) >= _MOST:
            _known.clear()
        _known[raw] = words, pieces[0][1] - start


def bare(text: Text) -> Text:
    """Return the text without `#` and `*` around it, which stay where text is not Markdown."""
    content = text[0]
    if not content or (content[0] not in _MARKS and content[-1] not in _MARKS):
        return text
    start = len(content) - len(content.lstrip(_MARKS))
    return text.part(start, max(start, len(content.rstrip(_MARKS))))
