"""The facts files of this project: complete, without sentences, and the same on every way through the graph."""

import re

import pytest
import yaml

from own_sources import FILES, answers, cited
from swgraph.mapping import read_extraction, source_triples
from swgraph.model import CitedEvidence, CitedSource
from swgraph.resources import resource_path
from swgraph.sources import to_facts_file, write_source_file

_LEFT_OUT = resource_path("data", "sources", "LEFT-OUT.md").read_text("utf-8")
_OF_THE_COLLECTION = re.compile(r"#\d+$")  # #5a is the side of a contradiction
_COLLECTED, _SOURCES = 1074, 184


def _fids() -> set[str]:
    return {fact.fid or "" for extraction in cited().values() for fact in extraction.facts}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_the_same_after_records_triples_and_records(path: object) -> None:
    extraction = cited()[path]  # type: ignore[index]
    back = read_extraction(source_triples(extraction))

    assert back.facts == extraction.facts
    assert write_source_file(to_facts_file(back)) == path.read_text("utf-8")  # type: ignore[attr-defined]


def test_there_are_as_many_sources_and_facts_as_were_collected() -> None:
    kept = {fid for fid in _fids() if _OF_THE_COLLECTION.search(fid)}
    left_out = set(re.findall(r"^\| `([^`]+)`", _LEFT_OUT, re.MULTILINE))

    assert len(FILES) == _SOURCES
    assert not kept & left_out
    assert len(kept) + len(left_out) == _COLLECTED
    assert len(left_out) / _COLLECTED <= 0.03
    assert len(kept) >= 1030


def test_every_number_of_a_fact_is_in_the_graph() -> None:
    rows = answers("PREFIX dct: <http://purl.org/dc/terms/> PREFIX sw: <https://w3id.org/swgraph/def/> "
                   "SELECT ?fid WHERE { ?fact a sw:Fact ; dct:identifier ?fid }")  # fmt: skip
    assert {row["fid"] for row in rows} == _fids()


def test_numbers_of_facts_begin_with_the_id_of_their_source_and_the_file_has_its_name() -> None:
    for path, extraction in cited().items():
        assert isinstance(extraction.source, CitedSource)
        assert extraction.source.id == path.stem
        assert all(str(fact.fid).startswith(f"{path.stem}#") for fact in extraction.facts)


def test_what_is_printed_is_a_phrase_and_never_a_sentence() -> None:
    for extraction in cited().values():
        for fact in extraction.facts:
            assert isinstance(fact.evidence, CitedEvidence)
            texts = [(fact.evidence.printed or "", 30), *((detail.text, 60) for detail in fact.details)]
            for text, longest in texts:
                assert len(text) <= longest, (fact.fid, text)
                assert not re.search("[。！？]", text), (fact.fid, text)


def test_every_department_has_a_function_and_a_region() -> None:
    rows = answers("""
        PREFIX org: <http://www.w3.org/ns/org#> PREFIX sw: <https://w3id.org/swgraph/def/>
        SELECT ?body WHERE {
          ?body a org:FormalOrganization .
          FILTER(!EXISTS { ?body sw:function ?function } || !EXISTS { ?body sw:jurisdiction ?region })
        }""")
    assert rows == []


def test_an_own_article_no_longer_counts_where_its_source_is_loaded() -> None:
    rows = answers("""
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX sw: <https://w3id.org/swgraph/def/>
        SELECT DISTINCT ?status WHERE {
          ?source prov:hadPrimarySource ?cited . ?cited a sw:CitedSource .
          ?article prov:wasDerivedFrom/prov:wasDerivedFrom ?source .
          ?fact sw:reportedIn ?article ; sw:reviewStatus ?status .
        }""")
    # What was too uncertain waits for review: it did not count before.
    assert {row["status"] for row in rows} == {f"https://w3id.org/swgraph/vocab/status/{each}" for each in ("superseded", "pending")}


# --- the spot check: what a file says is what a question finds -------------------------------------------------------

