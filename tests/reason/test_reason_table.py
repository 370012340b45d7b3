"""Every rule of tables 4 to 9 of OWL 2 RL alone: what it gives, what it does not, and that owlrl gives the same facts."""

import pytest

from owl_rules import FALSE, RULES, TABLES
from rule_graphs import facts, lines
from swgraph.reason import infer, prove, reference_facts
from swgraph.reason.rule_names import rule_name


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_gives_its_statements_and_no_others(rule: str) -> None:
    graph, given, withheld = RULES[rule]
    inference = infer(lines(graph))
    assert not inference.rules.uncompiled
    proofs = [prove(inference, fact) for fact in facts(given)]
    assert all(proofs)
    assert rule in {proof.rule for proof in proofs if proof} or rule in ("dt-type2", "dt-eq")
    assert not any(prove(inference, fact) for fact in facts(withheld))


@pytest.mark.parametrize("rule", RULES)
def test_the_facts_of_the_rule_are_those_of_owlrl(rule: str) -> None:
    graph = lines(RULES[rule][0])
    assert set(infer(graph)) == reference_facts(graph)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith("scm-")])
def test_what_follows_about_the_vocabulary_can_be_listed(rule: str) -> None:
    graph, given, withheld = RULES[rule]
    found = set(infer(lines(graph)).axioms())
    assert {fact for fact in facts(given) if fact[0] != "<urn:x>"} <= found
    assert not facts(withheld) & found


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_has_a_name_in_both_languages(rule: str) -> None:
    assert all(rule_name(rule)) or rule in ("prp-ap", "cls-thing", "cls-nothing1", "dt-type1", "dt-type2", "dt-eq")


def test_literals_have_datatypes_and_equal_values() -> None:
    xsd = "http://www.w3.org/2001/XMLSchema#"
    inference = infer(lines(":x :p 5, 5.0, 6 ."))
    five, also, six = f'"5"^^<{xsd}integer>', f'"5.0"^^<{xsd}decimal>', f'"6"^^<{xsd}integer>'
    kind, same = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", "<http://www.w3.org/2002/07/owl#sameAs>"
    typed, equal = prove(inference, (five, kind, f"<{xsd}decimal>")), prove(inference, (five, same, also))
    assert (typed and typed.rule, equal and equal.rule) == ("dt-type2", "dt-eq")
    assert prove(inference, (five, same, six)) is None
    assert prove(inference, (five, kind, f"<{xsd}string>")) is None


def test_every_rule_of_the_standard_is_tested_once() -> None:
    assert len(TABLES) == 78
    assert sorted([*RULES, *FALSE]) == sorted(TABLES)


@pytest.mark.parametrize("key", ["( :p )", "( :p :q )"])
def test_different_keys_are_no_identity_though_owlrl_leaves_out_the_last_property_of_a_key(key: str) -> None:
    graph = lines(f":A owl:hasKey {key} . :x a :A ; :p 1 ; :q 1 . :y a :A ; :p {2 if ':q' not in key else 1} ; :q 2 .")
    assert not set(infer(graph))
    assert facts(":x owl:sameAs :y .") <= reference_facts(graph)
