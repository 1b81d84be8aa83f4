"""One finding as a frame: head, place, marked lines, notes."""

from collections.abc import Iterator

from gxlint.blocks import Place
from gxlint.diagnostic import Diagnostic, Related
from gxlint.formats.frame import LIMIT, LINES, Line, drawn, source_lines
from gxlint.formats.page import Page
from gxlint.formats.places import place_named
from gxlint.formats.width import cut


def framed(path: str, diagnostic: Diagnostic, page: Page) -> Iterator[str]:
    """Yield the lines that show a finding of the file."""
    severity = page.say(f"severity.{diagnostic.severity}")
    head = page.shown.fit(f"{severity}[{diagnostic.code} {diagnostic.name}]")
    message = page.shown.fit(diagnostic.message)
    yield f"{page.painted(head, diagnostic.severity)}: {page.painted(message, 'bold')}"
    where = page.shown.fit(place_named(path, diagnostic.place, page.words))
    lines = source_lines(_places(diagnostic))
    gutter = max((len(str(line.number)) for line in lines), default=1)
    yield " " * gutter + page.painted("--> ", "dim") + where
    yield from _snippet(diagnostic, lines, gutter, page)
    for note in _notes(diagnostic, page):
        yield " " * (gutter + 1) + page.painted("= ", "dim") + note


def _places(diagnostic: Diagnostic) -> Iterator[tuple[Place, bool, str]]:
    if diagnostic.place:
        yield diagnostic.place, True, ""
    for related in diagnostic.related:
        if related.place:
            yield related.place, False, related.message


def _snippet(diagnostic: Diagnostic, lines: list[Line], gutter: int, page: Page) -> Iterator[str]:
    bar = page.painted("|", "dim")
    empty = " " * (gutter + 1) + bar
    place = diagnostic.place
    if place and place.line is None and place.text:
        yield empty
        yield f"{empty} {page.shown.fit(cut(place.text, LIMIT, page.shown))}"
        yield empty
        return
    kept = _kept(lines, place.line if place else None)
    for i, line in enumerate(kept):
        if i == 0:
            yield empty
        elif line.number != kept[i - 1].number + 1:
            yield "..."
        number = page.painted(str(line.number).rjust(gutter), "dim")
        text, *under = drawn(line, page.shown)
        yield f"{number} {bar} {text}".rstrip()
        for row in under:
            yield f"{empty} {_coloured(row, diagnostic.severity, page)}".rstrip()
    if len(lines) > len(kept):
        yield f"... {page.say('more_places', n=len(lines) - len(kept))}"


def _kept(lines: list[Line], primary: int | None) -> list[Line]:
    """Return the lines that a frame has room for; the primary place's is among them."""
    if len(lines) <= LINES:
        return lines
    ranked = sorted(lines, key=lambda line: (line.number != primary, line.number))
    return sorted(ranked[:LINES], key=lambda line: line.number)


def _coloured(row: str, severity: str, page: Page) -> str:
    if not page.look.colour or "^" not in row:
        return row
    at = row.index("^")
    end = len(row) - len(row[at:].lstrip("^"))
    return row[:at] + page.painted(row[at:end], severity) + row[end:]


def _notes(diagnostic: Diagnostic, page: Page) -> Iterator[str]:
    for related in diagnostic.related:
        if related.place is None or related.place.line is None:
            yield _elsewhere(related, page)
    if diagnostic.advice:
        yield page.say("advice", advice=diagnostic.advice)
    for basis in diagnostic.basis:
        yield page.say("basis", basis=basis)


def _elsewhere(related: Related, page: Page) -> str:
    message = page.shown.fit(related.message)
    if related.place is None:
        return message
    where = page.shown.fit(place_named("", related.place, page.words).strip())
    return f"{where}: {message}"
