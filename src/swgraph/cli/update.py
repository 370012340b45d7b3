"""``swgraph update``."""

from pathlib import Path

import click

from swgraph.cli.build import directory_of, show, show_problems, shown_progress
from swgraph.cli.failure import INVALID
from swgraph.cli.options import settings, store_option


@click.command(name="update")
@click.argument("inputs", nargs=-1, metavar="[FILE|DIR]...", type=click.Path(path_type=Path))
@click.option(
    "--remove", multiple=True, metavar="NAME", help="撤回一个来源：路径、文件名或编号，可重复 Withdraw a source: path, file name or id; may be repeated."
)
@store_option
@click.option(
    "--identity",
    type=click.Path(path_type=Path, dir_okay=False),
    help="构建时所用的名称表 The table of names with which the graph was built.",
)
@click.option("-q", "--quiet", is_flag=True, help="只报告问题 Report problems only.")
@click.pass_context
def command(
    ctx: click.Context, inputs: tuple[Path, ...], remove: tuple[str, ...], store: str, identity: Path | None, quiet: bool
) -> None:
    r"""把文章和事实文件加入已发布的图，替换同路径的来源，或撤回来源；不重建其余部分。

    Add articles and facts files to the published graph; what was read from the same path before is replaced. The result is
    the graph that a build of all files would give, and it becomes the new generation in one step. Other sources that change
    as well, such as those whose names are merged otherwise now, are read again from their files. Where only a build can tell
    what changes, nothing is published and the reason is given (exit code 1).

    \b
    swgraph update page.txt
    swgraph update page.txt page.facts.yaml --store my.store
    swgraph update --remove old-page.txt
    swgraph update new-page.txt --remove old-page.txt
    """
    from swgraph.pipeline import update

    if not inputs and not remove:
        raise click.UsageError("没有要更新的内容 nothing to update: wanted files, or --remove NAME")
    epoch = settings().source_date_epoch
    with shown_progress(quiet) as progress:
        built = update(
            inputs, directory_of(store), remove=remove, source_date_epoch=epoch, progress=progress, identity=identity
        )
    if not quiet:
        show(built)
    show_problems(built)
    if built.refused:
        ctx.exit(INVALID)
