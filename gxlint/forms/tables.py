"""What the prescribed tables look like."""

from typing import NamedTuple


class TableForms(NamedTuple):
    """Placeholder until rules/national/tables/ has its shape."""
