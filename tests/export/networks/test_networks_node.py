"""Cytoscape JSON, GEXF and Mermaid as Cytoscape.js, graphology and Mermaid itself read them."""

import io
import json
import re
import subprocess
from base64 import b64decode
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from hostile_networks import Told, networks, told, told_as_text
from peers import peer
from swgraph.errors import ExportError
from swgraph.export.networks import export_network
from swgraph.network.records import Edge, Network, Node

_READERS = Path(__file__).parent / "readers"
ALL = list(networks())


def _exported(network: Network, form: str) -> str:
    file = io.BytesIO()
    export_network(network, file, form)
    return file.getvalue().decode()


def _read(reader: str, form: str) -> list[dict[str, Any]]:
    """Return what a reader in JavaScript makes of all networks, in one process."""
    packages = peer("node_modules")
    texts = json.dumps([_exported(network, form) for network in ALL])
    command = [str(peer("node")), str(_READERS / reader), str(packages)]
    done = subprocess.run(command, input=texts, capture_output=True, text=True, encoding="utf-8", timeout=100, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(found) == len(ALL)
    return found


def _told(read: dict[str, Any], directed: bool, *left_out: str) -> Told:
    nodes = {node["id"]: {k: v for k, v in node.items() if k not in {"id", *left_out}} for node in read["nodes"]}
    edges = {}
    for edge in read["edges"]:
        ends = (edge["source"], edge["target"]) if directed else tuple(sorted((edge["source"], edge["target"])))
        edges[edge["id"]] = (*ends, {k: v for k, v in edge.items() if k not in {"id", "source", "target", *left_out}})
    return Told(nodes, edges)


def test_cytoscape_reads_back_every_cyjs() -> None:
    for network, read in zip(ALL, _read("cytoscape.cjs", "cyjs"), strict=True):
        assert read["about"]["name"] == network.name
        assert read["about"]["directed"] == network.directed
        assert all(node["name"] == node["label"] for node in read["nodes"])
        assert _told(read, network.directed, "name") == told(network), network.name


_PAGE = """<!DOCTYPE html><meta charset="utf-8"><body></body>
<script src="{library}"></script>
<script type="application/json" id="texts">{texts}</script>
<script>
const read = (text) => {{
  const file = JSON.parse(text);
  const view = cytoscape({{ headless: true, elements: file.elements, data: file.data }});
  return {{ nodes: view.nodes().map((node) => node.data()), edges: view.edges().map((edge) => edge.data()) }};
}};
const found = JSON.stringify(JSON.parse(document.getElementById("texts").textContent).map(read));
document.head.remove();
document.body.textContent = "read:" + btoa(unescape(encodeURIComponent(found))) + ":end";
</script>"""


def test_cytoscape_in_a_browser_reads_back_every_cyjs(tmp_path: Path) -> None:
    library = peer("node_modules") / "cytoscape" / "dist" / "cytoscape.min.js"
    texts = json.dumps([_exported(network, "cyjs") for network in ALL]).replace("<", "\\u003c")
    page = tmp_path / "page.html"
    page.write_text(_PAGE.format(library=library.as_uri(), texts=texts), "utf-8")
    browser = [str(peer("chromium")), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    quiet = ["--host-resolver-rules=MAP * ~NOTFOUND", "--no-first-run", "--disable-component-update", "--dump-dom", page.as_uri()]
    done = subprocess.run([*browser, *quiet], capture_output=True, timeout=100, check=True)
    (answer,) = re.findall("read:([A-Za-z0-9+/=]+):end", done.stdout.decode())
    for network, read in zip(ALL, json.loads(b64decode(answer)), strict=True):
        assert _told(read, network.directed, "name") == told(network), network.name


def test_graphology_reads_back_every_gexf() -> None:
    looks = ("color", "x", "y", "z", "size")
    for network, read in zip(ALL, _read("graphology.cjs", "gexf"), strict=True):
        assert not read["edges"] or read["type"] == ("directed" if network.directed else "undirected")
        assert all({"x", "y", "size"} <= node.keys() for node in read["nodes"])
        assert _told(read, network.directed, *looks) == _without_days(told(network)), network.name


def _without_days(said: Told) -> Told:
    """Return what graphology reads of GEXF: not the days of the time line (their years it does), no empty label, one colour."""

    def kept(data: dict[str, Any]) -> dict[str, Any]:
        return {k: v for k, v in data.items() if k not in {"start", "end", "color"} and (k, v) != ("label", "")}

    return Told({node: kept(data) for node, data in said.nodes.items()}, {i: (s, t, kept(data)) for i, (s, t, data) in said.edges.items()})


def test_mermaid_reads_back_every_picture() -> None:
    for network, read in zip(ALL, _read("mermaid.mjs", "mermaid"), strict=True):
        said = told_as_text(network)
        number = {f"n{place}": node for place, node in enumerate(said.nodes)}
        assert {number[node["id"]]: _shown(node["text"]) for node in read["nodes"]} == {i: node["label"] for i, node in said.nodes.items()}
        for node in read["nodes"]:
            assert unquote(node["link"]) == unquote(number[node["id"]])
            assert _shown(node["told"]) == _listed(said.nodes[number[node["id"]]]), network.name
        assert len(read["edges"]) == len(said.edges)
        for edge, (source, target, data) in zip(read["edges"], said.edges.values(), strict=True):
            assert (number[edge["start"]], number[edge["end"]]) == (source, target)
            assert edge["type"] == ("arrow_point" if network.directed else "arrow_open")
            assert _shown(edge["text"]) == _edge_text(data), network.name


def _edge_text(data: dict[str, Any]) -> str:
    """Return what a picture says of an edge: label, weight, region, period and number of sources."""
    first = " ".join(filter(None, (data["label"], f"×{data['weight']}")))
    period = f"{data.get('start', '')}–{data.get('end', '')}" if data.keys() & {"start", "end"} else ""
    return f"{first}<br>{' · '.join(filter(None, (data.get('region'), period, '来源 ' + data['sources'])))}"


def _shown(text: str) -> str:
    """Return a text with the characters that Mermaid keeps by their numbers until it draws them."""
    return re.sub("ﬂ°°([0-9]+)¶ß", lambda found: chr(int(found[1])), text)


def _listed(data: dict[str, Any]) -> str:
    own = ("label", "title", "kind", "region", "start", "end", "sources")
    order = [*(name for name in own if name in data), *sorted(set(data) - {*own, "start_year", "end_year"})]
    return " · ".join(f"{name} {data[name]}" if data[name] else name for name in order)


def test_mermaid_refuses_what_it_could_not_draw() -> None:
    nodes = [Node("urn:a", "甲", "甲", "Tier"), Node("urn:b", "乙", "乙", "Tier")]
    edges = [Edge(f"e{n:03}", "urn:a", "urn:b", "guides", "指导") for n in range(501)]
    with pytest.raises(ExportError, match="more than 500 edges"):
        _exported(Network("tiers", "层级", True, nodes, edges), "mermaid")
    with pytest.raises(ExportError, match="characters"):
        _exported(Network("tiers", "层级", True, [Node("urn:a", "甲" * 60_000, "甲", "Tier")], []), "mermaid")
