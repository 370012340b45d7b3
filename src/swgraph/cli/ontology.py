"""``swgraph ontology``."""

from pathlib import Path

import click

from swgraph.errors import ExportError


@click.command(name="ontology")
@click.option(
    "-o",
    "--output",
    "directory",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("ontology-html"),
    show_default=True,
    help="写入的目录 Directory to write into.",
)
def command(directory: Path) -> None:
    r"""生成本体的 HTML 参考页（中英对照，单文件，离线可读）。

    Write the reference of the ontology and its vocabularies: one self-contained HTML page, Chinese and English side
    by side.

    \b
    swgraph ontology -o site/
    """
    from swgraph.reference import write_reference

    try:
        written = write_reference(directory)
    except OSError as error:
        raise ExportError(f"{directory}: 无法写入 cannot be written: {error.strerror}; name another with -o") from error
    for path in written:
        click.echo(str(path))
