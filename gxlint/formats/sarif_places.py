"""Places as SARIF locations."""

from typing import Any
from urllib.parse import quote

from gxlint.blocks import Place
from gxlint.diagnostic import Related
from gxlint.formats.base import Words
from gxlint.formats.places import address_named

MOST_FACTS = 10
"""Fact keys told of one result; a rule on a whole table may name a hundred."""


def artifact(path: str) -> dict[str, str]:
    """Return where a file is: a URI relative to the folder in which gxlint ran.

    Everything but letters, digits and `/` is percent-encoded, as UTF-8 or as the bytes that the
    file's name has. A path that leaves the folder has no base: SARIF allows none there.
    """
    uri = quote(path.replace("\\", "/"), safe="/", errors="surrogateescape")
    is_inside = not uri.startswith(("../", "/")) and uri != ".."
    return {"uri": uri, "uriBaseId": "ROOT"} if is_inside else {"uri": uri}


def located(place: Place | None) -> dict[str, int] | None:
    """Return the region of a place; None where the document has no lines: none are invented."""
    if place is None or place.line is None or place.column is None:
        return None
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_line is not None and place.end_column is not None:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return region


def location(
    path: str, place: Place | None, facts: tuple[str, ...], words: Words
) -> dict[str, Any]:
    """Return the location of a finding, with the facts that it is about as logical locations."""
    physical: dict[str, Any] = {"artifactLocation": artifact(path)}
    region = located(place)
    if region:
        physical["region"] = region
    told: dict[str, Any] = {"physicalLocation": physical}
    if facts:
        told["logicalLocations"] = [
            {"fullyQualifiedName": fact, "kind": "fact"} for fact in facts[:MOST_FACTS]
        ]
    if place and place.address:
        told["message"] = {"text": address_named(place.address, words)}
    return told


def related_location(path: str, number: int, related: Related, words: Words) -> dict[str, Any]:
    """Return a related place, numbered as the message links to it, with its word on it."""
    facts = (related.fact,) if related.fact else ()
    told = location(path, related.place, facts, words)
    where = told.get("message", {}).get("text", "")
    said = f"{where}: {related.message}" if where and related.message else where or related.message
    return {"id": number, **told, **({"message": {"text": said}} if said else {})}
