"""Connections that must keep moving: what asks too slowly, or takes its answer too slowly, is cut.

uvicorn limits none of these: a client that sends half a header is waited for until it leaves. Stages are looked at ten times
a second by ``Server.on_tick``, so that a request costs no timer.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio

    from swgraph.serve.limits import Limits

_DRAIN_SECONDS: Final = 1.0
_JUST_COME: Final = 0.2
_MOST_DRAINED: Final = 4 * 1024 * 1024
_JOINED: Final = 16 * 1024


class Stage(NamedTuple):
    """What a connection is waiting for, and in which request; the same pair is the same wait."""

    name: str
    request: object


class Joined:
    """A transport that sends what is written in one turn of the loop at once: head, body and end of an answer are one call of the system."""

    def __init__(self, transport: "asyncio.Transport", loop: "asyncio.AbstractEventLoop") -> None:
        self._transport = transport
        self._loop = loop
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> None:
        """Keep bytes until the end of this turn; many are sent at once, so that a slow client is noticed."""
        if not self._parts:
            self._loop.call_soon(self.flush)
        self._parts.append(data)
        if len(data) > _JOINED:
            self.flush()

    def flush(self) -> None:
        """Send what was kept."""
        if self._parts:
            data, self._parts = b"".join(self._parts), []
            self._transport.write(data)

    def close(self) -> None:
        """Send what was kept, and close."""
        self.flush()
        self._transport.close()

    def get_write_buffer_size(self) -> int:
        """Return how many bytes were written and not yet taken."""
        return self._transport.get_write_buffer_size() + sum(map(len, self._parts))

    def __getattr__(self, name: str) -> object:
        return getattr(self._transport, name)


class Connection(H11Protocol):
    """One connection, which knows since when it waits for its client.

    After an answer that was given before the whole body came (413), some of what still comes is thrown away, so that the client
    can read the answer: closed at once, the connection would be reset under it. After a second or 4 MB it ends.
    """

    limits: "Limits"
    cut: Counter[str]

    def connection_made(self, transport: "asyncio.Transport") -> None:  # type: ignore[override]
        """Take a connection; ``sweep`` makes room where there are too many, and twice as many are too many at once."""
        super().connection_made(cast("asyncio.Transport", Joined(transport, self.loop)))
        self.stage = Stage("header", None)
        self.since = self.loop.time()
        self.half_sent = self.drained = 0
        self.is_refused = False
        if len(self.connections) > 2 * self.limits.connections:
            self.end("room")

    def data_received(self, data: bytes) -> None:
        """Take bytes, unless they belong to a request that has been answered already."""
        if self.is_refused or self._is_answered_early():
            self.drained += len(data)
            if self.drained > _MOST_DRAINED:
                self.end("drain")
            return
        before = self.cycle
        self.half_sent += len(data)
        super().data_received(data)
        if self.cycle is not before:
            self.half_sent = 0

    def waits_for(self) -> Stage:
        """Return what the client owes: a header, a body, or to take its answer; nothing while a query runs."""
        cycle = self.cycle
        if self.is_refused:
            return Stage("drain", cycle)
        if cycle is None or (cycle.response_complete and self.conn.their_state is h11.IDLE):
            return Stage("answer" if self._unsent() else "header", cycle)
        if self._is_answered_early():
            return Stage("drain", cycle)
        if cycle.response_started:
            return Stage("answer", cycle)
        if self.conn.their_state is h11.SEND_BODY:
            return Stage("body", cycle)
        return Stage("", cycle)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP, or too long to be read as a whole; then let it drain like an early answer."""
        is_long = self.half_sent > self.limits.target
        status, reason = (414, b"URI Too Long") if is_long else (400, b"Bad Request")
        text = f"{status} 请求有误 {msg}\n" if not is_long else f"{status} 地址过长 wanted at most {self.limits.target} bytes; POST the query\n"
        body = text.encode()
        head = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body))), ("Connection", "close")]
        events = (h11.Response(status_code=status, headers=head, reason=reason), h11.Data(data=body), h11.EndOfMessage())
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            self.transport.write(b"".join(self.conn.send(event) or b"" for event in events))
        self.is_refused = True

    def end(self, why: str) -> None:
        """Cut the connection at once, whatever is still unsent."""
        self.cut[why] += 1
        self.transport.abort()

    def _is_answered_early(self) -> bool:
        return self.cycle is not None and self.cycle.response_complete and self.conn.their_state is h11.SEND_BODY

    def _unsent(self) -> int:
        return self.transport.get_write_buffer_size()


def sweep(connections: Iterable[object], limits: "Limits", now: float) -> None:
    """Cut every connection that has waited too long for its client; of too many, those that have asked for nothing the longest."""
    ours = [each for each in connections if isinstance(each, Connection)]
    allowed = {
        "header": limits.header_seconds,
        "body": limits.body_seconds,
        "answer": limits.answer_seconds,
        "drain": _DRAIN_SECONDS,
    }
    for each in ours:
        stage = each.waits_for()
        if stage.name != each.stage.name or stage.request is not each.stage.request:
            each.stage, each.since = stage, now
        elif stage.name and now - each.since > allowed[stage.name]:
            each.end(stage.name)
    _make_room(ours, limits.connections, now)
    _lighten(ours, limits.half_sent)


def _make_room(connections: list[Connection], most: int, now: float) -> None:
    # A client that has only just come may have sent its request already: it was not read yet.
    idle = [each for each in connections if each.stage.name == "header" and now - each.since > _JUST_COME]
    surplus = max(len(connections) - most, 0)
    for each in sorted(idle, key=lambda each: each.since)[:surplus]:
        each.end("room")


def _lighten(connections: list[Connection], most: int) -> None:
    held = sorted((each for each in connections if each.stage.name == "header"), key=lambda each: each.half_sent)
    total = sum(each.half_sent for each in held)
    while total > most:
        largest = held.pop()
        total -= largest.half_sent
        largest.end("half_sent")
