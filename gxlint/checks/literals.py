"""The literals of a pattern: strings one of which stands in every text that it matches."""

from collections.abc import Sequence

from gxlint.records import NamedTuple


class PatternError(Exception):
    """A pattern is refused: what was found, what would be right, at which column (from 1)."""

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.column = column


class _Found(NamedTuple):
    """What is known of an expression: all its texts, where they are few, and its literals.

    `chain` holds sets of strings; one of each set stands in every match, in this order and
    without overlap.
    """

    texts: frozenset[str] | None
    literals: frozenset[str] | None
    chain: tuple[frozenset[str], ...] = ()


_MANY = 24
_ENOUGH = 2
_NOTHING = _Found(frozenset([""]), None)


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
    found = _Reader(pattern).alternatives()
    return tuple(shortest(texts) for texts in _links(found))


def chains(pattern: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Return what `chain` does for each alternative of the pattern, in their order.

    Raises PatternError as `literals` does.
    """
    return tuple(
        tuple(shortest(texts) for texts in _links(found)) for found in _Reader(pattern).branches()
    )


def in_order(groups: Sequence[Sequence[str]], content: str, mark: str | None = None) -> bool:
    """Tell whether the content holds one of each group, in this order, none overlapping.

    With a `mark`, they must stand in one of the stretches between the marks.
    """
    first, *others = groups
    at = 0
    while (at := _earliest(first, content, at, len(content))) >= 0:
        stop = content.find(mark, at) if mark else -1
        limit = len(content) if stop < 0 else stop
        for group in others:
            at = _earliest(group, content, at, limit)
            if at < 0:
                break
        else:
            return True
        if stop < 0:
            return False
        at = stop
    return False


def _earliest(group: Sequence[str], content: str, start: int, stop: int) -> int:
    """Return where the first of these that ends in a stretch of the content ends, -1 for none."""
    end = -1
    for text in group:
        at = content.find(text, start, stop if end < 0 else end)
        if at >= 0:
            end = at + len(text)
    return end


def shortest(texts: frozenset[str]) -> tuple[str, ...]:
    """Return the texts without those that hold another one, and so say nothing new."""
    return tuple(sorted(t for t in texts if not any(u in t for u in texts - {t})))


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

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
        return _Found(_few(texts), found, (found,) if found else ())

    def _sequence(self) -> _Found:
        run: frozenset[str] | None = frozenset([""])
        best: frozenset[str] | None = None
        links: list[frozenset[str]] = []
        unbroken = True
        while (mark := self._peek()) and mark not in "|)":
            piece = self._quantified()
            joined = _joined(run, piece.texts)
            if joined is None:
                best = _best(best, run)
                links += _required(run)
                unbroken = False
                run = _few(piece.texts) if piece.texts is not None else frozenset([""])
                best = _best(best, piece.literals)
                links += piece.chain if piece.texts is None else ()
            else:
                run = joined
        links += _required(run)
        return _Found(run if unbroken else None, _best(best, run), tuple(links))

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
            return _Found(_few(texts), None)
        if not repeated:
            return piece
        return _Found(None, _best(piece.literals, piece.texts), _links(piece))

    def _atom(self) -> _Found:
        mark = self.pattern[self.at]
        if mark == "(":
            return self._group()
        if mark == "[":
            return self._class()
        self.at += 1
        if mark in "^$":
            return _NOTHING
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
            return _NOTHING
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
        if inner[0] == "^" or "-" in inner or "\\" in inner or len(inner) > _MANY:
            return _Found(None, None)
        return _Found(frozenset(inner), None)

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]


def _end_of_class(pattern: str, start: int) -> int:
    """Return where the bracket that closes the class stands, -1 where there is none."""
    at = start + (3 if pattern[start + 1 : start + 2] == "^" else 2)
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at if at < len(pattern) else -1


def _links(found: _Found) -> tuple[frozenset[str], ...]:
    return found.chain or tuple(_required(found.texts))


def _required(texts: frozenset[str] | None) -> list[frozenset[str]]:
    return [texts] if texts and all(texts) else []


def _few(texts: frozenset[str] | None) -> frozenset[str] | None:
    return texts if texts is not None and len(texts) <= _MANY else None


def _joined(left: frozenset[str] | None, right: frozenset[str] | None) -> frozenset[str] | None:
    if left is None or right is None or len(left) * len(right) > _MANY:
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
