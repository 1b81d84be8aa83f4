"""document.xml while it is read, tag by tag."""

from gxlint.readers.docx.items import WIDEST, Item, Para, WordCell, WordRow, WordTable, set_cell
from gxlint.readers.docx.markup import is_on, number, unescaped, value
from gxlint.readers.docx.numbering import Counter
from gxlint.readers.docx.styles import Style
from gxlint.source import too_large

MAX_CELLS = 200_000
MAX_DEPTH = 20
"""Tables within tables; deeper ones are read as text of the cell."""


class _Paragraph:
    """A paragraph while it is read."""

    __slots__ = ("at", "boxes", "goes_on", "level", "num", "runs", "style")

    def __init__(self, style: str | None) -> None:
        self.runs: list[str] = []
        self.style = style
        self.num: str | None = None
        self.at: int | None = None
        self.level: int | None = None
        self.boxes: list[Item] = []
        self.goes_on = False


class _Field:
    """A field: its instruction is read until `separate`, its result is shown then."""

    __slots__ = ("instruction", "result")

    def __init__(self) -> None:
        self.instruction = ""
        self.result = False

    @property
    def shown(self) -> bool:
        """Tell whether what comes now is shown; tables of contents would repeat the headings."""
        return self.result and not self.instruction.lstrip().upper().startswith("TOC")


