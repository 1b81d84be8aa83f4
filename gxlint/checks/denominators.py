"""What a percentage may be a share of: figures of the text and sums over the tables."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from gxlint.checks import claimed
from gxlint.expr import Linear
from gxlint.facts import Claim, Facts
from gxlint.lazy import cached_property
from gxlint.records import NamedTuple

WHOLE = 100
SENTENCE = "text"
"""What stands for the table of a figure that is any count of a share's sentence."""
_OF_THE_TABLE = (None, "part-of-body")
"""Why a share may not be compared and is still one of what the tables count."""


class Part(NamedTuple):
    """A figure of which a percentage may be the share.

    `table` names the table of its cells; it is empty for a figure before it of which it is told,
    and `SENTENCE` for any count of its sentence.
    """

    value: claimed.Number
    table: str = ""


class Tables:
    """What the sums over the tables come to, worked out when they are first needed.

    `lacking` are the keys for want of which a whole is not known.
    """

    def __init__(self, wholes: Sequence[Linear], groups: Sequence[Linear], facts: Facts) -> None:
        self._wholes = wholes
        self._groups = groups
        self._facts = facts
        self._sums_of: dict[str, list[claimed.Number]] = {}
        self.lacking: dict[str, None] = {}

    @cached_property
    def _sums(self) -> list[tuple[str, claimed.Number]]:
        """The wholes and groups that are known, by the table that they are of."""
        found = [(one, claimed.worth(one, self._facts, self.lacking)) for one in self._wholes] + [
            (one, claimed.worth(one, self._facts, {})) for one in self._groups
        ]
        return [(table_of(one), sum_) for one, sum_ in found if sum_ is not None]

    @cached_property
    def principal(self) -> frozenset[claimed.Number]:
        """What the wholes come to, without the groups."""
        found = (claimed.worth(one, self._facts, {}) for one in self._wholes)
        return frozenset(sum_ for sum_ in found if sum_ is not None)

    def sums(self, table: str) -> list[claimed.Number]:
        """Return those of one table, or of all, each number once."""
        if table not in self._sums_of:
            found = dict.fromkeys(sum_ for of, sum_ in self._sums if not table or of == table)
            self._sums_of[table] = list(found)
        return self._sums_of[table]


def candidates(claim: Claim, part: Part, tables: Tables) -> Iterator[claimed.Number]:
    """Yield what the figure may be a share of."""
    details, least = claimed.details(claim), part.value
    told, counts = details.get("wholes", ()), details.get("counts", ())
    assert isinstance(told, tuple | list)
    assert isinstance(counts, tuple | list)
    own = part.value if part.table not in ("", SENTENCE) else None
    yield from [one for one in told if one >= least]
    yield from [one for one in counts if one >= least and one != own]
    if claim.not_comparable in _OF_THE_TABLE and part.table != SENTENCE:
        yield from [one for one in tables.sums(part.table) if one >= least]


def fitting(claim: Claim, part: Part, tables: Tables) -> Iterator[claimed.Number]:
    """Yield the wholes of which a percentage is the share of its part."""
    whole_fits = _fitting(claim, part.value)
    yield from (whole for whole in candidates(claim, part, tables) if whole and whole_fits(whole))


def fits(claim: Claim, part: claimed.Number, whole: claimed.Number) -> bool:
    """Tell whether a percentage is the share of the part in the whole, rounded half up."""
    return _fitting(claim, part)(whole)


def _fitting(claim: Claim, part: claimed.Number) -> Callable[[claimed.Number], bool]:
    """Return what tells whether a percentage is the share of the part in a whole.

    That is where the quotient is no further from what is printed than half of its last digit;
    multiplied out, most of it is whole numbers.
    """
    scale = 10**claim.decimals
    printed, hundredfold = claim.value * scale, part * WHOLE * scale
    printed = int(printed) if printed == int(printed) else printed
    return lambda whole: 2 * abs(printed * whole - hundredfold) <= abs(whole)


def step(claim: Claim) -> Decimal:
    """Return one step of a percentage's last printed digit."""
    return Decimal(1).scaleb(-claim.decimals)


def counts_of(claim: Claim) -> Sequence[int]:
    """Return the counts of a share's sentence before it."""
    told = claimed.details(claim).get("counts", ())
    assert isinstance(told, tuple | list)
    return told


def table_of(formula: Linear) -> str:
    """Return the name of the table that a formula is over."""
    return formula.keys[0].split(".", 1)[0] if formula.keys else ""
