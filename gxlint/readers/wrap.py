"""Hard-wrapped sentences put together again."""

from collections.abc import Iterable, Iterator, Sequence

from gxlint.blocks import Block, Paragraph, Text, joined
from gxlint.readers.lines import stripped

SHORTEST = 24
"""A shorter line is not prose that was wrapped, unless its end says so."""

RAGGED = 3
"""Characters by which wrapped lines differ, since some marks may not begin a line."""

_COMMAS = ",;\uff0c\uff1b\u3002"
_OPEN_ENDS = ",\uff0c\u3001"
_ENDS = "\u3002\uff01\uff1f\uff1b\uff1a.!?;:)\uff09\u2026"
_NO_BEGINNING = "\uff0c\u3002\u3001\uff1b\uff1a\uff09\u300b\u201d\uff01\uff1f"
_BRACKETS = ("\u300a\u300b", "\u201c\u201d", "\uff08\uff09", "()", "\u3014\u3015")
_GAP = "  "
"""What parts the cells of a row that only spaces lay out."""
_ORDINAL_ENDS = ".\uff0e\u3001)\uff09"


def unwrapped(blocks: Iterable[Block], source: str) -> Iterator[Block]:
    """Yield the blocks with lines that continue a sentence joined to the line before.

    Only lines of one Markdown paragraph are joined, and never a figure to what goes before. A line
    continues the one before if

    - that ends with a comma or an open bracket, or the line begins with a mark no line begins with;
    - or the line is not numbered, and the one before is as long as the longest lines of its
      paragraph (two of SHORTEST characters or more), or has SHORTEST characters with a comma among
      them and does not end as a sentence, a list or a bracket ends.

    So a heading or a label on its own line stays alone. A line break that the author made (`<br>`,
    two spaces, a backslash) always parts.
    """
    run: list[Paragraph] = []
    for block in blocks:
        lines = _broken(block) if isinstance(block, Paragraph) else []
        if run and not (lines and _is_adjacent(run[-1], lines[0])):
            yield from _joined(run, source)
            run = []
        run.extend(lines)
        if not isinstance(block, Paragraph):
            yield block
    yield from _joined(run, source)


def _is_adjacent(before: Paragraph, line: Paragraph) -> bool:
    return not (line.blank_before or before.bars or line.bars)


def _joined(run: Sequence[Paragraph], source: str) -> Iterator[Paragraph]:
    if len(run) == 1:
        yield run[0]
        return
    full = _full(run)
    waiting: list[Paragraph] = []
    for line in run:
        if waiting and not _continues(waiting[-1], line, source, full):
            yield from _closed(waiting)
        waiting.append(line)
    yield from _closed(waiting)


def _full(run: Sequence[Paragraph]) -> int:
    """Return from which length on a line is as long as the longest; at least two lines must be."""
    lengths = sorted(len(line.text.content) for line in run)
    if len(lengths) > 1 and lengths[-2] >= max(lengths[-1] - RAGGED, SHORTEST):
        return lengths[-1] - RAGGED
    return lengths[-1] + 1 if lengths else 0


def _closed(waiting: list[Paragraph]) -> Iterator[Paragraph]:
    if len(waiting) == 1:
        yield waiting[0]
    elif waiting:
        yield Paragraph(_whole([line.text for line in waiting]), waiting[0].blank_before)
    waiting.clear()


def _whole(texts: list[Text]) -> Text:
    """Return the lines as one text; after a line of Latin words a space is put."""
    parts = [texts[0]]
    for text in texts[1:]:
        if parts[-1].content.isascii():
            parts.append(Text(" ", ((0, parts[-1].span().end),)))
        parts.append(text)
    return _without_bold(joined(parts))


def _without_bold(text: Text) -> Text:
    """Return the text without the marks of bold words that go over the end of a line."""
    stretches = text.content.split("**")
    if len(stretches) == 1 or len(stretches) % 2 == 0:
        return text
    parts: list[Text] = []
    at = 0
    for stretch in stretches:
        parts.append(text.part(at, at + len(stretch)))
        at += len(stretch) + 2
    return joined(parts)


def _broken(block: Paragraph) -> list[Paragraph]:
    """Return the lines of a paragraph between its line feeds, blank ones left out."""
    content = block.text.content
    if "\n" not in content:
        return [block]
    found: list[Paragraph] = []
    at, blanks = 0, block.blank_before
    for line in content.split("\n"):
        text = stripped(block.text.part(at, at + len(line)))
        at += len(line) + 1
        if text.content:
            found.append(Paragraph(text, blanks, block.bars if at > len(content) else 0))
            blanks = 0
    return found


def _continues(before: Paragraph, line: Paragraph, source: str, full: int) -> bool:
    words, more = before.text.content, line.text.content
    if not words or not more or _is_parted(before, line, source):
        return False
    if more[0] in _NO_BEGINNING:
        return True
    if is_figure(more) or _GAP in words or _GAP in more:
        return False
    return _is_open(words) or (not is_numbered(more) and (len(words) >= full or _is_prose(words)))


def _is_open(words: str) -> bool:
    """Tell whether the line ends where no paragraph does."""
    return words[-1] in _OPEN_ENDS or is_bracket_open(words)


def is_bracket_open(words: str) -> bool:
    """Tell whether a bracket or quotation mark of the line is not closed in it."""
    return any(words.count(pair[0]) > words.count(pair[1]) for pair in _BRACKETS)


def _is_prose(words: str) -> bool:
    """Tell whether the line is a sentence that has not come to its end."""
    return (
        len(words) >= SHORTEST and words[-1] not in _ENDS and any(mark in words for mark in _COMMAS)
    )


def _is_parted(before: Paragraph, line: Paragraph, source: str) -> bool:
    """Tell whether tags, a forced line break or the end of a bold line stand between the two."""
    begin, end = before.text.span()
    gap = source[end : line.text.span().start]
    if gap.startswith("  ") or gap.strip("*_` \t\r\n\u3000\xa0"):
        return True
    return bool(gap.strip()) and source[begin - 1 : begin] in ("*", "_")


def is_figure(words: str) -> bool:
    """Tell whether a line holds figures and nothing else."""
    return not words.strip("0123456789.,%+-/ ")


def is_numbered(words: str) -> bool:
    """Tell `1.`, `(2)`, an ordinal with an enumeration comma; an ordinal has up to three signs."""
    bracket = words[0] in "(\uff08"
    ordinal = words[bracket : bracket + 3]
    length = next((i for i, sign in enumerate(ordinal) if not sign.isnumeric()), len(ordinal))
    end, after = words[bracket + length : bracket + length + 1], words[bracket + length + 1 :]
    return length > 0 and end in tuple(_ORDINAL_ENDS) and not (end == "." and after[:1].isdigit())
