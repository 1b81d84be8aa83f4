"""Names that may be those of one body."""


def alike(one: str, other: str, ignoring: tuple[str, ...]) -> bool:
    """Tell whether two names share a character, the words that do not count apart.

    One character is enough: bodies are abbreviated by taking one of each word. A name that holds
    nothing but such words is like any other.
    """
    first, second = _telling(one, ignoring), _telling(other, ignoring)
    return not first or not second or bool(first & second)


def _telling(name: str, ignoring: tuple[str, ...]) -> set[str]:
    """Return the characters that are left of a name when the words are taken out."""
    for word in sorted(ignoring, key=len, reverse=True):
        name = name.replace(word, "")
    return set(name)
