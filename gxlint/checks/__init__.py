"""The check kinds: facts to findings.

`KINDS` names the module of each; they are imported when a pack is built, and a pack from the cache
imports those it uses.
"""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    name: f"gxlint.checks.{name}:KIND"
    for name in (
        "absence",
        "agreement",
        "blank",
        "blank_total",
        "bound",
        "cause",
        "deadline",
        "growth",
        "identity",
        "length",
        "listed",
        "mention",
        "number",
        "once",
        "order",
        "parts",
        "presence",
        "reading",
        "restated",
        "share",
        "similarity",
        "value",
        "wording",
    )
}
