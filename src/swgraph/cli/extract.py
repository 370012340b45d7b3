"""``swgraph extract``."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from swgraph.cli.options import settings
from swgraph.cli.output import write_bytes

if TYPE_CHECKING:
    from swgraph.model import Extraction

_REFUSED = 3


@click.command(name="extract")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(("json", "yaml")),
    default=None,
    help="输出格式，默认 json 或由 -o 的后缀决定 json unless given, or what the suffix of -o says.",
)
@click.option(
    "--extractor",
    type=click.Choice(("rules", "model")),
    default="rules",
    help="用规则（默认）或语言模型 By the rules, or by a language model of your own (SWGRAPH_MODEL_URL, SWGRAPH_MODEL, SWGRAPH_MODEL_KEY).",
)
@click.option("--jobs", type=click.IntRange(min=1), help="一个目录用几个进程，默认全部核 Processes for a folder; all cores unless given.")
@click.option("--again", is_flag=True, help="目录：已抽取过的也重新抽取 Of a folder: read again what was read before.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="写入文件；输入为目录时写入目录 Write to this file; of a folder, to this folder.")
def command(
    inputs: tuple[Path, ...], form: str | None, extractor: str, jobs: int | None, again: bool, output: Path | None
) -> None:
    r"""以事实文件的形式输出一篇文章（一页报纸）的全部事实，带引文和位置；一个目录则每篇一个文件。

    Print all facts of an article or a newspaper page in the form of a facts file, each with its quotation and offsets. Of a
    folder, or of several files, each gets a facts file under the folder -o; all cores are used, and a run that was stopped goes
    on where it stopped. With --extractor model a language model behind an OpenAI-compatible address reads the article instead: a
    fact that does not quote the text word for word is rejected, and all others wait for review.

    \b
    swgraph extract page.txt --format json
    swgraph extract page.txt -o facts.yaml
    swgraph extract pages/ -o facts/
    swgraph extract page.txt --extractor model -o facts.yaml
    """
    if len(inputs) == 1 and not inputs[0].is_dir():
        _one(inputs[0], form, output, by_model=extractor == "model")
        return
    if output is None or extractor == "model" or form == "json":
        raise click.UsageError(
            "一个目录由规则抽取成 YAML 文件，写入 -o 所指的目录 "
            "a folder is extracted by the rules into YAML files: name the folder for them with -o"
        )
    _many(inputs, output, jobs, again)


def _one(file: Path, form: str | None, output: Path | None, *, by_model: bool) -> None:
    from swgraph.sources import to_facts_file

    facts = to_facts_file(_by_model(file) if by_model else _by_rules(file))
    wanted = form or ("yaml" if output and output.suffix.lower() in (".yaml", ".yml") else "json")
    if wanted == "yaml":
        import yaml

        text = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=120)
    else:
        text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    write_bytes(text.encode(), output)


def _by_rules(file: Path) -> "Extraction":
    from swgraph.extract import extract
    from swgraph.text.page import read_source

    return extract(read_source(file))


def _by_model(file: Path) -> "Extraction":
    from swgraph.annotator import Endpoint, annotate
    from swgraph.text.page import read_source

    asked = settings()
    found = annotate(read_source(file), Endpoint(asked.model_url or "", asked.model or "", asked.model_key))
    for rejected in found.rejected:
        click.echo(f"未采用 rejected: {rejected.reason}\n  {rejected.fact}", err=True)
    return found.extraction


def _many(inputs: tuple[Path, ...], output: Path, jobs: int | None, again: bool) -> None:
    from rich.console import Console
    from rich.progress import Progress

    from swgraph.pipeline.folder import extract_folder

    before, done = extract_folder(inputs, output, jobs, again=again)
    console = Console(stderr=True)
    facts = pages = refused = 0
    with Progress(console=console, disable=not console.is_terminal) as progress:
        task = progress.add_task("抽取 extracting", total=None)
        for each in done:
            progress.advance(task)
            pages += each.reason is None
            facts += each.facts
            if each.reason is not None:
                refused += 1
                console.print(f"未采用 refused: {each.reason}", markup=False, highlight=False)
    click.echo(f"{pages} 篇 pages, {facts} 条事实 facts → {output}; 此前已有 done before: {before}; 未采用 refused: {refused}")
    if refused:
        raise click.exceptions.Exit(_REFUSED)
