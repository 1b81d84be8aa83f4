"""Numbers as Chinese reports print them: digits of both widths, Chinese numerals, or a mixture.

The only module of the engine that holds Chinese: numerals are script, not regulation.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from gxlint.records import NamedTuple

_DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    **dict(zip("0123456789", range(10), strict=True)),
    **dict(zip("０１２３４５６７８９", range(10), strict=True)),
    "○": 0,
    "Ｏ": 0,
    "两": 2,
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_POINTS = ".．点"
_COMMAS = frozenset(",，'’ 　")
_ARABIC = frozenset("0123456789０１２３４５６７８９")
_LONGEST = 40
_ONE = Decimal(1)
_GROUP = 3
_KEPT = 1024
"""Figures that are kept as read: most are small and return."""
_FEW = (2, 3)  # two or three numerals in a row are no number but "a few"

NUMERALS = "零〇一二两三四五六七八九十百千万亿"
"""The Chinese numerals in use in running text, for building patterns."""

_STARTS = _ARABIC | frozenset(NUMERALS)
_PLAIN = "".join(sorted(_ARABIC))
_GROUPED, _DECIMAL = f"{_PLAIN},", f"{_PLAIN}."
_HUNDREDTHS = "百分之"
_POINT = "点"


class Amount(NamedTuple):
    """A figure as printed.

    `decimals` counts the digits after the point; `unit` is the power of ten that the last printed
    digit stands for (1.2 myriad: 1000), so the figure stands for ± half a unit where rounded.
    """

    value: int | Decimal
    decimals: int
    unit: Decimal


def as_printed(value: int | Decimal, text: str) -> str:
    """Return a number in myriads where `text` prints it so (23600 as 2.36万), else in digits."""
    for mark, power in _MYRIADS.items():
        if value >= power and mark in text:
            few = f"{(Decimal(value) / power).normalize():f}{mark}"
            if few in text:
                return few
    return str(value)


def whole_number(text: str) -> int | None:
    """Return the whole number that `text` prints, None where it prints anything else.

    Reads 12, １２, 1,234, 三, 十二, 一百零五, 二〇二〇, 3万; nothing but the number may be there.
    """
    found = amount(text)
    return int(found.value) if found and found.value == int(found.value) else None


@lru_cache(maxsize=_KEPT)
def amount(text: str) -> Amount | None:
    """Return the figure that `text` prints: whole, with decimals, or in myriads (1.2万, 3亿)."""
    if text.isdigit() and text.isascii() and len(text) <= _LONGEST:
        return Amount(int(text), 0, _ONE)
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    power = 1
    while text and text[-1] in _MYRIADS and _has_point(text[:-1]):
        power *= _MYRIADS[text[-1]]
        text = text[:-1]
    head, point, tail = _parted(text)
    whole = _whole(head)
    if whole is None or (point and not tail):
        return None
    decimals = _run(tail) if tail else ""
    if decimals is None:
        return None
    places = len(decimals)
    value = (Decimal(whole) + Decimal(f"0.{decimals or 0}")) * power
    unit = Decimal(power).scaleb(-places) if places else _unit(head)
    exact = int(value) if value == int(value) else value
    return Amount(exact, places, unit)


def percentage(text: str) -> Amount | None:
    """Return the figure of a percentage without its sign: 39.9%, ３９.９％, 百分之六点零八."""
    if text.startswith(_HUNDREDTHS):
        return amount(text.removeprefix(_HUNDREDTHS))
    if text and text[-1] in "%％":
        return amount(text[:-1])
    return None


def figures(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a figure may stand in squeezed text; what it is, `amount` and `percentage` tell.

    Digits have their thousands separators, decimals and sign of percentage with them.
    """
    end = 0
    for start in [at for at, mark in enumerate(text) if mark in _STARTS]:
        if start < end or (start > end and text[start - 1].isdecimal()):
            continue  # within a figure, or behind a digit of another script
        end = _digits_end(text, start) if text[start] in _ARABIC else _end(text, start)
        yield start, end


