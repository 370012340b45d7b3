"""Citations of the article behind a cell: GB/T 7714—2015 and BibTeX."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from swgraph.compare.blocks import ask_block
from swgraph.errors import ParameterError, QueryError
from swgraph.query import Row
from swgraph.store import Store

_TEX: Final = str.maketrans({
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "#": r"\#", "$": r"\$", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\n": " ", "\r": " ",
})  # fmt: skip
_TEX_URL: Final = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20", "\n": "", "\r": ""})


@dataclass(frozen=True, slots=True)
class Cited:
    """What is known of an article; None is not known, and is left out of a citation."""

    key: str
    headline: str
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    page: str | None = None
    url: str | None = None
    accessed: str | None = None


def cite(store: Store, fact: str, style: str = "gbt7714") -> str:
    """Return the citation of the article behind a fact or its evidence, given by its IRI.

    Raises:
        ParameterError: there is no such style.
        QueryError: the graph holds no such fact.
    """
    if style not in STYLES:
        raise ParameterError(f"未知格式 unknown style: wanted one of {', '.join(STYLES)}, got {style!r}")
    found = ask_block(store, "citation", {"fact": fact}).rows
    if not found:
        raise QueryError(f"未知事实 unknown fact: {fact!r}; take it from a column of evidence")
    return STYLES[style](_cited(found[0]))


def _cited(row: Row) -> Cited:
    def text(name: str) -> str | None:
        return str(row[name]) if row[name] else None

    key = str(row["evidence_id"]).rsplit("/", 1)[-1]
    published = cast("date | None", row["published"])
    return Cited(key, str(row["headline"]), text("author"), text("publisher"), published, text("page"), text("url"), text("accessed"))


def gbt7714(cited: Cited) -> str:
    """Return a citation after GB/T 7714—2015: [N] for a newspaper, [EB/OL] for what is on the web, under its publisher.

    >>> gbt7714(Cited("k", "社工站建设提速", publisher="甲日报", published=date(2023, 3, 23), page="07版", url="http://a.example/1"))
    '社工站建设提速[N/OL]. 甲日报, 2023-03-23(07). http://a.example/1.'
    >>> gbt7714(Cited("k", "社工站建设提速", publisher="甲网", published=date(2023, 3, 23), url="http://a.example/1", accessed="2026"))
    '甲网. 社工站建设提速[EB/OL]. (2023-03-23)[2026]. http://a.example/1.'
    """
    on_web = cited.url is not None and cited.page is None
    return _joined(*(_web(cited) if on_web else _newspaper(cited)), cited.url)


def _newspaper(cited: Cited) -> tuple[str | None, ...]:
    page = f"({_page(cited.page)})" if cited.page else ""
    seen = _seen(cited)
    place = f"{cited.published or ''}{page}{seen}"
    return cited.author, f"{cited.headline}[N{'/OL' if cited.url else ''}]", ", ".join(filter(None, (cited.publisher, place)))


def _web(cited: Cited) -> tuple[str | None, ...]:
    day = f"({cited.published})" if cited.published else ""
    title = f"{cited.headline}[EB/OL]"
    if cited.author is None:
        return cited.publisher, title, f"{day}{_seen(cited)}"
    year = f"{cited.published.year}" if cited.published else ""
    return cited.author, title, ", ".join(filter(None, (cited.publisher, f"{year}{day}{_seen(cited)}")))


def _seen(cited: Cited) -> str:
    return f"[{cited.accessed}]" if cited.accessed and cited.url else ""


def _joined(*parts: str | None) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def bibtex(cited: Cited) -> str:
    r"""Return a BibTeX entry: @article for a page of a newspaper, @misc for what is on the web.

    >>> print(bibtex(Cited("k", "100%覆盖", publisher="甲日报", published=date(2023, 3, 23), page="07版")))
    @article{swgraph-k,
      title = {100\%覆盖},
      journal = {甲日报},
      year = {2023},
      date = {2023-03-23},
      pages = {07}
    }
    """
    kind, publisher = ("article", "journal") if cited.page else ("misc", "publisher")
    fields: Mapping[str, str | None] = {
        "title": cited.headline.translate(_TEX),
        "author": f"{{{cited.author.translate(_TEX)}}}" if cited.author else None,
        publisher: cited.publisher.translate(_TEX) if cited.publisher else None,
        "year": str(cited.published.year) if cited.published else None,
        "date": cited.published.isoformat() if cited.published else None,
        "pages": _page(cited.page).translate(_TEX) if cited.page else None,
        "url": cited.url.translate(_TEX_URL) if cited.url else None,
        "urldate": cited.accessed.translate(_TEX) if cited.accessed and cited.url else None,
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{kind}{{swgraph-{cited.key},\n{body}\n}}"


STYLES: Final = {"gbt7714": gbt7714, "bibtex": bibtex}
"""What writes a citation, by the name of the style."""


def _page(page: str) -> str:
    return page.strip().removeprefix("第").removesuffix("版").strip()
