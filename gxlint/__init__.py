"""gxlint: a rule-based linter for annual reports on government information disclosure."""

__version__ = "0.1.0"
