"""Names that may be those of one body."""


def share_a_place(one: str, other: str, ignoring: tuple[str, ...]) -> bool:
    """Tell whether two names begin with the same place: an office may be known by another name."""
    return bool(_common(one, other, {word for word in ignoring if len(word) == 1}))


def alike(one: str, other: str, ignoring: tuple[str, ...]) -> bool:
    """Tell whether two names share a character, the words that do not count apart.

    One character is enough: bodies are abbreviated by taking one of each word. A name that holds
    nothing but such words is like any other. What both begin with, up to the last of those words
    that is one character long, is the place that both lie in and tells nothing.
    """
    place = _common(one, other, {word for word in ignoring if len(word) == 1})
    first, second = _telling(one[place:], ignoring), _telling(other[place:], ignoring)
    return not first or not second or bool(first & second)


def _common(one: str, other: str, ends: set[str]) -> int:
    """Return how many characters both begin with, the last of them one of `ends`."""
    length = 0
    for i, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            break
        if a in ends:
            length = i + 1
    return length


def _telling(name: str, ignoring: tuple[str, ...]) -> set[str]:
    """Return the characters that are left of a name when the words are taken out."""
    for word in sorted(ignoring, key=len, reverse=True):
        name = name.replace(word, "")
    return set(name)
