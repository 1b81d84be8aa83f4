"""Numbers as automatic numbering prints them (ECMA-376-1, 17.18.59 ST_NumberFormat)."""

_DIGITS = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
_ROUND = "\u25cb" + _DIGITS[1:]
_LEGAL = "\u96f6\u58f9\u8d30\u53c1\u8086\u4f0d\u9646\u67d2\u634c\u7396"
_UNITS = ("", "\u5341", "\u767e", "\u5343")
_LEGAL_UNITS = ("", "\u62fe", "\u4f70", "\u4edf")
_STEMS = "\u7532\u4e59\u4e19\u4e01\u620a\u5df1\u5e9a\u8f9b\u58ec\u7678"
_BRANCHES = "\u5b50\u4e11\u5bc5\u536f\u8fb0\u5df3\u5348\u672a\u7533\u9149\u620c\u4ea5"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_COUNTED = 100
"""From here on `chineseCounting` writes digit by digit."""
_MYRIAD = 10_000


def counted(n: int, form: str) -> str:
    """Return `n` in the number format of that name; decimal where the format is not known."""
    if form in {"none", "bullet"}:
        return ""
    if n <= 0 or n >= _MYRIAD:
        return str(n)
    if form in _CHINESE:
        return _chinese(n, form)
    if form in _RANGES:
        first, last = _RANGES[form]
        return chr(first + n - 1) if n <= last else str(n)
    return _latin(n, form)


_CHINESE = frozenset(
    (
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographDigital",
        "ideographTraditional",
        "ideographZodiac",
        "japaneseCounting",
        "japaneseDigitalTenThousand",
        "japaneseLegal",
        "koreanDigital2",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "taiwaneseDigital",
        "ideographLegalTraditional",
    )
)
_RANGES = {
    "decimalEnclosedCircle": (0x2460, 20),
    "decimalEnclosedCircleChinese": (0x2460, 20),
    "decimalEnclosedParen": (0x2474, 20),
    "decimalEnclosedFullstop": (0x2488, 20),
    "ideographEnclosedCircle": (0x3280, 10),
}


def _chinese(n: int, form: str) -> str:
    if form == "ideographTraditional":
        return _STEMS[n - 1] if n <= len(_STEMS) else str(n)
    if form == "ideographZodiac":
        return _BRANCHES[n - 1] if n <= len(_BRANCHES) else str(n)
    if form in {"ideographDigital", "japaneseDigitalTenThousand", "koreanDigital2"}:
        return "".join(_DIGITS[int(d)] for d in str(n))
    if form in {"chineseLegalSimplified", "japaneseLegal", "ideographLegalTraditional"}:
        return _by_units(n, _LEGAL, _LEGAL_UNITS)
    if form in {"chineseCounting", "taiwaneseCounting", "taiwaneseDigital"} and n >= _COUNTED:
        return "".join(_ROUND[int(d)] for d in str(n))
    spelled = _by_units(n, "\u96f6" + _DIGITS[1:], _UNITS)
    ten = _DIGITS[1] + _UNITS[1]
    return spelled[1:] if spelled.startswith(ten) else spelled


def _by_units(n: int, digits: str, units: tuple[str, ...]) -> str:
    """Return `n` spelled with its units, one nought for a run of them."""
    out = ""
    figures = str(n)
    for place, figure in enumerate(figures):
        unit = units[len(figures) - place - 1]
        if figure != "0":
            out += digits[int(figure)] + unit
        elif out and not out.endswith(digits[0]) and figures[place + 1 :].strip("0"):
            out += digits[0]
    return out


def _latin(n: int, form: str) -> str:
    times, letter = divmod(n - 1, 26)
    match form:
        case "upperLetter" | "lowerLetter":
            letters = chr(ord("a") + letter) * (times + 1)
            return letters.upper() if form == "upperLetter" else letters
        case "upperRoman" | "lowerRoman":
            return _roman(n).upper() if form == "upperRoman" else _roman(n)
        case "decimalZero":
            return f"{n:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return "".join(chr(ord(d) + 0xFEE0) for d in str(n))
    return str(n)


def _roman(n: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        out += letters * (n // value)
        n %= value
    return out
