"""An HTML source read into its elements, stretch by stretch.

lexbor would give a tree too, but without offsets; finding them again takes this same pass over the
source, and elements that lexbor makes up or moves have none.
"""

import re
from collections.abc import Sequence

from gxlint.readers.html.builder import Builder
from gxlint.readers.html.menus import MENU, menu_of
from gxlint.readers.html.plain import TABLE, Place, grid_of
from gxlint.readers.html.scan import stretches, whole_tags
from gxlint.readers.html.shape import Shape, shape_of
from gxlint.readers.html.sheet import sheet_of
from gxlint.readers.html.strokes import Step, strokes_for
from gxlint.readers.html.tags import SILENT
from gxlint.readers.html.tree import TEXT, Tree
from gxlint.readers.html.unseen import hide_unseen
from gxlint.readers.limits import check_marks


def build(text: str, start: int = 0, end: int | None = None, *, menus: bool = False) -> Tree:
    """Return the elements and runs of `text[start:end]`.

    With `menus`, plain lists of links are no more than counted (`Tree.menus`).
    """
    check_marks(text)
    text = whole_tags(text)
    stop = len(text) if end is None else end
    builder = Builder(start)
    found = list(stretches(text, start, stop))
    sheet = sheet_of(text, found)
    strokes = strokes_for(sheet)
    for stretch in found:
        _read(shape_of(text, stretch.start, stretch.end, strokes), builder, menus=menus)
        if stretch.name not in {"", "!"}:
            builder.tree.opaque.append(stretch)
            builder.take_field(text, stretch)
    builder.close_to(0)
    if builder.tree.faint:
        hide_unseen(text, builder.tree, sheet)
    return builder.tree


_PLAIN = re.compile(f"{TABLE}|{MENU}")


def _read(shape: Shape, builder: Builder, *, menus: bool) -> None:
    """Hand the tags and runs of one stretch to the builder, plain tables and menus at one stroke.

    What may be hidden, coloured or linked is read tag by tag.
    """
    at = 0, 0
    for found in _PLAIN.finditer(shape.signs):
        signs = found[0]
        if signs[0] == "U" and not menus:
            continue
        first, last = _place(found.start(), shape.signs), _place(found.end() - 1, shape.signs)
        begun = first[0], first[1] + 1
        _take(shape, at, begun, builder)
        at = begun
        if not builder.traced and not builder.links and _is_set(signs, shape, first, last, builder):
            at = last
    _take(shape, at, (len(shape.strokes), 0), builder)


def _is_set(signs: str, shape: Shape, first: Place, last: Place, builder: Builder) -> bool:
    """Set what the table or list holds that was begun last; tell whether it is so plain.

    A list of links in a table may be data.
    """
    tree = builder.tree
    index = len(tree.nodes) - 1
    if signs[0] == "U":
        menu = None if builder.tables else menu_of(signs, shape, first, last)
        if menu is not None:
            tree.menus[index] = menu
        return menu is not None
    grid = grid_of(signs, shape, first, last)
    if grid is not None:
        tree.grids[index] = grid
    return grid is not None


def _place(sign: int, signs: str) -> Place:
    """Return where the sign of that number stands: an `x` parts strokes."""
    return signs.count("x", 0, sign), sign - signs.rfind("x", 0, sign) - 1


def _take(shape: Shape, first: Place, last: Place, builder: Builder) -> None:
    """Hand what stands between two places to the builder."""
    events = builder.tree.events
    sign = first[1]
    for number in range(first[0], last[0] + 1):
        run, begin = shape.runs[number], shape.begins[number]
        if run and not sign and (events[-1][0] == TEXT or not run.isspace()):
            events.append((TEXT, begin - len(run), begin))
        if number == len(shape.strokes):
            break
        stroke = shape.strokes[number]
        steps = stroke.tags if builder.traced or stroke.hides else stroke.steps
        if sign or number == last[0]:
            stop = last[1] if number == last[0] else len(stroke.signs)
            steps = tuple([step for step in steps if sign <= step[0] < stop])
            sign = 0
        _take_steps(steps, begin, builder)


def _take_steps(steps: Sequence[Step], begin: int, builder: Builder) -> None:
    """Hand the tags of a stroke that begins there to the builder."""
    events = builder.tree.events
    for _, tag, first, inner, last in steps:
        if builder.traced or tag.sign not in SILENT:
            if tag.opens:
                builder.at = begin + inner
            builder.take(tag, begin + first)
        if last > inner and events[-1][0] == TEXT:
            events.append((TEXT, begin + inner, begin + last))
