"""Encodings told from bytes, and bytes that are no text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxlint.errors import ReadError
from gxlint.source import MAX_BYTES, Decoded, binary_kind, decode

PROSE = "某某市人民政府2020年政府信息公开工作年度报告\n全年收到申请１２件，办结１２件。\n"


@pytest.mark.parametrize(
    ("data", "encoding", "guessed"),
    [
        pytest.param(PROSE.encode(), "utf-8", False, id="UTF-8"),
        pytest.param(codecs.BOM_UTF8 + PROSE.encode(), "utf-8", False, id="UTF-8 with mark"),
        pytest.param(PROSE.encode("utf-16"), "utf-16-le", False, id="UTF-16 with mark"),
        pytest.param(
            codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), "utf-16-be", False, id="UTF-16 BE mark"
        ),
        pytest.param(PROSE.encode("utf-32"), "utf-32-le", False, id="UTF-32 with mark"),
        pytest.param(PROSE.encode("utf-16-le"), "utf-16-le", True, id="UTF-16 LE bare"),
        pytest.param(PROSE.encode("utf-16-be"), "utf-16-be", True, id="UTF-16 BE bare"),
        pytest.param(PROSE.encode("gb18030"), "gb18030", True, id="GB18030"),
        pytest.param(PROSE.encode("gbk"), "gb18030", True, id="GBK"),
        pytest.param(PROSE.encode("gb2312"), "gb18030", True, id="GB2312"),
    ],
)
def test_the_encoding_is_told_from_the_bytes(data: bytes, encoding: str, *, guessed: bool) -> None:
    decoded = decode(data, None)
    assert (decoded.text, decoded.encoding, decoded.guessed) == (PROSE, encoding, guessed)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "gbk", "utf-16", "utf-16-le", "big5"])
def test_the_declared_encoding_wins(encoding: str) -> None:
    text = "年報 2020\r\n"
    decoded = decode(text.encode(encoding), encoding)
    assert decoded.text == text
    assert not decoded.guessed


def test_a_declared_encoding_drops_the_mark() -> None:
    assert decode(codecs.BOM_UTF8 + b"a\n", "utf-8").text == "a\n"
    assert decode(codecs.BOM_UTF16_LE + "年".encode("utf-16-le"), "utf-16-le").text == "年"


def test_what_the_file_says_of_itself_is_believed() -> None:
    data = "年報與決定".encode("big5")
    assert decode(data, None, "big5") == Decoded("年報與決定", "big5", guessed=False)


def test_what_the_file_says_of_itself_yields_to_utf8() -> None:
    assert decode("年报".encode(), None, "gb2312").text == "年报"


def test_a_page_that_says_gb2312_may_hold_rarer_characters() -> None:
    assert decode("朱镕基路".encode("gbk"), None, "GB2312").text == "朱镕基路"


@pytest.mark.parametrize("hint", ["", "no-such-charset", "utf-8", "hex"])
def test_a_wrong_hint_does_no_harm(hint: str) -> None:
    assert decode(PROSE.encode("gbk"), None, hint).text == PROSE


def refusal(data: bytes, declared: str | None = None) -> ReadError:
    with pytest.raises(ReadError) as caught:
        decode(data, declared)
    return caught.value


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, "\u3000\n".encode("utf-16")])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    assert refusal(data).rule == "file-empty"


def test_the_first_bad_byte_is_named_with_its_line() -> None:
    error = refusal("一行\n二行".encode() + b"\xff\xfe\xfd and more of it")
    assert error.rule == "file-undecodable"
    assert error.values == {"encoding": "utf-8", "offset": "13", "byte": "ff", "line": "2"}


def test_bytes_that_the_declared_encoding_does_not_know_are_refused() -> None:
    error = refusal(b"2020\r\n" + "年报".encode("gbk"), "utf-8")
    assert error.rule == "file-undecodable"
    assert error.values == {"encoding": "utf-8", "offset": "6", "byte": "c4", "line": "2"}


@pytest.mark.parametrize("name", ["klingon", "hex", "rot13", "a\0b", "\u5e74"])
def test_an_unknown_encoding_is_refused_by_name(name: str) -> None:
    error = refusal(b"a", name)
    assert (error.rule, error.values) == ("file-encoding-unknown", {"encoding": name})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("été à la façade déjà", id="Latin-1"),
        pytest.param("Ежегодный отчёт о работе", id="Cyrillic"),
    ],
)
def test_other_encodings_are_not_taken_for_chinese(text: str) -> None:
    encoding = "latin-1" if "é" in text else "cp1251"
    assert refusal(text.encode(encoding) * 9).rule == "file-undecodable"


def test_big5_is_not_taken_for_gb18030() -> None:
    data = "行政機關對於政府資訊公開申請的處理情況與說明，請參閱附表。".encode("big5")
    assert refusal(data).rule == "file-undecodable"


def test_a_mark_with_half_a_character_after_it_is_undecodable() -> None:
    error = refusal(codecs.BOM_UTF16_LE + b"a\0b")
    assert (error.rule, error.values["offset"]) == ("file-undecodable", "4")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "OLE"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x1f\x8b\x08\0\0", "gzip"),
    ],
)
def test_binary_files_are_named(data: bytes, kind: str) -> None:
    assert binary_kind(data) == kind
    error = refusal(data, "latin-1")
    assert (error.rule, error.values) == ("file-binary", {"kind": kind})


@pytest.mark.parametrize("data", [bytes(range(256)) * 9, b"text\0\0\0\0\0", b"\0" * 99, b"a\0b"])
def test_zero_bytes_make_a_file_binary(data: bytes) -> None:
    assert refusal(data).values == {"kind": "NUL"}


def test_a_file_beyond_the_limit_is_refused() -> None:
    error = refusal(bytes(MAX_BYTES + 1))
    assert error.rule == "file-too-large"
    assert error.values == {"unit": "bytes", "size": str(MAX_BYTES + 1), "limit": str(MAX_BYTES)}


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
def test_any_text_comes_back_with_its_line_ends(text: str) -> None:
    if text.isspace():
        return
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding), None).text == text


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    refused = ""
    try:
        text = decode(data, None).text
    except ReadError as error:
        refused, text = error.rule, ""
    assert text.strip() or refused.startswith("file-")
