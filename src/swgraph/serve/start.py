"""Starting a server: the address it listens on, what it shares, and the processes that answer."""

from typing import TYPE_CHECKING

from swgraph.serve.application import application
from swgraph.serve.budget import Budget
from swgraph.serve.server import listen, run
from swgraph.serve.site import Pool, Site

if TYPE_CHECKING:
    from collections.abc import Callable

    from swgraph.serve.limits import Serving


def start(serving: "Serving", pool: Pool, told: "Callable[[str], None]") -> None:
    """Serve until the process is told to stop; ``told`` gets the address once requests can come.

    Raises:
        StoreNotFoundError: nothing is published in the store.
        ServingError: the processes that answer cannot be started.
        OSError: the address is not of this machine, or the port is taken.
    """
    _open_files(3 * serving.limits.connections)
    listener = listen(serving)
    host, port = listener.getsockname()[:2]
    site = Site(serving, pool, f"http://{f'[{host}]' if ':' in host else host}:{port}")
    site.generation()
    if serving.limits.budget is not None:
        site.budget = Budget(serving.limits.budget)
    run(site, application(site), listener, lambda: told(site.address))


def _open_files(wanted: int) -> None:
    """Let the process have a file for every connection, where the system has such a bound and lets it be raised."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if most > soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
