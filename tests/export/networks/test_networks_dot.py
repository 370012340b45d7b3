"""DOT as Graphviz reads it, and CX2 as NDEx's own library does."""

import html
import io
import json
import re
import subprocess
from typing import Any

import pytest

from hostile_networks import Said, Told, networks, told, told_as_text
from peers import peer
from swgraph.export.networks import export_network
from swgraph.network.records import Edge, Network, Node

ALL = list(networks())


def _exported(network: Network, form: str) -> bytes:
    file = io.BytesIO()
    export_network(network, file, form)
    return file.getvalue()


def test_graphviz_reads_back_every_dot() -> None:
    # nop1 reads and lays nothing out, and complains that there are no places: no engine draws a label of 10,000 characters.
    dot = [str(peer("dot")), "-Knop1", "-Tdot_json"]
    done = subprocess.run(dot, input=b"".join(_exported(network, "dot") for network in ALL), capture_output=True, timeout=110, check=False)
    complaints = [line for line in done.stderr.decode().splitlines() if "has no position" not in line and "-n flag" not in line]
    assert complaints == []
    decoder, text, found = json.JSONDecoder(strict=False), done.stdout.decode(), []
    while text := text.lstrip():
        graph, end = decoder.raw_decode(text)
        found.append(graph)
        text = text[end:]
    assert len(found) == len(ALL)
    for network, graph in zip(ALL, found, strict=True):
        assert graph["directed"] == network.directed
        assert _told(graph, network.directed) == told_as_text(network).without_empty("label"), network.name


def test_graphviz_draws_names_as_they_are() -> None:
    nodes = [Node("urn:a", "民政厅 <&>\"\\", "宁夏回族自治区民政厅", "Organization"), Node("urn:b", "两新\n党建", "乙", "Tier")]
    network = Network("x", "部门 actors", True, nodes, [Edge("e", "urn:a", "urn:b", "guides", "指导")])
    done = subprocess.run([str(peer("dot")), "-Tsvg"], input=_exported(network, "dot"), capture_output=True, timeout=60, check=True)
    drawn = [html.unescape(text) for text in re.findall("<text [^>]*>([^<]*)</text>", done.stdout.decode())]
    assert sorted(drawn) == sorted(["部门 actors", '民政厅 <&>"\\', "两新", "党建", "指导"])
    assert set(re.findall('font-family="([^"]*)"', done.stdout.decode())) == {"Noto Sans CJK SC"}


def _told(graph: dict[str, Any], directed: bool) -> Told:
    names = {node["_gvid"]: node["name"] for node in graph.get("objects", ())}
    nodes = {names[node["_gvid"]]: _data(node) for node in graph.get("objects", ())}
    edges = {}
    for edge in graph.get("edges", ()):
        ends = names[edge["tail"]], names[edge["head"]]
        source, target = ends if directed else sorted(ends)
        edges[edge["id"]] = (source, target, _data(edge))
    return Told(nodes, edges)


def _data(element: dict[str, str]) -> dict[str, Said]:
    assert html.unescape(_shown(element["tooltip"])) == _shown(element["sw_title"]) if "tooltip" in element else True
    own: dict[str, Said] = {name.removeprefix("sw_"): _shown(value) for name, value in element.items() if name.startswith("sw_")}
    return own | {"label": html.unescape(_shown(element["label"]))}


def _shown(text: str) -> str:
    """Return a text as Graphviz shows it in a label."""
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), text, flags=re.DOTALL)


def test_ndex_reads_back_every_cx2() -> None:
    from ndex2.cx2 import RawCX2NetworkFactory

    factory = RawCX2NetworkFactory()
    for network in ALL:
        read = factory.get_cx2network(json.loads(_exported(network, "cx2")))
        assert read.get_network_attributes()["directed"] == network.directed
        nodes = {number: node["v"] for number, node in read.get_nodes().items()}
        edges = {}
        for edge in read.get_edges().values():
            source, target = nodes[edge["s"]]["id"], nodes[edge["t"]]["id"]
            edges[edge["v"]["id"]] = (source, target, {k: v for k, v in edge["v"].items() if k != "id"})
        said = {data["id"]: {k: v for k, v in data.items() if k != "id"} for data in nodes.values()}
        assert Told(said, edges) == told(network), network.name


@pytest.mark.parametrize("form", ["dot", "cx2", "cyjs", "mermaid", "csv", "xlsx", "parquet", "turtle", "trig", "nquads", "jsonld"])
def test_each_format_gives_the_same_bytes_for_the_same_network(form: str) -> None:
    for first, second in zip(ALL[:20], networks(20), strict=True):
        assert _exported(first, form) == _exported(second, form)
