"""Tables printed as items: several labels to a line, each with its figure behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from gxlint.blocks import Block, Paragraph, Text
from gxlint.columns import Blocks
from gxlint.expressions import compiled
from gxlint.forms.tables import BLOCK, COLUMN, HEAD, LIST, MATRIX, ROW, Mark, TableForm, TableForms
from gxlint.records import NamedTuple
from gxlint.report.once import once
from gxlint.report.tables.labels import look_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern

_BETWEEN = " \t\u3000\xa0:\uff1a,\uff0c\u3001;\uff1b.\u3002|\u00b7\u2022\u25cf-\u2013\u2014"
"""What stands between items, and between a label and its figure."""
_BLANKS = " \t\u3000\xa0"
_PARTS = ":\uff1a;\uff1b,\uff0c"
_OPEN, _CLOSE = "(\uff08", ")\uff09"
_BEHIND = 3
"""Characters between a label and its figure."""
_FEWEST = 10
_FEWEST_ROWS = 4
"""Items of a list, and rows of a table, that are a table and no sentence about some of it."""
_LONGEST = 2000


class Item(NamedTuple):
    """A figure with the labels before it, and its unit behind it, which may be empty."""

    labels: tuple[Text, ...]
    marks: tuple[Mark, ...]
    figure: Text
    unit: Text


def itemised(blocks: Blocks, text: str, forms: TableForms) -> Blocks:
    """Return the blocks with each label and figure of tables printed as items on a line of its own.

    `text` is the document's, which tells at a glance of most that nothing is printed so.
    """
    for form in _wanted(text, forms):
        found = {
            at: items
            for at, content in enumerate(blocks.texts.contents)
            if at not in blocks.others and (items := _items(blocks.texts[at], content, form, forms))
        }
        items = [item for own in found.values() for item in own]
        rest = (one for at, one in enumerate(blocks.texts.contents) if at not in found)
        if _is_whole(form, items, "\n".join(rest)):
            blocks = _with(blocks, {at: _cells(form, items) for at, items in found.items()})
    return blocks


def _wanted(text: str, forms: TableForms) -> Iterator[TableForm]:
    """Yield the forms whose first labels stand in the text right before figures.

    So they must wherever they stand, for the columns of a table: its header has none behind them.
    """
    for form, sign in _signs(forms):
        at = text.find(sign)
        figures = 0
        while at >= 0:
            at += len(sign)
            if _is_before_figure(text[at : at + _BEHIND], forms):
                figures += 1
            elif form.layout == MATRIX:
                break
            at = text.find(sign, at)
        if figures and at < 0:
            yield form


def _is_before_figure(behind: str, forms: TableForms) -> bool:
    if behind[:1] in "\n\r":
        return False
    return behind.lstrip(_BETWEEN + "".join(forms.prints.links))[:1].isdecimal()


@once
def _signs(forms: TableForms) -> list[tuple[TableForm, str]]:
    """Return for each form a label that stands in no other of its forms."""
    found: list[tuple[TableForm, str]] = []
    for by_regime in forms.forms.values():
        for form in by_regime.values():
            if form.layout == LIST:
                words = forms.signatures[form.id]
                found.append((form, words[-1]))
            elif form.layout == MATRIX and len(form.blocks) > 1:
                found.append((form, form.columns[form.blocks[0].columns[0]].labels[0]))
    return found


def _items(text: Text, content: str, form: TableForm, forms: TableForms) -> list[Item]:
    """Return the items of which a paragraph is made up; nothing where it holds other words."""
    if len(content) > _LONGEST:
        return []
    found: list[Item] = []
    start = 0
    for figure in _figure().finditer(content):
        if figure.start() < start:
            continue
        labels = _labels(text.part(start, figure.start()), form, forms)
        if not labels:
            continue
        end = _with_unit(content, figure.end(), forms.prints.worded)
        money = form.layout == MATRIX and content[figure.end() : end] in forms.prints.money
        cut = end if money else figure.end()  # there a unit stands in its figure's cell
        printed = text.part(figure.start(), cut), text.part(cut, end)
        found.append(
            Item(tuple(one for one, _ in labels), tuple(mark for _, mark in labels), *printed)
        )
        start = end
    return found if found and not content[start:].strip(_BETWEEN) else []


@lru_cache(1)
def _figure() -> Pattern[str]:
    return compiled(
        "[+\uff0b\uff0d-]?[0-9\uff10-\uff19]+(?:[,\uff0c][0-9]{3})*(?:[.\uff0e][0-9]+)?"
    )


def _with_unit(content: str, end: int, units: Iterable[str]) -> int:
    """Return the end of a figure with its unit, if it has one."""
    return end + max((len(one) for one in units if content.startswith(one, end)), default=0)


def _labels(text: Text, form: TableForm, forms: TableForms) -> list[tuple[Text, Mark]]:
    """Return the labels that make up a text, and what they are; nothing where others are there."""
    stripped = _stripped(text)
    for link in forms.prints.links:
        if stripped.content.endswith(link):
            stripped = _stripped(stripped.part(0, len(stripped.content) - len(link)))
    if not stripped.content:
        return []
    own = _mark(stripped.content, form, forms)
    if own:
        return [(stripped, own)] if own.kind in (ROW, COLUMN) else []
    found: list[tuple[Text, Mark]] = []
    for part in _parts(stripped, _BLANKS if form.layout == LIST else _PARTS):
        mark = _mark(part.content, form, forms)
        if mark is None:
            return []
        found.append((part, mark))
    return found if found and found[-1][1].kind in (ROW, COLUMN) else []


def _mark(content: str, form: TableForm, forms: TableForms) -> Mark | None:
    kinds = (ROW, COLUMN, BLOCK, HEAD)
    own = (mark for mark in look_up(content, forms) if mark.form == form.id and mark.kind in kinds)
    return next((mark for mark in own if form.regime in mark.regimes or not mark.regimes), None)


def _stripped(text: Text) -> Text:
    content = text.content
    begin = len(content) - len(content.lstrip(_BETWEEN))
    return text.part(begin, max(len(content.rstrip(_BETWEEN)), begin))


def _parts(text: Text, between: str) -> Iterator[Text]:
    start = depth = 0
    content = text.content
    for at in range(len(content) + 1):
        mark = content[at : at + 1]
        depth += (mark in _OPEN) - (mark in _CLOSE) if mark else 0
        if not mark or (mark in between and depth <= 0):
            part = _stripped(text.part(start, at))
            if part.content:
                yield part
            start = at + 1


def _is_whole(form: TableForm, items: Sequence[Item], rest: str) -> bool:
    """Tell the whole of a table from a sentence that names some of its labels.

    Of a table of columns no row may be left whose figures stand in the `rest`, unread.
    """
    rows = {mark.key for item in items for mark in item.marks if mark.kind == ROW}
    if form.layout == LIST:
        return len(rows) >= _FEWEST
    heads = [one.labels[0] for one in form.columns.values()]
    lost = (
        line
        for row in form.rows.values()
        if row.kind == ROW and row.key not in rows
        for line in rest.split("\n")
        if row.labels[0] in line and any(head in line for head in heads)
    )
    return len(rows) >= _FEWEST_ROWS and next(lost, None) is None


def _with(blocks: Blocks, cells: dict[int, list[Text]]) -> Blocks:
    found = Blocks()
    for at, block in enumerate(blocks):
        own = cells.get(at)
        made: Iterable[Block] = (Paragraph(text) for text in own) if own else (block,)
        for one in made:
            found.append(one)
    return found


def _cells(form: TableForm, items: Sequence[Item]) -> list[Text]:
    """Return the cells as a table has them, one after the other: columns, row and figures."""
    if form.layout == LIST:
        each = (text for item in items for text in (*item.labels, item.figure, item.unit))
        return [text for text in each if text.content]
    found: list[Text] = []
    columns: list[Text] = []
    label: Text | None = None
    figures: list[Text] = []
    for item in items:
        pairs = list(zip(item.labels, item.marks, strict=True))
        if any(mark.kind == ROW for _, mark in pairs) and label is not None:
            found += (*columns, label, *figures)
            columns, figures = [], []
        for text, mark in pairs:
            if mark.kind == COLUMN:
                columns.append(text)
            elif mark.kind == ROW:
                label = text
            else:
                found.append(text)
        figures.append(item.figure)
    return [*found, *columns, *((label,) if label else ()), *figures]
