"""Service systems, their tiers, what each tier does, and the standards that stations must meet."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.facts import fact_triples
from swgraph.mapping.identity import iri_of, part_iri
from swgraph.mapping.terms import Triple, concept, integer, known, string
from swgraph.model import Fact, ServiceSystem, Standard, Tier, TierFunction
from swgraph.namespaces import RDF, SW


@to_triples.register
def _system(fact: ServiceSystem) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.ServiceSystem, fact.document)
    yield this, SW.tierCount, integer(fact.tier_count)
    yield this, SW.text, string(fact.text)


@to_triples.register
def _tier(fact: Tier) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.Tier, fact.document)
    yield this, SW.order, integer(fact.order)
    yield this, SW.adminLevel, concept("level", fact.admin_level)
    yield this, SW.localName, string(fact.name)
    yield from known(
        this,
        (SW.hostedBy, string(fact.host) if fact.host else None),
        (SW.hostType, concept("hosttype", fact.host_type) if fact.host_type else None),
        (SW.pointCount, integer(fact.count) if fact.count is not None else None),
    )
    for function in fact.functions:
        yield this, SW.tierFunction, iri_of(function)
        yield from to_triples(function)


@to_triples.register
def _tier_function(fact: TierFunction) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.TierFunction)
    yield this, SW.order, integer(fact.order)
    yield this, SW.text, string(fact.text)
    yield from known(this, (SW.concept, concept("tierfunction", fact.concept) if fact.concept else None))


@to_triples.register
def _standard(fact: Standard) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.Standard)
    yield this, SW.adminLevel, concept("level", fact.admin_level)
    yield from known(this, (SW.localName, string(fact.name) if fact.name else None))
    for order, (text, meaning) in enumerate(fact.items, start=1):
        item = part_iri("standarditem", this, order)
        yield this, SW.standardItem, item
        yield item, RDF.type, SW.StandardItem
        yield item, SW.order, integer(order)
        yield item, SW.text, string(text)
        yield from known(item, (SW.concept, concept("standarditem", meaning) if meaning else None))


def tier_links(facts: Iterable[Fact]) -> Iterator[Triple]:
    """Yield the system of each tier, and the next tier that it guides.

    A tier belongs to the system of its own article, region and document that stands nearest to it. Tiers without a
    system are still a chain. A number that is missing breaks the chain: nobody printed that the first guides the third.
    """
    listed = list(facts)
    systems = [fact for fact in listed if isinstance(fact, ServiceSystem)]
    tiers = [fact for fact in listed if isinstance(fact, Tier)]
    of = {id(tier): _system_of(tier, systems) for tier in tiers}
    for tier in tiers:
        system = of[id(tier)]
        if system:
            yield iri_of(tier), SW.system, iri_of(system)
    for _, group in groupby(sorted(tiers, key=lambda t: _chain(t, of[id(t)])), key=lambda t: _chain(t, of[id(t)])[:-1]):
        for upper, lower in pairwise(group):
            if lower.order == upper.order + 1:
                yield iri_of(upper), SW.guides, iri_of(lower)


def _chain(tier: Tier, system: ServiceSystem | None) -> tuple[str, str, str, str, int]:
    """Return what the tiers of one chain share, then the place in the chain."""
    document = str(iri_of(tier.document)) if tier.document else ""
    chain = str(iri_of(system)) if system else document
    return "system" if system else "", chain, tier.evidence.article, tier.region or "", tier.order


def _system_of(tier: Tier, systems: Iterable[ServiceSystem]) -> ServiceSystem | None:
    same = [s for s in systems if s.evidence.article == tier.evidence.article and s.region == tier.region]
    return min(same, key=lambda s: _distance(tier, s), default=None)


def _distance(tier: Tier, system: ServiceSystem) -> tuple[bool, int, int]:
    start = system.evidence.start
    return system.document != tier.document, abs(tier.evidence.start - start), start
