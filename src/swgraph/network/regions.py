"""Regions and what they set themselves: tasks by category, and figures by indicator."""

from collections.abc import Iterable

from swgraph.iri import digest
from swgraph.network.actors import days_of
from swgraph.network.asking import Asking, Names, Wanted, day, grouped, short, sources, span, texts
from swgraph.network.records import Edge, Node
from swgraph.query import Row


def tasks(asking: Asking, wanted: Wanted) -> tuple[list[Node], list[Edge]]:
    """Return regions, categories of tasks, and which region has tasks of which category; ``kind`` is the category.

    An edge weighs as many facts as say so. A task without a category joins nothing. Its day is that of the document that sets it, or
    of the report.
    """
    days = days_of(asking)
    dated = [(row, days.get(str(row["document"])) or day(row, "day")) for row in asking.rows("tasks")]
    said: list[Row] = [{**row, "when": when} for row, when in dated if wanted.has_kind(str(row["category"])) and wanted.has_day(when)]
    names = asking.names(row[name] for row in said for name in ("region", "category"))
    rows = _here(said, names, wanted)
    edges = []
    for key, same in grouped(rows, "region", "category"):
        start, end = span(day(row, "when") for row in same)
        edges.append(Edge(
            digest("task", *key), key[0], key[1], "hasTask", "有任务", len({row["fact"] for row in same}), names[key[0]].name, start, end, sources(same),
            {"tasks": texts(same, "words")},
        ))  # fmt: skip
    nodes = [*_regions(asking, rows, names), *_concepts(rows, names, "category", "Task")]
    return sorted(nodes, key=lambda node: node.id), sorted(edges, key=lambda edge: edge.id)


def indicators(asking: Asking, wanted: Wanted) -> tuple[list[Node], list[Edge]]:
    """Return regions, indicators, and an edge for each target or actual value; ``kind`` is its role.

    The day of an edge is the deadline or the date of the value.
    """
    said = [
        row for row in asking.rows("figures")
        if wanted.has_kind(str(row["role"])) and wanted.has_day(day(row, "day", "not_after"))
    ]  # fmt: skip
    names = asking.names(row[name] for row in said for name in ("region", "indicator", "role", "unit", "comparator"))
    rows = _here(said, names, wanted)
    edges = []
    for key, same in grouped(rows, "fact", "region", "indicator"):
        row = same[0]
        when = day(row, "day", "not_after")
        role = str(row["role"])
        edges.append(Edge(
            digest("figure", *key), key[1], key[2], role.rpartition("/")[2], names[role].name, 1, names[key[1]].name, when, when, sources(same),
            {
                "value": row["value"], "least": row["least"], "most": row["most"], "unit": names[str(row["unit"])].name if row["unit"] else None,
                "comparator": names[str(row["comparator"])].name if row["comparator"] else None, "words": row["words"], "fact": key[0],
            },
        ))  # fmt: skip
    nodes = [*_regions(asking, rows, names), *_concepts(rows, names, "indicator", "Indicator")]
    return sorted(nodes, key=lambda node: node.id), sorted(edges, key=lambda edge: edge.id)


def _here(rows: Iterable[Row], names: Names, wanted: Wanted) -> list[Row]:
    return [row for row in rows if wanted.has_region(str(row["region"])) and wanted.has_level(names[str(row["region"])].level)]


def _regions(asking: Asking, rows: list[Row], names: Names) -> list[Node]:
    levels = asking.names({names[str(row["region"])].level for row in rows})
    found = []
    for (region,), same in grouped(rows, "region"):
        named = names[region]
        level = levels[named.level].name if named.level else None
        found.append(Node(region, short(named.short), named.name, "Region", named.name, sources=sources(same), attributes={"level": level}))
    return found


def _concepts(rows: list[Row], names: Names, column: str, kind: str) -> list[Node]:
    return [
        Node(concept, short(names[concept].name), names[concept].name, kind, sources=sources(same), attributes={"level": None})
        for (concept,), same in grouped(rows, column)
    ]
