"""WordprocessingML as a flat run of the tags that matter, found by one pattern.

A report's document.xml is nine tenths formatting; passing over that in C is three times as fast
as building a tree of it. Nothing is ever resolved but the five predefined entities and character
references, so there are no entity bombs and no external references here.
"""

import codecs
import re
import sys
from collections.abc import Iterator

from gxlint.readers.docx.archive import damaged

_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_DECLARATION = re.compile(r"""xmlns:?([\w.-]*)\s*=\s*["']([^"']+)["']""")


def decoded(part: bytes) -> str:
    """Return the text of an XML part: UTF-8 or UTF-16, as the standard demands."""
    if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = part.decode("utf-16", "replace")
    else:
        text = part.decode("utf-8-sig", "replace")
    if "<!DOCTYPE" in text[:4096]:
        raise damaged("DTD")  # OPC forbids it (ECMA-376-2, 9.1.4)
    # One character is found many times faster than two where the first of them abounds.
    return _plain(text) if "!" in text and "<!" in text else text


def _plain(text: str) -> str:
    """Return the XML without comments, CDATA sections as ordinary text."""
    from xml.sax.saxutils import escape

    kept: list[str] = []
    at = 0
    while (found := text.find("<!", at)) >= 0:
        kept.append(text[at:found])
        cdata = text.startswith("<![CDATA[", found)
        close = "]]>" if cdata else "-->"
        end = text.find(close, found + 2)
        stop = len(text) if end < 0 else end
        if cdata:
            kept.append(escape(text[found + len("<![CDATA[") : stop]))
        at = stop + len(close)
    kept.append(text[at:])
    return "".join(kept)


def prefix_of(text: str) -> str:
    """Return the prefix, colon included, of the WordprocessingML namespace (`w:` as a rule)."""
    for prefix, namespace in _DECLARATION.findall(text[:8192]):
        if namespace in _NAMESPACES:
            return f"{prefix}:" if prefix else ""
    raise damaged("not WordprocessingML")


_Pattern = tuple[str, tuple[str, ...]]
_compiled: dict[_Pattern, re.Pattern[str]] = {}


def pattern(prefix: str, names: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of the tags of those names.

    Groups: `/` of an end tag, name, attributes, `/` of an empty element, the text behind the tag.
    The ends of `r` and `t` are left out: they tell nothing, and half of the tags are theirs.
    """
    key = prefix, names
    if key not in _compiled:
        choice = _choice(prefix, names)
        _compiled[key] = re.compile(
            rf"<(?!/{prefix}[rt]>)(/?)({choice})(?=[\s/>])"
            rf"((?:[^<>\"'/]++|\"[^\"<]*+\"|'[^'<]*+'|/(?!>))*+)(/?)>([^<]*+)"
        )
    return _compiled[key]


def _choice(prefix: str, names: tuple[str, ...]) -> str:
    """Return the pattern of the names, grouped by first letter: most tags fail at once."""
    groups: dict[str, list[str]] = {}
    foreign: list[str] = []
    for name in names:
        if ":" in name:
            foreign.append(name)
        else:
            groups.setdefault(name[0], []).append(name[1:])
    own = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return "|".join((f"{prefix}(?:{own})", *foreign))


def values(attributes: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a tag: names without prefix, values resolved."""
    for name, double, single in _ATTRIBUTE.findall(attributes):
        yield name.rpartition(":")[2], unescaped(double or single)


_ATTRIBUTE = re.compile(r"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def value(attributes: str, name: str = "val") -> str | None:
    """Return the value of the attribute of that name, None where there is none."""
    for found, content in values(attributes):
        if found == name:
            return content
    return None


def is_on(attributes: str) -> bool:
    """Tell whether a switch such as `<w:vanish/>` is on."""
    return value(attributes) not in {"0", "false", "off", "none"}


def number(attributes: str, name: str = "val") -> int | None:
    """Return the attribute as a whole number, None where it is none."""
    content = value(attributes, name)
    if content is None or not content.lstrip("-").isdecimal() or len(content) > _DIGITS:
        return None
    return int(content)


_DIGITS = 9
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


_SURROGATES = range(0xD800, 0xE000)


def unescaped(content: str) -> str:
    """Return the content with its references resolved."""
    return _REFERENCE.sub(_resolved, content) if "&" in content else content


def _resolved(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return _NAMED[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if code <= sys.maxunicode and code not in _SURROGATES else "\ufffd"
