"""The SPARQL constraints of the project's own shapes: one query for all focus nodes, over the statements it needs.

SHACL binds ``$this`` to one focus node after the other. Where every group of the query has ``$this`` among its variables, as in
our own constraints, one run with ``$this`` unbound gives the same solutions for all of them together. What the query can see are
the statements with the predicates that it names, so that a store of those is enough.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

import numpy as np
import pyoxigraph

from swgraph.validate.engine.graph import ShapesGraph
from swgraph.validate.engine.model import SH, Fault, Run, Source, Values
from swgraph.validate.engine.paths import joined
from swgraph.validate.engine.table import plain

_NAME: Final = re.compile(r"<[^<>\s]+>|[A-Za-z][\w-]*:[A-Za-z][\w-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Sparql:
    """``sh:sparql`` with a SELECT of ``$this`` and ``?value``."""

    source: Source
    query: str
    predicates: tuple[str, ...]
    component: ClassVar = "SPARQLConstraintComponent"

    def faults(self, run: Run, values: Values) -> Iterator[Fault]:
        """Yield the solutions whose ``$this`` is one of the focus nodes."""
        solutions = _store(run, self.predicates).query(self.query)
        assert isinstance(solutions, pyoxigraph.QuerySolutions)
        pairs = sorted({(run.table.number(str(each["this"])), run.table.number(str(each["value"]))) for each in solutions})
        if pairs:
            this, value = np.array(pairs, np.int64).T
            rows, found = joined(values.foci, this, value)
            yield Fault(rows, found)


def sparql_of(graph: ShapesGraph, node: str) -> Sparql | None:
    """Return a SPARQL constraint of a shapes graph, None where it is not a SELECT of ``$this`` and ``?value``."""
    selects = graph.values(node, f"<{SH}select>")
    if len(selects) != 1:
        return None
    prefixes = dict(_prefixes(graph, node))
    body = plain(selects[0])
    query = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in sorted(prefixes.items())) + body.replace("$this", "?this")
    solutions = pyoxigraph.Store().query(query)
    if not isinstance(solutions, pyoxigraph.QuerySolutions):
        return None
    if [variable.value for variable in solutions.variables] != ["this", "value"]:
        return None
    source = Source(node, tuple(graph.values(node, f"<{SH}message>")))
    return Sparql(source, query, tuple(sorted(set(_predicates(body, prefixes)))))


def _prefixes(graph: ShapesGraph, node: str) -> Iterator[tuple[str, str]]:
    for holder in graph.values(node, f"<{SH}prefixes>"):
        for declared in graph.values(holder, f"<{SH}declare>"):
            for name in graph.values(declared, f"<{SH}prefix>"):
                for iri in graph.values(declared, f"<{SH}namespace>"):
                    yield plain(name), plain(iri)


def _predicates(body: str, prefixes: dict[str, str]) -> Iterator[str]:
    """Yield every IRI that a query names: its predicates are among them."""
    for written in _NAME.findall(body):
        prefix, _, local = written.partition(":")
        if written.startswith("<"):
            yield written
        elif prefix in prefixes:
            yield f"<{prefixes[prefix]}{local}>"


def _store(run: Run, predicates: Iterable[str]) -> pyoxigraph.Store:
    """Return a store of the statements with some predicates."""
    store = pyoxigraph.Store()
    for predicate in predicates:
        lines = "".join(f"{subject} {predicate} {value} .\n" for subject, _, value in run.columns.statements(predicate))
        store.bulk_load(lines.encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store
