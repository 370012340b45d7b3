"""A published graph: each source against the shapes, all other nodes against them in the whole, and all data checks.

What a source says is judged in a graph of its own (see ``marking``): its statements, and what its objects are. Regions, reference
figures and whatever else no source describes are judged on the columns of the generation, so that nothing of them is read twice.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pyoxigraph

from swgraph.columns import MASK, SHIFT, TYPE, Columns, columns_of, encode, sorted_unique
from swgraph.mapping import graph_iri
from swgraph.store import OxigraphStore, open_generation
from swgraph.validate.checks import check_loaded
from swgraph.validate.engine.paths import contained, joined
from swgraph.validate.marking import marked, plainly_named
from swgraph.validate.quotations import check_quotations
from swgraph.validate.report import Report, report_of
from swgraph.validate.shapes import check_shapes

_OF_NO_SOURCE: Final = frozenset(map(str, map(graph_iri, ("reference", "ontology", "inferred", "dataset", "synthetic"))))


class Said(NamedTuple):
    """What sources say: their statements with marked nodes, and the names (plain, and marked) of the nodes they describe."""

    lines: list[str]
    described: set[str]
    marked: set[str]
    objects: set[str]


def check_store(directory: Path, shapes: Path | None = None) -> Report:
    """Return what is wrong with the graph that a store holds; of shapes of one's own, what they find in the union of all graphs.

    Raises:
        StoreError: there is no store, or it does not fit its manifest.
        ResourceError: the shapes cannot be read.
    """
    store = open_generation(directory)
    columns = columns_of(directory)
    if shapes is not None:
        return check_shapes(columns, shapes)
    sources = check_sources(said_in(store), columns)
    return report_of([*sources.findings, *check_loaded(store.engine, columns)], sources.engine, sources.reasons)


def check_sources(said: Said, columns: Columns) -> Report:
    """Return what the shapes and quotations say of all sources, and of all nodes that no source describes."""
    own = own_columns(said, columns)
    described = sorted_unique(own.terms.numbers(said.marked))
    apart = check_shapes(own, within=lambda nodes: contained(nodes, described))
    stated = columns.stated
    elsewhere = sorted_unique(stated.terms.numbers(said.described))
    whole = check_shapes(stated, within=lambda nodes: ~contained(nodes, elsewhere))
    found = plainly_named(report_of([*apart.findings, *check_quotations(own)]))
    return report_of([*found.findings, *whole.findings], whole.engine)


def own_columns(said: Said, columns: Columns) -> Columns:
    """Return the columns of what sources say, and of what the nodes are that they only name."""
    return encode([*said.lines, *_types(columns, said.objects - said.marked)])


def _types(columns: Columns, names: set[str]) -> Iterator[str]:
    """Yield the types that the whole graph states for some nodes, as lines."""
    stated = columns.stated
    numbers = sorted_unique(stated.terms.numbers(names))
    numbers = numbers[numbers >= 0]
    pairs = np.asarray(stated.of(TYPE))
    rows, types = joined(numbers, pairs >> SHIFT, pairs & MASK)
    texts = zip(stated.terms.many(numbers[rows]), stated.terms.many(types), strict=True)
    yield from (f"{name} {TYPE} {kind} ." for name, kind in texts)


def said_in(store: OxigraphStore) -> Said:
    """Return what the graphs of all sources in a store say."""
    said = Said([], set(), set(), set())
    for number, graph in enumerate(each for each in store.graphs() if each not in _OF_NO_SOURCE):
        quads = store.engine.quads_for_pattern(None, None, None, pyoxigraph.NamedNode(graph))
        add_said(said, ((str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads), number)
    return said


def add_said(said: Said, triples: Iterator[tuple[str, str, str]], number: int) -> None:
    """Add what one source says, in N-Triples form."""
    for subject, predicate, value in triples:
        here = _marked(subject, number)
        there = _marked(value, number) if value[0] == "<" else value
        said.lines.append(f"{here} {predicate} {there} .")
        said.described.add(subject)
        said.marked.add(here)
        if there != value:  # what is shared is judged here, described or not
            said.described.add(value)
            said.marked.add(there)
        elif value[0] == "<":
            said.objects.add(there)


def _marked(term: str, number: int) -> str:
    return f"<{marked(term[1:-1], number)}>" if term[0] == "<" else term

