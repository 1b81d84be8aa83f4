"""Fields and content controls of a Word file, which show a result, or what one is to type."""

from gxlint.readers.docx.markup import value


class Field:
    """A field: its instruction is read until `separate`, its result is shown then."""

    __slots__ = ("instruction", "number", "result")

    def __init__(self, number: int | None = None) -> None:
        self.number = number
        self.instruction = ""
        self.result = False

    @property
    def shown(self) -> bool:
        """Tell whether what comes now is shown; tables of contents would repeat the headings."""
        return self.result and not self.instruction.lstrip().upper().startswith("TOC")


_DRAWN = ("EQ ", "=")
"""How the instructions of equations begin, as which figures in circles are set, and of sums that
have not been worked out yet."""


class Fields:
    """The fields that are `open`, from without to within.

    A content control with nothing but a prompt counts as one that has no result. The fields that
    `passed` counts, from 0, are none: nothing ends them.
    """

    __slots__ = ("_begun", "_controls", "_passed", "_prompts", "open")

    def __init__(self, passed: frozenset[int] = frozenset()) -> None:
        self.open: list[Field] = []
        self._passed = passed
        self._begun = 0
        self._controls: list[bool] = []
        self._prompts = False

    @property
    def shown(self) -> bool:
        """Tell whether what comes now is shown."""
        return all(field.shown for field in self.open)

    @property
    def unended(self) -> frozenset[int]:
        """Return which of the fields are open, as `passed` counts them."""
        return frozenset(field.number for field in self.open if field.number is not None)

    def take(self, attributes: str) -> bool:
        """Take the beginning, middle or end of a field.

        Return whether one has ended that shows what its instruction says, and has no result.
        """
        kind = value(attributes, "fldCharType")
        if kind == "begin":
            if self._begun not in self._passed:
                self.open.append(Field(self._begun))
            self._begun += 1
        elif kind == "separate" and self.open:
            self.open[-1].result = True
        elif kind == "end" and self.open:
            field = self.open.pop()
            return not field.result and field.instruction.lstrip().upper().startswith(_DRAWN)
        return False

    def instruct(self, content: str) -> None:
        """Take a part of an instruction."""
        if self.open:
            self.open[-1].instruction += content

    def prompt(self) -> None:
        """Take it that the control says what one is to type, and holds nothing."""
        self._prompts = True

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
