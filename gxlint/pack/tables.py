"""From a pack's tables files to the forms that reading uses."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from gxlint.checks.base import OptionError
from gxlint.forms.tables import (
    BLOCK,
    COLUMN,
    GROUP,
    HEAD,
    LIST,
    PARENT,
    ROW,
    TITLE,
    Block,
    Column,
    Mark,
    Prints,
    Row,
    TableForm,
    TableForms,
    label_key,
)
from gxlint.pack.tables_schema import SCHEMA

__all__ = ["SCHEMA", "build", "names_of"]

Source = Mapping[str, Any]
_AFTER_ORDINAL = ".)\u3001"


def build(files: Mapping[str, Source]) -> TableForms:
    """Return the forms that the tables files of a pack describe, by file name.

    A file with `form` describes a table; the others say how figures are printed. Raises
    OptionError, its path beginning with the file's name, for what the schema cannot see.
    """
    tables = {name: source for name, source in files.items() if "form" in source}
    forms: dict[str, dict[str, TableForm]] = {}
    index: dict[str, dict[Mark, None]] = {}
    for name, source in tables.items():
        if source["form"] in forms:
            raise OptionError(f"form {source['form']} is described twice", (name, "form"))
        forms[source["form"]] = {
            regime: _form(name, source, regime) for regime in source["regimes"]
        }
        for label, mark in _marks(source):
            for variant in _variants(label, source.get("alike", ())):
                index.setdefault(label_key(variant), {})[mark] = None
    prints = _prints([s for s in files.values() if "form" not in s])
    _add_bare(index, tables.values(), prints.ordinals)
    # Most labels are printed as the pack has them: found without being normalised.
    for source in tables.values():
        for label, _ in _marks(source):
            index.setdefault(label, index[label_key(label)])
    cells = _cells(forms)
    marks = {label: tuple(found) for label, found in index.items() if label}
    return TableForms(
        forms=forms,
        labels=marks,
        longest=max((len(label_key(label)) for label in marks), default=0),
        signatures={s["form"]: tuple(s.get("signature", ())) for s in tables.values()},
        prints=prints,
        cells=cells,
        sets=_sets(tables, forms),
    )


def _in(entry: Source, regime: str) -> bool:
    return regime in entry.get("regimes", (regime,))


def _form(file: str, source: Source, regime: str) -> TableForm:
    columns = {
        c["key"]: Column(c["key"], tuple(c["labels"]), c.get("kind", "count"))
        for c in source.get("columns", ())
        if _in(c, regime)
    }
    blocks, block_of = _blocks(file, source, regime, columns)
    entries = source.get("rows") or source.get("groups", ())
    rows: dict[str, Row] = {}
    for order, entry in enumerate(entries):
        if not _in(entry, regime):
            continue
        if entry["key"] in rows:
            raise OptionError(f"row {entry['key']} is there twice", (file, "rows", order, "key"))
        rows[entry["key"]] = Row(
            entry["key"],
            tuple(entry["labels"]),
            entry.get("kind", ROW),
            entry.get("group"),
            order,
            block_of.get(entry["key"], 0),
            entry.get("money"),
        )
    for order, entry in enumerate(entries):
        group = entry.get("group")
        if group is not None and _in(entry, regime) and group not in rows:
            raise OptionError(f"{group} is no row of this form", (file, "rows", order, "group"))
    return TableForm(source["form"], regime, source["layout"], columns, rows, blocks)


def _blocks(
    file: str, source: Source, regime: str, columns: Mapping[str, Column]
) -> tuple[tuple[Block, ...], dict[str, int]]:
    """Return the blocks of the regime, and which of them each row belongs to."""
    if "blocks" not in source:
        return (Block(("",) if source["layout"] == LIST else tuple(columns), 0),), {}
    blocks: list[Block] = []
    block_of: dict[str, int] = {}
    for i, entry in enumerate(source["blocks"]):
        own = entry["columns"].get(regime)
        if own is None:
            continue
        for j, key in enumerate(own):
            if key not in columns:
                raise OptionError(
                    f"{key} is no column of this form in {regime}",
                    (file, "blocks", i, "columns", regime, j),
                )
        block_of.update(dict.fromkeys(entry["rows"], len(blocks)))
        blocks.append(Block(tuple(own), entry.get("spare", 0)))
    if not blocks:
        raise OptionError(f"no block has columns in {regime}", (file, "blocks"))
    return tuple(blocks), block_of


def _marks(source: Source) -> Iterator[tuple[str, Mark]]:
    """Yield every label of the form with what it marks."""
    form, regimes = source["form"], tuple(source["regimes"])

    def each(name: str, kind: str) -> Iterator[tuple[str, Mark]]:
        for order, entry in enumerate(source.get(name, ())):
            mark = Mark(
                form,
                entry.get("kind", kind) if name == "rows" else kind,
                entry["key"],
                order,
                tuple(entry.get("regimes", regimes)),
            )
            for label in entry["labels"]:
                yield label, mark

    yield from each("rows", ROW)
    yield from each("groups", GROUP)
    yield from each("columns", COLUMN)
    for order, block in enumerate(source.get("blocks", ())):
        for label in block["labels"]:
            yield label, Mark(form, BLOCK, "", order, tuple(block["columns"]))
    for name, kind in (("heads", HEAD), ("parents", PARENT), ("titles", TITLE)):
        for label in source.get(name, ()):
            yield label, Mark(form, kind, "", 0, regimes)


def _variants(label: str, alike: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield the label, and what it is with wordings of equal meaning put in."""
    found = [label]
    for one, other in alike:
        found += [variant.replace(one, other) for variant in found if one in variant]
    yield from dict.fromkeys(found)


