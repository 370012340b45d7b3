"""What provenance costs beyond the facts and their evidence."""

from dataclasses import replace

from made_up import made_up, made_up_source
from swgraph.mapping import BUDGET, graph_iri, provenance_share, quad_lines, source_triples
from swgraph.model import Extraction
from swgraph.namespaces import PROV, SW


def _share(extraction: Extraction) -> float:
    return provenance_share(quad_lines(source_triples(extraction), graph_iri(extraction.source.id)))


def test_the_budget_counts_source_text_repairs_and_derivation_and_no_evidence() -> None:
    about = ("/source/", "/text/", "/repair/")
    triples = list(source_triples(made_up()))
    provenance = [t for t in triples if any(kind in t[0] for kind in about) or t[1] == PROV.wasDerivedFrom]
    facts = {s for s, p, _ in triples if p == SW.evidence}

    assert _share(made_up()) == len(provenance) / len(facts)
    assert _share(made_up()) <= BUDGET


def test_more_facts_do_not_raise_the_cost_of_each() -> None:
    fewer = replace(made_up(), facts=made_up().facts[: len(made_up().facts) // 2])

    assert _share(made_up()) < _share(fewer)


def test_a_source_without_facts_has_no_share() -> None:
    assert _share(Extraction(made_up_source(), ())) == 0.0
