"""The YAML block on top of a Markdown file, in which a person says what the source is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from swgraph.errors import SourceError
from swgraph.model import Citation

FRONT_MATTER: Final = "front_matter"
_FENCE = "---"
_TEXTS = ("title", "publisher", "url", "region", "reliability", "derived_from", "page", "section", "kicker", "byline")
_DATES = ("published", "issue_date")
_KEYS = (*_TEXTS, *_DATES)
_RELIABILITY = ("official", "media", "association", "academic", "mirror", "secondary", "seed", "own")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; ``end`` is where the text begins."""

    citation: Citation = field(default_factory=Citation)
    page: str | None = None
    section: str | None = None
    issue_date: date | None = None
    kicker: str | None = None
    byline: str | None = None
    end: int = 0


def split_front_matter(text: str, name: str) -> FrontMatter:
    r"""Return the front matter of a Markdown text, or an empty one where there is none.

    >>> front = split_front_matter("---\ntitle: 关于社工站建设的报道\npublished: 2022-12-20\n---\n正文", "a.md")
    >>> front.citation.title, front.citation.published, front.end
    ('关于社工站建设的报道', datetime.date(2022, 12, 20), 48)

    Raises:
        SourceError: the block does not end, is no YAML mapping, or has a key or value that is not accepted.
    """
    block, end = _block(text, name)
    if block is None:
        return FrontMatter()
    values = _checked(_parsed(block, name), block, name)
    texts: dict[str, str | None] = {key: _text(values.get(key)) for key in _TEXTS}
    dates = {key: _date(values.get(key)) for key in _DATES}
    citation = Citation(
        title=texts["title"],
        publisher=texts["publisher"],
        url=texts["url"],
        published=dates["published"],
        region=texts["region"],
        reliability=texts["reliability"],
        derived_from=texts["derived_from"],
    )
    issued = dates["issue_date"] or dates["published"]
    return FrontMatter(citation, texts["page"], texts["section"], issued, texts["kicker"], texts["byline"], end)


def _block(text: str, name: str) -> tuple[str | None, int]:
    lines = text.split("\n")
    if lines[0].rstrip("\r \t") != _FENCE:
        return None, 0
    at = len(lines[0]) + 1
    for i, line in enumerate(lines[1:], 1):
        at += len(line) + 1
        if line.rstrip("\r \t") == _FENCE:
            return "\n".join(lines[1:i]), min(at, len(text))
    raise SourceError(
        f"{name}:1: 文件头没有结束 front matter does not end: wanted a line --- after the last key; add it"
    )


def _parsed(block: str, name: str) -> Mapping[object, object]:
    import yaml  # only Markdown files need it

    try:
        # BaseLoader leaves every scalar a string: a region code 010000 is no number.
        values = yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise SourceError(
            f"{name}:{line}: 文件头不是 YAML front matter is no YAML: {error.problem}; quote values that hold a colon"
        ) from error
    except yaml.YAMLError as error:
        raise SourceError(f"{name}:1: 文件头不是 YAML front matter is no YAML: {error}") from error
    if values is None or values == "":
        return {}
    if not isinstance(values, dict):
        raise SourceError(
            f"{name}:2: 文件头应为键值对 front matter must be key: value lines, got {type(values).__name__}"
        )
    return values


def _checked(values: Mapping[object, object], block: str, name: str) -> Mapping[object, object]:
    for key, value in values.items():
        where = f"{name}:{_line_of(str(key), block)}"
        if key not in _KEYS:
            raise SourceError(f"{where}: 未知的键 unknown key {key!r}: wanted one of {', '.join(_KEYS)}")
        if not isinstance(value, str):
            raise SourceError(f"{where}: {key} 应为一行文字 must be one line of text, got {type(value).__name__}")
        fault = _FAULTS[str(key)](value) if value and key in _FAULTS else None
        if fault:
            raise SourceError(f"{where}: {key} {fault}, got {value!r}")
    return values


def _line_of(key: str, block: str) -> int:
    lines = block.split("\n")
    return next((i for i, line in enumerate(lines, 2) if line.lstrip("\"' ").startswith(key)), 2)


def _date_fault(value: str) -> str | None:
    try:
        date.fromisoformat(value)
    except ValueError:
        return "应为日期 must be a date like 2022-12-20"
    return None


def _url_fault(value: str) -> str | None:
    fits = value.startswith(("http://", "https://")) and not any(c.isspace() or c in '<>"{}|\\^`' for c in value)
    return None if fits else "应为网址 must be an address that begins with http:// or https://"


def _reliability_fault(value: str) -> str | None:
    return None if value in _RELIABILITY else f"应为 must be one of {', '.join(_RELIABILITY)}"


_FAULTS: Final[dict[str, Callable[[str], str | None]]] = {
    "published": _date_fault,
    "issue_date": _date_fault,
    "url": _url_fault,
    "reliability": _reliability_fault,
}


def _text(value: object) -> str | None:
    return str(value).strip() or None if value is not None else None


def _date(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None
