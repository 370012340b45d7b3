"""The server: uvicorn with connections that are watched, stopped gracefully by SIGTERM."""

import asyncio
import signal
from functools import partial
from typing import TYPE_CHECKING, Final

import uvicorn

from swgraph.serve.connections import Connection, sweep

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from starlette.types import ASGIApp

    from swgraph.serve.limits import Limits, Serving
    from swgraph.serve.site import Site


_SEND_BUFFER: Final = 128 * 1024
_BACKLOG: Final = 1024


class Server(uvicorn.Server):
    """A server that looks at its connections ten times a second."""

    limits: "Limits"

    async def on_tick(self, counter: int) -> bool:
        """Cut what does not keep moving, then do what uvicorn does."""
        sweep(list(self.server_state.connections), self.limits, asyncio.get_running_loop().time())
        return await super().on_tick(counter)


def run(site: "Site", application: "ASGIApp", listener: "socket.socket", told: "Callable[[], None]") -> None:
    """Serve until SIGTERM or Ctrl+C; running requests are finished, within the time that ``Limits`` gives.

    Raises:
        SwgraphError: the processes that answer cannot be started.
    """
    server = Server(_config(application, site))
    server.limits = site.serving.limits
    before = {each: signal.signal(each, partial(_stop, server)) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        with asyncio.Runner(loop_factory=_loop()) as runner:
            runner.run(_serve(site, server, listener, told))
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _loop() -> "Callable[[], asyncio.AbstractEventLoop]":
    """Return what makes the loop: uvloop's, which takes half the time, or Python's own where there is none (Windows)."""
    try:
        import uvloop
    except ImportError:
        return asyncio.new_event_loop
    return uvloop.new_event_loop


async def _serve(site: "Site", server: Server, listener: "socket.socket", told: "Callable[[], None]") -> None:
    try:
        await site.pool.start()
        listener.listen(_BACKLOG)
        told()
        await server.serve(sockets=[listener])
    finally:
        await site.pool.stop()


def _stop(server: Server, *_: object) -> None:
    # uvicorn takes the signals while it serves, and raises them again when it has stopped: that is no failure.
    if not server.started:
        raise SystemExit(0)


def listen(serving: "Serving") -> "socket.socket":
    """Return a socket that listens where it should; port 0 takes any that is free.

    Raises:
        OSError: the address is not of this machine, or the port is taken.
    """
    import socket

    family = socket.AF_INET6 if ":" in serving.host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # The system's own buffers grow to megabytes for a client that does not read.
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
    try:
        listener.bind((serving.host, serving.port))
    except OSError:
        listener.close()
        raise
    return listener


def _config(application: "ASGIApp", site: "Site") -> uvicorn.Config:
    class Watched(Connection):
        pass

    serving = site.serving
    Watched.limits, Watched.cut = serving.limits, site.metrics.cut
    return uvicorn.Config(
        application,
        http=Watched,
        ws="none",
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=serving.behind_proxy,
        forwarded_allow_ips="127.0.0.1,::1",
        h11_max_incomplete_event_size=serving.limits.target,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=serving.limits.stop_seconds,
        backlog=_BACKLOG,
    )
