"""The words of a formula, each with its column."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from gxlint.expressions import compiled
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Pattern

END = "the end"


class Token(NamedTuple):
    """A number, a key, a sign, a mark, the end, or something else; `column` counts from 1."""

    kind: str
    text: str
    column: int


class FormulaError(Exception):
    """A formula is wrong: what was found, what would be right, and at which column (from 1).

    `word` is what was found, `known` what might have been meant; the nearest of these is looked
    for only when the message is read, for that is slow.
    """

    def __init__(
        self, said: str, column: int, word: str | None = None, known: Iterable[str] = ()
    ) -> None:
        super().__init__(said)
        self.column = column
        self._said = said
        self._word = word
        self._known = known

    @property
    def message(self) -> str:
        """Return what is wrong, with the nearest known word where there is one."""
        if self._word is None:
            return self._said
        from difflib import get_close_matches

        close = get_close_matches(self._word, list(self._known), n=1, cutoff=0.6)
        return self._said + (f"; did you mean {close[0]!r}?" if close else "")

    def __str__(self) -> str:
        return self.message


def tokens(source: str) -> list[Token]:
    """Return the words of a formula, the end last.

    Raises FormulaError for a character that no formula has.
    """
    found: list[Token] = []
    for match in _pattern().finditer(source):
        kind = match.lastgroup or "other"
        if kind == "other":
            raise FormulaError(_foreign(match[kind]), match.start(kind) + 1)
        found.append(Token(kind, match[kind], match.start(kind) + 1))
    return [*found, Token("end", END, len(source.rstrip()) + 1)]


@cache
def _pattern() -> Pattern[str]:
    """Return the pattern; compiled when first needed: a compiled pack needs none."""
    return compiled(
        r"(?a)\s*(?:(?P<number>\d+(?:\.\d+)?(?![\d.,a-z_@{]))"
        r"|(?P<key>[a-z_@{][a-z0-9_@{}.]*)"
        r"|(?P<sign><=|>=|!=|=(?!=)|[<>])"
        r"|(?P<mark>[-+*()])"
        r"|(?P<other>==|[\d.,a-z_]+|\S))"
    )


def _foreign(text: str) -> str:
    if text == "==":
        return "found '=='; expected = for equality"
    if text == "/":
        return "found '/'; expected * with a decimal, as in 0.5 * requests.new.total"
    if text[0] in "0123456789":
        return f"found {text!r}; expected a number in plain digits, as in 1000 or 0.3"
    return f"found {text!r}; expected a fact key, a number, + - * ( ) or a comparison"
