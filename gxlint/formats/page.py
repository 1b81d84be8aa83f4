"""What text for a screen is made with: words, colours, and what the screen can show."""

from gxlint.diagnostic import Run
from gxlint.formats.base import Look, Words
from gxlint.formats.width import Shown

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "bold": "1", "dim": "2;34"}

_MOST_SAID = 256
"""Phrases that are kept as they were filled: findings of one rule share their advice."""


class Page:
    """The words of a run, its colours, and the table that makes text fit for the screen."""

    def __init__(self, run: Run, look: Look) -> None:
        self.words = Words(run.phrases)
        self.look = look
        self.shown = Shown(look.encoding)
        self._said: dict[tuple[object, ...], str] = {}

    def painted(self, text: str, colour: str) -> str:
        """Return the text in a colour, where there is any."""
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.look.colour else text

    def say(self, key: str, **values: object) -> str:
        """Return a phrase fit for the screen."""
        asked = key, *values.items()
        said = self._said.get(asked)
        if said is None:
            if len(self._said) >= _MOST_SAID:
                self._said.clear()
            said = self._said[asked] = self.shown.fit(self.words.say(key, **values))
        return said
