"""What the elements of HTML do to the text around them, by name."""

import re


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


INLINE = _set("""
    span font b strong i em u s strike del ins small big sup sub tt code kbd samp var cite q abbr
    acronym dfn mark label time data bdi bdo nobr o:p o:smarttagtype st1:chsdate ruby rb rt rp
    html body thead tbody tfoot colgroup
""")
"""Elements that neither begin nor end a line, and wrappers that say nothing."""
STRUCK = _set("del s strike sup")
"""Elements whose words do not count: struck out, or a footnote mark that would join a figure."""
PASSED = INLINE - STRUCK
"""Elements that leave no trace unless they hide something."""
VOID = _set("""
    area base basefont bgsound col embed frame input keygen link param source track wbr
""")
CLOSES_PARAGRAPH = _set("""
    address article aside blockquote center dd details dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary
    table ul caption
""")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
TABLE_PARTS = frozenset(("td", "th", "tr", "table"))


def kind_of(name: str) -> str:
    """Return what end tags match by: `</h3>` ends an `<h2>` too."""
    return "h" if name in HEADINGS else name


_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|(?:^|\s)hidden(?=$|[\s/]|=\s*[\"']?(?:hidden|true|[\"']))",
    re.IGNORECASE,
)
_STRIKING = re.compile(
    r"text-decoration[\w-]*\s*:[^;\"']*line-through|vertical-align\s*:\s*super", re.IGNORECASE
)


class Hiding(dict[str, bool]):
    """Whether attributes hide an element, remembered: pages repeat the same few hundred.

    A key is what stands behind the name in a start tag, its bracket included.
    """

    def __missing__(self, rest: str) -> bool:
        hides = ("none" in rest or "hid" in rest) and bool(_HIDING.search(rest[:-1]))
        self[rest] = hides
        return hides


class Dropping(dict[str, bool]):
    """Whether attributes hide an inline element, strike it out or raise it, remembered too."""

    def __init__(self, hiding: Hiding) -> None:
        super().__init__()
        self._hiding = hiding

    def __missing__(self, rest: str) -> bool:
        drops = self._hiding[rest] or (
            ("super" in rest or "through" in rest) and bool(_STRIKING.search(rest[:-1]))
        )
        self[rest] = drops
        return drops
