"""What the elements of HTML do to the text around them, by name."""


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


INLINE = _set("""
    span font b strong i em u s strike del ins small big sup sub tt code kbd samp var cite q abbr
    acronym dfn mark label time data bdi bdo nobr o:p o:smarttagtype st1:chsdate ruby rb rt rp
    html body thead tbody colgroup
""")
"""Elements that neither begin nor end a line, and wrappers that say nothing."""
WRAPPERS = _set("html body thead tbody colgroup")
STRUCK = _set("del s strike sup rt rp")
"""Elements whose words do not count: struck out, a footnote mark that would join a figure, how a
word is pronounced."""
FALLBACK = _set("audio canvas video progress meter datalist")
"""Elements whose words are for browsers that do not know them."""
FRAMES = _set("iframe object")
"""Elements that show another file."""
DRAWN = FRAMES | _set("svg math template noscript")
"""Elements without tags that may show something in a cell."""
SHOWN = FALLBACK | _set("button")
"""Elements with tags that may show in a cell what is not read elsewhere."""
UNSURE = _set("sub bdo")
"""Elements that make it uncertain what figure a cell shows: it goes on below the line, or runs from
right to left."""
PASSED = INLINE - STRUCK - UNSURE - {"ruby"}
"""Elements that leave no trace unless they hide something."""
VOID = _set("""
    area base basefont bgsound col embed frame input keygen link param source track wbr
""")
CLOSES_PARAGRAPH = _set("""
    address article aside blockquote center dd details dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary
    table ul caption
""")
BLOCKS = CLOSES_PARAGRAPH | _set("""
    legend pre listing plaintext marquee button select option optgroup datalist dialog object form
    frameset noframes head iframe map li dt dd
""")
"""Elements that begin and end a line; what has an unknown name shows its words as they stand."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
TYPED = frozenset(("pre", "listing", "plaintext"))
"""Elements whose white space is shown as it stands."""
CELLS = frozenset(("td", "th"))
ROW_GROUPS = frozenset(("thead", "tbody", "tfoot"))
TABLE_PARTS = CELLS | {"tr", "tfoot", "table"}


def kind_of(name: str) -> str:
    """Return what end tags match by: `</h3>` ends an `<h2>` too."""
    return "h" if name in HEADINGS else name


PARTING = BLOCKS | TABLE_PARTS | {"caption", "tfoot", ""}
"""Elements that part lines; the last one is the page itself."""
_TRACED = PARTING | STRUCK | FALLBACK | UNSURE | _set("a img br hr input meta ruby col embed")


def is_passed(name: str) -> bool:
    """Tell whether an element leaves no trace unless it hides something; unknown ones do not."""
    return name in PASSED or name not in _TRACED
