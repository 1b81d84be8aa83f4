"""A pattern that an earlier run compiled is the one that Python compiles."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxlint.engine import Engine
from gxlint.expressions import Expressions
from gxlint.extract.lists import Divisions

PARTS = st.sampled_from(
    (
        *(
            "a",
            "[^ab]",
            "\u653f",
            "[\u4e00-\u9fff]",
            r"\d",
            r"\s",
            "(?P<one>",
            "(?:",
            "(",
            ")",
            "|",
        ),
        *("{1,16}", "*", "+?", "(?=", "(?<!b)", "^", "$", "(?P=one)", ".", "[,;:()]"),
    )
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GXLINT_CACHE_DIR", str(tmp_path))
    return tmp_path


def again(cache: Path, *patterns: str) -> list[re.Pattern[str]]:
    """Return the patterns as a second run has them, which compiles none."""
    first, second = Expressions(), Expressions()
    for one in patterns:
        first.compiled(one)
    first.keep()
    found = [second.compiled(one) for one in patterns]
    for file in cache.iterdir():
        file.unlink()
    second.keep()
    assert not [*cache.iterdir()]
    return found


def compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


@settings(max_examples=60)
@given(st.lists(PARTS, min_size=1, max_size=12).map("".join).filter(compiles), st.text("ab1 ,"))
def test_a_kept_pattern_is_the_one_that_python_compiles(pattern: str, text: str) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("GXLINT_CACHE_DIR", folder)
        (kept,) = again(Path(folder), pattern)
    own = re.compile(pattern)
    assert kept == own
    assert (kept.groups, kept.groupindex, kept.flags) == (own.groups, own.groupindex, own.flags)
    assert [m.groupdict() for m in kept.finditer(text)] == [
        m.groupdict() for m in own.finditer(text)
    ]
    assert [m.lastgroup for m in kept.finditer(text)] == [m.lastgroup for m in own.finditer(text)]


def test_the_patterns_of_lists_are_kept(engine: Engine, cache: Path) -> None:
    words = engine.pack.forms.sentences.words
    assert words
    finder = Divisions(words)
    made = [one.__get__(finder) for one in vars(Divisions).values() if hasattr(one, "__get__")]
    own = [one for one in made if isinstance(one, re.Pattern)]
    assert own
    assert again(cache, *(one.pattern for one in own)) == own


def test_what_cannot_be_kept_is_compiled_each_time(cache: Path) -> None:
    cache.rmdir()
    cache.write_text("no folder")
    one, other = Expressions(), Expressions()
    assert one.compiled("a+").fullmatch("aaa")
    one.keep()
    assert other.compiled("a+").fullmatch("aaa")


def test_a_mistake_in_a_pattern_is_told_as_python_tells_it() -> None:
    found = Expressions()
    with pytest.raises(re.error, match="unterminated"):
        found.compiled("(a")
    found.keep()
