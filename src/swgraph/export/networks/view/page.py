"""The page: data, drawing library, style and script put into one file that asks for nothing from outside."""

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from html import escape
from importlib import resources
from pathlib import Path
from string import Template
from typing import BinaryIO, Final

from swgraph.errors import ExportError
from swgraph.export.networks.about import about
from swgraph.export.networks.place import write_whole
from swgraph.export.networks.values import clean
from swgraph.export.networks.view.content import content, json_in_html, kind_label
from swgraph.export.networks.view.facts import Facts
from swgraph.network.records import Edge, Network, Node

_LIBRARIES: Final = ("bokeh.min.js", "bokeh-api.min.js")
_COLUMNS: Final = ("名称 name", "类别 kind", "地区 region", "起 from", "止 to", "来源 sources", "连接 links")


def write_html(network: Network, file: BinaryIO) -> None:
    """Write a network as one HTML file, without facts.

    Raises:
        ExportError: the extra ``view`` is not installed.
    """
    file.write(view_html(network).encode())


def export_view(
    network: Network, file: BinaryIO | str | Path, facts: Facts | None = None, *, as_of: date | None = None
) -> None:
    """Write a network as one HTML file, with the facts of its nodes.

    Args:
        network: a projection of the graph.
        file: an open binary file; or a path, which is written whole or not at all.
        facts: by the id of the node, as ``facts_of`` gives them.
        as_of: day of the newest report.

    Raises:
        ExportError: the extra ``view`` is not installed, or the place cannot be written.
    """
    written = view_html(network, facts, as_of=as_of).encode()
    if not isinstance(file, str | Path):
        file.write(written)
        return
    try:
        write_whole(Path(file), partial(_put, written))
    except OSError as error:
        raise ExportError(f"{file}: 无法写入 cannot be written: {error.strerror or error}; name another place") from error


def _put(written: bytes, file: BinaryIO) -> None:
    file.write(written)


def view_html(network: Network, facts: Facts | None = None, *, as_of: date | None = None) -> str:
    """Return the page as text; the same network and facts give the same page."""
    nodes, edges = list(network.nodes), list(network.edges)
    said = {**about(network), **({"as_of": as_of.isoformat()} if as_of else {})}
    scripts = [*_libraries(), _own("view.js")]
    style = _own("view.css")
    return Template(_own("view.html")).substitute(
        policy=_policy(scripts),
        title=escape(said.get("title", "")),
        about=_about(said, len(nodes), len(edges)),
        style=style,
        data=json_in_html(content(nodes, edges, facts or {}, said)),
        rows="\n".join(_rows(nodes, edges)),
        head="".join(f'<th scope="col">{name}</th>' for name in _COLUMNS),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def _policy(scripts: list[str]) -> str:
    """Return the policy: nothing is fetched, and only the scripts of this file run."""
    hashes = " ".join(f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def _about(said: dict[str, str], nodes: int, edges: int) -> str:
    parts = [f"{nodes} 个节点 nodes", f"{edges} 条边 edges"]
    named = {"params": "范围 scope", "as_of": "截至 as of", "version": "数据版本 build"}
    parts += [f"{label} {said[name]}" for name, label in named.items() if name in said]
    return escape(" · ".join(parts))


def _rows(nodes: list[Node], edges: list[Edge]) -> Iterator[str]:
    """Yield the table that stands for the picture where no script runs or no picture is seen."""
    links = Counter(end for edge in edges for end in {edge.source, edge.target})
    for node in nodes:
        told = (node.title, kind_label(node.kind), node.region or "", node.start or "", node.end or "", node.sources, links[node.id])
        yield f"<tr>{''.join(f'<td>{escape(clean(str(each)))}</td>' for each in told)}</tr>"


def _own(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")


@cache
def _libraries() -> tuple[str, ...]:
    """Return BokehJS from the Python package that ships it."""
    try:
        folder = resources.files("bokeh") / "server" / "static" / "js"
    except ModuleNotFoundError as error:
        raise ExportError("HTML 需要 bokeh is needed for html: run pip install 'swgraph[view]'") from error
    return tuple((folder / name).read_text("utf-8") for name in _LIBRARIES)
