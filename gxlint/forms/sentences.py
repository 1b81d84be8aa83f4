"""What prose says, and how it says it."""

from typing import NamedTuple


class Sentences(NamedTuple):
    """Placeholder until rules/national/sentences/ has its shape."""
