"""Runs the command line in the test's own process, and shows what it wrote."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from swgraph.cli import run


@dataclass(frozen=True, slots=True)
class Ran:
    """The exit code of a command, and what it wrote to its two streams."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def runner(streams: pytest.CaptureFixture[bytes]) -> Run:
    """Return what runs a command; arguments are made strings."""

    def ran(*arguments: object) -> Ran:
        code = run([str(argument) for argument in arguments])
        out, err = streams.readouterr()
        return Ran(code, out.decode(), err.decode())

    return ran
