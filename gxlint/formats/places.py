"""Places in words: a line and a column, or a table, row and column."""

from gxlint.blocks import Address, Place
from gxlint.formats.base import Words


def place_named(path: str, place: Place | None, words: Words) -> str:
    """Return `path:line:column`, or the path and the address where there are no lines."""
    if place is None:
        return path
    if place.line is not None:
        return f"{path}:{place.line}:{place.column}"
    address = address_named(place.address, words) if place.address else ""
    return f"{path} {address}" if address else path


def address_named(address: Address, words: Words) -> str:
    """Return page, table, row and column in words, each where it is known."""
    parts = []
    if address.page is not None:
        parts.append(words.say("page", n=address.page))
    if address.table is not None:
        parts.append(words.say("table", n=_ordinal(address.table, words)))
    elif address.paragraph is not None:
        parts.append(words.say("paragraph", n=address.paragraph))
    if address.row is not None:
        parts.append(words.say("row", n=address.row))
    if address.column is not None:
        parts.append(words.say("column", n=address.column))
    return " ".join(parts)


def _ordinal(number: int, words: Words) -> str:
    """Return the number as the language counts tables, where it has a word for it."""
    known = words.say("ordinals").split()
    return known[number - 1] if 1 <= number <= len(known) else str(number)
