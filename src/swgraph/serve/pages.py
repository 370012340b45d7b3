"""Pages for people: one for a thing, one at the door; small, escaped, in two languages, and without scripts."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import pyoxigraph as px

from swgraph import iri
from swgraph.namespaces import PREFIXES
from swgraph.reference.html import element, text
from swgraph.serve.media import GRAPHS

if TYPE_CHECKING:
    from swgraph.query import Evidence
    from swgraph.serve.things import Labels, Thing

_OURS: Final = ((iri.ID, "/id/"), (iri.DEF, "/def/"), (iri.VOCAB, "/vocab/"))
_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def page(title: str, *body: str, alternate: bool = False) -> str:
    """Return a page around ready HTML; ``alternate`` says that the same address has RDF."""
    links = '<link rel="stylesheet" href="/style.css">'
    if alternate:
        links += "".join(f'<link rel="alternate" type="{form.media_type}" href="?format={form.names[0]}">' for form in GRAPHS)
    head = element(
        "head", '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
        element("title", text(title)), links,
    )  # fmt: skip
    home = element("nav", element("a", "swgraph", href="/"), " · ", element("a", "SPARQL", href="/#sparql"), " · ", element("a", "API", href="/api/"))
    return f"<!DOCTYPE html>\n{element('html', head, element('body', home, element('main', *body)), lang='zh-Hans')}\n"


def both(zh: str, en: str) -> str:
    """Return words in both languages, each marked; what is empty is left out.

    >>> both("地区", "")
    '<span lang="zh-Hans">地区</span>'
    """
    return " ".join(element("span", text(words), lang=tag) for tag, words in (("zh-Hans", zh), ("en", en)) if words)


def local(address: str) -> str:
    """Return where an IRI is found: on this server where it is one of ours.

    >>> local("https://w3id.org/swgraph/id/region/640000"), local("http://example.org/a b"), local("javascript:alert(1)")
    ('/id/region/640000', 'http://example.org/a%20b', '')
    """
    for base, path in _OURS:
        if address.startswith(base):
            return path + quote(address.removeprefix(base), safe="/-._~:@!$&'()*+,;=%")
    return quote(address, safe=":/?#[]@!$&'()*+,;=%~-._") if address.startswith(("http://", "https://")) else ""


def thing_page(thing: "Thing", generation: str) -> str:
    """Return the page of a thing: its name, its quotation and citation, what is said about it, and what refers to it."""
    name = " ".join(filter(None, (_kind(thing), _name(thing.iri, thing.labels))))
    title = " · ".join(filter(None, (thing.labels[thing.iri].zh, thing.labels[thing.iri].en))) or _short(thing.iri)
    return page(
        f"{title} · swgraph",
        element("h1", name),
        element("p", element("code", text(thing.iri)), class_="iri"),
        _quotation(thing.evidence, thing.citations.values()) if thing.evidence else "",
        element("h2", both("内容", "What is said about it")),
        element("table", *_rows(thing)),
        *_referring(thing),
        _footer(thing, generation),
        alternate=True,
    )


def _kind(thing: "Thing") -> str:
    """Return what a thing without a name is: the class that its identifier begins with."""
    if thing.labels[thing.iri].by_language:
        return ""
    wanted = _short(thing.iri).partition("/")[0]
    types = (quad.object.value for quad in thing.said if quad.predicate.value == _TYPE and isinstance(quad.object, px.NamedNode))
    found = next((each for each in types if each.rpartition("/")[2].lower() == wanted), None)
    return both(thing.labels[found].zh, thing.labels[found].en) if found else ""


def _quotation(evidence: "Evidence", citations: Iterable[str]) -> str:
    around = (text(evidence.prefix), element("mark", text(evidence.quote)), text(evidence.suffix))
    quoted = element("blockquote", *around, lang="zh-Hans", cite=local(evidence.url or "")) if evidence.quote else ""
    place = str(evidence).removeprefix(f"“{evidence.quote}”")
    source = element("p", text(place), " ", _outside(evidence.url))
    cited = "".join(element("pre", text(each)) for each in citations)
    return element("section", element("h2", both("原文", "Quotation")), quoted, source, element("h2", both("引用格式", "How to cite")), cited)


def _outside(address: str | None) -> str:
    place = local(address or "")
    return element("a", text(address or ""), href=place, rel="noreferrer") if place else text(address or "")


def _rows(thing: "Thing") -> Iterator[str]:
    """Yield a row a property: its name, and its values, each once."""
    said: dict[str, dict[str, None]] = {}
    for quad in sorted(thing.said, key=lambda quad: (quad.predicate.value != _TYPE, quad.predicate.value, str(quad.object))):
        said.setdefault(quad.predicate.value, {})[_value(quad.object, thing.labels)] = None
    for predicate, values in said.items():
        yield element("tr", element("th", _link(predicate, thing.labels), scope="row"), element("td", *(element("p", each) for each in values)))


def _value(term: object, labels: "Mapping[str, Labels]") -> str:
    if isinstance(term, px.NamedNode):
        return _link(term.value, labels)
    if isinstance(term, px.Literal):
        words = text(term.value)
        return element("span", words, lang=term.language) if term.language else words
    return text(str(term))


def _link(address: str, labels: "Mapping[str, Labels]") -> str:
    place = local(address)
    name = _name(address, labels)
    return element("a", name, href=place, title=address) if place else name


def _name(address: str, labels: "Mapping[str, Labels]") -> str:
    found = labels.get(address)
    return (both(found.zh, found.en) if found else "") or element("code", text(_short(address)))


def _short(address: str) -> str:
    """Return an IRI of ours without its beginning, another with its prefix.

    >>> _short("https://w3id.org/swgraph/id/target/a"), _short("https://w3id.org/swgraph/def/Target"), _short("urn:a")
    ('target/a', 'sw:Target', 'urn:a')
    """
    for base in (iri.ID, iri.VOCAB):
        if address.startswith(base):
            return address.removeprefix(base)
    return next((f"{name}:{address.removeprefix(base)}" for name, base in PREFIXES.items() if address.startswith(base)), address)


def _referring(thing: "Thing") -> Iterator[str]:
    if not thing.referring:
        return
    lines: dict[str, None] = {}
    for quad in sorted(thing.referring, key=lambda quad: (quad.predicate.value, str(quad.subject))):
        lines[f"{_value(quad.subject, thing.labels)} ← {_link(quad.predicate.value, thing.labels)}"] = None
    yield element("h2", both("被引用于", "What refers to it"))
    yield element("ul", *(element("li", line) for line in lines))


def _footer(thing: "Thing", generation: str) -> str:
    graphs = dict.fromkeys(quad.graph_name.value for quad in thing.said if isinstance(quad.graph_name, px.NamedNode))
    sources = "".join(element("li", _link(graph, thing.labels)) for graph in sorted(graphs))
    forms = " · ".join(element("a", text(form.names[0]), href=f"?format={form.names[0]}", rel="alternate") for form in GRAPHS)
    return element(
        "footer",
        element("h2", both("来源图", "Graphs that say so")), element("ul", sources),
        element("p", both("其他格式", "Other forms"), ": ", forms),
        element("p", both("数据版本", "generation"), f" {text(generation)}"),
    )  # fmt: skip
