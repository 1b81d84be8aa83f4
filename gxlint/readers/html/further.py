"""What of a report a web page does not hold or say: its other pages, numbers from a style sheet."""

import re
from collections.abc import Iterator

from gxlint.blocks import Remark
from gxlint.readers.html.article import Article
from gxlint.readers.html.scan import attributes_of
from gxlint.readers.html.tags import may_lead
from gxlint.readers.html.tree import TEXT, Node, Tree


def page_remarks(text: str, tree: Tree, article: Article) -> Iterator[Remark]:
    """Yield a remark where the article has other pages, one where a style sheet numbers it.

    `further_pages` has the address of another page, or how many there are.
    """
    other = _linked(text, tree, article) or _scripted(text, tree)
    if other:
        yield Remark("further_pages", other[:_LONGEST])
    if any(_NUMBERING.search(text, s.inner, s.inner_end) for s in tree.opaque if s.name == "style"):
        yield Remark("styled_numbers")


_LONGEST = 500
_NEAR = 400
"""Events behind the article among which the links to its other pages stand."""
_PAGES = 20
"""Links with more numbers are those of a calendar."""
_LAST_NUMBER = re.compile(r"(\d+)\D*$")
_CALL = re.compile(r"page\w*\s*\(\s*(\d{1,2})\s*,\s*\d{1,2}\s*,\s*[\"']")
"""A script that would print the links: how many pages there are, which one this is, its name."""
_NUMBERING = re.compile(
    r"\bcontent\s*:[^;}]*(?:counters?\s*\(|[\u3001\uff08\uff09])", re.IGNORECASE
)
"""What a style sheet prints before headings: a counter, or words with marks of an ordinal."""


def _linked(text: str, tree: Tree, article: Article) -> str | None:
    """Return the address of another page of the article: the link to it is the page's number.

    Figures of a table may be links too.
    """
    last = article.last + _NEAR
    found: dict[int, str] = {}
    data = 0
    for node in tree.nodes:
        if node.index in article.tables:
            data = max(data, node.last)
        if node.name == "a" and max(article.first, data) <= node.first < last:
            number = _number(text, tree, node)
            address = attributes_of(node.attributes).get("href", "") if number else ""
            if number and _leads_to(number, address):
                found[number] = address
    others = found.keys() & {1, 2}
    return found[max(others)] if others and len(found) <= _PAGES else None


def _number(text: str, tree: Tree, link: Node) -> int:
    """Return the number that is all a link says, 0 where there is none."""
    inner = tree.events[link.first + 1 : min(link.last, link.first + 4)]
    words = "".join(text[a:b] for kind, a, b in inner if kind == TEXT).strip()
    return int(words) if words.isascii() and words.isdecimal() and len(words) < _YEAR else 0


_YEAR = 4


def _leads_to(number: int, address: str) -> bool:
    """Tell whether an address may be that of the page of that number; pages count from 0 or 1.

    The first one often has no number of its own.
    """
    if address.startswith(("#", "javascript:")) or may_lead(address):
        return False
    last = _LAST_NUMBER.search(address)
    return bool(last) and int(last[1][-_YEAR:]) in {number, number - 1} if last else False


def _scripted(text: str, tree: Tree) -> str | None:
    """Return how many pages a script prints the links to, None where that is not several."""
    for script in tree.opaque:
        if script.name == "script":
            end = min(script.inner_end, script.inner + _SCRIPT)
            words = text[script.inner : end].lower()
            found = _CALL.search(words) if "page" in words else None
            if found and int(found[1]) > 1:
                return found[1]
    return None


_SCRIPT = 2000
"""Characters of a script that are looked at: such a call is all there is in it."""
