"""Options that several commands share."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from swgraph.settings import COPIES, Copy, Settings, read_settings

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph

F = TypeVar("F", bound=Callable[..., Any])

_COPY: Final = "swgraph.copy"
FORMATS: Final = ("table", "csv", "json", "md", "xlsx")


def settings() -> Settings:
    """Return what the environment asks for."""
    return read_settings(os.environ)


def store_option(function: F) -> F:
    """Add ``--store``: a directory, or the address of a SPARQL server."""
    return click.option(
        "--store",
        metavar="DIR",
        default=lambda: str(settings().store),
        show_default="swgraph.store 或 or SWGRAPH_STORE",
        help="图谱目录 The store.",
    )(function)


def format_option(function: F) -> F:
    """Add ``--format``."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default=None,
        help="输出格式，默认 table（管道中为制表符分隔的纯文本），或由 -o 的后缀决定。 "
        "Form of the output: table unless given (tab-separated plain text in a pipe), or what the suffix of -o says.",
    )(function)


def output_option(function: F) -> F:
    """Add ``--output``."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        default=None,
        help="写入文件而不是屏幕 Write to this file.",
    )(function)


def asking_options(function: F) -> F:
    """Add what every question takes: ``--store``, ``--copy``, ``--format``, ``--output``, ``--about`` and ``--show-sparql``."""
    about = click.option("--about", is_flag=True, help="显示参数和列 Show the parameters and columns.")
    sparql = click.option("--show-sparql", is_flag=True, help="显示得出这些行的 SPARQL 而不运行 Print the SPARQL that gives the rows instead of running.")
    return store_option(copy_option(format_option(output_option(about(sparql(function))))))


def text_or_json(function: F) -> F:
    """Add ``--format text|json``."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(("text", "json")),
        default="text",
        help="输出格式 Form of the output.",
    )(function)


def copy_option(function: F) -> F:
    """Add ``--copy``, which ``open_store`` reads."""
    return click.option(
        "--copy",
        type=click.Choice(COPIES),
        default=lambda: settings().copy,
        show_default="auto 或 or SWGRAPH_COPY",
        expose_value=False,
        callback=_remember,
        help="服务器答错时由经验证的本地副本回答 Whether a proven copy answers for a SPARQL server: auto, where the server gets known answers wrong.",
    )(function)


def _remember(ctx: click.Context, _option: click.Parameter, copy: Copy) -> None:
    ctx.meta[_COPY] = copy


def open_store(store: str) -> "KnowledgeGraph":
    """Return the graph of ``--store``, as ``--copy`` says."""
    from swgraph.graph import open_graph

    return open_graph(store, click.get_current_context().meta.get(_COPY, "auto"))
