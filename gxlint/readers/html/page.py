"""What a web page says beside its article: titles, dates, links, what it shows instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gxlint.readers.html.article import squeezed_line
from gxlint.readers.html.scan import attributes_of, unescaped
from gxlint.readers.html.tags import DOCUMENT, may_lead
from gxlint.readers.html.tree import Tree

_DATES = (
    "pubdate",
    "publishdate",
    "publish_date",
    "publishtime",
    "article:published_time",
    "datepublished",
    "firstpublishedtime",
    "dc.date",
    "dcterms.created",
)
"""Names of `<meta>` tags that hold the date of publication, the likeliest first."""
_DATE = re.compile(r"(20\d\d)(?:\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})|(\d\d)(\d\d))(?!\d)")
_URL_DATE = re.compile(r"/(20\d\d)(\d\d)/t\1\2(\d\d)_")
_DOCUMENT = re.compile(DOCUMENT.pattern + r"(?:$|[?#&])", re.IGNORECASE)
_FRAME = re.compile(r"""<frame\s[^>]{0,300}?\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_REDIRECT = re.compile(
    r"""location(?:\.href\s*=|\.replace\s*\(|\s*=)\s*["']([^"']{1,500})["']""", re.IGNORECASE
)


class Metadata:
    """The `<meta>` tags of a page, by name in lower case."""

    def __init__(self, tree: Tree) -> None:
        self.named: dict[str, str] = {}
        for source in tree.metas[:_MOST]:
            found = attributes_of(source)
            name = found.get("name") or found.get("property") or found.get("itemprop")
            key = name or found.get("http-equiv")
            if key:
                self.named.setdefault(key.lower(), found.get("content", ""))

    def completed(self, other: Metadata) -> Metadata:
        """Return these metadata with what only the other ones say."""
        self.named = {**other.named, **self.named}
        return self

    def published(self) -> date | None:
        """Return the date of publication; the address of a page may tell it too."""
        for name in _DATES:
            found = _DATE.search(self.named.get(name, ""))
            day = found and _day(*(part for part in found.groups() if part))
            if day:
                return day
        found = _URL_DATE.search(self.named.get("url", ""))
        return _day(*found.groups()) if found else None

    def refresh(self) -> str | None:
        """Return the address that `<meta http-equiv="refresh">` sends browsers to."""
        found = re.search(
            r"url\s*=\s*[\"']?([^\"';]+)", self.named.get("refresh", ""), re.IGNORECASE
        )
        return found[1].strip() if found else None


_MOST = 200
"""Tags of a kind that are looked at; no page has more."""


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def titles(text: str, tree: Tree, metadata: Metadata) -> tuple[str, ...]:
    """Return what the page calls its article, squeezed."""
    found = [metadata.named.get("articletitle", ""), metadata.named.get("og:title", "")]
    found += [
        text[s.inner : min(s.inner_end, s.inner + 500)] for s in tree.opaque if s.name == "title"
    ]
    return tuple(filter(None, (squeezed_line(unescaped(title)) for title in found)))


def document_links(tree: Tree, first: int, last: int) -> Iterator[str]:
    """Yield the addresses of files that links between two events lead to."""
    for node in tree.nodes:
        if node.name == "a" and first <= node.first < last and may_lead(node.attributes):
            address = attributes_of(node.attributes).get("href", "").strip()
            if _DOCUMENT.search(address):
                yield address


def shown_instead(text: str, tree: Tree, metadata: Metadata) -> str | None:
    """Return the address of what a page without an article shows or leads to; None if nothing."""
    for link in document_links(tree, 0, len(tree.events)):
        return link
    for element in tree.opaque[:_MOST]:
        if element.name in {"iframe", "object"}:
            found = attributes_of(element.attributes)
            address = found.get("src") or found.get("data") or ("srcdoc" in found and "srcdoc")
            if address and not address.startswith(("about:", "javascript:")):
                return address
    frames = _FRAME.findall(text) if "frameset" in text.lower() else ()
    return metadata.refresh() or (frames[-1] if frames else _scripted(text, tree))


def _scripted(text: str, tree: Tree) -> str | None:
    """Return where a script leads, or the script that would render the page."""
    scripts = [s for s in tree.opaque if s.name == "script"][:_MOST]
    for script in scripts:
        found = _REDIRECT.search(text, script.inner, min(script.inner_end, script.inner + 20_000))
        if found:
            return found[1]
    sources = [attributes_of(s.attributes).get("src", "") for s in scripts]
    return next(filter(None, reversed(sources)), None)
