"""Who a figure belongs to: bodies named as the subject of what is said."""

from collections.abc import Iterable, Iterator

from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK, Words
from gxlint.records import NamedTuple

_PAUSES = ",;:()\u3002\u3001"
_BREAK = "\n"
_BREAKS = frozenset(_PAUSES).union(map(chr, range(FIGURE_MARK, YEAR_MARK + 16)))
"""What parts the names in a sentence: pauses, figures and years."""
_ENDS = ",;:\u3002"
_CLOSED = ")"
_HELD = (",", "(", _CLOSED)


class Subject(NamedTuple):
    """A body that a sentence names as its subject, the report's own or another.

    `at` is where its name has its last character. `until` is where its clause ends if that states
    nothing: then what follows may have another subject; else 0.
    """

    at: int
    own: bool
    until: int = 0


class Name(NamedTuple):
    """The name of a body in a sentence.

    `at` is where it has its last character; `states` tells whether an act or a figure follows, and
    `half` whether a bracket stands before it. `until` is the subject's. `held` is where the name of
    another body ends of which an act further on is said, if it is: 0 where there is none.
    """

    text: str
    at: int
    states: bool
    half: bool
    until: int
    held: int = 0


class Subjects:
    """Tells other bodies from the report's own; made once for a pack's words."""

    def __init__(self, words: Words) -> None:
        self._organs = words.organs
        self._nobody = (*words.whole, *words.generic)
        self._adverbs = words.adverbs
        self._openers = words.openers
        self._objects = words.objects
        self._tails = frozenset(organ[-1] for organ in words.organs)
        self._acts = _by_first(words.acts)
        self._wholes = tuple(words.levels)
        self._levels = frozenset(words.levels.values())
        self._governments = words.governments
        self._denials = words.denials
        self._selves = words.selves

    def names(self, content: str) -> list[Name]:
        """Return the names of bodies in a sentence's skeleton that may be its subjects, in order.

        A name is a subject before a word for an act, before a figure, and before a comma or
        bracket if what follows it has none.
        """
        if self._tails.isdisjoint(content):
            return []
        found: list[Name] = []
        pending = False
        end = -1
        parted = [_BREAK if mark in _BREAKS else mark for mark in content]  # quicker than translate
        for text in "".join(parted).split(_BREAK):
            start, end = end + 1, end + 1 + len(text)
            if not text:
                continue
            if not pending and self._tails.isdisjoint(text):
                continue
            stop = self._first_act(text)
            name = self._bare(text[:stop])
            acts = stop < len(text)
            if self._names_one(name):
                after = content[end : end + 1]
                states = acts or after >= chr(FIGURE_MARK)
                pending = not acts and after in _HELD
                half = content.endswith(_CLOSED, 0, start)
                until = self._until(content, end, text[stop:]) if states else 0
                found.append(Name(name, start + stop - 1, states, half, until))
                continue
            if pending and acts and not name:
                found[-1] = found[-1]._replace(held=start + stop - 1)
            pending = False
        return found

    def found(self, names: Iterable[Name], body: str) -> Iterator[Subject]:
        """Yield those that are subjects in a report of this body, in order.

        What follows a bracket may be half a name only.
        """
        for name in names:
            own = self._is_own(name.text, body)
            if name.states and not (own and name.half):
                yield Subject(name.at, own, name.until)
            if name.held and not own:
                yield Subject(name.held, own=False)

    def _names_one(self, name: str) -> bool:
        if not name.endswith(self._organs) or name.endswith(self._nobody):
            return False
        return not name.startswith(self._objects)

    def _until(self, content: str, end: int, act: str) -> int:
        """Return where the clause of a subject ends if it states nothing, else 0."""
        if act.startswith(self._denials):
            return 0
        while end < len(content) and content[end] not in _ENDS:
            if chr(FIGURE_MARK) <= content[end] < chr(YEAR_MARK):
                return 0
            end += 1
        return end

    def _first_act(self, text: str) -> int:
        """Return where the first word for an act stands, or the length of the text."""
        for at, mark in enumerate(text):
            if mark in self._acts and text.startswith(self._acts[mark], at):
                return at
        return len(text)

    def _bare(self, name: str) -> str:
        """Return a subject without the adverbs after it and the words that open a list."""
        while name.endswith(self._adverbs) and not name.endswith(self._organs):
            name = name[: -len(next(one for one in self._adverbs if name.endswith(one)))]
        if name.startswith(self._openers):
            name = name[len(next(one for one in self._openers if name.startswith(one))) :]
        return name

    def _is_own(self, name: str, body: str) -> bool:
        """Tell whether a name is that of the body, or short for it.

        Each of its characters, from the last, then stands in the body's name in that order; what
        comes before a character for the body's level may be anything. A government's level is the
        last that its name holds. One of `selves` is it, too. All of a kind (all
        courts of the city) are not it.
        """
        if name.startswith(self._wholes):
            return False
        if body.endswith(self._selves.get(name, ())):
            return True
        governs = any(one in body for one in self._governments)
        at = len(body)
        levelled = False
        for mark in reversed(name):
            before, at = at, body.rfind(mark, 0, at)
            level = mark in self._levels
            if at < 0 or (level and governs and self._levels & set(body[at + 1 : before])):
                return levelled
            levelled = levelled or (level and mark != name[-1])
        return True


def _by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the words by their first characters."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[0]] = (*found.get(word[0], ()), word)
    return found
