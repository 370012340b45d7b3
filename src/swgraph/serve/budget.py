"""How much query time each client has: a bucket that fills up again with every minute."""

from collections import OrderedDict
from typing import Final

_MINUTE: Final = 60.0
_MOST_CLIENTS: Final = 10_000


class Budget:
    """Seconds of query time a minute for each client; the time of a query is taken before it runs, and set right after.

    >>> budget = Budget(10)
    >>> budget.take("a", 8, now=0), budget.take("a", 5, now=0), budget.take("b", 5, now=0)
    (0.0, 18.0, 0.0)
    >>> budget.settle("a", 8, used=1); budget.take("a", 5, now=0)
    0.0
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str, seconds: float, now: float) -> float:
        """Take time and return 0, or take none and return after how many seconds there will be enough."""
        wanted = min(seconds, self._seconds)
        left = self._at(client, now)
        if left < wanted:
            return (wanted - left) * _MINUTE / self._seconds
        self._set(client, left - wanted, now)
        return 0.0

    def settle(self, client: str, seconds: float, used: float) -> None:
        """Return what a query did not need of the time that was taken for it, or take what it used beyond."""
        left, then = self._left.get(client, (self._seconds, 0.0))
        self._left[client] = (min(left + min(seconds, self._seconds) - used, self._seconds), then)

    def _at(self, client: str, now: float) -> float:
        left, then = self._left.get(client, (self._seconds, now))
        return min(left + (now - then) * self._seconds / _MINUTE, self._seconds)

    def _set(self, client: str, left: float, now: float) -> None:
        self._left[client] = (left, now)
        self._left.move_to_end(client)
        if len(self._left) > _MOST_CLIENTS:
            self._left.popitem(last=False)


def client_of(address: str) -> str:
    """Return what counts as one client: an IPv4 address, or the /64 network of an IPv6 address.

    >>> client_of("2001:db8:1:2:3:4:5:6"), client_of("192.0.2.1"), client_of("unix")
    ('2001:db8:1:2::', '192.0.2.1', 'unix')
    """
    from ipaddress import IPv6Address, ip_address

    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv6Address) and not found.ipv4_mapped:
        return str(IPv6Address(int(found) >> 64 << 64))
    return str(found)
