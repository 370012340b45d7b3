"""A load of SPARQL questions over kept connections, with its latencies: ``python client.py PORT PATH SECONDS CLIENTS``."""

import asyncio
import json
import random
import sys
import time
from urllib.parse import quote

PREFIXES = (
    "PREFIX sw: <https://w3id.org/swgraph/def/> PREFIX swr: <https://w3id.org/swgraph/id/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
    "PREFIX eli: <http://data.europa.eu/eli/ontology#> "
)
PROVINCES = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65".split()  # noqa: SIM905


def question(rng: random.Random) -> str:
    """Return one question of the mixture: look-ups, joins from a bound end, a small count."""
    region = f"<https://w3id.org/swgraph/id/region/{rng.choice(PROVINCES)}0000>"
    point = f"<https://w3id.org/swgraph/id/servicepoint/synthetic-{rng.randrange(200_000)}>"
    return rng.choice((
        f"SELECT ?p ?o {{ {point} ?p ?o }}",
        f"SELECT ?l {{ {region} skos:prefLabel ?l }}",
        f"SELECT ?t ?i ?v {{ ?t a sw:Target ; sw:refArea {region} ; sw:indicator ?i . OPTIONAL {{ ?t sw:value ?v }} }}",
        f"SELECT ?o ?v {{ ?o a sw:Observation ; sw:refArea {region} ; sw:value ?v }} LIMIT 20",
        f"SELECT ?c ?l {{ ?c sw:partOf {region} ; skos:prefLabel ?l }}",
        f"SELECT ?d ?t {{ ?d eli:relevant_for {region} ; eli:title ?t }}",
        f"ASK {{ {point} sw:refArea ?r . ?r sw:partOf ?c }}",
        f"SELECT (COUNT(*) AS ?n) {{ ?f a sw:Tier ; sw:refArea {region} }}",
    ))  # fmt: skip


async def client(port: int, path: str, until: float, seed: int, ends: tuple[list[float], list[int]]) -> None:
    found, bad = ends
    rng = random.Random(seed)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.monotonic() < until:
        started = time.perf_counter()
        target = f"{path}?query={quote(PREFIXES + question(rng))}"
        writer.write(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/sparql-results+json\r\n\r\n".encode())
        status = await answered(reader)
        if status == 200:
            found.append(time.perf_counter() - started)
        else:
            bad.append(status)
    writer.close()


async def answered(reader: asyncio.StreamReader) -> int:
    """Read one answer whole and return its status."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    if "content-length:" in head:
        await reader.readexactly(int(head.partition("content-length:")[2].partition("\r\n")[0]))
    else:
        while size := int(await reader.readuntil(b"\r\n"), 16):
            await reader.readexactly(size + 2)
        await reader.readexactly(2)
    return int(head.split(" ", 2)[1])


async def main(port: int, path: str, seconds: float, clients: int) -> None:
    found: list[float] = []
    bad: list[int] = []
    until = time.monotonic() + seconds
    await asyncio.gather(*(client(port, path, until, seed, (found, bad)) for seed in range(clients)))
    found.sort()
    report = {
        "per_second": len(found) / seconds,
        "p50_ms": 1000 * found[len(found) // 2],
        "p99_ms": 1000 * found[int(len(found) * 0.99)],
        "failed": len(bad),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3]), int(sys.argv[4])))
