"""Runs of HTML source as the text a reader sees, each character traceable to its offset."""

import re
from collections.abc import Iterable, Sequence

from gxlint.blocks import Text
from gxlint.readers.html.scan import unescaped
from gxlint.records import make

Run = tuple[str, int]
"""A stretch of the source without tags, and its offset."""

_COMMON = {
    "&nbsp;": "\xa0",
    "&amp;": "&",
    "&amp;nbsp;": "\xa0",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&ensp;": "\u2002",
    "&emsp;": "\u2003",
    "&ldquo;": "\u201c",
    "&rdquo;": "\u201d",
    "&mdash;": "\u2014",
    "&middot;": "\xb7",
    "&#160;": "\xa0",
    "&#12288;": "\u3000",
}
# A blank that was escaped twice is shown as it stands, but is meant for a blank.
_REFERENCE = re.compile(r"&(?:amp;nbsp;|#?[0-9a-zA-Z]{1,40};?)")
# A character reference, or white space that holds a line end (shown as one space).
_UNEVEN = re.compile(_REFERENCE.pattern + r"|[ \t\f]*+[\r\n]\s*+")


def text_of(runs: Sequence[Run]) -> Text | None:
    """Return what the runs say, without white space around it; None where that is nothing."""
    first, last = 0, len(runs)
    while first < last and _is_blank(runs[first][0]):
        first += 1
    while first < last and _is_blank(runs[last - 1][0]):
        last -= 1
    if last - first == 1:
        raw, start = runs[first]
        content = raw.strip()
        start += raw.find(content[0])
        if is_even(content):
            return make(Text, (content, ((0, start),)))
        return _trimmed(*_resolved([(content, start)]))
    return _trimmed(*_resolved(runs[first:last])) if first < last else None


def lines_of(runs: Sequence[Run]) -> list[Text]:
    """Return the lines of runs whose white space is shown as it stands."""
    text = whole(runs)
    content = text.content
    ends = [at for at, mark in enumerate(content) if mark == "\n"]
    starts = [0, *(end + 1 for end in ends)]
    return [text.part(start, end) for start, end in zip(starts, [*ends, len(content)], strict=True)]


def whole(runs: Sequence[Run]) -> Text:
    """Return all that the runs say, white space as it stands."""
    content, pieces = _resolved(runs, _REFERENCE)
    return make(Text, (content, tuple(pieces)))


def _is_blank(raw: str) -> bool:
    """Tell a run of nothing but white space, as stands before paragraphs."""
    return raw.isspace() or (raw.startswith("&nbsp;") and not raw.replace("&nbsp;", "").strip())


def is_even(content: str) -> bool:
    """Tell whether a source without tags is shown as it stands."""
    return "&" not in content and "\n" not in content and "\r" not in content


def visible(run: str) -> int:
    """Return how many characters a run shows."""
    shown = run.strip()
    return 0 if shown == "&nbsp;" else len(shown)


def _resolved(
    runs: Sequence[Run], uneven: re.Pattern[str] | None = None
) -> tuple[str, list[tuple[int, int]]]:
    content: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0

    def add(part: str, offset: int) -> None:
        nonlocal length
        content.append(part)
        pieces.append((length, offset))
        length += len(part)

    for raw, start in runs:
        at = 0
        for found in uneven.finditer(raw) if uneven else _uneven(raw):
            if found.start() > at:
                add(raw[at : found.start()], start + at)
            add(_reference(found[0]), start + found.start())
            at = found.end()
        if at < len(raw):
            add(raw[at:] if at else raw, start + at)
    return "".join(content), pieces


def _uneven(raw: str) -> Iterable[re.Match[str]]:
    """Return what of a run is not shown as it stands."""
    if is_even(raw):
        return ()
    # One that can only begin with one sign is searched for in a third of the time.
    return (_UNEVEN if "\n" in raw or "\r" in raw else _REFERENCE).finditer(raw)


def _reference(source: str) -> str:
    if not source.startswith("&"):
        return " "
    return _COMMON.get(source) or unescaped(source) or " "


def _trimmed(content: str, pieces: list[tuple[int, int]]) -> Text | None:
    body = content.strip()
    if not body:
        return None
    text = make(Text, (content, tuple(pieces)))
    if len(body) == len(content):
        return text
    start = content.find(body[0])
    return text.part(start, start + len(body))
