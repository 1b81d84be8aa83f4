"""The report's tree, its facts and its claims as JSON."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from gxlint.blocks import Block, Document, Heading, Paragraph, Span, Text
from gxlint.engine import Parsed
from gxlint.facts import Claim, Fact
from gxlint.formats.jsonfile import place_record
from gxlint.report.tree import FilledTable, Note, Section


def plain(value: Any) -> Any:
    """Return a value as JSON has it: a date as ISO text, a decimal as a number."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value


def facts_record(parsed: Parsed) -> dict[str, Any]:
    """Return the facts and the claims of a report, in its order."""
    document = parsed.document
    return {
        "facts": [_fact(fact, document) for fact in parsed.facts],
        "claims": [_claim(claim, document) for claim in parsed.facts.claims],
    }


def _place(span: Span | None, document: Document) -> dict[str, Any] | None:
    return place_record(document.place(span)) if span else None


def _fact(fact: Fact, document: Document) -> dict[str, Any]:
    return {
        "key": fact.key,
        "value": plain(fact.value),
        "printed": fact.printed,
        "place": _place(fact.span, document),
    }


def _claim(claim: Claim, document: Document) -> dict[str, Any]:
    return {
        "value": plain(claim.value),
        "printed": claim.printed,
        "kind": claim.kind,
        "precision": claim.precision,
        "scope": claim.scope,
        "certainty": claim.certainty,
        "not_comparable": claim.not_comparable,
        "readings": list(claim.readings),
        "section": claim.section,
        "sentence": claim.sentence.content if claim.sentence else None,
        "details": {name: plain(value) for name, value in claim.details},
        "place": _place(claim.span, document),
    }


def tree_record(parsed: Parsed) -> dict[str, Any]:
    """Return the tree of a report; every leaf has its place."""
    report, document = parsed.report, parsed.document
    assert report is not None
    return {
        "regime": report.regime,
        "year": report.year,
        "notes": _notes(report.notes, document),
        "preface": _texts(report.preface, document),
        "sections": [_section(section, document) for section in report.sections],
        "loose": [_block(block, document) for block in report.loose],
    }


def _section(section: Section, document: Document) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": _text(section.title, document) if section.title else None,
        "level": section.level,
        "notes": _notes(section.notes, document),
        "paragraphs": _texts(section.paragraphs, document),
        "tables": [_table(table, document) for table in section.tables],
        "loose": [_block(block, document) for block in section.loose],
    }


def _table(table: FilledTable, document: Document) -> dict[str, Any]:
    return {
        "form": table.form,
        "regime": table.regime,
        "state": table.state,
        "place": _place(table.span, document),
        "cells": [
            {
                "row": cell.row,
                "column": cell.column,
                "text": cell.content,
                "place": _place(cell.span, document),
            }
            for cell in table.cells.each
        ],
        "notes": _notes(table.notes, document),
    }


def _notes(notes: Iterable[Note], document: Document) -> list[dict[str, Any]]:
    return [
        {
            "key": note.key,
            "value": plain(note.value),
            "printed": note.printed,
            "place": _place(note.span, document),
        }
        for note in notes
    ]


def _texts(texts: Iterable[Text], document: Document) -> list[dict[str, Any]]:
    return [_text(text, document) for text in texts]


def _text(text: Text, document: Document) -> dict[str, Any]:
    return {"text": text.content, "place": _place(text.span(), document)}


def _block(block: Block, document: Document) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", **_text(block.text, document)}
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, **_text(block.text, document)}
    return {
        "kind": "table",
        "rows": block.rows,
        "columns": block.columns,
        "cells": [
            {"row": cell.row + 1, "column": cell.column + 1, **_text(cell.text, document)}
            for cell in block.cells
        ],
    }
