"""What a server sent, and the answer in it. Results come as JSON, graphs as Turtle or N-Triples; nothing else is parsed."""

import re
from dataclasses import dataclass
from typing import Final

import pyoxigraph as px

from swgraph.errors import QuerySyntaxError, RemoteStoreError, StoreError
from swgraph.store.answers import Answer, Boolean, Solutions, Term, Triples
from swgraph.store.boundary import shortened

_TABLES: Final = ("SELECT", "ASK")
_PROLOGUE: Final = r"(?:\s|\#[^\r\n]*+|(?:BASE|PREFIX\s*+[^\s:]*+:)\s*+<[^<>\s]*+>)*+"
_FORM: Final = re.compile(rf"{_PROLOGUE}(SELECT|ASK|CONSTRUCT|DESCRIBE)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server sent."""

    url: str
    media_type: str
    body: bytes

    def unreadable(self, wanted: str, why: str) -> StoreError:
        """Return the error for an answer in another form than asked for."""
        start = self.body[:80].decode("utf-8", "replace").strip()
        return RemoteStoreError(
            f"服务器应答有误 bad answer from {self.url}: wanted {wanted}, got {self.media_type or 'no media type'} "
            f"that starts {start!r} ({why}); check that the address is a SPARQL endpoint, and try again"
        )


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


def answer_of(reply: Reply, form: str) -> Answer:
    """Return the answer that a reply holds.

    Raises:
        RemoteStoreError: it holds something else, or only the beginning of one.
    """
    return _table(reply) if form in _TABLES else Triples(iter(_graph(reply)))


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
