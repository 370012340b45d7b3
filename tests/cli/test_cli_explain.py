"""``swgraph explain`` on the project's own data: statements that sources make, that follow, and that do not."""

import json

from running import Run
from swgraph.graph import open_graph


def test_a_shortcut_is_shown_as_a_tree_down_to_the_graphs_that_state_its_facts(asked: Run) -> None:
    found = asked("explain", "swr:region/640104", "sw:inProvince", "swr:region/640000")
    lines = found.out.splitlines()
    assert (found.code, found.err) == (0, "")
    assert lines[0] == "swr:region/640104 sw:inProvince swr:region/640000"
    assert lines[1].strip().startswith("推得 inferred by sw:inProvince")
    assert any(line.endswith("swr:region/640104 sw:partOf swr:region/640100") for line in lines)
    assert any(line.endswith("来源 stated in: swr:graph/reference") for line in lines)


def test_what_a_graph_states_is_shown_with_the_graph(asked: Run) -> None:
    found = asked("explain", "swr:region/640104", "sw:partOf", "swr:region/640100", "-f", "json")
    shown = json.loads(found.out)
    assert (found.code, shown["status"]) == (0, "stated")
    assert shown["proof"]["graphs"] == ["https://w3id.org/swgraph/id/graph/reference"]


def test_the_record_has_rules_and_facts(asked: Run) -> None:
    target = asked("sparql", "SELECT ?t { ?t a sw:Target } ORDER BY ?t LIMIT 1", "-f", "json").out
    iri = json.loads(target)["rows"][0]["t"]
    shown = json.loads(asked("explain", iri, "a", "sw:Fact", "--format", "json").out)
    assert shown["status"] == "inferred"
    assert shown["proof"]["rule"]["id"]
    assert shown["proof"]["premises"]
    assert shown["proof"]["axioms"]


def test_what_does_not_follow_is_said_with_the_code_of_what_is_not_found(asked: Run) -> None:
    found = asked("explain", "swr:region/640104", "sw:within", "swr:region/110000", "-f", "json")
    assert (found.code, json.loads(found.out)["status"]) == (2, "does not follow")
    assert "不能推出" in found.err
    assert asked("explain", "swr:region/640104", "sw:within", "swr:region/110000").out == ""


def test_what_is_no_term_is_named(asked: Run) -> None:
    found = asked("explain", "银川", "sw:within", "swr:region/640000")
    assert (found.code, found.out) == (2, "")
    assert "不是词项" in found.err


def test_the_graph_object_explains_the_same(asked: Run, own_store: object) -> None:
    with open_graph(str(own_store)) as kg:
        found = kg.explain("swr:region/640104", "sw:inPrefecture", "swr:region/640100")
    shown = json.loads(asked("explain", "swr:region/640104", "sw:inPrefecture", "swr:region/640100", "-f", "json").out)
    assert found.record() == shown
