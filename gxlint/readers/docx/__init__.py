"""Word files (DOCX): paragraphs and tables with their addresses.

Read straight from the parts of the package (ECMA-376): numbering is restored, tracked changes are
taken as accepted; headers, footers, comments and notes are left out.
"""

import re
from collections.abc import Sequence

from gxlint.blocks import Block, Document, Paragraph
from gxlint.columns import Blocks
from gxlint.errors import ReadError
from gxlint.readers.base import Reader
from gxlint.readers.docx.archive import Archive
from gxlint.readers.docx.body import body_of
from gxlint.readers.docx.flat import Flat
from gxlint.readers.docx.layout import Layout
from gxlint.readers.docx.markup import decoded, values
from gxlint.readers.docx.numbering import Counter, lists_of
from gxlint.readers.docx.styles import styles_of
from gxlint.readers.limits import check_blocks
from gxlint.readers.margin import WIDEST, without_margin
from gxlint.source import check_size

__all__ = ["READER", "read"]


def read(data: bytes, _encoding: str | None) -> Document:
    """Return the document in a Word file; its XML says which encoding it is in.

    Raises ReadError `file-empty`, `file-scanned` (pictures alone), `file-damaged`,
    `file-encrypted`, `file-too-large`.
    """
    check_size(data)
    if not data:
        raise ReadError("file-empty")
    archive = Flat(data) if data.lstrip()[:1] in (b"<", b"\xef") else Archive(data)
    main = _related(archive, "_rels/.rels", "").get("officeDocument", "word/document.xml")
    folder, _, base = main.rpartition("/")
    parts = _related(archive, f"{folder}/_rels/{base}.rels", folder)
    styles, default = styles_of(_optional(archive, parts.get("styles")))
    counter = Counter(lists_of(_optional(archive, parts.get("numbering"))))
    body = body_of(decoded(archive.read(main)), styles, default, counter)
    layout = Layout()
    layout.add(body.items)
    check_blocks(layout.blocks)
    if not layout.blocks:
        raise ReadError("file-scanned" if body.images else "file-empty")
    return Document(
        kind="docx",
        text=layout.text,
        blocks=tuple(_without_margin(layout)),
        landmarks=tuple(layout.landmarks),
        pictures=tuple(layout.pictures),
    )


READER = Reader("docx", (".docx", ".docm", ".dotx"), read)


def _without_margin(layout: Layout) -> Sequence[Block]:
    """Return the blocks, lines put together where each is a paragraph.

    That is how programs leave them that make Word files of PDFs.
    """
    if any(isinstance(one, Paragraph) and len(one.text.content) > WIDEST for one in layout.blocks):
        return layout.blocks
    return without_margin(Blocks.of(layout.blocks), layout.text)


_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^<>]*)")


def _related(archive: Archive | Flat, name: str, folder: str) -> dict[str, str]:
    """Return the parts that a part refers to, by the last word of the relation's type.

    What stands outside of the file is never looked at.
    """
    found: dict[str, str] = {}
    if name not in archive:
        return found
    for source in _RELATION.findall(decoded(archive.read(name))):
        relation = dict(values(source))
        target = relation.get("Target", "")
        if relation.get("TargetMode") != "External":
            found.setdefault(relation.get("Type", "").rpartition("/")[2], _path(folder, target))
    return found


def _path(folder: str, target: str) -> str:
    """Return the name of the part that a relation of that folder leads to."""
    names: list[str] = []
    for name in (target if target.startswith("/") else f"{folder}/{target}").split("/"):
        if name == "..":
            del names[-1:]
        elif name not in {"", "."}:
            names.append(name)
    return "/".join(names)


def _optional(archive: Archive | Flat, name: str | None) -> str:
    """Return the text of a part that a document may do without."""
    return decoded(archive.read(name)) if name is not None and name in archive else ""
