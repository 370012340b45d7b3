"""``swgraph info``."""

import json
from pathlib import Path

import click

from swgraph.cli.card import plain_card, show_card
from swgraph.cli.failure import FAILED
from swgraph.cli.options import copy_option, open_store, settings, store_option, text_or_json


@click.command(name="info")
@store_option
@copy_option
@click.option("--verify", is_flag=True, help="按清单逐个文件核验 Check every file against the manifest.")
@click.option("--data", is_flag=True, help="显示数据卡 Show the release card: facts by kind, province, year …, conflicts and gaps.")
@text_or_json
@click.pass_context
def command(ctx: click.Context, store: str, verify: bool, data: bool, form: str) -> None:
    r"""显示图谱的版本、规模和来源；--data 显示数据卡；--verify 核验文件是否完好。

    Show which generation a store holds, its size and its sources. --data adds the release card: how many facts there are by
    kind, province, year, reliability, review status and basis, how many conflicts and gaps. --verify compares every file
    with the manifest: exit code 1 where one differs.

    \b
    swgraph info --data
    swgraph info --verify
    """
    with open_store(store) as kg:
        info = kg.info()
        card = kg.card() if data else ()
    faults = _verified(store) if verify else []
    if form == "json":
        known: dict[str, object] = {"store": info.store, "generation": info.generation}
        known |= {"triples": info.statements, "sources": info.sources}
        if data:
            known["card"] = plain_card(card)
        if verify:
            known["faults"] = faults
        click.echo(json.dumps(known, ensure_ascii=False, indent=2))
    else:
        click.echo(f"图谱 store: {info.store}")
        click.echo(f"版本 generation: {info.generation or '—'}")
        click.echo(f"三元组 triples: {info.statements:,}")
        click.echo(f"来源 sources: {info.sources}")
        show_card(card, settings().language)
        if verify:
            click.echo(f"核验 verified: {'有损坏 damaged' if faults else '完好 every file is as it was published'}")
    for fault in faults:
        click.echo(f"损坏 damaged: {fault}", err=True)
    if faults:
        ctx.exit(FAILED)


def _verified(store: str) -> list[str]:
    from swgraph.store import verify

    if "://" in store:
        raise click.UsageError("只能核验本地图谱 only a store in a directory can be verified; give --store DIR")
    return list(verify(Path(store)))
