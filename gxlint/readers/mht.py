"""Web pages saved in one file (MHT, RFC 2557), as browsers and Word save them."""

from gxlint.blocks import Document
from gxlint.errors import ReadError
from gxlint.readers import html
from gxlint.readers.base import Reader
from gxlint.source import check_size


def read(data: bytes, encoding: str | None) -> Document:
    """Return the article of the first page in the file; its places are those in that page.

    Raises ReadError `file-damaged` where there is none, and what reading a web page raises.
    """
    page, charset = page_of(data)
    return html.read(page, encoding or charset)


def page_of(data: bytes) -> tuple[bytes, str | None]:
    """Return the first page in the file, and its encoding where the page does not tell it better.

    Raises ReadError `file-damaged` where there is none, `file-too-large`.
    """
    from email import message_from_bytes, policy

    check_size(data)
    for part in message_from_bytes(data.lstrip(), policy=policy.compat32).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return page, _known(part.get_content_charset())
    raise ReadError("file-damaged", {"problem": "no page in it"})


def _known(charset: str | None) -> str | None:
    """Return the name of the encoding, but for one that the page itself tells better."""
    return charset if charset in _WIDE else None


_WIDE = frozenset(("utf-16", "utf-16le", "utf-16be", "unicode"))
READER = Reader("mht", (".mht", ".mhtml"), read)
