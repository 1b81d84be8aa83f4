"""Run gxlint as `python -m gxlint`."""

from gxlint.cli import main

main()
