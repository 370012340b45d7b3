"""The process that runs queries: ``python -m swgraph.serve.workers.worker STORE MEMORY_MB``, jobs in, answers out."""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from swgraph.errors import SwgraphError
from swgraph.serve.workers.frames import packed, receive
from swgraph.serve.workers.job import Job
from swgraph.serve.workers.sandbox import enter

if TYPE_CHECKING:
    from swgraph.graph import KnowledgeGraph

_STACK: Final = 512 << 20  # of the thread that runs queries: deep ones end in an error, not in a lost process
_NICE: Final = 5
_WARM: Final = "SELECT * { ?s ?p ?o } LIMIT 1"


def main(store: str, memory: int) -> None:
    """Run jobs until the other side closes; the graph is opened first, and nothing but it can be read afterwards."""
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what anybody prints must not be taken for an answer
    kg = _opened(Path(store))
    _limit(memory)
    ways = enter()
    _send(answers, {"generation": kg.store.generation, "sandbox": list(ways)})
    threading.stack_size(_STACK)
    loop = threading.Thread(target=_run, args=(kg, jobs, answers), daemon=True)
    loop.start()
    loop.join()


def _opened(store: Path) -> "KnowledgeGraph":
    """Return the graph with everything loaded that a query needs: later nothing new is waited for."""
    from swgraph.catalogue import load_catalogue
    from swgraph.graph import open_graph
    from swgraph.lexicon import load_regions
    from swgraph.serve import jobs

    kg = open_graph(store)
    load_catalogue()
    load_regions()
    kg.sparql(_WARM)
    assert jobs.KINDS
    return kg


def _limit(memory: int) -> None:
    """Bound memory (MB), core dumps and files to write; let the web process go first."""
    import resource

    with contextlib.suppress(ValueError, OSError):  # a bound that is already lower stays
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        # Not RLIMIT_AS: the engine maps the files of the store, which take addresses and no memory.
        most = (memory << 20) + _STACK
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    with contextlib.suppress(OSError):
        os.nice(_NICE)


def _run(kg: "KnowledgeGraph", jobs: BinaryIO, answers: BinaryIO) -> None:
    while (message := receive(jobs)) is not None:
        header, body = _answer(kg, message[0])
        answers.write(packed(header, body))
        answers.flush()


def _answer(kg: "KnowledgeGraph", asked: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Return the answer to a job, or what was wrong with it: the name of the error and its message."""
    from swgraph.serve.jobs import run_job

    job = Job(asked["kind"], asked["payload"], asked["seconds"], asked["most_bytes"], most_rows=asked["most_rows"])
    started = time.perf_counter()
    try:
        body, media_type = run_job(kg, job)
    except SwgraphError as error:
        return {"error": type(error).__name__, "message": str(error)}, b""
    except (MemoryError, RecursionError) as error:
        return {"error": "WorkerLostError", "message": f"内存或嵌套超限 out of memory or nested too deep: {type(error).__name__}"}, b""
    except Exception as error:  # noqa: BLE001 - a fault of ours must not end the process in the middle of a message
        return {"error": "", "message": f"{type(error).__name__}: {error}"}, b""
    return {"media_type": media_type, "seconds": time.perf_counter() - started}, body


def _send(answers: BinaryIO, header: Mapping[str, Any]) -> None:
    answers.write(packed(header))
    answers.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
