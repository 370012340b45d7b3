"""``swgraph serve``."""

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from swgraph.cli.options import store_option

if TYPE_CHECKING:
    from swgraph.serve import Limits

_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
_WARNING: Final = (
    "警告 warning: {host} 可从其他机器访问，没有加密和登录 can be reached from other machines, without encryption or login; "
    "put a proxy in front and read docs/serving.md and THREAT_MODEL.md"
)


@click.command(name="serve")
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址 Address to listen on.")
@click.option("--port", default=7878, show_default=True, type=click.IntRange(0, 65535), help="端口，0 为任一空闲端口 Port; 0 for any that is free.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="查询进程数 Processes that run queries.")
@click.option("--memory", default=1024, show_default=True, type=click.IntRange(128), metavar="MB", help="每个查询进程的内存 Memory of each.")
@click.option("--queue", default=64, show_default=True, type=click.IntRange(1), help="可等待的查询数 Queries that may wait.")
@click.option("--allow-network", is_flag=True, help="查询进程不能断网时也启动 Start even if queries cannot be cut off from the network.")
@click.option("--public-url", metavar="URL", help="客户端所用的地址 Address under which clients reach the server.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="允许的主机名，可给多个 Further name of this server; several are taken.")
@click.option("--cors", "origins", multiple=True, metavar="ORIGIN", help="可读答案的网站 Origin whose pages may read answers; none unless given.")
@click.option("--behind-proxy", is_flag=True, help="客户端地址取自本机代理的 X-Forwarded-For Take the address of clients from a proxy on this machine.")
@click.option("--budget", type=click.FloatRange(min=0.1), metavar="SECONDS", help="每个客户端每分钟的查询时间 Query time a minute for each client.")
@click.option("--limit", "limits", multiple=True, metavar="NAME=VALUE", help="改一项限度，见 docs/serving.md Change a limit; see docs/serving.md.")
@click.option("--log-queries", is_flag=True, help="访问日志中写入查询内容 Write queries into the access log.")
@click.option("--quiet", is_flag=True, help="不写访问日志 No access log.")
def command(
    store: str,
    host: str,
    port: int,
    workers: int,
    memory: int,
    queue: int,
    allow_network: bool,
    public_url: str | None,
    hosts: tuple[str, ...],
    origins: tuple[str, ...],
    behind_proxy: bool,
    budget: float | None,
    limits: tuple[str, ...],
    log_queries: bool,
    quiet: bool,
) -> None:
    r"""提供只读的 SPARQL 端点和 JSON 接口；只听本机，除非另给地址。

    Serve the graph, read-only: SPARQL 1.1 Protocol at /sparql, questions as JSON at /api/, identifiers at /id/. Listens on
    this machine only unless --host says otherwise. Queries run in processes that are ended when their time is over. A new build
    is taken up as soon as it is published. Ctrl+C or SIGTERM ends it after the requests that run.

    \b
    swgraph serve
    swgraph serve --port 8080 --cors https://example.org
    swgraph serve --public-url https://data.example.org --behind-proxy --budget 30
    curl 'http://127.0.0.1:7878/api/questions/C1.csv?region=宁夏'
    """
    from swgraph.serve import Serving
    from swgraph.serve.start import start
    from swgraph.serve.workers import Pool

    if host not in _LOOPBACK:
        click.echo(_WARNING.format(host=host), err=True)
    serving = Serving(
        store=Path(store),
        host=host,
        port=port,
        public_url=public_url.rstrip("/") if public_url else None,
        hosts=tuple(name.lower() for name in hosts),
        origins=origins,
        behind_proxy=behind_proxy,
        log_queries=log_queries,
        limits=read_limits((*limits, *([f"budget={budget}"] if budget else []))),
    )
    _log(quiet=quiet)
    pool = Pool(serving.store, workers, queue, memory, allow_network=allow_network)
    start(serving, pool, lambda address: click.echo(f"{address}/", err=True))


def read_limits(given: tuple[str, ...]) -> "Limits":
    """Return the usual limits with some changed.

    >>> read_limits(("header_seconds=2", "connections=50")).header_seconds
    2.0

    Raises:
        UsageError: no limit of this name, or no positive number.
    """
    from dataclasses import fields, replace

    from swgraph.serve import Limits

    usual = Limits()
    kinds = {each.name: type(getattr(usual, each.name) or 0.0) for each in fields(Limits)}
    changed: dict[str, Any] = {}
    for each in given:
        name, _, value = each.partition("=")
        if name not in kinds:
            raise click.UsageError(f"未知限度 unknown limit {name!r}; wanted one of {', '.join(kinds)}")
        changed[name] = kinds[name](_positive(name, value))
    return replace(usual, **changed)


def _positive(name: str, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise click.UsageError(f"限度有误 limit {name}: wanted a positive number, got {value!r}")
    return number


def _log(*, quiet: bool) -> None:
    """Send the access log, a JSON object a line, and the faults of the server to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    for name, level in (("swgraph.access", logging.CRITICAL if quiet else logging.INFO), ("uvicorn.error", logging.ERROR)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(level)
