"""What kind of slip turns the right figure into the printed one."""

from collections.abc import Collection

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
    for name, fits in (
        ("transposed", _transposed(wrong, right)),
        ("doubled", len(wrong) == len(right) + 1 and _doubled(wrong, right)),
        ("zero", printed == 0),
        ("sign", printed == -expected),
        ("copied", printed in beside),
        ("mistyped", _mistyped(wrong, right)),
        ("dropped", wrong in _shortened(right)),
        ("added", right in _shortened(wrong)),
    ):
        if fits:
            return name
    return "other"


def _shortened(digits: str) -> set[str]:
    """Return what is left when one digit is dropped."""
    return {digits[:i] + digits[i + 1 :] for i in range(len(digits))} - {""}


def _doubled(wrong: str, right: str) -> bool:
    return any(right[: i + 1] + right[i] + right[i + 1 :] == wrong for i in range(len(right)))


def _transposed(wrong: str, right: str) -> bool:
    if len(wrong) != len(right) or wrong == right:
        return False
    return any(
        right[:i] + right[i + 1] + right[i] + right[i + 2 :] == wrong for i in range(len(right) - 1)
    )


def _mistyped(wrong: str, right: str) -> bool:
    differing = sum(a != b for a, b in zip(wrong, right, strict=False))
    return len(wrong) == len(right) and differing == 1 and len(right) > 1
