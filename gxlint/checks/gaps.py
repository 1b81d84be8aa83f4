"""The characters that may stand somewhere in the matches of a pattern."""

import re

from gxlint.records import NamedTuple

_CODES = r"\\x\{[0-9A-Fa-f]+\}"
_RANGES = re.compile(f"(?:{_CODES}|.)-(?:{_CODES}|.)|{_CODES}", re.DOTALL)
"""Codes and ranges of characters in a class."""


class Gap(NamedTuple):
    """The characters that may stand somewhere; with `but`, any but those."""

    chars: frozenset[str] = frozenset()
    but: bool = False

    def __or__(self, other: "Gap") -> "Gap":
        if self.but and other.but:
            return Gap(self.chars & other.chars, but=True)
        if self.but or other.but:
            most, some = (self, other) if self.but else (other, self)
            return Gap(most.chars - some.chars, but=True)
        return Gap(self.chars | other.chars)


ANYTHING = Gap(but=True)


def all_but(inner: str) -> Gap:
    """Return what a class admits that excludes these: all that it is not sure to exclude."""
    single = _RANGES.sub("", inner)
    return ANYTHING if "\\" in single else Gap(frozenset(single), but=True)


def written(gap: Gap) -> str:
    """Return the gap as `holding.Link` has it."""
    chars = "".join(sorted(gap.chars))
    if gap.but:
        return f"^{chars}"
    return chars.replace("^", "") + "^" if "^" in chars else chars
