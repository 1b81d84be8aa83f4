"""The literals of a pattern: strings one of which stands in every text that it matches."""

from functools import reduce
from operator import or_

from gxlint.checks.gaps import ANYTHING, Gap, all_but, written
from gxlint.checks.holding import BEGIN, END, PADDING, Link
from gxlint.records import NamedTuple


class PatternError(Exception):
    """A pattern is refused: what was found, what would be right, at which column (from 1)."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


class _Found(NamedTuple):
    """What is known of an expression: all its texts, where they are few, and its literals.

    `links` pairs what may stand before it with a set of strings, one of which stands in every
    match; they do so in this order and without overlap, the first gap beginning where the match
    does. Behind the last of them only `tail` may stand, and `gap` anywhere in a match: these two
    tell nothing where the texts are known.
    """

    texts: frozenset[str] | None
    literals: frozenset[str] | None
    links: tuple[tuple[Gap, frozenset[str]], ...] = ()
    tail: Gap = ANYTHING
    gap: Gap = ANYTHING

    @property
    def holds(self) -> Gap:
        """The characters that any match is made of."""
        return self.gap if self.texts is None else Gap(frozenset("".join(self.texts)))


_NO_TEXT = frozenset([""])
_MANY = 24
_ENOUGH = 2


def literals(pattern: str) -> frozenset[str] | None:
    """Return strings one of which every match of `pattern` contains; None where there are none.

    Raises PatternError for look-around and back-references, which RE2 does not have.
    """
    reader = _Reader(pattern)
    found = reader.alternatives()
    if reader.at < len(pattern):
        raise PatternError("a closing bracket without an opening one", reader.at + 1)
    return _best(found.literals, found.texts)


def chain(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Return groups of strings: every match holds one of each, in this order, none overlapping.

    Raises PatternError as `literals` does.
    """
    return tuple(shortest(texts) for _, texts in _links(_Reader(pattern).alternatives()))


