"""Hard-wrapped sentences put together again."""

from collections.abc import Iterable, Iterator

from gxlint.blocks import Block, Paragraph, Text, joined
from gxlint.readers.inline import stripped

SHORTEST = 24
"""A shorter line is not prose that was wrapped: headings and labels have up to 40 characters,
but those of more than 24 hold no comma."""

_COMMAS = ",;\uff0c\uff1b\u3002"
_ENDS = "\u3002\uff01\uff1f\uff1b\uff1a.!?;:)\uff09\u2026"
_NO_BEGINNING = "\uff0c\u3002\u3001\uff1b\uff1a\uff09\u300b\u201d\uff01\uff1f"
"""Marks that no line of its own begins with."""
_GAP = "  "
"""What parts the cells of a row that only spaces lay out."""
_ORDINAL_ENDS = ".\uff0e\u3001)\uff09"


def unwrapped(blocks: Iterable[Block], source: str) -> Iterator[Block]:
    """Yield the blocks with lines that continue a sentence joined to the line before.

    A line continues the one before if that is at least SHORTEST characters long, holds a comma or
    a full stop, does not end with a mark that ends a sentence, a list or a bracket, and if the line
    itself is neither a figure nor numbered. So a heading or a label on its own line stays alone.
    A line break that the author made (`<br>`, two spaces, a backslash) always parts.
    """
    waiting: list[Paragraph] = []
    for block in blocks:
        if not isinstance(block, Paragraph):
            yield from _closed(waiting)
            yield block
            continue
        for line in _broken(block):
            if waiting and not _continues(waiting[-1], line, source):
                yield from _closed(waiting)
            waiting.append(line)
    yield from _closed(waiting)


def _closed(waiting: list[Paragraph]) -> Iterator[Paragraph]:
    if len(waiting) == 1:
        yield waiting[0]
    elif waiting:
        yield Paragraph(_whole([line.text for line in waiting]), waiting[0].blank_before)
    waiting.clear()


def _whole(texts: list[Text]) -> Text:
    """Return the lines as one text; between words of Latin letters a space is put."""
    parts = [texts[0]]
    for text in texts[1:]:
        if parts[-1].content[-1:].isascii() and text.content[:1].isascii():
            parts.append(Text(" ", ((0, parts[-1].span().end),)))
        parts.append(text)
    return joined(parts)


def _broken(block: Paragraph) -> Iterator[Paragraph]:
    """Yield the lines of a paragraph between its line feeds, blank ones left out."""
    content = block.text.content
    if "\n" not in content:
        yield block
        return
    at, blanks = 0, block.blank_before
    for line in content.split("\n"):
        text = stripped(block.text.part(at, at + len(line)))
        at += len(line) + 1
        if text.content:
            yield Paragraph(text, blanks, block.bars if at > len(content) else 0)
            blanks = 0


def _continues(before: Paragraph, line: Paragraph, source: str) -> bool:
    if line.blank_before or before.bars or line.bars:
        return False
    words, more = before.text.content, line.text.content
    if not words or not more or _is_parted(before, line, source):
        return False
    if more[0] in _NO_BEGINNING:
        return True
    if len(words) < SHORTEST or words[-1] in _ENDS or not any(mark in words for mark in _COMMAS):
        return False
    return not (_is_figure(more) or _is_numbered(more) or _GAP in words or _GAP in more)


def _is_parted(before: Paragraph, line: Paragraph, source: str) -> bool:
    """Tell whether marks, tags or a forced line break stand between the two."""
    gap = source[before.text.span().end : line.text.span().start]
    return gap.startswith("  ") or bool(gap.strip())


def _is_figure(words: str) -> bool:
    return not words.strip("0123456789.,%+-/ ")


def _is_numbered(words: str) -> bool:
    """Tell `1.`, `(2)`, an ordinal with an enumeration comma; an ordinal has up to three signs."""
    if words[0] in "(\uff08":
        return any(mark in words[2:5] for mark in ")\uff09")
    return words[1] in _ORDINAL_ENDS or words[2:3] in tuple(_ORDINAL_ENDS) if words[1:] else False
