"""How much markup is read; reports stay below a tenth of it."""

from collections.abc import Sequence

from gxlint.source import too_large

MAX_MARKS = 400_000
"""Tags of a web page or of the body of a Word file."""
MAX_BLOCKS = 50_000
"""Paragraphs and tables of a document."""


def check_marks(text: str) -> None:
    """Raise ReadError `file-too-large` for a source with more tags than any report has."""
    count = text.count("<") if len(text) > MAX_MARKS else 0
    if count > MAX_MARKS:
        raise too_large("marks", count, MAX_MARKS)


def check_blocks(blocks: Sequence[object]) -> None:
    """Raise ReadError `file-too-large` for more paragraphs and tables than any report has."""
    if len(blocks) > MAX_BLOCKS:
        raise too_large("blocks", len(blocks), MAX_BLOCKS)