def _end(text: str, start: int) -> int:
    """Return where the figure ends that begins at `start` with a Chinese numeral."""
    if text.startswith(_HUNDREDTHS, start):
        begin = start + len(_HUNDREDTHS)
        end = _run_end(text, begin, _DECIMAL)
        end = end if end > begin else _numerals_end(text, begin)
        if end > begin:
            return end
    return _numerals_end(text, start)


def _digits_end(text: str, at: int) -> int:
    end = at + 1
    while (mark := text[end : end + 1]) in _ARABIC:
        end += 1
    if mark == ",":
        end = _run_end(text, end, _GROUPED)
        while text[end - 1] == ",":
            end -= 1
        mark = text[end : end + 1]
    if mark == ".":
        after = _run_end(text, end + 1, _PLAIN)
        end = after if after > end + 1 else end
        mark = text[end : end + 1]
    return end + 1 if mark == "%" else end


def _numerals_end(text: str, at: int) -> int:
    end = _run_end(text, at, NUMERALS)
    if end > at and text.startswith(_POINT, end):
        after = _run_end(text, end + 1, NUMERALS)
        return after if after > end + 1 else end
    return end


def _run_end(text: str, at: int, marks: str) -> int:
    """Return where the first character from `at` on stands that is none of these."""
    while piece := text[at : at + _LONGEST]:
        rest = len(piece.lstrip(marks))
        at += len(piece) - rest
        if rest:
            break
    return at


def _has_point(text: str) -> bool:
    return any(mark in text for mark in _POINTS)


def _parted(text: str) -> tuple[str, bool, str]:
    for index, mark in enumerate(text):
        if mark in _POINTS:
            return text[:index], True, text[index + 1 :]
    return text, False, ""


def _run(text: str) -> str | None:
    """Return a run of digits in ASCII, None where something else is among them."""
    digits = [_DIGITS.get(mark) for mark in text]
    return None if None in digits else "".join(map(str, digits))


def _whole(text: str) -> int | None:
    """Read a whole number; myriads nest (一亿三千万), the rest is below them."""
    for mark, power in (("亿", 10**8), ("億", 10**8), ("万", 10**4), ("萬", 10**4)):
        before, found, after = text.rpartition(mark)
        if found:
            high = _whole(before)
            low = _whole(after.lstrip("零〇") or "0") if after else 0
            if not high or low is None or low >= power:
                return None
            return high * power + low
    return _below_myriad(text)


def _below_myriad(text: str) -> int | None:
    if text and text[0] in _ARABIC:
        return _arabic(text)
    if not any(mark in _TENS for mark in text):
        run = None if len(text) in _FEW else _run(text)
        return int(run) if run else None
    return _by_tens(text)


def _arabic(text: str) -> int | None:
    """Read digits, with thousands separators where they stand at every third place."""
    groups = [""]
    for mark in text:
        if mark in _COMMAS:
            groups.append("")
        elif mark in _ARABIC:
            groups[-1] += str(_DIGITS[mark])
        else:
            return _by_tens(text)
    first, *others = (len(group) for group in groups)
    if others and not (1 <= first <= _GROUP and all(size == _GROUP for size in others)):
        return None
    return int("".join(groups))


def _by_tens(text: str) -> int | None:
    """Read 三百零五, 十二, 一百二 (120) and 3千; the places must descend."""
    total, digit, lowest, zero = 0, None, 10**4, False
    for mark in text:
        if mark in _TENS:
            power = _TENS[mark]
            if power >= lowest or digit == 0:
                return None
            total += (1 if digit is None else digit) * power
            digit, lowest, zero = None, power, False
        elif mark in _DIGITS and digit is None:
            digit = _DIGITS[mark]
            if digit == 0:
                digit, zero = None, True
        else:
            return None
    if digit is None:
        return None if zero else total
    return total + digit * (1 if zero else max(lowest // 10, 1))


def _unit(head: str) -> Decimal:
    """Return the unit of a whole number: the myriad it ends with, otherwise 1."""
    power = 1
    while head and head[-1] in _MYRIADS:
        power *= _MYRIADS[head[-1]]
        head = head[:-1]
    return Decimal(power)
