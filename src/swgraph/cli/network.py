"""``swgraph network``."""

from pathlib import Path

import click

from swgraph.cli.export import projected, restrictions
from swgraph.cli.options import copy_option, format_option, open_store, output_option, settings, store_option
from swgraph.cli.output import write_result

_BRIDGING = "bridging"


@click.command(name="network")
@click.argument("name", required=False, metavar="[PROJECTION]")
@click.option("-m", "--measure", default="degree", show_default=True, help="度量 Measure: degree, betweenness, core, communities, depth, whole, bridging.")
@click.option("--at", metavar="YEAR", default="2023", show_default=True, help="bridging：以哪一年为界 For bridging: the year that divides before from after.")
@restrictions
@store_option
@copy_option
@format_option
@output_option
def command(
    name: str | None,
    measure: str,
    at: str,
    regions: tuple[str, ...],
    since: str | None,
    until: str | None,
    kinds: tuple[str, ...],
    levels: tuple[str, ...],
    store: str,
    form: str | None,
    output: Path | None,
) -> None:
    r"""网络度量：度、介数、核、社区、整体，以及机构改革前后的桥接部门；不给投影时列出全部投影。

    Measure a network: degree, betweenness, core number, communities, the whole, and which departments bridge before and after a
    year. Method, version and seed stand under the table. Without a projection all are listed.

    \b
    swgraph network
    swgraph network actors --measure betweenness
    swgraph network actors --measure bridging --at 2023
    swgraph network documents --measure degree --region 宁夏 -o degree.xlsx
    """
    from swgraph.network import MEASURES, PROJECTIONS
    from swgraph.network import measure as measured
    from swgraph.network.measures import bridging

    if name is None:
        for listed in (PROJECTIONS, MEASURES):
            for each, title in listed.items():
                click.echo(f"{each:<14}{title.zh} · {title.en}")
        return
    with open_store(store) as kg:
        if measure == _BRIDGING:
            if since or until or not at.isdecimal() or len(at) != 4:
                raise click.UsageError("bridging 以 --at YEAR 分期 is divided by --at YEAR, a year of four digits; leave out --since and --until")
            before = projected(kg, name, regions, None, str(int(at) - 1), kinds, levels)
            after = projected(kg, name, regions, at, None, kinds, levels)
            result = bridging(before, after)
        else:
            result = measured(projected(kg, name, regions, since, until, kinds, levels), measure)
    write_result(result, form, output, settings().language)
