"""The gold tables: every question of the catalogue asked on the frozen data set, one CSV file each.

Run: ``python benchmarks/questions/make_gold.py [--store STORE] [--out DIR] [--refresh]``. Without STORE the project's own data are
built, with the time of the build set to 0. The build must be the one that ``frozen.json`` names; ``--refresh`` records another.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from frozen import FOLDER, GOLD, RECORD, described, parameters, record

import swgraph
from swgraph.catalogue import load_catalogue
from swgraph.export import export_csv
from swgraph.iri import ID
from swgraph.store import read_manifest

MOST_BYTES = 2_000_000


def main() -> int:
    options = _options()
    if options.store:
        return _write(options.store, options.out, refresh=options.refresh)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "frozen.store"
        swgraph.build((), store, source_date_epoch=0)
        return _write(store, options.out, refresh=options.refresh)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="a store that was built with SOURCE_DATE_EPOCH=0")
    parser.add_argument("--out", type=Path, default=GOLD, help="folder of the tables")
    parser.add_argument("--refresh", action="store_true", help="record this build as the frozen one")
    return parser.parse_args()


def _write(store: Path, out: Path, *, refresh: bool) -> int:
    frozen = record()
    with swgraph.open(store) as kg:
        build = _identity(store, kg.info())
        if not refresh and build != frozen.get("build"):
            print(
                f"数据与冻结的不同 not the frozen data set: wanted {frozen.get('build')}, got {build}; check out the commit that last changed"
                f" {RECORD.name} (git log -1 -- {RECORD.name}), or record this build with --refresh",
                file=sys.stderr,
            )
            return 1
        out.mkdir(parents=True, exist_ok=True)
        questions, cited = {}, set()
        for question in load_catalogue():
            answer = kg.ask(question.id, **parameters(question.id, frozen))
            (out / f"{question.id}.csv").write_bytes(export_csv(answer))
            questions[question.id] = described(question, len(answer))
            cited |= {str(row["evidence_id"]) for row in answer if row["evidence_id"]}
        sources = _sources(kg)
    (out / "sources.json").write_text(_json(sources), "utf-8")
    faults = [*_gap_faults(questions, frozen["gaps"]), *_lost(cited, sources), *_size(out)]
    for fault in faults:
        print(fault, file=sys.stderr)
    if refresh and not faults:
        RECORD.write_text(_json({**frozen, "build": build, "questions": questions}), "utf-8")
    return int(bool(faults))


def _identity(store: Path, info: Any) -> dict[str, object]:  # noqa: ANN401
    """Return the names of a build: the id of its content, the checksum of its statements, and how many."""
    manifest = read_manifest(store / "generations" / info.generation)
    return {"generation": info.generation, "sha256": manifest.files["graph.nq"].sha256, "statements": info.statements}


def _sources(kg: swgraph.KnowledgeGraph) -> list[dict[str, object]]:
    """Return the sources with what may be quoted of each: the captured text, or the phrases that were printed, by evidence."""
    texts = {row["source"]: row["text"] for row in kg.sparql((FOLDER / "texts.rq").read_text("utf-8"))}
    found: dict[object, dict[str, Any]] = {}
    for row in kg.ask("I1"):
        iri = str(row["source"])
        entry = found.setdefault(iri, {"id": iri, "url": row["url"], "text": texts.get(iri), "phrases": {}})
        entry["phrases"][str(row["evidence_id"]).removeprefix(ID)] = "" if entry["text"] else row["quote"]
    return [found[iri] for iri in sorted(map(str, found))]


def _gap_faults(questions: dict[str, Any], gaps: dict[str, Any]) -> Iterable[str]:
    """Yield what is wrong with the gaps: an empty answer must name its gap, and no other has one."""
    empty = {name for name, about in questions.items() if not about["rows"]}
    yield from (f"{name}: 答案为空而未说明缺口 empty; name its gap under gaps in {RECORD.name}" for name in sorted(empty - gaps.keys()))
    yield from (f"{name}: 不再为空 no longer empty; take its gap out of {RECORD.name}" for name in sorted(gaps.keys() - empty))


def _lost(cited: set[str], sources: list[dict[str, Any]]) -> Iterable[str]:
    known = {f"{ID}{name}" for source in sources for name in source["phrases"]}
    yield from (f"{name}: 证据无来源 evidence without a source" for name in sorted(cited - known))


def _size(out: Path) -> Iterable[str]:
    size = sum(path.stat().st_size for path in out.iterdir())
    if size > MOST_BYTES:
        yield f"{out}: {size} 字节 bytes, wanted at most {MOST_BYTES}; add the longest to capped in {RECORD.name}"


def _json(tree: object) -> str:
    return json.dumps(tree, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