def _add_bare(
    index: dict[str, dict[Mark, None]], tables: Iterable[Source], ordinals: frozenset[str]
) -> None:
    """Add the labels without their ordinals, but for those that mark a row already."""
    bare: dict[str, dict[Mark, None]] = {}
    for source in tables:
        for label, mark in _marks(source):
            rest = _without_ordinal(label, ordinals)
            for variant in _variants(rest, source.get("alike", ())) if rest != label else ():
                bare.setdefault(label_key(variant), {})[mark] = None
    for key, marks in bare.items():
        known = index.setdefault(key, {})
        if not any(mark.kind == ROW for mark in known):
            known |= marks


def _without_ordinal(label: str, ordinals: frozenset[str]) -> str:
    """Return the label without `(1)`, `1.` and the like before it."""
    body = label.removeprefix("(")
    end = next((at for at, mark in enumerate(body) if mark not in ordinals), 0)
    return body[end + 1 :] if end and body[end] in _AFTER_ORDINAL else label


def _prints(sources: list[Source]) -> Prints:
    def gathered(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item for source in sources for item in source.get(name, ())))

    money = {unit: Decimal(many) for s in sources for unit, many in s.get("money", {}).items()}
    return Prints(
        null_marks=frozenset(gathered("null_marks")),
        plus=tuple(sorted(gathered("plus"), key=len, reverse=True)),
        minus=tuple(sorted(gathered("minus"), key=len, reverse=True)),
        signs=(*gathered("plus"), *gathered("minus")),
        units=frozenset(gathered("units")),
        money=money,
        ordinals=frozenset((*"0123456789", *gathered("ordinals"))),
        pages=frozenset(gathered("pages")),
        worded=frozenset((*gathered("units"), *money)),
        serials=frozenset(gathered("serials")),
        subtotals=frozenset(map(label_key, gathered("subtotals"))),
        links=tuple(gathered("links")),
    )


def _data_rows(form: TableForm) -> Iterator[Row]:
    return (row for row in form.rows.values() if row.kind == ROW)


def _form_cells(form: TableForm) -> Iterator[tuple[str, str, str]]:
    """Yield the key, the row and the column of every cell of the form."""
    for row in _data_rows(form):
        for column in form.columns_of(row.key):
            yield form.cell_key(row.key, column), row.key, column


def _cells(forms: Mapping[str, Mapping[str, TableForm]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for by_regime in forms.values():
        for regime, form in by_regime.items():
            found.setdefault(regime, set()).update(key for key, _, _ in _form_cells(form))
    return {regime: frozenset(keys) for regime, keys in found.items()}


def _sets(
    tables: Mapping[str, Source], forms: Mapping[str, Mapping[str, TableForm]]
) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for file, source in tables.items():
        by_regime = forms[source["form"]]
        for name, members in source.get("sets", {}).items():
            for i, member in enumerate(members):
                if not any(member in f.rows or member in f.columns for f in by_regime.values()):
                    raise OptionError(
                        f"{member} is no row or column of this form", (file, "sets", name, i)
                    )
            of_rows = all(any(m in f.rows for f in by_regime.values()) for m in members)
            for regime, form in by_regime.items():
                known = form.rows if of_rows else form.columns
                own = tuple(member for member in members if member in known)
                if own:
                    found.setdefault(regime, {})[name] = own
    return found


def names_of(files: Mapping[str, Source], forms: TableForms) -> dict[str, dict[str, str]]:
    """Return short wordings by language of what the forms built of these files have.

    They are those of tables, rows (`<form>.<row>`), columns (`<form>.columns.<column>`) and cells.
    """
    names: dict[str, dict[str, str]] = {}
    for source in files.values():
        form = source.get("form")
        if form is None:
            continue
        names[form] = dict(source["name"])
        for entry in source.get("rows") or source.get("groups", ()):
            names.setdefault(f"{form}.{entry['key']}", dict(entry["name"]))
        for entry in source.get("columns", ()):
            names.setdefault(f"{form}.columns.{entry['key']}", dict(entry["name"]))
        for table in forms.forms[form].values():
            for key, row, column in _form_cells(table):
                own = names[f"{form}.{row}"]
                if column:
                    under = names[f"{form}.columns.{column}"]
                    words = {"zh": f"{own['zh']}\u00b7{under['zh']}"}
                    names[key] = {**words, "en": f"{own['en']}, {under['en']}"}
    return names
