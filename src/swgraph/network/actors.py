"""Who issues with whom: departments, joined by the documents that they issued together."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations

from swgraph.iri import digest
from swgraph.network.asking import Asking, Wanted, day, grouped, short, sources, span, text
from swgraph.network.records import Edge, Node
from swgraph.query import Row

_Days = Mapping[str, date | None]


def actors(asking: Asking, wanted: Wanted) -> tuple[list[Node], list[Edge]]:
    """Return departments and the pairs that issued a document together; ``kind`` is that of the document.

    An edge weighs as many documents as the two issued together. Its day is that of issue, or the latest it can be.
    """
    days, titles = days_of(asking), {str(row["document"]): row for row in asking.rows("titles")}
    seats = [row for row in asking.rows("seats") if _is_wanted(titles.get(str(row["document"])), days, row, wanted)]
    bodies = {key[0]: rows for key, rows in grouped(asking.rows("organizations"), "organization")}
    names = asking.names(row[name] for rows in bodies.values() for row in rows for name in ("region", "function"))
    levels = asking.names({named.level for named in names.values()})
    kept = {
        body for body, rows in bodies.items()
        if wanted.levels is None or wanted.has_level(names[str(rows[0]["region"])].level if rows[0]["region"] else None)
    }  # fmt: skip
    seats = [row for row in seats if str(row["organization"]) in kept]
    nodes = []
    for (body,), rows in grouped(seats, "organization"):
        said = bodies[body]
        region = names.get(str(said[0]["region"]))
        level = levels.get(region.level) if region and region.level else None
        start, end = span(days.get(str(row["document"])) for row in rows)
        nodes.append(Node(
            body, short(str(said[0]["name"])), str(said[0]["name"]), "Organization", region.name if region else None, start, end, sources(rows),
            {
                "function": next((names[str(row["function"])].name for row in said if row["function"]), None),
                "level": level.name if level else None,
                "documents": len({row["document"] for row in rows}),
                "led": len({row["document"] for row in rows if row["place"] == 1}),
            },
        ))  # fmt: skip
    regions = {node.id: node.region for node in nodes}
    return nodes, sorted(_edges(seats, titles, days, regions), key=lambda edge: edge.id)


def days_of(asking: Asking) -> dict[str, date | None]:
    """Return the day of issue of each document, or the latest it can be."""
    found: dict[str, date | None] = {}
    for (document,), rows in grouped(asking.rows("days"), "document"):
        exact, bounds = span(day(row, "day") for row in rows)[0], span(day(row, "not_after") for row in rows)[0]
        found[document] = exact or bounds
    return found


def _is_wanted(document: Row | None, days: _Days, seat: Row, wanted: Wanted) -> bool:
    if document is None:
        return False
    here = wanted.has_region(text(document, "region")) and wanted.has_kind(text(document, "kind"))
    return here and wanted.has_day(days.get(str(seat["document"])))


def _edges(seats: list[Row], titles: Mapping[str, Row], days: _Days, regions: Mapping[str, str | None]) -> Iterator[Edge]:
    pairs: dict[tuple[str, str], list[tuple[str, list[Row]]]] = {}
    for (document,), rows in grouped(seats, "document"):
        for one, other in combinations(sorted({str(row["organization"]) for row in rows}), 2):
            pairs.setdefault((one, other), []).append((document, rows))
    for (one, other), together in pairs.items():
        start, end = span(days.get(document) for document, _ in together)
        yield Edge(
            digest("issuesWith", one, other), one, other, "issuesWith", "联合发文", len(together),
            regions[one] if regions[one] == regions[other] else None, start, end,
            sources(row for _, rows in together for row in rows if str(row["organization"]) in (one, other)),
            {
                "titles": tuple(sorted(str(titles[document]["title"]) for document, _ in together)),
                "led_by_source": _led(together, one),
                "led_by_target": _led(together, other),
            },
        )  # fmt: skip


def _led(together: list[tuple[str, list[Row]]], body: str) -> int:
    """Return how many of the documents a department led."""
    return sum(any(row["place"] == 1 and str(row["organization"]) == body for row in rows) for _, rows in together)
