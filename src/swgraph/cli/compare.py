"""``swgraph compare``."""

from pathlib import Path

import click

from swgraph.cli.options import copy_option, format_option, open_store, output_option, settings, store_option
from swgraph.cli.output import write_result

_PER = ("10k", "10k people", "township", "village")


@click.command(name="compare")
@click.option(
    "-i",
    "--indicator",
    "indicators",
    multiple=True,
    required=True,
    help="指标的编号或名称，可给多个 Id or label of an indicator; may be given several times.",
)
@click.option(
    "-r",
    "--region",
    "regions",
    multiple=True,
    help="地区的名称、代码或层级，可给多个，默认各省 Name, code or level of regions; may be given several times; all provinces unless given.",
)
@click.option("--level", help="取所给地区内这一级的各地区 The regions of this level in those given.")
@click.option("--per", type=click.Choice(_PER), help="折合为每万人、每乡镇或每村 Values per 10,000 people, township or village.")
@click.option("--as-of", metavar="YYYY-MM-DD", help="只用当日已知的 Only what was known on this day.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(("target", "actual", "baseline", "estimate")),
    default=("target", "actual"),
    show_default=True,
    help="目标、实际、基期或估计 Targets, actual values, baselines, estimates.",
)
@click.option("--side-by-side", is_flag=True, help="不可互比的指标也并列 Show indicators that must not be read as one beside each other.")
@store_option
@copy_option
@format_option
@output_option
def command(
    indicators: tuple[str, ...],
    regions: tuple[str, ...],
    level: str | None,
    per: str | None,
    as_of: str | None,
    kinds: tuple[str, ...],
    side_by_side: bool,
    store: str,
    form: str | None,
    output: Path | None,
) -> None:
    r"""跨地区对照指标：统一单位、分母和期限，列出差距、缺口和原文；不可比的拒绝比较并说明理由。

    Compare indicators across regions: units, denominators and deadlines aligned, gaps and quotations shown. What is not
    comparable is refused, with the reason.

    \b
    swgraph compare -i 持证社工 -i station_total -r 宁夏 -r 江西 --per 10k
    swgraph compare -i certified_total --per 10k -f xlsx -o 持证社工.xlsx
    swgraph compare -i station_total -r 广东 --level prefecture --per township
    """
    with open_store(store) as kg:
        answer = kg.compare(
            indicators, regions or None, as_of=as_of, level=level, per=per, kinds=kinds, side_by_side=side_by_side
        )
        write_result(answer, form, output, settings().language)
