"""The 41,352 townships, written as lines at once.

Apart from ``reference_triples``: only a build of the whole data set wants them, and as terms of rdflib they would take three
times as long.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from swgraph.iri import concept_iri, region_iri
from swgraph.lexicon import load_regions, load_townships
from swgraph.mapping.identity import graph_iri
from swgraph.namespaces import RDF, SKOS, SW

_LEVEL: Final = concept_iri("level", "township")


def township_lines() -> Iterator[str]:
    """Yield what the reference graph says of every township, as lines of N-Quads."""
    end = f" <{graph_iri('reference')}> .\n"
    kind, level = f"<{RDF.type}> <{SW.Region}>{end}", f"<{SW.level}> <{_LEVEL}>{end}"
    for town in load_townships():
        this = f"<{region_iri(town.code)}> "
        yield this + kind
        yield this + level
        yield f'{this}<{SKOS.notation}> "{town.code}"{end}'
        yield f'{this}<{SKOS.prefLabel}> "{town.name}"@zh-hans{end}'
        yield f"{this}<{SW.partOf}> <{region_iri(town.parent or '')}>{end}"


def township_shortcut_lines() -> Iterator[str]:
    """Yield the province of every township, as lines of the graph of inferences.

    It is the same in every build, so the closure over thirteen times as many regions need not be computed each time. That a
    township lies within its county and city follows from ``sw:partOf`` and is not written: it would be a third of the graph.
    """
    for town in load_townships():
        for shortcut in _province(town.parent or ""):
            yield f"<{region_iri(town.code)}> {shortcut}"


@cache
def _province(parent: str) -> tuple[str, ...]:
    """Return predicate, value and graph for the province that holds the townships of this parent."""
    regions, end = load_regions(), f" <{graph_iri('inferred')}> .\n"
    line = (regions.get(parent), *regions.parents(parent))
    return tuple(f"<{SW.inProvince}> <{region_iri(above.code)}>{end}" for above in line if above.level == "province")
