"""A graph behind a SPARQL 1.1 server, for reading.

https://www.w3.org/TR/sparql11-protocol/ . Results come as JSON, graphs as Turtle or N-Triples; nothing else is parsed.
The server must offer the union of all graphs as its default graph, as the embedded store does (Oxigraph:
``--union-default-graph``; Virtuoso and GraphDB do so by themselves; Fuseki: ``tdb2:unionDefaultGraph``).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as px

from swgraph.errors import QuerySyntaxError, RemoteStoreError
from swgraph.store.answers import Answer, Boolean, Row, Solutions, Term, Triples
from swgraph.store.boundary import shortened
from swgraph.store.http import Reply, fetch

if TYPE_CHECKING:
    from rdflib import Dataset

_TIMEOUT: Final = 60
_TABLES: Final = ("SELECT", "ASK")
_PROLOGUE: Final = r"(?:\s|\#[^\r\n]*+|(?:BASE|PREFIX\s*+[^\s:]*+:)\s*+<[^<>\s]*+>)*+"
_FORM: Final = re.compile(rf"{_PROLOGUE}(SELECT|ASK|CONSTRUCT|DESCRIBE)", re.IGNORECASE)


class RemoteStore:
    """A graph behind a SPARQL server; every question is one request.

    Args:
        url: address of its query endpoint, http or https.
        timeout: seconds that one answer may take in all.

    Raises:
        RemoteStoreError: the address is neither.
    """

    generation: str | None = None

    def __init__(self, url: str, timeout: int = _TIMEOUT) -> None:
        if not url.startswith(("http://", "https://")):
            raise RemoteStoreError(
                f"地址有误 not an address: wanted one with http:// or https://, got {url!r}; correct it"
            )
        self._url = url
        self._timeout = timeout

    def query(self, sparql: str) -> Answer:
        """Return the answer to a query; the whole answer is fetched before its first row.

        Raises:
            QuerySyntaxError: it is not a query, or the server refuses it.
            RemoteStoreError: the server does not answer, or not as it should.
        """
        form = query_form(sparql)
        reply = fetch(self._url, sparql, form, self._timeout)
        return _table(reply) if form in _TABLES else Triples(iter(_graph(reply)))

    def graphs(self) -> Iterator[str]:
        """Yield the IRIs of the named graphs, sorted."""
        yield from (term.value for (term,) in self._rows("graphs.rq") if isinstance(term, px.NamedNode))

    def count(self) -> int:
        """Return the number of statements in named graphs."""
        (term,) = next(self._rows("count.rq"), (None,))
        if not isinstance(term, px.Literal) or not term.value.isdecimal():
            raise RemoteStoreError(f"服务器应答有误 bad answer from {self._url}: wanted a count, got {term}; try again")
        return int(term.value)

    def to_rdflib(self) -> "Dataset":
        """Return a copy of the named graphs as rdflib's ``Dataset``; plain literals are plain."""
        from swgraph.store.dataset import dataset_of

        return dataset_of(_bound(row, self._url) for row in self._rows("quads.rq"))

    def _rows(self, name: str) -> Iterator[Row]:
        answer = self.query(Path(__file__).with_name(name).read_text("utf-8"))
        return iter(answer) if isinstance(answer, Solutions) else iter(())


def query_form(sparql: str) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE, whichever a query is.

    >>> query_form("PREFIX sw: <urn:sw#> # 注 comment" + chr(10) + "ask { ?s ?p ?o }")
    'ASK'

    Raises:
        QuerySyntaxError: it is none of them; nothing else is ever sent.
    """
    found = _FORM.match(sparql)
    if not found:
        raise QuerySyntaxError(
            f"不是查询 not a query: wanted SELECT, ASK, CONSTRUCT or DESCRIBE, got {sparql.strip()[:60]!r}; "
            "the store is for reading only"
        )
    return found[1].upper()


def _table(reply: Reply) -> Answer:
    try:
        found = px.parse_query_results(reply.body, format=px.QueryResultsFormat.JSON)
        if isinstance(found, px.QueryBoolean):
            return Boolean(bool(found))
        # All rows now: a result that breaks off must not look like a shorter one.
        rows = [tuple(solution) for solution in found]
        return Solutions(tuple(variable.value for variable in found.variables), iter(rows))
    except (SyntaxError, ValueError, OSError) as error:
        raise reply.unreadable("SPARQL results in JSON", shortened(error)) from error


def _graph(reply: Reply) -> list[tuple[Term, Term, Term]]:
    try:
        quads = px.parse(input=reply.body, format=px.RdfFormat.TURTLE, base_iri=reply.url)
        return [(quad.subject, quad.predicate, quad.object) for quad in quads]
    except (SyntaxError, ValueError, OSError) as error:
        raise reply.unreadable("Turtle or N-Triples", shortened(error)) from error


def _bound(row: Row, url: str) -> tuple[Term, Term, Term, Term]:
    subject, predicate, value, graph = row
    if subject is None or predicate is None or value is None or graph is None:
        raise RemoteStoreError(f"服务器应答有误 bad answer from {url}: wanted whole statements, got {row}; try again")
    return subject, predicate, value, graph
