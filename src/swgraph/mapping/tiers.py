"""Service systems, their tiers, what each tier does, and the standards that stations must meet."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from swgraph.mapping.dispatch import to_triples
from swgraph.mapping.facts import fact_triples
from swgraph.mapping.identity import iri_of, part_iri
from swgraph.mapping.quantities import quantity_triples
from swgraph.mapping.terms import Triple, concept, integer, known, string
from swgraph.model import CitedEvidence, Evidence, Fact, ServiceSystem, Standard, Tier, TierFunction
from swgraph.namespaces import RDF, SW


@to_triples.register
def _system(fact: ServiceSystem) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.ServiceSystem, fact.document)
    yield this, SW.text, string(fact.text)
    yield from known(this, (SW.tierCount, integer(fact.tier_count) if fact.tier_count is not None else None))


@to_triples.register
def _tier(fact: Tier) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.Tier, fact.document)
    yield this, SW.adminLevel, concept("level", fact.admin_level)
    yield this, SW.localName, string(fact.name)
    yield from known(
        this,
        (SW.order, integer(fact.order) if fact.order is not None else None),
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
    yield this, SW.text, string(fact.text)
    yield from known(
        this,
        (SW.order, integer(fact.order) if fact.order is not None else None),
        (SW.concept, concept("tierfunction", fact.concept) if fact.concept else None),
        (SW.tierText, string(fact.tier) if fact.tier else None),
    )


@to_triples.register
def _standard(fact: Standard) -> Iterator[Triple]:
    this = iri_of(fact)
    yield from fact_triples(fact, SW.Standard)
    yield from known(
        this,
        (SW.adminLevel, concept("level", fact.admin_level) if fact.admin_level else None),
        (SW.localName, string(fact.name) if fact.name else None),
        (SW.tierText, string(fact.tier) if fact.tier else None),
        (SW.measureWord, string(word) if (word := fact.quantity.measure_word if fact.quantity else None) else None),
    )
    if fact.quantity:
        yield from quantity_triples(this, fact.quantity)
    for order, (text, meaning) in enumerate(fact.items, start=1):
        item = part_iri("standarditem", this, order)
        yield this, SW.standardItem, item
        yield item, RDF.type, SW.StandardItem
        yield item, SW.order, integer(order)
        yield item, SW.text, string(text)
        yield from known(item, (SW.concept, concept("standarditem", meaning) if meaning else None))


def tier_links(facts: Iterable[Fact]) -> Iterator[Triple]:
    """Yield the system of each tier, the next tier that it guides, and functions that stand apart from their tier.

    A tier belongs to the system of its own article, region and document that stands nearest to it. Tiers without a
    system are still a chain. A number that is missing breaks the chain: nobody printed that the first guides the third.
    """
    listed = list(facts)
    systems = [fact for fact in listed if isinstance(fact, ServiceSystem)]
    tiers = [fact for fact in listed if isinstance(fact, Tier)]
    of = {id(tier): _system_of(tier, systems, tiers) for tier in tiers}
    for tier in tiers:
        system = of[id(tier)]
        if system:
            yield iri_of(tier), SW.system, iri_of(system)
    ordered = sorted((tier for tier in tiers if tier.order is not None), key=lambda t: _chain(t, of[id(t)]))
    for _, group in groupby(ordered, key=lambda t: _chain(t, of[id(t)])[:-1]):
        yield from _guided(list(group))
    for function in (fact for fact in listed if isinstance(fact, TierFunction) and fact.tier):
        yield from _function_of(function, tiers)


def _guided(chain: Sequence[Tier]) -> Iterator[Triple]:
    """Yield which tier of a chain guides which; two tiers of one order in a cited source are two chains mixed up."""
    orders = [tier.order for tier in chain]
    if len(set(orders)) < len(orders) and isinstance(chain[0].evidence, CitedEvidence):
        return
    for upper, lower in pairwise(chain):
        if lower.order == (upper.order or 0) + 1:
            yield iri_of(upper), SW.guides, iri_of(lower)


def _chain(tier: Tier, system: ServiceSystem | None) -> tuple[str, str, str, str, str, int]:
    """Return what the tiers of one chain share, then the place in the chain."""
    document = str(iri_of(tier.document)) if tier.document else ""
    chain = str(iri_of(system)) if system else document
    shared = "system" if system else "", chain, tier.evidence.article, tier.region or "", tier.scope or ""
    return *shared, tier.order or 0


def _system_of(tier: Tier, systems: Iterable[ServiceSystem], tiers: Iterable[Tier]) -> ServiceSystem | None:
    same = [s for s in systems if _place(s) == _place(tier)]
    if not isinstance(tier.evidence, CitedEvidence):
        return min(same, key=lambda s: _distance(tier, s), default=None)
    # Nothing tells how near a cited tier stands: it has a system only where no other reading is possible.
    orders = sorted(other.order or 0 for other in tiers if _place(other) == _place(tier))
    fits = len(same) == 1 and orders == list(range(1, len(orders) + 1)) and len(orders) <= (same[0].tier_count or 0)
    return same[0] if fits else None


def _place(fact: Fact) -> tuple[str, str | None, str | None]:
    return fact.evidence.article, fact.region, fact.scope


def _distance(tier: Tier, system: ServiceSystem) -> tuple[bool, int, int]:
    start, own = _start(system), _start(tier)
    return system.document != tier.document, abs(own - start), start


def _start(fact: Fact) -> int:
    return fact.evidence.start if isinstance(fact.evidence, Evidence) else 0


def _function_of(function: TierFunction, tiers: Iterable[Tier]) -> Iterator[Triple]:
    """Yield the link to the one tier of the article whose name is in the printed one, or holds it."""
    near = [tier for tier in tiers if _place(tier) == _place(function)]
    named = [tier for tier in near if tier.name == function.tier]
    named = named or [tier for tier in near if tier.name in (function.tier or "") or (function.tier or "") in tier.name]
    if len(named) == 1:
        yield iri_of(named[0]), SW.tierFunction, iri_of(function)
