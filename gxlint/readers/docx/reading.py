"""document.xml while it is read, tag by tag."""

from collections.abc import Callable

from gxlint.readers.docx.boxes import PLACES, Boxes
from gxlint.readers.docx.fields import CHOICES, Fields
from gxlint.readers.docx.items import Box, Item, Para, set_part
from gxlint.readers.docx.looks import LOOKS, Looks
from gxlint.readers.docx.markup import unescaped, value
from gxlint.readers.docx.paragraphs import OpenParagraph, Printer
from gxlint.readers.docx.shades import GROUNDS, paints
from gxlint.readers.docx.signs import (
    CHUNKS,
    DRAWINGS,
    SHOWN,
    SIGNS,
    WORD_ART,
    bits_of,
    sign_of,
)
from gxlint.readers.docx.styles import PLAIN
from gxlint.readers.docx.tables import Tables
from gxlint.readers.docx.versions import Extent, Versions


class Reading:
    """document.xml while it is read; `items` is where paragraphs and tables go."""

    def __init__(
        self,
        printer: Printer,
        text: str = "",
        passed: frozenset[int] = frozenset(),
        *,
        hides: bool = False,
        chunk: Callable[[str], list[Item]] | None = None,
    ) -> None:
        self._printer = printer
        self._chunk = chunk
        self.items: list[Item] = []
        self.images = 0
        self._root = self.items
        self._outer: list[tuple[list[Item], OpenParagraph | None]] = []
        self._tables = Tables()
        self._boxes = Boxes()
        self._paragraph: OpenParagraph | None = None
        self._carried: list[str] = []
        self._fields = Fields(passed)
        self._versions = Versions()
        self._in_paragraph_properties = self._in_row_properties = False
        self.looks = Looks(printer.styles, text, hides=hides)

    @property
    def unended(self) -> frozenset[int]:
        """Return which fields nothing has ended, counted as `Fields` does."""
        return self._fields.unended

    @property
    def unnumbered(self) -> bool:
        """Tell whether some field shows a number that stands nowhere."""
        return self._fields.numbers

    def keeps(self, name: str) -> bool:
        """Tell whether an element that is usually passed over must be read here.

        A deletion among properties marks the paragraph or row; a fallback is all there is where
        no choice was offered, or nothing of it could be read.
        """
        if name == "del":
            return self._in_paragraph_properties or self._in_row_properties
        return name == "mc:Fallback" and self._versions.lack(self._extent())

    def _extent(self) -> Extent:
        """Return how much has been read of what is open here."""
        paragraph = self._paragraph
        if paragraph is None:
            return len(self.items), 0, 0
        return paragraph.extent

    def take(self, name: str, attributes: str, content: str) -> None:
        """Take a start tag whose meaning depends on what it stands in, and the text behind it."""
        if name == "instrText":
            self._fields.instruct(content)
        elif name in CHOICES:
            self._fields.choose(name, attributes)
        elif self._in_paragraph_properties:
            if self._paragraph is not None:
                self._paragraph.set(name, attributes)
        elif name in SIGNS:
            self.add(sign_of(name, attributes, content))
        elif name in PLACES:
            self._boxes.place(name, attributes, content)
        elif name in SHOWN:
            self._show(name, attributes)
        else:
            self._set_part(name, attributes)

    def _show(self, name: str, attributes: str) -> None:
        """Take what shows something that is no text of a run."""
        if name in CHUNKS:
            self._add_box(self._chunk(value(attributes, "id") or "") if self._chunk else [])
        elif name == WORD_ART:
            self._add_box([Para((unescaped(value(attributes, "string") or ""),), None)])
        else:
            self.images += name in DRAWINGS
            self._note(bits_of(name, attributes))

    def finish(self) -> list[Item]:
        """Return all that was read."""
        while self._outer:
            self.end_paragraph()
            self._leave()
        self.end_paragraph()
        return self._root

    def add(self, content: str) -> None:
        """Take text of a run."""
        paragraph = self._paragraph
        if paragraph is None or self._in_paragraph_properties:
            return
        if self.looks.hidden and self._is_unseen(paragraph):
            return
        if not self._fields.open or self._fields.shows(content):
            if self.looks.raised:
                paragraph.raise_next(superscript=self.looks.superscript)
            paragraph.runs.append(unescaped(content) if "&" in content else content)

    def _is_unseen(self, paragraph: OpenParagraph) -> bool:
        """Tell whether words that something hides are not seen: white ones may be."""
        painted = paragraph.painted or self._tables.painted
        painted |= self._printer.style_of(paragraph).painted
        if self.looks.unseen(painted=painted or bool(self._boxes)):
            return True
        paragraph.dim += self.looks.doubtful(painted=painted)
        return False

    def _note(self, bits: int) -> None:
        if self._paragraph is not None:
            self._paragraph.shows |= bits
        elif bits:
            self.items.append(Para((), None, bits))

    def _set_part(self, name: str, attributes: str) -> None:
        """Take what says something of a run, row or cell."""
        if name in GROUNDS and self._paragraph is None:
            if paints(name, attributes):
                self._tables.paint()
        elif name in LOOKS:
            self.looks.set(name, attributes)
        elif name == "tblStyle":
            if self._printer.styles.get(value(attributes) or "", PLAIN).painted:
                self._tables.paint()
        elif (row := self._tables.row()) is None:
            return
        elif name == "del" and self._in_row_properties:
            row.deleted = True
        else:
            set_part(row, name, attributes)

    def begin_run(self) -> None:
        """Begin a run, whose words count as far as the style of the paragraph lets them."""
        self.looks.begin(self._paragraph.style if self._paragraph is not None else None)

    def begin_paragraph(self, _attributes: str) -> None:
        """Begin a paragraph; one that was left open ends."""
        self.end_paragraph()
        self._paragraph = OpenParagraph(self._printer.default, self._carried)
        self._carried = []

    def begin_paragraph_properties(self, _attributes: str) -> None:
        """Begin the properties of a paragraph."""
        self._in_paragraph_properties = True

    def begin_row_properties(self, _attributes: str) -> None:
        """Begin the properties of a row."""
        self._in_row_properties = True

    def begin_field(self, attributes: str) -> None:
        """Take the beginning, middle or end of a field."""
        drawn = self._fields.take(attributes)
        if drawn:
            self.add(drawn)

    def begin_simple_field(self, attributes: str) -> None:
        """Take the beginning of a field that holds its result."""
        self._fields.begin_simple(value(attributes, "instr") or "")

    def begin_break(self, attributes: str) -> None:
        """Take a break; that of a page or column parts no line."""
        if value(attributes, "type") in {None, "textWrapping"}:
            self.add("\n")

    def begin_alternatives(self, _attributes: str) -> None:
        """Begin an element with several versions of one thing."""
        self._versions.begin()

    def begin_choice(self, _attributes: str) -> None:
        """Begin the version that is read."""
        self._versions.choose(self._extent())

    def begin_prompt(self, attributes: str) -> None:
        """Take whether the content control says what one is to type, and holds nothing."""
        self._fields.prompt(attributes)

    def begin_control(self, _attributes: str) -> None:
        """Begin what a content control holds."""
        self._fields.begin_control()

    def begin_box(self, _attributes: str) -> None:
        """Begin a text box; it is read behind the paragraph that holds it, or before."""
        self._boxes.begin()
        self._enter([])

    def begin_table(self, _attributes: str) -> None:
        """Begin a table."""
        self.end_paragraph()
        self._tables.begin(self.items)

    def begin_row(self, _attributes: str) -> None:
        """Begin a row."""
        self._tables.begin_row()

    def begin_cell(self, _attributes: str) -> None:
        """Begin a cell."""
        row = self._tables.row()
        if row is None:
            return
        self._outer.append((self.items, self._paragraph))
        self._paragraph = None
        self.items = self._tables.add_cell(row).items

    def next_cell(self, _attributes: str) -> None:
        """End a paragraph and the cell that holds it, and begin a cell: three steps in one."""
        row = self._tables.row()
        self.end_paragraph()
        if row is None or not self._outer:
            self.begin_cell("")
            return
        self.items = self._tables.add_cell(row).items
        self._paragraph = None

    def _enter(self, items: list[Item]) -> None:
        self._outer.append((self.items, self._paragraph))
        self.items = items
        self._paragraph = None

    def _leave(self) -> None:
        self.items, self._paragraph = self._outer.pop()

    def end_cell(self, _attributes: str = "") -> None:
        """End a cell."""
        if self._tables.row() is not None and self._outer:
            self.end_paragraph()
            self._leave()

    def end_box(self, _attributes: str = "") -> None:
        """End a text box."""
        if not self._outer:
            return
        self.end_paragraph()
        inner = self.items
        self._leave()
        before = self._paragraph.runs if self._paragraph is not None else ()
        self._add_box(inner, above=self._boxes.end(inner, before) and not self._outer)

    def _add_box(self, inner: list[Item], *, above: bool = False) -> None:
        if self._paragraph is None:
            self.items.extend(inner)
        else:
            self._paragraph.add_box(inner, above=above)

    def end_table(self, _attributes: str = "") -> None:
        """End a table."""
        self._tables.end()

    def end_paragraph(self, _attributes: str = "") -> None:
        """End a paragraph."""
        paragraph = self._paragraph
        self._in_paragraph_properties = False
        if paragraph is None:
            return
        self._paragraph = None
        self.items.extend(paragraph.above)
        if paragraph.goes_on:
            self._carried = paragraph.runs
        elif (printed := self._printer.printed(paragraph)) is not None:
            self.items.append(printed)
        if paragraph.boxes:
            self.items.extend([Box(paragraph.boxes)] if self._outer else paragraph.boxes)

    def end_paragraph_properties(self, _attributes: str = "") -> None:
        """End the properties of a paragraph."""
        self._in_paragraph_properties = False

    def end_row_properties(self, _attributes: str = "") -> None:
        """End the properties of a row."""
        self._in_row_properties = False

    def end_control(self, _attributes: str = "") -> None:
        """End what a content control holds."""
        self._fields.end_control()

    def end_alternatives(self, _attributes: str = "") -> None:
        """End an element with several versions of one thing."""
        self._versions.end()
