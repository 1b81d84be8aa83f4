"""The running text worth reading: paragraphs on a topic, cleaned of marks and titles."""

from collections.abc import Iterator
from functools import lru_cache

from gxlint.blocks import Text, joined
from gxlint.extract.heads import holds
from gxlint.folding import squeezed
from gxlint.forms.sentences import Sentences, Words
from gxlint.records import NamedTuple, make
from gxlint.report.tree import Report

_ENDS = "\u3002!?"
_PAUSES = ";,"
_ENUMERATES = "\u3001"
_COLONS = (":", "\uff1a")
"""What ends a line that opens a list under the heading above it."""
_BRACKETS = (("(", ")"), ("\uff08", "\uff09"))
_HEADING = 24
"""Characters that a line without a full stop may have to be taken for a heading."""
_UNIT = 3
"""Characters at the end of a line among which a figure with its unit begins."""
_LONGEST = 50_000
"""Characters of a paragraph that are read: more than any that people write."""
_KEPT = 1024
"""Paragraphs of which it is kept what they are: headings recur, and what a form asks for."""
_SHORT = 3000
"""Characters of the longest of them."""
_LONG = 1500
"""Characters after which a sentence without an end is cut at a pause."""


class Passage(NamedTuple):
    """A paragraph of a section, squeezed, without quotation marks and titles in brackets.

    `heading` is the title or the short line last above it. `cautious` tells whether its section
    is to be read with caution.
    """

    text: Text
    section: str | None
    heading: str
    cautious: bool = False


def passages(report: Report, sentences: Sentences, lines: "Lines") -> Iterator[Passage]:
    """Yield the paragraphs that hold a word of the gate, section by section."""
    careful = sentences.cautious
    for section in report.sections:
        heading = "".join(section.title.content.split()) if section.title else ""
        cautious = section.key in careful.sections or holds(heading, careful.titles)
        for paragraph in section.paragraphs:
            read, title = lines.line(paragraph.content)
            if read:
                own = (lines.cleaned(paragraph), section.key, heading, cautious)
                yield make(Passage, own)
            if title:
                heading = f"{heading}{title}" if title[-1] in _COLONS else title


def _stating(line: str) -> bool:
    """Tell whether a line ends with a figure, as an entry of a list does."""
    return any(mark.isdecimal() for mark in line[-_UNIT:])


def cut(text: str) -> Iterator[tuple[int, str]]:
    """Yield where each sentence begins, and the sentence without its full stop."""
    stop = _ENDS[0]
    for mark in _ENDS[1:]:
        text = text.replace(mark, stop)
    start = 0
    for sentence in text.split(stop):
        if len(sentence) > _LONG:
            yield from _pieces(start, sentence)
        elif sentence:
            yield start, sentence
        start += len(sentence) + 1


def _pieces(start: int, sentence: str) -> Iterator[tuple[int, str]]:
    while len(sentence) > _LONG:
        pause = max(sentence.rfind(mark, 1, _LONG) for mark in _PAUSES)
        middle = _LONG if pause < 0 else pause
        yield start, sentence[:middle]
        start += middle
        sentence = sentence[middle:]
    if sentence:
        yield start, sentence


class Line(NamedTuple):
    """Whether a paragraph holds a word of the gate, and what it says as a heading, else nothing."""

    read: bool
    title: str


class Lines:
    """Tells what paragraphs are, and cleans them; made once for a pack's words.

    `line` tells the first.
    """

    def __init__(self, sentences: Sentences, words: Words) -> None:
        self._gate = sentences.gate
        self._open = words.open
        self._close = words.close
        self._marks = tuple(words.marks)
        self._inset = frozenset(words.inset)
        self._widest = max(map(len, words.inset), default=0)
        self._known = lru_cache(maxsize=_KEPT)(self._line)
        self._bare = lru_cache(maxsize=_KEPT // 2)(self._unplaced)

    def line(self, content: str) -> Line:
        """Return what a paragraph is."""
        return self._known(content) if len(content) <= _SHORT else self._line(content[:_LONGEST])

    def _line(self, content: str) -> Line:
        plain = "".join(content.split())
        titled = len(plain) <= _HEADING and plain[-1:] not in _ENDS and not _stating(plain)
        return Line(holds(plain, self._gate), plain if titled else "")

    def cleaned(self, paragraph: Text) -> Text:
        """Return a paragraph squeezed, without marks and what stands between title brackets."""
        content, pieces = paragraph
        if len(pieces) != 1 or len(content) > _SHORT:
            return self._cleaned(paragraph)
        words, own = self._bare(content)
        ((first, origin),) = pieces
        start = origin - first
        return make(Text, (words, tuple([(at, offset + start) for at, offset in own])))

    def _unplaced(self, content: str) -> Text:
        """Return what is left of a paragraph with these words, as if its text began with it."""
        return self._cleaned(make(Text, (content, ((0, 0),))))

    def _cleaned(self, paragraph: Text) -> Text:
        short = len(paragraph.content) <= _LONGEST
        text = squeezed(paragraph if short else paragraph.part(0, _LONGEST))
        kept: list[Text] = []
        start = 0
        content = text.content
        left_out = (*self._titles(content), *self._single(content), *self._around(content))
        for begin, end in sorted(left_out):
            if begin > start:
                kept.append(text.part(start, begin))
            start = max(start, end)  # a mark may stand in a title
        if not start:
            return text
        if start < len(text.content):
            kept.append(text.part(start))
        return joined(kept)

    def _titles(self, content: str) -> Iterator[tuple[int, int]]:
        at = content.find(self._open) + 1
        while at:
            end = content.find(self._close, at)
            end = len(content) if end < 0 else end
            if end > at:
                yield at, end
            at = content.find(self._open, end) + 1

    def _around(self, content: str) -> Iterator[tuple[int, int]]:
        """Yield brackets within a name: they are no pause; several kinds in one are left out."""
        for opening, closing in _BRACKETS:
            at = content.find(opening) if self._inset else -1
            while at >= 0:
                end = content.find(closing, at, at + self._widest + 2)
                inner = content[at + 1 : end]
                if inner not in self._inset:
                    pass
                elif _ENUMERATES in inner:
                    yield at, end + 1
                else:
                    yield at, at + 1
                    yield end, end + 1
                at = content.find(opening, at + 1)

    def _single(self, content: str) -> Iterator[tuple[int, int]]:
        for mark in [mark for mark in self._marks if mark in content]:
            at = content.find(mark)
            while at >= 0:
                yield at, at + 1
                at = content.find(mark, at + 1)
