"""What can go wrong outside a report's content."""

from collections.abc import Mapping


class GxlintError(Exception):
    """Something a user can mend stops the run: the message says what and how, in one line."""


class PackError(GxlintError):
    """A rule pack is refused; `mistakes` holds one `file:line:column: …` line for each."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class ReadError(GxlintError):
    """A file cannot be read as a report.

    `rule` names the rule of family GX0 that reports it (`file-empty`, `file-binary`, …);
    `values` fill the placeholders of that rule's message.
    """

    def __init__(self, rule: str, values: Mapping[str, str] | None = None) -> None:
        super().__init__(rule)
        self.rule = rule
        self.values = dict(values or {})

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, dict[str, str]]]:
        return ReadError, (self.rule, self.values)
