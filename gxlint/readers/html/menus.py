"""Lists of nothing but links, as the menus of a page are, which are counted at one stroke.

Two thirds of the elements of a published page stand in them, and none of their words is read.
"""

from gxlint.readers.html.plain import Place
from gxlint.readers.html.runs import visible
from gxlint.readers.html.shape import Shape
from gxlint.records import NamedTuple

FEWEST = 3
"""Fewer links are no menu."""

_LINKS = r"[wsi.]*+(?:A[wxsi.]*+a[wsi.]*+)*+"
_LIST = rf"Us*+(?:L{_LINKS}ls*+)*+u"
MENU = rf"Us*+(?:L{_LINKS}(?:{_LIST}{_LINKS})*+ls*+)*+u"
"""The shape of a menu, which may hold others: letters of `Tag.sign`, `x` for text.

Text stands in links only, and no link leads to a document.
"""


class Menu(NamedTuple):
    """A list of links: how many characters and links it holds."""

    length: int
    links: int


def menu_of(signs: str, shape: Shape, first: Place, last: Place) -> Menu | None:
    """Return the menu of those signs, whose own tags stand at two places.

    None where it has few links or shows nothing: `article` may not leave it out then.
    """
    links = signs.count("A")
    length = sum(map(visible, shape.runs[first[0] + 1 : last[0] + 1]))
    return Menu(length, links) if links >= FEWEST and length else None