def chains(pattern: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return what `chain` does for each alternative of the pattern, in their order.

    Raises PatternError as `literals` does.
    """
    return tuple(
        tuple(shortest(texts) for _, texts in _links(found))
        for found in _Reader(pattern).branches()
    )


def links(pattern: str) -> tuple[Link, ...]:
    """Return what `holding.may_match` asks for of a text in which the pattern matches.

    Raises PatternError as `literals` does.
    """
    if max(map(pattern.count, "^$")) > PADDING:
        return ()
    found = _links(_Reader(pattern, BEGIN, END).alternatives())
    return tuple((written(gap), tuple(sorted(texts))) for gap, texts in found)


def shortest(texts: frozenset[str]) -> tuple[str, ...]:
    """Return the texts without those that hold another one, and so say nothing new."""
    return tuple(sorted(t for t in texts if not any(u in t for u in texts - {t})))


class _Reader:
    """Reads a pattern; `begin` and `end` are taken for what its anchors match."""

    def __init__(self, pattern: str, begin: str = "", end: str = "") -> None:
        self.pattern = pattern
        self.at = 0
        self._anchors = {"^": begin, "$": end}

    def branches(self) -> list[_Found]:
        branches = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            branches.append(self._sequence())
        return branches

    def alternatives(self) -> _Found:
        branches = self.branches()
        if len(branches) == 1:
            return branches[0]
        texts: frozenset[str] | None = frozenset()
        found: frozenset[str] | None = frozenset()
        for branch in branches:
            texts = texts | branch.texts if texts is not None and branch.texts is not None else None
            best = _best(branch.literals, branch.texts)
            found = found | best if found is not None and best is not None else None
        gap = reduce(or_, [branch.holds for branch in branches])
        return _Found(_few(texts), found, ((gap, found),) if found else (), gap, gap)

    def _sequence(self) -> _Found:
        run = _NO_TEXT
        best: frozenset[str] | None = None
        links: list[tuple[Gap, frozenset[str]]] = []
        before = gap = Gap()
        unbroken = True
        while (mark := self._peek()) and mark not in "|)":
            piece = self._quantified()
            gap |= piece.holds
            joined = _joined(run, piece.texts)
            if joined is not None:
                run = joined
                continue
            best = _best(_best(best, run), piece.literals)
            unbroken = False
            before = _linked(links, before, _Found(run, None))
            if piece.texts is None:
                before = _linked(links, before, piece)
            run = piece.texts or _NO_TEXT
        before = _linked(links, before, _Found(run, None))
        return _Found(run if unbroken else None, _best(best, run), tuple(links), before, gap)

    def _quantified(self) -> _Found:
        piece = self._atom()
        optional = repeated = False
        mark = self._peek()
        if mark in ("?", "*", "+"):
            self.at += 1
            optional, repeated = mark != "+", mark != "?"
        elif mark == "{":
            end = self.pattern.find("}", self.at)
            if end < 0:
                raise PatternError("a count is never closed; write \\{ for a brace", self.at + 1)
            counts = self.pattern[self.at + 1 : end]
            self.at = end + 1
            optional, repeated = counts.split(",")[0] == "0", counts != "1"
        else:
            return piece
        if self._peek() == "?":
            self.at += 1
        if optional:
            texts = piece.texts | {""} if piece.texts is not None and not repeated else None
            return _Found(_few(texts), None, (), piece.holds, piece.holds)
        if not repeated:
            return piece
        best = _best(piece.literals, piece.texts)
        return _Found(None, best, _links(piece), piece.holds, piece.holds)

    def _atom(self) -> _Found:
        mark = self.pattern[self.at]
        if mark == "(":
            return self._group()
        if mark == "[":
            return self._class()
        self.at += 1
        if mark in "^$":
            return _Found(frozenset([self._anchors[mark]]), None)
        if mark == ".":
            return _Found(None, None)
        if mark == "\\":
            return self._escape()
        return _Found(frozenset([mark]), None)

    def _escape(self) -> _Found:
        mark = self._peek()
        if mark.isdigit() and mark != "0":
            raise PatternError(
                f"back-references are not supported, found \\{mark}; write the text out", self.at
            )
        self.at += 1
        if mark in "bB":
            return _Found(_NO_TEXT, None)
        if mark == "x" and self._peek() != "{":
            self.at += 2
        return _Found(None, None) if mark.isalnum() else _Found(frozenset([mark]), None)

    def _group(self) -> _Found:
        start = self.at
        self.at += 1
        if self._peek() == "?":
            head = self.pattern[self.at + 1 : self.at + 3]
            if head[:1] in ("=", "!") or head in ("<=", "<!"):
                raise PatternError(
                    "look-around is not supported; let a longer pattern compete for the figure, "
                    "or use `unless`",
                    start + 1,
                )
            if head[:1] != ":":
                raise PatternError("expected (?:…) or a plain group", start + 1)
            self.at += 2
        found = self.alternatives()
        if self._peek() != ")":
            raise PatternError("a bracket is never closed", start + 1)
        self.at += 1
        return found

    def _class(self) -> _Found:
        start = self.at
        end = _end_of_class(self.pattern, start)
        if end < 0:
            raise PatternError("a class is never closed", start + 1)
        self.at = end + 1
        inner = self.pattern[start + 1 : end].replace("0-9", "0123456789")
        if inner[0] == "^":
            return _Found(None, None, (), gap := all_but(inner[1:]), gap)
        if "-" in inner or "\\" in inner:
            return _Found(None, None)
        gap = Gap(frozenset(inner))
        return _Found(gap.chars if len(inner) <= _MANY else None, None, (), gap, gap)

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]


def _end_of_class(pattern: str, start: int) -> int:
    """Return where the bracket that closes the class stands, -1 where there is none."""
    at = start + (3 if pattern[start + 1 : start + 2] == "^" else 2)
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at if at < len(pattern) else -1


def _links(found: _Found) -> tuple[tuple[Gap, frozenset[str]], ...]:
    if found.links or not found.texts or not all(found.texts):
        return found.links
    return ((Gap(), found.texts),)


def _linked(links: list[tuple[Gap, frozenset[str]]], before: Gap, found: _Found) -> Gap:
    """Add the links of what follows `before`, and return what may stand behind the last of all."""
    added = _links(found)
    if not added:
        return before | found.holds
    (first, texts), *others = added
    links += [(before | first, texts), *others]
    return Gap() if found.texts else found.tail


def _few(texts: frozenset[str] | None) -> frozenset[str] | None:
    return texts if texts is not None and len(texts) <= _MANY else None


def _joined(left: frozenset[str], right: frozenset[str] | None) -> frozenset[str] | None:
    if right is None or len(left) * len(right) > _MANY:
        return None
    return frozenset(a + b for a in left for b in right)


def _best(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Return the better set: strings of two characters at least, then few, then long ones."""
    fit = [found for found in (one, other) if found and all(found)]
    if not fit:
        return None
    return max(fit, key=_worth)


def _worth(found: frozenset[str]) -> tuple[int, int, int]:
    shortest = min(map(len, found))
    return min(shortest, _ENOUGH), -len(found), shortest
