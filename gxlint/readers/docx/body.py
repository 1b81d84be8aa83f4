"""The body of a Word file as nested paragraphs and tables."""

from collections.abc import Callable, Iterable

from gxlint.readers.docx.acts import begin, end
from gxlint.readers.docx.items import Item
from gxlint.readers.docx.markup import prefix_of
from gxlint.readers.docx.numbering import Counter
from gxlint.readers.docx.paragraphs import Printer
from gxlint.readers.docx.reading import Reading
from gxlint.readers.docx.strokes import SKIPPED, Tag, strokes_of
from gxlint.readers.docx.styles import Style, hides_words
from gxlint.readers.limits import check_marks
from gxlint.records import NamedTuple


class Body(NamedTuple):
    """What a document holds; `images` counts its pictures, `unread` names other files in it.

    `unnumbered` tells that some numbers stand nowhere, `running` are the lines of its headers.
    """

    items: list[Item]
    images: int
    unread: tuple[str, ...] = ()
    unnumbered: bool = False
    running: tuple[str, ...] = ()


_LINE_END = "\u2028"
"""What some programs write for a line break; no XML parser takes it for one."""


def body_of(
    text: str,
    styles: dict[str, Style],
    default: str | None,
    counter: Counter,
    chunk: Callable[[str], list[Item]] | None = None,
) -> Body:
    """Return the body of document.xml: tracked changes as accepted, numbering as printed.

    `chunk` tells what another file holds that a relation of that id leads to.
    """
    check_marks(text)
    if _LINE_END in text:
        text = text.replace(_LINE_END, "\n")
    hides = hides_words(styles, text)

    def begun(passed: frozenset[int]) -> Reading:
        printer = Printer(styles, Counter(counter.lists), default)
        return Reading(printer, text, passed, hides=hides, chunk=chunk)

    reading = begun(frozenset())
    items = _read(text, reading, hides=hides)
    if reading.unended:  # Word shows what stands behind a field that nothing ends
        reading = begun(reading.unended)
        items = _read(text, reading, hides=hides)
    return Body(items, reading.images, unnumbered=reading.unnumbered)


def _read(text: str, reading: Reading, *, hides: bool) -> list[Item]:
    """Return what `reading` makes of the XML."""
    prefix = prefix_of(text)
    strokes = strokes_of(prefix, hides=hides)
    walk = Walk(reading, strokes.names)
    for piece in text.split(f"</{prefix}t>"):
        markup, _, content = piece.rpartition(">")
        steps, texted = strokes[markup]
        if steps is None or walk.skipping or (content and (not texted or "<" in content)):
            walk.take(strokes.tags(piece))
            continue
        for act, attributes in steps:
            act(reading, attributes)
        if content:
            reading.add(content)
    return reading.finish()


class Walk:
    """Takes tag after tag, and leaves out what elements that are not shown hold."""

    def __init__(self, reading: Reading, names: dict[str, str]) -> None:
        self.skipping = ""
        """The tag of the element that is left out."""
        self._depth = 0
        self._reading = reading
        self._names = names

    def take(self, tags: Iterable[Tag]) -> None:
        """Take some tags."""
        for tag in tags:
            if not self.skipping:
                self._read(tag)
            elif tag[1] == self.skipping and not tag[3]:
                self._depth += -1 if tag[0] else 1
                self.skipping = self.skipping if self._depth else ""

    def _read(self, tag: Tag) -> None:
        closing, full, attributes, empty, content = tag
        name, reading = self._names[full], self._reading
        if name == "t":
            reading.add(content)
        elif name == "r":
            reading.begin_run()
        elif closing:
            end(reading, name)
        elif name in SKIPPED and not empty and not reading.keeps(name):
            self.skipping, self._depth = full, 1
        else:
            begin(reading, name, attributes, content)
            if empty:
                end(reading, name)
