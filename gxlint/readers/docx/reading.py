"""document.xml while it is read, tag by tag."""

from collections.abc import Callable, Mapping

from gxlint.folding import UNKNOWN
from gxlint.readers.docx.fields import Fields
from gxlint.readers.docx.items import Item, Para, WordCell, WordRow, WordTable, set_part
from gxlint.readers.docx.markup import unescaped, value
from gxlint.readers.docx.paragraphs import OpenParagraph, Printer
from gxlint.readers.docx.signs import DRAWINGS, NOTES, PICTURES, SIGNS, sign_of
from gxlint.readers.docx.styles import HIDING, bit_of
from gxlint.readers.docx.versions import Extent, Versions
from gxlint.source import too_large

MAX_CELLS = 200_000
MAX_DEPTH = 20
"""Tables within tables; deeper ones are read as text of the cell."""


class Reading:
    """document.xml while it is read; `items` is where paragraphs and tables go."""

    def __init__(
        self, printer: Printer, default: str | None, hiding: Mapping[str | None, int]
    ) -> None:
        self._printer = printer
        self._default = default
        self._hiding = hiding
        """What the styles hide, by id: bits of `HIDING`."""
        self.items: list[Item] = []
        self.images = 0
        self._root = self.items
        self._outer: list[tuple[list[Item], OpenParagraph | None]] = []
        self._tables: list[WordTable] = []
        self._ignored = 0
        self._cells = 0
        self._paragraph: OpenParagraph | None = None
        self._carried: list[str] = []
        self._fields = Fields()
        self._versions = Versions()
        self._in_paragraph_properties = self._in_row_properties = False
        self.hidden = 0
        """The bits of the properties for which the words of this run do not count."""

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
        return len(paragraph.boxes or ()), len(paragraph.runs), paragraph.pictured

    def begin(self, name: str, attributes: str, content: str) -> None:
        """Take a start tag and the text behind it."""
        if name in BEGINS:
            BEGINS[name](self, attributes)
        elif name == "instrText":
            self._fields.instruct(content)
        elif self._in_paragraph_properties:
            if self._paragraph is not None:
                self._paragraph.set(name, attributes)
        elif name in SIGNS:
            self.add(sign_of(name, attributes, content))
        elif name in DRAWINGS:
            self.images += 1
        elif name in PICTURES:
            self._note_picture()
        else:
            self._set_part(name, attributes)

    def end(self, name: str) -> None:
        """Take an end tag."""
        if name in ENDS:
            ENDS[name](self, "")

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
        if paragraph is None or self.hidden or self._in_paragraph_properties:
            return
        if not self._fields.open or self._fields.shown:
            paragraph.runs.append(unescaped(content) if "&" in content else content)

    def _note_picture(self) -> None:
        if self._paragraph is not None:
            self._paragraph.pictured = True
        else:
            self.items.append(Para((), None, pictured=True))

    def _set_part(self, name: str, attributes: str) -> None:
        """Take what says something of a run, row or cell."""
        if name in HIDING:
            self.hidden = self.hidden & ~HIDING[name] | bit_of(name, attributes)
            return
        if name == "rStyle":
            self.hidden |= self._hiding.get(value(attributes), 0)
            return
        if name in NOTES:
            self.hidden |= _NOTED
            return
        row = self._row()
        if row is None:
            return
        if name == "del" and self._in_row_properties:
            row.deleted = True
        else:
            set_part(row, name, attributes)

    def _row(self) -> WordRow | None:
        if not self._tables or self._ignored or not self._tables[-1].rows:
            return None
        return self._tables[-1].rows[-1]

    def begin_run(self) -> None:
        """Begin a run, whose words count as far as the style of the paragraph lets them."""
        style = self._paragraph.style if self._paragraph is not None else None
        self.hidden = self._hiding.get(style, 0) if self._hiding else 0

    def begin_paragraph(self, _attributes: str) -> None:
        """Begin a paragraph; one that was left open ends."""
        self.end_paragraph()
        self._paragraph = OpenParagraph(self._default, self._carried)
        self._carried = []

    def begin_paragraph_properties(self, _attributes: str) -> None:
        """Begin the properties of a paragraph."""
        self._in_paragraph_properties = True

    def begin_row_properties(self, _attributes: str) -> None:
        """Begin the properties of a row."""
        self._in_row_properties = True

    def begin_field(self, attributes: str) -> None:
        """Take the beginning, middle or end of a field."""
        if self._fields.take(attributes):
            self.add(UNKNOWN)

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

    def begin_prompt(self, _attributes: str) -> None:
        """Take it that the content control says what one is to type, and holds nothing."""
        self._fields.prompt()

    def begin_control(self, _attributes: str) -> None:
        """Begin what a content control holds."""
        self._fields.begin_control()

    def begin_box(self, _attributes: str) -> None:
        """Begin a text box; it is read behind the paragraph that holds it."""
        self._enter([])

    def begin_table(self, _attributes: str) -> None:
        """Begin a table."""
        self.end_paragraph()
        if self._ignored or len(self._tables) >= MAX_DEPTH:
            self._ignored += 1
            return
        table = WordTable()
        self.items.append(table)
        self._tables.append(table)

    def begin_row(self, _attributes: str) -> None:
        """Begin a row."""
        if self._tables and not self._ignored:
            self._tables[-1].rows.append(WordRow())

    def begin_cell(self, _attributes: str) -> None:
        """Begin a cell."""
        row = self._row()
        if row is None:
            return
        self._outer.append((self.items, self._paragraph))
        self._paragraph = None
        self._add_cell(row)

    def next_cell(self, _attributes: str) -> None:
        """End a paragraph and the cell that holds it, and begin a cell: three steps in one."""
        row = self._row()
        self.end_paragraph()
        if row is None or not self._outer:
            self.begin_cell("")
            return
        self._add_cell(row)
        self._paragraph = None

    def _add_cell(self, row: WordRow) -> None:
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise too_large("cells", self._cells, MAX_CELLS)
        cell = WordCell()
        row.cells.append(cell)
        self.items = cell.items

    def _enter(self, items: list[Item]) -> None:
        self._outer.append((self.items, self._paragraph))
        self.items = items
        self._paragraph = None

    def _leave(self) -> None:
        self.items, self._paragraph = self._outer.pop()

    def end_cell(self, _attributes: str = "") -> None:
        """End a cell."""
        if self._row() is not None and self._outer:
            self.end_paragraph()
            self._leave()

    def end_box(self, _attributes: str = "") -> None:
        """End a text box."""
        if not self._outer:
            return
        self.end_paragraph()
        inner = self.items
        self._leave()
        paragraph = self._paragraph
        if paragraph is None:
            self.items.extend(inner)
        else:
            paragraph.boxes = (paragraph.boxes or []) + inner

    def end_table(self, _attributes: str = "") -> None:
        """End a table."""
        if self._ignored:
            self._ignored -= 1
        elif self._tables:
            self._tables.pop()

    def end_paragraph(self, _attributes: str = "") -> None:
        """End a paragraph."""
        paragraph = self._paragraph
        self._in_paragraph_properties = False
        if paragraph is None:
            return
        self._paragraph = None
        if paragraph.goes_on:
            self._carried = paragraph.runs
        elif (printed := self._printer.printed(paragraph)) is not None:
            self.items.append(printed)
        if paragraph.boxes:
            self.items.extend(paragraph.boxes)

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


