"""What every reader gives and takes."""

from collections.abc import Callable

from gxlint.blocks import Document
from gxlint.records import NamedTuple


class Reader(NamedTuple):
    """A reader of one format.

    `suffixes` are lower case, with the dot. `read(data, encoding)` turns the bytes of a file into
    a document; `encoding` is what the user declared, or None. It raises `errors.ReadError` (naming
    a rule of family GX0) for whatever cannot be read, and nothing else.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str | None], Document]
