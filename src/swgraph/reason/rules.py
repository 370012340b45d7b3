"""The rules of OWL 2 RL that an ontology uses, compiled from its axioms.

https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules , tables 4 to 9; ``docs/reasoning.md``
has a list of all of them. A rule whose axioms an ontology does not have costs nothing.

What cannot be compiled is in ``uncompiled``: axioms that are cut short (a list without an end), and axioms by which something
would follow from what holds of everything (a super-property of ``owl:sameAs``, or of ``rdfs:subClassOf``).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from swgraph.columns import TYPE, Pairs
from swgraph.reason.class_rules import class_rules
from swgraph.reason.equality_rules import equality_rules
from swgraph.reason.names import Names
from swgraph.reason.property_rules import property_rules
from swgraph.reason.rule import Atom, Rule, X
from swgraph.reason.schema import Schema, read_schema
from swgraph.reason.terms import (
    ALL,
    AXIOMS,
    CLASS,
    HAS,
    NOTHING,
    READ,
    READ_TYPES,
    SAME,
    SOME,
    THING,
    is_built_in,
    is_datatype,
)
from swgraph.reason.vocabulary import Vocabulary

MEANT_FOR_ALL: Final = AXIOMS | {SAME}


@dataclass(frozen=True, slots=True)
class Rules:
    """Compiled rules; all numbers are those of ``names``.

    Attributes:
        names: the numbers of terms, with those that only the rules use.
        rules: from which something follows.
        contradictions: whose bodies must not hold.
        uncompiled: axioms that need a rule that is not here, in N-Triples form.
        outside: axioms that no rule of OWL 2 RL reads, such as a lower bound; nothing follows from them in this profile.
        makes_axioms: whether a rule may say something from which further rules follow.
    """

    names: Names
    rules: tuple[Rule, ...]
    contradictions: tuple[Rule, ...]
    uncompiled: tuple[str, ...]
    outside: tuple[str, ...]
    makes_axioms: bool


Further = Callable[[Names], Iterable[Rule]]
"""Gives rules that are not of OWL, with the numbers of some terms."""


def no_further(names: Names) -> Iterable[Rule]:  # noqa: ARG001
    """Return no rules."""
    return ()


def compile_rules(names: Names, pairs: Mapping[int, Pairs], further: Further = no_further) -> Rules:
    """Return the rules that the axioms among the statements ask for.

    Args:
        names: the numbers of terms.
        pairs: the statements, by property.
        further: gives rules that are not of OWL.
    """
    schema = read_schema(names, pairs)
    compiled = [*property_rules(schema), *class_rules(schema), *equality_rules(schema), *_restrictions(schema), *further(names)]
    asked = _asked_classes(names, compiled)
    compiled += _of_thing(schema) if names.known(THING) in asked else ()
    rules = tuple(rule for rule in compiled if rule.head is None or not _says_nothing(names, rule.head, asked))
    unread = {*schema.malformed, *(schema.shown(axiom) for rule in rules if _asks_all(names, rule) for axiom in rule.axioms)}
    return Rules(
        names,
        tuple(rule for rule in rules if rule.head),
        tuple(rule for rule in rules if not rule.head),
        tuple(sorted(unread)),
        tuple(sorted(schema.outside)),
        any(rule.head is not None and _makes_axioms(names, rule.head) for rule in rules),
    )


def _restrictions(schema: Schema) -> Iterator[Rule]:
    if any(len(schema.of(predicate)) > 1 for predicate in (SOME, ALL, HAS)):
        yield from Vocabulary(schema).restriction_rules()


def _of_thing(schema: Schema) -> Iterator[Rule]:
    kind, thing = schema.names.number(TYPE), schema.names.number(THING)
    for cls, stated in schema.members(CLASS):
        if cls != thing:
            yield Rule("scm-cls", (Atom(X, kind, cls),), Atom(X, kind, thing), (stated,))


def _asked_classes(names: Names, rules: Iterable[Rule]) -> frozenset[int]:
    """Return the classes that some rule asks for."""
    kind = names.number(TYPE)
    return frozenset(atom.value for rule in rules for atom in rule.body if atom.predicate == kind and atom.value >= 0)


def _says_nothing(names: Names, head: Atom, asked: frozenset[int]) -> bool:
    """Return whether a rule only says that something is a literal or a thing, and nobody asks."""
    if head.predicate != names.number(TYPE) or head.value < 0 or head.value in asked:
        return (head.subject, head.value) == (X, X)
    return is_datatype(names[head.value])


def _asks_all(names: Names, rule: Rule) -> bool:
    """Return whether a rule reads what holds of every class, property or thing, and is therefore never written down."""
    kind = names.number(TYPE)
    if rule.id.startswith("eq-"):  # written for what is never written down
        return False
    return any(
        names[atom.predicate] in MEANT_FOR_ALL
        or (atom.predicate == kind and (atom.value < 0 or _is_class_of_axioms(names[atom.value])))
        for atom in rule.body
    )


def _is_class_of_axioms(name: str) -> bool:
    return is_built_in(name) and not is_datatype(name) and name != NOTHING


def _makes_axioms(names: Names, head: Atom) -> bool:
    if head.predicate == names.number(TYPE):
        return head.value < 0 or names[head.value] in READ_TYPES
    name = names[head.predicate]
    return name in READ and name != SAME
