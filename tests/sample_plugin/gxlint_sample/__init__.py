"""A sample plugin of gxlint: a check kind, a reader, a format and a pack."""

from pathlib import Path

PACK = Path(__file__).parent / "pack"
"""The folder of the pack `sample`."""
