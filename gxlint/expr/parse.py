"""Formulas as rule authors write them, read and checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product

from gxlint.expr.formula import Comparison, Linear, Number, Vocabulary
from gxlint.expr.tokens import END, FormulaError, Token, tokens
from gxlint.expressions import compiled

_PLACEHOLDER = r"\{([a-z_]+)\}"
_PREFIXES = frozenset({"previous", "wan"})
"""Parts that may stand before a table's id in a key."""
DEEPEST = 40
"""Brackets inside brackets."""


def comparison(source: str, vocabulary: Vocabulary, fill: Mapping[str, str] = {}) -> Comparison:
    """Read `left = right` (or <=, >=, <, >, !=), with `{name}` filled from `fill`.

    Raises FormulaError, its column counted in `source`.
    """
    reader = _Reader(source, vocabulary, fill)
    left = reader.sum()
    sign = reader.sign()
    right = reader.sum()
    reader.end()
    return Comparison(left, sign, right, _filled(source, fill))


def linear(source: str, vocabulary: Vocabulary, fill: Mapping[str, str] = {}) -> Linear:
    """Read a sum without a comparison.

    Raises FormulaError, its column counted in `source`.
    """
    reader = _Reader(source, vocabulary, fill)
    found = reader.sum()
    reader.end()
    return found


def placeholders(source: str) -> tuple[str, ...]:
    """Return the names in braces, in order, each once."""
    return tuple(dict.fromkeys(compiled(_PLACEHOLDER).findall(source)))


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
        raise FormulaError(f"no set is called {name!r}", 1, name, vocabulary.sets)
    return vocabulary.sets[name]


def _filled(text: str, fill: Mapping[str, str]) -> str:
    return compiled(_PLACEHOLDER).sub(lambda found: fill.get(found[1], found[0]), text)


def _alike(keys: Iterable[str], prefix: str) -> Iterator[str]:
    """Yield the keys that begin with the prefix, or those with none."""
    for key in keys:
        head = key.split(".", 1)[0]
        if head == prefix or (not prefix and head not in _PREFIXES):
            yield key


class _Reader:
    """A recursive-descent reader over the tokens of one formula."""

    def __init__(self, source: str, vocabulary: Vocabulary, fill: Mapping[str, str]) -> None:
        self._vocabulary = vocabulary
        self._fill = fill
        self._tokens = tokens(source)
        self._at = 0
        self._depth = 0

    def sum(self) -> Linear:
        """Read terms joined by + and -."""
        total = self._term(-1 if self._taken("-") else 1)
        while True:
            if self._taken("+"):
                total = total.plus(self._term(1))
            elif self._taken("-"):
                total = total.plus(self._term(-1))
            else:
                return total

    def sign(self) -> str:
        """Read a sign of comparison."""
        token = self._next()
        if token.kind != "sign":
            raise self._wrong(token, "one of = <= >= < > !=")
        return token.text

    def end(self) -> None:
        """Refuse anything more."""
        token = self._next()
        if token.kind == "sign":
            raise FormulaError(f"found a second comparison, {token.text!r}", token.column)
        if token.text == "*":
            raise self._wrong(token, "the number first, as in 2 * requests.new.total")
        if token.kind != "end":
            raise self._wrong(token, "+, - or the end")

    def _term(self, sign: int) -> Linear:
        token = self._next()
        if token.kind != "number":
            return self._factor(token).times(sign)
        number = _number(token.text) * sign
        if self._taken("*"):
            return self._factor(self._next()).times(number)
        if self._tokens[self._at].kind == "key":
            raise self._wrong(self._tokens[self._at], "* between a number and a fact key")
        return Linear((), (), number)

    def _factor(self, token: Token) -> Linear:
        if token.text == "(":
            return self._bracketed(token)
        if token.kind != "key":
            raise self._wrong(token, "a fact key, a number or sum(…)")
        if token.text == "sum" and self._taken("("):
            return self._summed()
        if "@" in token.text:
            raise FormulaError(f"a set stands inside sum(…): write sum({token.text})", token.column)
        return Linear(tuple(self._known(token)))

    def _bracketed(self, opening: Token) -> Linear:
        self._depth += 1
        if self._depth > DEEPEST:
            raise FormulaError("brackets nested too deeply", opening.column)
        inner = self.sum()
        self._close()
        self._depth -= 1
        return inner

    def _summed(self) -> Linear:
        token = self._next()
        if token.kind != "key":
            raise self._wrong(token, "a fact key with a set, as in sum(requests.new.@applicants)")
        if "@" not in self._resolved(token):
            said = f"found {token.text!r} in sum(…); expected a set, such as @applicants, in it"
            raise FormulaError(said, token.column)
        keys = self._known(token)
        self._close()
        return Linear(tuple(keys))

    def _close(self) -> None:
        closing = self._next()
        if closing.text != ")":
            raise self._wrong(closing, "')'")

    def _known(self, token: Token) -> list[str]:
        keys = self._expanded(token)
        for key in keys:
            if key not in self._vocabulary.keys:
                prefix = key.split(".", 1)[0]
                like = _alike(self._vocabulary.keys, prefix if prefix in _PREFIXES else "")
                raise FormulaError(f"no fact is called {key!r}", token.column, key, like)
        return keys

    def _expanded(self, token: Token) -> list[str]:
        parts = self._resolved(token).split(".")
        keys = [""]
        for part in parts:
            members = self._set(parts, part[1:], token) if part.startswith("@") else (part,)
            keys = [f"{key}.{member}" if key else member for key in keys for member in members]
        return keys

    def _resolved(self, token: Token) -> str:
        for name in placeholders(token.text):
            if name not in self._fill:
                said = f"{{{name}}} is not in `over`"
                raise FormulaError(said, token.column, name, self._fill)
        return _filled(token.text, self._fill)

    def _set(self, parts: Sequence[str], name: str, token: Token) -> tuple[str, ...]:
        table = next((part for part in parts if part not in _PREFIXES), "")
        full = f"{table}.{name}"
        if full not in self._vocabulary.sets:
            known = self._vocabulary.sets
            raise FormulaError(f"no set is called {full!r}", token.column, full, known)
        return self._vocabulary.sets[full]

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _taken(self, mark: str) -> bool:
        if self._tokens[self._at].text != mark:
            return False
        self._at += 1
        return True

    @staticmethod
    def _wrong(token: Token, wanted: str) -> FormulaError:
        found = END if token.kind == "end" else repr(token.text)
        return FormulaError(f"found {found}; expected {wanted}", token.column)


def _number(text: str) -> Number:
    return Decimal(text) if "." in text else int(text)
