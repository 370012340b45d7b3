"""The workers of a server: who is served next, what replaces the dead, and how a new generation is taken up."""

import asyncio
import contextlib
import logging
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from swgraph.errors import PoolFullError, SwgraphError, WorkerLostError
from swgraph.serve.workers.job import Done, Job
from swgraph.serve.workers.process import Worker, start_worker
from swgraph.store import current_generation

_LOG: Final = logging.getLogger(__name__)
_WATCH: Final = 0.25  # seconds between two looks at which generation is published
_LONG: Final = 0.2  # seconds after which a running query counts as a long one
_REMEMBERED: Final = 10.0  # seconds for which a long query of a client counts
_RETRY: Final = 1.0
_GRACE: Final = 0.5  # seconds that a query of a client that has gone may still take


@dataclass(slots=True, eq=False)
class _Waiting:
    """A job that waits for a worker."""

    client: str
    worker: "asyncio.Future[Worker]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Pool:
    """Workers over one store.

    A job takes a free worker. One worker more than asked for is warm, so that one that dies is replaced at once. The last
    free one is not for a client that holds as many as were asked for, nor for one whose query runs long or did so a moment ago:
    one client's long queries leave room for everybody's short ones. Jobs that wait are taken in order, those of such
    clients last.

    Args:
        store: directory of the store.
        workers: processes that run queries.
        queue: jobs that may wait; those of one client may be half of them.
        memory_mb: what each process may use beyond the mapped files of the store.
        allow_network: take workers that cannot be cut off from the network.
    """

    def __init__(
        self, store: Path, workers: int = 2, queue: int = 64, memory_mb: int = 1024, *, allow_network: bool = False
    ) -> None:
        self._store = store
        self._wanted = workers
        self._queue = queue
        self._memory = memory_mb
        self._allow_network = allow_network
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._spare: list[Worker] = []
        self._waiting: deque[_Waiting] = deque()
        self._heavy: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._starting = 0
        self._stopped = False
        self.generation = ""
        self.killed = 0
        self.lost = 0

    async def start(self) -> None:
        """Start the workers and one to spare.

        Raises:
            StoreError: the store cannot be read.
            SandboxError: a worker cannot be cut off from the network.
            WorkerLostError: a worker does not start.
        """
        self.generation = current_generation(self._store)
        started = await self._all_started()
        self._spare, self._idle = list(started[:1]), list(started[1:])
        self._keep(self._watch())

    async def stop(self) -> None:
        """End every process."""
        self._stopped = True
        for task in self._tasks:
            task.cancel()
        for waiting in self._waiting:
            waiting.worker.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in (*self._idle, *self._busy, *self._spare):
            self._end(worker)
        await asyncio.gather(*self._ending, return_exceptions=True)

    def _end(self, worker: Worker) -> None:
        """End a process, and wait for its end beside the requests."""
        worker.kill()
        task = asyncio.ensure_future(worker.gone())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def run(self, job: Job) -> Done:
        """Return what a job gave.

        Raises:
            PoolFullError: too many wait.
            WorkerTimeoutError: it took too long.
            WorkerLostError: the process ended.
            SwgraphError: the query itself is at fault.
        """
        worker = await self._taken(job.client)
        running = asyncio.ensure_future(worker.run(job))
        running.add_done_callback(lambda _: self._given_back(worker))
        try:
            return await asyncio.shield(running)
        except WorkerLostError:
            self.lost += 1
            raise
        except asyncio.CancelledError:
            # The client has gone. Most queries end in a moment: starting a process anew costs more than letting one end.
            worker.abandoned = True
            self._keep(_ended(running))
            raise

    # --- who is next ---------------------------------------------------------------------------------------------------

    async def _taken(self, client: str) -> Worker:
        if worker := self._free(client):  # those who wait may not have it, or would have been given it
            return worker
        mine = sum(waiting.client == client for waiting in self._waiting)
        if len(self._waiting) >= self._queue or mine >= max(1, self._queue // 2):
            raise PoolFullError(f"繁忙 busy: {len(self._waiting)} queries wait already, {mine} of them yours; come back in a second")
        waiting = _Waiting(client)
        self._waiting.append(waiting)
        self._serve()
        # What a client holds becomes long while it runs: the next look may let another one through.
        self._keep(self._look_again())
        try:
            return await waiting.worker
        except asyncio.CancelledError:
            if waiting.worker.done() and not waiting.worker.cancelled():
                self._given_back(waiting.worker.result())
            else:
                self._waiting.remove(waiting)
            raise

    def _free(self, client: str) -> Worker | None:
        """Return a free worker that this client may have now, as busy."""
        free = len(self._idle) + len(self._spare)
        held = sum(worker.client == client for worker in self._busy)
        if not free or (free == 1 and (held >= self._wanted or self._is_heavy(client))):
            return None
        worker = (self._idle or self._spare).pop()
        worker.client, worker.since = client, time.monotonic()
        self._busy.add(worker)
        return worker

    def _is_heavy(self, client: str) -> bool:
        """Return whether a client runs a long query, or did so a moment ago: the last free worker is not for it."""
        now = time.monotonic()
        if any(worker.client == client and worker.since < now - _LONG for worker in self._busy):
            return True
        return self._heavy.get(client, 0.0) > now

    def _note(self, worker: Worker) -> None:
        """Remember for a while that a client's query was long."""
        now = time.monotonic()
        if worker.since < now - _LONG:
            self._heavy = {client: until for client, until in self._heavy.items() if until > now}
            self._heavy[worker.client] = now + _REMEMBERED

    def _serve(self) -> None:
        """Give free workers to those who wait: first to clients with nothing running, otherwise in order."""
        while self._waiting and (self._idle or self._spare):
            # Whoever was cancelled a moment ago is still in the list, and takes itself out.
            order = sorted((each for each in self._waiting if not each.worker.done()), key=lambda waiting: self._is_heavy(waiting.client))
            for waiting in order:
                if worker := self._free(waiting.client):
                    self._waiting.remove(waiting)
                    waiting.worker.set_result(worker)
                    break
            else:
                return

    async def _look_again(self) -> None:
        await asyncio.sleep(_LONG)
        self._serve()

    # --- what replaces them --------------------------------------------------------------------------------------------

    def _given_back(self, worker: Worker) -> None:
        self._note(worker)
        worker.abandoned = False
        self._busy.discard(worker)
        worker.client = ""
        if self._stopped:
            self._end(worker)
        elif not worker.alive or worker.generation != self.generation:
            self.killed += worker.generation == self.generation
            self._end(worker)
            self._replace()
        else:
            enough = len(self._idle) + len(self._busy) >= self._wanted
            (self._spare if enough and not self._spare else self._idle).append(worker)
        self._serve()

    def _replace(self) -> None:
        """Put the spare worker in the place of one that is gone, and start another spare one."""
        if len(self._idle) + len(self._busy) < self._wanted and self._spare:
            self._idle.append(self._spare.pop())
        self._keep(self._refill())

    async def _refill(self) -> None:
        """Start workers until there are as many as wanted and one to spare; failures are tried again."""
        while not self._stopped and self._missing() > 0:
            self._starting += 1
            try:
                worker = await self._started()
            except SwgraphError as error:
                _LOG.error("查询进程未能启动，稍后重试 a worker did not start, trying again: %s", error)
                await asyncio.sleep(_RETRY)
                continue
            finally:
                self._starting -= 1
            if self._stopped or worker.generation != self.generation:
                self._end(worker)
            elif len(self._idle) + len(self._busy) < self._wanted:
                self._idle.append(worker)
            else:
                self._spare.append(worker)
            self._serve()

    def _missing(self) -> int:
        current = sum(worker.generation == self.generation for worker in self._busy)
        return self._wanted + 1 - len(self._idle) - current - len(self._spare) - self._starting

    async def _all_started(self) -> list[Worker]:
        """Return the workers and one to spare; if one does not start the others are ended."""
        made = await asyncio.gather(*(self._started() for _ in range(self._wanted + 1)), return_exceptions=True)
        workers = [each for each in made if isinstance(each, Worker)]
        for failed in made:
            if isinstance(failed, BaseException):
                for worker in workers:
                    self._end(worker)
                await asyncio.gather(*self._ending, return_exceptions=True)
                raise failed
        return workers

    async def _started(self) -> Worker:
        return await start_worker(self._store, self._memory, allow_network=self._allow_network)

    # --- a new generation ----------------------------------------------------------------------------------------------

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_WATCH)
            try:
                if current_generation(self._store) != self.generation:
                    await self._take_up()
            except SwgraphError as error:
                _LOG.error("新一代暂不可用 the new generation cannot be opened, the old one is served: %s", error)
                await asyncio.sleep(_RETRY)

    async def _take_up(self) -> None:
        """Start workers of the new generation, then let the old ones go: those that are busy end with their query."""
        fresh = await self._all_started()
        newest = fresh[0].generation
        kept = [worker for worker in fresh if worker.generation == newest]
        for worker in (*self._idle, *self._spare, *(each for each in fresh if each not in kept)):
            self._end(worker)
        self.generation = newest
        self._spare = [kept.pop()] if len(kept) > self._wanted else []
        # Those that are busy with the old generation are over the number for the moment; nobody waits for them.
        self._idle = kept
        self._serve()
        self._keep(self._refill())

    def _keep(self, work: "asyncio.Future[None] | object") -> None:
        """Run something beside the requests, and remember it until it ends."""
        task: asyncio.Task[None] = asyncio.ensure_future(work)  # type: ignore[arg-type]
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        task.add_done_callback(_told)


async def _ended(running: "asyncio.Future[Done]") -> None:
    """Let a query that nobody waits for end by itself within a moment, otherwise end it with its process."""
    with contextlib.suppress(TimeoutError, SwgraphError, asyncio.CancelledError):
        await asyncio.wait_for(running, _GRACE)


def _told(task: "asyncio.Task[None]") -> None:
    with contextlib.suppress(asyncio.CancelledError):
        if error := task.exception():
            _LOG.error("后台任务出错 a task beside the requests failed: %s", error)
