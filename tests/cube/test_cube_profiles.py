"""The cube under the rules of others: the published profiles of cube.link and the integrity constraints of the W3C Data Cube."""

from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, RdfFormat
from pyoxigraph import Store as Oxigraph
from rdflib import RDF, SH, Graph, Literal, URIRef

from conformance import conformance
from cube_profiles import profiles, violations
from swgraph.cube import Cube
from swgraph.cube.constraint import CONSTRAINT
from swgraph.cube.limits import bounds
from swgraph.cube.terms import BY_NAME, CUBE, META, OWN, SCHEMA
from swgraph.graph import open_graph
from swgraph.namespaces import QB, QUDT, SKOS

_RULES = sorted(Path(__file__).with_name("integrity").glob("ic-*.rq"))


@pytest.fixture(scope="module")
def cube(own_store: Path) -> Cube:
    with open_graph(own_store) as kg:
        return kg.cube(["certified_total", "station_total", "sw_talent_total"])


@pytest.fixture(scope="module")
def graph(cube: Cube) -> Graph:
    return cube.graph


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return profiles(conformance("cube-link"))


@pytest.fixture(scope="module")
def qb(cube: Cube) -> Graph:
    return cube.to_rdflib("qb")


def test_the_cube_conforms_to_the_published_profiles(graph: Graph, shapes: Graph) -> None:
    assert violations(graph, shapes) == []


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [
        (OWN["link"], SCHEMA.dateModified),
        (OWN["link"], SCHEMA.contactPoint),
        (OWN["constraint/value"], SCHEMA.name),
        (OWN["constraint/region"], QUDT.scaleType),
        (OWN["constraint/region"], SH.maxCount),
        (OWN["hierarchy/region"], META.hierarchyRoot),
    ],
)
def test_the_profiles_find_what_is_left_out(graph: Graph, shapes: Graph, subject: URIRef, predicate: URIRef) -> None:
    damaged = graph - Graph()
    damaged.remove((subject, predicate, None))
    assert violations(damaged, shapes)


def test_every_observation_meets_the_constraint_of_the_cube(graph: Graph) -> None:
    constrained = graph + Graph()
    constrained.add((CONSTRAINT, SH.targetClass, CUBE.Observation))
    assert violations(graph, constrained) == []
    damaged = graph + Graph()
    damaged.set((next(graph.subjects(RDF.type, CUBE.Observation)), BY_NAME["value"].iri, Literal("many")))
    assert violations(damaged, constrained)


def test_every_target_with_a_number_is_a_limit(cube: Cube, graph: Graph) -> None:
    wanted = [each for each in cube.measurements if each.kind == "target" and any(bounds(each))]
    found = set(graph.subjects(RDF.type, META.Limit))
    assert len(found) == len(wanted) >= 10
    for limit in found:
        contexts = {graph.value(each, SH.path) for each in graph.objects(limit, META.annotationContext)}
        assert contexts >= {BY_NAME["region"].iri, BY_NAME["indicator"].iri, BY_NAME["kind"].iri}


def test_gaps_are_undefined_and_not_zero(graph: Graph) -> None:
    missing = list(graph.subjects(BY_NAME["kind"].iri, OWN["kind/missing"]))
    assert missing
    values = {graph.value(each, BY_NAME["value"].iri) for each in missing}
    assert values == {Literal("", datatype=CUBE.Undefined)}
    assert all(graph.value(each, BY_NAME["gap"].iri) != Literal("", datatype=CUBE.Undefined) for each in missing)


def test_regions_hang_together_up_to_the_country_and_are_named_in_both_languages(graph: Graph) -> None:
    root = graph.value(OWN["hierarchy/region"], META.hierarchyRoot)
    provinces = set(graph.objects(root, SCHEMA.containsPlace))
    assert provinces == set(graph.objects(None, BY_NAME["region"].iri))
    for province in provinces:
        languages = {str(name.language).lower() for name in graph.objects(province, SCHEMA.name) if isinstance(name, Literal)}
        assert languages == {"zh-hans", "en"}


def _breaks(graph: Graph, rule: Path) -> bool:
    store = Oxigraph()
    store.load(graph.serialize(format="nt").encode(), format=RdfFormat.N_TRIPLES)
    answer = store.query(rule.read_text("utf-8"))
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


