"""Macros of sentence files: what names in braces stand for."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from gxlint.checks.base import OptionError
from gxlint.forms.sentences import FIGURE_MARK, YEAR_MARK
from gxlint.pack.sentence_words import lists

_MACRO = re.compile(r"\{([a-z_]+)\}")
_YEARS = ("last_year", "this_year", "next_year", "other_year")
_DEEPEST = 6


def macros(files: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Return the macros, those for figures and years among them, each filled with the others.

    Raises OptionError for one that takes the name of a figure, and for one that contains itself.
    """
    kinds = list(lists(files, "units"))
    own = {kind: f"({chr(FIGURE_MARK + i)})" for i, kind in enumerate(kinds) if kind != "year"}
    own["any"] = f"[{chr(FIGURE_MARK)}-{chr(FIGURE_MARK + max(len(kinds) - 1, 0))}]"
    own |= {f"one_{kind}": chr(FIGURE_MARK + i) for i, kind in enumerate(kinds)}
    own |= {name: chr(YEAR_MARK + i) for i, name in enumerate(_YEARS)}
    own["year"] = f"[{chr(YEAR_MARK)}-{chr(YEAR_MARK + len(_YEARS) - 1)}]"
    own["stop"] = "()"
    own["gap"] = f"[^,;:()\\x{{{FIGURE_MARK:x}}}-\\x{{{YEAR_MARK + 15:x}}}]"
    raw = {
        macro: (text, (name, "macros", macro))
        for name, content in files.items()
        for macro, text in content.get("macros", {}).items()
    }
    for macro, (_, path) in raw.items():
        if macro in own:
            said = f"the macro {macro!r} stands for figures or years; choose another name"
            raise OptionError(said, path)
    for _ in range(_DEEPEST):
        for macro, (text, path) in raw.items():
            if macro not in own and all(n in own for n in _MACRO.findall(text) if n in raw):
                own[macro] = filled(text, own, path)
    for macro, (_, path) in raw.items():
        if macro not in own:
            said = (
                f"the macro {macro!r} contains itself, or macros nested more than {_DEEPEST} deep"
            )
            raise OptionError(said, path)
    return own


def filled(text: str, known: Mapping[str, str], path: tuple[str | int, ...]) -> str:
    """Return the text with its macros filled; digits in braces are RE2's own counts.

    Raises OptionError, with the column, for a macro that is not among `known`.
    """

    def fill(found: re.Match[str]) -> str:
        if found[1] in known:
            return known[found[1]]
        near = get_close_matches(found[1], known, n=1, cutoff=0.5)
        hint = f"; did you mean {{{near[0]}}}?" if near else ""
        raise OptionError(f"no macro is called {{{found[1]}}}{hint}", path, found.start() + 1)

    return _MACRO.sub(fill, text)
