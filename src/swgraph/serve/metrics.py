"""What happened, as Prometheus reads it: https://prometheus.io/docs/instrumenting/exposition_formats/ ."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

_BOUNDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


@dataclass(slots=True)
class Metrics:
    """Counts since the start: requests by route, method and status, their durations, bytes sent, and connections cut."""

    requests: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    durations: Counter[tuple[str, float]] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    sent: int = 0
    running: int = 0
    cut: Counter[str] = field(default_factory=Counter)

    def add(self, route: str, method: str, status: int, seconds: float, sent: int) -> None:
        """Count a request that was answered."""
        self.requests[route, method, status] += 1
        bound = next((each for each in _BOUNDS if seconds <= each), float("inf"))
        self.durations[route, bound] += 1
        self.seconds[route] += seconds  # type: ignore[assignment]
        self.sent += sent

    def lines(self, generation: str, kept: int = 0) -> Iterator[str]:
        """Yield the exposition; ``kept`` is how many answers were given without running their query again."""
        yield "# TYPE swgraph_kept_answers_total counter"
        yield f"swgraph_kept_answers_total {kept}"
        yield "# TYPE swgraph_requests_total counter"
        for (route, method, status), n in sorted(self.requests.items()):
            yield f'swgraph_requests_total{{route="{route}",method="{method}",status="{status}"}} {n}'
        yield "# TYPE swgraph_request_seconds histogram"
        for route in sorted(self.seconds):
            yield from self._histogram(route)
        yield "# TYPE swgraph_sent_bytes_total counter"
        yield f"swgraph_sent_bytes_total {self.sent}"
        yield "# TYPE swgraph_requests_running gauge"
        yield f"swgraph_requests_running {self.running}"
        yield "# TYPE swgraph_connections_cut_total counter"
        for why, n in sorted(self.cut.items()):
            yield f'swgraph_connections_cut_total{{stage="{why}"}} {n}'
        yield "# TYPE swgraph_generation_info gauge"
        yield f'swgraph_generation_info{{generation="{generation}"}} 1'

    def _histogram(self, route: str) -> Iterator[str]:
        total = 0
        for bound in (*_BOUNDS, float("inf")):
            total += self.durations[route, bound]
            shown = "+Inf" if bound == float("inf") else bound
            yield f'swgraph_request_seconds_bucket{{route="{route}",le="{shown}"}} {total}'
        yield f'swgraph_request_seconds_sum{{route="{route}"}} {self.seconds[route]:.6f}'
        yield f'swgraph_request_seconds_count{{route="{route}"}} {total}'
