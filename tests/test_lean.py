"""Code without docstrings and annotations does the same."""

from collections import Counter
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

from gxlint.lean import lean

ROOT = Path(__file__).parent.parent
SOURCE = b'''"""About the module."""
from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from nowhere import Nothing

COUNT: int = 3
LATER: Nothing


class Only:
    """About the class."""

    size: Nothing
    name: Nothing = "n"


class Bare:
    """Nothing but this."""


def spread(
    one: Nothing, /, two: Nothing = 2, *more: Nothing, last: Nothing = 4, **rest: Nothing
) -> Nothing:
    """About the function."""
    found: Nothing
    found: Nothing = (one, two, more, last, rest)
    return found


def unset() -> Nothing:
    COUNT: Nothing
    return COUNT


async def waiting(one: Nothing) -> None:
    """Nothing but this."""


def where() -> Nothing:
    raise ValueError
'''


def codes(code: CodeType) -> list[CodeType]:
    """Return the code with all that it holds."""
    inner = [one for one in code.co_consts if isinstance(one, CodeType)]
    return [code, *(each for one in inner for each in codes(one))]


@pytest.fixture
def made() -> dict[str, Any]:
    """Return what running the lean code defines."""
    names: dict[str, Any] = {"__name__": "made"}
    exec(lean(SOURCE, "made.py"), names)  # noqa: S102 - our own source
    return names


def test_functions_do_the_same_without_annotations(made: dict[str, Any]) -> None:
    assert made["spread"](1, 3, 5, last=7, k=9) == (1, 3, (5,), 7, {"k": 9})
    assert made["spread"](1) == (1, 2, (), 4, {})
    assert made["spread"].__annotations__ == made["waiting"].__annotations__ == {}


def test_a_name_that_is_only_declared_is_still_a_local_one(made: dict[str, Any]) -> None:
    with pytest.raises(UnboundLocalError):
        made["unset"]()
    assert made["COUNT"] == 3
    assert "LATER" not in made


def test_a_class_keeps_the_names_of_its_fields_and_their_values(made: dict[str, Any]) -> None:
    assert list(made["Only"].__annotations__) == ["size", "name"]
    assert made["Only"].name == "n"


def test_nothing_has_a_docstring(made: dict[str, Any]) -> None:
    assert made.get("__doc__") is None
    assert all(made[name].__doc__ is None for name in ("Only", "Bare", "spread", "waiting"))


def test_lines_keep_their_numbers(made: dict[str, Any]) -> None:
    line = SOURCE.decode().splitlines().index("    raise ValueError") + 1
    with pytest.raises(ValueError, match=r"^$") as raised:
        made["where"]()
    assert raised.tb.tb_next is not None
    assert raised.tb.tb_next.tb_lineno == line


def test_every_module_has_functions_of_the_same_arguments_and_locals() -> None:
    for path in (ROOT / "gxlint").rglob("*.py"):
        source = path.read_bytes()
        whole = compile(source, str(path), "exec", dont_inherit=True)
        assert counted(lean(source, str(path))) <= counted(whole)


def counted(code: CodeType) -> Counter[tuple[object, ...]]:
    return Counter(
        (one.co_qualname, one.co_firstlineno, one.co_varnames, one.co_freevars, one.co_cellvars)
        for one in codes(code)
    )
