"""A change of one source's graph: what the shapes say of it, and what the data checks say of all that it can reach."""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
import pyoxigraph as px

from swgraph.columns import MASK, SHIFT, TYPE, Columns, encode, sorted_unique, split_line
from swgraph.iri import ID
from swgraph.namespaces import ELI, SCHEMA, SKOS, SW
from swgraph.validate.checks import check_loaded
from swgraph.validate.engine.paths import contained
from swgraph.validate.engine.table import Ids
from swgraph.validate.marking import is_shared
from swgraph.validate.quotations import check_quotations
from swgraph.validate.report import Finding, Report, report_of
from swgraph.validate.shapes import check_shapes

_DOCUMENT: Final = f"{ID}document/"
_TEXT: Final = f"{ID}text/"
_NAMES: Final = frozenset(map(str, (ELI.title, ELI.id_local, SKOS.prefLabel, SCHEMA.headline)))
"""Things with equal values of these are compared."""
_REGION: Final = px.NamedNode(str(SW.refArea))
_INDICATOR: Final = str(SW.indicator)
_ARTICLE: Final = px.NamedNode(str(SW.reportedIn))
_CLASSES: Final = str(SW)


def check_graph(lines: Iterable[str], whole: Columns) -> Report:
    """Return what the shapes and quotations say of one named graph, given as lines of N-Quads or N-Triples.

    ``whole`` are the columns of all graphs: what nodes are that the graph only names, above all regions, is looked up there. What
    other sources say of the same documents and departments is no fault of this one, so no other graph is judged.
    """
    statements = [split_line(line) for line in lines]
    described = {subject for subject, _, _ in statements}
    # Not its classes: a source is judged by the classes that it states, without those above them.
    named = {value for _, predicate, value in statements if predicate != TYPE}
    unshared = {name for name in named - described if name[0] == "<" and not is_shared(name[1:-1])}
    own = encode([*(f"{' '.join(each)} ." for each in statements), *_descriptions(whole.stated, unshared)])
    wanted = sorted_unique(own.terms.numbers(sorted(described | named)))
    shaped = check_shapes(own, within=lambda nodes: contained(nodes, wanted))
    return report_of([*check_quotations(own), *shaped.findings], shaped.engine)


def _descriptions(whole: Columns, names: set[str]) -> Iterator[str]:
    """Yield all statements about some nodes, and the types of what they name, as lines."""
    numbers = whole.terms.numbers(sorted(names))
    numbers = sorted_unique(numbers[numbers >= 0])
    reached = [numbers]
    for predicate, pairs in whole.pairs.items():
        found = _about(np.asarray(pairs), numbers)
        reached.append(found & MASK)
        yield from _lines(whole, whole.terms[predicate], found)
    further = sorted_unique(np.concatenate(reached))
    yield from _lines(whole, TYPE, _about(np.asarray(whole.of(TYPE)), further[~contained(further, numbers)]))


def _about(pairs: Ids, subjects: Ids) -> Ids:
    """Return the pairs with these subjects, found by halving: the others are not looked at."""
    starts, stops = np.searchsorted(pairs, subjects << SHIFT), np.searchsorted(pairs, (subjects + 1) << SHIFT)
    parts = [pairs[start:stop] for start, stop in zip(starts.tolist(), stops.tolist(), strict=True) if start < stop]
    return np.concatenate([np.empty(0, np.int64), *parts])


def _lines(whole: Columns, predicate: str, pairs: Ids) -> Iterator[str]:
    texts = zip(whole.terms.many(pairs >> SHIFT), whole.terms.many(pairs & MASK), strict=True)
    yield from (f"{subject} {predicate} {value} ." for subject, value in texts)


def check_data_around(store: px.Store, before: Iterable[str], after: Iterable[str]) -> Iterator[Finding]:
    """Yield what the data checks find around a change of one graph: from the lines ``before`` to those ``after``.

    ``store`` holds all graphs after the change. The checks run on a part of it: the nodes of the change, all that says something of
    the same documents, regions' figures or names, and whatever these name in turn. Everything that the change brings about is
    found, and nothing that the whole graph would not show; what lies elsewhere is not looked for.
    """
    part = px.Store()
    part.bulk_extend(_reached(store, _seeds([*before, *after], store)))
    yield from check_loaded(part)


def _seeds(lines: Iterable[str], store: px.Store) -> set[px.NamedNode]:
    """Return the nodes of some lines, and those that checks compare with them."""
    statements = "".join(f"{' '.join(split_line(line))} .\n" for line in lines)
    quads = list(px.parse(statements.encode(), format=px.RdfFormat.N_TRIPLES))
    seeds = {node for quad in quads for node in (quad.subject, quad.object) if isinstance(node, px.NamedNode)}
    counted = {quad.subject for quad in quads if quad.predicate.value == _INDICATOR}
    regions = {quad.object for quad in quads if quad.predicate == _REGION and quad.subject in counted}
    found: set[px.NamedNode] = set()
    for region in regions:
        found |= _subjects(store, _REGION, region)
    for quad in quads:
        if quad.predicate.value in _NAMES:
            found |= _subjects(store, quad.predicate, quad.object)
    articles = {node for node in found if node.value.startswith(f"{ID}article/")}
    for article in articles:
        found |= _subjects(store, _ARTICLE, article)
    documents = {node for node in seeds | found if node.value.startswith(_DOCUMENT)}
    for document in documents:
        found |= _subjects(store, None, document)
    return seeds | found


def _subjects(store: px.Store, predicate: px.NamedNode | None, value: px.NamedNode | px.Literal) -> set[px.NamedNode]:
    quads = store.quads_for_pattern(None, predicate, value)
    return {quad.subject for quad in quads if isinstance(quad.subject, px.NamedNode)}


def _reached(store: px.Store, seeds: set[px.NamedNode]) -> Iterator[px.Quad]:
    """Yield all statements about some nodes, about what they name, and so on; texts and classes are left out."""
    seen, fresh = set(seeds), list(seeds)
    while fresh:
        node = fresh.pop()
        for quad in store.quads_for_pattern(node, None, None):
            yield quad
            value = quad.object
            if isinstance(value, px.NamedNode) and value not in seen and not value.value.startswith((_TEXT, _CLASSES)):
                seen.add(value)
                fresh.append(value)
