"""Tables whose cells have run together, so that no figure can be told from its neighbours."""

from collections.abc import Sequence

from gxlint.blocks import Block, Paragraph
from gxlint.forms.tables import TableForms
from gxlint.report.tree import FilledTable

SHORTEST = 40


def lost_tables(
    blocks: Sequence[Block], forms: TableForms, hint: str | None, there: set[str]
) -> tuple[list[FilledTable], list[Block]]:
    """Return a table for every paragraph in which one has run together, and the other blocks.

    Forms in `there` are not looked for. The labels say which table it is; its cells stay unknown.
    """
    wanted = {
        form: words
        for form, words in forms.signatures.items()
        if form not in there and (hint is None or hint in forms.forms[form])
    }
    if not wanted:
        return [], list(blocks)
    found: list[FilledTable] = []
    rest: list[Block] = []
    for block in blocks:
        form = _form(block, wanted) if isinstance(block, Paragraph) else None
        if form is None:
            rest.append(block)
            continue
        content = block.text.content  # type: ignore[union-attr]
        known = hint in forms.forms[form]
        regime = hint if hint is not None and known else _regime(content, forms, form)
        span = block.text.span()  # type: ignore[union-attr]
        found.append(FilledTable(form, regime, "unreadable", span, (), ()))
    return found, rest


def _form(paragraph: Paragraph, wanted: dict[str, tuple[str, ...]]) -> str | None:
    content = paragraph.text.content
    if len(content) < SHORTEST:
        return None
    for form, words in wanted.items():
        if words and all(word in content for word in words):
            return form
    return None


def _regime(content: str, forms: TableForms, form: str) -> str:
    """Return the regime whose own labels stand in the paragraph, the first if none tells."""
    by_regime = forms.forms[form]
    scores = {
        regime: sum(
            column.labels[0] in content
            for key, column in table.columns.items()
            if all(key not in other.columns for other in by_regime.values() if other is not table)
        )
        for regime, table in by_regime.items()
    }
    return max(scores, key=lambda regime: scores[regime])
