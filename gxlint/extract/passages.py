"""The running text worth reading: paragraphs on a topic, cleaned of marks and titles."""

from collections.abc import Iterator
from typing import NamedTuple

from gxlint.blocks import Text, joined, squeezed
from gxlint.forms.sentences import Sentences, Words
from gxlint.report.tree import Report, Section

_ENDS = "\u3002!?"


class Passage(NamedTuple):
    """A paragraph of a section, squeezed, without quotation marks and titles in brackets."""

    text: Text
    section: str | None


def passages(report: Report, sentences: Sentences, words: Words) -> Iterator[Passage]:
    """Yield the paragraphs that hold a word of the gate, section by section."""
    gate = sentences.gate
    for section in report.sections:
        if _skipped(section, sentences):
            continue
        for paragraph in section.paragraphs:
            content = paragraph.content
            plain = "".join(content.split())
            for word in gate:
                if word in plain:
                    yield Passage(_cleaned(squeezed(paragraph), words), section.key)
                    break


def bounds(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence; its full stop is left out."""
    start = 0
    for at, mark in enumerate(text):
        if mark in _ENDS:
            if at > start:
                yield start, at
            start = at + 1
    if start < len(text):
        yield start, len(text)


def _skipped(section: Section, sentences: Sentences) -> bool:
    if section.key in sentences.skips.sections:
        return True
    title = "".join(section.title.content.split()) if section.title else ""
    return any(word in title for word in sentences.skips.titles)


def _cleaned(text: Text, words: Words) -> Text:
    """Return the text without the marks, and without what stands between title brackets."""
    content = text.content
    if not any(mark in content for mark in (*words.marks, words.open)):
        return text
    kept: list[Text] = []
    start, depth = 0, 0
    for at, mark in enumerate(content):
        if mark == words.open:
            if depth == 0:
                kept.append(text.part(start, at + 1))
            depth += 1
        elif mark == words.close and depth:
            depth -= 1
            start = at
        elif mark in words.marks and not depth:
            if at > start:
                kept.append(text.part(start, at))
            start = at + 1
    if start < len(content) and not depth:
        kept.append(text.part(start))
    return joined(kept)
