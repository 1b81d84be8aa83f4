"""Names that may be those of one body."""

_SHARED = 2
"""Characters in a row that two names of one body have in common: the place, or its own word."""


def alike(one: str, other: str, ignoring: tuple[str, ...]) -> bool:
    """Tell whether two names share two characters in a row, the words that do not count apart.

    A name that holds nothing but such words is like any other.
    """
    first, second = _telling(one, ignoring), _telling(other, ignoring)
    if not any(len(part) >= _SHARED for part in first):
        return True
    if not any(len(part) >= _SHARED for part in second):
        return True
    pairs = {part[i : i + _SHARED] for part in first for i in range(len(part) - 1)}
    return any(part[i : i + _SHARED] in pairs for part in second for i in range(len(part) - 1))


def _telling(name: str, ignoring: tuple[str, ...]) -> list[str]:
    """Return what is left of a name when the words are taken out."""
    for word in sorted(ignoring, key=len, reverse=True):
        name = name.replace(word, "\n")
    return [part for part in name.split("\n") if part]
