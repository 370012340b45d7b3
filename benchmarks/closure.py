"""How much faster the closure over columns is than owlrl's, and that both find the same.

Run: ``python benchmarks/closure.py [regions] [rounds]``. A tree of divisions with targets and tiers beside the ontology
is closed by both, turn about; times are CPU seconds, the median of the rounds, encoding and parsing apart. Exits with 1
where the facts differ, or where ours is not 200 times faster; the larger the graph, the larger the ratio.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator

from owlrl import DeductiveClosure, OWLRL_Semantics
from pyoxigraph import RdfFormat, parse
from rdflib import Graph

from swgraph.columns import encode
from swgraph.mapping import graph_iri, ontology_triples, quad_lines
from swgraph.reason import infer, reference_facts
from swgraph.store.dataset import rdflib_term

_SW = "<https://w3id.org/swgraph/def/"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_GOAL = 200


def composed_data(regions: int) -> Iterator[str]:
    """Yield divisions eight to a parent, one target for every second, and a system of three tiers for every tenth."""
    for i in range(regions):
        yield f"<urn:r{i}> {_TYPE} {_SW}Region> .\n"
        if i:
            yield f"<urn:r{i}> {_SW}partOf> <urn:r{(i - 1) // 8}> .\n"
        if i % 2 == 0:
            yield f"<urn:target{i}> {_TYPE} {_SW}Target> .\n"
            yield f"<urn:target{i}> {_SW}refArea> <urn:r{i}> .\n"
        if i % 10 == 0:
            yield from (f"<urn:tier{i}-{n}> {_SW}guides> <urn:tier{i}-{n + 1}> .\n" for n in range(2))


def axioms() -> Iterator[str]:
    """Yield the ontology without its texts, from which nothing follows."""
    return (line for line in quad_lines(ontology_triples(), graph_iri("ontology")) if '"' not in line)


def measured(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return time.process_time() - started


def rdflib_graph(lines: list[str]) -> Graph:
    graph = Graph()
    for quad in parse("".join(lines), RdfFormat.N_QUADS):
        graph.add((rdflib_term(quad.subject), rdflib_term(quad.predicate), rdflib_term(quad.object)))
    return graph


def main() -> int:
    regions = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    lines = [*axioms(), *composed_data(regions)]
    columns = encode(lines)
    theirs, ours = [], []
    for _ in range(rounds):
        graph = rdflib_graph(lines)
        theirs.append(measured(lambda graph=graph: DeductiveClosure(OWLRL_Semantics).expand(graph)))  # type: ignore[misc]
        ours.append(statistics.median(measured(lambda: infer(columns)) for _ in range(5)))
    slow, fast = statistics.median(theirs), statistics.median(ours)
    same = set(infer(columns)) == reference_facts(lines)
    print(f"statements {len(lines)}, facts that follow {sum(1 for _ in infer(columns))}, the same by both: {same}")
    encoding = measured(lambda: encode(lines))
    print(f"owlrl {slow:.3f} s, columns {fast:.5f} s, ratio {slow / fast:.0f} (encoding {encoding:.4f} s)")
    return 0 if same and slow >= _GOAL * fast else 1


if __name__ == "__main__":
    sys.exit(main())
