"""``swgraph review``."""

from decimal import Decimal
from pathlib import Path

import click

from swgraph.cli.options import copy_option, open_store, store_option
from swgraph.cli.output import note, write_bytes


@click.command(name="review")
@store_option
@copy_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("review.html"),
    show_default=True,
    help="写入的文件 File to write.",
)
@click.option("--below", type=float, metavar="NUMBER", help="只看置信度低于此值的 Only facts with a confidence below this.")
@click.option("--region", "regions", multiple=True, metavar="NAME", help="地区，可给多个 Region, may be given several times.")
@click.option(
    "--limit", type=click.IntRange(1), default=300, show_default=True, help="最多显示几条 Show so many facts at most."
)
def command(store: str, output: Path, below: float | None, regions: tuple[str, ...], limit: int) -> None:
    r"""把待复核的事实写成一个网页：置信度低的在前，引文标在原文里，旁边是可以复制去改的事实文件片段。

    Write the facts that wait for review as one HTML page that needs no network: the least certain first, each with its
    quotation marked in its text, and beside it the lines of a facts file to copy, correct and build again. It asks the
    question H4; a region means itself, not those within it.

    \b
    swgraph review
    swgraph review --below 0.9 --region 宁夏 -o 宁夏.html
    """
    from swgraph.review import read_queue, review_page

    least = None if below is None else Decimal(str(below))
    with open_store(store) as kg:
        queue = read_queue(kg, regions, least, limit)
    write_bytes(review_page(queue).encode(), output)
    click.echo(str(output))
    note(f"待复核 waiting: {queue.total:,}；写入 written: {len(queue.items):,}")
