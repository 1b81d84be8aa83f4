"""Figures with the mark of a note that stands in their section, as below their table."""

from collections.abc import Iterable

from gxlint.blocks import Table
from gxlint.folding import folded
from gxlint.report.tree import Section

_STARS = frozenset("*\u203b\u2606\u2605\u2020\u2021")
"""Marks that readers may have left out before a note, as those of lists."""
_NUMBERS = {
    **{chr(0x2460 + i): str(i + 1) for i in range(20)},
    **dict(zip("\xb9\xb2\xb3\u2074\u2075\u2076\u2077\u2078\u2079", "123456789", strict=True)),
}
"""Figures in circles and those of superscript: no figure of a table is written so."""
_NEAR = 6
"""Characters of a note in which its mark stands, behind a word that says it is one."""
_LONGEST = 3
"""Characters of a mark and the brackets around it."""


def without_mark(content: str, notes: Iterable[str]) -> str | None:
    """Return the figure before the mark of a note that one of those lines is.

    None where no mark is at the end, or no line begins with it.
    """
    printed = folded(content).strip()
    body = printed.rstrip("".join(("()[]\u3010\u3011\u3014\u3015", *_STARS, *_NUMBERS)))
    mark = printed[len(body) :].strip("()[]\u3010\u3011\u3014\u3015")
    if not body or not mark or len(printed) - len(body) > _LONGEST:
        return None
    known = {mark, _NUMBERS.get(mark, mark)}
    starred = _STARS.issuperset(mark)
    found = any(starred or any(one in note[:_NEAR] for one in known) for note in notes)
    return body if found else None


def notes_of(section: Section) -> list[str]:
    """Return the lines of a section that may be notes."""
    loose = [block.text for block in section.loose if not isinstance(block, Table)]
    return [folded(text.content).strip() for text in (*section.paragraphs, *loose)]
