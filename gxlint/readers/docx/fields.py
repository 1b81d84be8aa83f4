"""Fields and content controls of a Word file, which show a result, or what one is to type."""

import re

from gxlint.folding import INVISIBLE, UNKNOWN
from gxlint.readers.docx.markup import is_on, number, value


class Field:
    """A field: its instruction is read until `separate`, its result is shown then."""

    __slots__ = ("chosen", "entries", "instruction", "number", "result")

    def __init__(self, number: int | None = None) -> None:
        self.number = number
        self.instruction = ""
        self.result = False
        self.entries: list[str] = []
        self.chosen: int | None = None

    def says(self, *words: str) -> bool:
        """Tell whether the instruction begins with one of these words, in capitals."""
        return self.instruction.lstrip().upper().startswith(words)

    @property
    def shown(self) -> bool:
        """Tell whether what comes now is shown: no marks of notes, no lists of headings."""
        return self.result and not self.says("TOC", "NOTEREF", _LIST)

    @property
    def drawn(self) -> str:
        """Return what is shown that stands in no result; `UNKNOWN` where it may be a figure.

        Of a list to choose from, it is what was chosen.
        """
        if self.says(_LIST):
            chosen = self.chosen or 0
            return "".join(self.entries[chosen : chosen + 1]) or UNKNOWN * bool(self.entries)
        if self.result or not self.says(*_DRAWN):
            return ""
        combined = re.fullmatch(_COMBINED, self.instruction)
        words = re.sub(_SWITCH, "", combined[1]) if combined else ""
        return UNKNOWN if not words or any(map(str.isnumeric, words)) else words


CHOICES = ("listEntry", "default", "result")
"""Elements that say what is to be chosen from, what is chosen at first, and what is."""
_LIST = "FORMDROPDOWN"
_DRAWN = ("EQ ", "=")
"""How the instructions of equations begin, as which figures in circles are set, and of sums that
have not been worked out yet."""
_NUMBERS = ("AUTONUM", "LISTNUM")
"""How those of numbers begin that are worked out where they are shown."""
_COMBINED = r"(?is)\s*eq\s*\\o\s*\((.*)\)\s*"
"""Characters that are set as one: in two lines within one."""
_SWITCH = r"(?i)\\[a-z]+\s*\d*|[(),\s]"


def _is_figure(content: str) -> bool:
    return content.strip(_BLANK).replace(",", "").replace(".", "").isdecimal()


_BLANK = " \t\n\xa0\u3000" + INVISIBLE


class Fields:
    """The fields that are `open`, from without to within.

    A content control with nothing but a prompt counts as one that has no result. The fields that
    `passed` counts, from 0, are none: nothing ends them.
    """

    __slots__ = ("_begun", "_controls", "_passed", "_prompts", "numbers", "open")

    def __init__(self, passed: frozenset[int] = frozenset()) -> None:
        self.open: list[Field] = []
        self.numbers = False
        """Some number is worked out where it is shown, and stands nowhere."""
        self._passed = passed
        self._begun = 0
        self._controls: list[bool] = []
        self._prompts = False

    def shows(self, content: str) -> bool:
        """Tell whether what comes now is shown: of prompts, figures are what was filled in."""
        return all(
            field.shown or (field.number is None and _is_figure(content)) for field in self.open
        )

    @property
    def unended(self) -> frozenset[int]:
        """Return which of the fields are open, as `passed` counts them."""
        return frozenset(field.number for field in self.open if field.number is not None)

    def take(self, attributes: str) -> str:
        """Take the beginning, middle or end of a field; return what one shows without a result."""
        kind = value(attributes, "fldCharType")
        if kind == "begin":
            if self._begun not in self._passed:
                self.open.append(Field(self._begun))
            self._begun += 1
        elif kind == "separate" and self.open:
            self.open[-1].result = True
        elif kind == "end" and self.open:
            field = self.open.pop()
            self.numbers |= field.says(*_NUMBERS)
            return field.drawn
        return ""

    def choose(self, name: str, attributes: str) -> None:
        """Take a part of a list to choose from: an entry, or the number of the chosen one."""
        if not self.open:
            return
        field = self.open[-1]
        if name == "listEntry":
            field.entries.append(value(attributes) or "")
        elif name == "result" or field.chosen is None:
            field.chosen = max(number(attributes) or 0, 0)

    def instruct(self, content: str) -> None:
        """Take a part of an instruction."""
        if self.open:
            self.open[-1].instruction += content

    def begin_simple(self, instruction: str) -> None:
        """Take the beginning of a field that holds its result."""
        self.numbers |= instruction.lstrip().upper().startswith(_NUMBERS)

    def prompt(self, attributes: str) -> None:
        """Take whether the control says what one is to type, and holds nothing."""
        self._prompts = is_on(attributes)

    def begin_control(self) -> None:
        """Begin what a content control holds."""
        self._controls.append(self._prompts)
        if self._prompts:
            self.open.append(Field())
        self._prompts = False

    def end_control(self) -> None:
        """End what a content control holds."""
        if self._controls and self._controls.pop() and self.open:
            self.open.pop()
