"""The IRI of each record: from what makes the thing itself, the same on every machine and in every version."""

from dataclasses import replace
from decimal import Decimal

import pytest

from made_up import made_up
from swgraph import iri
from swgraph.mapping import iri_of, to_triples
from swgraph.model import Evidence, Fact, Organization, PolicyDocument, Quantity, Region, Target, Tier

_EVIDENCE = Evidence("source", "article", 3, 5, "证据", "", "", 3, 5, "证据")

# A new id here renames things in every graph: it takes a new major version (decision 0001).
_GOLDEN = {
    "Beneficiary": "beneficiary/h4qtl4jkiloan3hr",
    "DepartmentMention": "department/egvzoxadhnifexay",
    "Event": "event/vosqptyjdvzlgroo",
    "FieldMention": "fieldmention/f5qohq5rly6ufqnt",
    "Funding": "funding/cozva7xpjwv5lqaw",
    "Issuance": "issuance/3gthnodlh7x5zqik",
    "Lineage": "lineage/focek3wsx6g442ty",
    "Mechanism": "mechanism/jivlb4l6fdhgfdts",
    "NameStatement": "name/tprmg7aot73r5q3y",
    "Observation": "observation/oycqvualfk2rjuy3",
    "OperationMode": "operationmode/puyvtju4pjxrlwxl",
    "Remark": "remark/qfgbg2b62apfaijm",
    "Schedule": "schedule/eyorrjx3jdn5cxfk",
    "ServicePoint": "servicepoint/t6gfqnjoeqbz4ogs",
    "ServiceSystem": "system/ioclmkceda67pric",
    "Standard": "standard/n5asznu2ulngcr4y",
    "Target": "target/fgsddkm2ok3e7thh",
    "Task": "task/o4yq4ofpxg3trar7",
    "Tier": "tier/ei3dbat7hu2n4khw",
    "TierFunction": "tierfunction/cyinuzmroywxu3ri",
    "Transfer": "transfer/5or562ut2b6m4irl",
}


def _facts() -> dict[str, Fact]:
    """Return the first fact of each kind, moved to a fixed place: offsets in a text are not what is tested here."""
    listed = [*made_up().facts, *(f for fact in made_up().facts if isinstance(fact, Tier) for f in fact.functions)]
    return {type(fact).__name__: replace(fact, evidence=_EVIDENCE) for fact in reversed(listed)}


def test_a_fact_keeps_its_iri_from_version_to_version() -> None:
    found = {name: str(iri_of(fact)).removeprefix(iri.ID) for name, fact in _facts().items()}

    assert dict(sorted(found.items())) == _GOLDEN


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (Region("640000", "宁夏回族自治区", "province", "100000", "宁夏"), "region/640000"),
        (Organization("青海省民政厅", "630000", "civil_affairs", "民政厅"), "org/knnnluwqeapq6i42"),
        (PolicyDocument("关于虚构一例的意见", "630000"), "document/nvfaqxvae4f244yj"),
        (_EVIDENCE, "evidence/xz573yxbmt5seqig"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_thing_keeps_its_iri_from_version_to_version(record: object, expected: str) -> None:
    assert str(iri_of(record)) == f"{iri.ID}{expected}"


def test_what_is_judged_is_no_part_of_an_identity() -> None:
    for fact in _facts().values():
        judged = replace(fact, confidence=0.1, status="reviewed", rule="another")
        assert iri_of(judged) == iri_of(fact)


def test_a_name_as_printed_is_no_part_of_an_organizations_identity() -> None:
    full = Organization("青海省民政厅", "630000", "civil_affairs", "青海省民政厅")

    assert iri_of(replace(full, printed="民政厅", function=None)) == iri_of(full)
    assert iri_of(replace(full, region="640000")) != iri_of(full)


def test_facts_of_one_kind_on_the_same_words_differ_by_what_they_say() -> None:
    target = _facts()["Target"]
    assert isinstance(target, Target)
    assert target.quantity
    twins = [
        replace(target, indicator="room_total"),
        replace(target, quantity=replace(target.quantity, value=Decimal(13))),
        replace(target, quantity=replace(target.quantity, comparator=">=")),
        replace(target, deadline=None),
        replace(target, scope_tier=None),
        replace(target, region="640000"),
        replace(target, evidence=replace(_EVIDENCE, start=2)),
    ]

    assert len({iri_of(each) for each in (target, *twins)}) == len(twins) + 1


def test_a_number_written_otherwise_is_the_same_number() -> None:
    target = _facts()["Target"]
    assert isinstance(target, Target)
    assert target.quantity
    written = replace(target, quantity=replace(target.quantity, value=Decimal("1.20E+1")))

    assert iri_of(written) == iri_of(target)


def test_what_has_no_iri_and_no_triples_is_refused() -> None:
    with pytest.raises(TypeError, match="Quantity"):
        list(to_triples(Quantity(None, None, "")))
    with pytest.raises(TypeError, match="Quantity"):
        iri_of(Quantity(None, None, ""))