_NOTED = 16
"""The bit of what stands behind the reference to a note, which is its mark."""
BEGINS: dict[str, Callable[[Reading, str], None]] = {
    "p": Reading.begin_paragraph,
    "pPr": Reading.begin_paragraph_properties,
    "trPr": Reading.begin_row_properties,
    "fldChar": Reading.begin_field,
    "br": Reading.begin_break,
    "mc:AlternateContent": Reading.begin_alternatives,
    "mc:Choice": Reading.begin_choice,
    "showingPlcHdr": Reading.begin_prompt,
    "sdtContent": Reading.begin_control,
    "txbxContent": Reading.begin_box,
    "tbl": Reading.begin_table,
    "tr": Reading.begin_row,
    "tc": Reading.begin_cell,
}
"""What to do at a start tag whatever it stands in; it takes the tag's attributes."""
ENDS: dict[str, Callable[[Reading, str], None]] = {
    "p": Reading.end_paragraph,
    "pPr": Reading.end_paragraph_properties,
    "trPr": Reading.end_row_properties,
    "tc": Reading.end_cell,
    "tbl": Reading.end_table,
    "txbxContent": Reading.end_box,
    "mc:AlternateContent": Reading.end_alternatives,
    "sdtContent": Reading.end_control,
}
"""What to do at an end tag."""
