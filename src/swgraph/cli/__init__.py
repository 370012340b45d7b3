"""The command line: each command calls one function of the library, and says in an exit code how it went.

Data goes to standard output, everything else to standard error. Exit codes: 0 done, 1 failed (a store, a file or a
disk), 2 usage (an option, a question, a region or a query that means nothing), 3 data invalid (an input that cannot be
used, or facts that do not fit), 130 interrupted.
"""

import sys

from swgraph.cli.app import app
from swgraph.cli.failure import INTERRUPTED, exit_code, show_failure

__all__ = ["app", "main"]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Return the exit code of one command."""
    import click

    _speak_utf8()
    try:
        done = app.main(arguments, prog_name="swgraph", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        sys.stderr.close()
        return 0
    except Exception as error:  # noqa: BLE001  the one place where everything ends as a message and a code
        show_failure(error)
        return exit_code(error)
    return done if isinstance(done, int) else 0


def _speak_utf8() -> None:
    """Make the streams UTF-8 whatever the locale: a Chinese console may be set to GBK, a server to ASCII."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and (stream.encoding or "").lower().replace("-", "") != "utf8":
            reconfigure(encoding="utf-8", errors="replace")
