"""``swgraph explain``."""

import json

import click

from swgraph.cli.options import open_store, store_option, text_or_json
from swgraph.errors import UnknownResourceError


@click.command(name="explain")
@click.argument("subject")
@click.argument("predicate")
@click.argument("value")
@store_option
@text_or_json
def command(subject: str, predicate: str, value: str, store: str, form: str) -> None:
    r"""一条陈述为什么成立：哪些来源写明，或由哪些写明的事实、按哪些规则推出。

    Show why a statement holds: which named graphs state it, or from which stated facts and by which rules of OWL 2 RL it
    follows, with the fewest rules above one another. Each of the three terms is a name with a prefix (sw:within), an
    IRI, or a term in N-Triples form; a stands for rdf:type. What does not follow ends with exit code 2.

    \b
    swgraph explain swr:region/640104 sw:inProvince swr:region/640000
    swgraph explain swr:target/6bgnz3mxg2tj3jqq a sw:Fact --format json
    """
    with open_store(store) as kg:
        found = kg.explain(subject, predicate, value)
    if form == "json":
        click.echo(json.dumps(found.record(), ensure_ascii=False, indent=2))
    if found.proof is None:
        raise UnknownResourceError(f"不能推出 does not follow: {' '.join(found.statement)}; nobody states it, and no rule gives it")
    if form != "json":
        click.echo(str(found))
