"""``swgraph extract``."""

import json
from pathlib import Path

import click

from swgraph.cli.options import output_option
from swgraph.cli.output import write_bytes


@click.command(name="extract")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("json", "yaml")),
    default=None,
    help="输出格式，默认 json 或由 -o 的后缀决定 json unless given, or what the suffix of -o says.",
)
@output_option
def command(file: Path, form: str | None, output: Path | None) -> None:
    r"""以事实文件的形式输出一篇文章（一页报纸）的全部事实，带引文和位置。

    Print all facts of an article or a newspaper page in the form of a facts file, each with its quotation and offsets.

    \b
    swgraph extract page.txt --format json
    swgraph extract page.txt -o facts.yaml
    """
    from swgraph.extract import extract
    from swgraph.sources import to_facts_file
    from swgraph.text.page import read_source

    facts = to_facts_file(extract(read_source(file)))
    wanted = form or ("yaml" if output and output.suffix.lower() in (".yaml", ".yml") else "json")
    if wanted == "yaml":
        import yaml

        text = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=120)
    else:
        text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    write_bytes(text.encode(), output)
