"""``swgraph build``."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from swgraph.cli.failure import INVALID
from swgraph.cli.options import settings, store_option

if TYPE_CHECKING:
    from swgraph.pipeline import Built
    from swgraph.pipeline.inputs import Progress

_STEPS: Final = {
    "read": "读入与修复 read and repair",
    "facts": "读入事实文件 read facts files",
    "extract": "抽取与校验 extract and validate",
    "assemble": "推理与检查 infer and check",
    "publish": "发布 publish",
}
_KINDS: Final = {
    "Issuance": "文件 documents",
    "Lineage": "依据关系 lineage",
    "Target": "目标 targets",
    "Observation": "现状 observations",
    "ServiceSystem": "服务体系 service systems",
    "Tier": "服务层级 tiers",
    "Standard": "建设标准 standards",
    "Task": "任务 tasks",
    "FieldMention": "服务领域 fields",
    "Funding": "资金 funding",
    "DepartmentMention": "部门提及 departments named",
    "TierFunction": "层级职责 functions of tiers",
    "Mechanism": "工作机制 mechanisms",
    "OperationMode": "运行模式 modes of operation",
    "Event": "事件 events",
    "Transfer": "职能划转 transfers of functions",
    "NameStatement": "别称 other names",
    "Beneficiary": "服务对象 beneficiaries",
    "Schedule": "推进步骤 schedules",
    "ServicePoint": "站点实例 service points",
    "Remark": "备注 remarks",
}


@click.command(name="build")
@click.argument("inputs", nargs=-1, metavar="[FILE|DIR]...", type=click.Path(path_type=Path))
@store_option
@click.option(
    "--identity",
    type=click.Path(path_type=Path, dir_okay=False),
    help="哪些名称是同一事物的表（见 swgraph merges） A table of names that mean one thing, or do not; see swgraph merges.",
)
@click.option(
    "--divisions",
    type=click.Choice(["county", "township", "village"]),
    help="区划收到哪一级；不给时自带数据到乡级，其他文件到县级，给了 --villages 则到村级 How far down the divisions go: unless given, to "
    "townships with the project's own data, to counties with other files, to villages with --villages.",
)
@click.option(
    "--villages",
    type=click.Path(path_type=Path, dir_okay=False),
    help="村级区划表（.csv 或 .csv.gz，列 code,name,parent） Table of villages with these columns.",
)
@click.option(
    "--synthetic-points",
    is_flag=True,
    help="仅供压力测试：每个县、乡、村各加一个虚构站点 For load tests only: a made-up service point in every county, township and village.",
)
@click.option("-q", "--quiet", is_flag=True, help="只报告问题 Report problems only.")
@click.pass_context
def command(
    ctx: click.Context,
    inputs: tuple[Path, ...],
    store: str,
    identity: Path | None,
    divisions: str | None,
    villages: Path | None,
    synthetic_points: bool,
    quiet: bool,
) -> None:
    r"""读入文章，修复、识别、抽取、校验，发布为一代新的图谱；不给文件时构建自带数据。

    Read articles (.txt, .md, .html; newspaper pages as they were scraped) and facts files (.yaml), repair, recognise,
    extract and validate them, and publish the graph. Without a file the project's own data are built. A file that cannot
    be used is listed and the others are built (exit code 3); a build that fails leaves the last good graph as it was.
    A facts file that corrects a text goes with that text.

    \b
    swgraph build
    swgraph build page.txt
    swgraph build page.txt page.facts.yaml
    swgraph build articles/ --store my.store
    swgraph build --villages villages.csv.gz --store national.store
    """
    from swgraph.pipeline import build

    epoch = settings().source_date_epoch
    with shown_progress(quiet) as progress:
        built = build(
            inputs,
            directory_of(store),
            source_date_epoch=epoch,
            progress=progress,
            identity=identity,
            divisions=divisions,
            villages=villages,
            synthetic_points=synthetic_points,
        )
    if not quiet:
        show(built)
    show_problems(built)
    if built.refused:
        ctx.exit(INVALID)


def directory_of(store: str) -> Path:
    """Return the directory of a store that is written; the address of a server is none."""
    if "://" in store:
        raise click.UsageError(f"只能写入目录 wanted a directory to build in, got {store}; give --store DIR")
    return Path(store)


@contextmanager
def shown_progress(quiet: bool) -> Iterator["Progress | None"]:
    """Show the steps on a terminal; a pipe gets none."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks = {step: bar.add_task(label, total=None, visible=False) for step, label in _STEPS.items()}
        yield lambda step, done, total: bar.update(tasks[step], completed=done, total=total, visible=True)


def show(built: "Built") -> None:
    """Write what was built."""
    from swgraph.lexicon import load_regions

    regions = load_regions()
    places = [regions.get(code) for code in built.regions if code in regions]
    names = "、".join(place.short_name or place.name for place in places)
    sizes = {
        "来源 sources": built.sources,
        "文章 articles": built.articles,
        "事实 facts": sum(built.facts.values()),
        "三元组 triples": built.statements,
        "其中推理 of them inferred": built.inferred,
    }
    click.echo(f"已构建 built {built.store} · 版本 generation {built.generation}")
    click.echo("  " + " · ".join(f"{label} {size:,}" for label, size in sizes.items()))
    for kind, label in _KINDS.items():
        if kind in built.facts:
            click.echo(f"    {label}: {built.facts[kind]}")
    click.echo(f"  地区 regions: {names}")
    click.echo(f"  每条事实的溯源三元组 provenance triples a fact: {built.provenance:.2f}（预算 budget 1.7）")


def show_problems(built: "Built") -> None:
    """Write what was left out or should be known, to the other stream."""
    from swgraph.mapping.dataset import SYNTHETIC

    if built.synthetic:
        click.echo(f"注意 note: {SYNTHETIC[0]} {SYNTHETIC[1]}", err=True)
    for text in built.notes:
        click.echo(f"注意 note: {text}", err=True)
    counts = Counter(finding.check for finding in built.report.warnings)
    if counts:
        listed = ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))
        advice = "不影响使用，逐条见 nothing is wrong, listed one by one by: swgraph validate"
        click.echo(f"提示 remarks: {counts.total()}（{advice}）: {listed}", err=True)
    for refused in built.refused:
        click.echo(f"未收入 left out: {refused.path}: {refused.reason}", err=True)
    if built.refused:
        click.echo(f"未收入 left out: {len(built.refused)}；其余已构建 the others are built", err=True)
