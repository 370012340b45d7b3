"""``swgraph publish``."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from swgraph.cli.options import store_option

if TYPE_CHECKING:
    from swgraph.store.upload import Progress


@click.command(name="publish")
@click.argument("url")
@store_option
@click.option(
    "--graph-store",
    metavar="URL",
    required=True,
    help="图存储协议的地址（写入用） Address of its Graph Store Protocol, for writing.",
)
@click.option("--timeout", default=300, show_default=True, type=click.IntRange(1), metavar="SECONDS", help="单次请求的时限 Time for one request.")
@click.option("-q", "--quiet", is_flag=True, help="只报告问题 Report problems only.")
def command(url: str, store: str, graph_store: str, timeout: int, quiet: bool) -> None:
    r"""把已建的图发布到 SPARQL 服务器（Fuseki、Virtuoso 等）；读者在全部写完并核对之前仍读旧图。

    Publish a built graph on a SPARQL server; URL is its query endpoint. Readers keep the old graph until the new one is whole and
    counted. After a break run it again: what is there is not sent again. A login comes from SWGRAPH_USER and SWGRAPH_PASSWORD,
    SWGRAPH_TOKEN or ~/.netrc. Addresses of several servers, and what each cannot do, are in docs/servers.md.

    \b
    swgraph publish http://127.0.0.1:3030/ds/sparql --graph-store http://127.0.0.1:3030/ds/data
    swgraph publish http://127.0.0.1:8890/sparql --graph-store http://127.0.0.1:8890/sparql-graph-crud
    swgraph ask C1 --store http://127.0.0.1:3030/ds/sparql
    """
    from swgraph.store.upload import Target, upload

    if "://" in store:
        raise click.UsageError("只能发布本地图谱 only a store in a directory can be published; give --store DIR")
    with _progress(quiet) as progress:
        done = upload(Path(store), Target(url, graph_store, timeout), progress)
    if not quiet:
        click.echo(f"已发布 published {url} · 版本 generation {done.generation}")
        click.echo(f"  三元组 triples {done.statements:,} · 图 graphs: 发送 sent {done.sent} · 已在 there already {done.kept}")


@contextmanager
def _progress(quiet: bool) -> Iterator["Progress | None"]:
    """Show how far it is on a terminal; a pipe gets none."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("发布 publish", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
