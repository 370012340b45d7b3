"""The terms: the same in Turtle and in Python, and harmless to the reasoner."""

from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import DefinedNamespaceMeta
from rdflib.term import BNode, Literal, Node, URIRef

from swgraph import iri
from swgraph.namespaces import ELI, OWL, QB, RDF, RDFS, SH, SKOS, SW, SWR
from swgraph.resources import resource_path

_SOURCE = Path(__file__).parent / "fixtures" / "source.ttl"
_FILES = sorted([*resource_path("ontology").glob("*.ttl"), *resource_path("ontology", "vocab").glob("*.ttl")])


def _terms() -> Graph:
    return Graph().parse(resource_path("ontology", "swgraph.ttl"))


def _vocabularies() -> Graph:
    graph = Graph()
    for path in resource_path("ontology", "vocab").glob("*.ttl"):
        graph.parse(path)
    return graph


def test_the_ontology_and_the_python_names_are_the_same_set() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    written = {str(term).removeprefix(iri.DEF) for kind in kinds for term in _terms().subjects(RDF.type, kind)}
    assert isinstance(SW, DefinedNamespaceMeta)
    named = {name for name in SW.__annotations__ if not name.startswith("_")}
    assert written == named


def test_a_class_has_a_capital_and_a_property_a_small_first_letter() -> None:
    graph = _terms()
    for kind, capital in ((OWL.Class, True), (OWL.ObjectProperty, False), (OWL.DatatypeProperty, False)):
        names = [str(term).removeprefix(iri.DEF) for term in graph.subjects(RDF.type, kind)]
        assert names
        assert all(name[0].isupper() == capital for name in names)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_blank_nodes_occur_only_as_lists(path: Path) -> None:
    graph = Graph().parse(path)
    blank = {node for triple in graph for node in triple if isinstance(node, BNode)}
    assert blank == {node for node in blank if (node, RDF.first, None) in graph}


def test_a_scheme_has_the_name_of_its_file() -> None:
    for path in resource_path("ontology", "vocab").glob("*.ttl"):
        scheme = URIRef(f"{iri.VOCAB}{path.stem}")
        graph = Graph().parse(path)
        assert set(graph.subjects(RDF.type, SKOS.ConceptScheme)) == {scheme}
        assert set(graph.objects(None, SKOS.inScheme)) == {scheme}


def test_a_concept_has_the_iri_that_python_makes_for_it() -> None:
    graph = _vocabularies()
    for concept, notation in graph.subject_objects(SKOS.notation):
        scheme = str(graph.value(concept, SKOS.inScheme)).removeprefix(iri.VOCAB)
        assert str(concept) == iri.concept_iri(scheme, str(notation))


def test_the_modalities_are_ranked_from_ensure_down_to_gradually() -> None:
    ranks = {str(c).rsplit("/", 1)[-1]: int(str(rank)) for c, rank in _vocabularies().subject_objects(SW.modalityRank)}
    strongest_first = sorted(ranks, key=lambda name: -ranks[name])
    assert strongest_first == ["ensure", "reach", "strive", "aim", "basically", "gradually"]
    assert sorted(ranks.values()) == [1, 2, 3, 4, 5, 6]


def test_certified_workers_stand_between_professionals_and_station_staff() -> None:
    graph = _vocabularies()
    station_staff = URIRef(iri.concept_iri("indicator", "station_staff"))
    broader = [str(c).rsplit("/", 1)[-1] for c in graph.transitive_objects(station_staff, SKOS.broader)]
    assert broader == ["station_staff", "certified_total", "sw_talent_total", "workforce_total"]


@pytest.fixture(scope="module")
def closure() -> Graph:
    """The fixture's source with the terms, closed under OWL 2 RL."""
    from owlrl import DeductiveClosure, OWLRL_Semantics

    graph = _terms() + Graph().parse(_SOURCE)
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


def test_the_closure_holds_no_contradiction(closure: Graph) -> None:
    errors = [o for _, p, o in closure if str(p).endswith("agent-ont#error")]
    assert errors == []
    assert not list(closure.subjects(RDF.type, OWL.Nothing))


def test_the_closure_gives_a_thing_no_class_but_its_own_and_those_above(closure: Graph) -> None:
    asserted = Graph().parse(_SOURCE)
    above = _terms()
    for thing, kind in asserted.subject_objects(RDF.type):
        allowed = set(above.transitive_objects(kind, RDFS.subClassOf))
        inferred = {c for c in closure.objects(thing, RDF.type) if str(c).startswith(iri.DEF)}
        assert inferred <= allowed, thing


def test_the_closure_makes_two_things_of_the_source_the_same_never(closure: Graph) -> None:
    same = {(s, o) for s, o in closure.subject_objects(OWL.sameAs) if s != o and not isinstance(s, Literal)}
    assert same == set()


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        ("target/value", RDF.type, SW.Fact),
        ("observation/ob1", RDF.type, QB.Observation),
        ("document/d1", RDF.type, ELI.LegalResource),
        ("document/d1", ELI.passed_by, SWR["org/o1"]),
        ("region/630000", SW.within, SWR["region/100000"]),
        ("tier/county", SW.supervises, SWR["tier/township"]),
    ],
)
def test_the_closure_concludes_what_the_questions_rely_on(
    closure: Graph, subject: str, predicate: URIRef, value: Node
) -> None:
    assert (SWR[subject], predicate, value) in closure


def test_the_shapes_use_no_term_that_the_reasoner_would_have_to_infer() -> None:
    shapes = Graph().parse(resource_path("ontology", "shapes.ttl"))
    inferred = {SW.Fact, SW.StatisticalFact}
    assert not inferred & set(shapes.objects(None, SH.targetClass))
