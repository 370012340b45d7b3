"""``swgraph evidence``."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from swgraph.cli.options import copy_option, open_store, store_option, text_or_json

if TYPE_CHECKING:
    from swgraph.query import Evidence


@click.command(name="evidence")
@click.argument("facts", nargs=-1, required=True, metavar="FACT...")
@store_option
@copy_option
@click.option("--raw", is_flag=True, help="同时显示修复前的原文 Show the raw text as well.")
@text_or_json
def command(facts: tuple[str, ...], store: str, raw: bool, form: str) -> None:
    r"""显示事实背后的原文、前后文、标题、日期、版次和校验值。

    Show the quotation behind a fact with its context, headline, date, page, address and checksum. A fact is given as
    in the column evidence_id of an answer: an IRI, target/6bgnz3mxg2tj3jqq, or the last part alone.

    \b
    swgraph evidence target/6bgnz3mxg2tj3jqq --raw
    """
    with open_store(store) as kg:
        found = [kg.evidence(fact) for fact in facts]
    if form == "json":
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2, default=str))
        return
    for each in found:
        click.echo(_shown(each, raw))


def _shown(evidence: "Evidence", raw: bool) -> str:
    """Return a quotation between what stands around it, and where it stands."""
    place = " · ".join(str(part) for part in (evidence.published, evidence.page, evidence.section) if part)
    captured = evidence.start is not None  # a cited source has no text here, so nothing stands around a phrase
    offsets = f"{evidence.start}–{evidence.end}（修复文本 in the repaired text）"
    rows = [
        ("事实 fact", evidence.id),
        ("原文 quotation", f"“{evidence.quote}”" if evidence.quote else None),
        ("上下文 context", _line(f"…{evidence.prefix}【{evidence.quote}】{evidence.suffix}…") if captured else None),
        ("标题 headline", evidence.headline),
        ("出处 place", place or None),
        ("地区 region", evidence.region),
        ("网址 address", evidence.url),
        ("位置 offsets", offsets if captured else None),
        ("原始位置 raw offsets", f"{evidence.raw_start}–{evidence.raw_end}" if captured else None),
        ("修复前 raw text", evidence.raw_text if raw else None),
        ("规则 rule", evidence.rule),
        ("SHA-256", evidence.sha256),
    ]
    return "\n".join(f"{label}: {value}" for label, value in rows if value)


def _line(text: str) -> str:
    return text.replace("\n", " ⏎ ")
