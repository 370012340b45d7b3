"""``swgraph validate``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from swgraph.cli.failure import INVALID
from swgraph.cli.options import store_option

if TYPE_CHECKING:
    from swgraph.validate import Report


@click.command(name="validate")
@click.argument("inputs", nargs=-1, metavar="[FILE|DIR]...", type=click.Path(path_type=Path))
@store_option
@click.option(
    "--shapes",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="自己的 SHACL 形状（Turtle），只用于已建的图。Shapes of your own (Turtle), for the graph in the store.",
)
@click.option("--warnings/--no-warnings", default=True, help="是否列出警告 List warnings too.")
@click.pass_context
def command(ctx: click.Context, inputs: tuple[Path, ...], store: str, shapes: Path | None, warnings: bool) -> None:
    r"""校验文章（不发布），或不给文件时校验已建的图：形状、引文、数据检查。

    Check articles without publishing anything or, without a file, the graph in the store: SHACL shapes, every quotation
    against its text, and the data checks. Exit code 3 where something is wrong. Shapes run on the columns of the graph; what
    these do not take goes to pySHACL, and the reason is printed.

    \b
    swgraph validate page.txt
    swgraph validate --store my.store
    swgraph validate --store my.store --shapes my-shapes.ttl
    """
    from swgraph.pipeline import check_inputs, check_store

    if inputs and shapes is not None:
        raise click.UsageError("--shapes 只用于已建的图 is for the graph in the store: wanted no files beside it; leave them out")
    if inputs:
        checked = check_inputs(inputs)
        for refused in checked.refused:
            click.echo(f"{refused.path}: {refused.reason}", err=True)
        ok = _show(checked.report, warnings) and not checked.refused
        what = f"{len(checked.extractions)} 个来源 sources"
    else:
        report = check_store(Path(store), shapes)
        ok, what = _show(report, warnings), store
    click.echo(f"{what}: {'合格 conforms' if ok else '不合格 does not conform'}")
    if not ok:
        ctx.exit(INVALID)


def _show(report: "Report", warnings: bool) -> bool:
    for reason in report.reasons:
        click.echo(f"{report.engine}: {reason}", err=True)
    for finding in report.findings:
        if warnings or finding.severity == "violation":
            click.echo(f"{finding.severity}: {finding}", err=True)
    return report.conforms
