"""Which lines of a Markdown source are what, as CommonMark has it."""

from collections.abc import Sequence

from gxlint.records import NamedTuple
from gxlint.source import too_large

MAX_SHOWN = 50_000


class Outline(NamedTuple):
    """Line numbers, from 0.

    `skipped` holds lines without content (code, rules, underlines of headings); `underlined` the
    level of each line that a line below makes a heading; `markup` the first line of each HTML
    block and the line after its last; `quoted` and `items` the number of quotation marks and list
    marks that may stand before the words of a line.
    """

    skipped: frozenset[int] = frozenset()
    underlined: dict[int, int] = {}  # noqa: RUF012 - never written to
    markup: dict[int, int] = {}  # noqa: RUF012 - never written to
    quoted: dict[int, int] = {}  # noqa: RUF012 - never written to
    items: dict[int, int] = {}  # noqa: RUF012 - never written to


def outline(rows: Sequence[str]) -> Outline:
    """Return the outline of the lines.

    markdown-it reads only the lines that can be more than text, a table row or a `#` heading, and
    enough of those around them; without such lines it is not even imported.

    Raises ReadError `file-too-large` for more such lines than any report has.
    """
    shown = _shown(rows)
    if not shown:
        return Outline()
    if len(shown) > MAX_SHOWN:
        raise too_large("marks", len(shown), MAX_SHOWN)
    source = "\n".join(_beginning(rows[i]) for i in shown)
    return _Tokens(rows, [*shown, len(rows)]).outline(source)


def _shown(rows: Sequence[str]) -> list[int]:
    """Return the numbers of the lines to show to markdown-it: of a run of mere text, its ends."""
    special = [i for i, row in enumerate(rows) if _special[row]]
    if not special:
        return []
    shown: list[int] = []
    before = -1
    for i in (*special, len(rows)):
        shown.extend(_ends_of_run(rows, before + 1, i))
        if i < len(rows):
            shown.append(i)
        before = i
    return shown


def _ends_of_run(rows: Sequence[str], begin: int, end: int) -> list[int]:
    if end - begin <= _SHORT_RUN:
        return list(range(begin, end))
    blank = next((i for i in range(begin + 1, end - 1) if not rows[i].strip()), None)
    middle = [] if blank is None else [blank]
    return [begin, *middle, end - 1]


_SHORT_RUN = 3
_WIDTH = 80
_MARKUP_ENDS = ("-->", "?>", "]]>", "</script>", "</pre>", "</style>", "</textarea>")


def _beginning(row: str) -> str:
    """Return what tells the kind of a line: its first characters, and ends of markup in it."""
    if len(row) <= _WIDTH:
        return row
    rest = row[_WIDTH:].lower() if ">" in row[_WIDTH:] else ""
    return row[:_WIDTH] + "".join(end for end in _MARKUP_ENDS if end in rest)


def _is_special(row: str) -> bool:
    body = row.lstrip()
    if not body:
        return False
    sign = body[0]
    if sign in "-*+":
        return body[1:2] in ("", " ", "\t") or not body.strip("-* \t")
    if sign == "<":
        return body[1:2].isalpha() or body[1:2] in ("/", "!", "?")
    if sign in "=_":
        return not body.strip("=_ \t")
    return sign == ">" or body.startswith(("```", "~~~"))


class _Special(dict[str, bool]):
    """Whether short lines can be more than text, remembered: those of tables come again."""

    def __missing__(self, row: str) -> bool:
        found = _is_special(row)
        if len(row) <= _WIDTH:
            if len(self) >= _MOST:
                self.clear()
            self[row] = found
        return found


_MOST = 4096
_special = _Special()


class _Tokens:
    """Reads the outline off markdown-it's tokens; `shown` maps its lines to the source's."""

    def __init__(self, rows: Sequence[str], shown: Sequence[int]) -> None:
        self.rows = rows
        self.shown = shown
        self.skipped: set[int] = set()
        self.underlined: dict[int, int] = {}
        self.markup: dict[int, int] = {}
        self.quoted: dict[int, int] = {}
        self.items: dict[int, int] = {}

    def outline(self, source: str) -> Outline:
        from markdown_it import MarkdownIt

        # `code`: drafts indent paragraphs by four spaces; `reference`: it would swallow lines.
        parser = MarkdownIt("commonmark").disable(["inline", "text_join", "code", "reference"])
        for token in parser.parse(source):
            if token.map:
                begin, end = self.shown[token.map[0]], self.shown[token.map[1] - 1] + 1
                self._note(token.type, token.markup, begin, end)
        return Outline(
            frozenset(self.skipped), self.underlined, self.markup, self.quoted, self.items
        )

    def _note(self, kind: str, markup: str, begin: int, end: int) -> None:
        if kind == "fence":
            inner = range(begin + 1, end - 1)
            table = _are_rows([self.rows[i] for i in inner])
            self.skipped.update({begin, end - 1} if table else range(begin, end))
        elif kind == "hr" and "\t" not in self.rows[begin].strip():  # a row of null marks
            self.skipped.add(begin)
        elif kind == "html_block":
            self.markup[begin] = end
        elif kind == "heading_open" and markup in ("=", "-"):
            self._underline(begin, end, 1 if markup == "=" else 2)
        elif kind == "blockquote_open":
            for i in range(begin, end):
                self.quoted[i] = self.quoted.get(i, 0) + 1
        elif kind == "list_item_open" and markup in ("-", "*", "+"):
            self.items[begin] = self.items.get(begin, 0) + 1

    def _underline(self, begin: int, end: int, level: int) -> None:
        """Take the line above a row of dashes for a heading, not a cell above a null mark.

        Nor a paragraph of several lines, or a long one, below which somebody wanted a rule.
        """
        line, dashes = self.rows[end - 2].strip(), self.rows[end - 1].strip("> \t")
        if len(dashes) < _UNDERLINE:
            return
        self.skipped.add(end - 1)
        if end - begin == _UNDERLINED and len(line) <= _WIDTH and line[-1:] not in "0123456789|":
            self.underlined[end - 2] = level


_UNDERLINE = 3
_UNDERLINED = 2


_FEWEST = 3
_MANY = 6
_SHARE = 4


def _are_rows(lines: Sequence[str]) -> bool:
    """Tell whether lines set as code are a table that somebody wanted to keep in columns.

    There are lines with several figures, and one line in four ends with a figure.
    """
    words = [line.replace("|", " ").split() for line in lines if line.strip()]
    figures = [many for row in words if (many := sum(map(str.isdecimal, row))) >= _FEWEST]
    ends = sum(bool(row) and row[-1].isdecimal() for row in words)
    return sum(figures) >= _MANY and ends * _SHARE >= len(words)
