"""What a run of checks is to do: packs, rules, and how files are to be read."""

from collections.abc import Iterable

from gxlint.errors import GxlintError
from gxlint.pack.model import Rule
from gxlint.records import NamedTuple


class Settings(NamedTuple):
    """What a run of checks is to do; everything can stand in a configuration file.

    `select` and `ignore` hold rule names or prefixes of codes (`GX4`); an empty `select` means
    every rule that its pack enables, a rule that is selected by name or full code is on.
    """

    packs: tuple[str, ...] = ("national",)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    regime: str | None = None
    encoding: str | None = None
    language: str = "zh"
    fold: bool = True
    """Say the cause of broken identities once instead of every identity that it breaks."""


def is_on(rule: Rule, settings: Settings) -> bool:
    """Tell whether a run is to hold a rule against reports."""
    if any(_names(choice, rule) for choice in settings.ignore):
        return False
    if not settings.select:
        return rule.enabled
    chosen = any(_names(choice, rule) for choice in settings.select)
    return chosen and (rule.enabled or {rule.name, rule.code} & set(settings.select) != set())


def refuse_unknown(choices: Iterable[str], rules: tuple[Rule, ...]) -> None:
    """Raise GxlintError for a choice that names none of the rules."""
    for choice in choices:
        if not any(_names(choice, rule) for rule in rules):
            raise GxlintError(f"no rule is called {choice!r}, and no code begins so")


def _names(choice: str, rule: Rule) -> bool:
    return choice == rule.name or rule.code.startswith(choice.upper())
