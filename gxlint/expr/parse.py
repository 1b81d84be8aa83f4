"""Formulas as rule authors write them, read and checked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches
from itertools import product
from typing import NamedTuple

from gxlint.expr.formula import Comparison, Linear, Number, Vocabulary

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<key>[a-z_@{][a-z0-9_@{}.]*)"
    r"|(?P<sign><=|>=|!=|[=<>])|(?P<mark>[-+*()])|(?P<other>\S))"
)
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class FormulaError(Exception):
    """A formula is wrong: what was found, what would be right, and at which column (from 1)."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


def comparison(source: str, vocabulary: Vocabulary, fill: Mapping[str, str] = {}) -> Comparison:
    """Read `left = right` (or <=, >=, <, >, !=), with `{name}` filled from `fill`."""
    reader = _Reader(source, vocabulary, fill)
    left = reader.sum()
    sign = reader.sign()
    right = reader.sum()
    reader.end()
    return Comparison(left, sign, right, reader.filled)


def linear(source: str, vocabulary: Vocabulary, fill: Mapping[str, str] = {}) -> Linear:
    """Read a sum without a comparison."""
    reader = _Reader(source, vocabulary, fill)
    found = reader.sum()
    reader.end()
    return found


def placeholders(source: str) -> tuple[str, ...]:
    """Return the names in braces, in order, each once."""
    return tuple(dict.fromkeys(_PLACEHOLDER.findall(source)))


def expansions(
    over: Mapping[str, str | Sequence[str]], vocabulary: Vocabulary
) -> Iterator[dict[str, str]]:
    """Yield every way to fill the placeholders; `@table.set` stands for that set's members.

    Raises FormulaError for a set that no form of the regime declares.
    """
    choices = [_members(choice, vocabulary) for choice in over.values()]
    for combination in product(*choices):
        yield dict(zip(over, combination, strict=True))


def _members(choice: str | Sequence[str], vocabulary: Vocabulary) -> Sequence[str]:
    if not isinstance(choice, str):
        return choice
    name = choice.removeprefix("@")
    if name not in vocabulary.sets:
        raise FormulaError(f"no set is called {name!r}{_nearest(name, vocabulary.sets)}", 1)
    return vocabulary.sets[name]


def _nearest(word: str, known: Mapping[str, object] | frozenset[str]) -> str:
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


class _Reader:
    """A recursive-descent reader over the tokens of one formula."""

    def __init__(self, source: str, vocabulary: Vocabulary, fill: Mapping[str, str]) -> None:
        self.filled = _PLACEHOLDER.sub(lambda m: fill.get(m[1], m[0]), source)
        self._vocabulary = vocabulary
        self._fill = fill
        self._tokens = [
            _Token(m.lastgroup or "other", m[m.lastgroup or 0], m.start(m.lastgroup or 0) + 1)
            for m in _TOKEN.finditer(source)
            if m.lastgroup
        ]
        self._tokens.append(_Token("end", "the end", len(source) + 1))
        self._at = 0

    def sum(self) -> Linear:
        """Read terms joined by + and -."""
        terms: list[tuple[Number, str]] = []
        constant: Number = 0
        sign = -1 if self._taken("-") else 1
        while True:
            more, number = self._term(sign)
            terms.extend(more)
            constant += number
            if self._taken("+"):
                sign = 1
            elif self._taken("-"):
                sign = -1
            else:
                return Linear(tuple(terms), constant)

    def sign(self) -> str:
        token = self._next()
        if token.kind != "sign":
            raise self._wrong(token, "one of = <= >= < > !=")
        return token.text

    def end(self) -> None:
        token = self._next()
        if token.kind != "end":
            raise self._wrong(token, "+, - or the end")

    def _term(self, sign: int) -> tuple[list[tuple[Number, str]], Number]:
        token = self._next()
        if token.kind == "number":
            number = _number(token.text) * sign
            if not self._taken("*"):
                return [], number
            token = self._next()
            return [(number * c, k) for c, k in self._keys(token)], 0
        return [(c * sign, k) for c, k in self._keys(token)], 0

    def _keys(self, token: _Token) -> list[tuple[Number, str]]:
        if token.kind == "key" and token.text == "sum" and self._taken("("):
            inner = self._next()
            keys = self._known(inner, summed=True)
            closing = self._next()
            if closing.text != ")":
                raise self._wrong(closing, ")")
            return [(1, key) for key in keys]
        return [(1, key) for key in self._known(token, summed=False)]

    def _known(self, token: _Token, *, summed: bool) -> list[str]:
        if token.kind != "key":
            raise self._wrong(token, "a fact key, a number or sum(…)")
        keys = self._expanded(token)
        if "@" in token.text and not summed:
            raise FormulaError(f"a set stands inside sum(…): write sum({token.text})", token.column)
        for key in keys:
            if key not in self._vocabulary.keys:
                near = _nearest(key, self._vocabulary.keys)
                raise FormulaError(f"no fact is called {key!r}{near}", token.column)
        return keys

    def _expanded(self, token: _Token) -> list[str]:
        filled = token.text
        for name in placeholders(token.text):
            if name not in self._fill:
                raise FormulaError(f"{{{name}}} is not in `over`", token.column)
            filled = filled.replace(f"{{{name}}}", self._fill[name])
        keys = [""]
        for part in filled.split("."):
            members: tuple[str, ...] = (part,)
            if part.startswith("@"):
                members = self._set(filled.split(".", 1)[0], part[1:], token)
            keys = [f"{key}.{member}" if key else member for key in keys for member in members]
        return keys

    def _set(self, table: str, name: str, token: _Token) -> tuple[str, ...]:
        full = f"{table}.{name}"
        if full not in self._vocabulary.sets:
            near = _nearest(full, self._vocabulary.sets)
            raise FormulaError(f"no set is called {full!r}{near}", token.column)
        return self._vocabulary.sets[full]

    def _next(self) -> _Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _taken(self, mark: str) -> bool:
        if self._tokens[self._at].text != mark or self._tokens[self._at].kind == "end":
            return False
        self._at += 1
        return True

    @staticmethod
    def _wrong(token: _Token, wanted: str) -> FormulaError:
        found = token.text if token.kind == "end" else repr(token.text)
        return FormulaError(f"expected {wanted}, found {found}", token.column)


def _number(text: str) -> Number:
    return Decimal(text) if "." in text else int(text)
