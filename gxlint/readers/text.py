"""Plain text as web pages, Word and PDF leave it when they are copied."""

from gxlint.blocks import Document, Remark
from gxlint.columns import Blocks
from gxlint.readers.base import Reader
from gxlint.readers.commas import tabbed
from gxlint.readers.flat import Flat
from gxlint.readers.lines import check_size
from gxlint.readers.margin import without_margin
from gxlint.source import Decoded, decode


def read(data: bytes, encoding: str | None) -> Document:
    """Return the document in a text file, one paragraph a line; see `readers.flat`.

    Where all lines end at a right margin, those of a sentence are joined; see `readers.margin`.

    Raises ReadError as `source.decode` does, and `file-too-large` for more lines or cells than
    any report has.
    """
    decoded = decode(data, encoding)
    check_size(decoded.text)
    flat = Flat()
    flat.read(tabbed(drawn(decoded.text)))
    return Document(
        kind="text",
        text=decoded.text,
        blocks=Blocks.of(without_margin(flat.blocks, decoded.text)),
        remarks=encoding_remarks(decoded),
    )


def drawn(text: str) -> str:
    """Return the text with the lines that box-drawing characters draw as pipes and dashes.

    Every character keeps its place.
    """
    return text.translate(_DRAWN) if any(mark in text for mark in _UPRIGHT) else text


_UPRIGHT = "\u2502\u2503\u2551"
_DRAWN = str.maketrans(
    {
        **dict.fromkeys(map(chr, range(0x250C, 0x2580)), "+"),
        **dict.fromkeys("\u2500\u2501\u2504\u2505\u2508\u2509\u254c\u254d\u2550", "-"),
        **dict.fromkeys("\u2502\u2503\u2506\u2507\u250a\u250b\u254e\u254f\u2551", "|"),
    }
)

READER = Reader("text", (".txt", ".text"), read)


def encoding_remarks(decoded: Decoded) -> tuple[Remark, ...]:
    """Return the remark that the encoding was guessed, if it was."""
    return (Remark("encoding_guessed", decoded.encoding),) if decoded.guessed else ()
