"""Bytes to text: which encoding a file is in, and how sure that is."""

import codecs
from dataclasses import dataclass

import re2

from swgraph.errors import DecodeError
from swgraph.text.plausible import plausibility

MAX_FILE = 20 * 1024 * 1024
MAX_LINE = 1024 * 1024

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAGIC = (
    (b"\x89PNG", "PNG 图片 image"), (b"%PDF", "PDF"), (b"PK\x03\x04", "ZIP (docx, xlsx …)"), (b"\x1f\x8b", "gzip"),
    (b"\xff\xd8\xff", "JPEG 图片 image"), (b"GIF8", "GIF 图片 image"), (b"Rar!", "RAR"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office (doc, xls)"), (b"7z\xbc\xaf", "7z"), (b"{\\rtf", "RTF"), (b"\x7fELF", "程序 program"), (b"SQLite format 3", "SQLite"),
)  # fmt: skip
_DECLARED = re2.compile(rb"""(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_.:-]{2,20})""")
_CHINESE = ("gb18030", "big5hkscs")
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file.

    Attributes:
        certainty: 1 where the bytes leave no choice (a byte order mark, strict UTF-8), lower for a guess.
        note: what a reader should know about a guess, or None.
    """

    text: str
    encoding: str
    certainty: float
    note: str | None = None


def decode_bytes(data: bytes, *, name: str = "") -> Decoded:
    r"""Return the text of ``data``: by byte order mark, as strict UTF-8, as declared, or by what reads as Chinese.

    >>> decode_bytes("社会工作".encode("gb18030")).encoding
    'gb18030'

    Raises:
        DecodeError: the bytes are empty, too many, no text, or text in no accepted encoding.
    """
    where = name or "输入 input"
    _refuse_unreadable(data, where)
    decoded = _by_mark(data, where) or _as_utf8(data) or _as_utf16(data) or _as_guessed(data, where)
    _refuse_long_lines(decoded.text, where)
    return decoded


def _refuse_unreadable(data: bytes, where: str) -> None:
    if not data:
        raise DecodeError(f"{where}: 空文件 empty file: wanted text, got 0 bytes; check how the file was saved")
    if len(data) > MAX_FILE:
        raise DecodeError(
            f"{where}: 文件过大 file too large: {len(data):,} bytes, accepted are {MAX_FILE:,}; "
            "split it into one file an article"
        )
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise DecodeError(
                f"{where}: 不是文本 not text: this is a {kind} file; export its text as .txt, .md or .html"
            )


def _refuse_long_lines(text: str, where: str) -> None:
    longest, at = max(((len(line), i) for i, line in enumerate(text.split("\n"), 1)), default=(0, 0))
    if longest > MAX_LINE:
        raise DecodeError(
            f"{where}: 第{at}行过长 line {at} too long: {longest:,} characters, accepted are {MAX_LINE:,}; "
            "this is no article, or its line breaks are lost"
        )


def _by_mark(data: bytes, where: str) -> Decoded | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding, 1.0)
            except UnicodeDecodeError as error:
                raise DecodeError(
                    f"{where}: 字节顺序标记是 {encoding}，但第{error.start}字节无法解码 "
                    f"the byte order mark says {encoding}, but byte {error.start} does not decode; the file is damaged"
                ) from error
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    if b"\x00" in data:  # valid UTF-8, but no text: UTF-16 or binary
        return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 1.0)
    except UnicodeDecodeError:
        return None


def _as_utf16(data: bytes) -> Decoded | None:
    """Return UTF-16 without a mark where one byte order reads as text and the other does not."""
    if len(data) % 2:
        return None
    scored = [(_utf16_score(data, encoding), encoding) for encoding in ("utf-16-le", "utf-16-be")]
    score, encoding = max(scored)
    text = _try(data, encoding) if score >= 0.8 else None
    if text is None:
        return None
    note = f"无字节顺序标记，按 {encoding} 读取 no byte order mark: read as {encoding}"
    return Decoded(text, encoding, min(score, 0.95), note)


def _utf16_score(data: bytes, encoding: str) -> float:
    sample = data[: 1 << 16]
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 2:
            return 0.0
        text = sample[: error.start].decode(encoding)
    return plausibility(text) if b"\x00" in data or b"\n\x00" in data or b"\x00\n" in data else plausibility(text) - 0.1


def _as_guessed(data: bytes, where: str) -> Decoded:
    if b"\x00" in data:
        raise DecodeError(
            f"{where}: 二进制文件 binary file: NUL byte at {data.index(0)}; export its text as .txt, .md or .html"
        )
    declared = _declared(data)
    if declared is not None and plausibility(declared.text) >= 0.5:
        return declared
    candidates = sorted(((plausibility(t), e, t) for e in _CHINESE if (t := _try(data, e)) is not None), reverse=True)
    if candidates and candidates[0][0] >= 0.5:
        score, encoding, text = candidates[0]
        second = candidates[1][0] if len(candidates) > 1 else 0.0
        certainty = round(min(0.99, 0.5 + (score - second)), 2)
        return Decoded(text, encoding, certainty, None if certainty >= _SURE else _doubt(encoding, certainty))
    return _detected(data, where)


def _declared(data: bytes) -> Decoded | None:
    """Return the text in the encoding that the page itself names, if it decodes."""
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    encoding = match[1].decode("ascii").lower()
    # Pages that say GB2312 or Big5 use the larger sets.
    encoding = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}.get(encoding, encoding)
    text = _try(data, encoding)
    return None if text is None else Decoded(text, encoding, 0.95)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _detected(data: bytes, where: str) -> Decoded:
    from charset_normalizer import from_bytes  # 0.1 s, and needed only where nothing else decodes

    best = from_bytes(data[: 1 << 18], cp_exclusion=["utf_16", "utf_32"]).best()
    text = _try(data, best.encoding) if best is not None else None
    if best is None or text is None or plausibility(text) < 0.3:
        raise DecodeError(
            f"{where}: 编码无法识别 unknown encoding: wanted UTF-8, GB18030, Big5 or UTF-16 text; "
            "save the file as UTF-8"
        )
    certainty = round(min(0.6, 1 - best.chaos), 2)
    return Decoded(text, best.encoding, certainty, _doubt(best.encoding, certainty))


def _doubt(encoding: str, certainty: float) -> str:
    return (
        f"编码为推测 encoding guessed: {encoding}, certainty {certainty}; "
        "check the first lines, or save the file as UTF-8"
    )
