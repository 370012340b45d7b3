"""A tiny SPARQL server in this process that keeps its graphs in Oxigraph."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, QueryResultsFormat, QueryTriples, RdfFormat
from pyoxigraph import Store as Engine

from swgraph.store.upload import Target


@dataclass(slots=True)
class Server:
    """What the tiny server holds, what it was asked to change and to tell, whether it leaves things out or gets things wrong."""

    url: str = ""
    engine: Engine = field(default_factory=Engine)
    changes: list[tuple[str, str]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    forgetful: bool = False
    wrong: bool = False

    @property
    def target(self) -> Target:
        return Target(f"{self.url}/query", f"{self.url}/data")

    def ask(self, form: dict[str, list[str]]) -> bytes:
        query = form["query"][0]
        self.asked.append(query)
        if self.wrong:  # divides as some servers do, and writes numbers in its own way
            query = query.replace("9 / 4", "2")
        default: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(graph) for graph in form.get("default-graph-uri", [])]
        named: list[NamedNode | BlankNode] = [NamedNode(graph) for graph in form.get("named-graph-uri", [])]
        # Without either, what FROM names is asked.
        chosen = {"default_graph": default, "named_graphs": named} if default or named else {}
        found = self.engine.query(query, **chosen)  # type: ignore[arg-type]
        assert not isinstance(found, QueryTriples)
        return found.serialize(format=QueryResultsFormat.JSON) or b""

    def change(self, method: str, graph: str, body: bytes) -> None:
        self.changes.append((method, graph))
        if method in ("PUT", "DELETE"):
            self.engine.remove_graph(NamedNode(graph))
        lines = body.splitlines(keepends=True)[1 if self.forgetful and len(body) > 200 else 0 :]
        sent = b"".join(lines)
        if self.wrong:
            sent = sent.replace(b'"1.50"', b'"1.5"')
        self.engine.load(sent, RdfFormat.N_TRIPLES, to_graph=NamedNode(graph))


@contextmanager
def tiny_server() -> Iterator[Server]:
    """Run one, empty at first."""
    holds = Server()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = urlsplit(self.path)
            if asked.path == "/query":
                answer = holds.ask(parse_qs(body.decode()))
            else:
                holds.change(self.command, parse_qs(asked.query)["graph"][0], body)
                answer = b""
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def do_POST(self) -> None:
            self._answer()

        def do_PUT(self) -> None:
            self._answer()

        def do_DELETE(self) -> None:
            self._answer()

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    holds.url = f"http://127.0.0.1:{running.server_address[1]}"
    thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield holds
    running.shutdown()
    running.server_close()
    thread.join(5)
