"""The first characters by which words are looked for: a set is quicker than many searches."""

import codecs
import sys
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from gxlint.forms.sentences import ANYWHERE

_TWO = 2
_PAIR = 4  # bytes of two characters in UTF-16
_WHOLE = "\uffff"  # the last character that it takes one unit for
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
    first, second = word[0], word[1]
    whole = max(first, second) <= _WHOLE
    return ord(first) << _BEFORE | ord(second) << _BEHIND if whole else _ANY


def by_head(words: Iterable[str]) -> dict[int, list[str]]:
    """Return the words by their heads, all of which are worked out at once."""
    given = list(words)
    starts = [word[:_TWO] if len(word) >= _TWO else ANYWHERE for word in given]
    found: dict[int, list[str]] = {}
    joined = "".join(starts)
    whole = not joined or max(joined) <= _WHOLE
    for word, number in zip(given, numbers(joined) if whole else map(head, given), strict=True):
        found.setdefault(number, []).append(word)
    return found


def numbers(starts: str) -> list[int]:
    """Return the heads of words by their first two characters, given one after the other.

    None of these takes UTF-16 two units. `ANYWHERE` stands for words whose head is that of any.
    """
    return memoryview(_ENCODE(starts, "surrogatepass")[0]).cast("I").tolist()


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
