"""``swgraph ask``."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from swgraph.cli.options import asking_options, open_store, settings
from swgraph.cli.output import write_result
from swgraph.errors import UnknownQuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from click.shell_completion import CompletionItem

    from swgraph.catalogue import Question


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001
    from click.shell_completion import CompletionItem

    from swgraph.catalogue import load_catalogue

    wanted = incomplete.lower()
    found = [(key, q.question.zh) for q in load_catalogue() for key in (q.id, q.name) if key.lower().startswith(wanted)]
    return [CompletionItem(key, help=text) for key, text in found]


@click.command(
    name="ask",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
    epilog="参数依问题而定 the parameters depend on the question: swgraph ask C1 --about",
)
@click.argument("question", required=False, shell_complete=_complete)
@asking_options
@click.pass_context
def command(
    ctx: click.Context,
    question: str | None,
    store: str,
    form: str | None,
    output: Path | None,
    about: bool,
    show_sparql: bool,
) -> None:
    r"""按编号或文件名提问；不给编号时列出全部问题。

    Ask a question by its id (C1), its name (talent-targets) or a .rq file of your own; without one all questions are
    listed. A region is a name (宁夏), a path of names (江西南昌) or a code (640000), and may be given several times.
    A question in plain Chinese or English is matched to these: what was understood is shown, and if that is not clear
    the nearest three are named.

    \b
    swgraph ask
    swgraph ask C1 --region 宁夏 --region 贵州
    swgraph ask C1 --by 2025 --format xlsx -o 目标.xlsx
    swgraph ask D1 --region 拉萨 --format json
    swgraph ask "宁夏和江西的社工站目标有什么不同"
    """
    language = settings().language
    if question is None:
        _list(form, output, language, ctx.args)
        return
    from swgraph.query import ask

    wanted, found = _meant(question)
    params = {**found, **read_params(ctx.args, wanted)}
    if not shown(wanted, params, about=about, show_sparql=show_sparql):
        with open_store(store) as kg:
            write_result(ask(kg.store, wanted, params), form, output, language)


def shown(question: "Question", params: "Mapping[str, object]", *, about: bool, show_sparql: bool) -> bool:
    """Show what a question takes, or its SPARQL, and return True; return False where neither was asked for."""
    from swgraph.query import bind

    if about:
        click.echo(_described(question))
    elif show_sparql:
        click.echo(bind(question, params), nl=False)
    return about or show_sparql


def _meant(question: str) -> "tuple[Question, Mapping[str, object]]":
    """Return the question of an id, a name or a file, or the one that a sentence asks with the values in it.

    Raises:
        UnknownQuestionError: there is none, or it is not clear which one is meant; the nearest are named.
    """
    from swgraph.catalogue import load_catalogue
    from swgraph.find import find

    try:
        return load_catalogue().get(question), {}
    except UnknownQuestionError:
        if not _is_sentence(question):
            raise
    finding = find(question)
    wanted, understood = finding.sure(), finding.understood
    click.echo(f"理解为 {understood.zh}\nunderstood as {understood.en}", err=True)
    return wanted, finding.params


def _is_sentence(question: str) -> bool:
    """Return whether an argument can be a sentence: words with a blank between them, or Chinese."""
    return not question.endswith(".rq") and (" " in question.strip() or any(ord(c) > 0x2E7F for c in question))


def read_params(arguments: list[str], question: "Question") -> dict[str, object]:
    """Return ``--name value`` and ``--name=value`` as parameters; a name given several times is a list.

    >>> from swgraph.catalogue import load_catalogue
    >>> read_params(["--region", "宁夏", "--region=江西", "--by", "2027"], load_catalogue().get("C1"))
    {'region': ['宁夏', '江西'], 'by': '2027'}
    """
    values: dict[str, list[str]] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("--") or not (equals or rest):
            takes = " ".join(f"--{parameter.name} …" for parameter in question.params) or "none"
            raise click.UsageError(f"参数有误 wanted --name value, got {name!r}; {question.id} takes {takes}")
        values.setdefault(name.removeprefix("--").replace("-", "_"), []).append(value if equals else rest.pop(0))
    return {name: found[0] if len(found) == 1 else found for name, found in values.items()}


def _list(form: str | None, output: Path | None, language: str, extra: list[str]) -> None:
    from swgraph.graph import questions

    if extra:
        raise click.UsageError(f"请先给出问题编号 wanted a question such as C1 before {extra[0]}; run: swgraph ask")
    write_result(questions(), form, output, language)


def _described(question: "Question") -> str:
    """Return what a question is, takes and gives, for a terminal."""
    words = question.question
    lines = [f"{question.id} {question.name}", f"  {words.zh}", f"  {words.en}", "参数 parameters:"]
    for each in question.params:
        many = "，可给多个 may be given several times" if each.many else ""
        lines.append(f"  --{each.name} ({each.type}) {each.doc.zh} {each.doc.en}{many}")
    lines.append("列 columns:")
    lines += [f"  {c.name} ({c.type}) {c.label.zh} {c.label.en}" for c in question.columns]
    return "\n".join(lines)
