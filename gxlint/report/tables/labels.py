"""What a printed cell is: a figure, or a label of some form."""

from gxlint.folding import INVISIBLE, UNKNOWN
from gxlint.forms.tables import Mark, Prints, TableForms, label_key

_NEUTRAL: dict[int, None] = dict.fromkeys(
    map(ord, "0123456789\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19,\uff0c.\uff0e")
)
_NEUTRAL |= dict.fromkeys(
    map(ord, " \t\n\r\xa0\u3000\u2002\u2003\u2009%\uff05'" + INVISIBLE + UNKNOWN)
)
_NEUTRAL_MARKS = frozenset(map(chr, _NEUTRAL))
LONGEST_VALUE = 24
_BRACKETS = "()\uff08\uff09"


def is_value(content: str, prints: Prints) -> bool:
    """Tell whether a cell prints a figure (perhaps with sign or unit) or a null mark."""
    if content.isdecimal():
        return len(content) <= LONGEST_VALUE
    if not content or len(content) > LONGEST_VALUE or content[-1] in ".\uff0e":
        return False
    if content in prints.null_marks:
        return True
    if _NEUTRAL_MARKS.isdisjoint(content):  # quicker than to take them out
        return False
    bare = content.translate(_NEUTRAL)
    if not bare or bare in prints.worded or bare.strip(_BRACKETS) in prints.worded:
        return True
    return content.startswith(prints.signs) and _is_signed(content, prints)


def _is_signed(content: str, prints: Prints) -> bool:
    """Tell whether there is a sign before the digits and at most a unit behind them."""
    for word in prints.signs:
        if content.startswith(word):
            rest = content[len(word) :].translate(_NEUTRAL).strip(_BRACKETS)
            if not rest or rest in prints.worded:
                return True
    return False


def look_up(content: str, forms: TableForms) -> tuple[Mark, ...]:
    """Return what a label may stand for, whatever its ordinal or the remark in brackets behind it.

    Nothing if it is unknown.
    """
    found = _plain(content, forms)
    while not found and content and content[-1] in ")\uff09":
        content = content[: _opening(content)].rstrip()
        found = _plain(content, forms) if len(content) > 1 else ()
    return found


def _opening(content: str) -> int:
    """Return where the bracket opens that closes at the end; 0 where it opens nowhere."""
    depth = 0
    for at in range(len(content) - 1, -1, -1):
        depth += (content[at] in ")\uff09") - (content[at] in "(\uff08")
        if depth == 0:
            return at
    return 0


def _plain(content: str, forms: TableForms) -> tuple[Mark, ...]:
    index = forms.labels
    found = index.get(content)
    if found is not None:
        return found
    key = label_key(content)
    found = index.get(key)
    if found is not None:
        return found
    if len(key) <= forms.longest + 3:
        ordinals = forms.prints.ordinals
        while key and key[0] in ordinals:
            key = key[1:]
            found = index.get(key)
            if found is not None:
                return found
    return ()
