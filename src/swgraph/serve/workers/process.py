"""One worker as the web process sees it: started, asked one thing at a time, and killed."""

import asyncio
import contextlib
import os
import re
import signal
import sys
import time
from pathlib import Path
from typing import IO, Any, Final

from swgraph import errors
from swgraph.errors import SandboxError, SwgraphError, WorkerLostError, WorkerTimeoutError
from swgraph.serve.held import is_long, room_for
from swgraph.serve.workers.frames import LENGTHS, MOST_HEADER, packed, read_header
from swgraph.serve.workers.job import Done, Job

_STARTING: Final = 60.0
_MODULE: Final = "swgraph.serve.workers.worker"
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9.+-]+(?:; ?charset=utf-8)?")
_ROOM: Final = 1 << 17  # bytes that are read ahead
_PIECE: Final = 1 << 16
_KEPT: Final = ("PATH", "LANG", "LC_ALL", "PYTHONPATH", "VIRTUAL_ENV", "SYSTEMROOT", "TMPDIR")  # no key or password goes along


class Worker:
    """A process that runs queries of one generation."""

    def __init__(self, process: asyncio.subprocess.Process, generation: str) -> None:
        self._process = process
        self.generation = generation
        self.client = ""
        self.since = 0.0
        self.abandoned = False
        self._killed = False

    @property
    def pid(self) -> int:
        """Return the id of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Return whether the process runs and was not told to end."""
        return not self._killed and self._process.returncode is None

    async def run(self, job: Job) -> Done:
        """Return what a job gave. After any error but one of the query itself the worker is dead.

        Raises:
            WorkerTimeoutError: it took longer than it may; the process was killed.
            WorkerLostError: the process ended, or says what it should not.
            SwgraphError: the query itself is at fault.
        """
        started = time.perf_counter()
        asked = {"kind": job.kind, "payload": dict(job.payload), "seconds": job.seconds}
        asked |= {"most_bytes": job.most_bytes, "most_rows": job.most_rows}
        try:
            async with asyncio.timeout(job.seconds):
                self._send(packed(asked))
                header, body = await self._receive(job.most_bytes)
        except TimeoutError as error:
            self.kill()
            raise WorkerTimeoutError(
                f"查询超时，已终止 the query took longer than {job.seconds:g} s and was ended; ask for less, or give more time (timeout=)"
            ) from error
        except (asyncio.IncompleteReadError, OSError, ValueError, TypeError) as error:
            self.kill()
            raise WorkerLostError(
                "查询进程中断 the process that ran the query ended, for lack of memory or of stack; ask for less"
            ) from error
        except BaseException:  # the client has gone: what it asked for is not wanted any more
            self.kill()
            raise
        if "error" in header:
            raise _error(header)
        media_type = str(header.get("media_type"))
        if not _MEDIA_TYPE.fullmatch(media_type):
            self.kill()
            raise WorkerLostError("查询进程应答有误 the process that ran the query gave no media type; try again")
        seconds = time.perf_counter() - started
        return Done(b"", media_type, self.generation, seconds, body) if is_long(body) else Done(body.read(), media_type, self.generation, seconds)

    def _send(self, message: bytes) -> None:
        assert self._process.stdin
        self._process.stdin.write(message)

    async def _receive(self, most: int) -> tuple[dict[str, Any], IO[bytes]]:
        assert self._process.stdout
        lengths = await self._process.stdout.readexactly(LENGTHS.size)
        of_header, of_body = LENGTHS.unpack(lengths)
        if of_header > MOST_HEADER or of_body > most:
            raise ValueError(f"a message of {of_header} + {of_body} bytes")
        header = read_header(await self._process.stdout.readexactly(of_header))
        return header, await self._body(of_body)

    async def _body(self, length: int) -> IO[bytes]:
        """Return what comes next, to be read from the start; nothing of it where nobody waits for it any more."""
        assert self._process.stdout
        with contextlib.ExitStack() as stack:
            body = stack.enter_context(room_for(length))
            while length:
                part = await self._process.stdout.read(min(length, _PIECE))
                if not part:
                    raise asyncio.IncompleteReadError(b"", length)
                length -= len(part)
                if not self.abandoned:
                    body.write(part)
            body.seek(0)
            if not (self.abandoned and is_long(body)):
                stack.pop_all()  # who takes the answer closes it
            return body

    def kill(self) -> None:
        """End the process at once."""
        self._killed = True
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)  # it leads a session of its own

    async def gone(self) -> None:
        """Wait until the process has ended and its pipes are closed."""
        await self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
        self._process._transport.close()  # type: ignore[attr-defined]


def _error(header: dict[str, Any]) -> Exception:
    """Return the error that a worker names, if it is one of ours; only its message is taken."""
    kind = getattr(errors, str(header["error"]), None)
    message = str(header.get("message", ""))
    if isinstance(kind, type) and issubclass(kind, SwgraphError):
        return kind(message)
    return RuntimeError(message)


async def start_worker(store: Path, memory: int, *, allow_network: bool = False) -> Worker:
    """Return a worker that is ready: its graph is open, and it has given up the network.

    Args:
        store: directory of the store; the generation published now is opened.
        memory: MB that it may use beyond the mapped files of the store.
        allow_network: take a worker that could not give up the network.

    Raises:
        WorkerLostError: it does not start.
        SandboxError: it has a network, and may not.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", _MODULE, str(store), str(memory),
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        limit=_ROOM, start_new_session=True,
    )  # fmt: skip
    worker = Worker(process, "")
    try:
        async with asyncio.timeout(_STARTING):
            header, _ = await worker._receive(0)
    except (TimeoutError, asyncio.IncompleteReadError, OSError, ValueError, TypeError) as error:
        worker.kill()
        await worker.gone()
        raise WorkerLostError(f"查询进程未能启动 a worker did not start over {store}; try: swgraph info --store {store} --verify") from error
    except BaseException:
        worker.kill()
        await worker.gone()
        raise
    if not header.get("sandbox") and not allow_network:
        worker.kill()
        await worker.gone()
        raise SandboxError(
            "无法隔离查询进程 the processes that run queries cannot be cut off from the network here: wanted seccomp or network namespaces "
            "(Linux on x86_64 or aarch64); serve elsewhere, or say --allow-network where every client is trusted"
        )
    worker.generation = str(header.get("generation"))
    return worker
