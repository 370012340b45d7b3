"""The W3C SPARQL 1.1 test suite, read from a folder that is not part of the project."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import RDF, Namespace
from rdflib.term import Node, URIRef

from conformance import conformance

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
BASE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/"
FOLDERS = (
    "aggregates", "bind", "bindings", "cast", "construct", "csv-tsv-res", "exists", "functions", "grouping", "json-res", "negation",
    "project-expression", "property-path", "subquery", "syntax-query",
)  # fmt: skip
_FORMS = {".ttl": RdfFormat.TURTLE, ".rdf": RdfFormat.RDF_XML, ".nt": RdfFormat.N_TRIPLES}
_TABLES = {
    ".srx": QueryResultsFormat.XML, ".srj": QueryResultsFormat.JSON, ".csv": QueryResultsFormat.CSV, ".tsv": QueryResultsFormat.TSV,
}  # fmt: skip
Outcome = bool | Dataset | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One test of the query side: data and named graphs are file names as they stand under the suite's folder."""

    name: str
    kind: str
    query: str
    data: tuple[str, ...]
    named: tuple[str, ...]
    result: str | None

    @property
    def is_syntax(self) -> bool:
        return "Syntax" in self.kind

    @property
    def is_csv(self) -> bool:
        return str(self.result).endswith(".csv")

    @property
    def text(self) -> str:
        text = (suite() / self.query).read_text("utf-8")
        return text if "Negative" in self.kind else f"BASE <{BASE}{self.query}>\n{text}"


def suite() -> Path:
    """Return the folder of the suite; a test that asks for it where it is not is skipped with the reason."""
    return conformance("sparql11")


@cache
def cases() -> tuple[Case, ...]:
    """Return the tests of query evaluation, result formats and query syntax."""
    return tuple(case for folder in FOLDERS for case in _cases(folder))


def data_quads(names: Iterable[str]) -> Iterator[Quad]:
    """Yield the files as named graphs, each under its own address."""
    for name in names:
        path, address = suite() / name, BASE + name
        for quad in parse(path=str(path), format=_FORMS[path.suffix], base_iri=address, rename_blank_nodes=True):
            yield Quad(quad.subject, quad.predicate, quad.object, NamedNode(address))


def expected(case: Case) -> Outcome:
    """Return what a test wants, in a form that can be compared."""
    path = suite() / str(case.result)
    if case.is_csv:
        return csv_lines(path.read_bytes())
    if path.suffix in _TABLES:
        return outcome(parse_query_results(path=str(path), format=_TABLES[path.suffix]))
    quads = [Triple(q.subject, q.predicate, q.object) for q in parse(path=str(path), format=_FORMS[path.suffix], base_iri=BASE + str(case.result))]
    if any(triple.object == NamedNode(str(RS.ResultSet)) for triple in quads):
        return _result_set(path)
    return canonical(quads)


def outcome(found: QuerySolutions | QueryBoolean | QueryTriples) -> Outcome:
    """Return an answer in a form in which equal answers are equal: names of blank nodes do not count, nor order without ORDER BY."""
    if isinstance(found, QueryBoolean):
        return bool(found)
    if isinstance(found, QueryTriples):
        return canonical(list(found))
    names = [variable.value for variable in found.variables]
    return canonical(_rows({n: s[n] for n in names if s[n] is not None} for s in found))


def direct(case: Case) -> Outcome:
    """Return what the engine answers when it holds the data of a test alone and is asked directly."""
    store = Store()
    names = (*case.data, *case.named) if case.data or case.named else named_by_query(case)
    for quad in data_quads(names):
        is_default = str(quad.graph_name)[1:-1].removeprefix(BASE) in case.data
        store.add(Quad(quad.subject, quad.predicate, quad.object) if is_default else quad)
    found = store.query(case.text)
    if case.is_csv and isinstance(found, QuerySolutions):
        return csv_lines(found.serialize(format=QueryResultsFormat.CSV) or b"")
    return outcome(found)


def csv_lines(text: bytes) -> tuple[str, ...]:
    """Return the rows of a CSV answer, sorted like their columns; names of blank nodes do not count."""
    rows = csv.DictReader(io.StringIO(re.sub(r"_:\w+", "_:", text.decode())))
    return (*sorted(rows.fieldnames or ()), *sorted(repr(sorted(row.items())) for row in rows))


def named_by_query(case: Case) -> tuple[str, ...]:
    """Return the files that a query itself names in FROM."""
    folder = case.query.rpartition("/")[0]
    return tuple(f"{folder}/{name}" for name in re.findall(r"FROM\s+(?:NAMED\s+)?<([^>:]+)>", case.text))


def _rows(rows: Iterable[dict[str, object]]) -> list[Triple]:
    made = []
    for row in rows:
        node = BlankNode()
        made.append(Triple(node, NamedNode("urn:row"), Literal("")))
        for name, term in row.items():
            value = term if isinstance(term, NamedNode | BlankNode | Literal | Triple) else Literal(str(term))
            made.append(Triple(node, NamedNode(f"urn:var:{name}"), value))
    return made


def canonical(triples: Iterable[Triple]) -> Dataset:
    """Return triples in a form in which equal graphs are equal, whatever their blank nodes are called."""
    # Numbers are compared as the store writes them: 1.0 and 1.00 are one number.
    store = Store()
    store.extend(Quad(t.subject, t.predicate, t.object) for t in triples)
    made = Dataset(store)
    made.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return made


def _result_set(path: Path) -> Outcome:
    graph = Graph().parse(path)
    answer = next(iter(graph.objects(None, RS.boolean)), None)
    if answer is not None:
        return str(answer) == "true"
    rows = []
    for solution in graph.objects(None, RS.solution):
        bindings = list(graph.objects(solution, RS.binding))
        rows.append({str(graph.value(b, RS.variable)): _term(graph.value(b, RS.value)) for b in bindings})
    return canonical(_rows(rows))


def _term(term: Node | None) -> object:
    from rdflib.term import BNode
    from rdflib.term import Literal as Word

    if isinstance(term, BNode):
        return BlankNode(str(term))
    if isinstance(term, Word):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(str(term.datatype))) if term.datatype else Literal(str(term))
    return NamedNode(str(term))


def _cases(folder: str) -> Iterator[Case]:
    graph = Graph().parse(suite() / folder / "manifest.ttl", publicID=f"{BASE}{folder}/manifest.ttl")
    (entries,) = graph.objects(None, MF.entries)
    for node in Collection(graph, entries):
        kind = str(next(graph.objects(node, RDF.type))).rpartition("#")[2]
        action = graph.value(node, MF.action)
        query = graph.value(action, QT.query) or action
        files = [tuple(_file(each) for each in graph.objects(action, name)) for name in (QT.data, QT.graphData)]
        result = graph.value(node, MF.result)
        yield Case(f"{folder}/{graph.value(node, MF.name)}", kind, str(_file(query)), files[0], files[1], _file(result) if result else None)


def _file(node: Node | None) -> str:
    assert isinstance(node, URIRef), node
    return str(node).removeprefix(BASE)
