"""``swgraph sparql``."""

import sys
from pathlib import Path

import click

from swgraph.cli.options import copy_option, format_option, open_store, output_option, settings, store_option
from swgraph.cli.output import write_result


@click.command(name="sparql")
@click.argument("query", required=False)
@click.option(
    "-F",
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="从文件读查询，- 为标准输入 Read the query from a file; - is standard input.",
)
@store_option
@copy_option
@format_option
@output_option
def command(query: str | None, file: Path | None, store: str, form: str | None, output: Path | None) -> None:
    r"""运行一条 SPARQL 查询；默认图是所有命名图的并集。

    Run a SPARQL 1.1 query (SELECT, ASK, CONSTRUCT, DESCRIBE). The default graph is the union of all named graphs;
    GRAPH ?g tells which source says something. What two sources say is met twice there: SELECT DISTINCT and
    COUNT(DISTINCT …) count it once. The prefixes sw:, swr:, skos: … need not be declared.

    \b
    swgraph sparql 'SELECT (COUNT(*) AS ?n) { ?t a sw:Target }'
    swgraph sparql -F mine.rq --format csv
    """
    text = _query(query, file)
    with open_store(store) as kg:
        write_result(kg.sparql(text), form, output, settings().language)


def _query(query: str | None, file: Path | None) -> str:
    if (query is None) == (file is None):
        raise click.UsageError("请给出一条查询或一个文件 wanted either a query or --file; see: swgraph sparql --help")
    if query is not None:
        return query
    if str(file) == "-":
        return sys.stdin.read()
    try:
        return Path(str(file)).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{file}: 无法读取查询 the query cannot be read: {error}; give a UTF-8 file") from error
