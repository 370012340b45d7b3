"""Graphs of about a wanted number of statements: real divisions of whole counties, all else made up and named so.

Every graph has the ontology, the divisions of the first counties by code with all above them, their townships and villages with
shortcuts, a made-up service point for each, and made-up figures and tiers with their quotations (``figures``). Equal inputs
give equal bytes.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.national.figures import made_up_figures

from swgraph.lexicon import load_regions, load_townships
from swgraph.mapping import (
    Triple,
    graph_iri,
    ontology_triples,
    quad_lines,
    reference_triples,
    region_triples,
    source_triples,
)
from swgraph.model import Region
from swgraph.pipeline.merging import merged
from swgraph.pipeline.settled import Settled
from swgraph.pipeline.villages import Villages, read_villages
from swgraph.reason import shortcut_lines

SIZES: Final = {"10k": 10_000, "100k": 100_000, "1m": 1_000_000, "8m": None}
_ONTOLOGY: Final = 5_300  # statements, about
_A_DIVISION: Final = 13  # statements of a division below the counties with its point
_A_COUNTY: Final = 110  # statements of a county with its figures


@dataclass(frozen=True, slots=True)
class National:
    """A graph: its lines in memory, and what streams past them."""

    lines: tuple[str, ...]
    settled: Settled

    def texts(self) -> Iterator[str]:
        """Yield all lines as sorted texts."""
        return merged(self.lines, self.settled.texts())


def national(statements: int | None, villages: Villages) -> National:
    """Return a graph of about so many statements, or of the whole country."""
    settled = settled_within(statements, villages)
    towns = tuple(settled.towns())
    stated = {
        *quad_lines(ontology_triples(), graph_iri("ontology")),
        *quad_lines(_regions(statements, towns), graph_iri("reference")),
        *_figures({town.parent or "" for town in towns}),
    }
    stated.update(shortcut_lines(sorted(stated)))
    stated.update(settled.lines())
    return National(tuple(sorted(stated)), settled)


def settled_within(statements: int | None, villages: Villages) -> Settled:
    """Return townships, villages and made-up points of the first counties, of about so many statements."""
    towns = tuple(_within(statements, villages))
    codes = {int(town.code) for town in towns}
    return Settled(lambda: towns, _of(villages, codes), points=True)


def _within(statements: int | None, villages: Villages) -> Iterator[Region]:
    """Yield the townships of the first counties that have so many statements together."""
    sizes = Counter(villages.parents)
    by_county: dict[str, list[Region]] = {}
    for town in load_townships():
        by_county.setdefault(town.parent or "", []).append(town)
    left = float("inf") if statements is None else statements - _ONTOLOGY
    for county in sorted(by_county):
        towns = by_county[county]
        left -= _A_COUNTY + _A_DIVISION * (len(towns) + sum(sizes[int(town.code)] for town in towns))
        yield from towns
        if left < 0:
            return


def _of(villages: Villages, towns: set[int]) -> Villages:
    """Return the villages of some townships."""
    rows = [(code, parent, name.encode()) for code, parent, name in villages if parent in towns]
    ends, end = [], 0
    for _, _, name in rows:
        end += len(name)
        ends.append(end)
    return Villages([code for code, _, _ in rows], [parent for _, parent, _ in rows], b"".join(n for _, _, n in rows), ends)


def _regions(statements: int | None, towns: Iterable[Region]) -> Iterable[Triple]:
    return reference_triples() if statements is None else region_triples({town.parent or "" for town in towns})


def _figures(counties: set[str]) -> Iterator[str]:
    regions = load_regions()
    above = {region.code for county in counties for region in regions.parents(county)} | counties
    for extraction in made_up_figures(regions.get(code) for code in sorted(above)):
        yield from quad_lines(source_triples(extraction), graph_iri(extraction.source.id))


def write(path: Path, graph: National) -> int:
    """Write a graph, and return its number of statements."""
    number = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for text in graph.texts():
            number += text.count("\n")
            file.write(text)
    return number


def main() -> None:
    """Write the graphs that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("villages", type=Path, help="table of villages: .csv or .csv.gz")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default=",".join(SIZES))
    asked = parser.parse_args()
    villages = read_villages(asked.villages)
    asked.folder.mkdir(parents=True, exist_ok=True)
    for size in asked.sizes.split(","):
        print(size, write(asked.folder / f"{size}.nq", national(SIZES[size], villages)), flush=True)


if __name__ == "__main__":
    main()
