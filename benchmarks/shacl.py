"""How much faster the shapes run over columns than in pySHACL, how that grows, and that both find the same.

Run: ``python benchmarks/shacl.py GRAPH.nq ... [--rounds 5] [--share 0.0005] [--most 1200000]``

Graphs are N-Quads such as those of ``benchmarks/national``; lines of the graph of inferences are left out, and faults are put into
a share of the rest, always the same ones. Both engines run in processes of their own on the same statements with the project's own
shapes: processor seconds of validating (ours with its findings, pySHACL without them), of loading, and the most memory taken.
pySHACL runs once a graph, since it takes a minute for a million statements, and not for graphs above ``--most``. Exits with 1
where the two do not find the same focus nodes, paths, shapes, values and severities, or where ours is not ``GOAL`` times as
fast on the largest graph that both took.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

_TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_TOP / "tests"))
SHAPES = _TOP / "ontology" / "shapes.ttl"
GOAL = 50
_INFERRED = "<https://w3id.org/swgraph/id/graph/inferred> ."
_SEED = 8
_CHUNK = 1 << 16


def injected(graph: Path, target: Path, share: float) -> int:
    """Write the statements of a graph with faults as N-Triples, and return how many there are."""
    from shacl_faults import faulty
    from swgraph.columns import split_line

    random, count = Random(_SEED), 0
    with graph.open(encoding="utf-8", newline="\n") as lines, target.open("w", encoding="utf-8", newline="\n") as file:
        for chunk in _chunks(split_line(line) for line in lines if not line.rstrip().endswith(_INFERRED)):
            changed = faulty(chunk, random, round(share * len(chunk)))
            file.writelines(f"{subject} {predicate} {value} .\n" for subject, predicate, value in changed)
            count += len(changed)
    return count


def _chunks(statements: Iterable[tuple[str, str, str]]) -> Iterator[list[tuple[str, str, str]]]:
    rest = iter(statements)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def columnar(path: Path, rounds: int) -> dict[str, Any]:
    """Return the times of our own engine and what it finds."""
    from swgraph.columns import encode_file
    from swgraph.validate import check_shapes

    before = time.process_time()
    columns = encode_file(path)
    loading, runs = time.process_time() - before, []
    for _ in range(rounds):
        before = time.process_time()
        report = check_shapes(columns)
        runs.append(time.process_time() - before)
    assert report.engine == "columns"
    found = {(each.severity, each.focus, each.path, each.value, each.check) for each in report.findings}
    return {"loading": loading, "runs": runs, "found": sorted(found)}


def pyshacl(path: Path, _: int) -> dict[str, Any]:
    """Return the time of pySHACL and what it finds."""
    from pyshacl import validate
    from rdflib import Graph

    from swgraph.namespaces import SH
    from swgraph.validate.engine import read_shapes_graph
    from swgraph.validate.handed_over import finding_of
    from swgraph.validate.statements import graph_from, graph_of_file

    before = time.process_time()
    data = graph_of_file(path)
    loading = time.process_time() - before
    shapes = graph_from(read_shapes_graph(SHAPES).statements)
    _look_up_in_sets()
    before = time.process_time()
    _conforms, results, _text = validate(data, shacl_graph=shapes, inference="none", advanced=False)
    seconds = time.process_time() - before
    assert isinstance(results, Graph)
    findings = (finding_of(Graph(), shapes, results, result) for result in results.objects(None, SH.result))
    found = {(each.severity, each.focus, each.path, each.value, each.check) for each in findings}
    return {"loading": loading, "runs": [seconds], "found": sorted(found)}


def _look_up_in_sets() -> None:
    """Let pySHACL look its constraint parameters up in a set: it searches a list, which is half of its time."""
    from pyshacl import constraints, shape

    parameters = frozenset(constraints.ALL_CONSTRAINT_PARAMETERS)
    shape.CONSTRAINT_PARAMS = (parameters, constraints.CONSTRAINT_PARAMETERS_MAP)  # type: ignore[attr-defined]


ENGINES = {"columns": columnar, "pySHACL": pyshacl}


def measured(engine: str, path: Path, rounds: int) -> dict[str, Any]:
    """Return what an engine gives in a process of its own."""
    command = [sys.executable, __file__, "--child", engine, "--rounds", str(rounds), str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{engine}: {done.stderr}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def main() -> int:
    """Measure, print a table, and return 1 where a goal is missed."""
    options = _options()
    if options.child:
        answer = ENGINES[options.child](options.graphs[0], options.rounds)
        answer["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(answer))
        return 0
    print("graph | statements | engine | load s | validate s (median) | MB | results | x")
    same, last = True, None
    with tempfile.TemporaryDirectory() as directory:
        for graph in options.graphs:
            path = Path(directory) / f"{graph.stem}.nt"
            count = injected(graph, path, options.share)
            names = ["columns", *(["pySHACL"] if count <= options.most else [])]
            answers = {name: measured(name, path, options.rounds) for name in names}
            path.unlink()
            ours = statistics.median(answers["columns"]["runs"])
            for name, answer in answers.items():
                median = statistics.median(answer["runs"])
                row = f"{answer['loading']:.2f} | {median:.3f} | {answer['memory']:.0f} | {len(answer['found'])}"
                print(f"{graph.stem} | {count} | {name} | {row} | {median / ours:.0f}", flush=True)
            if "pySHACL" in answers:
                last = statistics.median(answers["pySHACL"]["runs"]) / ours
                same = _compared(answers["columns"]["found"], answers["pySHACL"]["found"]) and same
    if last is None:
        print("no graph was small enough for pySHACL: nothing was compared")
        return 0
    print(f"same results: {same}; {last:.0f} times as fast on the largest graph of both (goal {GOAL})")
    return 0 if same and last >= GOAL else 1


def _compared(ours: list[list[str]], theirs: list[list[str]]) -> bool:
    one, other = set(map(tuple, ours)), set(map(tuple, theirs))
    for sign, rows in (("+", one - other), ("-", other - one)):
        for row in sorted(rows)[:10]:
            print(sign, *row)
    return one == other


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--share", type=float, default=0.0005, help="of the statements that become faults")
    parser.add_argument("--most", type=int, default=1_200_000, help="statements that pySHACL is given")
    parser.add_argument("--child", choices=ENGINES, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
