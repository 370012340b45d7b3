"""A captured file as a source: decoded, repaired, split into its articles."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from swgraph.errors import DecodeError, NoArticleError, SourceError
from swgraph.iri import digest
from swgraph.model import Article, RepairStep, Source, Span
from swgraph.text.decode import MAX_FILE, Decoded, decode_bytes
from swgraph.text.edits import compose, identity, passes
from swgraph.text.frontmatter import FRONT_MATTER, FrontMatter, split_front_matter
from swgraph.text.html import article_text
from swgraph.text.newspaper import Entry, is_newspaper, read_entries, read_lines
from swgraph.text.plain import plain_entry
from swgraph.text.repair import Repaired, repair_text

_SUFFIXES = (".txt", ".md", ".html", ".htm")


def read_source(path: Path) -> Source:
    """Return the source that the file at ``path`` holds.

    Raises:
        DecodeError: the file is no text.
        NoArticleError: the text holds no article.
        SourceError: the file cannot be read, or its front matter is wrong.
    """
    return source_from_bytes(_bytes(path), path.name)


def read_text(path: Path) -> tuple[Decoded, Repaired]:
    """Return the text of the file at ``path`` as it was decoded and as it is repaired, article or not.

    Raises:
        DecodeError: the file is no text.
        SourceError: the file cannot be read, or its front matter is wrong.
    """
    decoded, raw, front = _read(_bytes(path), path.name)
    return decoded, _repaired(raw, front.end)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise DecodeError(
                f"{path}: 文件过大 file too large: accepted are {MAX_FILE:,} bytes; split it into one file an article"
            )
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{path}: 无法读取 cannot be read: {error.strerror}; check the path and its rights"
        ) from error


def source_from_bytes(data: bytes, name: str) -> Source:
    r"""Return the source that ``data`` holds; the suffix of ``name`` says which form it has (.txt, .md, .html).

    >>> source = source_from_bytes("某市出臺(tái)意見(jiàn)\n日前，某市印發意見。".encode(), "a.txt")
    >>> source.articles[0].headline
    '某市出台意见'

    Raises:
        DecodeError: the bytes are no text.
        NoArticleError: the text holds no article.
        SourceError: the front matter is wrong, or the suffix is not known.
    """
    decoded, raw, front = _read(data, name)
    repaired = _repaired(raw, front.end)
    fingerprint = sha256(data).hexdigest()
    entries = _entries(repaired.text, front, name)
    source_id = digest(fingerprint)
    return Source(
        id=source_id,
        sha256=fingerprint,
        encoding=decoded.encoding,
        encoding_certainty=decoded.certainty,
        raw=raw,
        text=repaired.text,
        steps=repaired.steps,
        offsets=repaired.offsets,
        articles=tuple(_article(source_id, entry, i) for i, entry in enumerate(entries)),
        citation=front.citation,
        name=name,
    )


def _read(data: bytes, name: str) -> tuple[Decoded, str, FrontMatter]:
    """Return what was decoded, the text to repair, and what its front matter or its page says of it."""
    suffix = Path(name).suffix.lower() or ".txt"
    if suffix not in _SUFFIXES:
        raise SourceError(
            f"{name}: 不支持的文件类型 unknown kind of file {suffix!r}: wanted one of {', '.join(_SUFFIXES)}"
        )
    decoded = _decoded(data, name)
    if suffix == ".md":
        return decoded, decoded.text, split_front_matter(decoded.text, name)
    if suffix in (".html", ".htm"):
        return decoded, *article_text(decoded.text, name)
    return decoded, decoded.text, FrontMatter()


def _decoded(data: bytes, name: str) -> Decoded:
    if not data.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c"):
        raise NoArticleError(
            f"{name}: 空文件 empty file: wanted a page with a headline, found no text; check how it was saved"
        )
    return decode_bytes(data, name=name)


def _repaired(raw: str, front_end: int) -> Repaired:
    """Return the repaired text; front matter is no part of it, and its removal is a step like any other."""
    repaired = repair_text(raw[front_end:])
    if not front_end:
        return repaired
    cut = RepairStep(FRONT_MATTER, 0, raw[:front_end], "", "文件头不是正文 front matter is no part of the text")
    offsets = identity(len(raw))
    steps = (cut, *repaired.steps)
    for group in passes(steps):
        offsets = compose(offsets, group)
    return replace(repaired, raw=raw, steps=steps, offsets=offsets)


def _entries(text: str, front: FrontMatter, name: str) -> Sequence[Entry]:
    lines = read_lines(text)
    if not any(line.text for line in lines):
        raise NoArticleError(f"{name}: 没有文字 no text: wanted a headline and an article, found blanks only")
    entries = read_entries(lines) if is_newspaper(lines) else plain_entry(lines, front)
    if not entries:
        raise NoArticleError(
            f"{name}: 没有找到文章 no article found: looked for a headline below the date of issue or 新闻内容, "
            "and for headlines among the page lists; save the page of an article, or put "
            "the headline on the first line of a .txt file"
        )
    return entries


def _article(source_id: str, entry: Entry, ordinal: int) -> Article:
    headline = entry.headline.text
    return Article(
        id=digest(source_id, headline, ordinal),
        headline=headline,
        headline_span=entry.headline.span,
        body=entry.body,
        kicker=entry.kicker.text if entry.kicker else None,
        kicker_span=entry.kicker.span if entry.kicker and entry.kicker.span != Span(0, 0) else None,
        byline=entry.byline,
        section=entry.section,
        page=entry.page,
        published=entry.published,
    )
