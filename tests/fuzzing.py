"""Damaged files for the readers: `python tests/fuzzing.py html 10000` reads so many.

Each case is a valid file with a few random changes, made from its number alone, so that a case
that fails can be made again: `python tests/fuzzing.py pdf 1 --first 4711`. Whatever is read must
end in a document whose texts have places, or in a ReadError, within seconds.
"""

import argparse
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from writers import paper, web, word
from writers.layouts import LAYOUTS
from writers.pages_hidden import HIDDEN, KEPT, VERSIONS, WITHIN
from writers.samples import samples

from gxlint.blocks import Document, Table
from gxlint.errors import ReadError
from gxlint.readers import reader_for

SLOW = 5.0
"""Seconds that no damaged file of a normal report's size may take."""
Mutation = Callable[[bytes, random.Random], bytes]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.choice((1, 8, 60, 500, 5000)))


def _drop(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 30)) + data[end:]


def _move(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    rest = data[:start] + data[end:]
    at = chance.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


TOKENS: Mapping[str, Sequence[bytes]] = {
    "html": [
        *(b"<table>", b"</table>", b"<tr>", b"<td colspan=99999 rowspan=0>", b"</td>", b"<p", b">"),
        *(b"<!--", b"-->", b"<script>", b"&#x110000;", b"&nbsp", b"<div hidden>", b"</div>", b"'"),
        *(b'"', b"\x00", b"\xff\xfe", b"<h2>", b"<br>", b"<a href='x.pdf'>", b"<![CDATA["),
        *(b"<style>.a{display:none}", b"</style>", b"<div class=a>", b"<font color=white>", b"}"),
        *(b"<col span=999 style=visibility:collapse>", b"<span style='display:block'>", b"</span>"),
        *(
            b"<tbody hidden>",
            b"<textarea>",
            b"<iframe srcdoc='",
            b"&lt;p&gt;",
            b"<body bgcolor=red>",
        ),
    ],
    "docx": [
        *(
            b"<w:tbl>",
            b"</w:tbl>",
            b"<w:tr>",
            b"</w:tr>",
            b"<w:tc>",
            b"</w:tc>",
            b"<w:p>",
            b"</w:p>",
        ),
        *(
            b'<w:gridSpan w:val="999999999999"/>',
            b"<w:vMerge/>",
            b'<w:numId w:val="3"/>',
            b"<w:del>",
        ),
        *(
            b'<w:ilvl w:val="-4"/>',
            b"<!--",
            b"<![CDATA[",
            b"&#xD800;",
            b"<w:txbxContent>",
            b'"',
            b"<",
        ),
        *(
            b'<w:fldChar w:fldCharType="begin"/>',
            b"<mc:Fallback>",
            b"<w:pPr>",
            b"\xff",
            b"</w:pPr>",
        ),
    ],
    "pdf": [
        *(
            b"obj",
            b"endobj",
            b"stream",
            b"endstream",
            b"<<",
            b">>",
            b"/Kids [1 0 R]",
            b" 0 R",
            b"%",
        ),
        *(
            b"1 0 0 1 1e38 1e38 cm",
            b" re f ",
            b" l S ",
            b"BT",
            b"ET",
            b"q",
            b"-2147483648",
            b"\x00",
        ),
        *(b"/Rotate 90", b"/MediaBox [0 0 0 0]", b"/Length 999999999", b"xref", b"(", b"["),
    ],
    "md": [
        b"|",
        b"\n",
        b"\t",
        b"<table>",
        b"</td>",
        b"#",
        b"```",
        b"**",
        b"\xff",
        b"- ",
        b"> ",
        b"---",
    ],
}
TOKENS = {**TOKENS, "txt": TOKENS["md"]}


def _insert(kind: str) -> Mutation:
    def insert(data: bytes, chance: random.Random) -> bytes:
        for _ in range(chance.choice((1, 5))):
            at = chance.randrange(len(data) + 1)
            data = data[:at] + chance.choice(TOKENS[kind]) * chance.choice((1, 1, 40)) + data[at:]
        return data

    return insert


def mutated(kind: str, data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with one to four random changes."""
    insert = _insert(kind)
    for _ in range(chance.randint(1, 4)):
        if data:
            change = chance.choice((_cut, _flip, _flip, _drop, _repeat, _move, insert, insert))
            data = change(data, chance)
    return data


_MANNERS = (
    HIDDEN["white by class"],
    HIDDEN["hidden by white by name"],
    KEPT["tabs by class"],
    VERSIONS["in a collapsed column"],
    WITHIN["a frame"],
    WITHIN["a field"],
)
"""Pages whose style sheet, colours or frames matter."""


@cache
def seeds(kind: str) -> Sequence[bytes]:
    """Return valid files of that kind."""
    reports = [samples()[name] for name in ("qinghe-2023", "haiyue-2020-blanks", "yunxi-2017")]
    if kind == "html":
        pages = [w(r) for r in reports for w in (web.clean, web.cms)]
        return pages + [change(pages[0].decode()).encode() for change in _MANNERS]
    if kind == "docx":
        return [word.docx(r, numbered=n, styled=n) for r in reports for n in (False, True)]
    if kind == "pdf":
        plain = paper.Manner(compressed=False)
        return [paper.pdf(r, m) for r in reports for m in (plain, paper.Manner(borders="rects"))]
    layouts = ("markdown", "markdown_html") if kind == "md" else ("cell_a_line", "tabs")
    return [LAYOUTS[name](r).encode() for r in reports for name in layouts]


def case(kind: str, number: int) -> bytes:
    """Return the damaged file of that number."""
    chance = random.Random(f"{kind} {number}")  # noqa: S311 - the same cases everywhere
    data = chance.choice(seeds(kind))
    if kind == "docx" and chance.random() < 0.8:
        return _repacked(data, chance)
    data = mutated(kind, data, chance)
    if kind in {"html", "md", "txt"} and chance.random() < 0.9:  # else most are no UTF-8
        data = data.decode("utf-8", "replace").replace("\0", "").encode()
    return data


def _repacked(data: bytes, chance: random.Random) -> bytes:
    """Return the Word file with one of its parts damaged inside a sound archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    names = [*parts, *["word/document.xml"] * 6]
    name = chance.choice(names)
    content = parts[name]
    assert isinstance(content, bytes)
    return word.zipped({**parts, name: mutated("docx", content, chance)})


def outcome(kind: str, data: bytes) -> str:
    """Return `read`, or the name of the rule that tells why not."""
    name = f"a.{kind}"
    try:
        document = reader_for(name, data).read(data, None)
    except ReadError as error:
        return error.rule
    _walk(document)
    return "read"


def _walk(document: Document) -> None:
    """Look up the place of every text."""
    for block in document.blocks:
        for text in [c.text for c in block.cells] if isinstance(block, Table) else [block.text]:
            span = text.span()
            assert 0 <= span.start <= span.end <= len(document.text)
    for block in document.blocks[:50]:
        if not isinstance(block, Table):
            document.place(block.text.span())


def main() -> None:
    """Read the cases and print how they ended."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=sorted(TOKENS))
    parser.add_argument("count", type=int)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args()
    ends: Counter[str] = Counter()
    slowest, failed = (0.0, 0), 0
    for number in range(given.first, given.first + given.count):
        data = case(given.kind, number)
        start = time.perf_counter()
        try:
            ends[outcome(given.kind, data)] += 1
        except Exception as error:  # noqa: BLE001 - what must never happen is told and counted
            failed += 1
            print(f"case {number}: {type(error).__name__}: {error}", flush=True)  # noqa: T201
        slowest = max(slowest, (time.perf_counter() - start, number))
    told = ", ".join(f"{end} {n}" for end, n in ends.most_common())
    print(  # noqa: T201
        f"{given.kind}: {given.count} cases, {failed} failed; {told}; "
        f"slowest {slowest[0]:.2f} s (case {slowest[1]})"
    )
    raise SystemExit(bool(failed))


if __name__ == "__main__":
    main()
