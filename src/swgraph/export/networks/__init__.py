"""Networks as files that people open in their own tools: one file a format, all listed in ``FORMATS``; ``docs/formats.md`` compares them."""

from pathlib import Path
from typing import BinaryIO, Final

from swgraph.catalogue import Text
from swgraph.errors import ExportError
from swgraph.export.networks.csv import write_csv
from swgraph.export.networks.cx2 import write_cx2
from swgraph.export.networks.cyjs import write_cyjs
from swgraph.export.networks.dot import write_dot
from swgraph.export.networks.form import NetworkFormat
from swgraph.export.networks.gexf import write_gexf
from swgraph.export.networks.graphml import write_graphml
from swgraph.export.networks.jsonld import write_jsonld
from swgraph.export.networks.mermaid import write_mermaid
from swgraph.export.networks.parquet import write_parquet
from swgraph.export.networks.place import write_at
from swgraph.export.networks.rdf import write_nquads, write_trig, write_turtle
from swgraph.export.networks.view.page import write_html
from swgraph.export.networks.xlsx import write_xlsx
from swgraph.network.records import Network

__all__ = ["FORMATS", "NetworkFormat", "export_network", "form_of"]

_LISTED: Final = (
    NetworkFormat("graphml", (".graphml",), Text("GraphML：yEd、Cytoscape、igraph、R", "GraphML: yEd, Cytoscape, igraph, R"), write_graphml),
    NetworkFormat("gexf", (".gexf",), Text("GEXF 1.3：Gephi，含颜色与时间", "GEXF 1.3: Gephi, with colours and time"), write_gexf),
    NetworkFormat("cyjs", (".cyjs",), Text("Cytoscape JSON：Cytoscape、Cytoscape.js", "Cytoscape JSON: Cytoscape, Cytoscape.js"), write_cyjs),
    NetworkFormat("cx2", (".cx2",), Text("CX2：Cytoscape 3.10 以上、NDEx", "CX2: Cytoscape 3.10 and later, NDEx"), write_cx2),
    NetworkFormat("dot", (".dot", ".gv"), Text("DOT：Graphviz", "DOT: Graphviz"), write_dot),
    NetworkFormat("mermaid", (".mmd", ".mermaid"), Text("Mermaid：Markdown 中的图，至多 500 条边", "Mermaid: Markdown, at most 500 edges"), write_mermaid),
    NetworkFormat("jsonld", (".jsonld",), Text("JSON-LD，用本体的上下文", "JSON-LD, with the context of the ontology"), write_jsonld),
    NetworkFormat("turtle", (".ttl",), Text("Turtle", "Turtle"), write_turtle),
    NetworkFormat("trig", (".trig",), Text("TriG，一个网络一个命名图", "TriG, one named graph a network"), write_trig),
    NetworkFormat("nquads", (".nq",), Text("N-Quads，一个网络一个命名图", "N-Quads, one named graph a network"), write_nquads),
    NetworkFormat("csv", (".csv.zip", ".zip"), Text("CSV 两表：Neo4j、DuckDB、pandas", "CSV, two tables: Neo4j, DuckDB, pandas"), write_csv, packed=True),
    NetworkFormat("parquet", (".parquet.zip",), Text("Parquet 两表：DuckDB、Spark", "Parquet: DuckDB, Spark"), write_parquet, "parquet", packed=True),
    NetworkFormat("xlsx", (".xlsx",), Text("Excel：节点、边、说明三张工作表", "Excel: sheets of nodes, edges, and what it is"), write_xlsx),
    NetworkFormat("html", (".html", ".htm"), Text("HTML：浏览器中查找、阅读，离线", "HTML: to search and read in a browser, offline"), write_html, "view"),
)  # fmt: skip

FORMATS: Final[dict[str, NetworkFormat]] = {form.name: form for form in _LISTED}
"""Every format of networks, by its name."""


def form_of(name: str) -> str:
    """Return the format that the name of a file asks for, by its suffix.

    >>> form_of("actors.GEXF"), form_of("actors.parquet.zip")
    ('gexf', 'parquet')

    Raises:
        ExportError: no format has such a suffix.
    """
    fitting = [(len(suffix), form.name) for form in _LISTED for suffix in form.suffixes if name.lower().endswith(suffix)]
    if fitting:
        return max(fitting)[1]
    suffixes = " ".join(suffix for form in _LISTED for suffix in form.suffixes)
    raise ExportError(f"后缀不识 unknown suffix: wanted a file name with one of {suffixes}, got {name!r}; or name the format")


def export_network(network: Network, file: BinaryIO | str | Path, form: str | None = None) -> None:
    """Write a network.

    Args:
        network: a projection of the graph.
        file: an open binary file; or a path, which is written whole or not at all. Formats of two tables (csv, parquet) make a
            .zip, or files in a folder where the path is one or ends in a slash.
        form: one of ``FORMATS``; unless given, what the suffix of the path says.

    Raises:
        ExportError: unknown format, a network that it cannot hold, or a place that cannot be written.
    """
    if not isinstance(file, str | Path):
        _format(form or "").write(network, file)
        return
    folder = Path(file).is_dir() or str(file).endswith(("/", "\\"))
    wanted = _format(form or form_of(Path(file).name))
    if folder and not wanted.packed:
        raise ExportError(f"{file} 是文件夹 is a folder: wanted the name of a file for {wanted.name}, such as network{wanted.suffixes[0]}")
    write_at(network, Path(file), wanted, folder=folder)


def _format(name: str) -> NetworkFormat:
    if name not in FORMATS:
        raise ExportError(f"未知格式 unknown format: wanted one of {', '.join(FORMATS)}, got {name!r}")
    return FORMATS[name]
