"""``swgraph national``."""

from pathlib import Path

import click

from swgraph.cli.ask import read_params, shown
from swgraph.cli.options import asking_options, open_store, settings
from swgraph.cli.output import write_result


@click.command(
    name="national",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    epilog="参数依汇总而定 the parameters depend on the aggregate: swgraph national coverage-by-county --about",
)
@click.argument("name", required=False, metavar="[AGGREGATE]")
@asking_options
@click.pass_context
def command(
    ctx: click.Context,
    name: str | None,
    store: str,
    form: str | None,
    output: Path | None,
    about: bool,
    show_sparql: bool,
) -> None:
    r"""全国汇总：由图的整数列算出；不给名称时列出全部汇总。

    Aggregates over the whole country, from the columns of the graph: points-by-province, coverage-by-county, missing-rooms,
    label-search, targets-matrix. Without a name all are listed. Made-up points for load tests are counted only in rows that say
    synthetic.

    \b
    swgraph national
    swgraph national points-by-province
    swgraph national coverage-by-county --province 宁夏 --level township -o 覆盖.xlsx
    swgraph national label-search --pattern '^永.*社区$' --format json
    """
    from swgraph.national import AGGREGATES, load_twin

    if name is None:
        for twin in map(load_twin, AGGREGATES):
            click.echo(f"{twin.name:<20}{twin.summary.zh} · {twin.summary.en}")
        return
    twin = load_twin(name.replace("-", "_"))
    params = read_params(ctx.args, twin)
    if not shown(twin, params, about=about, show_sparql=show_sparql):
        with open_store(store) as kg:
            write_result(kg.national(name, **params), form, output, settings().language)
