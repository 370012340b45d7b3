"""What a server may be told: where it listens, and how much of everything a client gets."""

from dataclasses import dataclass, field
from pathlib import Path

KB = 1024
MB = 1024 * KB


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one server; sizes in bytes, times in seconds.

    Attributes:
        query: longest query.
        target: longest address line (path and parameters as they are sent).
        body: longest body of a request; what is beyond it is not read.
        answer: longest answer; a longer one is refused as a whole.
        rows: most rows of an answer, or statements of a graph; more are refused as a whole.
        query_seconds: time of a query that asks for none.
        most_query_seconds: most that a query may ask for.
        header_seconds: time for a whole request line with its headers, also between two requests of a connection.
        body_seconds: time for a whole body.
        answer_seconds: time in which a client takes a whole answer.
        connections: open at once; beyond it the one that has been asking for nothing the longest is closed.
        half_sent: bytes of unfinished headers held at once, over all connections.
        budget: seconds of query time that a client has a minute, None for no bound.
        stop_seconds: time that running requests have when the server is told to stop.
    """

    query: int = 64 * KB
    target: int = 96 * KB
    body: int = 1 * MB
    answer: int = 32 * MB
    rows: int = 200_000
    query_seconds: float = 5.0
    most_query_seconds: float = 30.0
    header_seconds: float = 10.0
    body_seconds: float = 20.0
    answer_seconds: float = 60.0
    connections: int = 500
    half_sent: int = 2 * MB
    budget: float | None = None
    stop_seconds: int = 35


@dataclass(frozen=True, slots=True)
class Serving:
    """Where a graph is served, and to whom.

    Attributes:
        store: directory of the store.
        host: address to listen on.
        port: port to listen on, 0 for any that is free.
        public_url: address under which clients reach the server, without a slash at the end; None for host and port.
        hosts: further names that may stand in the header Host.
        origins: origins whose pages may read answers (CORS); none unless given.
        behind_proxy: take the address of a client from X-Forwarded-For, as a proxy on this machine sets it.
        log_queries: write queries into the access log.
    """

    store: Path
    host: str = "127.0.0.1"
    port: int = 7878
    public_url: str | None = None
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    behind_proxy: bool = False
    log_queries: bool = False
    limits: Limits = field(default_factory=Limits)
