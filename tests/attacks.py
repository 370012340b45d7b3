"""Queries that are meant to hold, fill or leave the process that runs them; bounded, and run against the tests' own servers only."""

import socket
import threading
from collections.abc import Iterator, Sequence

_EVERYTHING = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
_SPELLINGS = (
    "SERVICE {url} {{ ?s ?p ?o }}", "service {url} {{ ?s ?p ?o }}", "SeRvIcE {url} {{ ?s ?p ?o }}", "SERVICE SILENT {url} {{ ?s ?p ?o }}",
    "service silent {url} {{ ?s ?p ?o }}", "SERVICE{url}{{ ?s ?p ?o }}", "SERVICE\t{url}\t{{ ?s ?p ?o }}", "SERVICE\n{url}\n{{ ?s ?p ?o }}",
    "SERVICE#x\n{url} {{ ?s ?p ?o }}", "SERVICE {url}#x\n{{ ?s ?p ?o }}", "?s ?p ?o . SERVICE {url} {{ ?s ?p ?o }}",
    "?s ?p true.SERVICE {url} {{ ?s ?p ?o }}", "?s ?p 1.SERVICE {url} {{ ?s ?p ?o }}", "?s ?p 'x'.SERVICE {url} {{ ?s ?p ?o }}",
    "{{ SERVICE {url} {{ ?s ?p ?o }} }}", "OPTIONAL {{ SERVICE {url} {{ ?s ?p ?o }} }}", "{{ ?s ?p ?o }} UNION {{ SERVICE {url} {{ ?s ?p ?o }} }}",
    "?s ?p ?o MINUS {{ SERVICE {url} {{ ?s ?p ?o }} }}", "?s ?p ?o FILTER EXISTS {{ SERVICE {url} {{ ?s ?p ?o }} }}",
    "{{ SELECT * {{ SERVICE {url} {{ ?s ?p ?o }} }} }}", "GRAPH ?g {{ SERVICE {url} {{ ?s ?p ?o }} }}",
    "VALUES ?x {{ {url} }} SERVICE ?x {{ ?s ?p ?o }}", "BIND({url} AS ?x) SERVICE SILENT ?x {{ ?s ?p ?o }}",
    "SERVICE {url} {{ SERVICE {url} {{ ?s ?p ?o }} }}", "?s ?p ?o ; a ?c .SERVICE {url} {{ ?s ?p ?o }}",
)  # fmt: skip


class Listener:
    """A socket on this machine that counts who calls."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.calls = 0
        threading.Thread(target=self._count, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}/sparql"

    def _count(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


def service_queries(url: str) -> Sequence[str]:
    """Return 25 spellings of a query that calls another server."""
    return [f"SELECT * {{ {each.format(url=f'<{url}>')} }}" for each in _SPELLINGS]


def attacks(url: str, file: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each attack and its query; ``url`` and ``file`` are what it tries to reach."""
    doubled = "".join(f"BIND(CONCAT(?s{i}, ?s{i}) AS ?s{i + 1}) " for i in range(40))
    yield "cross join", f"SELECT (COUNT(*) AS ?n) {{ {_EVERYTHING} FILTER(?a != ?i) }}"
    yield "order by", f"SELECT * {{ {_EVERYTHING} }} ORDER BY ?c ?f ?i"
    yield "string doubling", f"SELECT (STRLEN(?s40) AS ?n) {{ BIND('xxxxxxxxxxxxxxxx' AS ?s0) {doubled}}}"
    yield "list of 300 items", f"ASK {{ ?s ?p ({' 1' * 300} ) }}"
    yield "nested STR", f"SELECT * {{ BIND({'STR(' * 956}1{')' * 956} AS ?x) }}"
    yield "braces", f"SELECT * {'{' * 20_000}{'}' * 20_000}"
    yield "parentheses", f"SELECT * {{ FILTER({'(' * 15_000}1{')' * 15_000}) }}"
    yield "everything", "SELECT * { ?s ?p ?o }"
    for number, query in enumerate(service_queries(url)):
        yield f"service {number}", query
    for place in (url, file):
        yield f"from {place[:5]}", f"SELECT * FROM <{place}> {{ ?s ?p ?o }}"
        yield f"load {place[:5]}", f"LOAD <{place}>"
    yield "insert", "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
    yield "70 KB", f"SELECT * {{ ?s ?p '{'x' * 70_000}' }}"
    yield "regex", 'SELECT * { ?s ?p ?o . ?a ?b ?c FILTER(REGEX(CONCAT(STR(?o), STR(?c), STR(?a)), "(.*.*.*.*.*.*)*(社+工+)*站$")) }'
