"""``swgraph merges``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from swgraph.cli.options import copy_option, format_option, open_store, output_option, settings, store_option
from swgraph.cli.output import write_result

if TYPE_CHECKING:
    from swgraph.query import Result


@click.command(name="merges")
@click.option("--undo", metavar="ID", multiple=True, help="给出撤销该归并的表行 Print the lines of a table that undoes these merges.")
@store_option
@copy_option
@format_option
@output_option
def command(undo: tuple[str, ...], store: str, form: str | None, output: Path | None) -> None:
    r"""哪些名称被认作同一份文件或同一个机构，依据哪条规则，为什么。

    Show which names of the sources were taken for one document or department, by which rule and why. A merge that is wrong is
    undone by a line in a table: --undo prints it, and swgraph build --identity reads it.

    \b
    swgraph merges
    swgraph merges --undo merge/6bgnz3mxg2tj3jqq > identity.tsv
    swgraph build --identity identity.tsv
    """
    with open_store(store) as kg:
        found = kg.merges()
    if not undo:
        write_result(found, form, output, settings().language)
        return
    from swgraph.cli.output import write_bytes

    write_bytes(_table(found, undo).encode(), output)


def _table(found: "Result", undo: tuple[str, ...]) -> str:
    from swgraph.resolve import undoing

    known = {str(row["id"]).rsplit("/", 1)[-1]: row for row in found.rows}
    names = [each.rsplit("/", 1)[-1] for each in undo]
    if missing := [each for each in names if each not in known]:
        raise click.UsageError(f"没有此归并 no such merge: {', '.join(missing)}; list them with: swgraph merges")
    rows = [known[name] for name in names]
    return undoing((str(row["kind"]), str(row["region"] or ""), str(row["name"]), str(row["into"])) for row in rows)
