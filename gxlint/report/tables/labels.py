"""What a printed cell is: a figure, or a label of some form."""

from gxlint.forms.tables import Mark, Prints, TableForms, label_key

_NEUTRAL: dict[int, None] = dict.fromkeys(
    map(ord, "0123456789\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19,\uff0c.\uff0e")
)
_NEUTRAL |= dict.fromkeys(map(ord, " \t\n\r\xa0\u3000\u2002\u2003\u2009\u200b\ufeff%\uff05'"))
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
    bare = content.translate(_NEUTRAL)
    if len(bare) == len(content):
        return False
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
    if found or not content or content[-1] not in ")\uff09":
        return found
    openings = (at for at, mark in enumerate(content) if at > 1 and mark in "(\uff08")
    return next((marks for at in openings if (marks := _plain(content[:at], forms))), ())


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
