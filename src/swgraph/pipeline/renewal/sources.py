"""The lines of changed sources, of the regions that they name, and the marks of the figures to take."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from swgraph.errors import BuildError
from swgraph.iri import region_iri
from swgraph.lexicon import load_regions
from swgraph.mapping import (
    Figure,
    figures_of,
    graph_iri,
    preferred,
    preferred_triple,
    quad_lines,
    region_triples,
    source_triples,
)
from swgraph.model import Extraction
from swgraph.pipeline.check import codes_of
from swgraph.pipeline.description import regions_of
from swgraph.pipeline.ledger import Ledger
from swgraph.pipeline.renewal.delta import Before, Delta

_TOWNSHIP = "township"


def source_delta(before: Before, ledger: Ledger, touched: Iterable[str], lines: Mapping[str, Collection[str]]) -> Delta:
    """Return what changes in the graphs of some sources; ``lines`` has what each that is sound says now."""
    delta = Delta()
    for source in sorted(touched):
        old = before.graph(str(graph_iri(source))) if ledger.sound(source) else ()
        delta.replace(old, lines.get(source, ()))
    return delta


def lines_of(extraction: Extraction) -> frozenset[str]:
    """Return what a source says."""
    return frozenset(quad_lines(source_triples(extraction), graph_iri(extraction.source.id)))


def region_delta(
    ledger: Ledger, touched: Collection[str], sound: Collection[Extraction]
) -> tuple[Delta, set[str], set[str]]:
    """Return what is said of townships that are named only now, or no longer; and their codes.

    Divisions down to the counties are in every graph. Where all townships are, nothing is said of them that was not said before.

    Raises:
        BuildError: a source names a township in a way of which the consequences are not known.
    """
    old, new = ledger.regions(touched), set(regions_of(sound))
    coming = {code for code in new - old if _is_township(code) and not ledger.named_by_others(code, touched)}
    going = {code for code in old - new if _is_township(code) and not ledger.named_by_others(code, touched)}
    delta = Delta()
    if ledger.about["towns"] == "1":
        _refuse_unnamed(sound, new, ledger, touched)
        return delta, coming, going
    for codes, lines in ((coming, delta.added), (going, delta.removed)):
        for code in codes:
            about = f"<{region_iri(code)}> "
            lines |= {line for line in _reference_lines((code,)) if line.startswith(about)}
    return delta, coming, going


def _refuse_unnamed(sound: Iterable[Extraction], named: Collection[str], ledger: Ledger, touched: Collection[str]) -> None:
    """Refuse a township that only a document or a department is of: a build reasons without what is said of it."""
    for extraction in sound:
        for code in {code for code in codes_of(extraction) if _is_township(code)} - set(named):
            if not ledger.named_by_others(code, touched):
                raise BuildError(
                    f"无法增量更新 cannot be updated: {extraction.source.name} names the township {code} of a document or department only; "
                    "build all sources anew with swgraph build"
                )


def _reference_lines(codes: Iterable[str]) -> Iterator[str]:
    return quad_lines(region_triples(codes), graph_iri("reference"))


def _is_township(code: str) -> bool:
    regions = load_regions()
    return code in regions and regions.get(code).level == _TOWNSHIP


def preference_delta(ledger: Ledger, touched: Collection[str], sound: Iterable[Extraction]) -> Delta:
    """Return which figures are to be taken now and were not, and the other way round."""
    new = [figure for extraction in sound for figure in figures_of(extraction)]
    abouts = ledger.abouts(touched) | {figure.about for figure in new}
    kept = list(ledger.figures(sorted(abouts)))
    delta = Delta()
    delta.replace(_marks(figure for _, figure in kept), _marks([*(f for source, f in kept if source not in touched), *new]))
    return delta


def _marks(figures: Iterable[Figure]) -> Iterator[str]:
    groups: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.about].append(figure)
    best = (preferred(group) for group in groups.values())
    return quad_lines((preferred_triple(fact) for fact in best if fact), graph_iri("inferred"))
