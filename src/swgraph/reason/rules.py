"""The rules of OWL 2 RL that an ontology uses, compiled from its axioms.

https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules , tables 5, 7 and 9. Compiled are

==================== ============================= =================================================
rule                 axiom                         compiled to
==================== ============================= =================================================
cax-sco, cax-eqc1/2  subClassOf, equivalentClass   ``supers``: every class with every class above
prp-spo1, prp-eqp    subPropertyOf, equivalent…    ``Copy``
prp-inv1/2, prp-symp inverseOf, SymmetricProperty  ``Copy``, swapped
prp-dom, prp-rng     domain, range                 ``Typing``
prp-trp              TransitiveProperty            ``Chain`` of the property with itself
prp-spo2             propertyChainAxiom            ``Chain``
cax-dw               disjointWith                  ``disjoint``: pairs of classes, for contradictions
==================== ============================= =================================================

The scm-* rules add axioms that follow from axioms; the compiled ones are applied until nothing changes, so nothing more
about data follows from them. Every other axiom is in ``uncompiled``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from swgraph.columns import MASK, SHIFT, TYPE, Columns, Pairs
from swgraph.reason.joins import closed, swapped, united
from swgraph.reason.terms import (
    AXIOMS,
    CHAIN,
    DISJOINT,
    DOMAIN,
    FIRST,
    INVERSE,
    NIL,
    RANGE,
    REST,
    SAME_CLASS,
    SAME_PROPERTY,
    SUB_CLASS,
    SUB_PROPERTY,
    SYMMETRIC,
    TRANSITIVE,
    bears_rules,
    is_datatype,
)


@dataclass(frozen=True, slots=True)
class Copy:
    """What the source says, the target says; the other way round if swapped."""

    source: int
    target: int
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Typing:
    """Whatever has the property, or is a value of it, belongs to the class."""

    property: int
    cls: int
    of_value: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Whoever is linked by the parts, one after the other, is linked by the target."""

    target: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """Compiled rules; all numbers are those of the columns they were compiled from.

    Attributes:
        supers: pairs of a class and a class above it, transitively.
        disjoint: pairs of classes that share nothing.
        uncompiled: axioms that need another rule, in N-Triples form.
    """

    copies: tuple[Copy, ...]
    typings: tuple[Typing, ...]
    chains: tuple[Chain, ...]
    supers: Pairs
    disjoint: Pairs
    uncompiled: tuple[str, ...]


def compile_rules(columns: Columns) -> Rules:
    """Return the rules that the axioms among the statements ask for."""
    lists, malformed = _chains(columns)
    transitive = (Chain(p, (p, p)) for p in _members(columns, TRANSITIVE))
    return Rules(
        copies=tuple(_copies(columns)),
        typings=tuple(_typings(columns)),
        chains=(*transitive, *lists),
        supers=closed(united([columns.of(SUB_CLASS), *_both_ways(columns.of(SAME_CLASS))])),
        disjoint=columns.of(DISJOINT),
        uncompiled=tuple(sorted({*_other_axioms(columns), *_axioms_about_rules(columns), *malformed})),
    )


def _copies(columns: Columns) -> Iterator[Copy]:
    for below, above in _numbers(united([columns.of(SUB_PROPERTY), *_both_ways(columns.of(SAME_PROPERTY))])):
        if below != above:
            yield Copy(below, above)
    for one, other in _numbers(united([*_both_ways(columns.of(INVERSE))])):
        yield Copy(one, other, swapped=True)
    for each in _members(columns, SYMMETRIC):
        yield Copy(each, each, swapped=True)


def _typings(columns: Columns) -> Iterator[Typing]:
    for axiom, of_value in ((DOMAIN, False), (RANGE, True)):
        for prop, cls in _numbers(columns.of(axiom)):
            if not is_datatype(columns.terms[cls]):
                yield Typing(prop, cls, of_value)


def _chains(columns: Columns) -> tuple[list[Chain], list[str]]:
    first, rest = dict(_numbers(columns.of(FIRST))), dict(_numbers(columns.of(REST)))
    nil = columns.terms.number(NIL)
    found, malformed = [], []
    for prop, head in _numbers(columns.of(CHAIN)):
        parts = _items(head, first, rest, nil)
        if parts:
            found.append(Chain(prop, parts))
        else:
            malformed.append(_shown(columns, prop, CHAIN, head))
    return found, malformed


def _items(node: int, first: Mapping[int, int], rest: Mapping[int, int], nil: int | None) -> tuple[int, ...]:
    """Return the items of an RDF list, nothing if it is cut short or runs in a circle."""
    items: list[int] = []
    while node != nil:
        if node not in first or node not in rest or len(items) > len(first):
            return ()
        items.append(first[node])
        node = rest[node]
    return tuple(items)


def _other_axioms(columns: Columns) -> Iterator[str]:
    """Yield what is said with words of OWL that no compiled rule reads."""
    for number, pairs in columns.pairs.items():
        name = columns.terms[number]
        if name.startswith("<http://www.w3.org/2002/07/owl#") and bears_rules(name) and name not in AXIOMS:
            for subject, value in _numbers(pairs):
                yield _shown(columns, subject, name, value)
    for subject, cls in _numbers(columns.of(TYPE)):
        name = columns.terms[cls]
        if bears_rules(name) and name not in (TRANSITIVE, SYMMETRIC):
            yield _shown(columns, subject, TYPE, cls)


def _axioms_about_rules(columns: Columns) -> Iterator[str]:
    """Yield axioms that would make more axioms follow, such as a sub-property of subClassOf."""
    for axiom in AXIOMS:
        for subject, value in _numbers(columns.of(axiom)):
            names = columns.terms[subject], columns.terms[value]
            if any(bears_rules(name) for name in names) or is_datatype(names[0]):
                yield _shown(columns, subject, axiom, value)


def _members(columns: Columns, cls: str) -> list[int]:
    wanted = columns.terms.number(cls)
    return [subject for subject, value in _numbers(columns.of(TYPE)) if value == wanted]


def _both_ways(pairs: Pairs) -> tuple[Pairs, Pairs]:
    return pairs, swapped(pairs)


def _numbers(pairs: Pairs) -> list[tuple[int, int]]:
    return [(each >> SHIFT, each & MASK) for each in pairs.tolist()]


def _shown(columns: Columns, subject: int, predicate: str, value: int) -> str:
    return f"{columns.terms[subject]} {predicate} {columns.terms[value]}"
