"""What explodes is refused in every query of the repository, and the rewrite that is named gives the same rows."""

import random
from pathlib import Path

import pytest

from swgraph.query.lint import lint
from swgraph.store import MemoryStore, Solutions

_ROOT = Path(__file__).resolve().parents[2]
# The words of these are those of a W3C recommendation, put to small graphs.
_QUOTED = _ROOT / "tests" / "cube" / "integrity"
_FILES = sorted(path for folder in ("queries", "src", "benchmarks", "tests") for path in (_ROOT / folder).rglob("*.rq") if _QUOTED not in path.parents)
_SW = "https://w3id.org/swgraph/def/"
_LEVEL = "PREFIX level: <https://w3id.org/swgraph/vocab/level/> "

REFUSED = {
    "not-exists-of-several": [
        "SELECT ?v WHERE { ?v a sw:Region . FILTER NOT EXISTS { ?p sw:refArea ?v . ?p a sw:Tier } }",
        "SELECT ?v WHERE { ?v a sw:Region . FILTER NOT EXISTS { ?p a sw:Tier ; sw:refArea ?v } }",
        "SELECT ?v WHERE { ?v a sw:Region . FILTER NOT EXISTS { ?v ^sw:refArea/sw:level level:county } }",
        "SELECT ?v WHERE { ?v a sw:Region . FILTER(!EXISTS { ?p sw:refArea ?v . ?p a sw:Tier }) }",
        "SELECT ?v WHERE { ?v a sw:Region . FILTER NOT EXISTS { ?p sw:refArea ?v OPTIONAL { ?p sw:level ?l } ?p a sw:Tier } }",
        "SELECT ?v WHERE { ?v a sw:Region . OPTIONAL { ?v sw:partOf ?u FILTER(NOT EXISTS { ?p sw:refArea ?u, ?v }) } }",
    ],
    "open-path": [
        "SELECT ?t ?p WHERE { ?t a sw:Tier ; sw:refArea/sw:partOf+ ?p . ?p a sw:Region }",
        "SELECT ?r ?p WHERE { ?r sw:partOf* ?p . ?p sw:level ?level }",
        "SELECT ?r ?p WHERE { ?r (sw:partOf)+ ?p . ?p sw:level level:county }",
        "SELECT ?r ?p WHERE { VALUES ?p { UNDEF } ?r <https://w3id.org/swgraph/def/partOf>+ ?p }",
        "SELECT ?r ?p WHERE { { SELECT ?r ?p { ?p ^sw:partOf+ ?r } } }",
    ],
    "order-before-aggregation": [
        "SELECT (COUNT(?t) AS ?n) WHERE { { SELECT ?t { ?t a sw:Tier ; sw:refArea ?r } ORDER BY ?r } }",
        "SELECT ?r (GROUP_CONCAT(?t) AS ?n) { { SELECT ?t ?r { ?t sw:refArea ?r } ORDER BY ?t LIMIT 5 } } GROUP BY ?r",
        "SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s LIMIT 3",
    ],
}
REWRITES = {
    "MINUS": (
        "SELECT ?v WHERE { ?v a sw:Region . FILTER NOT EXISTS { ?p sw:refArea ?v . ?p a sw:Tier } }",
        "SELECT ?v WHERE { ?v a sw:Region . MINUS { ?p sw:refArea ?v . ?p a sw:Tier } }",
    ),
    "nested EXISTS": (
        "SELECT ?v WHERE { ?v a sw:Region . FILTER NOT EXISTS { ?p sw:refArea ?v . ?p a sw:Tier } }",
        "SELECT ?v WHERE { ?v a sw:Region . FILTER NOT EXISTS { ?p sw:refArea ?v FILTER EXISTS { ?p a sw:Tier } } }",
    ),
    "OPTIONAL": (
        "SELECT ?v WHERE { ?v a sw:Region . FILTER NOT EXISTS { ?p sw:refArea ?v . ?p a sw:Tier } }",
        "SELECT ?v WHERE { ?v a sw:Region . OPTIONAL { ?p sw:refArea ?v . ?p a sw:Tier } FILTER(!BOUND(?p)) }",
    ),
    "shortcut": (
        "SELECT ?t ?p WHERE { ?t a sw:Tier ; sw:refArea/sw:partOf* ?p . ?p sw:name 'P' }",
        "SELECT ?t ?p WHERE { ?t a sw:Tier ; sw:refArea/sw:inProvince ?p }",
    ),
    "from the provinces": (
        "SELECT ?t ?p WHERE { ?t a sw:Tier ; sw:refArea/sw:partOf* ?p . ?p sw:name 'P' }",
        "SELECT ?t ?p WHERE { ?p sw:level level:province . ?r sw:partOf* ?p . ?t a sw:Tier ; sw:refArea ?r }",
    ),
    "one end given": (
        "SELECT ?r WHERE { ?r sw:partOf+ ?p . ?p a sw:Region FILTER(?p = <urn:r1>) }",
        "SELECT ?r WHERE { VALUES ?p { <urn:r1> } ?r sw:partOf+ ?p . ?p a sw:Region }",
    ),
    "order at the end": (
        "SELECT ?r (COUNT(?t) AS ?n) WHERE { { SELECT ?r ?t { ?t sw:refArea ?r } ORDER BY ?r } } GROUP BY ?r",
        "SELECT ?r (COUNT(?t) AS ?n) WHERE { ?t sw:refArea ?r } GROUP BY ?r ORDER BY ?r",
    ),
    "counted first": (
        "SELECT DISTINCT ?s WHERE { ?s ?p ?o } ORDER BY ?s",
        "SELECT ?s WHERE { { SELECT ?s { ?s ?p ?o } GROUP BY ?s } } ORDER BY ?s",
    ),
}
FINE = [
    "SELECT ?v WHERE { ?v a sw:Region . FILTER NOT EXISTS { VALUES ?gone { 1 2 } ?v sw:reviewStatus ?gone } }",
    "SELECT ?v WHERE { ?v a sw:Region ; sw:name 'NOT EXISTS { ?a ?b ?c . ?d ?e ?f }' } # NOT EXISTS { ?a ?b ?c . ?d ?e ?f }",
    "SELECT ?v WHERE { ?v a sw:Region . FILTER NOT EXISTS { VALUES ?gone { sw:A sw:B sw:C } ?v sw:reviewStatus ?gone } }",
    "SELECT ?v WHERE { ?v skos:broader+ ?w . ?w a sw:Region }",
    "SELECT ?v WHERE { ?v sw:partOf+ ?v }",
    "SELECT ?v WHERE { <urn:r7> sw:partOf+ ?v }",
    "SELECT ?v ?n WHERE { { SELECT ?v (COUNT(*) AS ?n) { ?v sw:partOf ?w } GROUP BY ?v ORDER BY DESC(?n) LIMIT 3 } }",
    "SELECT ?s WHERE { ?s ?p ?o . ?s a sw:Tier } ORDER BY ?s",
    "ASK { ?v sw:value -1.5e3 ; sw:text \"\"\"a \"b\" }\"\"\"@en , 'x'^^xsd:string ; sw:p [ sw:q ?z ; sw:r (1 2) ] }",
]  # fmt: skip


