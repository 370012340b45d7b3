"""``swgraph export``."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import click

from swgraph.cli.options import copy_option, open_store, store_option

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph
    from swgraph.network import Network

_GRAPH, _CUBE, _VIEW = "graph", "cube", "html"
_RDF: Final = {".nq": "nquads", ".trig": "trig", ".ttl": "turtle", ".jsonld": "jsonld"}

Options = Callable[[Callable[..., Any]], Callable[..., Any]]


def restrictions(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that restrict a projection."""
    for option in (
        click.option("--level", "levels", multiple=True, help="行政层级 Administrative level: province, prefecture, county, township, village."),
        click.option("--kind", "kinds", multiple=True, help="种类的编号，含义随投影而异 Ids of kinds; what they mean the projection says."),
        click.option("--until", metavar="DAY", help="止于这一天或这一年 Last day or year."),
        click.option("--since", metavar="DAY", help="始于这一天或这一年 First day or year (2023, 2023-03-16); undated things are then left out."),
        click.option("-r", "--region", "regions", multiple=True, help="地区，连同其下各级 Regions, each with all that lie in it."),
    ):
        function = option(function)
    return function


@click.command(name="export")
@click.argument("what", metavar="PROJECTION")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-f", "--format", "form", help="格式，默认由文件后缀决定 Form; what the suffix says unless given.")
@click.option("-i", "--indicator", "indicators", multiple=True, help="仅 cube：指标 For cube only: indicators.")
@click.option("--vocabulary", type=click.Choice(("cube.link", "qb")), help="仅 cube：词汇 For cube only: its vocabulary, cube.link unless given.")
@restrictions
@store_option
@copy_option
def command(
    what: str,
    file: Path,
    form: str | None,
    indicators: tuple[str, ...],
    vocabulary: str | None,
    regions: tuple[str, ...],
    since: str | None,
    until: str | None,
    kinds: tuple[str, ...],
    levels: tuple[str, ...],
    store: str,
) -> None:
    r"""把图谱的一个投影写成文件，供 Gephi、Cytoscape、yEd、Excel、Neo4j 等打开。

    Write a projection of the graph as a file: actors, documents, tiers, tasks, indicators, divisions; the statistics cube
    (cube), or the whole graph (graph). The suffix tells the form: .graphml .gexf .cyjs .cx2 .dot .mmd .html .csv.zip .parquet.zip
    .xlsx .jsonld .ttl .trig .nq. The file is written whole or not at all.

    \b
    swgraph export actors actors.gexf --region 宁夏
    swgraph export documents lineage.html
    swgraph export actors before.graphml --until 2022
    swgraph export cube cube.ttl -i 持证社工
    swgraph export graph all.nq
    """
    with open_store(store) as kg:
        if what == _GRAPH:
            _whole(kg, file, form, (regions, since, until, kinds, levels, indicators))
        elif what == _CUBE:
            if since or until or kinds:
                raise click.UsageError("cube 不接受 --since、--until、--kind takes none of these; leave them out")
            cube = kg.cube(list(indicators) or None, list(regions) or "province", level=levels[0] if levels else None)
            cube.write(file, form, "qb" if vocabulary == "qb" else "cube.link")
        else:
            if indicators or vocabulary:
                raise click.UsageError("--indicator 和 --vocabulary 只用于 cube are for the cube only; leave them out")
            network = projected(kg, what, regions, since, until, kinds, levels)
            _write(kg, network, file, form)
            click.echo(f"{file}: {network.n_nodes} 个节点 nodes, {network.n_edges} 条边 edges", err=True)


def projected(
    kg: "KnowledgeGraph",
    name: str,
    regions: Sequence[str],
    since: str | None,
    until: str | None,
    kinds: Sequence[str],
    levels: Sequence[str],
) -> "Network":
    """Return a projection as the options ask for it."""
    return kg.network(
        name, region=list(regions) or None, since=since, until=until, kind=list(kinds) or None, level=list(levels) or None
    )


def _write(kg: "KnowledgeGraph", network: "Network", file: Path, form: str | None) -> None:
    from swgraph.export.networks import export_network, form_of

    wanted = form or form_of(file.name)
    if wanted == _VIEW:
        from swgraph.export.networks.view import export_view, facts_of

        export_view(network, file, facts_of(kg.store, network))
    else:
        export_network(network, file, wanted)


def _whole(kg: "KnowledgeGraph", file: Path, form: str | None, restricted: Sequence[object]) -> None:
    from swgraph.errors import ExportError
    from swgraph.export.networks.place import write_whole
    from swgraph.export.rdf import export_graph

    if any(restricted):
        raise click.UsageError("整个图不接受限制 the whole graph takes no restrictions; leave them out")
    wanted = form or _RDF.get(file.suffix.lower())
    if wanted is None:
        raise click.UsageError(f"{file}: 未知后缀 unknown suffix: wanted one of {', '.join(_RDF)}; or give --format")

    def write(stream: BinaryIO) -> None:
        export_graph(kg.store, stream, wanted)

    try:
        write_whole(file, write)
    except OSError as error:
        raise ExportError(f"{file}: 无法写入 cannot be written: {error.strerror or error}; name another place") from error
