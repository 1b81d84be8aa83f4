"""The first characters by which words are looked for: a set is quicker than many searches."""

import codecs
import sys
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

_TWO = 2
_PAIR = 4  # bytes of two characters in UTF-16
_WHOLE = 0xFFFF  # the last character that it takes one unit for
_ENCODE, _BEFORE, _BEHIND = (
    (codecs.utf_16_le_encode, 0, 16)  # by its name Python would load a module for it
    if sys.byteorder == "little"
    else (codecs.utf_16_be_encode, 16, 0)
)
_ANY = 0


def head(word: str) -> int:
    """Return the first two characters of a word as a number.

    It is 0, the head of any text, for a word of one or with characters that UTF-16 takes two for.
    """
    if len(word) < _TWO:
        return _ANY
    first, second = ord(word[0]), ord(word[1])
    return first << _BEFORE | second << _BEHIND if max(first, second) <= _WHOLE else _ANY


def by_head(words: Iterable[str]) -> dict[int, list[str]]:
    """Return the words by their heads, all of which are worked out at once."""
    given = list(words)
    starts = "".join([word[:_TWO] if len(word) >= _TWO else "\0\0" for word in given])
    pairs = memoryview(_ENCODE(starts, "surrogatepass")[0])
    whole = len(pairs) == _PAIR * len(given)
    numbers = pairs.cast("I").tolist() if whole else map(head, given)
    found: dict[int, list[str]] = {}
    for word, number in zip(given, numbers, strict=True):
        found.setdefault(number, []).append(word)
    return found


def heads(content: str, known: AbstractSet[int]) -> set[int]:
    """Return those of the heads `known` with which words of the content may begin."""
    pairs = memoryview(_ENCODE(content, "surrogatepass")[0])
    even = pairs[: len(pairs) & -_PAIR].cast("I")
    odd = pairs[2 : 2 + ((len(pairs) - 2) & -_PAIR)].cast("I") if len(pairs) > _PAIR else ()
    found = {_ANY}
    found.update(even, odd)
    found &= known
    return found


def holds(content: str, words: Iterable[str]) -> bool:
    """Tell whether one of the words stands in the content."""
    for word in words:  # noqa: SIM110 - any() takes twice as long
        if word in content:
            return True
    return False