class Reading:
    """document.xml while it is read; `items` is where paragraphs and tables go."""

    def __init__(self, styles: dict[str, Style], default: str | None, counter: Counter) -> None:
        self.styles = styles
        self.default = default
        self.counter = counter
        self.items: list[Item] = []
        self.images = 0
        self._root = self.items
        self._outer: list[tuple[list[Item], _Paragraph | None]] = []
        self._tables: list[WordTable] = []
        self._ignored = 0
        self._cells = 0
        self._paragraph: _Paragraph | None = None
        self._carried: list[str] = []
        self._fields: list[_Field] = []
        self._choices: list[bool] = []
        self._in_paragraph_properties = self._in_row_properties = False
        self.hidden = False

    def keeps(self, name: str) -> bool:
        """Tell whether an element that is usually passed over must be read here.

        A deletion among properties marks the paragraph or row; a fallback is all there is where
        no choice was offered.
        """
        if name == "del":
            return self._in_paragraph_properties or self._in_row_properties
        return name == "mc:Fallback" and not (self._choices and self._choices[-1])

    def begin(self, name: str, attributes: str, content: str) -> None:
        """Take a start tag and the text behind it."""
        if name in _BEGIN:
            _BEGIN[name](self, attributes)
        elif name == "instrText":
            if self._fields:
                self._fields[-1].instruction += content
        elif self._in_paragraph_properties:
            self._set_paragraph(name, attributes)
        elif name in _SIGNS:
            self.add(_SIGNS[name])
        elif name in {"drawing", "pict", "object"}:
            self.images += 1
        else:
            self._set_part(name, attributes)

    def end(self, name: str) -> None:
        """Take an end tag."""
        if name == "p":
            self._end_paragraph()
        elif name == "pPr":
            self._in_paragraph_properties = False
        elif name == "trPr":
            self._in_row_properties = False
        elif name == "tc":
            self._end_cell()
        elif name == "tbl":
            self._end_table()
        elif name == "txbxContent":
            self._end_box()
        elif name == "mc:AlternateContent" and self._choices:
            self._choices.pop()

    def finish(self) -> list[Item]:
        """Return all that was read."""
        while self._outer:
            self._end_paragraph()
            self._leave()
        self._end_paragraph()
        return self._root

    def add(self, content: str) -> None:
        """Take text of a run."""
        paragraph = self._paragraph
        if paragraph is None or self.hidden or self._in_paragraph_properties:
            return
        if not self._fields or all(field.shown for field in self._fields):
            paragraph.runs.append(unescaped(content) if "&" in content else content)

    def _set_paragraph(self, name: str, attributes: str) -> None:
        paragraph = self._paragraph
        if paragraph is None:
            return
        match name:
            case "pStyle":
                paragraph.style = value(attributes)
            case "numId":
                paragraph.num = value(attributes)
            case "ilvl":
                paragraph.at = number(attributes)
            case "outlineLvl":
                level = number(attributes)
                paragraph.level = 0 if level is None or not 0 <= level < LEVELS else level + 1
            case "del":
                paragraph.goes_on = True

    def _set_part(self, name: str, attributes: str) -> None:
        """Take what says something of a run, row or cell."""
        if name in HIDING:
            raised = value(attributes) == "superscript"
            self.hidden |= raised if name == "vertAlign" else is_on(attributes)
            return
        row = self._row()
        if row is None:
            return
        if name == "gridBefore":
            row.before = min(max(number(attributes) or 0, 0), WIDEST)
        elif name == "gridAfter":
            row.after = min(max(number(attributes) or 0, 0), WIDEST)
        elif name == "del" and self._in_row_properties:
            row.deleted = True
        elif row.cells:
            set_cell(row.cells[-1], name, attributes)

    def _row(self) -> WordRow | None:
        if not self._tables or self._ignored or not self._tables[-1].rows:
            return None
        return self._tables[-1].rows[-1]

    def begin_paragraph(self, _attributes: str) -> None:
        """Begin a paragraph; one that was left open ends."""
        self._end_paragraph()
        self._paragraph = _Paragraph(self.default)
        self._paragraph.runs, self._carried = self._carried, []

    def begin_paragraph_properties(self, _attributes: str) -> None:
        """Begin the properties of a paragraph."""
        self._in_paragraph_properties = True

    def begin_row_properties(self, _attributes: str) -> None:
        """Begin the properties of a row."""
        self._in_row_properties = True

    def begin_field(self, attributes: str) -> None:
        """Take the beginning, middle or end of a field."""
        kind = value(attributes, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def begin_break(self, attributes: str) -> None:
        """Take a break; that of a page or column parts no line."""
        if value(attributes, "type") in {None, "textWrapping"}:
            self.add("\n")

    def begin_alternatives(self, _attributes: str) -> None:
        """Begin an element with several versions of one thing."""
        self._choices.append(False)

    def begin_choice(self, _attributes: str) -> None:
        """Begin the version that is read."""
        if self._choices:
            self._choices[-1] = True

    def begin_box(self, _attributes: str) -> None:
        """Begin a text box; it is read behind the paragraph that holds it."""
        self._enter([])

    def begin_table(self, _attributes: str) -> None:
        """Begin a table."""
        self._end_paragraph()
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
        self._cells += 1
        if self._cells > MAX_CELLS:
            raise too_large("cells", self._cells, MAX_CELLS)
        row.cells.append(WordCell())
        self._enter(row.cells[-1].items)

    def _enter(self, items: list[Item]) -> None:
        self._outer.append((self.items, self._paragraph))
        self.items = items
        self._paragraph = None

    def _leave(self) -> None:
        self.items, self._paragraph = self._outer.pop()

    def _end_cell(self) -> None:
        if self._row() is not None and self._outer:
            self._end_paragraph()
            self._leave()

    def _end_box(self) -> None:
        if not self._outer:
            return
        self._end_paragraph()
        inner = self.items
        self._leave()
        if self._paragraph is not None:
            self._paragraph.boxes.extend(inner)
        else:
            self.items.extend(inner)

    def _end_table(self) -> None:
        if self._ignored:
            self._ignored -= 1
        elif self._tables:
            self._tables.pop()

    def _end_paragraph(self) -> None:
        paragraph, self._paragraph = self._paragraph, None
        self._in_paragraph_properties = False
        if paragraph is None:
            return
        if paragraph.goes_on:
            self._carried = paragraph.runs
        else:
            self._keep(paragraph)
        self.items.extend(paragraph.boxes)

    def _keep(self, paragraph: _Paragraph) -> None:
        style = self.styles.get(paragraph.style or "", _PLAIN)
        if style.contents:
            return
        text = (self._label(paragraph, style) + "".join(paragraph.runs)).strip()
        level = style.level if paragraph.level is None else paragraph.level
        if "\n" in text:
            lines = tuple(line for part in text.split("\n") if (line := part.strip()))
        else:
            lines = (text,) if text else ()
        self.items.append(Para(lines, level or None))

    def _label(self, paragraph: _Paragraph, style: Style) -> str:
        """Return what automatic numbering prints before the paragraph."""
        num = style.num if paragraph.num is None else paragraph.num
        if num is None or num == "0":
            return ""
        at = paragraph.at
        if at is None:
            at = self._level_of(num, paragraph.style) if paragraph.num is None else 0
            at = style.at or 0 if at is None else at
        label = self.counter.label(num, at)
        return label if not label or label[-1] > "\u2e80" else label + " "

    def _level_of(self, num: str, style: str | None) -> int | None:
        """Return the level of the list that belongs to the style."""
        found = self.counter.lists.get(num)
        levels = found.levels.items() if found else ()
        return next((at for at, level in levels if style and level.style == style), None)


HIDING = ("vanish", "strike", "dstrike", "vertAlign")
"""Properties of runs whose words do not count: hidden, struck out, raised as footnote marks."""
LEVELS = 9
_PLAIN = Style()
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_BEGIN = {
    "p": Reading.begin_paragraph,
    "pPr": Reading.begin_paragraph_properties,
    "trPr": Reading.begin_row_properties,
    "fldChar": Reading.begin_field,
    "br": Reading.begin_break,
    "mc:AlternateContent": Reading.begin_alternatives,
    "mc:Choice": Reading.begin_choice,
    "txbxContent": Reading.begin_box,
    "tbl": Reading.begin_table,
    "tr": Reading.begin_row,
    "tc": Reading.begin_cell,
}
