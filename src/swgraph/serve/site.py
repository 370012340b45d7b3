"""What every request of a server shares: the processes that answer, the generation that is published, the limits."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from swgraph.errors import ParameterError
from swgraph.serve.budget import Budget, client_of
from swgraph.serve.kept import Kept
from swgraph.serve.metrics import Metrics
from swgraph.store import current_generation

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from starlette.requests import Request

    from swgraph.serve.limits import Serving
    from swgraph.serve.workers import Done, Job


_LEAST_SECONDS: Final = 1.0


class Pool(Protocol):
    """Processes that do jobs; see ``swgraph.serve.workers.Pool``."""

    @property
    def generation(self) -> str:
        """Return the generation that new jobs are answered from, empty before they are started."""

    async def start(self) -> None:
        """Start the processes."""

    async def stop(self) -> None:
        """End them."""

    async def run(self, job: "Job") -> "Done":
        """Return what a job gave."""


@dataclass(slots=True)
class Site:
    """A server while it runs."""

    serving: "Serving"
    pool: Pool
    address: str
    metrics: Metrics = field(default_factory=Metrics)
    budget: Budget | None = None
    kept: Kept = field(default_factory=Kept)

    def generation(self) -> str:
        """Return the generation that answers now: the one published last, or the one before it while processes start.

        Raises:
            StoreError: the store cannot be read.
        """
        return self.pool.generation or current_generation(self.serving.store)

    @property
    def url(self) -> str:
        """Return the address under which clients reach the server; never taken from a request."""
        return self.serving.public_url or self.address

    async def run(self, request: "Request", kind: str, payload: "Mapping[str, Any]", *, keep: bool = True) -> "Done":
        """Return what a worker answers, or answered a moment ago; a client that leaves ends its query.

        ``keep`` is false for what depends on the clock or on chance.

        Raises:
            SwgraphError: what the worker could not do.
            HTTPException: the client's query time is used up.
        """
        from swgraph.serve.workers import Job

        seconds, key = self.seconds(request), (self.generation(), kind, repr(payload))
        if keep and (known := self.kept.get(key)):
            return known
        client = client_of(request.client.host if request.client else "")
        refund = self._pay(client, seconds)
        job = Job(kind, payload, seconds, self.serving.limits.answer, client, self.serving.limits.rows)
        started = time.monotonic()
        try:
            done = await _while_connected(request, self.pool.run(job))
            if keep and done.generation == key[0]:
                self.kept.put(key, done, len(key[2]))
            return done
        finally:
            refund(time.monotonic() - started)

    def seconds(self, request: "Request") -> float:
        """Return the time that a query may take: as ``timeout`` asks, up to the bound.

        Raises:
            ParameterError: ``timeout`` is not a number of seconds.
        """
        limits = self.serving.limits
        # Most requests have none: their parameters need not be read for that.
        asked = request.query_params.get("timeout") if b"timeout" in request.scope["query_string"] else None
        if asked is None:
            return limits.query_seconds
        try:
            seconds = float(asked)
        except ValueError:
            seconds = 0.0
        if not _LEAST_SECONDS <= seconds <= limits.most_query_seconds:
            wanted = f"wanted seconds, at least {_LEAST_SECONDS:g} and at most {limits.most_query_seconds:g}"
            raise ParameterError(f"timeout 有误: {wanted}; leave it out for the usual time")
        return seconds

    def _pay(self, client: str, seconds: float) -> "Callable[[float], None]":
        if self.budget is None:
            return lambda _used: None
        budget = self.budget
        wait = budget.take(client, seconds, time.monotonic())
        if wait:
            detail = f"每分钟的查询时间已用完 wanted a pause: your query time of this minute is used up; come back in {wait:.0f} s"
            raise HTTPException(429, detail, {"Retry-After": str(int(wait) + 1)})
        return lambda used: budget.settle(client, seconds, used)


def site_of(request: "Request") -> Site:
    """Return the site that a request came to."""
    return cast("Site", request.app.state.site)


async def _while_connected(request: "Request", running: "Coroutine[Any, Any, Done]") -> "Done":
    """Return what is awaited, or cancel it when the client leaves."""
    task = asyncio.ensure_future(running)
    leaving = asyncio.ensure_future(_left(request))
    try:
        await asyncio.wait({task, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise ClientDisconnect
        return task.result()
    finally:
        leaving.cancel()
        task.cancel()


async def _left(request: "Request") -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
