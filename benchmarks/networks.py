"""A projection of 150,000 divisions written by swgraph, and by networkx from the same graph: time, memory, and whether both say the same.

Run: ``python benchmarks/networks.py STORE [ROUNDS]``, where STORE is a build of the project's own data. Synthetic villages (made here,
named synthetic) are added below its townships until there are 150,000 divisions, and a synthetic service point in each township. Then
GraphML, GEXF and Cytoscape JSON are written, turn about, each run in a process of its own:

- swgraph: ``export_network(kg.network("divisions"), file)``;
- networkx: the rows of one SPARQL query put into a ``DiGraph``, then networkx's writer (``json.dump`` for Cytoscape JSON);
- networkx, fed: the same, but given its rows by swgraph's own reader, so that only building and writing differ.

Times are CPU seconds of user and system, medians of the rounds; memory is the peak of the process and what Python allocated (traced in a
run of its own), also for the divisions of STORE alone. All files are read back and compared node for node, edge for edge, attribute for
attribute. Exits with 1 where contents differ, or where networkx takes less than three times as long.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import networkx as nx

from swgraph.export.networks import export_network
from swgraph.graph import open_graph
from swgraph.iri import DEF, ID, VOCAB, digest, region_iri
from swgraph.network.divisions import _QUERY as QUERY
from swgraph.network.divisions import short
from swgraph.store import OxigraphStore, open_generation, publish, published_lines

_NODES = 150_000
_GOAL = 3.0
_FORMATS = ("graphml", "gexf", "cyjs")
_WAYS = ("swgraph", "networkx", "networkx, fed")
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_REFERENCE = f"<{ID}graph/reference>"
_SYNTHETIC = f"<{ID}graph/synthetic>"


def villages(townships: list[str], wanted: int) -> Iterator[str]:
    """Yield the statements about synthetic villages, one after the other in each township."""
    for i, town in enumerate(islice(cycle(townships), wanted)):
        code = f"{town}{i // len(townships) + 1:03d}"
        this = f"<{region_iri(code)}>"
        yield f"{this} {_TYPE} <{DEF}Region> {_REFERENCE} ."
        yield f'{this} <{_SKOS}notation> "{code}" {_REFERENCE} .'
        yield f'{this} <{_SKOS}prefLabel> "合成村“{i}” & <synthetic>"@zh-hans {_REFERENCE} .'
        yield f"{this} <{DEF}level> <{VOCAB}level/village> {_REFERENCE} ."
        yield f"{this} <{DEF}partOf> <{region_iri(town)}> {_REFERENCE} ."
        yield f"{this} <{DEF}inProvince> <{region_iri(town[:2] + '0000')}> <{ID}graph/inferred> ."


def service_points(townships: list[str]) -> Iterator[str]:
    """Yield the statements about a synthetic service point in each township."""
    for town in townships:
        this = f"<{ID}servicepoint/{digest('synthetic', town)}>"
        yield f"{this} {_TYPE} <{DEF}ServicePoint> {_SYNTHETIC} ."
        yield f"{this} <{DEF}refArea> <{region_iri(town)}> {_SYNTHETIC} ."
        yield f'{this} <{DEF}text> "合成社工站 synthetic station {town}" {_SYNTHETIC} .'
        yield f"{this} <{DEF}reviewStatus> <{VOCAB}status/transcribed> {_SYNTHETIC} ."
        yield f"{this} <{DEF}reportedIn> <{ID}article/{digest('synthetic', town[:2])}> {_SYNTHETIC} ."
        yield f"{this} <{DEF}confidence> 0.9 {_SYNTHETIC} .".replace("0.9", '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>')


def enlarged(store: Path, place: Path) -> None:
    """Publish a store with synthetic villages and service points beside what another one holds."""
    nodes = [node.attributes for node in open_graph(store).network("divisions").nodes]
    townships = [str(each["code"]) for each in nodes if each["level"] == "township"]

    def lines() -> Iterator[str]:
        yield from published_lines(store)
        yield from villages(townships, _NODES - len(nodes))
        yield from service_points(townships)

    publish(place, lines())


def of_query(store: OxigraphStore) -> "nx.DiGraph[str]":
    """Return the network as one makes it from a query: a row, a node and an edge at a time."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    parts = []
    for row in store.query(QUERY.read_text("utf-8").replace("ORDER BY ?region", "")):
        region, name, brief, level, code, parent = (None if term is None else term.value for term in row)
        label = short(brief or name)
        graph.add_node(region, label=label, title=name, kind="Region", region=name, sources=0, code=code, level=level.rpartition("/")[2])
        if parent is not None:
            parts.append((region, parent, {"id": f"partOf.{code}", "kind": "partOf", "label": "属于", "weight": 1, "sources": 0}))
    graph.add_edges_from(parts)
    return graph


