"""The stretches of an HTML source that hold tags and text, and what attributes say."""

import re
from collections.abc import Iterator

from gxlint.records import NamedTuple

_DATA = re.compile(r"\s*+(?:[\w.$]++\()?+\s*+[\[{]\s*+[\"{\[]")


def is_data(text: str) -> bool:
    """Tell whether a file is nothing but data, as a script is sent them."""
    return _DATA.match(text) is not None


class Stretch(NamedTuple):
    """A stretch of the source that holds tags and text, and the opaque element that ends it.

    `name` is that element's (`script`, `title`, …), `!` for a comment or declaration, empty at the
    end of the source; `inner` and `inner_end` bound what the element holds.
    """

    start: int
    end: int
    name: str
    attributes: str
    inner: int
    inner_end: int


# How opaque elements begin, told by two letters: a quarter cheaper than all their names, and hardly
# any other tag begins so.
_LIKELY = re.compile(r"<(?:[!?]|[stxinmoSTXINMO][ctveiomfabCTVEIOMFAB])")
_OPAQUE = re.compile(
    r"<(?:(!--)|([!?])|(script|style|textarea|title|noscript|xmp|iframe|noembed|noframes"
    r"|svg|math|template|object|select|xml)(?=[\s/>]))",
    re.IGNORECASE,
)
_COMMENT_END = re.compile("--!?>")
"""What ends a remark (HTML standard, 13.2.5.51 and .52)."""
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
"""Elements that run to the end of the file when they are never closed."""


def stretches(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield the stretches between elements that hold no running text, in order."""
    at = start
    unclosed: set[str] = set()
    for likely in _LIKELY.finditer(text, start, end):
        found = _OPAQUE.match(text, likely.start(), end) if likely.start() >= at else None
        if found is None:
            continue
        stretch = _opaque(text, at, end, found, unclosed)
        if stretch is not None:
            yield stretch
            at = stretch.inner_end if stretch.name == "!" else _after(text, stretch.inner_end, end)
    yield Stretch(at, end, "", "", end, end)


def _opaque(
    text: str, at: int, end: int, found: re.Match[str], unclosed: set[str]
) -> Stretch | None:
    start = found.start()
    if found[1]:
        ends = _COMMENT_END.search(text, start + 2, end)
        return Stretch(at, start, "!", "", start, ends.end() if ends else end)
    inner = _after(text, found.end(), end)
    if found[2]:
        return Stretch(at, start, "!", "", start, inner)
    name = found[3].lower()
    attributes = text[found.end() : inner - 1]
    close = -1 if name in unclosed else _closing(text, name, inner, end)
    if close < 0:
        unclosed.add(name)
        if name not in _RAW:
            return Stretch(at, start, "!", "", start, inner)
        close = end
    return Stretch(at, start, name, attributes, inner, close)


def _after(text: str, at: int, end: int) -> int:
    close = text.find(">", at, end)
    return end if close < 0 else close + 1


def _closing(text: str, name: str, start: int, end: int) -> int:
    found = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(text, start, end)
    return found.start() if found else -1


_GOES_ON = re.compile(r"\s*(?:/?>|[a-zA-Z][\w:-]*\s*=)")
"""What stands behind a remark if the tag around it goes on."""
_FAR = 300
"""Characters of a tag before a remark in it, and of the remark."""


def whole_tags(text: str) -> str:
    """Return the source with blanks for the remarks that templates leave within tags.

    A browser shows the end of such a tag; nothing else has another place.
    """
    text = _unprefixed(text)
    parts: list[str] = []
    end, at = 0, text.find("<!--", 1)
    while at >= 0:
        near = max(at - _FAR, end)
        if text[at - 1].isspace() and text.rfind("<", near, at) > text.rfind(">", near, at):
            ends = _COMMENT_END.search(text, at, at + _FAR)
            if ends and _GOES_ON.match(text, ends.end()):
                parts += text[end:at], " " * (ends.end() - at)
                end = ends.end()
        at = text.find("<!--", at + 1)
    return "".join([*parts, text[end:]]) if parts else text


_PREFIX = re.compile(r"<([a-zA-Z][\w-]{0,9}):html[\s>]")
_HEAD = 2000
"""Characters of a page within which its outermost element begins."""


def _unprefixed(text: str) -> str:
    """Return an XHTML page whose tags have a prefix with blanks behind their names instead."""
    found = _PREFIX.search(text, 0, _HEAD)
    if found is None:
        return text
    blanks = " " * (len(found[1]) + 1)
    return re.sub(rf"<(/?){found[1]}:([a-zA-Z]\w*)", rf"<\1\2{blanks}", text)


_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")


def attributes_of(source: str) -> dict[str, str]:
    """Return a tag's attributes: names in lower case, references resolved, the first one wins."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        name, *values = match.groups()
        value = next((v for v in values if v is not None), "")
        found.setdefault(name.lower(), unescaped(value))
    return found


def unescaped(value: str) -> str:
    """Return the value with its character references resolved."""
    if "&" not in value:
        return value
    from html import unescape

    return unescape(value)


_ROW_SPAN = re.compile(r"""rowspan\s*=\s*["']?\s*(\d{1,5})""", re.IGNORECASE)
_COLUMN_SPAN = re.compile(r"""colspan\s*=\s*["']?\s*(\d{1,5})""", re.IGNORECASE)


def spans_of(attributes: str) -> tuple[int, int]:
    """Return the rows and columns that a cell asks for; 0 rows reach to the end of the table."""
    if "span" not in attributes and "Span" not in attributes and "SPAN" not in attributes:
        return 1, 1
    rows = _ROW_SPAN.search(attributes)
    columns = _COLUMN_SPAN.search(attributes)
    return int(rows[1]) if rows else 1, int(columns[1]) if columns else 1
