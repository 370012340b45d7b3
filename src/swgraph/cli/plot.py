"""``swgraph plot``."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from swgraph.cli.options import copy_option, open_store, settings, store_option

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph
    from swgraph.plot import Picture

# The options that each picture takes; another one is refused instead of ignored.
_TAKES: Final = {
    "tiers": {"region"},
    "comparison": {"region", "indicator"},
    "targets": {"region", "indicator"},
    "map": {"indicator", "kind"},
    "diffusion": {"innovation"},
    "actors": {"region", "since", "until"},
}


def _language() -> str:
    return settings().language if os.environ.get("SWGRAPH_LANG") else "both"


@click.command(name="plot")
@click.argument("picture", type=click.Choice(tuple(_TAKES)))
@click.option("-r", "--region", multiple=True, help="地区，可给多个，默认各省；map、diffusion 不需要 Regions; all provinces unless given.")
@click.option("-i", "--indicator", multiple=True, help="指标（comparison、map 必需）Indicators; needed by comparison and map.")
@click.option(
    "--kind",
    type=click.Choice(("target", "actual", "baseline", "estimate")),
    help="地图上的是目标还是实际，默认目标 What the map shows; targets unless given.",
)
@click.option("--innovation", help="扩散曲线只画这一做法 Only this practice in the diffusion curve.")
@click.option("--since", metavar="DAY", help="actors：始于这一天或这一年 For actors: first day or year (2023, 2023-03-16).")
@click.option("--until", metavar="DAY", help="actors：止于这一天或这一年 For actors: last day or year.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(("zh", "en", "both")),
    default=_language,
    show_default="both 或 or SWGRAPH_LANG",
    help="图中文字的语言 Language of the words in the picture.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="写入的文件 .svg 或 .png，默认以图名命名 File to write, .svg or .png; named after the picture unless given.",
)
@store_option
@copy_option
def command(
    picture: str,
    region: tuple[str, ...],
    indicator: tuple[str, ...],
    kind: str | None,
    innovation: str | None,
    since: str | None,
    until: str | None,
    language: str,
    output: Path | None,
    store: str,
) -> None:
    r"""画图：分级服务体系、指标对照、目标期限、各省地图、扩散曲线、联合发文的部门；SVG 或 PNG。

    Draw a picture: tiers of services, comparison matrix, targets on a time line, tile map of the provinces, diffusion curve,
    network of departments with communities. Needs pip install "swgraph[plot]" and a font that holds Chinese.

    \b
    swgraph plot tiers -r 宁夏 -r 江西 -o tiers.svg
    swgraph plot comparison -i 持证社工 -i station_total -o comparison.png
    swgraph plot map -i station_total --kind actual
    swgraph plot actors --until 2022 --lang zh
    """
    given = {"region": region, "indicator": indicator, "kind": kind, "innovation": innovation, "since": since, "until": until}
    _check(picture, {name for name, value in given.items() if value}, len(indicator))
    with open_store(store) as kg:
        drawn = _drawn(kg, picture, (region, indicator), (kind, innovation, since, until), language)
        click.echo(str(drawn.save(output or Path(f"{picture}.svg"))))


def _check(picture: str, given: set[str], indicators: int) -> None:
    if unwanted := sorted(given - _TAKES[picture]):
        named = "、".join(f"--{name}" for name in unwanted)
        raise click.UsageError(f"{picture} 不接受 does not take {named}; leave it out")
    if picture == "map" and indicators != 1:
        raise click.UsageError(f"map 需要一个指标 needs one indicator: got {indicators}; give -i once, as in -i station_total")
    if picture == "comparison" and not indicators:
        raise click.UsageError("comparison 需要至少一个指标 needs at least one indicator: got 0; give -i, as in -i station_total")


def _drawn(
    kg: "KnowledgeGraph",
    picture: str,
    several: tuple[tuple[str, ...], tuple[str, ...]],
    single: tuple[str | None, str | None, str | None, str | None],
    language: str,
) -> "Picture":
    from swgraph.plot import draw_actors, draw_comparison, draw_diffusion, draw_map, draw_targets, draw_tiers

    regions, indicators = several
    kind, innovation, since, until = single
    if picture == "tiers":
        return draw_tiers(kg, regions or None, language=language)
    if picture == "targets":
        return draw_targets(kg, regions or None, indicators or None, language=language)
    if picture == "diffusion":
        return draw_diffusion(kg, innovation, language=language)
    if picture == "actors":
        return draw_actors(kg, region=regions or None, since=since, until=until, language=language)
    if picture == "map":
        return draw_map(kg, indicators[0], kind or "target", language=language)
    return draw_comparison(kg, indicators, regions or None, language=language)
