"""What every check kind gives and takes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from gxlint.expr import Comparison, Linear, Vocabulary
from gxlint.facts import Claim, Fact, Facts, Span
from gxlint.records import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol

    from gxlint.checks.patterns import Pattern
    from gxlint.shape import Shape
else:
    Protocol = object


class Name(NamedTuple):
    """A fact key that a message shows by its name in the reader's language."""

    key: str


class Worded(NamedTuple):
    """A fact's value that a message shows by its name, where `<key>.<value>` has one."""

    key: str
    text: str


class Formula(NamedTuple):
    """A formula over fact keys that a message shows with the names of its keys."""

    source: str


class Phrase(NamedTuple):
    """A phrase of rules/phrases.yaml that a message shows in the reader's language, filled."""

    key: str
    values: Mapping[str, Filling] = {}


Filling = str | int | Name | Worded | Formula | Phrase | tuple["Filling", ...]
"""What may fill a placeholder; a tuple is joined with the language's list separator."""


class Aside(NamedTuple):
    """A related place: the phrase (a key of rules/phrases.yaml), what fills it, and the fact."""

    phrase: str
    values: Mapping[str, Filling]
    fact: Fact


class Finding(NamedTuple):
    """A rule is broken.

    `at` is the primary place (None: the thing is missing, the finding is about the file). `facts`
    are the keys concerned, the primary one first; they make the fingerprint. `severity` may lower
    the rule's own, never raise it. `expected` and `printed` are figures as text.
    """

    at: Fact | Claim | Span | None
    values: Mapping[str, Filling]
    facts: tuple[str, ...] = ()
    expected: str | None = None
    printed: str | None = None
    related: tuple[Aside, ...] = ()
    severity: str | None = None
    alternatives: tuple[tuple[tuple[str, str], ...], ...] = ()
    """Where several corrections are equally good: (cell, value) pairs of each."""
    hint: str | None = None
    """A phrase (a key of rules/phrases.yaml) that goes before the rule's advice."""


class Undecided(NamedTuple):
    """A rule cannot be judged; `missing` names the keys it would need."""

    missing: tuple[str, ...]


Answer = Finding | Undecided


class Needs(NamedTuple):
    """What a check looks for: where a report has none of it, the check has nothing to say.

    `keys` are fact keys (`.*` at the end: any key below), `lacking` keys one of which is not
    stated, `claims` kinds of claims, `wording` a pattern in the running text. With `readings`, only
    those claims count whose first reading is one of them and does not plainly bear them out.
    `blank`, `texts`, `parts`, `negative` and `repeated` are keys like `keys`, but stated as a
    blank, as something else than a number, as no whole one, as one below 0, or more than once.
    """

    keys: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    wording: Pattern | None = None
    blank: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    negative: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    readings: Mapping[str, Linear] = {}


class Looks(NamedTuple):
    """What decides whether a check has anything to say, whatever else a report states.

    That is the `values` of these keys, and whether those of `stated` are stated; `.*` at the end of
    a key stands for any key below. And it is what all paragraphs hold of the keys in `prose`.
    """

    values: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()

    def beside(self, other: Looks) -> Looks:
        """Return what decides where both do."""
        return Looks(*(one + another for one, another in zip(self, other, strict=True)))


class Asked(NamedTuple):
    """What a check asks: where all comparisons hold and no doubt is stated, it is silent."""

    comparisons: tuple[Comparison, ...]
    doubts: tuple[str, ...]


class Check(Protocol):
    """A check kind with its options filled in: frozen and picklable.

    It may have a method `needs` that returns `Needs`: most rules find nothing in most reports, and
    need not be run. None, or no such method: it is always run. One that does nothing but compare
    sums may have a method `asked` that returns them. One that looks at a few facts only may have a
    method `looks` that says at which: what it found nothing wrong with once it need not see again.
    One that may be silent whatever the facts say, for what is stated alone, may have a method
    `is_silent_in` that tells.
    """

    def run(self, facts: Facts) -> Iterator[Answer]:
        """Yield a finding for each breach, an Undecided for what cannot be judged."""


def needs_of(check: Check) -> Needs | None:
    """Return what a check needs, None where it may always have something to say."""
    own = getattr(check, "needs", None)
    found: Needs | None = own() if own else None
    return found


def asked_of(check: Check) -> Asked | None:
    """Return the comparisons that a check asks for, None where it asks for more than these."""
    own = getattr(check, "asked", None)
    found: Asked | None = own() if own else None
    return found


def looks_of(check: Check) -> Looks | None:
    """Return what decides whether a check has anything to say, None where that is not so little."""
    own = getattr(check, "looks", None)
    found: Looks | None = own() if own else None
    return found


def is_silent_in(check: Check, shape: Shape) -> bool:
    """Tell whether a check has nothing to say of facts of that shape, whatever they hold."""
    own = getattr(check, "is_silent_in", None)
    return own is not None and bool(own(shape))


class Setting(NamedTuple):
    """What `build` may know of the pack: keys and sets of one regime, and that regime's id."""

    regime: str
    vocabulary: Vocabulary
    readings: tuple[str, ...] = ()
    """Every formula that a sentence pattern of the pack may read; checked when the pack loads."""
    known: frozenset[str] = frozenset()
    """The keys of every regime: one that this regime lacks is no mistake if another has it."""


class Kind(NamedTuple):
    """A check kind: its name, how its options look, and how a check is made of them.

    `schema` is the JSON Schema of a rule's `params`. `values` are the placeholders its findings
    fill. `build(params, setting)` raises `OptionError` for a mistake the schema cannot see.
    `by_engine`: its rules only word what the engine itself finds, so no example can show them.
    """

    name: str
    build: Callable[[Mapping[str, Any], Setting], Check]
    schema: Mapping[str, Any]
    values: frozenset[str]
    summary: str
    by_engine: bool = False


class OptionError(Exception):
    """An option of a rule is wrong.

    `path` leads to it from `params` (keys and indices); `column`, from 1, is where in its text.
    """

    def __init__(
        self, message: str, path: tuple[str | int, ...], column: int | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.column = column
