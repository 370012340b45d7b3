"""What went wrong, as a message and an exit code."""

import logging
import os
import sys
from typing import Final

import click

from swgraph.errors import (
    BuildError,
    ExtractionError,
    LexiconError,
    QueryError,
    SettingsError,
    SourceError,
    SwgraphError,
)

FAILED: Final = 1
USAGE: Final = 2
INVALID: Final = 3
INTERRUPTED: Final = 130

_USAGE_ERRORS: Final = (click.UsageError, SettingsError, LexiconError, QueryError)
_INVALID_ERRORS: Final = (SourceError, BuildError, ExtractionError)


def exit_code(error: BaseException) -> int:
    """Return the exit code of an error.

    >>> from swgraph.errors import StoreNotFoundError, UnknownRegionError
    >>> exit_code(UnknownRegionError()), exit_code(SourceError()), exit_code(StoreNotFoundError())
    (2, 3, 1)
    """
    if isinstance(error, _USAGE_ERRORS):
        return USAGE
    return INVALID if isinstance(error, _INVALID_ERRORS) else FAILED


def show_failure(error: Exception) -> None:
    """Write an error to standard error: our own by its message, a fault of the program with where to report it."""
    if isinstance(error, click.ClickException):
        error.show(file=sys.stderr)
        return
    if isinstance(error, SwgraphError):
        click.echo(f"错误 error: {error}", err=True)
        return
    if isinstance(error, OSError):
        click.echo(f"错误 error: {error.filename or ''}: {error.strerror or error}", err=True)
        return
    logging.getLogger("swgraph").debug("fault", exc_info=error)
    advice = "" if os.environ.get("SWGRAPH_DEBUG") else "; set SWGRAPH_DEBUG=1 to see where"
    fault = f"{type(error).__name__}: {error}{advice}"
    click.echo(f"程序出错 this is a fault of swgraph, please report it: {fault}", err=True)
    if os.environ.get("SWGRAPH_DEBUG"):
        import traceback

        traceback.print_exception(error)