_SPOT = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX qudt: <http://qudt.org/schema/qudt/>
PREFIX sw: <https://w3id.org/swgraph/def/>
SELECT ?kind ?region ?source ?value ?unit ?sign ?day ?words
WHERE {
  ?fact dct:identifier "FID" ; a ?kind ; sw:refArea ?region ; sw:reportedIn/dct:source/dct:identifier ?source .
  FILTER(STRSTARTS(STR(?kind), STR(sw:)) && ?kind NOT IN (sw:Fact, sw:StatisticalFact))
  OPTIONAL { ?fact sw:value ?value }
  OPTIONAL { ?fact qudt:hasUnit ?unit }
  OPTIONAL { ?fact sw:comparator ?sign }
  OPTIONAL { ?fact sw:asOf|sw:deadline|sw:eventDate|dct:issued|sw:issuedNotAfter ?day }
  OPTIONAL { ?fact sw:text|sw:localName|sw:printedName|sw:citedText|sw:purpose|sw:payer|(sw:document/<http://data.europa.eu/eli/ontology#title>) ?words }
}
"""
_CLASS = {
    "policy": "Issuance", "achieved": "Observation", "system": "ServiceSystem", "function": "TierFunction", "field": "FieldMention",
    "department": "DepartmentMention", "operation_mode": "OperationMode", "alias": "NameStatement", "note": "Remark",
    "service_point": "ServicePoint",
}  # fmt: skip
_SIGNS = {"=": "eq", ">=": "ge", "<=": "le", "~": "approx", ">": "gt", "<": "lt"}
_MOST = 4


def _drawn() -> list[tuple[str, dict[str, object]]]:
    """Return up to four facts of each kind, each of another province where there is one, by their numbers."""
    pool: dict[str, list[tuple[str, str, dict[str, object]]]] = {}
    for path in FILES:
        form = yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        home = form["articles"][0]["region"]
        for fact in form["facts"]:
            pool.setdefault(fact["kind"], []).append((str(fact.get("region", home))[:2], home, fact))
    seen: set[str] = set()
    drawn = []
    for kind in sorted(pool, key=lambda kind: len(pool[kind])):
        fresh = sorted(pool[kind], key=lambda each: (each[0] in seen, str(each[2]["fid"])))
        picked: list[str] = []
        for province, home, fact in fresh:
            if len(picked) < _MOST and province not in picked:
                picked.append(province)
                drawn.append((home, fact))
        seen |= set(picked)
    return drawn


def test_sixty_facts_of_all_kinds_and_of_twenty_five_provinces_are_found_as_the_files_have_them() -> None:
    drawn = _drawn()
    assert len(drawn) >= 60
    assert len({str(fact.get("region", home))[:2] for home, fact in drawn} - {"10"}) >= 25
    assert len({fact["kind"] for _, fact in drawn}) == 21
    for home, fact in drawn:
        _compare(str(fact.get("region", home)), fact, answers(_SPOT.replace("FID", str(fact["fid"]))))


def _compare(region: str, fact: dict[str, object], rows: list[dict[str, str | None]]) -> None:
    kind = str(fact["kind"])
    assert rows, fact["fid"]
    row = rows[0]
    assert str(row["kind"]).rsplit("/", 1)[-1] == _CLASS.get(kind, kind.capitalize())
    assert str(row["region"]).endswith(f"/region/{region}")
    assert row["source"] == str(fact["fid"]).partition("#")[0]
    if "value" in fact:
        assert float(str(row["value"])) == float(str(fact["value"]))
        assert str(row["unit"]).endswith(f"/{fact['unit']}")
        assert str(row["sign"]).endswith(f"/{_SIGNS[str(fact.get('comparator', '='))]}")
    day = next((fact[key] for key in ("as_of", "deadline", "date", "issued_not_after") if key in fact), None)
    if day:
        assert str(day) in {str(each["day"]) for each in rows}
    named = [fact.get(key) for key in ("name", "indicator", "title", "to", "what", "purpose", "payer")]
    listed = [str(text) for text in [*named, *(fact.get("items") or [])] if text]  # type: ignore[misc]
    assert not listed or set(listed) & {str(each["words"]) for each in rows}, (fact["fid"], listed)
