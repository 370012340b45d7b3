"""Bytes become text in the right encoding, or an error says why not."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from swgraph.errors import DecodeError
from swgraph.text.decode import MAX_FILE, decode_bytes

SIMPLIFIED = "社会工作是一项专业的工作，各地要加强人才队伍建设，完善服务体系。\n" * 3
TRADITIONAL = "社會工作是一項專業的工作，各地要加強人才隊伍建設，完善服務體系。\n" * 3


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
    ],
)
def test_text_is_read_in_its_encoding(text: str, written: str, found: str) -> None:
    decoded = decode_bytes(text.encode(written))
    assert (decoded.text, decoded.encoding) == (text, found)


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (codecs.BOM_UTF8, "utf-8")]
)
def test_a_byte_order_mark_decides_and_is_no_text(mark: bytes, encoding: str) -> None:
    decoded = decode_bytes(mark + "工作".encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.certainty, decoded.note) == ("工作", encoding, 1.0, None)


def test_a_page_says_its_encoding() -> None:
    page = f'<html><head><meta charset="gb2312"></head><body>{SIMPLIFIED}</body></html>'
    decoded = decode_bytes(page.encode("gbk"))
    assert (decoded.encoding, decoded.certainty, decoded.text) == ("gb18030", 0.95, page)


def test_a_page_that_says_the_wrong_encoding_is_read_in_the_right_one() -> None:
    page = f'<meta charset="big5">{SIMPLIFIED}'
    assert decode_bytes(page.encode("gb18030")).text == page


def test_a_guess_is_reported() -> None:
    decoded = decode_bytes("喆堃".encode("gb18030") + b"\n" + "工作".encode("gb18030"))
    assert decoded.certainty < 1
    assert decode_bytes(SIMPLIFIED.encode("utf-16-le")).note is not None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04" + bytes(20), "ZIP"),
        (bytes(range(256)) * 3, "binary file"),
        (b"abc\x00def", "binary file"),
        (codecs.BOM_UTF8 + b"\xff\xff", "does not decode"),
        (b"\x81\xff\xfe\x80\xff\xff\x90\x81" * 9, "unknown encoding"),
        (b"a" * (MAX_FILE + 1), "too large"),
        (b"ab\n" + b"a" * (1024 * 1024 + 1), "line 2 too long"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, words: str) -> None:
    with pytest.raises(DecodeError, match=words) as caught:
        decode_bytes(data, name="页面.txt")
    assert "页面.txt" in str(caught.value)


@given(st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_text_or_a_decode_error(data: bytes) -> None:
    try:
        decoded = decode_bytes(data)
    except DecodeError:
        return
    assert 0 <= decoded.certainty <= 1
    assert "\ufffd" not in decoded.text or "\ufffd".encode() in data or decoded.encoding != "utf-8"


@given(st.text(min_size=1, max_size=200).filter(lambda t: "\x00" not in t and not t.startswith("\ufeff")))
@settings(max_examples=200, deadline=None)
def test_utf8_is_read_as_it_is(text: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    if data[:4] in (b"%PDF", b"GIF8", b"Rar!") or data[:3] == codecs.BOM_UTF8:
        return
    assert decode_bytes(data).text == text
