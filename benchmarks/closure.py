"""How much faster the closure over columns is than owlrl's and reasonable's, how large it gets, and that facts are the same.

Run: ``python benchmarks/closure.py [GRAPH.nq ...] [--rounds 5] [--peer owlrl ...] [--most 150000]``

Graphs are N-Quads with the ontology among them, such as those of ``benchmarks/national``; lines of the graph of inferences
are left out. Without any, a composed graph of 10,000 and of 100,000 statements is used. Every engine runs in a process of
its own, given the same statements: processor seconds of the closure alone and with loading, and the most memory it took.
Peers with more statements than ``--most`` are left out; owlrl takes 20 minutes for a million. Exits with 1 where our facts
are not owlrl's, or where ours is not ``GOALS`` times as fast.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import pyoxigraph
from pyoxigraph import NamedNode
from rdflib import Literal
from rdflib.term import Node

from swgraph.columns import encode_file, split_line
from swgraph.mapping import graph_iri, ontology_triples, quad_lines
from swgraph.reason import infer
from swgraph.reason.facts import is_about_data

_SW = "<https://w3id.org/swgraph/def/"
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_INFERRED = f"<{graph_iri('inferred')}> ."
T = TypeVar("T")
GOALS = {"owlrl": 1000, "reasonable": 25}
"""How many times as fast ours is to be, at 100,000 statements and more."""


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


def composed(directory: Path) -> Iterator[Path]:
    """Write composed graphs with the ontology and yield their files."""
    ontology = list(quad_lines(ontology_triples(), graph_iri("ontology")))
    for name, regions in (("10k", 2_100), ("100k", 30_000)):
        path = directory / f"{name}.nq"
        path.write_text("".join([*ontology, *composed_data(regions)]), "utf-8")
        yield path


def stated(path: Path) -> Iterator[str]:
    """Yield the statements of a file, without their graphs, as N-Triples; what was inferred before is left out."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            if not line.endswith(f"{_INFERRED}\n"):
                yield f"{' '.join(split_line(line))} .\n"


def measured(call: Callable[[], T]) -> tuple[float, T]:
    """Return the processor seconds of a call, and what it gave."""
    started = time.process_time()
    found = call()
    return time.process_time() - started, found


def ours(path: Path, rounds: int) -> tuple[float, float, Iterator[tuple[str, str, str]]]:
    """Return our median times, of the closure and with loading, and the facts."""
    loads, closures = [], []
    for _ in range(rounds):
        loading, columns = measured(lambda: encode_file(path))
        closing, inference = measured(lambda columns=columns: infer(columns))  # type: ignore[misc]
        loads.append(loading + closing)
        closures.append(closing)
    return statistics.median(closures), statistics.median(loads), iter(inference)


def owlrl(path: Path, rounds: int) -> tuple[float, float, Iterator[tuple[str, str, str]]]:  # noqa: ARG001
    """Return owlrl's times and facts: once, as it takes so long."""
    from owlrl import DeductiveClosure, OWLRL_Semantics
    from rdflib import Graph

    loading, graph = measured(lambda: Graph().parse(path, format="nt"))
    before = set(graph)
    closing, _ = measured(lambda: DeductiveClosure(OWLRL_Semantics).expand(graph))
    return closing, loading + closing, (_named(triple) for triple in graph if triple not in before)


def reasonable(path: Path, rounds: int) -> tuple[float, float, Iterator[tuple[str, str, str]]]:
    """Return reasonable's median times and facts."""
    reasoners = import_module("reasonable")  # it has no types

    loads, closures = [], []
    for _ in range(rounds):
        reasoner = reasoners.PyReasoner()
        loading, _ = measured(lambda reasoner=reasoner: reasoner.load_file(str(path)))  # type: ignore[misc]
        closing, found = measured(lambda reasoner=reasoner: reasoner.reason())  # type: ignore[misc]
        loads.append(loading + closing)
        closures.append(closing)
    return statistics.median(closures), statistics.median(loads), (_named(triple) for triple in set(found).difference(reasoner.get_base_triples()))


def _named(triple: Iterable[Node]) -> tuple[str, str, str]:
    subject, predicate, value = (_term(each) for each in triple)
    return subject, predicate, value


def _term(node: Node) -> str:
    """Return a term as a store writes it."""
    if not isinstance(node, Literal):
        return node.n3()
    datatype = NamedNode(str(node.datatype)) if node.datatype and not node.language else None
    return str(pyoxigraph.Literal(str(node), language=node.language, datatype=datatype))


ENGINES = {"ours": ours, "owlrl": owlrl, "reasonable": reasonable}


def run(name: str, path: Path, rounds: int, facts: Path) -> None:
    """Run one engine in this process; write its facts, and its measurements as JSON."""
    closing, loading, found = ENGINES[name](path, rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lines = {" ".join(fact).encode("unicode_escape") for fact in found if is_about_data(fact)}
    facts.write_bytes(b"\n".join(sorted(lines)))
    print(json.dumps({"closure": closing, "loaded": loading, "memory": memory / 1024, "facts": len(lines)}))


def in_child(name: str, path: Path, rounds: int, facts: Path) -> dict[str, float]:
    """Return the measurements of an engine in a process of its own."""
    command = [sys.executable, __file__, str(path), "--engine", name, "--rounds", str(rounds), "--facts", str(facts)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def compared(path: Path, peers: list[str], rounds: int, most: int, directory: Path) -> bool:
    """Print a row for each engine; return whether facts are the same and the goals are reached."""
    triples = directory / f"{path.stem}.ttl"
    with triples.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(stated(path))
    count = sum(1 for _ in triples.open(encoding="utf-8", newline="\n"))
    mine = in_child("ours", triples, rounds, directory / "ours")
    print(f"| {path.stem} | {count:,} | ours | {_shown(mine)} | | | |", flush=True)
    good = True
    for peer in peers:
        if find_spec(peer) is None or count > most:
            reason = "not installed" if find_spec(peer) is None else f"more than {most:,} statements"
            print(f"| {path.stem} | {count:,} | {peer} | left out: {reason} | | | | | | |", flush=True)
            continue
        theirs = in_child(peer, triples, rounds, directory / peer)
        one, other = ({*(directory / each).read_bytes().split(b"\n")} for each in ("ours", peer))
        alone, loaded = theirs["closure"] / mine["closure"], theirs["loaded"] / mine["loaded"]
        row = f"{alone:,.0f} × | {loaded:,.0f} × | +{len(other - one):,} −{len(one - other):,}"
        print(f"| {path.stem} | {count:,} | {peer} | {_shown(theirs)} | {row} |", flush=True)
        good &= (peer != "owlrl" or one == other) and (count < 90_000 or alone >= GOALS[peer])
    return good


def _shown(found: dict[str, float]) -> str:
    return f"{found['closure']:.4f} | {found['loaded']:.3f} | {found['memory']:,.0f} | {found['facts']:,.0f}"


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--most", type=int, default=150_000)
    parser.add_argument("--peer", action="append", choices=tuple(GOALS))
    parser.add_argument("--engine", choices=tuple(ENGINES), help=argparse.SUPPRESS)
    parser.add_argument("--facts", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.engine:
        run(given.engine, given.graphs[0], given.rounds, given.facts)
        return 0
    print("| graph | statements | engine | closure s | with loading s | MB | facts | ours is faster | with loading | their facts more, fewer |")
    print("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as name:
        graphs = given.graphs or list(composed(Path(name)))
        good = [compared(path, given.peer or list(GOALS), given.rounds, given.most, Path(name)) for path in graphs]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
