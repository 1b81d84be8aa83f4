"""Lines of a source with markers under them, as compilers show them."""

from collections.abc import Iterable, Iterator, Sequence

from gxlint.blocks import Place
from gxlint.formats.width import Shown, cut, width
from gxlint.records import NamedTuple

LIMIT = 100
"""Columns of a source line shown; more is cut around the markers."""
LONGEST_MARK = 60
"""Columns of a marker; a whole paragraph need not be underlined to its end."""
LINES = 8
"""Source lines in one frame."""
LABELS = 4
"""Labels hanging under one line; more are told in one line."""


FARTHEST = 2_000
"""Characters of a place's text that are looked at: it may be one 10 MB line."""


class Mark(NamedTuple):
    """A stretch of a line to be marked; columns count from 1 in code points, the end excluded."""

    line: int
    start: int
    end: int
    primary: bool
    label: str


class Stretch(NamedTuple):
    """A part of a line: the column at which it begins, and its text."""

    column: int
    text: str

    @property
    def end(self) -> int:
        """Return the column after its last character."""
        return self.column + len(self.text)


class Line(NamedTuple):
    """A line of the source with what is known of its text, and its marks."""

    number: int
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]


def source_lines(places: Iterable[tuple[Place, bool, str]]) -> list[Line]:
    """Return the lines on which the places stand, ascending; each is (place, primary, label).

    Places without lines are left out. A place over several lines is marked on its first.
    """
    marks: dict[int, list[Mark]] = {}
    windows: dict[int, set[Stretch]] = {}
    for place, primary, label in places:
        if place.line is None or place.column is None:
            continue
        window = Stretch(place.text_column, place.text[:FARTHEST])
        on_one_line = place.end_line == place.line and place.end_column is not None
        end = place.end_column if on_one_line and place.end_column else window.end
        marks.setdefault(place.line, []).append(
            Mark(place.line, place.column, max(end, place.column), primary, label)
        )
        windows.setdefault(place.line, set()).add(window)
    return [
        Line(number, _joined(windows[number]), tuple(sorted(set(marks[number]), key=_order)))
        for number in sorted(marks)
    ]


def _order(mark: Mark) -> tuple[int, int, bool, str]:
    return mark.start, mark.end, not mark.primary, mark.label


def _joined(windows: set[Stretch]) -> tuple[Stretch, ...]:
    """Return the windows in order, those that touch or overlap made one."""
    joined: list[Stretch] = []
    for window in sorted(windows):
        if joined and window.column <= joined[-1].end:
            last = joined.pop()
            text = last.text + window.text[last.end - window.column :]
            joined.append(Stretch(last.column, text))
        else:
            joined.append(window)
    return tuple(joined)


def drawn(line: Line, shown: Shown) -> Iterator[str]:
    """Yield the line as shown, then the markers under it, then the labels that hang from them."""
    stretches = _cut(line, shown)
    ellipsis = shown.fit("\u2026")
    text = ellipsis if stretches[0].column > 1 else ""
    spots: list[tuple[int, int, Mark]] = []
    for i, stretch in enumerate(stretches):
        text += f" {ellipsis} " if i else ""
        for mark in line.marks:
            if stretch.column <= mark.start <= stretch.end and mark not in (s[2] for s in spots):
                spots.append((*_extent(mark, stretch, width(text), shown), mark))
        text += shown.fit(stretch.text)
    yield text + (ellipsis if _is_cut(line, stretches) else "")
    yield from _markers(spots, shown)


def _is_cut(line: Line, stretches: Sequence[Stretch]) -> bool:
    return stretches[-1].end < line.stretches[-1].end


def _extent(mark: Mark, stretch: Stretch, left: int, shown: Shown) -> tuple[int, int]:
    """Return the columns on the screen, from 0, at which the mark begins and ends."""
    before = shown.fit(stretch.text[: mark.start - stretch.column])
    marked = shown.fit(stretch.text[mark.start - stretch.column : mark.end - stretch.column])
    begin = left + width(before)
    return begin, begin + min(max(width(marked), 1), LONGEST_MARK)


def _cut(line: Line, shown: Shown) -> Sequence[Stretch]:
    if len(line.stretches) == 1 and shown.fits(line.stretches[0].text, LIMIT):
        return line.stretches
    room = max(LIMIT // len(line.marks) - 4, 16)
    kept: list[Stretch] = []
    for mark in line.marks:
        stretch = next((s for s in line.stretches if s.column <= mark.start <= s.end), None)
        if stretch is None:
            continue
        window = _around(mark, stretch, room, shown)
        if kept and window.column <= kept[-1].end + 3:
            begin = min(kept.pop().column, window.column) - stretch.column
            end = window.end - stretch.column
            window = Stretch(begin + stretch.column, stretch.text[max(begin, 0) : end])
        kept.append(window)
    return kept or line.stretches[:1]


def _around(mark: Mark, stretch: Stretch, room: int, shown: Shown) -> Stretch:
    """Return the part of the stretch around the mark that takes about `room` columns."""
    start = mark.start - stretch.column
    end = min(mark.end - stretch.column, len(stretch.text))
    marked = cut(stretch.text[start:end], min(room, LONGEST_MARK), shown)
    spare = room - width(shown.fit(marked))
    before = cut(stretch.text[:start], spare // 2, shown, from_end=True)
    left = max(spare - width(shown.fit(before)), 0)
    after = cut(stretch.text[start + len(marked) :], left, shown)
    return Stretch(stretch.column + start - len(before), before + marked + after)


def _markers(spots: list[tuple[int, int, Mark]], shown: Shown) -> Iterator[str]:
    spots.sort(key=lambda spot: spot[:2])
    under: list[str] = []
    for begin, end, mark in sorted(spots, key=lambda spot: spot[2].primary):
        under.extend(" " * (end - len(under)))
        under[begin:end] = ("^" if mark.primary else "-") * (end - begin)
    labelled = [(begin, shown.fit(mark.label)) for begin, _, mark in spots if mark.label]
    row = "".join(under)
    if len(labelled) > LABELS or len({begin for begin, _ in labelled}) < len(labelled):
        yield row
        yield "; ".join(label for _, label in labelled)
        return
    if labelled and labelled[-1][0] == max(begin for begin, _, _ in spots):
        row += f" {labelled.pop()[1]}"
    yield row
    yield from _hanging(labelled)


def _hanging(labelled: list[tuple[int, str]]) -> Iterator[str]:
    if labelled:
        yield _posts(labelled)
    while labelled:
        begin, label = labelled.pop()
        yield _posts(labelled).ljust(begin) + label


def _posts(labelled: list[tuple[int, str]]) -> str:
    row = ""
    for begin, _ in labelled:
        row = row.ljust(begin) + "|"
    return row