def of_reader(place: str) -> "nx.DiGraph[str]":
    """Return the network from the columns that swgraph reads."""
    network = open_graph(place).network("divisions")
    graph: nx.DiGraph[str] = nx.DiGraph()
    tables: Any = (network.nodes, network.edges)
    names = [field.name for field in tables[0].fields]
    for batch in tables[0].batches():
        graph.add_nodes_from((row[0], {**dict(zip(names[1:], row[1:], strict=True)), "sources": 0}) for row in zip(*batch, strict=True))
    for batch in tables[1].batches():
        graph.add_edges_from(
            (one, other, {"id": key, "kind": kind, "label": label, "weight": 1, "sources": 0})
            for key, one, other, kind, label in zip(*batch, strict=True)
        )
    return graph


def write(way: str, form: str, place: str, file: str) -> None:
    """Write the projection in one of the ways."""
    if way == "swgraph":
        export_network(open_graph(place).network("divisions"), file, form)
        return
    graph = of_reader(place) if way == "networkx, fed" else of_query(open_generation(Path(place)))
    if form == "cyjs":
        with Path(file).open("w", encoding="utf-8") as stream:
            json.dump(nx.cytoscape_data(graph), stream, ensure_ascii=False)
    else:
        {"graphml": nx.write_graphml, "gexf": nx.write_gexf}[form](graph, file)


def one(way: str, form: str, place: str, file: str, traced: str) -> None:
    """Write once and print the figures of this process."""
    if traced == "traced":
        tracemalloc.start()
    began = os.times()
    write(way, form, place, file)
    ended = os.times()
    peak = tracemalloc.get_traced_memory()[1] if traced == "traced" else 0
    print(json.dumps({"cpu": ended.user + ended.system - began.user - began.system, "rss": _resident(), "traced": peak / 2**20}))


def _resident() -> float:
    """Return the peak of this process in MB; of what getrusage says, that of the parent is a part."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def run(*arguments: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, "--one", *arguments], check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def read_back(form: str, file: Path) -> tuple[dict[str, Any], dict[Any, Any]]:
    """Return nodes and edges as readers that are not ours give them, without what only one of the writers adds."""
    if form == "cyjs":
        elements = json.loads(file.read_text("utf-8"))["elements"]
        nodes = {each["data"]["id"]: dict(each["data"]) for each in elements["nodes"]}
        edges = {(each["data"]["source"], each["data"]["target"]): dict(each["data"]) for each in elements["edges"]}
    else:
        graph = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[form](file)
        nodes, edges = dict(graph.nodes(data=True)), {(one, other): data for one, other, data in graph.edges(data=True)}
    node_names, edge_names = ("label", "title", "kind", "region", "sources", "code", "level"), ("id", "kind", "label", "weight", "sources")
    if form == "gexf":  # here networkx writes the id of an edge and its kind as attributes that the format has of its own
        edge_names = ("label", "weight", "sources")
    return (
        {key: {name: data.get(name) for name in node_names} for key, data in nodes.items()},
        {key: {name: data.get(name) for name in edge_names} for key, data in edges.items()},
    )


def main(store: str, rounds: str = "3") -> int:
    sound = True
    with tempfile.TemporaryDirectory() as folder:
        place, file = str(Path(folder) / "large.store"), str(Path(folder) / "file")
        enlarged(Path(store), Path(place))
        print(f"{os.cpu_count()} CPUs; networkx {nx.__version__}; Python {sys.version.split()[0]}; medians of {rounds} rounds")
        print("format   way             CPU s   ratio   peak MB  traced MB  traced MB of the divisions of STORE alone")
        for form in _FORMATS:
            runs = [{way: run(way, form, place, f"{file}-{n}", "timed") for n, way in enumerate(_WAYS)} for _ in range(int(rounds))]
            said = [read_back(form, Path(f"{file}-{n}")) for n in range(len(_WAYS))]
            same = all(each == said[0] for each in said) and len(said[0][0]) == _NODES and len(said[0][1]) == _NODES - 1
            sound &= same
            cpu = {way: statistics.median(each[way]["cpu"] for each in runs) for way in _WAYS}
            for way in _WAYS:
                ratio = cpu[way] / cpu["swgraph"]
                sound &= way == "swgraph" or ratio >= _GOAL
                rss = statistics.median(each[way]["rss"] for each in runs)
                traced = [run(way, form, each, f"{file}-x", "traced")["traced"] for each in (place, store)] if way != _WAYS[-1] else []
                print(f"{form:8} {way:14} {cpu[way]:6.2f} {ratio:6.1f}x {rss:9.0f} " + " ".join(f"{each:10.1f}" for each in traced), flush=True)
            print(f"{form:8} {len(said[0][0])} nodes, {len(said[0][1])} edges: {'the same content' if same else 'CONTENT DIFFERS'}")
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(one(*sys.argv[2:]) if sys.argv[1:2] == ["--one"] else main(*sys.argv[1:]))