def test_all_constraints_of_the_recommendation_are_asked() -> None:
    assert [rule.name[3:5] for rule in _RULES] == [f"{number:02}" for number in range(1, 22)]


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.stem)
def test_the_data_cube_keeps_the_integrity_constraints(qb: Graph, rule: Path) -> None:
    assert not _breaks(qb, rule)


_DATA = OWN["dataset"]
_EXAMPLE = """
PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX d: <https://w3id.org/swgraph/id/cube/dimension/> PREFIX c: <https://w3id.org/swgraph/id/cube/>
"""
_FAULTS = {
    "01": "DELETE { ?o qb:dataSet c:dataset } WHERE { ?o qb:dataSet c:dataset }",
    "02": "INSERT DATA { c:dataset qb:structure c:other }",
    "03": "DELETE { ?p qb:measure d:value } WHERE { ?p qb:measure d:value }",
    "04": "DELETE { d:period ?p ?o } WHERE { d:period ?p ?o FILTER(STRENDS(STR(?p), 'range')) }",
    "05": "DELETE { d:kind qb:codeList ?l } WHERE { d:kind qb:codeList ?l }",
    "06": "INSERT { ?p qb:componentRequired false } WHERE { ?p qb:dimension d:region }",
    "07": "INSERT DATA { c:key a qb:SliceKey }",
    "08": "INSERT DATA { c:key a qb:SliceKey ; qb:componentProperty c:none . c:structure qb:sliceKey c:key }",
    "09": "INSERT DATA { c:slice a qb:Slice }",
    "10": "INSERT DATA { c:slice qb:sliceStructure c:key . c:key qb:componentProperty d:region }",
    "11": "DELETE { ?o d:region ?r } WHERE { ?o d:region ?r }",
    "12": "INSERT { c:twin a qb:Observation ; ?p ?v } WHERE { { SELECT ?o { ?o a qb:Observation } LIMIT 1 } ?o ?p ?v }",
    "13": "DELETE { ?o d:unit ?u } WHERE { ?o d:unit ?u }",
    "14": "DELETE { ?o d:value ?u } WHERE { ?o d:value ?u }",
    "15": "INSERT { c:structure qb:component [ qb:dimension qb:measureType ] . ?o qb:measureType c:none } WHERE { ?o a qb:Observation }",
    "16": "INSERT { c:structure qb:component [ qb:dimension qb:measureType ] . ?o qb:measureType c:none } WHERE { ?o a qb:Observation }",
    "17": """INSERT { c:structure qb:component [ qb:dimension qb:measureType ], [ qb:measure c:second ] . c:second a qb:MeasureProperty .
             ?o qb:measureType d:value } WHERE { ?o a qb:Observation }""",
    "18": "INSERT { c:another qb:slice [ qb:observation ?o ] } WHERE { ?o a qb:Observation }",
    "19": "DELETE { ?c skos:inScheme ?s } WHERE { ?c skos:inScheme ?s }",
    "20": "INSERT { ?l a qb:HierarchicalCodeList ; qb:parentChildProperty skos:narrower ; qb:hierarchyRoot c:none } WHERE { d:region qb:codeList ?l }",
    "21": """INSERT { ?l a qb:HierarchicalCodeList ; qb:parentChildProperty [ owl:inverseOf skos:related ] ; qb:hierarchyRoot c:none }
             WHERE { d:region qb:codeList ?l }""",
}


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.stem)
def test_each_constraint_finds_a_cube_that_breaks_it(qb: Graph, rule: Path) -> None:
    store = Oxigraph()
    store.load(qb.serialize(format="nt").encode(), format=RdfFormat.N_TRIPLES)
    store.update(_EXAMPLE + _FAULTS[rule.name[3:5]])
    answer = store.query(rule.read_text("utf-8"))
    assert isinstance(answer, QueryBoolean)
    assert bool(answer)


def test_both_vocabularies_have_the_same_observations_and_values(graph: Graph, qb: Graph) -> None:
    paths = [dimension.iri for dimension in BY_NAME.values()]
    one = {(o, path, graph.value(o, path)) for o in graph.subjects(RDF.type, CUBE.Observation) for path in paths}
    two = {(o, path, qb.value(o, path)) for o in qb.subjects(RDF.type, QB.Observation) for path in paths}
    assert one == two
    assert {str(each) for each in qb.objects(None, SKOS.notation)} >= {"640000", "certified_total", "target"}
