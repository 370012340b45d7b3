"""A graph behind a SPARQL 1.1 server, for reading (https://www.w3.org/TR/sparql11-protocol/).

Where ``swgraph publish`` has put generations, the newest is read, as one graph chosen in every request, so nothing depends on what
else the server holds. Any other server must offer the union of all graphs as its default graph, as the embedded store does
(Oxigraph: ``--union-default-graph``; Virtuoso and GraphDB do so by themselves; Fuseki: ``tdb2:unionDefaultGraph``).
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as px

from swgraph import iri
from swgraph.errors import QuerySyntaxError, RemoteStoreError
from swgraph.prefixes import PREFIXES
from swgraph.store.answers import Answer, Row, Solutions, Term
from swgraph.store.from_clause import names_dataset
from swgraph.store.http import Dataset, answer
from swgraph.store.login import check_address
from swgraph.store.released import contents, graph_of, kept, original, releases, rows_of
from swgraph.store.reply import query_form

if TYPE_CHECKING:
    from rdflib import Dataset as RdflibDataset

_TIMEOUT: Final = 60
_ASKS_GRAPHS: Final = re.compile(r"\bGRAPH\b", re.IGNORECASE)
_GRAPH_NAME: Final = re.compile(rf"(\b(?:GRAPH|FROM(?:\s+NAMED)?)\s*<){re.escape(iri.ID)}", re.IGNORECASE)
_DECLARED: Final = re.compile(r"\bPREFIX\s+([^\s:]*):", re.IGNORECASE)
_USED: Final = re.compile(r"([A-Za-z][\w-]*):")


class RemoteStore:
    """A graph behind a SPARQL server; a login comes from the environment or netrc (see ``swgraph.store.login``).

    The generation is chosen at the first question and stays; when a second newer one has been published since, it is gone and every
    question says so.

    Args:
        url: address of its query endpoint, http or https.
        timeout: seconds that one answer may take in all.

    Raises:
        RemoteStoreError: the address is neither, or holds a login.
    """

    def __init__(self, url: str, timeout: int = _TIMEOUT) -> None:
        self._url = check_address(url)
        self._timeout = timeout

    @property
    def url(self) -> str:
        """Return the address."""
        return self._url

    @property
    def timeout(self) -> int:
        """Return the seconds that one answer may take."""
        return self._timeout

    def __repr__(self) -> str:
        return f"<RemoteStore {self._url}>"

    @cached_property
    def generation(self) -> str | None:
        """Return the generation that is read, None where the server has none from ``swgraph publish``."""
        try:
            found = kept(releases(self._url, self._timeout))
        except QuerySyntaxError:  # a server that refuses to be asked for a graph that it does not have
            return None
        return found[0] if found else None

    def query(self, sparql: str) -> Answer:
        """Return the answer to a query; the whole answer is fetched before its first row.

        The project's prefixes (``swgraph.namespaces.PREFIXES``) need not be declared.

        Raises:
            QuerySyntaxError: it is not a query, or the server refuses it.
            RemoteStoreError: the server does not answer, or not as it should, or the generation is gone.
        """
        query_form(sparql)  # nothing is sent that is no query
        text = declared(sparql)
        if self.generation is None:
            return answer(self._url, text, Dataset(), self._timeout)
        lies = graph_of(self.generation)
        found = answer(self._url, _GRAPH_NAME.sub(rf"\1{lies}/", text), self._dataset(text, lies), self._timeout)
        self.check_kept()
        return _renamed(found, self.generation) if _ASKS_GRAPHS.search(text) else found

    def graphs(self) -> Iterator[str]:
        """Yield the IRIs of the named graphs, sorted."""
        if self.generation is not None:
            yield from sorted(original(self.generation, graph) for graph in self._contents)
            return
        yield from (term.value for (term,) in self._rows("graphs.rq") if isinstance(term, px.NamedNode))

    def count(self) -> int:
        """Return the number of statements in named graphs."""
        if self.generation is not None:
            return sum(self._contents.values())
        (term,) = next(self._rows("count.rq"), (None,))
        if not isinstance(term, px.Literal) or not term.value.isdecimal():
            raise RemoteStoreError(f"服务器应答有误 bad answer from {self._url}: wanted a count, got {term}; try again")
        return int(term.value)

    def to_rdflib(self) -> "RdflibDataset":
        """Return a copy of the named graphs as rdflib's ``Dataset``; plain literals are plain."""
        from swgraph.store.dataset import dataset_of

        rows = self._rows("quads.rq") if self.generation is None else self._quads(self.generation)
        return dataset_of(_bound(row, self._url) for row in rows)

    @cached_property
    def _contents(self) -> dict[str, int]:
        return contents(self._url, self.generation or "", self._timeout)

    def _dataset(self, sparql: str, lies: str) -> Dataset:
        if names_dataset(sparql):
            return Dataset()
        return Dataset((lies,), tuple(self._contents) if _ASKS_GRAPHS.search(sparql) else ())

    def check_kept(self) -> None:
        """Make sure that the generation is still there.

        Raises:
            RemoteStoreError: it is gone.
        """
        if self.generation not in kept(releases(self._url, self._timeout)):
            raise RemoteStoreError(
                f"版本已被替换 the generation is gone: wanted {self.generation} at {self._url}, but newer ones were published; "
                "open the graph again"
            )

    def _quads(self, generation: str) -> Iterator[Row]:
        for graph in self._contents:
            name = px.NamedNode(original(generation, graph))
            yield from ((*row, name) for row in rows_of(self._url, "triples.rq", (graph,), self._timeout))
        self.check_kept()

    def _rows(self, name: str) -> Iterator[Row]:
        found = self.query(Path(__file__).with_name(name).read_text("utf-8"))
        return iter(found) if isinstance(found, Solutions) else iter(())


def declared(sparql: str) -> str:
    """Return a query with the project's prefixes that it uses and does not declare; lines stay where they are.

    >>> declared("ASK { ?s a sw:Target }")
    'PREFIX sw: <https://w3id.org/swgraph/def/> ASK { ?s a sw:Target }'
    """
    used = {name for name in _USED.findall(sparql) if name in PREFIXES} - set(_DECLARED.findall(sparql))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in sorted(used)) + sparql


def _renamed(found: Answer, generation: str) -> Answer:
    """Return an answer with the graphs named as in the build."""
    if not isinstance(found, Solutions):
        return found
    return Solutions(found.variables, (tuple(_original(term, generation) for term in row) for row in found))


def _original(term: Term | None, generation: str) -> Term | None:
    if isinstance(term, px.NamedNode) and term.value.startswith(f"{graph_of(generation)}/"):
        return px.NamedNode(original(generation, term.value))
    return term


def _bound(row: Row, url: str) -> tuple[Term, Term, Term, Term]:
    subject, predicate, value, graph = row
    if subject is None or predicate is None or value is None or graph is None:
        raise RemoteStoreError(f"服务器应答有误 bad answer from {url}: wanted whole statements, got {row}; try again")
    return subject, predicate, value, graph
