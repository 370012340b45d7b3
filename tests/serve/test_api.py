"""The JSON interface against its own description, and what it answers."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from serving import Served, served
from swgraph.catalogue import load_catalogue
from swgraph.errors import AnswerTooLargeError
from swgraph.graph import open_graph
from swgraph.serve.jobs import run_job
from swgraph.serve.networks import NETWORKS
from swgraph.serve.workers import Job

_FEW = "2"  # examples for each of the 44 operations; benchmarks/serve_api.py asks more


@pytest.fixture(scope="module")
def server(own_store: Path) -> Iterator[Served]:
    with served(own_store, "--quiet") as running:
        yield running


def test_what_the_description_allows_and_forbids_is_what_the_interface_does(server: Served, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(Path(__file__).parent / "schemathesis.toml"), "run"]
    options = ["--checks", "all", "--phases", "fuzzing", "--max-examples", _FEW, "--workers", "2", "--seed", "1", "--continue-on-failure"]
    address = f"{server.url}/api/openapi.json"
    asked = [*command, address, *options, "--warnings", "off"]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


@pytest.mark.parametrize("key", [question.id for question in load_catalogue()])
def test_every_question_is_answered_as_its_description_says(server: Served, key: str) -> None:
    answer = server.get(f"/api/questions/{key}", region="640000") if _takes(key, "region") else server.get(f"/api/questions/{key}")
    assert (answer.status, answer.media_type) == (200, "application/json"), answer.text
    described = json.loads(server.get("/api/openapi.json").text)["paths"][f"/api/questions/{key}"]["get"]
    schema = described["responses"]["200"]["content"]["application/json"]["schema"]
    assert list(Draft202012Validator(schema).iter_errors(json.loads(answer.text))) == []


def _takes(key: str, name: str) -> bool:
    return any(parameter.name == name for parameter in load_catalogue().get(key).params)


def test_the_description_is_openapi_3_1_and_has_every_question(server: Served) -> None:
    document = json.loads(server.get("/api/openapi.json").text)
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": server.url}]
    assert {f"/api/questions/{question.id}" for question in load_catalogue()} <= set(document["paths"])
    listed = json.loads(server.get("/api/questions").text)
    assert [each["id"] for each in listed] == [question.id for question in load_catalogue()]


def test_a_list_is_a_parameter_that_is_repeated(server: Served) -> None:
    rows = json.loads(server.get("/api/questions/talent-targets", region=["宁夏", "360000"]).text)["rows"]
    assert {row["region"] for row in rows} == {"宁夏回族自治区", "江西省"}


@pytest.mark.parametrize(
    ("path", "media_type", "start"),
    [
        ("/api/questions/C1.csv?region=640000", "text/csv", b"\xef\xbb\xbfregion,"),
        ("/api/questions/C1?region=640000&format=xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
        ("/api/questions/C1.md?region=640000", "text/markdown", b"**C1"),
        ("/api/compare.csv?indicator=certified_total&region=640000", "text/csv", b"\xef\xbb\xbf"),
    ],
)
def test_an_answer_comes_as_a_file_by_suffix_or_format(server: Served, path: str, media_type: str, start: bytes) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.media_type) == (200, media_type)
    assert answer.body.startswith(start)
    assert answer.headers["content-disposition"].startswith("attachment; ")


@pytest.mark.parametrize(
    ("path", "status", "name"),
    [
        ("/api/questions/Z9", 404, "unknown-question"),
        ("/api/questions/..%2F..%2Fetc%2Fpasswd", 404, "not-found"),
        ("/api/questions/mine.rq", 404, "unknown-question"),
        ("/api/questions/C1?region=火星", 404, "unknown-name"),
        ("/api/questions/C1?region=朝阳区", 404, "ambiguous-region"),
        ("/api/questions/C1?by=soon", 400, "parameter"),
        ("/api/questions/C1?by=2025&by=2026", 400, "bad-request"),
        ("/api/questions/C1?colour=red", 400, "parameter"),
        ("/api/questions/C1.json?format=paper", 200, ""),
        ("/api/questions/C1?format=paper", 400, "parameter"),
        ("/api/questions?colour=red", 400, "parameter"),
        ("/api/compare", 400, "parameter"),
        ("/api/compare?indicator=agency_staff&indicator=station_staff", 422, "incomparable"),
        ("/api/compare?indicator=station_total&side_by_side=maybe", 400, "parameter"),
        ("/api/find?q=", 400, "parameter"),
        ("/api/evidence/no", 404, "unknown-resource"),
        ("/api/nothing", 404, "not-found"),
    ],
)
def test_an_error_is_a_problem_in_both_languages(server: Served, path: str, status: int, name: str) -> None:
    answer = server.get(path)
    assert answer.status == status, answer.text
    if status == 200:
        return
    problem = json.loads(answer.text)
    assert answer.media_type == "application/problem+json"
    assert (problem["status"], problem["type"]) == (status, f"urn:swgraph:problem:{name}")
    assert any("\u4e00" <= char <= "\u9fff" for char in problem["title"] + problem["detail"])
    assert problem["detail"]


def test_plain_words_find_a_question_and_its_answer(server: Served) -> None:
    found = json.loads(server.get("/api/find", q="宁夏和江西到2027年社工人才目标是多少").text)
    assert (found["question"], found["params"]["region"]) == ("C1", ["640000", "360000"])
    assert found["answer"]["question"]["id"] == "C1"
    unclear = json.loads(server.get("/api/find", q="天气怎么样").text)
    assert (unclear["question"], unclear["answer"], unclear["alternatives"]) == (None, None, [])


def test_evidence_has_the_words_and_two_citations(server: Served) -> None:
    row = json.loads(server.get("/api/questions/C1", region="640000").text)["rows"][0]
    found = json.loads(server.get(f"/api/evidence/{row['evidence_id']}").text)
    assert found["quote"] == row["quote"]
    assert set(found["citations"]) == {"gbt7714", "bibtex"}


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_comes_as_cytoscape_json(server: Served, own_store: Path, name: str) -> None:
    answer = server.get(f"/api/networks/{name}")
    assert (answer.status, answer.media_type) == (200, "application/json"), answer.text
    found = json.loads(answer.text)
    described = json.loads(server.get("/api/openapi.json").text)["paths"][f"/api/networks/{name}"]["get"]
    schema = described["responses"]["200"]["content"]["application/json"]["schema"]
    assert list(Draft202012Validator(schema).iter_errors(found)) == []
    with open_graph(own_store) as kg:
        network = kg.network(name)
    assert (len(found["elements"]["nodes"]), len(found["elements"]["edges"])) == (network.n_nodes, network.n_edges)
    assert network.n_edges


def test_a_network_is_bounded_and_refused_as_a_whole(server: Served, own_store: Path) -> None:
    nodes = {len(json.loads(server.get("/api/networks/documents", **params).text)["elements"]["nodes"]) for params in ({}, {"region": "640000"})}
    assert len(nodes) == 2, "a region changes nothing"
    assert [server.get(f"/api/networks/{name}").status for name in ("nothing", "divisions")] == [404, 404]
    assert server.get("/api/networks/documents", region="无此地").status == 404
    assert server.get("/api/networks/documents", until="soon").status == 400
    with open_graph(own_store) as kg, pytest.raises(AnswerTooLargeError, match="nodes and edges"):
        run_job(kg, Job("network", {"name": "documents", "options": {}}, 5, 1 << 20, most_rows=min(nodes)))