def _graph(seed: int) -> MemoryStore:
    """Return a small tree of regions below two provinces, with tiers and other things in them."""
    chance = random.Random(seed)
    lines = []
    provinces = {1: 1, 2: 2}
    for i in range(1, 30):
        if i > 2:
            above = chance.randrange(1, i)
            provinces[i] = provinces[above]
            lines.append(f"<urn:r{i}> <{_SW}partOf> <urn:r{above}> .")
        else:
            lines.append(f'<urn:r{i}> <{_SW}name> "P" .')
        level = "province" if i < 3 else chance.choice(["county", "township"])
        lines.append(f"<urn:r{i}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{_SW}Region> .")
        lines.append(f"<urn:r{i}> <{_SW}level> <https://w3id.org/swgraph/vocab/level/{level}> .")
        lines.append(f"<urn:r{i}> <{_SW}inProvince> <urn:r{provinces[i]}> .")
    for i in range(20):
        lines.append(f"<urn:t{i}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{_SW}{chance.choice(['Tier', 'Standard'])}> .")
        lines.append(f"<urn:t{i}> <{_SW}refArea> <urn:r{chance.randrange(1, 30)}> .")
    return MemoryStore.from_nquads(lines)


def _rows(store: MemoryStore, sparql: str) -> list[str]:
    found = store.query(_LEVEL + sparql)
    assert isinstance(found, Solutions)
    return sorted(map(str, found))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_query_of_the_repository_is_refused(path: Path) -> None:
    assert lint(path.read_text("utf-8")) == ()


@pytest.mark.parametrize(("rule", "sparql"), [(rule, each) for rule, found in REFUSED.items() for each in found])
def test_what_explodes_is_refused_and_a_rewrite_is_named(rule: str, sparql: str) -> None:
    found = lint(f"\n{sparql}")
    assert [each.rule for each in found] == [rule]
    assert found[0].line == 2
    assert found[0].rewrite.zh in str(found[0])
    assert found[0].rewrite.en in str(found[0])
    assert isinstance(_rows(_graph(0), sparql), list)  # it is SPARQL


@pytest.mark.parametrize("sparql", FINE)
def test_what_is_fine_is_not_refused(sparql: str) -> None:
    assert lint(sparql) == ()
    _graph(0).query(sparql)


@pytest.mark.parametrize("name", REWRITES)
def test_the_rewrite_gives_the_same_rows_and_is_not_refused(name: str) -> None:
    refused, rewritten = REWRITES[name]
    assert lint(refused)
    assert not lint(rewritten)
    sizes = []
    for seed in range(5):
        rows = _rows(store := _graph(seed), refused)
        assert rows == _rows(store, rewritten)
        sizes.append(len(rows))
    assert any(sizes)
