"""What the markup of a plain table says of its cells, whatever they hold.

Tables of one form have the same markup from report to report, so it is worked out once.
"""

from gxlint.records import NamedTuple


class Skeleton(NamedTuple):
    """The cells of a plain table in order.

    `rows` says for each row the number of its first cell, from 0, and of the one behind its last;
    `texts` is the number of each cell's first text. `others` are the cells of no text or several:
    the number of the cell, that of its first text, that of the one behind its last, and how many
    stand on each of its lines, empty where that is one on each.
    """

    rows: list[tuple[int, int]]
    texts: list[int]
    others: list[tuple[int, int, int, tuple[int, ...]]]


_MOST = 100
_SMALL = 5000
"""Tables that are remembered, and their signs."""
_known: dict[str, Skeleton] = {}


def skeleton_of(signs: str) -> Skeleton:
    """Return the cells of a plain table, given its signs (`plain.TABLE`)."""
    skeleton = _known.get(signs)
    if skeleton is None:
        skeleton = _worked_out(signs)
        if len(signs) <= _SMALL:
            if len(_known) >= _MOST:
                _known.clear()
            _known[signs] = skeleton
    return skeleton


def _worked_out(signs: str) -> Skeleton:
    head, *kinds = signs.split("(")
    skeleton = Skeleton([], [], [])
    row = at = 0
    skeleton.rows.extend([(0, 0)] * (head.count("r") - 1))
    for cell, kind in enumerate(kinds):
        inside, _, behind = kind.partition(")")
        lines = tuple([count for line in inside.split("p") if (count := line.count("x"))])
        skeleton.texts.append(at if lines else 0)
        end = at + sum(lines)
        if end != at + 1:
            several = lines if end > at + len(lines) else ()
            skeleton.others.append((cell, at, end, several))
        at = end
        for _ in range(behind.count("r")):
            skeleton.rows.append((row, cell + 1))
            row = cell + 1
    skeleton.rows.append((row, len(kinds)))
    return skeleton
