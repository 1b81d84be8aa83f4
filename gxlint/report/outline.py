"""The headings of a report: which candidates head its sections."""

from collections.abc import Iterable, Mapping, Sequence

from gxlint.forms.sections import SectionForm, SectionForms
from gxlint.report.candidate import Candidate
from gxlint.report.headings import LONGEST, is_stub
from gxlint.report.lines import Line, Spot
from gxlint.report.once import once
from gxlint.report.ordinals import BRACKET, DIGIT, NONE, TOP, ordinal_of
from gxlint.report.titles import NEAR

_SHORTEST = 3
_LONGEST_EXTRA = 40
_BEFORE = "#* \u3000\u3010"
_SENTENCE = "\u3002,;:"
_ROW = 3
_FIGURES = "0123456789.,/-|\u2014 "


def outline(
    found: Iterable[Candidate],
    lines: Sequence[Line],
    among: Mapping[int, Line],
    forms: SectionForms,
) -> list[Candidate]:
    """Return the headings of a fixed layout in order, with top-level ones the format lacks."""
    chosen = _chosen(list(found))
    return _with_extras(chosen, lines, among, forms)


def _chosen(found: list[Candidate]) -> list[Candidate]:
    """Return, of the candidates for each section, those of the surest shape and wording.

    One with a list's number that is not its section's (lists that a conversion began anew) heads
    its section where nothing else does.
    """
    numbered = [one for one in found if one.ordinal.style == TOP]
    if len(numbered) == len(found) == len({_key(one) for one in found}):
        return found  # as most reports are: each section once, with its ordinal
    level = min((one.level for one in numbered if one.level is not None), default=None)
    best: dict[str, tuple[int, int]] = {}
    standing = [one for one in found if _stands(one, level, numbered=bool(numbered))]
    for one in standing:
        best[_key(one)] = min(best.get(_key(one), (9, 9)), _quality(one))
    chosen = [one for one in standing if _quality(one) == best[_key(one)]]
    begun = [one for one in found if _key(one) not in best and _begins_anew(one, level, numbered)]
    return sorted((*chosen, *begun), key=_start) if begun else chosen


def _start(one: Candidate) -> Spot:
    return one.start


def _key(one: Candidate) -> str:
    return one.form.key if one.form else ""


def _quality(one: Candidate) -> tuple[int, int]:
    known = one.match in {"canonical", "accepted"}
    return (one.rank, 0) if known else (max(one.rank, 1), 1)


def _stands(one: Candidate, level: int | None, *, numbered: bool) -> bool:
    """Tell whether a candidate without a section's ordinal can stand beside those with one."""
    if one.ordinal.style in {BRACKET, DIGIT}:
        right = one.form is not None and one.ordinal.number == one.form.number
        return right and (not numbered or one.match == "canonical")
    if one.ordinal.style != NONE or not numbered:
        return True
    deeper = level is not None and one.level is not None and one.level > level
    return one.match == "canonical" and not deeper


def _begins_anew(one: Candidate, level: int | None, numbered: Sequence[Candidate]) -> bool:
    """Tell whether a candidate with a wrong number may head a section that has no other."""
    listed = one.ordinal.style in {BRACKET, DIGIT} and one.match == "canonical"
    return listed and (not numbered or (level is not None and one.level == level))


def _with_extras(
    chosen: list[Candidate], lines: Sequence[Line], among: Mapping[int, Line], forms: SectionForms
) -> list[Candidate]:
    """Return the headings with those that carry on the count under a title nobody knows.

    One that holds the words of a section that is missing heads it; any other is extra. A list
    inside a section (first, second …) counts for itself, so its items are none.
    """
    if not any(one.ordinal.style == TOP for one in chosen):
        return chosen
    firsts = _firsts(forms)
    headed = {
        at for one in chosen for at in range(one.start.line, max(one.end.line, one.start.line + 1))
    }
    if all(
        line.raw[:1] not in firsts or index in headed or len(line.text.content) > LONGEST
        for index, line in among.items()
    ):
        return chosen
    level = max((one.level for one in chosen if one.level is not None), default=None)
    present = {one.form for one in chosen}
    missing = [one for one in forms.fixed().sections if one not in present]
    result: list[Candidate] = []
    last: int | None = 0
    waiting = list(chosen)
    for index, line in among.items():
        if line.raw[:1] not in firsts:
            continue
        while waiting and waiting[0].start.line <= index:
            result.append(waiting.pop(0))
            last = result[-1].ordinal.number
        deeper = level is not None and line.level is not None and line.level > level
        inside = bool(result) and index < max(result[-1].end.line, result[-1].start.line + 1)
        extra = None if inside or deeper or last is None else _numbered(index, line, forms)
        if extra is None or last is None or _is_row(lines, index):
            continue
        last = last + 1 if extra.ordinal.number == last + 1 else None
        named = _named(extra, missing, waiting[0].ordinal.number if waiting else None)
        if last is not None and (result or named.form):
            result.append(named)
    return result + waiting


def _is_row(lines: Sequence[Line], index: int) -> bool:
    """Tell whether figures stand on the next lines: then the line is the label of their row."""
    following = lines[index + 1 : index + 1 + _ROW]
    return len(following) == _ROW and not any(line.raw.strip(_FIGURES) for line in following)


@once
def _firsts(forms: SectionForms) -> frozenset[str]:
    """Return the characters that a numbered line may begin with."""
    ordinals = forms.ordinals
    return frozenset((*ordinals.numerals, *(one[0] for one in ordinals.openers), *_BEFORE))


def _named(extra: Candidate, missing: Sequence[SectionForm], following: int | None) -> Candidate:
    """Return the heading as that of the one missing section whose words it holds, if any.

    Without such words it is the section that its ordinal names, where the next heading's ordinal
    (`following`) counts on from it: then it fills the gap, whatever it is called.
    """
    title, number = extra.title.content, extra.ordinal.number
    meant = [one for one in missing if any(word in title for word in one.words)]
    if not meant and number is not None and following == number + 1:
        meant = [one for one in missing if one.number == number]
    return extra._replace(form=meant[0], match=NEAR) if len(meant) == 1 else extra


def _numbered(index: int, line: Line, forms: SectionForms) -> Candidate | None:
    content = line.text.content
    if not _SHORTEST <= len(content) <= LONGEST or content[0].isascii():
        return None
    ordinal = ordinal_of(content, forms.ordinals)
    title = line.text.part(ordinal.end)
    if ordinal.style != TOP or is_stub(title.content, forms):
        return None
    sentence = len(title.content) > _LONGEST_EXTRA or any(m in title.content for m in _SENTENCE)
    number = None if sentence else ordinal.number
    return Candidate(
        Spot(index, 0),
        Spot(index + 1, 0),
        title,
        ordinal._replace(number=number),
        line.text.part(0, ordinal.end),
        line.level,
        None,
        "extra",
        0,
    )
