"""The release card on a terminal, in a pipe and as JSON."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from swgraph.query import Section


def show_card(card: Iterable["Section"], language: str = "zh") -> None:
    """Show the tables of the card: drawn on a terminal, in a pipe as lines with a tab before the number."""
    show = _draw if sys.stdout.isatty() else _print
    for section in card:
        show(section, language)


def plain_card(card: Iterable["Section"]) -> dict[str, list[dict[str, object]]]:
    """Return the tables of the card by name, as JSON knows them."""
    return {section.name: _plain(section) for section in card}


def _print(section: "Section", _: str) -> None:
    click.echo(f"{section.title.zh} {section.title.en}")
    for each in section.entries:
        zh, en = each.label.zh, each.label.en
        click.echo(f"  {zh if zh == en else f'{zh} {en}'}\t{each.n:,}")


def _draw(section: "Section", language: str) -> None:
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    table.add_column(overflow="fold")
    table.add_column(justify="right")
    for each in section.entries:
        table.add_row(escape(each.label.en if language == "en" else each.label.zh), f"{each.n:,}")
    console = Console(highlight=False)
    console.print(f"[bold]{escape(section.title.en if language == 'en' else section.title.zh)}[/bold]")
    console.print(table)


def _plain(section: "Section") -> list[dict[str, object]]:
    return [
        {"key": each.key, "zh": each.label.zh, "en": each.label.en, "n": each.n if isinstance(each.n, int) else float(each.n)}
        for each in section.entries
    ]
