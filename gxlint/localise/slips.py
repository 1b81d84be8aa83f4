"""What kind of slip turns the right figure into the printed one."""

from collections.abc import Collection
from operator import ne

from gxlint.localise.system import Number

SLIPS = (
    "blank",
    "shifted",
    "recounted",
    "swapped",
    "transposed",
    "mistyped",
    "dropped",
    "doubled",
    "added",
    "sign",
    "copied",
    "zero",
    "other",
)
"""Names of slips, those that explain most first; each has a phrase `slip.<name>`."""


def slip(printed: Number | None, expected: Number, beside: Collection[Number] = ()) -> str:
    """Return the name of the slip; `beside` are the figures printed next to the cell."""
    if printed is None:
        return "blank"
    wrong, right = str(printed), str(expected)
    if _transposed(wrong, right):
        return "transposed"
    if len(wrong) == len(right) + 1 and _doubled(wrong, right):
        return "doubled"
    plain = {-expected: "sign", 0: "zero"}.get(printed) or ("copied" if printed in beside else "")
    return plain or _of_digits(wrong, right)


def _of_digits(wrong: str, right: str) -> str:
    if _mistyped(wrong, right):
        return "mistyped"
    if len(wrong) + 1 == len(right) and wrong in _shortened(right):
        return "dropped"
    return "added" if len(right) + 1 == len(wrong) and right in _shortened(wrong) else "other"


def _shortened(digits: str) -> set[str]:
    """Return what is left when one digit is dropped."""
    return {digits[:i] + digits[i + 1 :] for i in range(len(digits))} - {""}


def _doubled(wrong: str, right: str) -> bool:
    return any(right[: i + 1] + right[i] + right[i + 1 :] == wrong for i in range(len(right)))


def _transposed(wrong: str, right: str) -> bool:
    if len(wrong) != len(right) or wrong == right or sorted(wrong) != sorted(right):
        return False
    return any(
        right[:i] + right[i + 1] + right[i] + right[i + 2 :] == wrong for i in range(len(right) - 1)
    )


def _mistyped(wrong: str, right: str) -> bool:
    differing: int = sum(map(ne, wrong, right))
    return len(wrong) == len(right) > 1 and differing == 1
