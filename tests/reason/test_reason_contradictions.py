"""Every rule of OWL 2 RL that ends in "false": found, named, and with the statements that meet."""

import pytest

from owl_rules import FALSE
from rule_graphs import facts, lines
from swgraph.reason import Contradiction, infer


def found(turtle: str) -> list[Contradiction]:
    return list(infer(lines(turtle)).contradictions())


@pytest.mark.parametrize("rule", FALSE)
def test_the_contradiction_is_found_and_explained(rule: str) -> None:
    graph, met, _ = FALSE[rule]
    contradictions = [each for each in found(graph) if each.rule == rule]
    assert contradictions
    assert facts(met) in [set(each.premises) for each in contradictions] or rule == "dt-diff"
    for each in contradictions:
        assert rule in each.zh
        assert rule in each.en
        assert set(each.axioms) <= {tuple(line.rsplit(" ", 1)[0].split(" ", 2)) for line in lines_of(each, graph)}


def lines_of(contradiction: Contradiction, graph: str) -> list[str]:
    """Return the lines of a graph; those of blank nodes as the contradiction names them, which are made anew at each reading."""
    stated = [line.rstrip(" .\n") + " ." for line in lines(graph)]
    return [*stated, *(f"{' '.join(axiom)} ." for axiom in contradiction.axioms if "_:" in "".join(axiom))]


@pytest.mark.parametrize("rule", FALSE)
def test_what_is_well_is_no_contradiction(rule: str) -> None:
    assert found(FALSE[rule][2]) == []


@pytest.mark.parametrize("rule", FALSE)
def test_a_contradiction_does_not_hide_what_follows(rule: str) -> None:
    assert facts(":other a :Above .") <= set(infer(lines(f"{FALSE[rule][0]} :Below rdfs:subClassOf :Above . :other a :Below .")))


def test_many_disjoint_classes_are_looked_at_in_parts() -> None:
    apart = " ".join(f":A{i} owl:disjointWith :B{i} ." for i in range(100))
    assert [each.premises[0][0] for each in found(f"{apart} :x a :A77, :B77 . :y a :A1, :B2 .")] == ["<urn:x>"]


def test_a_literal_that_is_none_of_its_datatype_is_a_contradiction() -> None:
    assert [each.rule for each in found(':p rdfs:range xsd:integer . :x :p "a"^^xsd:integer .')] == ["dt-not-type"]


def test_two_languages_and_two_spellings_are_told_apart() -> None:
    functional = ":p a owl:FunctionalProperty ."
    assert [each.rule for each in found(f'{functional} :x :p "a"@en, "a"@de .')] == ["dt-diff"]
    assert found(f'{functional} :x :p "1"^^xsd:integer, "01"^^xsd:int .') == []
