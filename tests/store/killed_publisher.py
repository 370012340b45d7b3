"""A build that kills itself at a named moment; run by ``test_publish`` in a process of its own."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from swgraph.store import publish


def die(*_args: object, **_named: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def after(call: Callable[..., object]) -> Callable[..., object]:
    def then_die(*args: object, **named: object) -> object:
        call(*args, **named)
        die()
        return None

    return then_die


def main(store: str, moment: str) -> None:
    module = sys.modules["swgraph.store.publisher"]
    steps = {
        "graph written": "_write_graph",
        "loaded": "_load",
        "manifest written": "write_manifest",
        "moved": "move_in",
    }
    if moment in steps:
        setattr(module, steps[moment], after(getattr(module, steps[moment])))
    elif moment == "switched":
        module.__dict__["_remove_old"] = die
    else:
        load = module.__dict__["_load"]

        def killed_while_loading(graph: Path, engine: Path) -> object:
            threading.Timer(0.01, die).start()
            load(graph, engine)
            die()
            return None

        module.__dict__["_load"] = killed_while_loading
    publish(Path(store), [f'<urn:b{i}> <urn:p> "{i}" <urn:g> .\n' for i in range(5000)])


if __name__ == "__main__":
    main(*sys.argv[1:])
